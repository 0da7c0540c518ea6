"""Read a page's doctree into the record that the domain keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes

from glossator_schema import printed
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BLOCKS_BY_NAME,
    HEADING,
    LINE_OF_VERSE,
    PARAGRAPH,
    SPOKEN,
    UNNUMBERED,
    Numbering,
    PointKind,
    read_block_id,
    read_label,
)
from glossator_schema.entries import BY_NAME
from glossator_schema.fields import PUBLISHED_AS_LIST, Field, Part, Type
from glossator_schema.notes import HEADNOTE_FIELDS, PUBLISHED_NOTE_FIELDS
from glossator_schema.wordings import Name
from sphinx_glossator.memory.digest import digest_text
from sphinx_glossator.memory.note_order import place_notes
from sphinx_glossator.memory.page_links import list_entry_links
from sphinx_glossator.memory.records import (
    BlockRecord,
    EmendationRecord,
    EntryRecord,
    NoteRecord,
    ObjectRecord,
    PageRecord,
    SelfCheckRecord,
    TextRecord,
)
from sphinx_glossator.memory.within_blocks import (
    find_calls,
    find_marks,
    find_points,
    list_mentions,
    list_occurrences,
    list_within,
)
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.printed import SELF_CHECK, say_kind
from sphinx_glossator.words.translation import _


def collect_page(document: nodes.document) -> PageRecord:
    """Collect what one page gives to the edition."""
    targets: dict[str | None, set[str]] = {"edition": set(), "cite": set()}
    elsewhere = any(document.findall(edition.edition_renamed))
    for xref in document.findall(addnodes.pending_xref):
        if (domain := xref.get("refdomain")) in targets:
            targets[domain].add(xref["reftarget"])
        else:
            elsewhere = True
    return PageRecord(
        objects=tuple(_objects(document)),
        text=_text(document),
        entries=tuple(map(_entry, document.findall(edition.edition_entry))),
        links=tuple(sorted(targets["edition"])),
        cites=tuple(sorted(targets["cite"])),
        named=()
        if any(document.findall(edition.edition_header))
        else tuple(list_entry_links(document)),
        links_elsewhere=elsewhere,
    )


def _objects(document: nodes.document) -> Iterator[ObjectRecord]:
    header = next(document.findall(edition.edition_header), None)
    prefix = HEADING.make_id(header["text_id"]) if header is not None else None
    for node in document.findall(nodes.Element):
        match node:
            case nodes.section() if prefix and node["ids"][0].startswith(prefix):
                # One line: what reads objects.inv takes U+2028 for the end of an object.
                name = " ".join(node[0].astext().splitlines())
                yield ObjectRecord(node["ids"][0], HEADING.name, name)
            case edition.edition_block():
                yield ObjectRecord(node["ids"][0], node["kind"], _name(node))
            case edition.edition_point() if node["ids"]:
                yield ObjectRecord(node["ids"][0], node["kind"], _name_point(node))
            case edition.edition_note():
                yield ObjectRecord(node["ids"][0], "note", _("Note ({})").format(_(node["kind"])))
            case edition.edition_self_check():
                name = _(SELF_CHECK).format(node["number"])
                yield ObjectRecord(node["ids"][0], "note", name)
            case edition.edition_emendation():
                yield ObjectRecord(
                    node["ids"][0],
                    "emendation",
                    _("Emendation ({})").format(say_kind(node["kind"])),
                )
            case edition.edition_moved():
                yield ObjectRecord(
                    node["ids"][0], "moved", _("Moved to {}").format(node["to"] or _("nowhere"))
                )
            case edition.edition_entry():
                kind = BY_NAME[node["entry_kind"]]
                yield ObjectRecord(node["ids"][0], kind.name, node[kind.heading.name])


def _name(block: nodes.Element) -> str:
    """Return what a block is called by itself."""
    kind = BLOCKS_BY_NAME[block["kind"]]
    owner, number = read_block_id(block["ids"][0])
    if owner is UNNUMBERED and "{}" in kind.titled:
        return _(owner.titled).format(number)
    spoken = kind in SPOKEN  # its label is the name of who speaks
    return _(kind.titled).format(number if spoken else block["label"] or number)


def _name_point(point: nodes.Element) -> str:
    """Return what a line of verse, or a milestone, is called by itself: ``Stephanus 514a``."""
    if point["kind"] == PointKind.LINE:
        return _(LINE_OF_VERSE.titled).format(point["number"])
    return " ".join(filter(None, (point["number"], point["label"])))


def _text(document: nodes.document) -> TextRecord | None:
    header = next(document.findall(edition.edition_header), None)
    if header is None:
        return None
    home = _enclosing_paragraphs(document)
    home[header["text_id"]] = ""  # no block
    for anchor, block in list_within(document):
        home[anchor] = home.get(block, block)
    for note in document.findall(edition.edition_note):  # one on another follows it
        home[note["ids"][0]] = home.get(note["target"], note["target"])
    title = next(document.findall(nodes.title), None)
    return TextRecord(
        id=header["text_id"],
        title=str(header["data"]["title"]) if title is None else title.astext(),
        data=header["data"],
        body=tuple(_blocks(document, HEADING.make_id(header["text_id"]))),
        emendations=tuple(
            EmendationRecord(
                node["ids"][0],
                home.get(node["target"], node["target"]),
                node["source_reading"],
                node["reading"],
                node["kind"],
                node["certainty"],
            )
            for node in document.findall(edition.edition_emendation)
        ),
        notes=tuple(
            NoteRecord(
                node["ids"][0],
                {field.name: node[field.name] for field in PUBLISHED_NOTE_FIELDS},
                home.get(node["target"], node["target"]),
                _paragraphs(node.children),
                cited_keys(node),
            )
            for node in document.findall(edition.edition_note)
        ),
        occurrences=tuple(list_occurrences(document)),
        mentions=tuple(list_mentions(document, home)),
        reading=_reading(document),
        self_checks=tuple(
            SelfCheckRecord(
                node["ids"][0],
                _paragraphs(node.children[:1]),
                _paragraphs(node.children[1:]),
                cited_keys(node),
            )
            for node in document.findall(edition.edition_self_check)
        ),
        digest=digest_text(document),
    )


def _paragraphs(children: Iterable[nodes.Node]) -> str:
    """Return the words of some blocks, apart by an empty line."""
    return "\n\n".join(plain_words(child) for child in children if isinstance(child, nodes.Element))


def _reading(document: nodes.document) -> dict[str, str]:
    """Return what the headnote says of reading the text."""
    headnote = next(document.findall(edition.edition_headnote), None)
    given = {} if headnote is None else {of.name: headnote[of.name] for of in HEADNOTE_FIELDS}
    return {name: value for name, value in given.items() if value}


def _enclosing_paragraphs(document: nodes.document) -> dict[str, str]:
    """Map each author's note to the block that cites it, through other notes; to itself if none does."""
    cited_by: dict[str, str] = {
        node["ids"][0]: node["paragraph"] or node["ids"][0]
        for node in edition.find_blocks(document, AUTHOR_NOTE)
    }
    found = {}
    for note, block in cited_by.items():
        seen = {note}
        while block in cited_by and block not in seen:
            seen.add(block)
            block = cited_by[block]
        found[note] = block
    return found


def _blocks(document: nodes.document, prefix: str) -> Iterator[BlockRecord]:
    """Yield the blocks of a text; the ids of its headings begin with ``prefix``."""
    after = ""
    places = place_notes(document)
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.section) and node["ids"][0].startswith(prefix):
            yield _heading(node)
        elif isinstance(node, edition.edition_block):
            block = node["ids"][0]
            printed = BLOCKS_BY_NAME[node["kind"]].numbering is Numbering.PRINTED
            owner, number = read_block_id(block)
            supplied = _supplied(node)
            if printed:
                number = read_label(node["label"])
            elif owner is UNNUMBERED:
                number = ""
            yield BlockRecord(
                block,
                node["kind"],
                node.astext().removesuffix(supplied),
                number,
                paragraph=node["paragraph"] or places.get(block) or "",
                after=after,
                marks=find_marks(node),
                speaker=node.get("speaker", ""),
                points=tuple(find_points(node)),
                shows="".join(shown["alt"] for shown in node.findall(edition.edition_picture)),
                sha256=node.get("sha256", ""),
                label=node["label"] if owner is not PARAGRAPH or owner.name != node["kind"] else "",
                header=bool(node.get("header")),
                level=node.get("level", 0),
                calls=find_calls(node),
                language=node.get("language", ""),
                supplied=supplied.strip(),
                follows=places.get(block),
            )
            after = block if edition.is_block(node, PARAGRAPH) else after


def _supplied(node: nodes.Element) -> str:
    """Return what the editors say of a block after its words."""
    emended = node.findall(edition.edition_emended) if node["kind"] == AUTHOR_NOTE.name else ()
    return "".join(each.astext() for each in emended if each["supplied"])


def _heading(section: nodes.section) -> BlockRecord:
    level = -1
    parent: nodes.Node | None = section
    while isinstance(parent, nodes.section):
        level += 1
        parent = parent.parent
    title = section[0]
    assert isinstance(title, nodes.title)
    labels = [n for n in title.findall(nodes.inline) if printed.HEADING_LABEL in n["classes"]]
    label = labels[0].astext() if labels else ""
    words = title.astext().removeprefix(label).strip()
    supplied = any(printed.SUPPLIED in node["classes"] for node in labels)
    number = "" if supplied else read_label(label)
    before = -len(label) - bool(label)
    marks, points = find_marks(title, before), tuple(find_points(title, before))
    anchor = section["ids"][0]
    return BlockRecord(
        anchor,
        HEADING.name,
        words,
        number,
        level,
        marks=marks,
        points=points,
        label=label,
        run_in=printed.RUN_IN in section["classes"] + title["classes"],
        calls=find_calls(title, before),
        language=title.get("language", ""),
    )


def _entry(node: edition.edition_entry) -> EntryRecord:
    kind = BY_NAME[node["entry_kind"]]
    values = {field.name: _value(node, field) for field in kind.published}
    own = (child for child in node.children if isinstance(child, nodes.paragraph))
    foreign = (found for child in own for found in child.findall(edition.edition_foreign))
    names = tuple(Name(found["lang"], found.astext()) for found in foreign)
    return EntryRecord(kind.name, node["ids"][0], values, names)


def _value(node: edition.edition_entry, field: Field) -> Any:
    """Return the value of a field of an entry: an option, its words, or a section of it."""
    if field.part is Part.BODY:
        return _prose(node)
    if field.part is not Part.SECTION:
        return tuple(node[field.name]) if field.type in PUBLISHED_AS_LIST else node[field.name]
    sections = [
        section
        for section in node.findall(edition.edition_entry_section)
        if section["field"] == field.name
    ]
    if field.type is not Type.DATED:
        return " ".join(map(_prose, sections))
    return {"date": sections[0]["date"], "where": _prose(sections[0])} if sections else {}


def _prose(node: nodes.Element) -> str:
    """Return the words of an entry's own paragraphs, without citations."""
    return "\n\n".join(
        plain_words(child) for child in node.children if isinstance(child, nodes.paragraph)
    )


def cited_keys(node: nodes.Element) -> tuple[str, ...]:
    """Return the bibliography keys that a node cites, in order, each once."""
    keys = [
        key.strip()
        for xref in node.findall(addnodes.pending_xref)
        if xref.get("refdomain") == "cite"
        for key in xref["reftarget"].split(",")
    ]
    return tuple(dict.fromkeys(keys))


def plain_words(node: nodes.Element) -> str:
    """Return the words of a node; a parenthetical citation goes, with the space before it.

    A citation in the sentence is one of its words: it stands as its key in square brackets.
    """
    parts: list[str] = []
    for child in node.children:
        if isinstance(child, addnodes.pending_xref) and child.get("refdomain") == "cite":
            if child["reftype"].startswith("t"):
                parts.append(f"[{child['reftarget']}]")
            else:
                parts[-1:] = [part.rstrip() for part in parts[-1:]]
        elif isinstance(child, nodes.Element):
            parts.append(plain_words(child))
        else:
            parts.append(child.astext())
    return "".join(parts).replace("\n", " ")
