"""Compose the stages: record and witness in, text out."""

from __future__ import annotations

from collections.abc import Iterable

from glossator.block_rules import BlockRule
from glossator.diagnostics import EditionError
from glossator.model import Block, Emendation, Picture, Text, Witness
from glossator.record import Record
from glossator.structure.divide import Division
from glossator.structure.ground import RawBlock
from glossator.structure.line_ends import KIND as HYPHENS
from glossator.structure.read import BlockReader, Read
from glossator.structure.wrapped_rows import sort_parts
from glossator.witness import find_unprintable


def build_text(record: Record, witness: Witness) -> Text:
    """Apply ``record`` to ``witness``.

    Raises :class:`EditionError` with every rule that does not fit (``BAD_STRUCTURE``), every id given
    twice (``DUPLICATE_ID``) and every printed character that HTML cannot carry (``BAD_CHARACTER``,
    with its byte offset).
    """
    division = Division(record, witness.text)
    reader = BlockReader(division)
    title = finish_block(division.title, reader.read(division.title)) if division.title else None
    blocks = tuple(finish_block(draft, reader.read(draft)) for draft in division.drafts)
    notes = sorted(division.notes, key=lambda draft: draft.line)
    author_notes = tuple(finish_block(draft, reader.read(draft)) for draft in notes)
    reader.check()
    kept = reader.kept()
    if title:
        check_title(division, title)
    unprintable = find_unprintable(witness, division.characters.is_printed)
    faults = [*division.faults, *unprintable]
    if faults:
        raise EditionError(faults)
    return Text(
        id=record.id,
        witness=witness,
        bibliography=record.bibliography.bibliography(),
        blocks=blocks,
        author_notes=author_notes,
        statements=tuple(division.statements),
        emendations=tuple(reader.emendations),
        kept=tuple(kept),
        joins=frozenset(
            division.characters.end_of_signs(end, stop, draft.id)
            for draft in division.all_drafts()
            for end, stop in draft.joins.items()
        ),
        remarks={
            rule.lines.first: rule.remark for rule in record.structure.exceptions if rule.remark
        },
        rules=name_rules(record, reader.emendations),
        pieces=tuple(division.characters.pieces()),
        title=title,
        language=record.language,
        draft=record.source_of("state").line if record.state else 0,
    )


def finish_block(draft: RawBlock, read: Read) -> Block:
    """Return the block that a draft stands for."""
    rule = draft.rule if isinstance(draft.rule, BlockRule) else None
    return Block(
        kind=draft.kind,
        id=draft.id,
        line=draft.line,
        text=read.words,
        label=draft.label,
        supplied=draft.supplied,
        marks=read.marks,
        spans=read.spans,
        level=draft.level,
        run_in=draft.run_in,
        paragraph=draft.cited_by,
        speaker=draft.speaker,
        points=read.points,
        picture=Picture(rule.image, rule.sha256, rule.alt, rule.source)
        if rule and rule.image
        else None,
        header=draft.header,
        language=rule.language if rule else "",
        remark=read.remark,
        order=tuple(draft.cells[index].words for index in sort_parts(draft.cells)),
    )


def name_rules(record: Record, emendations: Iterable[Emendation]) -> dict[str, str]:
    """Return the rules by which the record changes words, each with its remark."""
    said = {rule.name: rule.remark for rule in record.rules}
    if record.hyphens:
        said[HYPHENS] = record.hyphens.remark
    made = {emendation.rule: "" for emendation in emendations if emendation.rule}
    return said | {name: "" for name in made if name not in said}


def check_title(division: Division, title: Block) -> None:
    """The record's title is the one that the witness prints, as it is emended."""
    if title.text != division.record.bibliography.title:
        record = division.record.bibliography
        message = f"the title of the witness is {title.text!r}, and the record has {record.title!r}"
        remedy = "copy it to the record, emend it, or name the mark of a note that stands in it"
        division.fault(record, f"{message}; {remedy}", key="title")
