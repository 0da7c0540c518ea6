"""How long a text takes to be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_glossator.words.reading_time import minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup
    from conftest import Site

READ_IN_TEN_MINUTES = {
    "en": "nation’s " * 2380,
    "en-GB": "well-known, " * 2380,
    "de": "Völkerrecht; " * 1869,
    "zh-Hans": "外交" * 1331,
    "ja": "外交の" * 1242,
    "ar": "كَلِمة " * 1441,
    "fa": "آزادی " * 1278,  # by letters, as many as of Arabic
    "grc": "λόγος " * 1842,  # by letters, as most languages take the same time for one
    "he": "דָּבָר " * 1952,
}


@pytest.mark.parametrize(("language", "text"), READ_IN_TEN_MINUTES.items())
def test_it_goes_by_the_words_or_the_signs_of_the_language(language: str, text: str) -> None:
    assert minutes(text, language) == 10


def test_signs_between_words_count_as_signs() -> None:
    assert minutes("word " * 1190 + "外交" * 666, "en") == 10


def test_a_text_takes_at_least_a_minute_and_none_nothing() -> None:
    assert minutes("Know thyself.", "en") == 1
    assert minutes("", "en") == minutes(" – … ", "grc") == 0


def test_a_headnote_that_gives_no_minutes_has_those_that_are_reckoned_in_page_and_data(
    edition: Site, read_page: Callable[[str], BeautifulSoup]
) -> None:
    data = json.loads((edition.out / "edition.json").read_text(encoding="utf-8"))
    for text in data["texts"]:
        body = [block["text"] for block in text["blocks"] if block["kind"] != "author-note"]
        reckoned = minutes("\n".join(body), text["language"])
        assert text["reading"]["minutes"] == reckoned > 3
        said = read_page(f"texts/{text['id']}").select_one(".reading-time").get_text()
        assert said.startswith(f"Reading time: {reckoned} minutes")
