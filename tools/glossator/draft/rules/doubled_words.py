"""Words that the typist wrote twice: ``the the``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.change import change
from glossator.draft.evidence import DOUBTFUL
from glossator.draft.languages import LANGUAGES_BY_TAG
from glossator.draft.proposals import EmendationProposal
from glossator.draft.state import Draft
from glossator_schema.blocks import SPEECH, STAGE, VERSE

DOUBLED = re.compile(r"\b([A-Za-z]+)(\s\1)\b(?![-’'])")


def propose(draft: Draft) -> Iterator[EmendationProposal]:
    """Propose to leave the second one out; names may be doubled, so a capital counts as one.

    Who speaks may stammer, and what he said is written down: in speech, and in verse, it is only listed.
    """
    spoken = any(block.kind in (SPEECH, STAGE, VERSE) for block in draft.blocks.values())
    language = LANGUAGES_BY_TAG.get(draft.tongue)
    once = language.once if language else frozenset[str]()
    for segment in draft.segments:
        for match in DOUBLED.finditer(segment.words):
            if match[1] in once:
                yield change(
                    segment,
                    *match.span(2),
                    "",
                    kind="dittography",
                    reason=f"{match[1]!r} stands twice",
                    confidence=DOUBTFUL if spoken else 0.9,
                )
