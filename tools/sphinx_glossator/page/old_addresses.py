"""Keep the pages at old addresses of texts and pages out of what readers find: contents, sidebar, book, search.

Such a page says so in its front matter (``old-address: <the old id>``). A pattern in a table of contents
would find it as it finds the page that stood in the same place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from glossator_schema.front_matter import OLD_ADDRESS
from sphinx_glossator.page.front_matter import read_page_head

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def is_old_address(page: Path) -> bool:
    """Tell whether a page stands at the old address of a text or page; it is read without Sphinx."""
    if page.suffix != ".md" or not page.exists():
        return False
    return OLD_ADDRESS in (
        read_page_head(page.read_text(encoding="utf-8-sig", errors="replace")) or ()
    )


class OldAddresses(SphinxTransform):
    """Take old addresses out of the tables of contents (before Sphinx collects these)."""

    default_priority = 304

    def apply(self, **kwargs: Any) -> None:
        for contents in self.document.findall(addnodes.toctree):
            old = {name for name in contents["includefiles"] if self.is_old(name)}
            if not old:
                continue
            if not contents.get("glob"):
                message = "%s is the old address of a text or page; write the name that it has now"
                logger.warning(message, sorted(old)[0], location=contents)
            contents["includefiles"] = [n for n in contents["includefiles"] if n not in old]
            contents["entries"] = [entry for entry in contents["entries"] if entry[1] not in old]

    def is_old(self, docname: str) -> bool:
        return is_old_address(Path(self.env.doc2path(docname)))


def reread_contents(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Return the pages with contents, where a page became an old address or is one no more.

    (``env-get-outdated``)
    """
    switched = any(
        is_old_address(Path(env.doc2path(name))) != (OLD_ADDRESS in env.metadata.get(name, ()))
        for name in sorted(env.found_docs - added)
    )
    return sorted(env.toctree_includes.keys() - added - removed) if switched else []
