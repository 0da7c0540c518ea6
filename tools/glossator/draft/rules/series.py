"""A second title line below the title, which names a series or a section of the outlet."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.rules.numbered_headings import LABEL
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_title_case
from glossator_schema.blocks import DATE, SERIES, STAGE, TITLE, VERSE

NAMED = ("sections", "persons", "contents", "abstract", "notes", "references")
"""The names of parts, which are no series."""

FEW = 3
"""So many words in capitals, at the most, below a date and above a sentence are a heading; others one fewer."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines in title case between the title and the text that are nothing else.

    Of several no one is likely to be one: they are headings, or, where letters have no capitals, verse.
    """
    found = [*_find(draft)]
    for line in found if len(found) == 1 else ():
        yield BlockProposal(
            line=line.number,
            kind=SERIES,
            reason="a second line in title case below the title; or is it the first heading?",
            confidence=0.7,
        )


def _find(draft: Draft) -> Iterator[Line]:
    title = draft.first(TITLE)
    if title is None:
        return
    for line in draft.head:
        if line.number > title.number and draft.is_free(line) and ends_sentence(line.words):
            return
        if is_division(line.words) or (line.number > title.number and draft.kind(line) is STAGE):
            return
        if (
            line.number > title.number
            and draft.is_free(line)
            and is_title_case(line.words)
            and not ends_sentence(line.words)
            and not LABEL.match(line.words)
            and not any(whole_line(name).fullmatch(line.words) for name in NAMED)
            and not is_division(line.words)
            and not ALONE.fullmatch(line.words)
            and not _announces(draft, line)
        ):
            yield line


def _announces(draft: Draft, line: Line) -> bool:
    """Tell whether a line is the heading of what stands below: of verse, of a list, or, in a word, of text."""
    first, run = draft.manuscript.below(line), draft.manuscript.run_below(line)
    if first is None:
        return False
    if first.words.endswith((":", "：")) or draft.kind(first) is VERSE:
        return True
    if _is_head(draft, line) and any(_is_head(draft, each) for each in _find_below(draft, line)):
        return True  # as other parts of the text have one
    few = line.count <= (FEW if line.words.isupper() else FEW - 1)
    dated = any(draft.kind(other) is DATE for other in draft.head if other.number < line.number)
    return few and dated and line.apart and bool(run) and ends_sentence(run[-1].words)


def _is_head(draft: Draft, line: Line) -> bool:
    """Tell whether words in capitals stand alone above text."""
    below = draft.manuscript.below(line)
    return line.apart and line.words.isupper() and below is not None and below.is_body


def _find_below(draft: Draft, line: Line) -> Iterator[Line]:
    """Yield the lines below one that no rule has spoken for."""
    return (
        each for each in draft.manuscript.lines if each.number > line.number and draft.is_free(each)
    )
