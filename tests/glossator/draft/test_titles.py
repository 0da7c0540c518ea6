"""The title, and what stands before it."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, make_draft, page

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.titles import propose
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("The Road to the Sea", "A. Smith", BODY), ["1 title"]),
        (
            "Local News\nRegion\n\nThe Road to the Sea\n\n" + BODY,
            ["4 title", "1 furniture", "2 furniture"],
        ),
        (page("A road", "The Road", "The Road", BODY), ["3 title", "1 furniture"]),
        (page(BODY, BODY), []),
        (page("it was late", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_a_title_that_is_known_is_enough() -> None:
    text = page("# On Roads", "The Road to the Sea", BODY)
    assert blocks(propose, text, is_a(1, "title")) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("HONORÉ VASSEUR\n\nDU SILENCE DES GARES\n\n", ["1 author", "3 title"]),
        ("П. С. УХТИН\n\nЗАПИСКИ СМОТРИТЕЛЯ\n\n", ["1 author", "3 title"]),
        ("Ueber\ndie Langsamkeit der Mühlen.\n\n", ["1-2 title ."]),
        ("INTERVIEW\n\nA lamp that is out\n\n", ["3 title", "1 furniture"]),
        ("SUPREME COURT OF TARN\n\nHALL v. TOWN OF PYM\n\n", ["3 title", "1 publication"]),
    ],
)
def test_title_pages(lines: str, expected: list[str]) -> None:
    assert blocks(propose, lines + BODY + "\n") == expected


def test_what_stands_before_a_title_and_is_a_sentence_is_text() -> None:
    note = "NOTE: Where it is feasible, a syllabus will be\nreleased at the time the opinion is issued."
    text = f"{note}\n\nHALL v. TOWN OF PYM\n\n{BODY}\n"
    assert blocks(propose, text) == ["4 title"]


def test_the_name_of_a_file_is_no_title() -> None:
    text = page("Livre:Carrel - Souvenirs, 1911.djvu", "Souvenirs d’un éclusier", BODY)
    assert blocks(propose, text) == ["3 title", "1 furniture"]


def test_the_parties_of_a_case() -> None:
    text = "Edwin MARSH, Plaintiff,\nv.\nVALE FERRIES, Defendant.\n\nNo. 98-7042.\n\n" + BODY + "\n"
    assert blocks(propose, text) == ["1-3 title"]


def test_a_title_on_two_lines_without_room_and_one_with_a_stop() -> None:
    text = "Seasonal Uplift of a Valley Glacier\nMeasured by Tilt Meters\n\n" + BODY + "\n"
    assert blocks(propose, text) == ["1-2 title"]
    text = "Seasonal Uplift of a Valley Glacier\nA Study of Tilt in Two Years\n\n" + BODY + "\n"
    assert blocks(propose, text) == ["1 title"]  # a subtitle
    assert "1 title ." in blocks(propose, page("Eine Fahrt ins Land.", "Von Konrad Ebner.", BODY))


def test_what_heads_the_pages_is_the_title() -> None:
    text = page("ANNE MARCHE", "MES JOURS", "PARIS", BODY, "MES JOURS", BODY, "MES JOURS", BODY)
    heads = (is_a(9, "furniture"), is_a(13, "furniture"))
    assert blocks(propose, text, *heads)[:2] == ["3 title", "1 author"]


def test_a_chapter_by_itself() -> None:
    text = page("Introductory Economics", "Chapter 4: Supply and Scarcity", BODY)
    assert blocks(propose, text) == ["3 title", "1 furniture"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the site's own name stands again where it says whose it is
        (
            "Grove of Verse\n\nThe Lamp of Low Water\n\n{}\n\n© 2004 Grove of Verse, all rights kept\n",
            ["3 title", "1 furniture"],
        ),
        # a path through the site ends in the page's name
        (
            "Old Songs Kept\n\nPoems » Songs » A mill by night\n\nA mill by night\n\n{}\n",
            ["5 title"],
        ),
        ("COUNTY COUNCIL OF EAST MARL\n\nMinutes of the spring session\n\n{}\n", ["3 title"]),
        ("Start   News   Shop\n\nA lamp that is out\n\n{}\n", ["3 title", "1 furniture"]),
        ("The mill at Pym   \n\nPART 1\n\nTHE SECOND DAY\n\n{}\n", ["1 title"]),
        ("Words at the Opening of the\nNew Bridge\n\nNew Bridge\n\n{}\n", ["1-2 title"]),
        ("Regional Court\n\nHall v Town of Pym\n\n{}\n", ["3 title", "1 publication"]),
        ("[Home]  [Poets]\n\nAda Brook\n\nOn being late\n\n{}\n", ["5 title", "3 author"]),
    ],
)
def test_what_other_lines_say_of_a_title(lines: str, expected: list[str]) -> None:
    found = blocks(propose, lines.format(BODY))
    assert [each for each in expected if each not in found] == [], found


def test_the_stop_and_the_mark_of_a_title() -> None:
    text = "Das lange Feld\nund seine Mühlen.\n\nVon Karl Ebner\n\n" + BODY
    assert "1-2 title ." in blocks(propose, text, is_a(4, "author"))
    assert "1 title *" in blocks(propose, page("A mill by night*", "Ada Brook", BODY))
    noted = BlockProposal(line=7, kind=AUTHOR_NOTE, label="*", reason="said", confidence=1)
    text = page("A mill by night*", "Ada Brook", BODY, "* Read in May.")
    assert "1 title" in blocks(propose, text, noted)


def test_a_title_goes_on_after_a_blank_line_and_stands_below_a_rubric() -> None:
    text = page("THE TRAVELS OF ADA BROOK", "TO THE TWO ISLANDS", BODY)
    assert blocks(propose, text) == ["1-3 title"]
    assert blocks(propose, page("THE TRAVELS OF ADA BROOK", "FROM THE DUTCH", BODY))[0] == "1 title"
    text = "Verkehr\nDas Warten am Gleis\n\n" + BODY + "\n"
    assert "2 title" in blocks(propose, text)


def test_no_title_stands_below_the_first_sentence() -> None:
    text = page("A lamp that is out", BODY, "A Guest Writes Here", "By Ada Brook", BODY, BODY)
    assert blocks(propose, text, is_a(7, "author"))[0] == "1 title"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("« previous ford     next ford »", "The Ford, 9 May 1854"), ["3 title", "1 furniture"]),
        (("Selby Chapbooks 12", "NINE FORDS", "Ann Lind"), ["3 title", "1 publication"]),
        (("Reference: RL/2/117", "A ford of the board"), []),
        (
            ("Holm v Board of Fords", "IN THE COURT OF SELBY", "HOLM P"),
            ["1 title"],
        ),
        (
            ("The Ford Across the River", "ANN LIND* AND BO HOLM†"),
            ["1 title"],
        ),
    ],
)
def test_what_is_no_title(lines: tuple[str, ...], expected: list[str]) -> None:
    assert blocks(propose, page(*lines, BODY)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("THE\nFORD OF TARN\n\nA COMEDY\nIN THREE ACTS\n\n", ["1-2 title"]),
        ("ANN B. LIND, KEEPER OF THE FORDS, AND\nPETITIONER v. BO HOLM\n\n", ["1-2 title"]),
    ],
)
def test_a_title_that_begins_in_the_line_above(lines: str, expected: list[str]) -> None:
    assert blocks(propose, lines + BODY + "\n")[:1] == expected


def test_the_number_of_a_case_behind_its_name_is_none_of_it() -> None:
    assert blocks(propose, page("Hall v. Pym (No. 94-12)", BODY))[0] == "1 title  (No. 94-12)"


def test_a_title_that_ends_in_who_wrote_the_text() -> None:
    frame = BlockProposal(line=1, last=3, kind=FURNITURE, reason="a header", confidence=1.0)
    text = page("The Electronic Texts' Die Burg", "von Eva Ebner", "Die Burg von Eva Ebner", BODY)
    found = [*propose(make_draft(text, frame))]
    assert [block.cuts for block in found if isinstance(block, BlockProposal)] == [
        (" von Eva Ebner",)
    ]
    assert [fact.value for fact in found if isinstance(fact, FactProposal)] == ["Eva Ebner"]
    other = page("Die Burg von Hohen Neuendorf", "1911", BODY)
    assert not [fact for fact in propose(make_draft(other)) if isinstance(fact, FactProposal)]


def test_words_in_brackets_above_it_are_no_title() -> None:
    head = page("[Proceedings of the Towns, Volume 3]", "[Lower House]", "THE WELLS OF MOOR", BODY)
    assert blocks(propose, head) == ["5 title", "1 publication", "3 publication"]


def test_a_colon_ends_no_title() -> None:
    text = "On Slow Clocks and Early Trains:\nTimekeeping in Three Towns\n\nAnn Oldcastle\n\n"
    assert "1-2 title" in blocks(propose, text + page(BODY, BODY))


def test_what_stands_on_a_menu_names_the_site() -> None:
    text = page(
        "Ferry Debating Society Archive\nHome | Talks | Next", "Should We Sell the Common?", BODY
    )
    found = blocks(propose, text, is_a(2, "furniture"))
    assert "4 title" in found
