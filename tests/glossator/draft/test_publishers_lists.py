"""Lists of a publisher's other books."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.publishers_lists import propose

TITLES = "\n".join(f"  THE {word}" for word in ("HERON", "FERRY", "LOCK", "MILL", "STONE LAMP"))
LIST = f"_Books by Ann Hall_\n\nPaper, 1s 6d; cloth, 2s 6d each\n\n{TITLES}\n\nTHE HALL DIARY\nPrice 2s.\n"


def test_above_a_text_from_its_heading_to_the_publisher() -> None:
    text = f"WELLS\n\n\n\n\n{LIST}\n\n_Hull: Nye and Son_\n\n\n\n\nWELLS\n\n{page(BODY, BODY)}"
    found = {int(block.split()[0]) for block in blocks(propose, text)}
    assert found == {6, 8, *range(10, 15), 16, 17, 20}


def test_a_price_on_a_title_page_is_no_list() -> None:
    assert blocks(propose, page("WELLS", "A Play", "PRICE 2s.", "Hull: Nye and Son", BODY)) == []


def test_below_the_end_of_a_text_with_what_is_said_of_the_books() -> None:
    books = page("Neue Bücher", "Der Reiher. Preis: 3 Mark.", BODY, "Die Mühle. 2 Mark.", "3 Mk.")
    assert blocks(propose, f"{page(*[BODY] * 6)}\nENDE\n\n{books}") == [
        f"{line} furniture" for line in (15, 17, 19, 21, 23)
    ]


def test_prices_in_a_text_are_of_it() -> None:
    text = page("WELLS", BODY, "The lamp: 2s. 6d.", "The oil: 1s.", "The wick: 3d.", BODY)
    assert blocks(propose, text) == []


def test_notes_below_the_end_are_of_the_text() -> None:
    notes = page("NOTES", "[1] It cost 2s. 6d.", "[2] And 3s.", "[3] Or 4s. 1d.")
    assert blocks(propose, f"{page(*[BODY] * 6)}\nTHE END\n\n{notes}") == []


def test_what_a_rule_has_left_out_above_it_is_no_text() -> None:
    text = f"{BODY}\n\n\n{LIST}\n\n\nWELLS\n\n{page(BODY, BODY)}"
    assert "4 furniture" in blocks(propose, text, is_a(1, "furniture"))
