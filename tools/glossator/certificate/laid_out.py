"""Read the blocks of a text that are laid out: lines, items, cells, figures; where a part begins is a point.

Between two parts of a block stands the one space that its words have there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from glossator.certificate.attributes import says_number
from glossator.certificate.grammar import (
    ANY,
    DIGEST,
    LOCAL_ADDRESS,
    NUMBER_OF_LINE,
    OF_BLOCK,
    ONE_ID,
    WHOLE_NUMBER,
)
from glossator.certificate.inline import Words, describe, drop_space, read_words
from glossator.certificate.reading import PrintedBlock, Reader, read_language
from glossator.markup import children, classes_of, id_of, is_blank, parse_page, text_of
from glossator_schema import printed
from glossator_schema.blocks import (
    BLOCK_KINDS,
    FIGURE,
    FORMULA,
    LIST,
    QUOTATION,
    STAGE,
    TABLE,
    PointKind,
    Shape,
)
from glossator_schema.formulas import read_formula
from glossator_schema.items import Item

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

ELEMENTS = {
    **{
        kind.html_class: "pre" if kind.verbatim else "p"
        for kind in BLOCK_KINDS
        if kind.form is Shape.LINES
    },
    STAGE.html_class: "p",
    QUOTATION.html_class: "blockquote",
    LIST.html_class: "ul",
    TABLE.html_class: "table",
    FIGURE.html_class: "figure",
    FORMULA.html_class: "div",
}
"""The element of each kind of block that is laid out, by its class."""

BY_CLASS = {kind.html_class: kind for kind in BLOCK_KINDS}

ReadPart = tuple[Item | None, Words]
"""What begins at a point, and its words; a point is its kind, id, label, source, level and number."""


class LaidOutReader(Reader):
    """Reads a block that is laid out."""

    def read(self, node: LexborNode, name: str) -> None:
        """Read a block whose kind has this class."""
        kind = BY_CLASS[name]
        anchor = self.place = id_of(node)
        more_allowed = {printed.EMENDED_PLACES: ANY} if kind is FORMULA else {}
        self.attributes(node, {"class": name}, {**OF_BLOCK, **more_allowed})
        self.parts_read: list[ReadPart] = []
        self.more: list[object] = []
        self.label = ""
        inside = [child for child in children(node) if not is_blank(child)]
        match kind.name:
            case LIST.name:
                self.read_items(inside, 0)
            case TABLE.name:
                self.hold(inside, "tbody", self.read_rows)
            case FIGURE.name:
                self.read_figure(inside)
            case QUOTATION.name:
                self.read_quotation(inside)
            case FORMULA.name:
                self.read_formula(inside, node.attributes.get(printed.EMENDED_PLACES) or "[]")
            case STAGE.name:
                self.add(children(node))
            case _:
                self.read_lines(inside)
        words = join_parts(self.parts_read)
        more = (*self.more, *read_language(node))
        self.article.items.append([kind.name, anchor, self.label, *words.item(), *more])
        self.article.carriers.append(node)
        if anchor in self.article.blocks:
            self.fault("its id stands twice")
        self.article.blocks.setdefault(anchor, PrintedBlock(self.label, words))

    def add(self, nodes: Iterable[LexborNode], point: Item | None = None) -> None:
        """Read a part that holds just these nodes."""
        self.parts_read.append((point, read_words(nodes, self.fault)))

    def hold(
        self, nodes: Sequence[LexborNode], tag: str, read: Callable[[list[LexborNode]], None]
    ) -> None:
        """Read what the one element holds that stands here."""
        if len(nodes) != 1 or nodes[0].tag != tag:
            self.fault(f"it does not hold one <{tag}>")
            return
        self.attributes(nodes[0], {})
        read(list(children(nodes[0])))

    def read_quotation(self, nodes: Sequence[LexborNode]) -> None:
        """Read a quotation, which may stand in others: each of them is an element around it."""
        level = 1
        while len(nodes) == 1 and nodes[0].tag == "blockquote":
            self.attributes(nodes[0], {})
            nodes = [child for child in children(nodes[0]) if not is_blank(child)]
            level += 1
        self.hold(nodes, "p", self.add)
        self.more = [["level", level]] if level > 1 else []

    def read_formula(self, nodes: list[LexborNode], emended: str) -> None:
        """Read a formula: the words are its TeX, and what is seen is what comes of that."""
        if nodes and classes_of(nodes[-1]) == [printed.BLOCK_LABEL]:
            self.label = self.read_label(nodes.pop(), printed.BLOCK_LABEL)
        tex = (nodes[0].attributes.get("alttext") or "") if nodes else ""
        formula = read_formula(tex, display=True)
        said = f'<math alttext="{escape(tex)}"'
        wanted = parse_page("".join(row.replace("<math", said, 1) for row in formula.mathml))
        rows = [node.html for node in wanted.css("body > *")]
        if not rows or rows != [node.html for node in nodes]:
            self.fault("the formula that is seen is not that of its TeX")
        self.parts_read.append((None, read_emended_tex(tex, emended, self.fault)))

    # --- lines ------------------------------------------------------------------------------

    def read_lines(self, nodes: list[LexborNode]) -> None:
        """Read lines, with the name of a speaker before the first."""
        if nodes and classes_of(nodes[0]) == [printed.SPEAKER]:
            self.label = self.read_label(nodes.pop(0), printed.SPEAKER)
            if len(nodes) != 1 or nodes[0].tag != "span":
                self.fault("the lines after the name of a speaker do not stand together")
                return
            self.attributes(nodes[0], {"class": printed.LINES})
            nodes = [child for child in children(nodes[0]) if not is_blank(child)]
        for node in nodes:
            if node.tag != "span" or classes_of(node) != [printed.LINE]:
                self.fault(f"{describe(node)} is no line of it")
                continue
            allowed = {
                "id": ONE_ID,
                printed.INDENT: WHOLE_NUMBER,
                printed.NUMBER: NUMBER_OF_LINE,
            }
            self.attributes(node, {"class": printed.LINE}, allowed)
            inside, number = list(children(node)), ""
            if inside and classes_of(inside[-1]) == [printed.LINE_NUMBER]:
                link = inside.pop()
                number = text_of(link)
                wanted = {"class": printed.LINE_NUMBER, "href": f"#{id_of(node)}"}
                self.attributes(link, wanted, {"aria-label": ANY})
                if not says_number(link.attributes.get("aria-label") or "", number):
                    self.fault(f"its number {number!r} is read out as another")
                if any(not child.is_text_node for child in children(link)):
                    self.fault("the number of a line is not words alone")
            quiet = node.attributes.get(printed.NUMBER)
            if quiet and number:
                self.fault("a line has two numbers")
            number = number or (f"({quiet})" if quiet else "")
            level = int(node.attributes.get(printed.INDENT) or 0)
            self.add(inside, [PointKind.LINE.value, id_of(node), "", "", level, number])

    def read_label(self, node: LexborNode, name: str) -> str:
        """Return the words of a printed label."""
        self.attributes(node, {"class": name})
        if node.tag != "span" or any(not child.is_text_node for child in children(node)):
            self.fault("a label is not words alone")
        return text_of(node)

    # --- items, cells -------------------------------------------------------------------------

    def read_items(self, nodes: list[LexborNode], level: int) -> None:
        """Read the items of a list, and the lists in them."""
        for node in nodes:
            if node.tag != "li":
                self.fault(f"{describe(node)} is no item of it")
                continue
            self.attributes(node, {})
            inside, label = list(children(node)), ""
            if inside and classes_of(inside[0]) == [printed.ITEM_LABEL]:
                label = self.read_label(inside.pop(0), printed.ITEM_LABEL)
            deeper = [child for child in inside if child.tag == "ul"]
            words = read_words((child for child in inside if child.tag != "ul"), self.fault)
            if label:
                words = drop_space(words, self.fault)
            self.parts_read.append(([PointKind.ITEM.value, "", label, label, level, ""], words))
            for inner in deeper:
                self.attributes(inner, {})
                self.read_items([c for c in children(inner) if not is_blank(c)], level + 1)

    def read_rows(self, rows: list[LexborNode]) -> None:
        """Read the rows of a table, each a list of cells."""
        for number, row in enumerate(rows):
            if row.tag != "tr":
                self.fault(f"{describe(row)} is no row of it")
                continue
            self.attributes(row, {})
            cells = [child for child in children(row) if not is_blank(child)]
            tag = cells[0].tag if cells and not number else "td"
            if tag == "th":
                self.more = ["header"]
            for index, cell in enumerate(cells):
                if cell.tag != tag or tag not in ("td", "th"):
                    self.fault(f"{describe(cell)} is no cell of it")
                self.attributes(cell, {"scope": "col"} if tag == "th" else {})
                kind = PointKind.CELL if index else PointKind.ROW
                self.add(children(cell), [kind.value, "", "", "", 0, ""])

    def read_figure(self, nodes: list[LexborNode]) -> None:
        """Read an image, and its caption."""
        if not nodes or nodes[0].tag != "img":
            self.fault("a figure does not begin with its image")
            return
        image = nodes.pop(0)
        allowed = {"src": LOCAL_ADDRESS, "alt": ANY, printed.SHA256: DIGEST}
        self.attributes(image, {}, allowed)
        alt, sha256 = (image.attributes.get(name) or "" for name in ("alt", printed.SHA256))
        self.more = [[alt, sha256]]
        self.article.carriers.append(image)
        if nodes:
            self.hold(nodes, "figcaption", self.add)


def read_emended_tex(tex: str, emended: str, fault: Callable[[str], None]) -> Words:
    """Return the TeX of a formula as words, with the places in it that are emended."""
    words = Words(printed=tex)
    end = 0
    try:
        for start, stop, name, source in json.loads(emended):
            words.source += tex[end:start] + source
            words.spans[name] = [start, stop]
            words.readings[name], words.sources[name] = tex[start:stop], source
            end = stop
    except (ValueError, TypeError):
        fault("the emended places of its formula cannot be read")
    words.source += tex[end:]
    return words


def join_parts(parts: Sequence[ReadPart]) -> Words:
    """Return the words of a block: those of its parts, with one space between any two that have words."""
    whole = Words()
    last = max(
        (n for n, (_, words) in enumerate(parts) if words.source or words.printed), default=-1
    )
    spaced = True  # nothing stands before
    for number, (point, words) in enumerate(parts):
        if not spaced and number <= last:
            whole.printed += " "
            whole.source += " "
            spaced = True
        if point is not None:
            whole.points.append([len(whole.printed), *point])
        whole.add(words)
        if words.source or words.printed:
            spaced = False
    return whole
