"""Take what an earlier build left of pages that are no more, or no more for this audience, away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def remove_pages(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Delete what an earlier build wrote of them, which Sphinx leaves (``env-get-outdated``)."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        for docname in removed:
            Path(app.builder.get_output_path(docname)).unlink(missing_ok=True)
    return []


def drop_empty_postings(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Drop the words of the search index that stand on no page any more (``html-collect-pages``).

    Sphinx keeps them with no page to point to, so that an incremental build would give other bytes
    than a fresh one.
    """
    if isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.search:
        index = app.builder.indexer
        if index is not None:
            for postings in (index._mapping, index._title_mapping):
                for word in [word for word, pages in postings.items() if not pages]:
                    del postings[word]
    return []
