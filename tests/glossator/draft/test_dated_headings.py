"""The days of a diary, and the years of annals."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.dated_headings import propose


def test_days_below_years() -> None:
    text = page("1911", "January 3", BODY, "Tuesday, January 4", BODY, "1912", "3rd May", BODY)
    assert blocks(propose, text) == [
        "1 heading 1",
        "3 heading 2",
        "7 heading 2",
        "11 heading 1",
        "13 heading 2",
    ]


def test_the_dates_of_letters_are_none() -> None:
    letter = ("3 May 1861", "Dear Sir,", BODY)
    assert blocks(propose, page(*letter, *letter, *letter)) == []


def test_a_date_alone_or_years_in_no_order_are_none() -> None:
    assert blocks(propose, page("3 May 1861", BODY, "1911", BODY, "1850", BODY)) == []
