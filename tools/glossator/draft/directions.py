"""Stage directions: lines of a play, or of a record of speeches, that are nobody's words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.rules.divisions import is_division
from glossator.draft.speaker_shapes import BRACKETS, COURSE, NAME, TITLED
from glossator.draft.state import Draft
from glossator.draft.turn import Turn
from glossator.draft.wording import ends_sentence

ITALIC = re.compile(r"_[^_]{2,2000}_\.?|\*[^*]{2,2000}\*\.?", re.S)

SLANT = re.compile(r"_[^_]{2,2000}_|\*[^*]{2,2000}\*")
"""Words of a direction that are slanted, where the names of persons in it are not."""
NOTE = re.compile(
    rf"\[\^|[\[(]{any_word('note')}\s?[\dA-Z*†]{{1,3}}\s?[:.\])]|\[\d+\]|\(\d+\)", re.I
)

GESTURE = re.compile(
    rf"{TITLED}{{1,2}}{NAME}\s(?:indicated (?:assent|dissent)|addressed the Chair|rose|"
    r"(?:rose|remained) .{2,40}|made no reply)\."
)
CUT_OFF = re.compile(r"\[[^\[\]]{2,600}")
"""A direction whose bracket is not closed, as old prints have it."""

LONGEST_SPAN = 5
"""So many lines has a direction at the most that stands directly below what somebody says."""
FAR = 4
"""So many columns less far in than what is said an action stands."""


def is_stage(draft: Draft, lines: list[Line], is_play: bool, headed: bool) -> bool:
    """Tell whether lines are a stage direction."""
    if not draft.is_free(lines[0]) or whole_line("persons").fullmatch(lines[0].words):
        return False
    words = " ".join(line.words for line in lines)
    if BRACKETS.fullmatch(words):
        return not NOTE.match(words) and not opens_page(draft, lines[0])
    if not is_play or ITALIC.fullmatch(words) or _is_slanted(words) or CUT_OFF.fullmatch(words):
        return is_play
    opens = re.match(rf"[_*(\[]*{any_word('stage')}(?!\w)", words, re.I)
    ends = (
        len(lines) == 1
        and lines[0].count <= 8
        and re.search(rf"\s{any_word('stage')}\.?$", words, re.I)
    )
    return headed or bool(opens or ends)


def _is_slanted(words: str) -> bool:
    """Tell whether nothing but names in capitals stands upright among slanted words, from the first on."""
    upright = SLANT.sub("", words)
    return SLANT.match(words) is not None and not any(map(str.islower, upright))


def find_spans(run: Sequence[Line]) -> dict[int, int]:
    """Return the first and the last lines of directions that go over lines, among the lines of others."""
    spans: dict[int, int] = {}
    end = -1
    for place, line in enumerate(run):
        ended = place == 0 or ends_sentence(run[place - 1].words) or place == end + 1
        if place <= end or not ended or line.words[0] not in "([（［【*_":
            continue
        for last in range(place + 1, min(place + LONGEST_SPAN, len(run))):
            if BRACKETS.fullmatch(" ".join(each.words for each in run[place : last + 1])):
                if last + 1 == len(run) or not run[last + 1].words[0].islower():
                    spans[line.number], end = run[last].number, last
                break
    return spans


def opens_page(draft: Draft, line: Line) -> bool:
    """Tell whether nothing but words in brackets stands above a line: they are of whoever prints the text."""
    above = itertools.takewhile(lambda each: each.number < line.number, draft.manuscript.lines)
    heard = re.search(rf"(?<!\w){any_word('sounds')}", line.words, re.I)
    return heard is None and all(BRACKETS.fullmatch(each.words) for each in above)


def is_aside(lines: list[Line]) -> bool:
    """Tell whether a short line among speeches is slanted as a whole, or says in capitals who asks now."""
    words = lines[0].words
    asks = words.isupper() and words.endswith(":")
    return len(lines) == 1 and lines[0].count <= 15 and bool(ITALIC.fullmatch(words) or asks)


def find_margin(draft: Draft, turns: list[Turn]) -> int:
    """Return how far in most of what is said stands below the names above it; 0 where none are above it."""
    below = (
        draft.manuscript.by_number.get(turn.line.number + 1) for turn in turns if turn.is_above
    )
    return max(Counter(line.indent for line in below if line).most_common(1), default=(0, 0))[0]


def is_action(draft: Draft, lines: list[Line], speaker: Turn, margin: int) -> bool:
    """Tell whether lines stand less far in than names and what is said below them, as in scripts for films."""
    least = min(margin, speaker.line.indent)
    free = speaker.is_above and draft.is_free(lines[0])
    return free and lines[0].indent + FAR <= least and ends_sentence(lines[-1].words)


def is_set_in(lines: list[Line], speaker: Turn) -> bool:
    """Tell whether a few words stand by themselves, further in than a name before what is said."""
    words = sum(line.count for line in lines)
    inline = not speaker.is_above and lines[0].indent > speaker.column + 2
    return inline and words <= 12 and len(lines) <= 2 and lines[-1].words.endswith(".")


def lists_persons(lines: list[Line], persons: set[str]) -> bool:
    """Tell whether a line has names of persons alone."""
    names = [name.strip().casefold() for name in re.split(r"[.,;]", lines[0].words) if name.strip()]
    return len(lines) == 1 and len(names) > 1 and persons.issuperset(names)


def is_cut_off(draft: Draft, line: Line) -> bool:
    """Tell whether a line is a direction whose bracket neither it nor the next line closes."""
    below = draft.manuscript.by_number.get(line.number + 1)
    before = draft.manuscript.by_number.get(line.number - 1)
    closed = below is not None and "]" in below.words.partition("[")[0]
    further = before is None or line.indent > before.indent
    return CUT_OFF.fullmatch(line.words) is not None and not closed and further


def marks_directions(draft: Draft, turns: list[Turn]) -> bool:
    """Tell whether a play sets its directions apart by signs: then what has none is somebody's words."""
    first, last = turns[0].line.number, turns[-1].line.number
    runs = [
        run
        for run in draft.manuscript.runs
        if first < run[0].number < last and not is_division(run[0].words)
    ]
    words = [" ".join(line.words for line in run) for run in runs]
    starts = {turn.line.number for turn in turns}
    nobodys = sum(run[0].number not in starts for run in runs)
    signs = any(BRACKETS.fullmatch(each) or ITALIC.fullmatch(each) for each in words)
    return signs or turns[0].is_above or 2 * nobodys > len(turns)


def is_course(draft: Draft, lines: list[Line], turns: list[Turn]) -> bool:
    """Tell whether the record of a debate says what happened, and not what somebody said."""
    words = " ".join(line.words for line in lines)
    if not draft.is_free(lines[0]) or all(turn.shape == "asked" for turn in turns):
        return False
    return COURSE.match(words) is not None or GESTURE.fullmatch(words) is not None
