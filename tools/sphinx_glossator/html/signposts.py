"""Write what leads on from old addresses: on the page of a text, and where a text or a page was renamed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes

from glossator_schema import printed
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.printed import word_move, word_signpost
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_moved(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a signpost; the id of a text leads to the beginning of its page."""
    domain = cast(EditionDomain, self.builder.env.domains["edition"])
    text = domain.pages[self.builder.current_docname].text
    before, name, after = word_signpost(node)
    href = "#" if text is not None and node["to"] == text.id else f"#{node['to']}"
    link = f'<a href="{href}">{name}</a>' if name else ""
    self.body.append(
        f'<p class="{printed.MOVED}" id="{node["ids"][0]}">{before}{link}{after}</p>\n'
    )


def visit_renamed(self: HTML5Translator, node: nodes.Element) -> None:
    """Say where a text is now, and lead on from each of its old ids.

    What is not in this edition, such as a note for teachers in the students', is passed over.
    """
    builder = self.builder
    domain = cast(EditionDomain, builder.env.domains["edition"])
    here, old, new, version = builder.current_docname, node["text_id"], node["to"], node["version"]
    of_page = old.startswith("/")
    told = {"text": escape(old.removeprefix("/")), "version": escape(version or "")}
    page = find_page(domain, new)
    if page is None:
        self.body.append(f"<p>{say_withdrawn(version, of_page=of_page).format(**told)}</p>\n")
        return
    address = builder.get_relative_uri(here, page)
    title = escape(builder.env.titles[page].astext())
    words = say_renamed(version, of_page=of_page)
    link = f'<a class="reference internal" href="{address}">{title}</a>'
    self.body.append(f"<p>{words.format(**told, link=link)}</p>\n")
    lines = []
    for anchor, target in node["anchors"]:
        place = find_address(domain, target)
        if target and place is None:
            continue
        before, name, after = word_move(anchor, target)
        if place:
            url = builder.get_relative_uri(here, place[0])
            name = f'<a href="{url}{place[1]}">{name}</a>'
        fragment = anchor.partition("#")[2] or anchor
        lines.append(f'<li id="{fragment}">{before}{name}{after}</li>\n')
    if lines:
        self.body.append(f'<ul class="renamed">\n{"".join(lines)}</ul>\n')


def say_withdrawn(version: str, *, of_page: bool) -> str:
    """Return the sentence on what was withdrawn, with places for its name and the version."""
    if of_page:
        return (
            _("The page {text} was withdrawn from this edition in version {version}.")
            if version
            else _("The page {text} was withdrawn from this edition.")
        )
    return (
        _("The text {text} was withdrawn from this edition in version {version}.")
        if version
        else _("The text {text} was withdrawn from this edition.")
    )


def say_renamed(version: str, *, of_page: bool) -> str:
    """Return the sentence on what was renamed, with places for its names and the version."""
    if of_page:
        return (
            _("The page that stood here, {text}, moved in version {version}. It is now {link}.")
            if version
            else _("The page that stood here, {text}, moved. It is now {link}.")
        )
    return (
        _("The text that stood here, {text}, was renamed in version {version}. It is now {link}.")
        if version
        else _("The text that stood here, {text}, was renamed. It is now {link}.")
    )


def find_address(domain: EditionDomain, target: str) -> tuple[str, str] | None:
    """Return the page of an anchor, and what follows that page’s address; ``None`` where it is not here."""
    if target.startswith("/"):
        page, mark, label = target.removeprefix("/").partition("#")
        return (page, mark + label) if page in domain.env.found_docs else None
    return (domain.index[target][0], f"#{target}") if target in domain.index else None


def find_page(domain: EditionDomain, text_id: str) -> str | None:
    """Return the page of a text, or the page of this id; ``None`` where there is no such text or page."""
    if text_id.startswith("/"):
        name = text_id.removeprefix("/")
        return name if name in domain.env.found_docs else None
    found = (
        name for name, page in sorted(domain.pages.items()) if page.text and page.text.id == text_id
    )
    return next(found, None)


SIGNPOST_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_moved: (visit_moved, skip),
    edition.edition_renamed: (visit_renamed, skip),
}
"""How each signpost begins and ends in HTML."""
