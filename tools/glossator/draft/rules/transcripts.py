"""What speakers say, each named before the words: of an interview, a debate, a play."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from glossator.draft.cast import find_casts
from glossator.draft.directions import (
    find_margin,
    find_spans,
    is_action,
    is_aside,
    is_course,
    is_cut_off,
    is_set_in,
    is_stage,
    lists_persons,
    marks_directions,
)
from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import find_paragraphs, is_running, looks_like_verse
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.divisions import is_division
from glossator.draft.single_turns import HEARD
from glossator.draft.speaker_shapes import BRACKETS, CLOCK, TIME_ALONE
from glossator.draft.state import Draft
from glossator.draft.subtitles import find_subtitles
from glossator.draft.turn import Turn
from glossator.draft.turns import find_opening, find_turns, is_play
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import (
    FURNITURE,
    HEADING,
    LIST,
    PARAGRAPH,
    QUOTATION,
    SPEECH,
    STAGE,
    VERSE,
)

NEAR = 12
"""So many lines above the first speech directions stand, where neither persons nor a scene are above it."""
FURTHEST = 10
"""So many columns further in than its other lines the first of a paragraph stands at the most."""
CHAPTER = re.compile(r"[(\[]?(\d{1,2}:\d\d(?::\d\d)?)[)\]]?\s+(?:[-–—]\s+)?(?=\w)")
DASHES = ("–", "—", "•", "·")
"""What stands before each item of a list; a dash may open what somebody says, too."""
SETTING = re.compile(rf"(?={any_word('stage')})[^\W\d_]{{3,12}}(?: [^\W\d_]+)?\s?[:—]", re.I)
"""What opens a line that says where and when a play is."""
SCENE = re.compile(rf"(?:the\s)?(?:{any_word('ordinals')}\s)?{any_word('scenes')}\b", re.I)

_block = partial(of_lines, confidence=0.92)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the persons of a play, speeches, the later paragraphs of a turn, and stage directions."""
    casts = find_casts(draft)
    for lines in casts:
        yield _block(lines, LIST, "the persons of a play", marker="", confidence=0.9)
    yield from _find_chapters(draft)
    turns = find_turns(draft)
    if turns:
        yield from _read_turns(draft, turns, casts)
    else:
        yield from _find_sounds(draft)
    for run in find_subtitles(draft):
        for part in _divide(draft, run, {}, 0):
            if len(part) > 1 and not BRACKETS.fullmatch(part[0].words):
                yield _block(part, PARAGRAPH, "broken as subtitles are", confidence=0.85)


def _read_turns(
    draft: Draft, turns: list[Turn], casts: list[list[Line]]
) -> Iterator[BlockProposal]:
    """Yield what is read from the first to the last turn; what a page's foot divides is one."""
    last: BlockProposal | None = None
    for block in _read_text(draft, turns, {line.number for lines in casts for line in lines}):
        if last is not None and _is_rest(draft, last, block):
            left = (n for n in range(last.last + 1, block.line) if n in draft.manuscript.by_number)
            last = replace(last, last=block.last, without=(*last.without, *left))
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _find_chapters(draft: Draft) -> Iterator[BlockProposal]:
    """Yield lists of what is spoken of at which time: short lines, each with a later time before it."""
    for run in draft.manuscript.runs:
        times = [CHAPTER.match(line.words) for line in run]
        said = [line.words[match.end() :] for line, match in zip(run, times, strict=True) if match]
        if not 3 <= len(run) == len(said) or not all(map(draft.is_free, run)):
            continue
        order = [match[1].zfill(8) for match in times if match]
        if order == sorted(order) and all(map(is_heading_like, said)):
            yield _block([*run], LIST, "what is spoken of at which time", marker="")


def _is_rest(draft: Draft, block: BlockProposal, below: BlockProposal) -> bool:
    """Tell whether what somebody says goes on in the middle of a sentence, below the foot of a page."""
    lines = draft.manuscript.by_number
    between = [lines[n] for n in range(block.last + 1, below.line) if n in lines]
    return (
        below.kind is PARAGRAPH
        and block.kind in (PARAGRAPH, QUOTATION, SPEECH)
        and all(draft.kind(line) is FURNITURE for line in between)
        and not ends_sentence(lines[block.last].words)
        and (lines[below.line].words[:1].islower() or lines[block.last].words.endswith((",", "-")))
    )


def _read_text(draft: Draft, turns: list[Turn], cast: set[int]) -> Iterator[BlockProposal]:
    starts = {turn.line.number: turn for turn in turns}
    lines = draft.manuscript.lines
    opening = find_opening(draft) or min(starts) - NEAR
    stage = is_play(draft, turns)
    indent = _find_indent(draft, turns)
    margin = find_margin(draft, turns)
    persons = {turn.person for turn in turns}
    speaker: Turn | None = None
    last_turn = max(starts)
    first = min(starts)
    unmarked = find_opening(draft) > 0 and not marks_directions(draft, turns)
    unscened = not any(
        is_division(n.words) for n in lines if max(cast, default=0) < n.number < first
    )
    headed = paused = False
    waiting: list[Line] = []
    for run in draft.manuscript.runs:
        for part in _divide(draft, run, starts, indent):
            turn = starts.get(part[0].number)
            if turn and turn.is_above and len(part) == 1:
                waiting = part  # what is said stands below a blank line
                continue
            if waiting and not turn and draft.is_free(part[0]):
                part = [*waiting, *part]
                if BRACKETS.fullmatch(part[-1].words) and len(waiting) == 1:
                    waiting = part  # how it is said, and what stands below that
                    continue
                turn = starts[waiting[0].number]
            waiting = []
            if turn and headed and lists_persons(part, persons):
                yield _block(part, STAGE, "who is there, below a scene's heading")
            elif turn:
                speaker, headed, paused = turn, False, False
                yield from _read_turn(draft, turn, part)
            elif part[0].number in cast or whole_line("persons").fullmatch(part[0].words):
                headed = unscened
            elif is_division(part[0].words) or part[0].words.startswith("#"):
                speaker, headed = None, True
                if stage and SCENE.match(part[0].words) and draft.is_free(part[0]):
                    yield _block(part[:1], HEADING, "a scene of a play", level=1)
            elif is_stage(
                draft,
                part,
                stage and part[0].number > opening,
                headed and part[0].number < last_turn,
            ) or (first < part[0].number < last_turn and is_aside(part)):
                paused = True
                headed = headed and part[0].count <= 2 and len(part) == 1
                yield _block(part, STAGE, "words in brackets, or slanted, among speeches")
            elif (
                speaker
                and first < part[0].number < last_turn
                and is_action(draft, part, speaker, margin)
            ):
                headed = False
                yield _block(part, STAGE, "it stands at the margin, and what is said further in")
            elif is_course(draft, part, turns):
                headed = False
                yield _block(part, STAGE, "the record tells the course of the debate")
            elif stage and speaker and is_set_in(part, speaker):
                paused = True
                yield _block(part, STAGE, "it stands further in than what is said in a play")
            elif _is_heading(draft, part, starts):
                headed = False
            elif speaker and not stage and indent and _is_quoted(draft, part, indent):
                name = _printed(speaker)
                why = f"{name} reads it out: it stands in"
                for lines_in in find_paragraphs(part, draft.manuscript):
                    yield _block(lines_in, QUOTATION, why, spoken_by=name)
            elif speaker and first < part[0].number < last_turn and _goes_on(draft, part, speaker):
                name = _printed(speaker)
                paused = unmarked and not paused
                if paused:
                    yield _block(
                        part, STAGE, "nobody's, in a play in which each speech has its name"
                    )
                else:
                    yield _block(part, PARAGRAPH, f"{name} goes on", spoken_by=name)
            else:
                headed = False


def _is_quoted(draft: Draft, part: list[Line], indent: int) -> bool:
    """Tell whether several lines stand further in than paragraphs begin."""
    further = all(line.indent > indent + 2 for line in part)
    return len(part) > 1 and further and draft.is_free(part[0]) and not _is_tabular(part)


def _goes_on(draft: Draft, part: list[Line], speaker: Turn) -> bool:
    """Tell whether lines can be a further paragraph of what somebody says: no list, table or quotation."""
    return (
        draft.is_free(part[0])
        and not part[0].words.startswith((">", "-", "|", "*"))
        and not (len(part) > 1 and all(line.words.startswith(DASHES) for line in part))
        and not _is_tabular(part)
        and part[0].indent <= speaker.column + 2
    )


def _find_sounds(draft: Draft) -> Iterator[BlockProposal]:
    """Yield what listeners were heard to do, in brackets, where one alone speaks."""
    for line in draft.manuscript.lines:
        if draft.is_free(line) and HEARD.fullmatch(line.words.strip("*_.")):
            yield _block([line], STAGE, "what listeners were heard to do")


def _find_indent(draft: Draft, turns: list[Turn]) -> int:
    """Return how far in paragraphs begin, as turns do whose further lines stand at the margin; else 0."""
    starts = {turn.line.number for turn in turns}
    inline = Counter(turn.line.indent for turn in turns if not turn.is_above)
    others = Counter(
        line.indent
        for turn in turns
        for line in draft.manuscript.run_of(turn.line)
        if line.number > turn.line.number and line.number not in starts
    )
    if not inline or not others:
        return 0
    indent = inline.most_common(1)[0][0]
    margin = min(column for column, count in others.items() if 4 * count >= others.total())
    return indent if margin + 1 < indent <= margin + FURTHEST else 0


def _divide(
    draft: Draft, run: tuple[Line, ...], starts: dict[int, Turn], indent: int
) -> Iterator[list[Line]]:
    """Divide lines without a blank one at names, at directions, and where paragraphs stand further in."""
    part: list[Line] = []
    unwrapped = draft.manuscript.is_unwrapped
    spans = find_spans(run)
    end = 0
    for line in run:
        if not draft.is_free(line):
            if part:
                yield part
            part = []
            continue
        named = len(part) == 1 and part[0].number in starts and starts[part[0].number].is_above
        time = TIME_ALONE.fullmatch(line.words) is not None
        alone = BRACKETS.fullmatch(line.words) and not named and not time and line.indent >= indent
        ended = bool(part) and unwrapped and ends_sentence(part[-1].words)
        ended = ended and line.words[:1].isupper() and not line.words.isupper()
        timed = len(part) == 1 and TIME_ALONE.fullmatch(part[0].words) is not None
        after = len(part) == 1 and BRACKETS.fullmatch(part[-1].words) and not timed
        long = ended or len(line.words) > 120 or (part and len(part[-1].words) > 120)
        further = [each.indent > indent + 2 for each in (*part[-1:], line)] if indent else []
        opens = (
            is_cut_off(draft, line)
            or SETTING.match(line.words) is not None
            or (len(part) == 1 and is_division(part[0].words))
        )
        steps = line.indent == indent > 0 or len({*further}) > 1
        if end and line.number <= end:
            part.append(line)
            continue
        closed, end = end == line.number - 1, spans.get(line.number, 0)
        if part and (
            closed
            or end
            or line.number in starts
            or alone
            or after
            or steps
            or opens
            or (long and not timed)
        ):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _read_turn(draft: Draft, turn: Turn, lines: list[Line]) -> Iterator[BlockProposal]:
    rest = lines[1:] if turn.is_above else lines
    how = turn.is_above and bool(rest) and BRACKETS.fullmatch(rest[0].words) is not None
    rest = rest[1:] if how else rest
    verse = len(rest) > 2 and turn.is_above and looks_like_verse(rest, draft.manuscript)
    capitals = all(line.words[:1].isupper() for line in rest)
    verse = verse and (capitals or not is_running(rest, draft.manuscript))
    verse = (
        verse and rest[0].number <= turn.line.number + 1 + how
    )  # the lines of a stanza have none between
    if verse and how:
        name = _printed(turn)
        yield _block(rest, VERSE, f"{name} goes on, in verse", spoken_by=name)
        lines, verse = lines[:2], False
    yield _block(
        lines,
        VERSE if verse else SPEECH,
        f"{turn.name!r} stands before what is said",
        speaker=turn.name,
        spoken_by=_name_speaker(turn),
        cuts=turn.cuts,
    )


def _is_heading(draft: Draft, lines: list[Line], starts: dict[int, Turn]) -> bool:
    """Tell whether a short line stands alone above somebody's first words: a later rule makes it a heading."""
    line = lines[0]
    if 1 < len(lines) <= 3 and all(x.words.isupper() and is_heading_like(x.words) for x in lines):
        return True
    if len(lines) > 1 or not line.apart or line.count > 10 or not is_heading_like(line.words):
        return False
    below = draft.manuscript.below(line)
    return line.words.isupper() or (below is not None and below.number in starts)


def _is_tabular(lines: list[Line]) -> bool:
    """Tell whether lines have columns with wide gaps between."""
    return len(lines) > 1 and all(re.search(r"\S(?:\s{2,}|\t)\S", line.words) for line in lines)


def _printed(turn: Turn) -> str:
    return _name_speaker(turn) or turn.name.strip().strip("[]().:;,—–-_* ：")


def _name_speaker(turn: Turn) -> str:
    """Return who speaks, where more than the name is printed: when, and in what office; "" elsewhere."""
    name = re.sub(rf"\s*{CLOCK}\s*", "", turn.name)
    return name.strip(" .:：—–-") if name != turn.name or "(" in name else ""
