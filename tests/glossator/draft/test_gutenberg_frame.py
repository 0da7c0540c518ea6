"""Project Gutenberg's header and licence."""

from __future__ import annotations

from drafting import BODY, apply_draft, make_draft

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.gutenberg_frame import propose

TEXT = f"""\
The Project Gutenberg eBook of Wells

Title: Wells

Author: A. Smith

*** START OF THE PROJECT GUTENBERG EBOOK WELLS ***

Produced by nobody

WELLS

{BODY}

*** END OF THE PROJECT GUTENBERG EBOOK WELLS ***

Updated editions will replace the previous one.
"""


def test_it_is_left_out_and_read() -> None:
    draft, _, read = apply_draft(TEXT)
    assert [(b.line, b.last) for b in draft.of(BlockProposal) if b.rule == "gutenberg-frame"] == [
        (1, 9),
        (15, 17),
    ]
    assert read.bibliography.title == "WELLS"
    assert [person.name for person in read.bibliography.authors] == ["A. Smith"]
    assert [block.line for block in read.blocks] == [13]


def test_without_its_markers_nothing_is_left_out() -> None:
    assert list(propose(make_draft(BODY))) == []
