"""The links to a page's handouts: which are published is known last, and differs from build to build.

So a page is written, and kept, with a mark in their place. When all pages are kept, the mark becomes the links,
three for a text and one for another page; where there is no such handout, it goes, and with it the line that
was for nothing else. Whoever publishes handouts beside the pages connects to the event ``edition-handouts``,
which is answered with their address.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema import printed
from sphinx_glossator.html.builders import BROWSER_BUILDERS
from sphinx_glossator.html.downloads import DOWNLOADS, link_downloads, list_handout_kinds
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import name_handout
from sphinx_glossator.views.kept_pages import PageKeeper
from sphinx_glossator.views.shown import SCREEN_BUILDERS
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HANDOUTS = "edition-handouts"

MARK = f'<a class="{printed.HANDOUT_LINK}"></a>'
"""What stands for the links. Nobody writes it: what a text or a note says in such words is escaped."""

LINE = f'<p class="{printed.TOOLS}">{MARK}</p>'
"""The line of a hand-written page."""

VANISHING = (LINE, f'<div class="{printed.TOOLS}">{MARK}</div>\n', f"{MARK} ", MARK)
"""What goes where there is no handout: of a line with other tools the mark alone."""


class HandoutLinks(SphinxPostTransform):
    """Set the line with the link below the title of a hand-written page that is a handout."""

    default_priority = 6
    builders = SCREEN_BUILDERS

    def run(self, **kwargs: Any) -> None:
        if any(self.document.findall(edition.edition_header)):  # a text, whose header has the link
            return
        docname, config = self.env.current_document.docname, self.config
        title = next(self.document.findall(nodes.title), None)
        if (
            title is not None
            and config.typst_handouts
            and name_handout(docname, config.typst_handout_pages)
        ):
            line = nodes.raw("", LINE, format="html")
            title.parent.insert(title.parent.index(title) + 1, line)


def link_handouts(app: Sphinx, exception: Exception | None) -> None:
    """Write the links (``build-finished``, after the pages are kept); what keeps none has written them."""
    if exception is None and isinstance(app.builder, BROWSER_BUILDERS) and app.builder.keeps:
        found = app.events.emit_firstresult(HANDOUTS)
        app.builder.handouts = str(found or app.config.edition_handout)
        app.builder.downloads = app.events.emit_firstresult(DOWNLOADS) or {}
        link_pages(app.builder, app.builder.list_pages())


def link_pages(builder: PageKeeper, docnames: Iterable[str]) -> None:
    """Write the links in the files of some pages."""
    for docname in docnames:
        file = Path(builder.get_output_path(docname))
        page = file.read_text(encoding="utf-8")
        linked = link_page(builder, docname, page, builder.handouts)
        if linked != page:
            file.write_text(linked, encoding="utf-8")


def link_page(builder: PageKeeper, docname: str, page: str, handouts: str) -> str:
    """Return a page with the links to its handouts.

    :param handouts: the address of a handout from the root of the site, with ``{text_id}`` in it; or "".
    """
    page = link_downloads(builder, docname, page, handouts)
    if handouts:
        domain = cast(EditionDomain, builder.env.domains["edition"])
        record = domain.pages.get(docname)
        up = "../" * docname.count("/")
        if record and record.text:
            links = [
                write_handout_link(up + handouts.format(text_id=name), _("{} (PDF)").format(label))
                for name, label in list_handout_kinds(record.text.id)
            ]
        else:
            name = name_handout(docname, builder.config.typst_handout_pages)
            links = [
                write_handout_link(up + handouts.format(text_id=name), _("Printable handout (PDF)"))
            ]
        return page.replace(MARK, " ".join(links), 1)
    for vanishing in VANISHING:
        page = page.replace(vanishing, "", 1)
    return page


def write_handout_link(address: str, words: str) -> str:
    """Return a link to a handout."""
    return f'<a class="{printed.HANDOUT_LINK}" href="{escape(address)}">{escape(words, quote=False)}</a>'
