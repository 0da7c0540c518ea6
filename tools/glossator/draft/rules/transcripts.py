"""What speakers say, each named before the words: of an interview, a debate, a play."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import is_running, looks_like_verse
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import YEAR
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import AUTHOR, PARAGRAPH, SPEECH, STAGE, VERSE

TITLED = rf"(?:(?i:{any_word('ranks')})\.?\s)"
NAME = r"[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'.-]*){0,4}"
CAPITALS = r"[A-ZÀ-ÞŁŚŽŠČА-ЯΑ-Ω][A-ZÀ-ÞŁŚŽŠČА-ЯΑ-Ω0-9’'.\- ]{0,30}[A-ZÀ-ÞŁŚŽŠČА-ЯΑ-Ω0-9]"
OFFICE = r"(?:,\s[^:.\n]{2,40}(?=:))?"
PLACE = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]]){0,2}"
TIME = re.compile(r"[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?\s+")
"""When something was said, before who said it."""
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "bold",
        re.compile(
            rf"(?P<open>\*\*|__)(?P<name>{NAME}{PLACE}\s?[:：.]?)(?P<close>\*\*|__)(?P<colon>\s?[:：]?)(?=\s|$)"
        ),
    ),
    (
        "italic",
        re.compile(
            rf"(?P<open>_|\*)(?P<name>{NAME}[:：.]?)(?P<close>_|\*)(?P<colon>\s?[:：.]?\s?(?:—|--)?)(?=\s*\S)"
        ),
    ),
    (
        "addressed",
        re.compile(rf"(?P<name>{TITLED}{{1,2}}(?:{NAME}){PLACE}\s?[:：])(?=\s*\S)"),
    ),
    (
        "office",
        re.compile(
            rf"(?P<name>(?:{TITLED})?[^\W\d_][^():]{{2,70}}\({TITLED}[^():]{{2,40}}\)\s?[:：])(?=\s*\S)"
        ),
    ),
    ("colon", re.compile(rf"(?P<name>(?:{NAME}|[QA]){PLACE}\s?[:：])(?=\s*\S)")),
    (
        "capitals",
        re.compile(
            rf"(?P<name>{TITLED}?{CAPITALS}{PLACE}{OFFICE}\s?(?:\.?\s?(?:--|—|–)|[.:]))(?=\s+\S|\S)"
        ),
    ),
    ("asked", re.compile(r"(?P<name>[A-ZÀ-ÞА-Я][.:])(?=\s+\S)")),
    ("title", re.compile(rf"(?P<name>{TITLED}{NAME}{PLACE}\s?(?:\.?\s?(?:--|—|–)))(?=\s*\S)")),
    ("alone", re.compile(rf"(?P<name>{CAPITALS}[.:]?)(?P<aside>\s*[,]?\s*[(\[].{{1,60}}[)\]])?$")),
)
"""The shapes in which names stand before what is said, the most telling first."""

PLAIN = frozenset({"colon", "capitals", "addressed"})
"""The shapes in which nothing but a colon or a stop marks a name."""
AGAIN = {"italic": 2, "asked": 2, "addressed": 0}
"""How many speakers speak more than once, where a shape alone says less, or more, than others."""
LONGEST = 60
"""The number of characters that a printed speaker has at the most."""
NOBODY = re.compile(rf"{any_word('ranks')}\.?|{any_word('postscripts')}\W*", re.I)
"""What stands before a stop or a colon, and is nobody: a rank, whose name follows, or what a letter adds."""
COURSE = re.compile(rf"§?\s*{any_word('proceedings')}", re.I)
GESTURE = re.compile(
    rf"{TITLED}{{1,2}}{NAME}\s(?:indicated (?:assent|dissent)|rose|(?:rose|remained) .{{2,40}}|made no reply)\."
)
BRACKETS = re.compile(r"[*_]{0,2}(?:\([^()]{1,400}\)|\[[^\[\]]{1,400}\])[*_]{0,2}\.?")
ITALIC = re.compile(r"_[^_]{2,400}_\.?|\*[^*]{2,400}\*\.?", re.S)


@dataclass(frozen=True)
class Turn:
    """A line at which somebody begins to speak: the printed ``name``, the ``cuts`` of its markup."""

    line: Line
    name: str
    cuts: tuple[str, ...]
    shape: str

    @property
    def person(self) -> str:
        """The name without the signs around it."""
        return re.sub(r"(?:,|\s*[(\[]).*", "", self.name).strip(" .:：—–-").casefold()


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose speeches, the later paragraphs of a turn, and stage directions, in a text of speakers."""
    turns = find_turns(draft)
    if not turns:
        yield from _find_sounds(draft)
        return
    starts = {turn.line.number: turn for turn in turns}
    is_play = any(turn.shape == "alone" for turn in turns) or _has_scenes(draft)
    speaker: Turn | None = None
    last_turn = max(starts)
    first = min(starts)
    headed = False
    waiting: list[Line] = []
    for run in draft.manuscript.runs:
        for part in _divide(draft, run, starts):
            turn = starts.get(part[0].number)
            if turn and turn.shape == "alone" and len(part) == 1:
                waiting = part  # what is said stands below a blank line
                continue
            if waiting and not turn and draft.is_free(part[0]):
                turn, part = starts[waiting[0].number], [*waiting, *part]
            waiting = []
            if turn:
                speaker, headed = turn, False
                yield from _read_turn(draft, turn, part)
            elif whole_line("persons").fullmatch(part[0].words):
                headed = False
            elif is_division(part[0].words) or part[0].words.startswith("#"):
                speaker, headed = None, True
            elif _is_stage(draft, part, is_play, headed and part[0].number < last_turn):
                headed = False
                yield _block(part, STAGE, "words in brackets, or slanted, among speeches")
            elif _is_course(draft, part, turns):
                headed = False
                yield _block(part, STAGE, "the record tells the course of the debate")
            elif _is_heading(draft, part, starts):
                headed = False
            elif (
                speaker
                and first < part[0].number < last_turn
                and draft.is_free(part[0])
                and (
                    not part[0].words.startswith((">", "-", "|", "*"))
                    and not _is_tabular(part)
                    and part[0].indent <= speaker.line.indent + 2
                )
            ):
                name = _printed(speaker)
                yield _block(part, PARAGRAPH, f"{name} goes on", spoken_by=name)
            else:
                headed = False


def _find_sounds(draft: Draft) -> Iterator[BlockProposal]:
    """Yield what listeners were heard to do, in brackets, where one alone speaks."""
    sounds = rf"(?:[\w-]+[ ]){{0,3}}{any_word('sounds')}[^()\[\]]{{0,60}}"
    heard = re.compile(rf"[*_]*[(\[（]{sounds}[)\]）][*_.]*", re.I)
    for line in draft.manuscript.lines:
        if draft.is_free(line) and heard.fullmatch(line.words):
            yield _block([line], STAGE, "what listeners were heard to do")


def _divide(draft: Draft, run: tuple[Line, ...], starts: dict[int, Turn]) -> Iterator[list[Line]]:
    """Divide lines without a blank one where somebody begins to speak, and at directions."""
    part: list[Line] = []
    unwrapped = draft.manuscript.is_unwrapped
    for line in run:
        if not draft.is_free(line):
            if part:
                yield part
            part = []
            continue
        named = bool(part) and part[0].number in starts and starts[part[0].number].shape == "alone"
        alone = BRACKETS.fullmatch(line.words) and not (named and len(part) == 1)
        ended = bool(part) and unwrapped and ends_sentence(part[-1].words)
        ended = ended and line.words[:1].isupper() and not line.words.isupper()
        after = bool(part) and BRACKETS.fullmatch(part[-1].words) and not (named and len(part) == 2)
        long = ended or len(line.words) > 120 or (part and len(part[-1].words) > 120)
        if part and (line.number in starts or alone or long or after):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _read_turn(draft: Draft, turn: Turn, lines: list[Line]) -> Iterator[BlockProposal]:
    rest = lines[1:] if turn.shape == "alone" else lines
    how = turn.shape == "alone" and bool(rest) and BRACKETS.fullmatch(rest[0].words) is not None
    rest = rest[1:] if how else rest
    verse = len(rest) > 2 and turn.shape == "alone" and looks_like_verse(rest, draft.manuscript)
    capitals = all(line.words[:1].isupper() for line in rest)
    verse = verse and (capitals or not is_running(rest, draft.manuscript))
    if verse and how:
        name = _printed(turn)
        yield _block(rest, VERSE, f"{name} goes on, in verse", spoken_by=name)
        lines, verse = lines[:2], False
    yield _block(
        lines,
        VERSE if verse else SPEECH,
        f"{turn.name!r} stands before what is said",
        speaker=turn.name,
        spoken_by=turn.name.rstrip(" :：") if "(" in turn.name else "",
        cuts=turn.cuts,
    )


def find_turns(draft: Draft) -> list[Turn]:
    """Return the lines at which somebody begins to speak; none where the text is not of speakers."""
    found = [turn for line in draft.manuscript.lines if (turn := _read_line(draft, line))]
    accepted: set[str] = set()
    for shape, _ in SHAPES:
        names = Counter(turn.person for turn in found if turn.shape == shape)
        again = sum(count > 1 for count in names.values())
        if sum(names.values()) >= 3 and len(names) >= 2 and again >= AGAIN.get(shape, 1):
            accepted.add(shape)
    if "asked" in accepted:
        letters = [turn.person for turn in found if turn.shape == "asked"]
        pair = [name for name, _ in Counter(letters).most_common(2)]
        changes = sum(a != b for a, b in pairwise(letters))
        if len({*letters} - {*pair}) or changes < 0.8 * (len(letters) - 1):
            accepted.discard("asked")
    if "addressed" in accepted:
        accepted.add("office")
    if "colon" in accepted:
        known = Counter(turn.person for turn in found if turn.shape == "colon")
        share = sum(count for count in known.values() if count > 1) / sum(known.values())
        if share < 0.4:
            accepted.discard("colon")
    facts = [fact.value for fact in draft.of(FactProposal) if fact.key is AUTHOR]
    authors = {name.casefold() for fact in facts for name in name_people(fact)}
    if any(turn.shape == "bold" and turn.person in authors for turn in found):
        accepted.add("bold")
    known_names = Counter(turn.person for turn in found if turn.shape in accepted)
    return [
        turn
        for turn in found
        if (turn.shape in accepted or _is_caller(turn, accepted))
        and (
            known_names[turn.person] > 1
            or _is_called_later(turn, known_names)
            or turn.shape in ("bold", "capitals", "addressed", "office")
            or (turn.shape == "alone" and turn.line.number + 1 in draft.manuscript.by_number)
            or (turn.name.isupper() and turn.shape != "alone")
            or TIME.match(turn.line.words) is not None
        )
    ]


def _is_called_later(turn: Turn, times: Counter[str]) -> bool:
    """Tell whether a speaker named in full is called by the last of the names elsewhere."""
    names = turn.person.split()
    return turn.shape == "colon" and 1 < len(names) <= 3 and times[names[-1]] > 1


def _is_caller(turn: Turn, accepted: set[str]) -> bool:
    """Tell whether a name in capitals, with a colon, is a speaker's as others are that stand so."""
    return turn.name.isupper() and turn.name.endswith(":") and not accepted.isdisjoint(PLAIN)


def _read_line(draft: Draft, line: Line) -> Turn | None:
    """Return the turn that begins with a line, if it can be one."""
    if not draft.is_free(line) or BRACKETS.fullmatch(line.words) or COURSE.match(line.words):
        return None
    below = draft.manuscript.by_number.get(line.number + 1)
    if below is not None and YEAR.fullmatch(below.words):
        return None  # the place and the publisher of a title page
    time = TIME.match(line.words)
    begin = time.end() if time else 0
    for shape, pattern in SHAPES:
        match = pattern.match(line.words, begin)
        if match is None or len(match["name"]) > (2 * LONGEST if shape == "office" else LONGEST):
            continue
        if shape == "alone" and not _is_alone(draft, line):
            continue
        if shape in ("bold", "italic") and not (match["name"] + match["colon"]).rstrip(
            " —-"
        ).endswith((":", "：", ".")):
            continue
        groups = match.groupdict()
        if shape != "alone" and match.end() == len(line.words):
            continue
        before = (time[0].strip(),) if time else ()
        signs = [groups.get("open"), groups.get("close")]
        if shape in ("bold", "italic") and match["colon"].strip():
            close = (signs[1] or "") + match["colon"].strip()
            return Turn(line, match["name"], (*before, signs[0] or "", close), shape)
        name = match["name"].rstrip()
        nobody = shape != "alone" and is_division(name.rstrip(":."))
        if nobody or NOBODY.fullmatch(name):
            continue
        return Turn(line, name, (*before, *filter(None, signs)), shape)
    return None


def _is_alone(draft: Draft, line: Line) -> bool:
    """Tell whether a name alone in its line has words below it, and none directly above."""
    by_number = draft.manuscript.by_number
    following = by_number.get(line.number + 1) or by_number.get(line.number + 2)
    before = by_number.get(line.number - 1)
    plain = not is_division(line.words) and not whole_line("sections").fullmatch(line.words)
    return plain and following is not None and before is None and not following.words.isupper()


def _is_stage(draft: Draft, lines: list[Line], is_play: bool, headed: bool) -> bool:
    """Tell whether lines are a stage direction."""
    if not draft.is_free(lines[0]) or whole_line("persons").fullmatch(lines[0].words):
        return False
    words = " ".join(line.words for line in lines)
    if BRACKETS.fullmatch(words):
        return not re.match(r"\[\^|\[\d+\]|\(\d+\)", words)
    if not is_play or ITALIC.fullmatch(words):
        return is_play
    opens = re.match(rf"[_*(\[]*{any_word('stage')}(?!\w)", words, re.I)
    return headed or opens is not None


def _is_course(draft: Draft, lines: list[Line], turns: list[Turn]) -> bool:
    """Tell whether the record of a debate says what happened, and not what somebody said."""
    words = " ".join(line.words for line in lines)
    if not draft.is_free(lines[0]) or all(turn.shape == "asked" for turn in turns):
        return False
    return COURSE.match(words) is not None or GESTURE.fullmatch(words) is not None


def _is_heading(draft: Draft, lines: list[Line], starts: dict[int, Turn]) -> bool:
    """Tell whether a short line stands alone above somebody's first words: a later rule makes it a heading."""
    line = lines[0]
    if len(lines) > 1 or not line.apart or line.count > 10 or not is_heading_like(line.words):
        return False
    below = draft.manuscript.below(line)
    return below is not None and below.number in starts


def _is_tabular(lines: list[Line]) -> bool:
    """Tell whether lines have columns with wide gaps between."""
    return len(lines) > 1 and all(re.search(r"\S(?:\s{2,}|\t)\S", line.words) for line in lines)


def _has_scenes(draft: Draft) -> bool:
    return any(
        re.match(rf"{any_word('scenes')}\b", line.words, re.I) and is_division(line.words)
        for line in draft.manuscript.lines
    )


def _printed(turn: Turn) -> str:
    return turn.name.strip().strip("[]().:;,—–-_* ：")


def _block(lines: list[Line], kind: object, reason: str, **fields: object) -> BlockProposal:
    given = {"line": lines[0].number, "last": lines[-1].number, "kind": kind, "reason": reason}
    return BlockProposal(**given | {"confidence": 0.92} | fields)  # type: ignore[arg-type]
