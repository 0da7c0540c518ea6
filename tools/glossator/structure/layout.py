"""Lay out the words of a block as its kind has them: note where its lines, items and cells begin."""

from __future__ import annotations

from collections import Counter

from glossator.block_rules import BlockRule
from glossator.model import Point, Role
from glossator.structure.ground import Ground, RawBlock
from glossator.structure.kept_lines import lay_code, lay_paragraphs
from glossator.structure.parts import (
    DEFAULT_MARKER,
    WIKITEXT,
    find_cells,
    find_items,
    find_separators,
    measure_indent,
)
from glossator.structure.patterns import TimedPattern
from glossator.structure.verse_lines import VerseLines
from glossator.structure.wrapped_rows import CellPart, find_columns
from glossator.witness import Range
from glossator_schema.blocks import AUTHOR_NOTE, VERSE, PointKind, Shape


def lay_out(
    ground: Ground, verse: VerseLines, draft: RawBlock, rule: BlockRule, contents: list[Range]
) -> list[Range]:
    """Note the points at which the parts of a block begin; return what of its ``contents`` is words."""
    match draft.kind.form:
        case Shape.LINES if draft.kind is VERSE:
            if fault := verse.take(draft, rule, find_left(ground, contents)):
                ground.fault(rule, fault)
        case Shape.LINES if draft.kind.verbatim:
            return lay_code(ground, draft, find_left(ground, contents)) or contents
        case Shape.LINES:
            lines = [
                (start, measure_indent(ground.text, start))
                for start, _ in find_left(ground, contents)
            ]
            least = min((level for _, level in lines), default=0)
            draft.points += [
                (start, Point(kind=PointKind.LINE, level=level - least)) for start, level in lines
            ]
        case Shape.ITEMS:
            return _lay_items(ground, draft, rule, contents)
        case Shape.ROWS:
            return _lay_rows(ground, draft, rule, contents)
        case Shape.PROSE if draft.kind is AUTHOR_NOTE and len(contents) > 1:
            lay_paragraphs(ground, draft, rule, find_left(ground, contents))
        case Shape.FIGURE:
            missing = [key for key in ("image", "sha256", "alt") if not getattr(rule, key).strip()]
            if missing:
                ground.fault(rule, f"a figure needs its {', '.join(missing)}; write it")
    return contents


def find_left(ground: Ground, contents: list[Range]) -> list[Range]:
    """Return of each line of a block the words that are left in it; lines without any go."""
    lefts = (ground.characters.left([content]) for content in contents)
    return [(left[0][0], left[-1][1]) for left in lefts if left]


def _lay_items(
    ground: Ground, draft: RawBlock, rule: BlockRule, contents: list[Range]
) -> list[Range]:
    lines = find_left(ground, contents)
    marker = TimedPattern(DEFAULT_MARKER if rule.marker is None else rule.marker)
    try:
        parts = find_items(ground.text, lines, marker if marker.pattern else None)
    except TimeoutError:
        ground.fault(rule, f"the marker {marker.complaint}")
        return contents
    if rule.marker and not any(part.marker for part in parts):
        ground.fault(rule, f"no line begins with the marker {rule.marker!r}; correct or remove it")
    for part in parts:
        if part.level < 0:
            continue  # the line goes on in an item
        label = ground.text[slice(*part.marker)] if part.marker else ""
        place = part.marker[0] if part.marker else part.content[0]
        point = Point(kind=PointKind.ITEM, label=label, source=label, level=part.level)
        draft.points.append((place, point))
        if part.marker:
            ground.assign_named(rule, part.marker, Role.POINT, draft.id)
    return [part.content for part in parts]


def _lay_rows(
    ground: Ground, draft: RawBlock, rule: BlockRule, contents: list[Range]
) -> list[Range]:
    lines = find_left(ground, contents)
    heads_alone = [line for line in lines if not _goes_on(ground, rule, line)] or lines
    wiki = rule.separator == WIKITEXT
    separator = WIKITEXT if wiki else _choose_separator(ground, rule, heads_alone)
    rows, above = find_cells(ground.text, lines, separator)
    heads = [row for row in rows if not _goes_on(ground, rule, row[0])]
    draft.header = rule.header or sum(row in heads for row in rows[:above]) == 1
    sizes = sorted({len(row) for row in heads})
    if len(sizes) > 1:
        usual = Counter(map(len, heads)).most_common(1)[0][0]
        odd = next(row for row in heads if len(row) != usual)
        cells = "1 cell" if len(odd) == 1 else f"{len(odd)} cells"
        message = (
            f"the row in line {ground.line_at(odd[0][0])} of the witness has {cells}, most rows of this "
            f"table have {usual}; mend the row by an emendation, or say what parts the cells (separator), or "
            "that the line goes on in the row above it (goes_on)"
        )
        ground.fault(rule, message)
    if rule.goes_on is not None:
        _unwrap(ground, draft, rule, rows, separator)
    for row in rows:
        draft.points.append((row[0][0], Point(kind=PointKind.ROW)))
        draft.points += [(start, Point(kind=PointKind.CELL)) for start, _ in row[1:]]
    return [cell for row in rows for cell in row if cell[0] < cell[1]]


def _goes_on(ground: Ground, rule: BlockRule, words: Range) -> bool:
    """Tell whether words of a table stand in a line that goes on in the row above it."""
    return rule.goes_on is not None and ground.line_at(words[0]) in set(rule.goes_on)


def _unwrap(
    ground: Ground, draft: RawBlock, rule: BlockRule, rows: list[list[Range]], separator: str
) -> None:
    """Note of which cell each part of a line is, where lines go on in the row above."""
    assert rule.goes_on is not None
    if misfit := rule.goes_on.misfit(len(ground.lines)):
        ground.fault(rule, misfit, key="goes_on")
        return
    numbers = [ground.line_at(row[0][0]) for row in rows]
    for line in rule.goes_on:
        if line not in numbers[1:]:
            message = f"line {line} is no row of this table after its first"
            remedy = "name the lines that go on in the row above them"
            ground.fault(rule, f"{message}; {remedy}", key="goes_on")
            return
    above: list[Range] = []
    index = -1
    for number, row in zip(numbers, rows, strict=True):
        columns: list[int] | str = list(range(len(row)))
        if _goes_on(ground, rule, row[0]):
            columns = find_columns(ground.text, above, row, separator)
        else:
            above, index = row, index + 1
        if isinstance(columns, str):
            remedy = "say what parts the cells (separator), or mend the line by an emendation"
            ground.fault(rule, f"line {number} goes on in the row above, but {columns}; {remedy}")
            return
        draft.cells += [CellPart(part, index, at) for part, at in zip(row, columns, strict=True)]


def _choose_separator(ground: Ground, rule: BlockRule, lines: list[Range]) -> str:
    """Return by what the cells of a table are parted; note a fault where none of its rows has that."""
    found = find_separators(ground.text, lines)
    separator: str = rule.separator or next(iter(found), "spaces")
    if lines and separator not in found:
        message = f"no row of this table has {separator} between cells"
        if not rule.separator:
            message = "no row of this table has bars, tabs, or two spaces and more between cells"
        remedy = (
            f"its rows have {' and '.join(found)}"
            if found
            else "correct its lines, or call it list"
        )
        ground.fault(rule, f"{message}; {remedy}")
    return separator
