"""How a transcription is folded in a search, by the script of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from greek import Greek

from sphinx_glossator import languages
from sphinx_glossator.html.published_files import STATIC
from sphinx_glossator.languages import places

if TYPE_CHECKING:
    from playwright.sync_api import Browser

INDEX = r"""
globalThis.EditionStemmer = class { stemWord(word) { return word; } };
globalThis.editionIndex = [{ term: "Glossary", note: "Notes" }, [[["g.html", "Glossary"], [
  [0, "term-word", "", "word", "", ["词", "lógōs", "palabra"], [0, 2]],
  [0, "term-road", "", "road", "", ["路", "lǜlù"], [0, 1]],
  [1, "a-n-walk", "", "", "行人走, λόγοι"],
  [1, "a-n-fold", "", "", "ﬁrst co\u00adoperation, Ｗｉｄｅ, Straße, ἀρετῆς, كِتَابـ, می‌روم, đình, Ελλάς, אָדָם"],
]]], [["zh-Hans", 0], ["zh-Latn-pinyin", 0], ["grc-Latn", 0]]];
"""


@pytest.fixture
def greek(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, Greek()))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lülu", ["term-road"]),
        ("lv4lu4", ["term-road"]),
        ("logws", ["term-word"]),
        ("路", ["term-road"]),
        ("人", ["a-n-walk"]),  # a character is a word
        ("λόγο", ["a-n-walk"]),  # the last word may be but begun
        ("όγοι", []),
        ("first", ["a-n-fold"]),  # a ligature
        ("cooperation", ["a-n-fold"]),  # a soft hyphen
        ("wide", ["a-n-fold"]),
        ("STRASSE", ["a-n-fold"]),
        ("αρετης", ["a-n-fold"]),
        ("ΑΡΕΤΗΣ", ["a-n-fold"]),
        ("كتاب", ["a-n-fold"]),  # without vowels
        ("ميروم", ["a-n-fold"]),  # as it is typed in Arabic, without the mark that parts letters
        ("dinh", ["a-n-fold"]),
        ("ελλασ", ["a-n-fold"]),
        ("אדם", ["a-n-fold"]),
    ],
)
def test_what_is_typed_finds_an_entry(
    greek: None, browser: Browser, query: str, found: list[str]
) -> None:
    page = browser.new_page()
    page.add_script_tag(content=INDEX)
    for name in ("words", "find"):
        script = (STATIC / f"search/{name}.js").read_text(encoding="utf-8")
        page.add_script_tag(content=places.fill_places(script))
    units = "(query) => editionSearch.find(query).results.map(({ unit }) => unit.anchor)"
    assert page.evaluate(units, query) == found
    page.close()
