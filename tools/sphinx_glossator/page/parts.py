"""Divide the words of a block into its parts when it is written: lines, items, cells.

On the page they are points in the words, so that a quotation, a link or a change may go on over them.
"""

from __future__ import annotations

import string
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema.blocks import BLOCKS_BY_NAME, PARTS, PointKind, Shape, read_block_id
from sphinx_glossator.page import nodes as edition

PartOfBlock = tuple[edition.edition_point | None, list[nodes.Node]]
"""A part of a block: the point at which it begins, and what is in it."""


class PartsOfBlocks(SphinxPostTransform):
    """Give each block that has parts an element for each of them."""

    default_priority = 30  # after links are divided at the marks of author's notes

    def run(self, **kwargs: Any) -> None:
        for block in list(self.document.findall(edition.edition_block)):
            make = MAKERS.get(BLOCKS_BY_NAME[block["kind"]].form)
            if make is None and any(map(begins_part, block.children)):
                make = make_paragraphs
            if make:
                parts = [
                    part for part in divide_parts(block.children) if part[0] is not None or part[1]
                ]
                trim_ends(parts)
                block.children = []
                block.extend(make(parts, bool(block.get("header"))))


def begins_part(node: nodes.Node) -> bool:
    """Tell whether a part of a block begins at a node."""
    return isinstance(node, edition.edition_point) and node["kind"] in PARTS


def divide_parts(children: list[nodes.Node]) -> list[PartOfBlock]:
    """Return the parts into which nodes are divided; an element that a point lies in is in several of them."""
    parts: list[PartOfBlock] = [(None, [])]
    for child in children:
        if begins_part(child):
            parts.append((cast(edition.edition_point, child), []))
        elif isinstance(child, nodes.Element) and any(child.findall(begins_part)):
            pieces: list[nodes.Element] = []
            for index, (point, inside) in enumerate(divide_parts(child.children)):
                if index:
                    parts.append((point, []))
                if inside:
                    pieces.append(copy_around(child, inside, first=not pieces))
                    parts[-1][1].append(pieces[-1])
            for piece in pieces[:-1]:
                if "closing" in piece:
                    piece["closing"] = ""
        else:
            parts[-1][1].append(child)
    return parts


def copy_around(node: nodes.Element, inside: list[nodes.Node], *, first: bool) -> nodes.Element:
    """Return a copy of an element around a part of its content; ids and the source are with the first."""
    copied = node.copy()
    if not first:
        copied["ids"] = []
        for key in ("source", "opening"):
            if key in copied:
                copied[key] = ""
    copied.extend(inside)
    return copied


def trim_ends(parts: list[PartOfBlock]) -> None:
    """Take the one space off at which a part ends."""
    for _, inside in parts[:-1]:
        texts = [text for node in inside for text in texts_of(node)]
        if not texts or not texts[-1].endswith(" "):
            continue
        last, shorter = texts[-1], nodes.Text(texts[-1][:-1])
        own = next((index for index, node in enumerate(inside) if node is last), -1)
        if own >= 0:
            inside[own] = shorter
        elif last.parent is not None:
            place = next(at for at, node in enumerate(last.parent.children) if node is last)
            last.parent[place] = shorter  # docutils would replace the first of two equal texts


def texts_of(node: nodes.Node) -> list[nodes.Text]:
    """Return the pieces of text in a node, in order."""
    return [node] if isinstance(node, nodes.Text) else list(node.findall(nodes.Text))


def make_line_nodes(parts: list[PartOfBlock], header: bool) -> list[nodes.Node]:
    """Return a line for each part."""
    lines: list[nodes.Node] = []
    for point, inside in parts:
        number = point["number"] if point is not None and point["shown"] else ""
        quiet = quiet_number(point) if point is not None else ""
        ids = point["ids"] if point is not None else []
        level = point["level"] if point is not None else 0
        line = edition.edition_line("", "", *inside, ids=ids, level=level, number=number)
        line["quiet"] = quiet
        lines.append(line)
    return lines


def quiet_number(point: nodes.Element) -> str:
    """Return the number of a line where none is printed, if its id has another one: numbers may begin anew.

    The ids of the parts of a line that speakers share have a letter after its number.
    """
    if point["shown"] or not point["ids"]:
        return ""
    in_id = read_block_id(point["ids"][0])[1].rstrip(string.ascii_lowercase)
    return "" if in_id == point["number"] else str(point["number"])


def make_items(parts: list[PartOfBlock], header: bool) -> list[nodes.Node]:
    """Return the list of the parts; one that lies deeper is in the item before it."""
    root = edition.edition_items()
    around = [root]
    for point, inside in parts:
        level = point["level"] if point is not None else 0
        while len(around) <= level and around[-1].children:
            deeper = edition.edition_items()
            cast(nodes.Element, around[-1].children[-1]).append(deeper)
            around.append(deeper)
        del around[max(level, 0) + 1 :]
        label = point["label"] if point is not None else ""
        around[-1].append(edition.edition_item("", "", *inside, label=label))
    return [root]


def make_rows(parts: list[PartOfBlock], header: bool) -> list[nodes.Node]:
    """Return the rows of a table."""
    rows: list[edition.edition_row] = []
    for point, inside in parts:
        if point is None or point["kind"] == PointKind.ROW or not rows:
            rows.append(edition.edition_row(header=header and not rows))
        rows[-1].append(edition.edition_cell("", "", *inside, header=rows[-1]["header"]))
    return list(rows)


def make_paragraphs(parts: list[PartOfBlock], header: bool) -> list[nodes.Node]:
    """Return the paragraphs of an author's note."""
    return [edition.edition_paragraph("", "", *inside) for _, inside in parts]


MAKERS = {Shape.LINES: make_line_nodes, Shape.ITEMS: make_items, Shape.ROWS: make_rows}
