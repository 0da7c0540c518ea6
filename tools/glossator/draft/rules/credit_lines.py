"""Lines before or after the text that say who wrote, translated or edited it, or where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.people import LIFE, name_people
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_name
from glossator.languages import sets_no_spaces
from glossator_schema.blocks import AUTHOR, EDITOR, ORIGIN, TRANSLATOR

CREDITS = (
    (TRANSLATOR, re.compile(rf"({any_word('translated')})\s*\S", re.I)),
    (EDITOR, re.compile(rf"({any_word('edited')})\s*\S", re.I)),
    (
        AUTHOR,
        re.compile(
            rf"({any_word('by')}(?:(?<=[:：／/])|\s+(?-i:(?=[^\W\d_a-zß-öø-ÿ]))))\s*\S", re.I
        ),
    ),
    (ORIGIN, re.compile(r"((an? )?source|from|reprinted from)\s*[:：]\s*\S", re.I)),
    (
        ORIGIN,
        re.compile(
            r"(this (article|text|piece) (first|originally) appeared|reprinted from)\b", re.I
        ),
    ),
)
ALONE = tuple(
    (kind, re.compile(rf"[\W_]*{any_word(words)}[\W_]*", re.I))
    for kind, words in ((TRANSLATOR, "translated"), (EDITOR, "edited"), (AUTHOR, "by"))
)
"""The words of a credit alone in their line."""
OCCASION = re.compile(rf"(?:[^\W\d_][\w’'-]*\s){{1,4}}{any_word('by')}\s(?P<name>.+)", re.I)
"""What something is, and by whom: ``An address by`` somebody."""
HELPED = re.compile(rf"[\W_]*{any_word('helped')}\b(?!\s*[:：])", re.I)
"""What opens a line about others who had a part in the text."""
BY = re.compile(rf"[\W_]*{any_word('by')}\b", re.I)
FEW = 10
"""So many words has the line above ``by`` at the most."""
LONGEST = 25
"""The number of words that a credit has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines that open with the words of a credit, brackets around them or not."""
    for line in (*draft.head, *draft.tail):
        if not draft.is_free(line) or line.count > LONGEST or ends_sentence(line.words.rstrip(".")):
            continue
        if HELPED.match(line.words):
            continue
        other = any(
            pattern.match(line.words.lstrip("[(*_ "))
            for kind, pattern in CREDITS
            if kind is not AUTHOR
        )
        told = None if other else OCCASION.fullmatch(line.words)
        above = line.number < draft.content[0] and line is not draft.head[0]
        alone = above and draft.manuscript.run_of(line)[0] is line
        if told and alone and is_name(told["name"]):
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                cuts=(line.words[: told.start("name")].rstrip(),),
                reason="it says by whom the text is",
                confidence=0.85,
            )
            continue
        for kind, only in ALONE:
            below = _find_below(draft, line) if only.fullmatch(line.words) else None
            if below is not None:
                yield BlockProposal(
                    line=line.number,
                    last=below.number,
                    kind=kind,
                    reason="the word that stands before a name, which stands below it",
                    confidence=0.9,
                )
                break
        if below is not None:
            continue
        if draft.is_in_head(line) and _has_lived(line.words):
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                reason="a name, with the years of a life",
                confidence=0.9,
            )
            continue
        words = _join_above(draft, line).lstrip("[(*_ （【")
        if HELPED.match(words):
            continue
        for kind, pattern in CREDITS:
            match = pattern.match(words)
            if match and (kind is not AUTHOR or _names_somebody(words)):
                opening = match[1].strip()
                yield BlockProposal(
                    line=line.number,
                    kind=kind,
                    reason=f"it opens with {opening!r}",
                    confidence=0.95,
                )
                break


def _join_above(draft: Draft, line: Line) -> str:
    """Return the words of a credit, with those above it if these say what was done: ``Edited / by``."""
    above = draft.manuscript.by_number.get(line.number - 1)
    if above is None or not draft.is_free(above) or above.count > FEW or not BY.match(line.words):
        return line.words
    whole = f"{above.words} {line.words}"
    others = [pattern for kind, pattern in CREDITS if kind in (TRANSLATOR, EDITOR)]
    told = HELPED.match(whole) or any(pattern.match(whole.lstrip("[(*_ ")) for pattern in others)
    return whole if told else line.words


def _has_lived(words: str) -> bool:
    """Tell whether words are a name with the years between which somebody lived, and nothing else."""
    life = LIFE.search(words)
    if life is None or life.end() < len(words) or not re.search(r"\d\s?[-–—]|[-–—]\s?\d", life[0]):
        return False
    name = words[: life.start()].strip("*_# ")
    return is_name(name.title() if name.isupper() else name) or (
        2 <= len(name) <= 8 and all(map(sets_no_spaces, name))
    )


def _names_somebody(words: str) -> bool:
    """Tell whether what stands after the word for an author is a name: with a colon before it, always."""
    names = name_people(words)
    told = re.search(r"[:：／/]", words) is not None
    return told or any(
        is_name(n.title() if n.isupper() else n) or len(n.split()) == 1 for n in names
    )


def _find_below(draft: Draft, line: Line) -> Line | None:
    """Return the name that stands below a line which is only the word before it."""
    following = draft.manuscript.by_number.get(line.number + 1)
    following = following or draft.manuscript.by_number.get(line.number + 2)
    if following is None or not draft.is_free(following):
        return None
    name = ", ".join(name_people(following.words.rstrip(",")))
    return following if is_name(name.title()) else None
