"""Language tags: which there are, and how words of a language are marked."""

from __future__ import annotations

import pytest

from glossator_schema.tags import attributes, find_tag_fault, read_tag, spell_tag, write_attributes


@pytest.mark.parametrize(
    "tag",
    ["fr", "grc", "grc-Latn", "zh-Latn-pinyin", "fa", "xcl", "de-1901", "en-GB-oxendict", "mul"],
)
def test_a_tag_of_a_language_that_there_is(tag):
    assert find_tag_fault(tag) == ""


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("zh-hans", "write zh-Hans"),
        ("EN_us", "write en-US"),
        ("greek", "write el"),
        ("Ancient Greek", "write grc"),
        ("fas", "write fa"),
        ("gr", "write one such as fr, grc, pt-BR"),
        ("", "write one such as fr, grc, pt-BR"),
        ("zh-Hnas", "write Hans, or leave it out"),
        ("en-XX", "leave it out"),
        ('a"b', "write one such as"),
    ],
)
def test_what_is_no_tag_is_told_with_what_is_meant(tag, remedy):
    assert remedy in find_tag_fault(tag)


def test_what_a_tag_leaves_unsaid():
    assert read_tag("fa") == ("fa", "Arab", "IR")
    assert read_tag("zh-TW")[1] == "Hant"
    assert read_tag("grc-Latn")[1] == "Latn"
    assert read_tag("no tag") == ("no tag", "", "")
    assert spell_tag("ZH-hant-tw") == "zh-Hant-TW"


@pytest.mark.parametrize(
    ("tag", "words", "around", "expected"),
    [
        ("", "mot", "", {}),
        ("fr", "mot", "", {"lang": "fr"}),
        ("fa", "شاهنامه", "", {"lang": "fa", "dir": "rtl"}),
        ("fa", "Shahnameh", "", {"lang": "fa"}),  # a name in Latin letters
        ("he", "Plato אמר", "", {"lang": "he", "dir": "rtl"}),  # whatever it begins with
        ("syr", "", "", {"lang": "syr", "dir": "rtl"}),
        ("he-Latn", "", "", {"lang": "he-Latn"}),
        ("en", "word", "he", {"lang": "en", "dir": "ltr"}),
        ("he", "אמר", "he", {}),
        ("xcl", "բան", "", {"lang": "xcl"}),
        ("qaa", "אמר", "", {"lang": "qaa", "dir": "rtl"}),  # of no script that is known
    ],
)
def test_words_are_marked_with_their_language_and_direction(tag, words, around, expected):
    assert attributes(tag, words, around) == expected


def test_marks_as_html_has_them():
    assert write_attributes("he", "אמר") == ' lang="he" dir="rtl"'
