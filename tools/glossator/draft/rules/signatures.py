"""Who signs a text, or a part of it: a name, initials, an office, a place and a date below its last words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossator.draft.languages import whole_line
from glossator.draft.letter_lines import TYPED, is_led, is_regards, is_signature
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.rules.letters import INITIALS, SHORT
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, fold_title, is_name, is_title_case
from glossator_schema.blocks import AUTHOR, AUTHOR_NOTE, CLOSER

BELOW = ("sections", "notes", "references")
DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b|年|月")
BESIDE = re.compile(r"[^\W\d_][^.]{2,40}\d{4}\.?\s{4,}(?:[^\W\d_]\.\s?){1,3}(?:[^\W\d_]{2,20})?\.?")
"""Place and date, and far from them a name or its initials."""
PLACE = re.compile(r"[_*]*[^\W\d_][\w.’' -]{2,30}(?:,\s[\w.’' -]{2,20})?,?[_*]*")
Run = Sequence[Line]
"""Lines without a blank one between."""
ENOUGH = 2
"""So many paragraphs, at the least, has a text that a name alone signs."""
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
    bodies = 0
    for place in range(1, len(runs)):
        bodies += runs[place - 1][-1].is_body
        run = _without_date(runs[place])
        following = runs[place + 1] if place + 1 < len(runs) else ()
        regards = is_led(run) and is_regards(draft, run[0]) and is_signature(run[-1])
        if not _is_short(draft, run) or not (regards or _is_last(draft, run, following)):
            continue
        if not draft.manuscript.has_body_before(run[0].number):
            continue
        first, above = run[0], runs[place - 1]
        authored = is_name(run[0].words) and fold_title(run[0].words) in authors
        dated = (
            len(run) == 1 and DATED.search(run[0].words) and place > 1 and _is_named(draft, above)
        )
        noted = bool(following) and draft.kind(following[0]) is AUTHOR_NOTE
        alone = _is_surname(run) and (not following or noted)
        nearer = bodies >= ENOUGH and _is_nearer(run, above, following)
        if not (_signs(run) or authored or _is_placed(run) or dated or alone or nearer):
            continue
        if (_is_placed(run) or dated) and place > 1 and _is_named(draft, above):
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


def _without_date(run: Run) -> Run:
    """Return lines without place and date above a name in capitals."""
    dated = len(run) > 1 and find_date(run[0].words) is not None and len(run[0].words) <= SHORT
    return run[1:] if dated and run[1].words.isupper() else run


def _is_short(draft: Draft, run: Run) -> bool:
    return len(run) <= LEAST and all(draft.is_free(line) and not line.is_body for line in run)


def _is_last(draft: Draft, run: Run, below: Run) -> bool:
    """Tell whether what stands below lines is no text that goes on: nothing, a heading, notes."""
    following = below[0].words if below else ""
    ended = not below or is_division(following) or not draft.is_free(below[0])
    ended = (
        ended
        or following.isupper()
        or following.startswith("[")
        or TYPED.fullmatch(following) is not None
        or ALONE.fullmatch(following) is not None
        or not any(map(str.isalnum, following))
    )
    official = len(run) > 1 and run[0].words.isupper() and not any(one.is_body for one in below)
    return ended or official or any(whole_line(name).fullmatch(following) for name in BELOW)


def _is_named(draft: Draft, run: Run) -> bool:
    """Tell whether lines are a name, or initials, and nothing else."""
    words = run[0].words.strip("_*. ")
    named = is_name(words.title()) or INITIALS.fullmatch(run[0].words) is not None
    return _is_short(draft, run) and named and not is_division(words)


def _is_surname(run: Run) -> bool:
    """Tell whether a line is one word in capitals, as cables are signed, and says no end."""
    words = run[0].words.rstrip(".")
    name = len(run) == 1 and words.isupper() and words.isalpha() and len(words) > 2
    known = ("ends", "contents", "sounds", *BELOW)
    return name and not any(whole_line(field).fullmatch(words) for field in known)


def _is_nearer(run: Run, above: Run, below: Run) -> bool:
    """Tell whether a name stands nearer to the text above it than to what is below: it is no heading."""
    line = run[0]
    named = is_name(line.words.rstrip(".").title()) and not is_division(line.words)
    shown = line.indent > above[-1].indent or line.words.isupper() or line.words.endswith(".")
    gap = line.number - above[-1].number
    room = not below or below[0].number - line.number > gap
    return len(run) == 1 and named and shown and room and above[-1].is_body


def _is_placed(run: Run) -> bool:
    """Tell whether lines are a place and below it, or after it, a month and a year."""
    date = find_date(run[-1].words)
    if date is None or len(run) > 2 or any(len(line.words) > SHORT for line in run):
        return False
    rest = run[-1].words.replace(date[0], "").strip("_*., ")
    if len(run) == 1:
        return run[0].words[: date.start()].endswith(", ") and PLACE.fullmatch(rest) is not None
    return not rest and PLACE.fullmatch(run[0].words) is not None


def _signs(run: Run) -> bool:
    """Tell whether lines are a signature: initials alone, or what stands far in and has a name or a date."""
    far = all(line.indent >= FAR and len(line.words) <= SHORT for line in run)
    named = is_name(run[0].words.title()) or INITIALS.fullmatch(run[0].words) is not None
    if len(run) == 1 and BESIDE.fullmatch(run[0].words):
        return True
    if is_led(run) and is_signature(run[-1]):
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
