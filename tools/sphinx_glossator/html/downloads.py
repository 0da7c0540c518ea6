"""The files of an edition that a reader can take home, at the end of the root page; the sidebar leads there.

Which of them are published is known last, and differs from build to build: so the page is written, and kept,
with a mark in their place, as that of a handout is (:mod:`.handouts`). Whoever publishes a book or an e-book
beside the pages connects to the event ``edition-downloads``, which is answered with the address of each, by
the name of its output.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema.printing import DATA, EPUB, HANDOUT_KINDS, HTML, PDF
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.book import name_handout
from sphinx_glossator.views.shown import SCREEN_BUILDERS
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx_glossator.views.kept_pages import PageKeeper

DOWNLOADS = "edition-downloads"
"""The event, and the id of the place."""

MARK = f'<section class="downloads" id="{DOWNLOADS}"></section>'


class Downloads(SphinxPostTransform):
    """Set the mark at the end of the root page."""

    default_priority = 6
    builders = SCREEN_BUILDERS

    def run(self, **kwargs: object) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        if self.env.current_document.docname == choose_page(domain):
            section = next(iter(self.document.findall(nodes.section)), self.document)
            section.append(nodes.raw("", MARK, format="html"))


def choose_page(domain: EditionDomain) -> str:
    """Return the page that offers them: the root page, unless it is a text; else ""."""
    root: str = domain.env.config.root_doc
    page = domain.pages.get(root)
    return root if page and not page.text else ""


def link_downloads(builder: PageKeeper, docname: str, page: str, handouts: str) -> str:
    """Return a page with the links, where it has the mark.

    :param handouts: the address of a handout, with ``{text_id}`` in it; or "".
    """
    if MARK not in page:
        return page
    up = "../" * docname.count("/")
    items = "".join(f"<li>{item}</li>" for item in offer_files(builder, up, handouts))
    title = escape(_("Download"), quote=False)
    links = f"<h2>{title}</h2><ul>{items}</ul>" if items else ""
    return page.replace(MARK, MARK.replace("></", f">{links}</"), 1)


def offer_files(builder: PageKeeper, up: str, handouts: str) -> Iterator[str]:
    """Yield what there is: the book, the e-book, the handouts, the data."""
    for output, words in ((PDF, _("The book (PDF)")), (EPUB, _("The e-book (EPUB)"))):
        if address := builder.downloads.get(output.name):
            yield write_link(up + quote(address), words)
    if handouts and builder.config.typst_handouts:
        items = [f"<li>{item}</li>" for item in offer_handouts(builder, up + handouts)]
        if items:
            yield f"{escape(_('Handouts (PDF)'), quote=False)}<ul>{''.join(items)}</ul>"
    if builder.name == HTML.builder:
        yield write_link(up + DATA, _("The data (JSON)"))


def offer_handouts(builder: PageKeeper, address: str) -> Iterator[str]:
    """Yield each page that is a handout, in reading order, as a link; a text as one for each kind."""
    domain = cast(EditionDomain, builder.env.domains["edition"])
    for docname in domain.reading_order():
        text = domain.pages[docname].text
        name = name_handout(docname, builder.config.typst_handout_pages)
        if docname not in builder.env.titles or not (text or name):
            continue
        title = builder.env.titles[docname].astext()
        if text is None:
            yield write_link(address.format(text_id=name), title)
            continue
        links = (
            write_link(address.format(text_id=name), label)
            for name, label in list_handout_kinds(text.id)
        )
        yield f"{escape(title, quote=False)}<br>{' · '.join(links)}"


def list_handout_kinds(text_id: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each handout of a text, and what a reader is told of it."""
    for kind in HANDOUT_KINDS:
        yield text_id + kind.suffix, _(kind.label)


def write_link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'
