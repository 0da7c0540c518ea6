"""Where lines in context are cut."""

from __future__ import annotations

import pytest

from sphinx_glossator.views.kwic import count_wordings, cut_context

TEXT = "one two three four five six seven"


@pytest.mark.parametrize(
    ("reach", "context"),
    [
        (50, ("one two three ", " five six seven")),  # nothing is cut
        (14, ("one two three ", " five six…")),
        (13, ("…two three ", " five six…")),
        (10, ("…two three ", " five six…")),
        (9, ("…three ", " five six…")),
        (6, ("…three ", " five…")),
        (5, ("…", " five…")),
    ],
)
def test_a_line_is_cut_between_words(reach: int, context: tuple[str, str]) -> None:
    assert cut_context(TEXT, TEXT.index("four"), 4, reach) == context


def test_chinese_is_cut_between_characters() -> None:
    assert cut_context("推动构建人类命运共同体是中国", 4, 7, 3) == ("…动构建", "是中国")


def test_a_line_is_one_line() -> None:
    assert cut_context("a\nb  c word\nd", 7, 4) == ("a b c ", " d")


def test_wordings_are_counted_as_the_glossary_spells_them() -> None:
    found = ["Win-win", "win-win", "mutual gain", "Gain", "win-win"]
    assert count_wordings(["win-win", "mutual gain"], found) == (
        ("win-win", 3),
        ("Gain", 1),
        ("mutual gain", 1),
    )
