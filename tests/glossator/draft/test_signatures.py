"""Who signs a text."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.signatures import propose


def test_initials_and_place_and_date_sign_a_text() -> None:
    assert blocks(propose, page(BODY, "H. V.", "I", BODY)) == ["3 closer"]
    assert blocks(propose, page(BODY, " " * 20 + "Weimar, im Mai 1868")) == ["3 closer"]
    assert blocks(propose, page(BODY, "H. V. is not his name", BODY)) == []


def test_a_name_in_capitals_and_an_office_sign_a_decision() -> None:
    text = page(BODY, "M. HALLORAN\nFerry Law Judge", "Attorney for the Board: K. Marsh")
    assert blocks(propose, text) == ["3-4 closer"]
    assert blocks(propose, page(BODY, "PART II\nDOGS", BODY)) == []


def test_place_and_date_and_a_name_in_one_line() -> None:
    text = page(BODY, "Mügeln, im März 1926.               H. B.", "Seite")
    assert blocks(propose, text.replace("Seite\n", "")) == ["3 closer"]


def test_a_line_with_year_and_place_signs_an_essay() -> None:
    assert blocks(propose, page("桥在那里。" * 30, "一九九八年九月于北京")) == ["3 closer"]


def test_a_place_and_a_month_sign_a_preface() -> None:
    text = page(BODY, "  SELBY, YORKS.,\n     May, 1904.", "THE FERRY", BODY)
    assert blocks(propose, text) == ["3-4 closer"]
    text = page(BODY, "A. S. HALL.", "Selby, May, 1904.", "CHAPTER I.", BODY)
    assert blocks(propose, text) == ["3-5 closer"]
    assert blocks(propose, page(BODY, "Selby, May 3, 1904.", BODY)) == []


def test_a_name_and_an_office_below_place_and_date() -> None:
    text = page(BODY, "PORT ELLERY, 9 August 1996\nHALLORAN CJ\nCHIEF JUSTICE", "* * *")
    assert blocks(propose, text) == ["4-5 closer"]


def test_a_name_and_an_office_above_the_notes() -> None:
    text = page(BODY, "H. Ardley\nChief Ferryman", "(1) See the log.")
    assert blocks(propose, text, is_a(6, "author-note")) == ["3-4 closer"]
    assert blocks(propose, page(BODY, "Ann Hall\nis a ferryman.", "Notes")) == []


def test_a_surname_alone_and_a_year_below_a_name() -> None:
    assert blocks(propose, page(BODY, "REED")) == ["3 closer"]
    assert blocks(propose, page(BODY, "FINIS")) == []
    assert blocks(propose, page(BODY, "SCHEDULE", BODY)) == []
    text = page(BODY, f"{' ' * 40}T. R.", "_Selby, Christmas, 1904._", "CHAPTER I", BODY)
    assert blocks(propose, text) == ["3-5 closer"]
    assert blocks(propose, page("A TALE", "Tom Reed", "Selby, 1904", "CHAPTER I", BODY)) == []


def test_a_name_nearer_to_the_text_above_than_to_what_is_below_signs_it() -> None:
    text = page(BODY, BODY, "ANN SELBY.") + "\n\n" + page("CHAPTER I", BODY)
    assert blocks(propose, text) == ["5 closer"]
    assert blocks(propose, page(BODY, BODY, "ANN SELBY.", "I", BODY)) == []
    assert blocks(propose, page(BODY, BODY, " " * 20 + "A. S.", "AS:mk", "Two papers")) == [
        "5 closer"
    ]


def test_an_office_with_a_comma_and_a_name_sign_a_report() -> None:
    assert blocks(propose, page(BODY, BODY, "The keeper,\nA. Tull")) == ["5-6 closer"]


def test_regards_and_a_name_close_a_letter_within_a_tale() -> None:
    letter = "Your obedient servant,\nA. TULL."
    assert blocks(propose, page(BODY, letter, "The board did not answer.", BODY)) == ["3-4 closer"]
    assert blocks(propose, page(BODY, "Your road,\nA. TULL.", "It was not.", BODY)) == []
