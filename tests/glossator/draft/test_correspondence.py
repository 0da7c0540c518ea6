"""Letters of a collection, and one by itself."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.correspondence import propose

FIRST = ("4.", "TO MR. HALL.", "MY DEAR HALL,--", BODY, "Your friend,", "ANN SMITH.")
OTHERS = (
    *("5.", "TO THE LORD OF THE FERRY, KEEPER OF THE\nBELL.", "LORD OF THE OAR!--", BODY),
    *("In haste, your", "SMITH.", "Ferry Lane, at the sign of the oar,\nNo. 3."),
    *("6.", "TO MR. HALL.", f"{BODY} I am, with much regard, your", "HER WHO WAITS."),
)


def test_letters_with_numbers_and_names_in_capitals() -> None:
    assert blocks(propose, page(*FIRST, *OTHERS)) == [
        *("1 heading 1", "13 heading 1", "29 heading 1"),
        *("3 heading 2", "15-16 heading 2", "31 heading 2"),
        *("5 opener", "18 opener", "9-11 closer", "22-27 closer", "35 closer"),
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


def test_the_numbers_of_letters_are_headings() -> None:
    letters = (page(f"{number}.", "My dear Ann,", BODY, "Yours,\nT. R.") for number in (16, 17, 18))
    found = blocks(propose, "\n".join(letters))
    assert found[:3] == ["1 heading 1", "10 heading 1", "19 heading 1"]
    assert found[3:5] == ["3 opener", "12 opener"]


def test_a_letter_below_what_an_archive_says_of_it() -> None:
    address = "Ann Hall, M. D.\nThe Ferry\nSelby 23200"
    end = ("Sincerely yours,\n[unsigned]\nTom Reed", "411 West 5th Street\nSuite 8", "TCR:aw")
    text = page(BODY, "April 3, 1973", address, "Dear Dr. Hall:", BODY, BODY, BODY, *end)
    assert blocks(propose, text) == ["3-9 opener", "17-24 closer"]


def test_the_head_of_a_house_and_several_who_sign() -> None:
    head = ("FERRY COMPANY\n14, Quay Street, Selby", "4th June, 1911.", "Sir,")
    text = page("Letter to the Board", *head, BODY, "Yours faithfully,\nA. HALL")
    assert blocks(propose, text) == ["3-8 opener", "12-13 closer"]
    names = "Ann Hall, ferry keeper\nDr. Tom Reed, Selby School\nJohn Bell"
    text = page("OPEN LETTER", "To the Council of Selby:", BODY, "Respectfully,", names)
    assert blocks(propose, text) == ["3 opener", "7-11 closer"]


def test_what_surely_closes_a_letter_may_stand_far_above_its_end() -> None:
    after = (
        "Transcribed by the Monday group",
        "View the leaf",
        "Ask us",
        "Shop",
        "Help",
        "Ann Roe",
    )
    closing = "Always, my old hen,\nthy loving aunt,\nMercy Tull"
    text = page("Selby, 3 May 1851", "My dear Jane,", BODY, closing, *after)
    assert blocks(propose, text)[-1] == "7-9 closer"
    led = "I shall write again when the road is dry, and am until then"
    text = page("Selby, 3 May 1851", "My dear Jane,", BODY, led, "Your friend,", "A. Tull", *after)
    assert blocks(propose, text)[-1] == "7-11 closer"


def test_a_name_with_a_comma_opens_a_letter_that_a_name_below_a_comma_closes() -> None:
    text = page("The lower sluice", "Edwin,", BODY, BODY, "Thanks,\nRuth")
    assert blocks(propose, text) == ["3 opener", "9-10 closer"]
    assert blocks(propose, page("The lower sluice", "Edwin,", BODY, BODY, "Thanks, Ruth")) == []


def test_lines_that_another_rule_has_told_are_in_no_closer() -> None:
    text = page(
        "Selby, 3 May 1851", "Dear Jane,", BODY, "Yours,", "A. Tull.", "P.S. Write.", "No. 4"
    )
    assert blocks(propose, text, is_a(13, "origin"))[-1] == "7-11 closer"


def test_a_date_opens_letters_whose_heading_says_what_it_is_and_to_whom() -> None:
    text = page("LETTER 7. TO A. HALL.", "Selby, May 3rd [1861].", BODY, "Yours,\nA. S.")
    text += "\n" + page("LETTER 8. TO THE SAME.", "Selby, June 4th, 1861.", BODY, BODY)
    assert [line for line in blocks(propose, text) if "opener" in line] == [
        "3 opener",
        "12 opener",
    ]
