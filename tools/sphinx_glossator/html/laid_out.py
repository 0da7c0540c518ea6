"""Write in HTML the blocks that are laid out: verse, speeches, lists, tables, figures, and their parts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.blocks import (
    BLOCK_KINDS,
    BLOCKS_BY_NAME,
    FIGURE,
    FORMULA,
    LIST,
    QUOTATION,
    SPEECH,
    STAGE,
    TABLE,
    BlockKind,
    PointKind,
    Shape,
    read_block_id,
)
from sphinx_glossator.html.formulas import list_rows
from sphinx_glossator.memory.digest import describe_words
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import write_said_in
from sphinx_glossator.words.translation import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


def begin_block(node: nodes.Element, tag: str) -> str:
    """Return the tag with which a block begins, of the class of its kind."""
    name = BLOCKS_BY_NAME[node["kind"]].html_class
    return f'<{tag} class="{name}" id="{node["ids"][0]}"{write_said_in(node)}>'


def write_speaker(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the printed name of who speaks, if there is one, and the space after it."""
    name = self.encode(node["label"])
    return f'<span class="{printed.SPEAKER}">{name}</span> ' if name else ""


def name_number(self: HTML5Translator, name: str, number: str) -> str:
    """Return what a number is called for those who hear it, as the value of an attribute."""
    return self.attval(_(name).format(number))


def write_number(self: HTML5Translator, node: nodes.Element) -> str:
    """Return the number in the margin of a block that bears one."""
    anchor, number = node["ids"][0], self.encode(read_block_id(node["ids"][0])[1])
    return (
        f'<a class="{printed.PARAGRAPH_NUMBER}" href="#{anchor}" '
        f'aria-label="{name_number(self, N_("Paragraph {}"), number)}">{number}</a>'
    )


def visit_speech(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin what one speaker says in prose: a paragraph, with its number, and the name before it."""
    numbered = is_numbered(node)
    name = f"{printed.PARAGRAPH} {SPEECH.name}" if numbered else SPEECH.name
    self.body.append(
        f'<div class="{printed.PARAGRAPH_ROW}"><p class="{name}" id="{node["ids"][0]}"{write_said_in(node)}>'
    )
    if numbered:
        self.body.append(write_number(self, node))
    self.body.append(write_speaker(self, node))


def is_numbered(node: nodes.Element) -> bool:
    """Tell whether a number that a reader sees stands in the id of a block."""
    return read_block_id(node["ids"][0])[0] in BLOCK_KINDS


def depart_speech(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p></div>\n")


def visit_unnumbered(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a paragraph that bears no number."""
    self.body.append(
        f'<div class="{printed.PARAGRAPH_ROW}"><p class="{printed.UNNUMBERED}" id="{node["ids"][0]}"'
        f"{write_said_in(node)}>"
    )


def visit_lines(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin lines; after the name of a speaker they stand together."""
    together = f'<span class="{printed.LINES}">' if node["label"] else ""
    tag = "pre" if BLOCKS_BY_NAME[node["kind"]].verbatim else "p"
    self.body.append(begin_block(node, tag) + write_speaker(self, node) + together)


def depart_lines(self: HTML5Translator, node: nodes.Element) -> None:
    tag = "pre" if BLOCKS_BY_NAME[node["kind"]].verbatim else "p"
    self.body.append(f"</span></{tag}>\n" if node["label"] else f"</{tag}>\n")


def visit_line(self: HTML5Translator, node: nodes.Element) -> None:
    anchor = f' id="{node["ids"][0]}"' if node["ids"] else ""
    indent = f' {printed.INDENT}="{node["level"]}"' if node["level"] else ""
    number = f' {printed.NUMBER}="{node["quiet"]}"' if node["quiet"] else ""
    self.body.append(f'<span class="{printed.LINE}"{anchor}{indent}{number}>')


def depart_line(self: HTML5Translator, node: nodes.Element) -> None:
    if node["number"]:
        number = self.encode(node["number"])
        self.body.append(
            f'<a class="{printed.LINE_NUMBER}" href="#{node["ids"][0]}" '
            f'aria-label="{name_number(self, N_("Line {}"), number)}">{number}</a>'
        )
    self.body.append("</span>\n")


def visit_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a quotation; one in others stands in as many elements."""
    deeper = node.get("level", 1) - 1
    self.body.append(begin_block(node, "blockquote") + "<blockquote>" * deeper + "<p>")


def depart_quotation(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</p>" + "</blockquote>" * node.get("level", 1) + "\n")


def skip(self: HTML5Translator, node: nodes.Element) -> None:
    """Write nothing here; of a list, the items write all."""


def visit_items(self: HTML5Translator, node: nodes.Element) -> None:
    parent = node.parent
    outer = isinstance(parent, edition.edition_block)
    self.body.append(begin_block(parent, "ul") if outer else "<ul>")


def depart_items(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</ul>\n" if isinstance(node.parent, edition.edition_block) else "</ul>")


def visit_item(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("<li>")
    if node["label"]:
        self.body.append(f'<span class="{printed.ITEM_LABEL}">{self.encode(node["label"])}</span> ')


def depart_item(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</li>")


def visit_table(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(begin_block(node, "table") + "<tbody>")


def depart_table(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</tbody></table>\n")


def visit_row(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("<tr>")


def depart_row(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</tr>")


def visit_cell(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append('<th scope="col">' if node["header"] else "<td>")


def depart_cell(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</th>" if node["header"] else "</td>")


def visit_figure(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(begin_block(node, "figure"))
    node["captioned"] = bool(node.astext())


def depart_figure(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</figcaption></figure>\n" if node["captioned"] else "</figure>\n")


def visit_picture(self: HTML5Translator, node: nodes.Element) -> None:
    name = self.builder.images.get(node["uri"], node["uri"])
    source = f"{self.builder.imgpath}/{name}" if node["uri"] in self.builder.images else name
    self.body.append(
        f'<img src="{self.attval(source)}" alt="{self.attval(node["alt"])}" '
        f'{printed.SHA256}="{node.parent["sha256"]}" />'
    )
    if node.parent["captioned"]:
        self.body.append("<figcaption>")


def visit_point(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a milestone in the margin; other points are where elements begin_block."""
    if node["kind"] != PointKind.MILESTONE:
        return
    anchor, label = node["ids"][0], self.encode(node["label"])
    name = self.attval(" ".join(filter(None, (node["number"], node["label"]))))
    self.body.append(
        f'<a class="{printed.MILESTONE}" id="{anchor}" href="#{anchor}" '
        f'{printed.SOURCE_READING}="{self.encode(node["source"])}" aria-label="{name}">{label}</a>'
    )


def visit_stage(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(begin_block(node, "p"))


def visit_formula(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a formula that stands by itself, with its number; its TeX is what is said where it is not seen."""
    places = describe_words(node)[2]
    said = f' {printed.EMENDED_PLACES}="{self.encode(json.dumps(places))}"' if places else ""
    self.body.append(f"{begin_block(node, 'div')[:-1]}{said}>")
    self.body.extend(list_rows(self, node, display=True))
    if node["label"]:
        label = self.encode(node["label"])
        self.body.append(f'<span class="{printed.BLOCK_LABEL}">{label}</span>')
    for letter in node.findall(edition.edition_note_letter):
        self.dispatch_visit(letter)
    raise nodes.SkipChildren


def depart_formula(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</div>\n")


def choose_laid_out(kind: BlockKind) -> tuple[Visitor, Visitor] | None:
    """Return how a kind of block begins and ends that is laid out; none of any other."""
    return BY_KIND.get(kind) or ((visit_lines, depart_lines) if kind.form is Shape.LINES else None)


BY_KIND: dict[BlockKind, tuple[Visitor, Visitor]] = {
    SPEECH: (visit_speech, depart_speech),
    STAGE: (visit_stage, depart_lines),
    QUOTATION: (visit_quotation, depart_quotation),
    LIST: (skip, skip),
    TABLE: (visit_table, depart_table),
    FIGURE: (visit_figure, depart_figure),
    FORMULA: (visit_formula, depart_formula),
}

LAID_OUT: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_point: (visit_point, skip),
    edition.edition_line: (visit_line, depart_line),
    edition.edition_items: (visit_items, depart_items),
    edition.edition_item: (visit_item, depart_item),
    edition.edition_row: (visit_row, depart_row),
    edition.edition_cell: (visit_cell, depart_cell),
    edition.edition_picture: (visit_picture, skip),
}
"""How each node begins and ends in HTML."""
