"""Dates in words."""

from __future__ import annotations

import pytest

from sphinx_glossator.words.dates import spell_dates


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2014-11-28", "2014-11-29", "28–29 November 2014"),
        ("2023-12-27", "2024-01-02", "27 December 2023 – 2 January 2024"),
        ("1945-06-26", "1945-10-24", "26 June – 24 October 1945"),
        ("2014-05-04", "2015-05-04", "4 May 2014 – 4 May 2015"),
        ("2006-08", "", "August 2006"),
        ("2006-08", "2006-09", "August–September 2006"),
        ("2006-08", "2007-08", "August 2006 – August 2007"),
        ("1863", "", "1863"),
        ("1900", "1901", "1900–1901"),
        ("1900", "1901-09", "1900 – September 1901"),
        ("1900-06", "1901-09-07", "June 1900 – 7 September 1901"),
        ("1919-06", "1919-06-07", "June 1919 – 7 June 1919"),
        ("2014-11-05", "2014-11-05", "5 November 2014"),
    ],
)
def test_dates_are_spelled(start: str, end: str, words: str) -> None:
    assert spell_dates(start, end) == words
