"""What the wording of a line tells, by the words of the languages that have a file."""

from __future__ import annotations

import ast
import inspect

import pytest

from glossator.draft import wording
from glossator.draft.languages import any_word, gather_words
from glossator.draft.wording import (
    INSTITUTIONS,
    ends_sentence,
    is_heading_like,
    is_name,
    is_title_case,
)


@pytest.mark.parametrize(
    "title",
    ["The Road to the Sea", "Die Tür von Ulm", "La Vie de Jean du Pont", "Una Storia da Roma"],
)
def test_small_words_of_any_language_are_small_in_a_title(title: str) -> None:
    assert is_title_case(title)
    assert not is_title_case(title.replace(title.split()[-1], title.split()[-1].lower()))


@pytest.mark.parametrize(
    "name", ["Hans von Ulm", "Jean du Pont", "Ana del Río", "Ibn Rushd ibn Ahmad"]
)
def test_particles_of_any_language_stand_in_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["University of Tarn", "Universität Ulm", "Institute of Wells", "Université"]
)
def test_an_institution_is_no_person(words: str) -> None:
    assert INSTITUTIONS.search(words)
    assert not is_name(words)


def test_the_words_stand_with_their_languages() -> None:
    assert gather_words("small") == wording.SMALL_WORDS
    assert "scène" in any_word("scenes")
    lists = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(wording)))
        if isinstance(node, ast.List)
    ]
    assert lists == []


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("He wrote:[^3]", True),
        ("Er schrieb:²", True),
        ("So it is.[12]", True),
        ("The Road[1]", False),
    ],
)
def test_the_mark_of_a_note_may_stand_after_the_end(words: str, ends: bool) -> None:
    assert ends_sentence(words) is ends


@pytest.mark.parametrize("words", ["“All of it is mine”", "‘Nobody asked, so I went’"])
def test_what_somebody_said_may_be_a_heading(words: str) -> None:
    assert is_heading_like(words)
    assert not is_heading_like(words.replace(words[-1], "." + words[-1]))
