"""Write the edition's nodes as HTML (the EPUB builder uses the same functions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BLOCKS_BY_NAME,
    PARAGRAPH,
    PULL_QUOTE,
    is_raised,
)
from glossator_schema.inlines import FOREIGN, INLINES_BY_NAME, LINK, has_italics
from sphinx_glossator.html import laid_out
from sphinx_glossator.html.apparatus import APPARATUS_VISITORS
from sphinx_glossator.html.editorial import EDITORIAL_VISITORS, epub_type
from sphinx_glossator.html.header import HEADER_VISITORS
from sphinx_glossator.html.laid_out import name_number, skip, visit_unnumbered
from sphinx_glossator.html.self_checks import SELF_CHECK_VISITORS
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.credits import edition_credits
from sphinx_glossator.page.languages import mark_among, tag_edition, write_said_in
from sphinx_glossator.words.printed import (
    AUTHOR_NOTES,
)
from sphinx_glossator.words.translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


def depart_div(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div>\n")


# --- blocks of reading text -------------------------------------------------------------------


def visit_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    anchor, number = node["ids"][0], self.encode(node["label"])
    self.body.append(
        f'<div class="{printed.PARAGRAPH_ROW}"><p class="{printed.PARAGRAPH}" id="{anchor}"'
        f"{write_said_in(node)}>"
        f'<a class="{printed.PARAGRAPH_NUMBER}" href="#{anchor}" '
        f'aria-label="{name_number(self, N_("Paragraph {}"), node["label"])}">{number}</a>'
    )


def depart_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p></div>\n")


def visit_plain_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a block that is one paragraph with its printed label, if any, in front."""
    self.body.append(
        f'<p class="{BLOCKS_BY_NAME[node["kind"]].html_class}" id="{node["ids"][0]}"'
        f"{write_said_in(node)}>"
    )
    if node["label"]:
        self.body.append(
            f'<span class="{printed.BLOCK_LABEL}">{self.encode(node["label"])}</span> '
        )


def depart_plain_block(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p>\n")


def visit_pull_quote(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(
        f'<blockquote class="{printed.PULL_QUOTE}" id="{node["ids"][0]}"{write_said_in(node)}><p>'
    )


def depart_pull_quote(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p></blockquote>\n")


def visit_author_notes(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.encode(_(AUTHOR_NOTES))
    self.body.append(
        f'<section class="{printed.AUTHOR_NOTES}" role="doc-endnotes" aria-label="{title}">'
        f'<h2 class="{printed.AUTHOR_NOTES_TITLE}">{title}</h2>\n'
    )


def depart_author_notes(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</section>\n")


def visit_author_note(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin an author's note; one of several paragraphs holds them, and the first of these its number."""
    several = isinstance(node.next_node(), edition.edition_paragraph)
    self.body.append(
        f'<{"div" if several else "p"} class="{printed.AUTHOR_NOTE}" id="{node["ids"][0]}"'
        f"{epub_type(self, 'footnote')}{write_said_in(node)}>"
    )
    if not several:
        self.body.append(write_note_number(self, node))


def depart_author_note(self: HTML5Translator, node: nodes.Element) -> None:
    several = isinstance(node.next_node(), edition.edition_paragraph)
    self.body.append("</div>\n" if several else "</p>\n")


def visit_note_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    first = node.parent.children[0] is node
    self.body.append(f"<p>{write_note_number(self, node.parent) if first else ''}")


def depart_note_paragraph(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p>")


def write_note_number(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the printed number of an author's note, which leads back to its mark, and the space after it."""
    label, name = self.encode(node["label"]), N_("Back to the text from author’s note {}")
    if not node["paragraph"]:  # no mark leads to it
        return f'<span class="{printed.AUTHOR_NOTE_NUMBER}">{label}</span> ' if label else ""
    return (
        f'<a class="{printed.AUTHOR_NOTE_NUMBER}" href="#{node["ids"][0]}-mark" role="doc-backlink" '
        f'aria-label="{name_number(self, name, node["label"])}">{label}</a> '
    )


BLOCK_VISITORS: dict[str, tuple[Visitor, Visitor]] = {
    PARAGRAPH.name: (visit_paragraph, depart_paragraph),
    PULL_QUOTE.name: (visit_pull_quote, depart_pull_quote),
    AUTHOR_NOTE.name: (visit_author_note, depart_author_note),
}
"""How the blocks begin and end that are not plain."""


def choose(node: nodes.Element) -> tuple[Visitor, Visitor]:
    """Return how a block begins and ends."""
    kind = BLOCKS_BY_NAME[node["kind"]]
    if kind is PARAGRAPH and not node["label"]:
        return visit_unnumbered, depart_paragraph
    plain = visit_plain_block, depart_plain_block
    return BLOCK_VISITORS.get(kind.name) or laid_out.choose_laid_out(kind) or plain


def visit_block(self: HTML5Translator, node: nodes.Element) -> None:
    choose(node)[0](self, node)


def depart_block(self: HTML5Translator, node: nodes.Element) -> None:
    choose(node)[1](self, node)


def visit_note_mark(self: HTML5Translator, node: nodes.Element) -> None:
    anchor, label = node["note"], self.encode(node["label"])
    called: set[str] = vars(self).setdefault("called_notes", set())
    name = (
        "" if anchor in called else f' id="{anchor}-mark"'
    )  # the note leads back to its first mark
    called.add(anchor)
    raised = is_raised(node["label"])
    element, more = ("span", f" {printed.RAISED_MARK}") if raised else ("sup", "")
    self.body.append(
        f'<{element} class="{printed.NOTE_MARK}{more}"><a{name} href="#{anchor}" role="doc-noteref"'
        f"{epub_type(self, 'noteref')} "
        f'aria-label="{name_number(self, N_("Author’s note {}"), node["label"])}">{label}</a></{element}>'
    )


def visit_note_letter(self: HTML5Translator, node: nodes.Element) -> None:
    note, letter = node["note"], node["label"]
    self.body.append(
        f'<sup class="{printed.NOTE_LETTER}"><a href="#{note}" role="doc-noteref"'
        f'{epub_type(self, "noteref")} aria-label="{name_number(self, N_("Editorial note {}"), letter)}">'
        f"{letter}</a></sup>"
    )


# --- inside the text ----------------------------------------------------------------------------


def visit_quoted(self: HTML5Translator, node: nodes.Element) -> None:
    own = any(
        isinstance(parent, edition.edition_block | nodes.title)
        for parent in edition.parents_of(node)
    )
    name = printed.QUOTED if own else printed.QUOTED_NOTE
    self.body.append(f'<span class="{name}" {printed.NOTES}="{" ".join(node["notes"])}">')


def visit_marked(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a piece of marked words; a link within another one is none."""
    kind, words = INLINES_BY_NAME[node["kind"]], node.astext()
    element, said = (
        kind.element,
        {"class": printed.MARKED[kind.name], printed.SPAN: str(node["number"])},
    )
    if kind is FOREIGN:
        element = "i" if has_italics(words) else "span"
    if node["language"]:
        said |= mark_among(node, node["language"], tag_edition(self.config))
    if kind is LINK:
        outer = edition.is_in_link(node)
        element = "span" if outer else element
        said[printed.ADDRESS if outer else "href"] = node["address"]
    said |= {printed.OPENING_SIGN: node["opening"], printed.CLOSING_SIGN: node["closing"]}
    written = "".join(f' {key}="{self.encode(value)}"' for key, value in said.items() if value)
    self.body.append(f"<{element}{written}>")
    self.context.append(f"</{element}>")


def depart_marked(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.context.pop())


def visit_emended(self: HTML5Translator, node: nodes.Element) -> None:
    source = self.encode(node["source"])  # attval would make a tab a space
    name = printed.REMARK if node["supplied"] else printed.EMENDED
    self.body.append(
        f'<span class="{name}" {printed.EMENDATION}="{node["emendation"]}" '
        f'{printed.SOURCE_READING}="{source}">'
    )


def visit_occurrence(self: HTML5Translator, node: nodes.Element) -> None:
    kind = node["entry"].partition("-")[0]
    self.body.append(f'<span {printed.OCCURRENCES[kind]}="{node["entry"]}">')


def visit_foreign(self: HTML5Translator, node: nodes.Element) -> None:
    said = mark_among(node, node["lang"], tag_edition(self.config))
    written = "".join(f' {key}="{value}"' for key, value in said.items())
    self.body.append(f"<span{written}>")


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</span>")


# --- the editors' matter ------------------------------------------------------------------------


VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    **HEADER_VISITORS,
    edition.edition_block: (visit_block, depart_block),
    edition.edition_author_notes: (visit_author_notes, depart_author_notes),
    **laid_out.LAID_OUT,
    edition.edition_paragraph: (visit_note_paragraph, depart_note_paragraph),
    edition.edition_note_mark: (visit_note_mark, skip),
    edition.edition_note_letter: (visit_note_letter, skip),
    edition.edition_quoted: (visit_quoted, depart_span),
    edition.edition_emended: (visit_emended, depart_span),
    edition.edition_marked: (visit_marked, depart_marked),
    edition.edition_occurrence: (visit_occurrence, depart_span),
    edition.edition_foreign: (visit_foreign, depart_span),
    **SELF_CHECK_VISITORS,
    **EDITORIAL_VISITORS,
    **APPARATUS_VISITORS,
    edition.edition_witnesses: (skip, skip),
    edition_credits: (skip, skip),
}
"""How each node begins and ends in HTML."""
