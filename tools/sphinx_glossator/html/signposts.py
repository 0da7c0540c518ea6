"""Write what leads on from old addresses: on the page of a text, and in the place of one that was renamed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes

from glossator_schema import printed
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.printed import name_place, word_signpost

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
    since = f" in version {escape(version)}" if version else ""
    page = find_page(domain, new)
    if page is None:
        self.body.append(f"<p>The text {escape(old)} was withdrawn from this edition{since}.</p>\n")
        return
    address = builder.get_relative_uri(here, page)
    title = escape(builder.env.titles[page].astext())
    self.body.append(
        f"<p>The text that stood here, {escape(old)}, was renamed{since}. "
        f'It is now <a class="reference internal" href="{address}">{title}</a>.</p>\n'
    )
    lines = []
    for anchor, target in node["anchors"]:
        if target and target not in domain.index:
            continue
        where = "was withdrawn"
        if target:
            url = builder.get_relative_uri(here, domain.index[target][0])
            where = f'is now <a href="{url}#{target}">{name_place(target, anchor)}</a>'
        lines.append(f'<li id="{anchor}">What was {name_place(anchor, target)} {where}.</li>\n')
    if lines:
        self.body.append(f'<ul class="renamed">\n{"".join(lines)}</ul>\n')


def find_page(domain: EditionDomain, text_id: str) -> str | None:
    """Return the page of a text; ``None`` where there is no such text."""
    found = (
        name for name, page in sorted(domain.pages.items()) if page.text and page.text.id == text_id
    )
    return next(found, None)


SIGNPOST_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_moved: (visit_moved, skip),
    edition.edition_renamed: (visit_renamed, skip),
}
"""How each signpost begins and ends in HTML."""
