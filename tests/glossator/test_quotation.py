"""Finding exact quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.quotation import (
    find_alike,
    find_quotation,
    nearest_passage,
    show_difference,
    show_places,
)


@pytest.mark.parametrize(
    ("text", "quote", "prefix", "suffix", "found"),
    [
        ("peace and peace", "peace", "", "", [0, 10]),
        ("peace and peace", "peace", "and ", "", [10]),
        ("peace and peace", "peace", "", " and", [0]),
        ("peace and peace", "Peace", "", "", []),
        ("peace and peace", "peace", "or ", "", []),
        ("aaa", "aa", "", "", [0, 1]),
        ("和平发展和平", "和平", "", "", [0, 4]),
        ("𠀀𠀀x", "x", "", "", [2]),
        ("a“b”", '"b"', "", "", []),
        ("é", "e\u0301", "", "", []),
    ],
)
def test_find_quotation(text: str, quote: str, prefix: str, suffix: str, found: list[int]) -> None:
    assert find_quotation(text, quote, prefix, suffix) == found


@given(before=st.text(), quote=st.text(min_size=1), after=st.text())
def test_what_is_quoted_is_found_where_it_stands(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    found = find_quotation(text, quote)
    assert len(before) in found
    assert all(text[start : start + len(quote)] == quote for start in found)
    assert find_quotation(text, quote, prefix=before, suffix=after) == [len(before)]


@pytest.mark.parametrize(
    ("text", "quote", "nearest"),
    [
        ("a new type of relations", "a new tpye of", "a new type of"),
        (
            "the community of shared future",
            "community of shared futures",
            "community of shared future",
        ),
        ("μῆνιν: ζητεῖται διὰ τί ἀπὸ", "ζητεῖται διά τί", "ζητεῖται διὰ τί"),
        ("words", "", "words"),
        ("", "words", ""),
    ],
)
def test_nearest_passage_shows_what_was_meant(text: str, quote: str, nearest: str) -> None:
    assert nearest_passage(text, quote) == nearest


@pytest.mark.parametrize(
    ("quote", "passage", "shown"),
    [
        ("one two", "one two", "one two"),
        ("a new tpye of", "a new type of", "a new [-tpye-]{+type+} of"),
        ("the old words", "the words", "the [-old -]words"),
        ("the words", "the old words", "the {+old +}words"),
        ("", "words", "{+words+}"),
    ],
)
def test_a_difference_is_shown_by_words(quote: str, passage: str, shown: str) -> None:
    assert show_difference(quote, passage) == shown


def test_places_are_shown_with_the_words_around_them() -> None:
    assert (
        show_places("peace and peace", [(0, 5), (10, 15)]) == "'' … ' and peace'; 'peace and ' … ''"
    )


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("major\u00a0country policy", "major country policy", ["major\u00a0country policy"]),
        ("China\u2019s rise", "China's rise", ["China\u2019s rise"]),
        ("co\u00adoperation", "cooperation", ["co\u00adoperation"]),
        ("de\u0301tente", "d\u00e9tente", ["de\u0301tente"]),
        ("caf\u0065\u0301", "cafe", []),  # an accent is not cut off
        ("it's, it\u2019s", "it's", ["it's"]),  # as it is written goes before what looks the same
        ("it\u2019s, it\u2018s", "it's", ["it\u2019s", "it\u2018s"]),
        ("peace", "piece", []),
    ],
)
def test_characters_that_look_alike_are_alike(text: str, quote: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_alike(text, quote)] == found


def test_what_looks_the_same_is_told_by_the_numbers_of_its_characters() -> None:
    text = "We want p\u0435ace now"
    assert nearest_passage(text, "peace") == "p\u0435ace"
    assert show_difference("peace", "p\u0435ace").endswith(
        "(U+0065 LATIN SMALL LETTER E here, U+0435 CYRILLIC SMALL LETTER IE there)"
    )
    assert "U+" not in show_difference("war", "peace")
