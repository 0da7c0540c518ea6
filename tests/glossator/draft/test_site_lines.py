"""Lines of web sites, by their own words and signs."""

from __future__ import annotations

import pytest

from glossator.draft.site_lines import count_items, tell


@pytest.mark.parametrize(
    "line",
    [
        "[Home] [Index of Towns] [Search]",
        "Accueil   Recherche   Nous écrire",
        "[Startseite](/) | [Themen](/t) | [Über uns](/u)",
        "首页 新闻 文化 地方志",
        "<a href='/'>Home</a> <b>|</b> <a href='/s'>Search</a>",
        "[ Contents ]  [ < Lesson 3 ]  [ Lesson 5 > ]",
        "Home About Contact",
    ],
)
def test_menus(line: str) -> None:
    assert count_items(line) >= 2


@pytest.mark.parametrize(
    "line",
    [
        "1902   Hull   4,300",
        "He went home. About noon he came back.",
        "Ann Hall   Ben Moor   Carl Nye",
        "Home and away",
        "No. 3 | Spring | 1911",
        "« Home »",
        "",
    ],
)
def test_what_is_none(line: str) -> None:
    assert count_items(line) == 0


@pytest.mark.parametrize(
    ("line", "top", "below", "archive"),
    [
        ("Aller au contenu", True, False, False),
        ("您的位置：首页 > 散文 > 正文", True, False, False),
        ("Home » Poems » The Ferry", True, False, False),
        ("12 Kommentare", False, True, False),
        ("00:00 / 12:40   1x", False, False, False),
        ("← Part 3: The Lock", False, False, False),
        ("(c) 2003 The Tidal Press", False, False, False),
        ("Digitized by Google", False, False, True),
        ("Les textes sont disponibles sous licence libre.", False, False, True),
    ],
)
def test_what_lines_say_of_themselves(line: str, top: bool, below: bool, archive: bool) -> None:
    said = tell(line)
    assert said is not None
    assert (said.top, said.below, said.archive) == (top, below, archive)


@pytest.mark.parametrize(
    "line",
    [
        "(c) that nobody knew this.",
        "The search was long.",
        "x → y → z and so on, as I said before.",
    ],
)
def test_what_says_nothing(line: str) -> None:
    assert tell(line) is None
