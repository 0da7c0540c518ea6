"""What Project Gutenberg prints before and after a text: its header, its markers, its licence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, EDITOR, FURNITURE, TITLE, TRANSLATOR

START = re.compile(r"\*{3} ?START OF TH(E|IS) PROJECT GUTENBERG\b.*", re.I)
END = re.compile(
    r"\*{3} ?END OF TH(E|IS) PROJECT GUTENBERG\b.*|End of (the |this )?Project Gutenberg.*", re.I
)
PRODUCED = re.compile(r"(Produced|E-text prepared|This e-?text was|Transcribed) .*", re.I)
FIELD = re.compile(r"(Title|Author|Translator|Editor):\s+(\S.*)")
KINDS = {"Title": TITLE, "Author": AUTHOR, "Translator": TRANSLATOR, "Editor": EDITOR}


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose what stands before the first marker and after the second as furniture."""
    lines = draft.manuscript.lines
    first = next((n for n, line in enumerate(lines) if START.match(line.words)), -1)
    last = next((n for n, line in enumerate(lines) if END.match(line.words)), len(lines))
    if first < 0 and last == len(lines):
        return
    if first >= 0:
        after = first + 1
        while after < last and lines[after].words and _is_credit(lines, after, first):
            after += 1
        yield _furniture(lines[0], lines[after - 1], "the header")
    if last < len(lines):
        yield _furniture(lines[last], lines[-1], "the licence")
    for line in lines[: max(first, 0)]:
        if field := FIELD.fullmatch(line.words):
            yield FactProposal(
                line=line.number,
                key=KINDS[field[1]],
                value=field[2],
                reason="Project Gutenberg’s header says so",
                confidence=0.95,
            )


def _is_credit(lines: tuple[Line, ...], index: int, first: int) -> bool:
    """Tell whether a line below the first marker says who made the e-text, or goes on with that."""
    if PRODUCED.match(lines[index].words):
        return True
    follows = lines[index - 1].number == lines[index].number - 1
    return index - 1 > first and follows


def _furniture(first: Line, last: Line, what: str) -> BlockProposal:
    return BlockProposal(
        line=first.number,
        last=last.number,
        kind=FURNITURE,
        reason=f"{what} of Project Gutenberg",
        confidence=0.98,
    )
