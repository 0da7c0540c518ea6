"""The language of a source, by what its entry says."""

from __future__ import annotations

import pytest

from glossator_schema.source_languages import find_source_language


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ({"langid": "ngerman"}, "de"),
        ({"language": "{French}"}, "fr"),
        ({"langid": "ancientgreek", "language": "Greek"}, "grc"),
        ({"language": "zh_CN"}, "zh-CN"),
        ({"language": "EN-gb"}, "en-GB"),
        ({"language": "german and english"}, ""),
        ({"language": "Elvish runes"}, ""),
        ({}, ""),
    ],
)
def test_a_tag_or_a_name_is_the_language_and_nothing_is_guessed(
    said: dict[str, str], tag: str
) -> None:
    assert find_source_language(said) == tag
