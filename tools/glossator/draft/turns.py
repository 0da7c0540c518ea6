"""Where somebody begins to speak, as the whole text tells: the same names come again in the same shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from glossator.draft.cast import find_casts
from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import FactProposal
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.single_turns import find_alone, find_single
from glossator.draft.speaker_shapes import (
    ABOVE,
    AGAIN,
    BRACKETS,
    COURSE,
    IMPRINT,
    LONGEST,
    MOSTLY,
    NOBODY,
    PLAIN,
    RANKED,
    SHAPES,
    SURE,
    TIME,
    WIDE,
)
from glossator.draft.state import SENTENCE, Draft
from glossator.draft.turn import Turn
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import AUTHOR

CALLED = re.compile(r"[.:—“\"] ([^\W\d_]\w{1,15}\.? [^\W\d_]\w{1,30}),")
"""How somebody is addressed within what is said: that begins no speech of his."""


def is_play(draft: Draft, turns: Iterable[Turn] = ()) -> bool:
    """Tell whether a text has scenes or a list of persons, or names in capitals above what is said."""
    return any(turn.shape == "alone" for turn in turns) or find_opening(draft) > 0


def find_opening(draft: Draft) -> int:
    """Return the number of the line at which a play begins, with its persons or its first scene; else 0."""
    for line in draft.manuscript.lines:
        scene = re.match(
            rf"[\W_]*(?:the\s)?(?:{any_word('ordinals')}\s)?{any_word('scenes')}\b",
            line.words,
            re.I,
        )
        if whole_line("persons").fullmatch(line.words) or (scene and is_division(line.words)):
            return line.number
    return 0


HALVES = frozenset({"asking", "asked", "ranked", "capitals", "colon"})
"""The shapes that two speakers may have each, as one of them is but a letter."""


@dataclass(frozen=True)
class _Shaped:
    """All lines of one shape, and how often each person is named."""

    shape: str
    turns: list[Turn]
    times: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of those who speak more than once."""
        again = sum(count for count in self.times.values() if count > 1)
        return again / max(1, len(self.turns))

    def is_told(self, draft: Draft, stage: bool) -> bool:
        """Tell whether the lines are of speakers, by their number and how often names come again."""
        shape = self.shape
        again = len({name.split()[-1] for name, count in self.times.items() if count > 1 and name})
        several = len(self.times) >= 2 or shape == "timed"
        sure = (shape == "alone" and stage) or all(
            TIME.match(turn.line.words) for turn in self.turns
        )
        least = 1 if sure else AGAIN.get(shape, 1)
        if len(self.turns) < 3 or not several or again < least:
            return False
        if self.share < MOSTLY.get(shape, 0):
            return False
        if shape == "member":
            return self._are_above(draft)
        if shape == "asked":
            return self._take_turns()
        if shape == "named":
            return stage or self._fills(draft)
        if shape == "called":
            often = sum(count > 2 for count in self.times.values())
            signed = all(
                turn.is_colon or turn.cuts for turn in self.turns if self.times[turn.person] > 1
            )
            if often > 1 and self._fills(draft):
                return True
            enough = len(self.turns) > 5 and (often > 1 or again > 2)
            return (enough or signed) and (stage or self._are_persons(draft, signed))
        full = sum(turn.is_full for turn in self.turns)
        return shape not in ("dashed", "gap") or 3 * full > len(self.turns)

    @property
    def numbers(self) -> set[int]:
        """The numbers of the lines."""
        return {turn.line.number for turn in self.turns}

    def is_half(self) -> bool:
        """Tell whether the lines are of one who speaks often, as those of another shape are: Q., and a name."""
        if self.shape not in HALVES or len(self.turns) < 3:
            return False
        often = [name for name, count in self.times.items() if count > 2]
        return len(often) == 1 and self.share >= 0.6

    def _are_above(self, draft: Draft) -> bool:
        """Tell whether below nearly each of these stands what somebody says, in sentences."""
        below = [draft.manuscript.below(turn.line) for turn in self.turns]
        said = sum(
            line is not None and (line.count > SENTENCE or ends_sentence(line.words))
            for line in below
        )
        return said >= 0.8 * len(self.turns)

    def _take_turns(self) -> bool:
        """Tell whether two letters, as those of question and answer, take turns."""
        letters = [turn.person for turn in self.turns]
        pair = {name for name, _ in Counter(letters).most_common(2)}
        changes = sum(a != b for a, b in pairwise(letters))
        return not {*letters} - pair and changes >= 0.7 * (len(letters) - 1)

    def _fills(self, draft: Draft) -> bool:
        """Tell whether nearly all paragraphs from the first on are of these, and others take turns."""
        first, last = self.turns[0].line.number, self.turns[-1].line.number
        runs = [run[0].number for run in draft.manuscript.runs if first <= run[0].number <= last]
        begun = sum(number in self.numbers for number in runs)
        changes = sum(a.person != b.person for a, b in pairwise(self.turns))
        most = 0.8 * (len(self.turns) - 1)
        return len(self.turns) > 5 and begun >= 0.8 * len(runs) and changes >= most

    def _are_persons(self, draft: Draft, signed: bool) -> bool:
        """Tell whether those named are called so in what is said, or have two names, as few heads have."""
        often = [turn for turn in self.turns if self.times[turn.person] > 1]
        names = {turn.name.strip(" .:：").split("(")[0].strip() for turn in often}
        full = [name for name in names if len(name.split()) > 1]
        called = [
            name
            for name in names
            if re.search(rf"[\w,] {re.escape(name.split()[-1])}\b", draft.manuscript.text)
        ]
        return len({*full, *called}) >= 2 and (bool(called) or not signed)


def find_turns(draft: Draft) -> list[Turn]:
    """Return the lines at which somebody begins to speak; none where the text is not of speakers."""
    stage = is_play(draft)
    cast = {line.number for lines in find_casts(draft) for line in lines}
    lines = [line for line in draft.manuscript.lines if line.number not in cast]
    read = [turns for line in lines if (turns := _read_line(draft, line))]
    shaped = {
        shape: _Shaped(shape, turns, Counter(turn.person for turn in turns))
        for shape, _ in SHAPES
        if (turns := [turn for each in read for turn in each if turn.shape == shape])
    }
    accepted = {shape for shape, lines in shaped.items() if lines.is_told(draft, stage)}
    halves = {shape: lines.numbers for shape, lines in shaped.items() if lines.is_half()}
    others = {**halves, **{shape: shaped[shape].numbers for shape in accepted}}
    accepted |= {a for a in halves if any(halves[a].isdisjoint(others[b]) for b in others)}
    if "addressed" in accepted:
        accepted.add("office")
    if "capitals" in accepted:
        accepted.add("directed")
    if "member" in accepted:
        persons = Counter(turn.person for turns in read for turn in turns[-1:])
        recurs = any(persons[turn.person] > 1 for turn in shaped["member"].turns)
        accepted = accepted | {"called"} if recurs else accepted - {"member"}
    facts = [fact.value for fact in draft.of(FactProposal) if fact.key is AUTHOR]
    authors = {name.casefold() for fact in facts for name in name_people(fact)}
    every = [turn for each in read for turn in each]
    if any(turn.shape == "bold" and turn.person in authors for turn in every):
        accepted.add("bold")
    single = find_single(draft, (turn for turn in every if turn.shape in ("colon", "called")))
    if single:
        accepted |= {"colon", "called"}
    found = [turn for each in read for turn in _choose(each, accepted)]
    times = Counter(turn.person for turn in found)
    again = [turn for turn in found if turn.shape == "alone" and times[turn.person] > 1]
    letters = {person for person, count in times.items() if count > 1 and len(person) <= 3}
    looks = Counter(_look(draft, turn) for turn in again)
    floor = _find_floor(draft, found, times)

    addressed = {
        match[1] for line in draft.manuscript.lines for match in CALLED.finditer(line.words)
    }
    usual = "colon" in shaped and len(shaped["colon"].turns) > 4 and shaped["colon"].share >= 0.7

    def is_known(turn: Turn) -> bool:
        if turn.shape == "alone":
            named = not whole_line("stage").fullmatch(turn.line.words)
            called = turn.shape not in accepted and _is_caller(turn, accepted)
            return named and (called or looks[_look(draft, turn)] > 1)
        return (
            turn.shape in SURE
            or turn.line.number in single
            or (
                turn.shape == "ranked"
                and _begins(draft, turn)
                and turn.name.partition(",")[0] not in addressed
            )
            or (turn.shape == "colon" and _abbreviate(turn.person) in letters)
            or _is_called_later(turn, times)
            or (turn.shape == "colon" and usual and _is_person(draft, turn))
            or (turn.shape == "colon" and _is_caller(turn, accepted))
            or (turn.shape == "called" and (turn.is_colon or "(" in turn.name) and turn.is_full)
            or (turn.name.isupper() and not turn.is_above)
            or TIME.match(turn.line.words) is not None
        )

    known = [t for t in found if times[t.person] > 1 or (t.line.number > floor and is_known(t))]
    return known or find_alone(draft, every)


def _find_floor(draft: Draft, turns: list[Turn], times: Counter[str]) -> int:
    """Return the number of the last scene's heading above the first who speaks more than once; else 0."""
    first = next((turn.line.number for turn in turns if times[turn.person] > 1), 0)
    above = (line for line in reversed(draft.manuscript.lines) if line.number < first)
    return next((line.number for line in above if is_division(line.words)), 0)


def _choose(turns: list[Turn], accepted: set[str]) -> list[Turn]:
    """Return how a line is to be read, of all ways in which it can: the most telling that is the text's own."""
    told = [turn for turn in turns if turn.shape in accepted or _is_caller(turn, accepted)]
    return told[:1]


def _look(draft: Draft, turn: Turn) -> tuple[bool, str]:
    """Return whether what is said stands directly below a name above it, and the sign after the name."""
    near = turn.line.number + 1 in draft.manuscript.by_number
    return near, turn.name[-1:] if turn.name[-1:] in ".:" else ""


def _is_person(draft: Draft, turn: Turn) -> bool:
    """Tell whether a name has several words with capitals, and begins a paragraph."""
    words = turn.name.rstrip(" :：").split()
    return (
        1 < len(words) <= 4
        and turn.line.number - 1 not in draft.manuscript.by_number
        and all(word[0].isupper() for word in words)
    )


def _begins(draft: Draft, turn: Turn) -> bool:
    """Tell whether a name opens a paragraph: no line, or one less far in, is directly above."""
    before = draft.manuscript.by_number.get(turn.line.number - 1)
    return before is None or turn.line.indent > before.indent


def _abbreviate(person: str) -> str:
    """Return the first letters of a name, by which its bearer may be called further down."""
    return "".join(name[0] for name in person.split())


def _is_called_later(turn: Turn, times: Counter[str]) -> bool:
    """Tell whether a speaker named in full is called by the last of the names elsewhere."""
    names = turn.person.split()
    return turn.shape == "colon" and 1 < len(names) <= 3 and times[names[-1]] > 1


def _is_caller(turn: Turn, accepted: set[str]) -> bool:
    """Tell whether a name in capitals, or of several with their rank, is a speaker's as others are."""
    known = turn.name.isupper() or ("addressed" in accepted and RANKED.search(turn.name))
    return bool(known) and turn.name.endswith(":") and not accepted.isdisjoint({*PLAIN, "asked"})


def _read_line(draft: Draft, line: Line) -> list[Turn]:
    """Return the turns that can begin with a line, one for each shape that it has."""
    if not draft.is_free(line) or BRACKETS.fullmatch(line.words) or COURSE.match(line.words):
        return []
    below = draft.manuscript.by_number.get(line.number + 1)
    if below is not None and IMPRINT.fullmatch(below.words):
        return []  # the place and the publisher of a title page
    time = TIME.match(line.words)
    begin = time.end() if time else 0
    before = (time[0].strip(),) if time else ()
    found: list[Turn] = []
    for shape, pattern in SHAPES:
        match = pattern.match(line.words, begin)
        if match is None or len(match["name"]) > (2 * LONGEST if shape in WIDE else LONGEST):
            continue
        turn = _make_turn(line, match, shape, before)
        if turn is not None and _stands(draft, turn):
            found.append(turn)
    return found


def _make_turn(
    line: Line, match: re.Match[str], shape: str, before: tuple[str, ...]
) -> Turn | None:
    groups = match.groupdict()
    colon = (groups.get("colon") or "").strip()
    if shape in ("bold", "italic") and not (match["name"] + colon).rstrip(" —-").endswith(
        (":", "：", ".")
    ):
        return None
    rest = line.words[match.end() :]
    if shape not in ABOVE and not rest:
        return None
    many = len(rest.split()) > 1 or ALONE.fullmatch(rest.strip()) or match["name"][-3:-2] == " "
    many = many or (line.apart and re.search(r"[^\W\d_](?:--|—|–)$", match["name"]) is not None)
    if shape == "capitals" and rest.isupper() and many and ":" not in match["name"]:
        return None  # an initial, or a number, within a heading in capitals
    name = match["name"].rstrip()
    nobody = shape not in ("alone", "timed") and is_division(name.rstrip(":."))
    nobody = nobody or (shape in PLAIN and whole_line("stage").fullmatch(name) is not None)
    if nobody or (NOBODY.fullmatch(name) and shape not in ("bold", "italic")):
        return None
    how = bool(groups.get("how"))  # what stands between the name and its sign is of the words
    signs = [groups.get("open"), (groups.get("close") or "") + ("" if how else colon)]
    return Turn(line, name, tuple(filter(None, (*before, *signs))), shape)


def _stands(draft: Draft, turn: Turn) -> bool:
    """Tell whether a name can stand there: above what is said, it has words below, and none directly above."""
    line, shape, by_number = turn.line, turn.shape, draft.manuscript.by_number
    before = by_number.get(line.number - 1)
    ended = before is None or ends_sentence(before.words)
    if shape in ("ranked", "named", "gap", "dashed"):
        return ended or (before is not None and line.indent > before.indent)
    if shape == "capitals" and turn.name.endswith(".") and before is not None:
        broken_off = before.words.endswith(("—", "–", "-", ")", "]", "_"))
        return ended or broken_off or line.indent != before.indent or before.words.isupper()
    if not turn.is_above:
        return True
    following = by_number.get(line.number + 1) or by_number.get(line.number + 2)
    plain = not is_division(line.words) and not whole_line("sections").fullmatch(line.words)
    if not plain or following is None:
        return False
    if shape in ("timed", "member"):
        return shape == "timed" or ended
    if shape == "called":
        return before is None and (line.number + 1 in by_number or turn.is_colon or bool(turn.cuts))
    return ended and not following.words.isupper()
