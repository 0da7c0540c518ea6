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


TOP = (
    "Zum Inhalt springen\nStadtarchiv Mühlen, die offene Sammlung\nAnmelden\n"
    "Seite   Diskussion   Quelltext anzeigen\n\nDie alte Brücke\n\n"
)


def test_what_stands_among_the_lines_of_a_site_above_a_text() -> None:
    assert blocks(propose, f"{TOP}{page(BODY, BODY)}") == [f"{n} furniture" for n in (1, 2, 3, 4)]


def test_a_title_stays_where_no_other_is_left() -> None:
    text = f"Skip to content\nWells of the Valley\nLog in\n[Home] [Search]\n\n{page(BODY, BODY)}"
    assert "2 furniture" not in blocks(propose, text)


def test_what_a_path_ends_in_is_the_title() -> None:
    text = f"Menu\nWells\nHome > Essays > Wells\nSearch\n\nA chapter\n\n{page(BODY, BODY)}"
    assert "2 furniture" not in blocks(propose, text)


def test_notes_below_the_stock_phrases_are_of_the_text() -> None:
    text = f"{TOP}{page(BODY, BODY, 'Teilen')}\nAnmerkungen\n\n[1] Siehe oben.\n\nImpressum\n"
    found = blocks(propose, text)
    assert {"12 furniture", "18 furniture"} <= {*found}
    assert {"14 furniture", "16 furniture"}.isdisjoint(found)


def test_a_box_between_paragraphs_without_blank_lines() -> None:
    box = "Lesen Sie auch\nZüge: Ein Lob\nStädte: Ein Tadel\n"
    text = f"{TOP}{BODY}\nAnzeige\n{BODY}\n{box}{BODY}\nDie Fähre\n{BODY}\n"
    found = blocks(propose, text)
    assert [n for n in range(8, 16) if f"{n} furniture" in found] == [9, 11, 12, 13]


def test_related_texts_in_the_middle_end_no_text() -> None:
    text = f"{TOP}{page(BODY, 'Verwandte Artikel', BODY, BODY, BODY)}"
    assert {int(found.split()[0]) for found in blocks(propose, text)} == {1, 2, 3, 4, 10}


def test_teasers_with_sentences_below_a_text() -> None:
    text = f"{TOP}{page(*[BODY] * 6)}\nVerwandte Artikel\nDie Fähre\n{BODY}\n"
    assert {f"{n} furniture" for n in (20, 21, 22)} <= {*blocks(propose, text)}


def test_what_a_title_page_says_of_rights_is_no_site_s() -> None:
    text = page("WELLS", "_Copyright, 1894_", "_All rights reserved_", BODY)
    assert blocks(propose, text) == []


def test_a_title_of_one_word_is_no_menu() -> None:
    assert blocks(propose, page("Home", BODY, BODY)) == []


def test_a_phrase_that_recurs_is_of_the_page() -> None:
    lines = "".join(f"{n}] wherry: a boat.\nBack to Line\n" for n in range(3))
    found = blocks(propose, f"{TOP}{page(BODY, lines, BODY)}")
    assert {f"{n} furniture" for n in (11, 13, 15)} <= {*found}


def test_a_menu_of_unknown_items_goes_as_a_whole() -> None:
    menu = "Skip to content\nThe Tide Project\nGuide\nMaps\nSearch\nDocuments\nThe Archive\n"
    found = blocks(propose, f"{menu}\nOpening of a Lock\n\n{page(BODY, BODY)}\nPrivacy Policy\n")
    assert found == [f"{n} furniture" for n in (*range(1, 8), 15)]


def test_no_line_within_the_text_is_of_a_menu() -> None:
    above = "Skip to content\nSearch\nNews\nOpinion\nThe lock that nobody counted\nShare\n145\n"
    text = f"{above}{BODY}\nThe miller’s case\n{BODY}\nAdvertisement\n{BODY}\n"
    assert blocks(propose, text) == [f"{n} furniture" for n in (1, 2, 3, 4, 6, 11)]


def test_items_of_menus_go_below_a_title_too() -> None:
    above = "Jump to content\nMain menu\nThe Lock\nPage\nDiscussion\nRead\nView history\nSearch\n"
    text = f"{above}←\tThe Mill\tThe Lock\t→\n\n{page(BODY, BODY)}"
    assert blocks(propose, text) == [f"{n} furniture" for n in (1, 2, *range(4, 10))]


def test_the_name_of_a_site_as_at_its_foot() -> None:
    text = f"The Tidal Shelf\n\nThe Ferry\n\n{page(BODY, BODY)}\n"
    foot = "Back to top\nPrint\nTerms of Use\n(c) 1998-2004, The Tidal Shelf and others.\n"
    found = blocks(propose, text + foot)
    assert "1 furniture" in found
    assert "3 furniture" not in found


def test_short_lines_above_the_first_phrase_at_the_foot() -> None:
    foot = "Contribuer\nÉdition du jour\nLes plus lus\nMentions légales\n"
    found = blocks(propose, f"{TOP}{page(BODY, BODY)}\n{foot}")
    assert {f"{n} furniture" for n in range(12, 16)} <= {*found}


def test_what_readers_wrote_is_below_a_text_however_long_it_is() -> None:
    said = f"Ben says:\nMarch 6, 2014 at 10:40 pm\n{BODY}\nReply\n\n"
    text = f"{TOP}{page(BODY, BODY)}\n2 thoughts on “A bridge”\n\n{said}{said}"
    found = blocks(propose, text)
    assert [n for n in range(8, 24) if f"{n} furniture" in found] == [
        12,
        *range(14, 18),
        *range(19, 23),
    ]


def test_an_author_above_the_menu_of_a_page_stays() -> None:
    site = "Shelf: [Login] [Find] [News] [Help]\n© Copyright Hall Ann\n"
    text = f"Hall Ann\nThe Lamp\n\n{site}\n{page(BODY, BODY)}"
    assert blocks(propose, text) == ["4 furniture", "5 furniture"]


def test_a_sentence_among_lines_of_a_site_is_not_the_text() -> None:
    above = "Log In   Sign Up\nGuide & Maps\nUS > Cases > Hall v. Pell\n"
    above += "Get all of our news each week, free, at your door or your desk. Subscribe\n"
    found = blocks(propose, f"{above}\nHall v. Pell\n\n{page(BODY, BODY)}")
    assert found == [f"{n} furniture" for n in (1, 2, 3, 4)]


def test_the_stock_phrases_with_which_a_file_ends_are_below_the_text() -> None:
    text = f"{page(BODY, BODY)}\nA short line\n[ Contents ]  [ < Lesson 3 ]\n(c) A. Moor. Free to copy.\n"
    assert blocks(propose, text) == ["6 furniture", "7 furniture"]


VERSES = (
    "Return to the river, my love, my own,\nSee all the barges go,\nShare this bread, and the crust alone,\n"
    "And listen to the snow.\n"
)


def test_verses_that_begin_as_phrases_of_sites_do_are_verse() -> None:
    other = VERSES.replace("Return", "We came").replace("Share", "We ate").replace("See all", "See")
    shelf = "PoemShelf\nPoems | Poets | Log in\n"
    text = f"{shelf}\nThe Ferry\n\n{other}\n{VERSES}\n{other}\nShare this poem\n\nPrint\n"
    found = {int(block.split()[0]) for block in blocks(propose, text)}
    assert found == {1, 2, 21, 23}


def test_a_heading_of_a_word_that_menus_have_is_a_heading() -> None:
    text = f"{TOP}{page(BODY, 'Suche', BODY, 'Kommentare', BODY)}\nImpressum\n"
    found = blocks(propose, text)
    assert {"10 furniture", "14 furniture"}.isdisjoint(found)


def test_who_speaks_below_a_button_is_of_the_text() -> None:
    speech = f"Mr. {{}} (Moorside)\n{BODY}\nShare this contribution\n"
    text = "Skip to main content\nHouse of Rivers\nHome\nDebates\n\nLocks\n\n12.14 pm\n"
    text += "".join(speech.format(name) for name in ("Hall", "Pell", "Moor"))
    text += "Question put and agreed to.\n"
    assert blocks(propose, text) == [f"{n} furniture" for n in (1, 2, 3, 4, 11, 14, 17)]


def test_a_stamp_at_both_ends_and_between() -> None:
    lines = page("RESTRICTED", *[BODY] * 12, "RESTRICTED", *[BODY] * 12, "RESTRICTED")
    assert blocks(propose, lines) == ["1 furniture", "27 furniture", "53 furniture"]
    twice = page("RESTRICTED", *[BODY] * 24, "RESTRICTED")
    assert blocks(propose, twice) == []


def test_an_advertisement_within_the_text() -> None:
    advert = "Advertisement\nThe Courier on Sunday: pictures of wells\nSubscribe"
    text = f"Skip to content\nHome\nMenu\n\nA clock stops\n\n{page(BODY, advert, BODY)}"
    assert [f"{line} furniture" for line in (9, 10, 11)] == blocks(propose, text)[3:]


@pytest.mark.parametrize(
    "line",
    ["« previous letter      next letter »", "Cite this poem | Report an error | Download as PDF"],
)
def test_what_leads_from_document_to_document(line: str) -> None:
    assert blocks(propose, page(line, BODY)) == ["1 furniture"]


def test_the_way_through_a_site_in_numbered_steps_ends_in_the_title() -> None:
    steps = (
        "  1. Home\n  2. Shelves\n  3. All About Old Clocks and Bells\n  4. 2.1: How a Bell Rings\n"
    )
    above = f"Skip to main content\n{steps}Expand/collapse global location\n"
    text = (
        f"{above}\n2.1: How a Bell Rings\n\nLast updated    Save as PDF    2.2: Clocks\n\n{BODY}\n"
    )
    assert blocks(propose, text) == [f"{n} furniture" for n in (1, 2, 3, 4, 5, 6, 10)]


def test_menus_with_dashes_between_their_items() -> None:
    above = "Plan du site – Accueil – Contact\nSommaire - Document précédent - Document suivant\n"
    text = f"{above}\nLa cloche\n\n{page(BODY, 'Haut de page', BODY, 'Haut de page')}"
    text += "\nTous droits réservés\n"
    assert blocks(propose, text) == [f"{n} furniture" for n in (1, 2, 8, 12, 14)]
