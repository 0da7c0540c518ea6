"""What others show of a link to a page: name, description, picture (Open Graph, Twitter cards); and its icon.

Addresses are whole where the edition says at which address it is published (``html_baseurl``). Where it does
not, nothing is said of the page's own address, and pictures have their address from the page on.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_glossator.html.metadata import describe_text
from sphinx_glossator.html.shared_pictures import list_icons, name_preview
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import tag_edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_glossator.memory.records import TextRecord

LONGEST = 200
"""So many characters of a description are shown."""

SHORTEST = 40
"""A paragraph of fewer says too little of a page."""


def write_shared_tags(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
    text: TextRecord | None,
) -> str:
    """Return the tags for a page's head."""
    pathto = context.get("pathto")
    if pathto is None:
        return ""
    tags = [
        f'<link rel="{what}"{more} href="{escape(pathto(path, resource=True))}">'
        for what, more, path in list_icons(app.config)
    ]
    if doctree is not None and pagename in app.env.titles:
        url = str(context.get("pageurl") or "")
        preview = name_preview(text.id if text else "")
        base = app.config.html_baseurl
        image = f"{base.rstrip('/')}/{preview}" if base else pathto(preview, resource=True)
        tags += list_meta(app, pagename, doctree, text, url, image)
    return "".join(f"\n    {tag}" for tag in tags)


def list_meta(
    app: Sphinx,
    pagename: str,
    doctree: nodes.document,
    text: TextRecord | None,
    url: str,
    image: str,
) -> Iterator[str]:
    """Yield what is said of a page: "description" for search engines, the rest for who shows a link."""
    config = app.config
    title = app.env.titles[pagename].astext()
    if text:
        title = describe_text(text, config, url).title
    shown = " – ".join(part for part in (title, describe_makers(text)) if part)
    description = describe_page(doctree, text)
    said = {
        "og:type": "article" if text else "website",
        "og:site_name": config.project,
        "og:title": shown,
        "og:description": description,
        "og:locale": tag.replace("-", "_") if "-" in (tag := tag_edition(config)) else "",
        "og:url": url,
        "og:image": image,
        "og:image:alt": shown,
    }
    if description:
        yield f'<meta name="description" content="{escape(description)}">'
    for name, words in said.items():
        if words:
            yield f'<meta property="{name}" content="{escape(words)}">'
    yield '<meta name="twitter:card" content="summary_large_image">'


def describe_makers(text: TextRecord | None) -> str:
    """Return who wrote a text."""
    return ", ".join(str(person["name"]) for person in text.data.get("authors", ())) if text else ""


def describe_page(doctree: nodes.document, text: TextRecord | None) -> str:
    """Return what a page says first: of a text why to read it, its headnote, or its first words; else ""."""
    found: nodes.Element = doctree
    if text is not None:
        found = next(doctree.findall(edition.edition_headnote), doctree)
    words = (" ".join(each.astext().split()) for each in list_paragraphs(found))
    said = next((each for each in words if len(each) >= SHORTEST), "")
    if text is not None and (why := text.reading.get("why")):
        said = f"{why} {said}".strip()
    if not said and text is not None:
        said = next((block.text for block in text.paragraphs or text.body if block.text), "")
    return cut_short(said)


def list_paragraphs(root: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the paragraphs below a node that stand by themselves: not in a list, a table, a text's head."""
    apart = (edition.edition_header, nodes.table, nodes.list_item, edition.edition_entry)
    for child in root.children:
        if isinstance(child, nodes.paragraph):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, apart):
            yield from list_paragraphs(child)


def cut_short(words: str) -> str:
    """Return words up to the end of one, and a sign that they go on, where they are too long."""
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > LONGEST // 2 else cut).rstrip(' ,;:–—')}…"
