"""How long a text takes to be read."""

from __future__ import annotations

import pytest

from sphinx_glossator.words.reading_time import minutes

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
