"""Dates in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sphinx.locale import init, translators

from glossator_schema.dates import read_period
from sphinx_glossator.words.dates import (
    describe_life,
    spell_any,
    spell_dates,
    spell_period,
    write_iso,
)
from sphinx_glossator.words.translation import CATALOGUE, FOLDER


def test_a_date_of_an_imprint_is_in_words_and_keeps_its_brackets() -> None:
    assert spell_any("[2023-12-29]") == "[29 December 2023]"
    assert spell_any("2017") == "2017"


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
        ("0618", "0907", "618–907"),
        ("0600", "", "600"),
        ("0079", "", "79 CE"),
        ("-0427~", "-0346", "c. 428–347 BCE"),
        ("-0427~/-0346~", "", "c. 428–c. 347 BCE"),
        ("-0427?", "-0346", "428?–347 BCE"),
        ("-0026", "0014", "27 BCE – 14 CE"),
        ("-0043-03-15", "", "15 March 44 BCE"),
        ("0000", "", "1 BCE"),
        ("18XX", "", "19th century"),
        ("20XX", "", "21st century"),
        ("17XX", "18XX", "18th century – 19th century"),
        ("-04XX", "", "5th century BCE"),
        ("-00XX", "", "1st century BCE"),
        ("186X", "", "1860s"),
        ("190X", "", "1900–1909"),  # 1900s would be the century
        ("-042X", "", "430–421 BCE"),
        ("1984%", "", "c. 1984?"),
        ("1948/..", "", "since 1948"),
        ("../1999", "", "until 1999"),
        ("1948/", "", "1948–?"),
        ("/1999", "", "?–1999"),
        ("2001-21", "", "spring 2001"),
        ("1985-04-XX", "", "April 1985"),
        ("Y-17000", "", "17001 BCE"),
    ],
)
def test_dates_are_spelled(start: str, end: str, words: str) -> None:
    assert spell_dates(start, end) == words


@pytest.mark.parametrize(
    ("language", "day", "years", "days"),
    [
        ("en-US", "March 15, 44 BCE", "428–347 BCE", "November 28–29, 2014"),
        ("de", "15. März 44 v. Chr.", "428–347 v. Chr.", "28.–29. November 2014"),
        ("fr", "15 mars 44 av. J.-C.", "428–347 av. J.-C.", "28–29 novembre 2014"),
        ("es", "15 de marzo de 44 a. C.", "428–347 a. C.", "28–29 de noviembre de 2014"),
        ("zh-CN", "公元前44年3月15日", "公元前428年–347年", "2014年11月28日–29日"),
        ("el", "15 Μαρτίου 44 π.Χ.", "428–347 π.Χ.", "28–29 Νοεμβρίου 2014"),
        ("grc-x-none", "15 March 44 BCE", "428–347 BCE", "28–29 November 2014"),
    ],
)
def test_each_language_orders_its_dates(language: str, day: str, years: str, days: str) -> None:
    spans = [("-0043-03-15", ""), ("-0427", "-0346"), ("2014-11-28", "2014-11-29")]
    found = [spell_period(read_period(*span), language) for span in spans]
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in found] == [day, years, days]


@pytest.mark.parametrize(
    ("start", "end", "living", "words"),
    [
        ("1893-12-26", "1976-09-09", True, "1893–1976"),
        ("1893-12-26", "", True, "born 1893"),
        ("1945-10-24", "", False, "since 1945"),
        ("1948/..", "", True, "born 1948"),
        ("", "1991", False, "until 1991"),
        ("-0427~", "-0346", True, "c. 428–347 BCE"),
        ("-0551/-0478", "", True, "552–479 BCE"),
        ("0598", "0649", True, "598–649"),
        ("", "", True, ""),
    ],
)
def test_people_live_by_the_rule_of_events(start: str, end: str, living: bool, words: str) -> None:
    assert describe_life(start, end, living=living) == words


@pytest.mark.parametrize(
    ("start", "iso"),
    [
        ("2014-11-28", "2014-11-28"),
        ("0618", "0618"),
        ("-0427", ""),
        ("1860~", ""),
        ("18XX", ""),
        ("1985-04-XX", ""),
        ("1948/..", ""),
        ("2001-21", ""),
        ("", ""),
    ],
)
def test_programs_are_told_what_iso_8601_can_say(start: str, iso: str) -> None:
    assert write_iso(start) == iso


@pytest.fixture(params=["de", "fr", "es", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language in which the software speaks meanwhile."""
    init([FOLDER], request.param, CATALOGUE)
    yield request.param
    translators.pop(("general", CATALOGUE), None)


def test_dates_are_in_the_words_of_the_edition_s_language(language: str) -> None:
    dates = ("-0427~", "-04XX", "186X", "1948/..", "2001-21")
    assert [spell_dates(date).replace("\N{NO-BREAK SPACE}", " ") for date in dates] == {
        "de": [
            *("um 428 v. Chr.", "5. Jahrhundert v. Chr.", "1860er Jahre"),
            *("seit 1948", "Frühjahr 2001"),
        ],
        "fr": [
            *("vers 428 av. J.-C.", "Ve siècle av. J.-C.", "années 1860"),
            *("depuis 1948", "printemps 2001"),
        ],
        "es": [
            *("c. 428 a. C.", "siglo V a. C.", "década de 1860"),
            *("desde 1948", "primavera de 2001"),
        ],
        "zh_CN": ["约公元前428年", "公元前5世纪", "1860年代", "自 1948年", "2001年春季"],
    }[language]
