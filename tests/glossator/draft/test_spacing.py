"""Texts with a blank line after each line."""

from __future__ import annotations

from drafting import BODY, apply_draft, page

from glossator.draft.manuscript import read_manuscript
from glossator.draft.spacing import find_spacing

LINES = (
    "The keeper said that he had seen the lamp go out at nine, and",
    "that he went up the stairs to see what was wrong with it.[1]",
    "There was no oil, for the boy had not come with any that day;",
    "and so he sat down, as he had done in the winter before, and",
    "waited for the morning with the door open to the sea, as he",
    "always did.",
)
VERSE = (
    "Who lit the lamp that night, and then",
    "went down without a word?",
    "The keeper said that it was he,",
    "and nobody has heard.",
)


def test_two_paragraphs_two_blank_lines_between() -> None:
    notes = "[1] He did not say so to the board, which\n\nasked him in May.\n"
    typed = f"{page(*LINES)}\n\n{page(*LINES).replace('.[1]', '.')}\n\n{notes}"
    draft, _, text = apply_draft(typed)
    assert len(draft.manuscript.lines) == 14
    found = [(block.kind.name, block.line) for block in (*text.blocks, *text.author_notes)]
    assert sorted(found) == [("author-note", 27), ("paragraph", 1), ("paragraph", 14)]


def test_a_stanza_has_its_lines_alone() -> None:
    typed = "\n\n".join(page(*VERSE) for _ in range(4))
    _, _, text = apply_draft(typed)
    assert [block.kind.name for block in text.blocks] == ["verse"] * 4


def test_paragraphs_of_one_line_each_are_not_spaced() -> None:
    assert find_spacing(read_manuscript(page(*["He went up, and sat down."] * 20))) is None
    assert find_spacing(read_manuscript(page(*[BODY] * 20))) is None
    closed = "\n".join(LINES) + "\n"
    assert find_spacing(read_manuscript(f"{closed}\n" * 4)) is None


COVER = """THE HARBOUR BOARD
OF WEXCOMBE


The Clerk's Report
for the Winter
In Four Parts


Printed by the Board
Second Printing
Price Two Pence

"""


def test_a_part_is_spaced_below_a_cover_with_headings_in_the_middle() -> None:
    middle = f"\n{' ' * 31}I.\n\n{' ' * 31}A.\n\n"
    paragraph = page(*(f"{'' if n else '       '}{words}" for n, words in enumerate(LINES)))
    typed = f"{COVER}{paragraph}{middle}{paragraph}\n{paragraph}".replace("[1]", "")
    _, _, text = apply_draft(typed)
    found = [(block.kind.name, block.line) for block in text.blocks]
    first = typed[: typed.index("       The keeper")].count("\n") + 1
    assert [line for kind, line in found if kind == "heading"][-2:] == [first + 12, first + 14]
    assert [line for kind, line in found if kind == "paragraph"][-3:] == [
        first,
        first + 16,
        first + 28,
    ]


def test_close_lines_among_spaced_ones_stay_apart() -> None:
    quoted = "\n".join(f"      {words}" for words in LINES[2:])
    typed = f"{page(*LINES)}\n{quoted}\n\n{page(*LINES)}\n{page(*LINES)}"
    spaced = find_spacing(read_manuscript(typed))
    assert spaced is not None
    assert [len(run) for run in spaced.closed.runs][1] == 4
