"""Who wrote a text, where the line of the title ends in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator.draft.proposals import FactProposal
from glossator.draft.state import Draft
from glossator.draft.wording import is_name
from glossator_schema.blocks import AUTHOR

BY = re.compile(rf"[\W_]*{any_word('by')}\b", re.I)
WRITTEN = re.compile(
    rf".{{3,100}}?(?P<cut>\s{any_word('by')}\s(?P<name>[^\W\d_a-zß-öø-ÿ].{{4,60}}))"
)
DEEP = 60
"""So many lines of a file may say before the title by whom the text is."""


@dataclass(frozen=True)
class TitleByline:
    """The words at the end of a title that say who wrote the text, and what they say."""

    cut: str
    fact: FactProposal


def find_byline(draft: Draft, line: Line) -> TitleByline | None:
    """Return ``by`` and a name at the end of a title, where a line above says the same by itself."""
    match = WRITTEN.fullmatch(line.words) if len(line.words) <= 200 else None
    if match is None or not is_name(match["name"]):
        return None
    name = match["name"].casefold()
    told = any(
        BY.match(other.words) and other.words.casefold().rstrip(".").endswith(name)
        for other in draft.manuscript.lines[:DEEP]
    )
    fact = FactProposal(
        line=line.number,
        key=AUTHOR,
        value=match["name"],
        reason="the title ends in who wrote the text",
        confidence=0.9,
    )
    return TitleByline(match["cut"], fact) if told else None
