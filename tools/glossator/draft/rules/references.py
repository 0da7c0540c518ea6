"""The text's own bibliography: entries below a heading that says so, numbered or by author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, HEADING, REFERENCE

NUMBERED = re.compile(r"\W*\d+\.?\s+")
ENTRY = re.compile(r"(?P<bullet>[-*+]\s+)?(?P<label>\[\d+\]|\(\d+\)|\d+\.)\s+\S")
BULLET = re.compile(r"[-*+•]\s+")
BACK = re.compile(r"\W*\d+\.?\s*\^")
"""A note of a wiki, which leads back to its mark."""
AUTOLINK = re.compile(r"(<)(?:https?://|www\.)[^<>]*(>)")
YEAR = re.compile(r"\b1[4-9]\d\d|\b20\d\d|\bn\.d\.|\d{4}年?|[,.].*[,.:]")
OPENED = re.compile(
    r"[^\W\d_][\w’'-]+,\s|[A-Z][\w’'-]+ [A-Z]{1,3}[,.]|[—–_-]{2,}|[^\W\d_][\w ’'-]{2,40}\.\s"
)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the heading, if no rule has it, and the entries below it up to a heading."""
    inside = False
    part: list[Line] = []
    for line in draft.manuscript.lines:
        if _is_name(line.words):
            yield from _read_entries(part)
            inside, part = True, []
            if draft.is_free(line):
                yield _heading(line)
        elif not draft.is_free(line):
            if draft.kind(line) is HEADING or draft.kind(line) is AUTHOR_NOTE:
                inside = False
            elif draft.kind(line) is FURNITURE:
                continue
        elif inside and not BACK.match(line.words):
            part.append(line)
    yield from _read_entries(part)


def _is_name(words: str) -> bool:
    plain = NUMBERED.sub("", words.strip("#*_ "), count=1)
    return whole_line("references").fullmatch(plain) is not None


def _heading(line: Line) -> BlockProposal:
    return BlockProposal(
        line=line.number,
        kind=HEADING,
        level=1,
        reason="the name of a bibliography, alone in its line",
        confidence=0.95,
    )


def _read_entries(lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield the entries in lines below the heading of a bibliography."""
    numbered = any(ENTRY.match(line.words) for line in lines)
    seen: set[str] = set()
    for entry in _divide(lines, numbered):
        match = ENTRY.match(entry[0].words)
        words = " ".join(line.words for line in entry)
        if numbered and (match is None or match["label"] in seen):
            continue
        if not numbered and not YEAR.search(words):
            return
        label = match["label"] if match else ""
        seen.add(label)
        bullet = BULLET.match(entry[0].words)
        opening = (match["bullet"] if match else bullet[0] if bullet else "") or ""
        links = [mark for line in entry for pair in AUTOLINK.findall(line.words) for mark in pair]
        yield BlockProposal(
            line=entry[0].number,
            last=entry[-1].number,
            kind=REFERENCE,
            label=label,
            cuts=(*filter(None, (opening,)), *links),
            reason=("a numbered entry" if label else "an entry")
            + " below the heading of a bibliography",
            confidence=0.95 if label else 0.85,
        )


def _divide(lines: list[Line], numbered: bool) -> Iterator[list[Line]]:
    """Divide lines into entries: by their numbers, at blank lines, where one stands further out."""
    least = min((line.indent for line in lines), default=0)
    hanging = any(line.indent > least + 1 for line in lines)
    entry: list[Line] = []
    for line in lines:
        before = entry[-1] if entry else None
        if before is None:
            new = True
        elif numbered:
            new = ENTRY.match(line.words) is not None or line.number > before.number + 1
        elif hanging:
            new = line.indent <= least
        elif (
            line.number > before.number + 1
            or BULLET.match(line.words)
            or len(before.words) > WIDEST
            or len(line.words) > WIDEST
        ):
            new = True
        else:
            new = bool(OPENED.match(line.words)) and before.words.endswith((".", "”", ")", '"'))
        if new and entry:
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry
