"""Those who speak but once each, as the places of their names tell: all paragraphs begin with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.speaker_shapes import BRACKETS
from glossator.draft.state import SENTENCE, Draft
from glossator.draft.turn import Turn
from glossator.draft.wording import ends_sentence, is_name

FEWEST = 4
"""So many speak, at the least, where nobody speaks again."""
MOST = 0.8
"""The share of all paragraphs which begin with a name where nobody speaks again."""
NAMES = 0.7
"""The share of those who have two names at least: what a list explains seldom looks like that."""
SOME = 20
"""So many names tell whether names are common words."""
HEARD = re.compile(rf"[(\[（](?:[\w-]+ ){{0,3}}{any_word('sounds')}[^()\[\]]{{0,60}}[)\]）]", re.I)
"""What listeners are heard to do, in brackets."""


def find_single(draft: Draft, turns: Iterable[Turn]) -> set[int]:
    """Return the lines of names with a colon that begin nearly all paragraphs, from the first to the last."""
    named = {turn.line.number: turn for turn in turns if turn.is_colon and _begins(draft, turn)}
    if len(named) < FEWEST:
        return set()
    first, last = min(named), max(named)
    runs = [
        run
        for run in draft.manuscript.runs
        if first <= run[0].number <= last and not BRACKETS.fullmatch(_join(run))
    ]
    persons = [turn.person for turn in named.values()]
    names = [turn for turn in named.values() if is_name(turn.name.strip(" :："))]
    sentences = sum(_is_said(draft, turn) for turn in named.values())
    common = any(_is_written_small(draft, turn) for turn in names[:SOME])
    sorted_ = all(a <= b for a, b in pairwise(persons))
    told = (
        len(named) >= MOST * len(runs)
        and len(names) >= NAMES * len(named)
        and sentences >= MOST * len(named)
    )
    return set(named) if told and not common and not sorted_ else set()


def find_alone(draft: Draft, turns: Sequence[Turn]) -> list[Turn]:
    """Return where one begins who alone speaks, in capitals at the head of what listeners heard."""
    heard = HEARD.findall(draft.manuscript.text)
    body = next((line.number for line in draft.manuscript.lines if line.is_body), 0)
    first = [turn for turn in turns if turn.shape == "capitals" and turn.is_colon]
    near = [turn for turn in first if turn.line.number <= body and _begins(draft, turn)]
    return near[-1:] if len(heard) > 1 and len(first) == 1 else []


def _begins(draft: Draft, turn: Turn) -> bool:
    return turn.line.number - 1 not in draft.manuscript.by_number


def _is_said(draft: Draft, turn: Turn) -> bool:
    run = draft.manuscript.run_of(turn.line)
    return sum(line.count for line in run) > SENTENCE and any(ends_sentence(x.words) for x in run)


def _is_written_small(draft: Draft, turn: Turn) -> bool:
    """Tell whether the words of a name are common ones: the text has them in small letters."""
    name = turn.name.strip(" :：").lower()
    return name in draft.manuscript.text


def _join(run: Sequence[Line]) -> str:
    return " ".join(line.words for line in run)
