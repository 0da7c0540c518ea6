"""Project Gutenberg's header and licence."""

from __future__ import annotations

from drafting import BODY, apply_draft, blocks, make_draft, page

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


def test_the_header_without_a_marker_ends_where_the_text_begins() -> None:
    text = (
        "Project Gutenberg's Wells, by A. Smith\n\nThis eBook is for the use of anyone\nanywhere.\n\n"
        f"Title: Wells\n\nLanguage: English\n\n\nWELLS\n\n{BODY}\n\nEnd of this Etext of Wells\n"
    )
    assert [(b.line, b.last) for b in blocks_of(text)] == [(1, 8), (15, 15)]


def test_the_small_print_of_the_old_header() -> None:
    text = (
        f"The Project Gutenberg Etext of Wells\n\nPlease take a look.\n\n*END*THE SMALL PRINT! FOR ETEXTS*\n\n"
        f"Etext prepared by nobody,\nin his leisure.\n\nWELLS\n\n{BODY}\n"
    )
    assert [(b.line, b.last) for b in blocks_of(text)] == [(1, 8)]


def blocks_of(text: str) -> list[BlockProposal]:
    """Return the lines that are left out."""
    return [b for b in propose(make_draft(text)) if isinstance(b, BlockProposal)]


def test_the_markers_of_another_archive() -> None:
    text = (
        f"The Long Row eBook of Wells\n\n*** START OF THIS LONG ROW EBOOK WELLS ***\n\nWELLS\n\n{BODY}\n\n"
        "*** END OF THIS LONG ROW EBOOK WELLS ***\n"
    )
    assert blocks(propose, text) == ["1-3 furniture", "9 furniture"]


def test_a_licence_that_no_marker_begins() -> None:
    licence = (
        "1.A.  By using any part of this Project Gutenberg-tm work you agree to its terms.",
        "www.gutenberg.org",
        "Hundreds of volunteers give to the Project Gutenberg Literary Archive Foundation.",
    )
    assert blocks(propose, page("WELLS", BODY, *licence)) == ["5-9 furniture"]


def test_an_essay_on_it_is_none() -> None:
    said = "Project Gutenberg began in a room with a loud machine."
    assert blocks(propose, page("WELLS", BODY, said, said)) == []
