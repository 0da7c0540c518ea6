"""What stands within the words of blocks, and where: marks of the source, lines and milestones, entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes

from glossator_schema.blocks import BLOCKS_BY_NAME
from glossator_schema.entries import Found, kind_of
from sphinx_glossator.memory.records import MentionRecord, OccurrenceRecord, PointRecord
from sphinx_glossator.page import nodes as edition


def find_marks(block: nodes.Element, start: int = 0) -> tuple[dict[str, Any], ...]:
    """Return the words of a block that the source marks, in their order; pieces of the same words are one.

    ``start``: where its words begin, counted from its own.
    """
    found: dict[int, dict[str, Any]] = {}
    for place, node in _places(block, start):
        if isinstance(node, edition.edition_marked):
            said = {key: node[key] for key in ("language", "address") if node[key]}
            mark = found.setdefault(node["number"], {"start": place, "kind": node["kind"], **said})
            mark["end"] = place + len(node.astext())
    return tuple(found[number] for number in sorted(found))


def find_calls(block: nodes.Element, start: int = 0) -> tuple[dict[str, Any], ...]:
    """Return the marks of author's notes in a block: where each stands, its note, and what is printed."""
    return tuple(
        {"start": place, "note": node["note"], "label": node["label"]}
        for place, node in _places(block, start)
        if type(node) is edition.edition_note_mark
    )


def find_points(block: nodes.Element, start: int = 0) -> Iterator[PointRecord]:
    """Yield the lines of verse and the milestones in a block."""
    for place, node in _places(block, start):
        if isinstance(node, edition.edition_point):
            anchor = "".join(node["ids"][:1])
            facts = (node["label"], node["number"], node["level"])
            yield PointRecord(node["kind"], max(place, 0), anchor, *facts)


def list_within(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the id of each line of verse and milestone, with that of the block in whose words it stands."""
    for point in document.findall(edition.edition_point):
        if point["ids"]:
            around = edition.parents_of(point)
            block = next((node for node in around if isinstance(node, edition.edition_block)), None)
            if block is not None:
                yield point["ids"][0], block["ids"][0]


def list_occurrences(document: nodes.document) -> Iterator[OccurrenceRecord]:
    """Yield where the forms of entries stand in the blocks of a text."""
    for block in document.findall(edition.edition_block):
        if not BLOCKS_BY_NAME[block["kind"]].forms:
            continue
        for start, node in _places(block):
            if isinstance(node, edition.edition_occurrence):
                yield OccurrenceRecord(node["entry"], block["ids"][0], node.astext(), False, start)
            elif _is_link(node, Found.BY_FORMS):
                target = node["reftarget"]
                yield OccurrenceRecord(target, block["ids"][0], node.astext(), True, start)


def list_mentions(document: nodes.document, home: dict[str, str]) -> Iterator[MentionRecord]:
    """Yield where a text speaks of entries; ``home``: the paragraph of a block that has none of its own."""
    for block in document.findall(edition.edition_block):
        own = block["ids"][0]
        for start, node in _places(block):
            if _is_link(node, Found.BY_MENTIONS):
                place = home.get(own, own)
                yield MentionRecord(node["reftarget"], place, node.astext(), own, start)


def _places(block: nodes.Element, start: int = 0) -> Iterator[tuple[int, nodes.Element]]:
    """Yield the elements in a block, each with where its words begin in the words of the block."""
    for child in block.children:
        if isinstance(child, nodes.Element):
            yield start, child
            yield from _places(child, start)
        start += len(child.astext())


def _is_link(node: nodes.Element, found: Found) -> bool:
    """Tell whether a node of a text is a link to an entry of the kinds that are found in one way."""
    if not isinstance(node, addnodes.pending_xref) or node.get("reftype") != "link":
        return False
    kind = kind_of(node["reftarget"])
    return kind is not None and kind.found is found
