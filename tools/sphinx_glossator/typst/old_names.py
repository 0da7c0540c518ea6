"""Handouts of texts and pages that were renamed keep their old addresses: a PDF cannot lead on, so it stays.

What is published under the old name is the handout of now; its old places are destinations in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from glossator_schema.front_matter import OLD_ADDRESS
from glossator_schema.printing import HANDOUT_KINDS
from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def list_renamed(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Yield the names, without endings, of handouts that texts and pages had, and those that they have now."""
    for docname in sorted(env.metadata):
        if OLD_ADDRESS not in env.metadata[docname]:
            continue
        for node in env.get_doctree(docname).findall(edition.edition_renamed):
            old, new = (node[name].rpartition("/")[2] for name in ("text_id", "to"))
            yield from ((f"{old}{kind.suffix}", f"{new}{kind.suffix}") for kind in HANDOUT_KINDS)


def find_old_names(env: BuildEnvironment, good: Mapping[str, Path]) -> dict[str, Path]:
    """Return the PDFs of ``good`` that stand under an old name besides, by that name; none takes another's."""
    return {
        f"{old}.pdf": good[f"{new}.pdf"]
        for old, new in list_renamed(env)
        if f"{new}.pdf" in good and f"{old}.pdf" not in good
    }
