"""What Markdown marks at the beginning of lines: quotations, lists, tables, notes, rules, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from glossator.draft.layout import find_free_runs
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft, take_first
from glossator.draft.wording import is_name
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    EPIGRAPH,
    FURNITURE,
    HEADING,
    LIST,
    QUOTATION,
    TABLE,
    TITLE,
    VERSE,
)

RULE = re.compile(r"(?:[*_=~•—–-]\s*){3,}|<hr\s*/?>|[*⁂]|\*?\s*\\\*")
COMMENT = re.compile(r"<!--.*?-->|\[//\]: # .*")
QUOTED = re.compile(r"(?:\\?>\s?)+")
ATTRIBUTED = re.compile(r"(?:>\s?)*[\s_*]*(?:—|–|--+|―|~)\s*\S.{0,80}")
SIGNED = re.compile(r"(?:[-*+•‣◦·]|--)\s+\S")
TOLD = re.compile(r"[,.!?…]\s(?:--?|–|—)\s[^\W\d_]")
"""Who says what is said, behind a stop and a dash."""
NOTE = re.compile(r"(?P<open>\[\^)(?P<label>[^\]\s]{1,20})(?P<close>\]:)\s*\S")
ROW = re.compile(r"\|.*\|")
DRAWN = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
IMAGE = re.compile(
    r"(?:\[?!\[[^\]]{0,500}\]\([^)]{0,500}\)(?:\]\([^)]{0,500}\))?(?:\{[^{}]{0,200}\})?\s*)+|"
    r"\[(?:illustration|blank page|image|picture)\]",
    re.I,
)
DEFINED = re.compile(r"\[[^\]^]+\]:\s+\S+.*")
HARD = re.compile(r"(?:\\| {2,})$")

_block = partial(of_lines, confidence=0.95)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the blocks of each kind in lines that no rule has spoken for."""
    found = (
        *_find_single(draft),
        *_find_notes(draft),
        *_find_quotations(draft),
        *_find_tables(draft),
        *_find_lists(draft),
    )
    yield from take_first(found)


def _find_single(draft: Draft) -> Iterator[BlockProposal]:
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    for line in lines:
        words = line.words
        if RULE.fullmatch(words) and not _underlines(draft, line):
            yield _block([line], FURNITURE, "a line of signs")
        elif COMMENT.fullmatch(words):
            yield _block([line], FURNITURE, "a comment of the file")
        elif IMAGE.fullmatch(words):
            yield _block([line], FURNITURE, "a picture, which is not here")
        elif DEFINED.fullmatch(words) and "://" in words:
            yield _block([line], FURNITURE, "where a link leads")


def _underlines(draft: Draft, line: Line) -> bool:
    """Tell whether a line of signs is part of a table, or stands below the names of its columns."""
    before = draft.manuscript.by_number.get(line.number - 1)
    after = draft.manuscript.by_number.get(line.number + 1)
    return (
        before is not None and after is not None and bool(re.search(r"\S\s{2,}\S|\|", before.words))
    )


def _find_notes(draft: Draft) -> Iterator[BlockProposal]:
    lines = draft.manuscript.lines
    for index, line in enumerate(lines):
        match = NOTE.match(line.words)
        if not match or not draft.is_free(line):
            continue
        last = line
        for following in lines[index + 1 :]:
            gap = following.number - last.number
            if not draft.is_free(following) or NOTE.match(following.words):
                break
            if gap > 1 and following.indent < 2:
                break
            last = following
        yield _block(
            (line, last),
            AUTHOR_NOTE,
            "a note of Markdown",
            cuts=(match["open"], match["close"]),
            label=match["label"],
        )


def _find_quotations(draft: Draft) -> Iterator[BlockProposal]:
    for run in find_free_runs(draft):
        quoted = [line for line in run if QUOTED.match(line.words)]
        if not quoted or (len(quoted) < len(run) and not QUOTED.match(run[0].words)):
            continue
        parts: list[list[Line]] = [[]]
        for line in quoted:
            if QUOTED.fullmatch(line.words):
                yield _block([line], FURNITURE, "an empty line of a quotation")
                parts.append([])
            else:
                parts[-1].append(line)
        parts = [part for part in parts if part]
        if len(parts) > 1 and ATTRIBUTED.fullmatch(parts[-1][0].words) and len(parts[-1]) == 1:
            parts[-2:] = [[*parts[-2], *parts[-1]]]
        for part in parts:
            yield _quotation(draft, part)


def _quotation(draft: Draft, lines: list[Line]) -> BlockProposal:
    text = draft.manuscript.text
    cuts = [_match(QUOTED, line.words) for line in lines]
    attributed = len(lines) > 1 and bool(ATTRIBUTED.fullmatch(lines[-1].words))
    hard = [HARD.search(text[line.start : draft.manuscript.end_of(line.number)]) for line in lines]
    before = draft.manuscript.lines_before(lines[0].number)
    kind = QUOTATION
    early = not draft.manuscript.has_body_before(lines[0].number)
    if attributed and (early or draft.kind(before[-1]) in (TITLE, HEADING, FURNITURE)):
        kind = EPIGRAPH
    elif len(lines) > 1 and all(hard[:-1]):
        kind = VERSE
        cuts = [
            cut
            for line in lines
            for cut in (_match(QUOTED, line.words), "\\" * line.words.endswith("\\"))
            if cut
        ]
    numbers = {line.number for line in lines}
    without = [n for n in range(lines[0].number, lines[-1].number) if n not in numbers]
    return _block(
        (lines[0], lines[-1]),
        kind,
        "lines that begin with >",
        cuts=tuple(cuts),
        without=tuple(without),
        level=0
        if kind is not QUOTATION
        else max(0, cuts[0].count(">"))
        if cuts[0].count(">") > 1
        else 0,
    )


def _match(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.match(words)
    return found[0] if found else ""


def _find_tables(draft: Draft) -> Iterator[BlockProposal]:
    for run in find_free_runs(draft):
        rows: list[Line] = []
        for line in [*run, None]:
            if line is not None and (ROW.fullmatch(line.words) or (rows and "|" in line.words)):
                rows.append(line)
                continue
            if line is not None and "|" in line.words and not rows:
                following = draft.manuscript.by_number.get(line.number + 1)
                drawn = following is not None and DRAWN.fullmatch(following.words)
                if drawn or _begins_rows(draft, line):
                    rows.append(line)
                    continue
            if len(rows) > 1:
                header = bool(DRAWN.fullmatch(rows[1].words))
                yield _block(
                    (rows[0], rows[-1]),
                    TABLE,
                    "rows whose cells bars part",
                    header=header,
                    separator="bars",
                )
            rows = []


def _begins_rows(draft: Draft, line: Line) -> bool:
    """Tell whether a line, and the two below it, have as many bars, room around each: no frame is needed."""
    rows = [draft.manuscript.by_number.get(line.number + n) for n in range(3)]
    counts = {row.words.count(" | ") if row else 0 for row in rows}
    return len(counts) == 1 and counts != {0}


def _find_lists(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lists that are marked by signs, in which blank lines may part the items."""
    free = [line for line in draft.manuscript.lines if draft.is_free(line)]
    told = {sign for sign in ("-", "--") if _is_told(_find_after(sign, free))}
    index = 0
    while index < len(free):
        line = free[index]
        if not SIGNED.match(line.words) or _is_nested(draft, line):
            index += 1
            continue
        sign, last = line.words.split()[0], index
        for place in range(index + 1, len(free)):
            following, gap = free[place], free[place].number - free[place - 1].number
            item = SIGNED.match(following.words)
            if gap == 1 and not item and following.indent >= line.indent:
                last = place
            elif gap > 2 and not item:
                break
            elif (
                item
                and gap <= 2
                and (following.words.split()[0] == sign or following.indent > line.indent)
            ) or (following.indent > line.indent + 1 and gap <= 2):
                last = place
            else:
                break
        lines = free[index : last + 1]
        byline = lines[0].number < draft.content[0] and is_name(lines[0].words[1:].strip(" *_"))
        said = _is_dialogue(_find_after(sign, lines)) or (sign in told and not _hangs(lines))
        within = _is_within(draft, lines)
        if len(lines) > 1 and not said and not byline and not within:
            marker = None if len(sign) == 1 else f"{sign}(?=\\s)"
            yield _block((line, free[last]), LIST, f"items that {sign!r} marks", marker=marker)
        index = last + 1


def _is_nested(draft: Draft, line: Line) -> bool:
    """Tell whether an item stands further in than the numbered one directly above it."""
    before = draft.manuscript.by_number.get(line.number - 1)
    numbered = before is not None and re.match(r"\d{1,3}[.)]\s", before.words)
    return bool(numbered) and before is not None and line.indent > before.indent


def _is_within(draft: Draft, lines: Sequence[Line]) -> bool:
    """Tell whether one line alone of running text begins with a sign, as where a dash parts who speaks."""
    before = draft.manuscript.by_number.get(lines[0].number - 1)
    single = sum(SIGNED.match(line.words) is not None for line in lines) == 1
    above = before is not None and draft.is_free(before) and before.indent == lines[0].indent
    return single and above and not _hangs(lines)


def _find_after(sign: str, lines: Sequence[Line]) -> list[str]:
    """Return what stands behind a sign in the lines that it begins."""
    return [line.words[len(sign) + 1 :] for line in lines if line.words.startswith(f"{sign} ")]


def _is_dialogue(items: Sequence[str]) -> bool:
    """Tell whether what begins with a dash is what people say: half of it asks, or dashes part who says it."""
    said = [words for words in items if re.search(r"[?!]", words) or TOLD.search(words)]
    return len(items) > 2 and 2 * len(said) >= len(items)


def _is_told(items: Sequence[str]) -> bool:
    """Tell whether so much of a text that begins with a dash is said that the rest must be: it is a tale."""
    return _is_dialogue(items) and 4 * sum(map(bool, map(TOLD.search, items))) >= len(items)


def _hangs(lines: Sequence[Line]) -> bool:
    """Tell whether what goes on in a line stands further in than its sign, as in lists."""
    return any(line.indent > lines[0].indent for line in lines[1:] if not SIGNED.match(line.words))
