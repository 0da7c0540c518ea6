"""What web sites print around a text."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.site_furniture import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("Share on Facebook", BODY, "Back to top"), ["1 furniture", "5 furniture"]),
        (page("English 中文", "[ Print ]", BODY), ["1 furniture", "3 furniture"]),
        (
            page("Language: English | Français", BODY, "© 2011 A Paper"),
            ["1 furniture", "5 furniture"],
        ),
        (page(BODY, "Print", BODY), []),
        (page("Printing in the valley", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


COPIED = (
    "Skip to content\nThe Courier\nNews\nSubscribe\n\nWe use cookies. See our policy.\n\nA clock stops\n\n"
    f"{BODY}\n\nAdvertisement\n\n{BODY}\n\nMost read\n1. Ferry dog retires\n\nAll rights reserved\n"
)


def test_a_page_that_was_copied_with_all_around_it() -> None:
    assert blocks(propose, COPIED) == [
        "1 furniture",
        "2 furniture",
        "3 furniture",
        "4 furniture",
        "6 furniture",
        "12 furniture",
        "16 furniture",
        "17 furniture",
        "19 furniture",
    ]


def test_lines_at_both_ends_of_a_page() -> None:
    frame = "The Library\nThe Classics Page\n"
    text = f"{frame}\nA Poem\n\n" + page(*[BODY] * 24) + f"\nPoetry\n{frame}"
    assert blocks(propose, text) == [f"{line} furniture" for line in (1, 2, 54, 55, 56)]


def test_a_poem_has_no_body_text() -> None:
    verse = "\n".join(f"The boat goes over, the boat comes back {n}," for n in range(8))
    below = "About this Poet\nShe was born.\n\nMore Poems by Ann Hall\nThe Heron\n\nPrint\n"
    text = (
        f"PoemShelf\nPoems | Poets | Log in\n\nThe Ferry\n\n{verse}\n\nShare this poem\n\n{below}"
    )
    found = {int(block.split()[0]) for block in blocks(propose, text)}
    assert found.isdisjoint(range(4, 14))
    assert {1, 2, 15, 20, 21, 23} <= found


def test_a_row_of_a_table_is_no_menu() -> None:
    assert (
        blocks(propose, f"Place | Water | Mud\n------|-------|----\nTarn | 1.0 | 3.1\n\n{BODY}\n")
        == []
    )


def test_paths_and_several_phrases_in_a_line_are_of_the_site() -> None:
    head = "LawFinder - Free Cases\nLog In   Sign Up\nUS > Cases > State Courts > 1974 > Hall v. Pell\n"
    text = f"{head}\nHall v. Pell\n\n{BODY}\n\nTerms of Service | Privacy Policy\n"
    assert blocks(propose, text) == ["1 furniture", "2 furniture", "3 furniture", "9 furniture"]
