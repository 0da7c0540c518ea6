"""Lists that no notation marks."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.plain_lists import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are two:\n\n1. a well\n2. a road\n", ["3-4 list"]),
        ("There are two:\n\n(a) a well;\n\n(b) a road.\n", ["3-5 list"]),
        ("Ask:\n\n1. what\na. this\nb. that\n2. who\n", ["3-6 list"]),
        (page("说：", "（一）井。", "（二）路。"), ["3-5 list"]),
        (page("1. " + BODY, "2. " + BODY, "Background", "3. " + BODY), []),  # numbered paragraphs
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_numbered_paragraphs_of_a_law_are_no_list() -> None:
    first = "(1) No person shall keep a ferry without a licence."
    second = "(2) A licence shall be in force for one year."
    assert blocks(propose, page(first, second)) == []


def test_items_with_a_dash_below_a_colon() -> None:
    assert blocks(propose, "Three:\n\n— one who waits ;\n— one who runs.\n") == ["3-4 list"]
    assert blocks(propose, "He said:\n\n— Go!\n— Why?\n") == []


def test_items_with_the_signs_of_a_language() -> None:
    assert blocks(propose, "有三：\n\n（甲）使人等；\n（乙）使人谈。\n") == ["3-4 list"]


def test_roman_numbers() -> None:
    assert blocks(propose, "I shall shew,\n\nI. What it is.\nII. What not.\n") == ["3-4 list"]
    assert blocks(propose, "So it is.\n\nI. What it is.\nII. What not.\n") == []


def test_a_sign_before_items_that_go_on_further_in() -> None:
    text = " o  say what a lock is, and\n    who keeps it;\n o  tell a lock from a gate.\n"
    assert blocks(propose, text) == ["1-3 list"]
    assert blocks(propose, page("▪ one lock", "▪ two gates")) == ["1-3 list"]
    assert blocks(propose, "o homem viu\no rio subir\na noite\n") == []


def test_exercises_are_a_list_though_they_are_sentences() -> None:
    asked = page(
        "1. Why does a lock have two gates?", "*2. Draw the gate that you like best of all."
    )
    assert blocks(propose, page("Review", asked), is_a(1, "heading", 1)) == ["3-5 list"]
    told = page("1. A lock has two gates, as we know.", "2. Nobody has ever seen one with three.")
    assert blocks(propose, page("Exercises", told), is_a(1, "heading", 1)) == ["3-5 list"]
    assert blocks(propose, page("Of locks", told), is_a(1, "heading", 1)) == []


def test_a_paragraph_of_a_law_may_lead_to_a_list() -> None:
    first = "(1) The Board of Locks shall have two members."
    second = "(2) The members of it shall be such persons as follow:"
    text = page(first, second, "(a) a keeper;", "(b) an engineer.")
    assert blocks(propose, text) == ["5-7 list"]


def test_theses_that_a_text_alone_numbers() -> None:
    theses = page(
        "1. The gate of the upper lock should be mended.", "2. The keeper should have a dog."
    )
    text = page("What is to be done", theses, *[f"{BODY}"] * 3)
    assert blocks(propose, text) == ["3-5 list"]
    assert blocks(propose, page("What is to be done", theses, BODY)) == []


def test_numbers_that_begin_anew_are_of_another_list() -> None:
    short = "1. a lock\n2. a gate"
    text = page("What to see", short, BODY, "What to eat", "1. an eel\n2. a pie\n3. a pear")
    assert blocks(propose, text, is_a(1, "heading", 1)) == ["3-4 list", "10-12 list"]


def test_the_one_section_that_numbers_its_sentences() -> None:
    steps = page(
        "1. Open the lower gate of the lock slowly.", "2. Wait until the boat is quite inside."
    )
    whole = ("What it is", BODY, "What it costs", BODY, "How it works", steps)
    assert blocks(propose, page(*whole)) == ["11-13 list"]
    assert blocks(propose, page("What it is", BODY, "Article 2", steps)) == []


def test_what_leads_to_a_list_after_a_dash_is_a_paragraph() -> None:
    text = page(
        "(a) The Board shall mend the gates.",
        "(b) A report of it shall contain--",
        "(1) x;",
        "(2) y.",
    )
    assert blocks(propose, text) == ["5-7 list"]


def test_numbered_sentences_that_hang_are_a_list() -> None:
    items = "  1.  That the well be dug before the\n      ground is hard.\n\n  2.  That no pump be bought.\n"
    wrapped = (
        "     The well is dry, and it has been so since the summer,\nand nobody knows why.\n\n"
    )
    assert blocks(propose, f"{wrapped * 3}{items}\n{wrapped}") == ["10-13 list"]


def test_lists_below_two_headings_of_many() -> None:
    heads = [page(name, BODY) for name in ("The Question", "The Parties", "The Well", "The Road")]
    found = page("What Was Found", "1. " + BODY, "2. " + BODY)
    held = page("What Is Held", "1. " + BODY, "2. " + BODY)
    text = "\n".join((*heads, found, held, page("Why", *[BODY] * 5)))
    assert len(blocks(propose, text)) == 2
    assert blocks(propose, "\n".join((found, held, found, held))) == []
