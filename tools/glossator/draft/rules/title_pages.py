"""What else a title page prints: who published it and where, between the title and the year."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import AUTHOR, DATE, PUBLICATION, TITLE

FEW = 7
"""So many words, at the most, has one that ends in a stop, as title pages of old have."""
SAID = frozenset({AUTHOR, DATE, PUBLICATION})
"""What a title page says beside the title."""
NAMED = ("sections", "abstract", "contents", "persons", "keywords")
"""The names of parts, which begin below a title page."""
LONGEST = 10
"""The number of words that such a line has at the most."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the short lines that stand between the title and what else a title page says."""
    title = draft.first(TITLE)
    facts = {fact.line for fact in draft.of(FactProposal) if fact.key is AUTHOR}
    said = [line.number for line in draft.head if draft.kind(line) in SAID or line.number in facts]
    if title is None or not said:
        return
    stopped = any(line.words.endswith(".") for line in draft.head if draft.kind(line) is TITLE)
    for line in draft.head:
        inside = title.number < line.number < said[-1] or line.number in facts
        if is_division(line.words) or any(whole_line(name).fullmatch(line.words) for name in NAMED):
            break
        words = line.words.rstrip(".") if stopped and line.count <= FEW else line.words
        plain = line.count <= LONGEST and not ends_sentence(words)
        if inside and plain and draft.is_free(line):
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION,
                reason="on the title page, between the title and what else it says",
                confidence=0.7,
            )
