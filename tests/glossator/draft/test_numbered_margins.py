"""Transcripts whose lines have their numbers in the margin."""

from __future__ import annotations

from drafting import apply_draft, blocks

from glossator.draft.rules.numbered_margins import propose

HEAD = (
    "           IN THE COURT OF ORME",
    "- - - - - - - - x",
    "ANN RAY,                  :",
    "     v.                   :   No. 7",
    "BO ORR.                   :",
    "- - - - - - - - x",
    "               March 4, 1994",
)
SAID = (
    "          THE COURT:  Good morning to",
    "you all.",
    "          (A pause.)",
    "          MR. HALL:  The bridge fell",
    "in the night, and nobody saw",
    "it fall.",
    "          It made a noise.",
)


def number(*pages: tuple[str, ...]) -> str:
    """Return pages whose lines are numbered, 22 each."""
    written = []
    for page, lines in enumerate(pages, 1):
        every = (*lines, *[""] * (22 - len(lines)))
        numbered = [f"{n:>2}   {words}".rstrip() for n, words in enumerate(every, 1)]
        written.append("\n".join([*numbered, f"                {page}"]))
    return "\n".join(written) + "\n"


def test_what_stands_beyond_the_numbers_is_read() -> None:
    found = blocks(propose, number(HEAD, SAID))
    kinds = [each for each in found if "furniture" not in each]
    assert [each.split()[:2] for each in kinds] == [
        ["1", "publication"],
        ["3-5", "title"],
        ["7", "date"],
        ["24-25", "speech"],
        ["26", "stage"],
        ["27-29", "speech"],
        ["30", "paragraph"],
    ]


def test_numbers_are_no_words() -> None:
    _, _, read = apply_draft(number(HEAD, SAID))
    assert read.bibliography.title == "ANN RAY, v. BO ORR."
    assert next(block.text for block in read.blocks if block.speaker) == "Good morning to you all."


def test_the_numbers_of_verse_begin_once() -> None:
    verse = "\n".join(f"{n:>3}  The rain is on the river" for n in range(1, 60))
    assert blocks(propose, f"{verse}\n") == []
