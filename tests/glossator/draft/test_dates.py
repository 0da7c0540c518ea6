"""Lines that are dates."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.dates import find_date, propose, read_date, say_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("Jan 29, 2024", BODY), ["1 date"]),
        (page("Updated: 3rd March 1999, 10:15", BODY), ["1 date"]),
        (page("2017-03-28 22:06ASmith", BODY), ["1 date"]),
        (page("2020年12月31日", BODY), ["1 date"]),
        (page("What happened in the valley on 3 March 1999, and why nobody knows", BODY), []),
        (page("2017-13-28", BODY), []),
        (page(BODY, "3 March 1999", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Jan 29, 2024", "2024-01-29"),
        ("1 September 1939", "1939-09-01"),
        ("2020/1/5", "2020-01-05"),
        ("2017年3月", "2017-03"),
    ],
)
def test_reads_dates(words: str, date: str) -> None:
    match = find_date(words)
    assert match
    assert read_date(match) == date


def test_of_several_dates_the_one_that_is_decided() -> None:
    assert say_date("Argued March 3, 1958—Decided May 19, 1958") == "1958-05-19"
