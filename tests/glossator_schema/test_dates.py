"""Dates are EDTF, whatever an editor writes instead; what is none is refused with what is perhaps meant."""

from __future__ import annotations

import re

import pytest

from glossator_schema.dates import EDTF, WRITTEN, normalize_date, read_period


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2014-11-28", "2014-11-28"),
        ("618", "0618"),
        ("-0427", "-0427"),
        ("428 BCE", "-0427"),
        ("428 B.C.", "-0427"),
        ("1 BCE", "0000"),
        ("79 CE", "0079"),
        ("20000 BCE", "Y-19999"),
        ("1860~", "1860~"),
        ("c. 1850", "1850~"),
        ("ca. 428 BCE?", "-0427%"),
        ("~1850", "1850~"),
        ("1860s", "186X"),
        ("18XX", "18XX"),
        ("1985-04-XX", "1985-04-XX"),
        ("2001-21", "2001-21"),
        ("1948/..", "1948/.."),
        ("/1999", "/1999"),
        ("c. 428 BCE/347 BCE", "-0427~/-0346"),
        ("-0004-02-29", "-0004-02-29"),
    ],
)
def test_what_an_editor_writes_becomes_edtf(written: str, edtf: str) -> None:
    assert normalize_date(written) == edtf
    assert re.fullmatch(WRITTEN, written)
    assert re.fullmatch(EDTF, edtf)
    assert normalize_date(edtf) == edtf


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-02-30", "the calendar has no 2023-02-30"),
        ("1900-02-29", "the calendar has no"),
        ("-0003-02-29", "the calendar has no"),
        ("2001-25", "the calendar has no"),
        ("1985-XX-12", "the calendar has no"),
        ("-0000", "the calendar has no"),
        ("0 BCE", "no year 0"),
        ("347 BCE/428 BCE", "ends before it starts"),
        ("../..", "names no date"),
        ("19/11/1863", "did you mean 1863-11-19?"),
        ("3.5.1911", "did you mean 1911-05-03 or 1911-03-05?"),
        ("19th century", "did you mean 18XX?"),
        ("5th century BCE", "did you mean -04XX?"),
        ("1200s", "did you mean 12XX for the century, 120X for ten years?"),
        ("1998–2003", "did you mean 1998/2003?"),
        ("428–347 BCE", "did you mean 428 BCE/347 BCE?"),
        ("1948–", "did you mean 1948/..?"),
        ("2014/11/28", "did you mean 2014-11-28?"),
        ("14", "did you mean 0014 or 14 CE?"),
        ("AD 79", "did you mean 79 CE?"),
        ("2004-06-~11", "write EDTF"),
        ("[1667, 1668]", "write EDTF"),
        ("2014-11-28T10:00", "write EDTF"),
        ("soon", "write EDTF"),
        ("", "write EDTF"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        normalize_date(written)


def test_dates_stand_in_order_of_time() -> None:
    ordered = [
        *("Y-19999", "-04XX", "-0427", "-0398", "-00XX", "0014", "0618"),
        *("18XX", "186X", "1860~", "1860-05", "1863", "../1999", "2001-21"),
    ]
    assert sorted(set(ordered), key=lambda date: read_period(date).order) == ordered


def test_a_date_that_is_less_exact_stands_before_those_that_it_may_be() -> None:
    ordered = ["2014", "2014-01", "2014-01-01", "2014-05-04"]
    assert sorted(set(ordered), key=lambda date: read_period(date).order) == ordered
