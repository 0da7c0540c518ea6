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


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("一九二四年三月十五日", "1924-03-15"),
        ("二〇〇八年十一月", "2008-11"),
        ("London, MDCCLXXVI.", "1776"),
        ("MCMXIV", "1914"),
        ("MIX", ""),
        ("1896 г.", "1896"),
    ],
)
def test_reads_years_in_other_figures(words: str, date: str) -> None:
    assert say_date(words) == date


def test_a_year_in_roman_figures_is_a_date() -> None:
    assert blocks(propose, page("The Road", "MDCCCLI.", BODY)) == ["3 date"]


def test_when_a_paper_was_received_is_not_its_date() -> None:
    text = page("Roads", "Received 4 March 2018", "Angenommen: 3. Mai 2018", BODY)
    assert blocks(propose, text) == ["3 publication", "5 publication"]


def test_a_date_below_the_number_of_a_part_is_the_part_s() -> None:
    assert blocks(propose, page("Letters home", "LETTER I.", "Pym, 3 March 1821.", BODY)) == []


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("oct. 2019", "2019-10"),
        ("3 févr. 1888", "1888-02-03"),
        ("10/31/19", "2019-10-31"),
        ("31/10/1988", "1988-10-31"),
        ("3.11.1921", "1921-11-03"),
        ("5/6/19", ""),
        ("1.2.3", ""),
    ],
)
def test_months_cut_short_and_figures(words: str, date: str) -> None:
    assert say_date(words) == date


def test_a_date_between_hyphens() -> None:
    assert say_date("[Filed 7-Mar-1994]") == "1994-03-07"
