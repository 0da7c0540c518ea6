"""Who signs a text, or a part of it: a name, initials, an office, a place and a date below its last words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.rules.letters import INITIALS, SHORT
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, fold_title, is_name, is_title_case
from glossator_schema.blocks import AUTHOR, CLOSER

BELOW = ("sections", "notes", "references")
DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b|年|月")
BESIDE = re.compile(r"[^\W\d_][^.]{2,40}\d{4}\.?\s{4,}(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_]{2,20})?\.?")
"""Place and date, and far from them a name or its initials."""
PLACE = re.compile(r"[_*]*[^\W\d_][\w.’' -]{2,30}(?:,\s[\w.’' -]{2,20})?,?[_*]*")
LEAST = 3
"""So many lines, at the most, has a signature."""
FAR = 16
"""So many columns in stands the place and the date that sign a text."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what signs below text, and above a heading, the foot of a page or the end."""
    runs = draft.manuscript.runs
    authors = {
        fold_title(name)
        for line in draft.manuscript.lines
        if draft.kind(line) is AUTHOR
        for name in name_people(line.words.partition(":")[2] or line.words)
    }
    for place in range(1, len(runs)):
        run = _without_date(runs[place])
        following = runs[place + 1] if place + 1 < len(runs) else ()
        if not _is_short(draft, run) or not _is_last(draft, run, following):
            continue
        authored = is_name(run[0].words) and fold_title(run[0].words) in authors
        if not _signs(run) and not authored and not _is_placed(run):
            continue
        first, above = run[0], runs[place - 1]
        if _is_placed(run) and place > 1 and _is_named(draft, above):
            first, above = above[0], runs[place - 2]
        if run is not runs[place]:
            above = runs[place][:1]
        if ends_sentence(above[-1].words) or run is not runs[place]:
            yield BlockProposal(
                line=first.number,
                last=run[-1].number,
                kind=CLOSER,
                reason="initials, or a name, a place and date, below the text",
                confidence=0.88,
            )


def _without_date(run: Sequence[Line]) -> Sequence[Line]:
    """Return lines without place and date above a name in capitals."""
    dated = len(run) > 1 and find_date(run[0].words) is not None and len(run[0].words) <= SHORT
    return run[1:] if dated and run[1].words.isupper() else run


def _is_short(draft: Draft, run: Sequence[Line]) -> bool:
    return len(run) <= LEAST and all(draft.is_free(line) and not line.is_body for line in run)


def _is_last(draft: Draft, run: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell whether what stands below lines is no text that goes on: nothing, a heading, notes."""
    following = below[0].words if below else ""
    ended = not below or is_division(following) or not draft.is_free(below[0])
    ended = (
        ended
        or following.isupper()
        or following.startswith(("cc:", "["))
        or ALONE.fullmatch(following) is not None
        or not any(map(str.isalnum, following))
    )
    official = len(run) > 1 and run[0].words.isupper() and not any(one.is_body for one in below)
    return ended or official or any(whole_line(name).fullmatch(following) for name in BELOW)


def _is_named(draft: Draft, run: Sequence[Line]) -> bool:
    """Tell whether lines are a name, or initials, and nothing else."""
    words = run[0].words.strip("_*. ")
    named = is_name(words.title()) or INITIALS.fullmatch(run[0].words) is not None
    return _is_short(draft, run) and named and not is_division(words)


def _is_placed(run: Sequence[Line]) -> bool:
    """Tell whether lines are a place and below it, or after it, a month and a year."""
    date = find_date(run[-1].words)
    if date is None or len(run) > 2 or any(len(line.words) > SHORT for line in run):
        return False
    rest = run[-1].words.replace(date[0], "").strip("_*., ")
    if len(run) == 1:
        return run[0].words[: date.start()].endswith(", ") and PLACE.fullmatch(rest) is not None
    return not rest and PLACE.fullmatch(run[0].words) is not None


def _signs(run: Sequence[Line]) -> bool:
    """Tell whether lines are a signature: initials alone, or what stands far in and has a name or a date."""
    far = all(line.indent >= FAR and len(line.words) <= SHORT for line in run)
    named = is_name(run[0].words.title()) or INITIALS.fullmatch(run[0].words) is not None
    if len(run) == 1 and BESIDE.fullmatch(run[0].words):
        return True
    if len(run) == 1 and whole_line("signed").fullmatch(run[0].words):
        return True
    dated = any(DATED.search(line.words) for line in run)
    offices = [line.words for line in run[1:]]
    capitals = run[0].words.isupper() or is_name(run[0].words)
    official = named and capitals and not is_division(run[0].words) and bool(offices)
    if official and all(map(is_title_case, offices)):
        return not any(map(ends_sentence, offices))
    return (len(run) == 1 and INITIALS.fullmatch(run[0].words) is not None) or (
        far and (named or dated)
    )
