"""Lines before or after the text that say who wrote, translated or edited it, or where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_name
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
OCCASION = re.compile(rf"(?:[^\W\d_][\w’'-]*\s){{1,4}}{any_word('by')}\s(?P<name>.+)", re.I)
"""What something is, and by whom: ``An address by`` somebody."""
LONGEST = 25
"""The number of words that a credit has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines that open with the words of a credit, brackets around them or not."""
    for line in (*draft.head, *draft.tail):
        if not draft.is_free(line) or line.count > LONGEST or ends_sentence(line.words.rstrip(".")):
            continue
        told = OCCASION.fullmatch(line.words)
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
        if (below := _find_below(draft, line)) is not None:
            yield BlockProposal(
                line=line.number,
                last=below.number,
                kind=AUTHOR,
                reason="the word that stands before an author’s name, which stands below it",
                confidence=0.9,
            )
            continue
        words = line.words.lstrip("[(*_ （【")
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
    only = re.fullmatch(rf"[\W_]*{any_word('by')}[\W_]*", line.words, re.I)
    if not only or following is None or not draft.is_free(following):
        return None
    name = ", ".join(name_people(following.words.rstrip(",")))
    return following if is_name(name.title()) else None
