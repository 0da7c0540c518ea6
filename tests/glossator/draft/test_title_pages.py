"""What else a title page prints."""

from __future__ import annotations

from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.title_pages import propose


def test_who_published_it() -> None:
    text = page("The Road", "A. Smith", "PARIS", "CHEZ LEMOINE", "1874", BODY)
    earlier = (is_a(1, "title"), is_a(3, "author"), is_a(9, "date"))
    assert blocks(propose, text, *earlier) == ["5 publication", "7 publication"]
    assert blocks(propose, text, is_a(1, "title")) == []


def test_what_a_court_prints_below_the_parties() -> None:
    text = page(
        "Hall v Pym", "IN THE COURT OF TARN", "NORTHERN BRANCH", "No. C 44/95", "Ruling", BODY
    )
    earlier = (is_a(1, "title"), is_a(7, "publication"))
    assert blocks(propose, text, *earlier) == ["3 publication", "5 publication"]
    text = page("On Roads", "Contents", "THE HILL", "Vol. 3, No. 2", BODY)
    assert blocks(propose, text, is_a(1, "title"), is_a(7, "publication")) == []
