"""What Project Gutenberg, and archives like it, print before and after a text: header, markers, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.state import Draft
from glossator_schema.blocks import AUTHOR, EDITOR, FURNITURE, TITLE, TRANSLATOR

START = re.compile(
    r"\*{3} ?START OF TH(E|IS) (PROJECT GUTENBERG|.{2,40}\bE-?(BOOK|TEXT))\b.*|"
    r"\*END\W{0,3}THE SMALL PRINT\b.*",
    re.I,
)
END = re.compile(
    r"\*{3} ?END OF TH(E|IS) (PROJECT GUTENBERG|.{2,40}\bE-?(BOOK|TEXT))\b.*|"
    r"(This is the )?End of (the |this )?(Project Gutenberg.*|E-?(text|book)\b.*)",
    re.I,
)
NAMED = re.compile(r".{0,30}\bProject Gutenberg\b.*", re.I)
"""How a file of its begins, with or without a marker below."""
OWN = re.compile(r"\bgutenberg\b|\be-?(?:text|book)s?\b", re.I)
"""What stands in each paragraph of its header."""
LICENCE = re.compile(
    r"\bProject Gutenberg(?:-tm|™| License| Literary Archive)|\bfull Project Gutenberg", re.I
)
"""How its licence names it, and nothing else does."""
PRODUCED = re.compile(
    r"\W{0,3}((Produced|E-?text (prepared|produced)|This (e-?(text|book)|file) was|Transcribed|"
    r"Proofread|Scanned|Digiti[sz]ed|HTML version) .*|Credits: .*|"
    r"Note: (Images|Project Gutenberg|There (is|are)|The original) .*|See https?://\S+)",
    re.I,
)
FIELD = re.compile(r"(Title|Author|Translator|Editor):\s+(\S.*)")
HEADER = re.compile(
    r"(Title|Author|Translator|Editor|Illustrator|Contributor|Release date|Posting date|Language|"
    r"Character set encoding|Last updated|Most recently updated|Original publication|Credits|Edition):\s",
    re.I,
)
KINDS = {"Title": TITLE, "Author": AUTHOR, "Translator": TRANSLATOR, "Editor": EDITOR}


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose what stands before the first marker and after the second as furniture."""
    lines = draft.manuscript.lines
    first = next((n for n, line in enumerate(lines) if START.match(line.words)), -1)
    last = next((n for n, line in enumerate(lines) if END.match(line.words)), len(lines))
    if last == len(lines):
        last -= _count_licence(draft.manuscript.runs)
    if first < 0:
        first = _find_unmarked(draft.manuscript.runs)
    if first < 0 and last == len(lines):
        return
    if first >= 0:
        after = first + 1
        while after < last and _is_credit(lines, after, first):
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


def _find_unmarked(runs: Sequence[Sequence[Line]]) -> int:
    """Return the place of the last line of a header that no marker ends; -1 where there is none."""
    if not runs or not NAMED.match(runs[0][0].words):
        return -1
    place = -1
    for run in runs:
        own = HEADER.match(run[0].words) or any(OWN.search(line.words) for line in run)
        if not own:
            break
        place += len(run)
    return place


def _count_licence(runs: Sequence[Sequence[Line]]) -> int:
    """Return how many lines at the end are of the licence, which no marker begins; addresses stand in it."""
    count = least = times = 0
    for run in reversed(runs):
        own = any(OWN.search(line.words) for line in run)
        if not own and len(run) > 1:
            break
        count += len(run)
        if own:
            least = count
        times += any(LICENCE.search(line.words) for line in run)
    return least if times > 1 else 0


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
        reason=f"{what} of Project Gutenberg, or of an archive like it",
        confidence=0.98,
    )
