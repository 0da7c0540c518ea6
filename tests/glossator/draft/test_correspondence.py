"""Letters of a collection, and one by itself."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.correspondence import propose

FIRST = ("4.", "TO MR. HALL.", "MY DEAR HALL,--", BODY, "Your friend,", "ANN SMITH.")
OTHERS = (
    *("5.", "TO THE LORD OF THE FERRY, KEEPER OF THE\nBELL.", "LORD OF THE OAR!--", BODY),
    *("In haste, your", "SMITH.", "Ferry Lane, at the sign of the oar,\nNo. 3."),
    *("6.", "TO MR. HALL.", f"{BODY} I am, with much regard, your", "HER WHO WAITS."),
)


def test_letters_with_numbers_and_names_in_capitals() -> None:
    assert blocks(propose, page(*FIRST, *OTHERS)) == [
        *("5 opener", "18 opener", "9-11 closer", "22-27 closer", "35 closer")
    ]


def test_the_letter_that_begins_in_the_line_of_its_salutation() -> None:
    said = f"My dear Ned,--{BODY}"
    text = page("LETTER I.", "_To Mr. Hall._", "Selby, May 3, 1861.", said, "Yours,\nA. S.")
    text += "\n" + page("LETTER II.", "_To the same._", "Selby, June 4, 1861.", said, "  A. S.")
    assert blocks(propose, text) == [
        *("3 heading 2 _ _", "14 heading 2 _ _", "5 opener", "16 opener"),
        *("9-10 closer", "20 closer"),
    ]


def test_an_address_and_what_leads_to_the_regards() -> None:
    opening = ("Leipzig, den 12. März 1912", "Frau Anna Weiss\nBrunnengasse 4\nErfurt")
    text = page(
        "Ein Brief", *opening, "Liebe Frau Weiss,", BODY, "Mit herzlichen Grüßen\nIhr\nK. B."
    )
    assert blocks(propose, text) == ["3-9 opener", "13-15 closer"]
    text = page("Sir,", f"{BODY} I am,", "Sir,\nYour obedient servant,\nA. HALL", "1. At Hull.")
    assert blocks(propose, text) == ["1 opener", "5-7 closer"]


def test_the_date_may_stand_below_the_salutation() -> None:
    text = page("To John Hall", "Sir", "Selby, 16th April 1776.", BODY, "I am Sir yours\nT. H.")
    assert blocks(propose, text) == ["1-5 opener", "9-10 closer"]


def test_greetings_below_the_signature_close_nothing() -> None:
    text = page(*FIRST[:-1], "ANN SMITH.", "My kindest regards to your excellent wife.")
    assert blocks(propose, text) == ["5 opener", "9-11 closer"]


def test_a_story_with_a_letter_in_it_is_none() -> None:
    assert blocks(propose, page(BODY, BODY, "Dear Ann,", BODY, "Yours ever,\nTom", BODY)) == []
    assert blocks(propose, page("Mr. Speaker,", BODY, "Dear things are dear.", BODY)) == []


def test_letters_without_salutations_that_headings_address() -> None:
    far = " " * 30
    text = page("1. An Brenner.", "Weimar, den 3. Mai 1798.", BODY, f"{far}H.", "2. An Hall.", BODY)
    text += "\n" + page("Jena, am 7. Mai 1798.", f"{far}Brenner.", "3. An Hall.", BODY)
    assert blocks(propose, text) == ["3 opener", "7 closer", "13-15 closer"]
    assert blocks(propose, page("To Spring", "O spring,\nO green spring", "To Night", BODY)) == []
