"""A language added beside Chinese is asked wherever Chinese is; where there is none, all is English."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from greek import Greek

from sphinx_glossator import languages
from sphinx_glossator.html.published_files import STATIC, fill_own, minify_own, minify_script
from sphinx_glossator.languages import divide_by_language
from sphinx_glossator.languages.chinese import Chinese
from sphinx_glossator.languages.places import NAME, fill_places
from sphinx_glossator.page.fonts import choose_fonts, list_families
from sphinx_glossator.typst.literals import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

PAGE = """# A page

{grc}`λόγος`, {zh}`外交`.

```{edition:text} essay
title: T
witness: {file: a.txt, sha256: '00'}
authors:
- name: Chen Jimin
  wordings: {zh-Hans: 陈积敏}
- name: Λουκιανός
```
"""


@pytest.fixture
def greek(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, Greek()))


@pytest.mark.parametrize(
    ("words", "numerals", "runs"),
    [
        ("the 外交, 3", False, [("the ", ""), ("外交", "zh-Hans"), (", 3", "")]),
        ("第4期 4", True, [("第4期", "zh-Hans"), (" 4", "")]),
        ("第4期", False, [("第", "zh-Hans"), ("4", ""), ("期", "zh-Hans")]),
        ("《𠀀》", False, [("《𠀀》", "zh-Hans")]),
        ("λ外", False, [("λ", ""), ("外", "zh-Hans")]),
        ("", False, []),
    ],
)
def test_runs_of_chinese(words: str, numerals: bool, runs: list[tuple[str, str]]) -> None:
    assert list(divide_by_language(words, numerals=numerals)) == runs


def test_runs_of_an_added_language(greek: None) -> None:
    assert list(divide_by_language("a λόγος外")) == [
        ("a ", ""),
        ("λόγος", "grc"),
        ("外", "zh-Hans"),
    ]
    assert write_text("a λ") == '#"a "#in-language("grc", "λ")'


def test_an_added_language_has_its_font_in_the_book(greek: None) -> None:
    families = ["Libertinus Serif", "Noto Serif SC", "Noto Serif TC"]
    assert list_families({}) == [*families, "DejaVu Sans Mono"]
    assert list_families({"grc": "Cardo"}) == [*families, "Cardo"]
    assert choose_fonts({})["grc"] == "DejaVu Sans Mono"


def test_an_added_language_has_rules_and_faces(greek: None) -> None:
    sheet = minify_own(fill_own())["edition.css"]
    assert ":lang(zh-Hans){font-family:var(--edition-hans)}" in sheet
    assert ":lang(grc){font-family:var(--edition-greek)}" in sheet
    assert "SimSun,Cardo,serif;" in sheet
    assert "--edition-greek:Cardo,serif;--edition-quiet" in sheet


def test_an_added_language_is_published(
    greek: None, project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("text")
    (source / "index.md").write_text(PAGE, encoding="utf-8")
    site = build(source)
    assert site.warnings == []
    found = [
        (it["lang"], it.get_text())
        for it in site.page("index").select("article [lang], .body [lang]")
    ]
    assert found == [
        ("grc", "λόγος"),
        ("zh-Hans", "外交"),
        ("zh-Hans", "陈积敏"),
        ("grc", "Λουκιανός"),
        ("grc", "Λουκιανός"),  # how to cite it
    ]
    assert (
        site.page("search")
        .select_one("#search-help")
        .get_text()
        .startswith("Words in any form, or “a phrase in quotation marks”.")
    )


def test_words_of_any_language_are_marked_by_their_tag(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("text")
    page = "# A page\n\n{lang}`grc παιδεία`, {lang}`fa ادب و هنر`, {lang}`fa adab`, {lang}`gr x`.\n"
    (source / "index.md").write_text(page, encoding="utf-8")
    site = build(source)
    (warning,) = site.warnings
    assert "'gr' is no language tag (BCP 47); write one such as fr" in warning
    found = site.page("index").select("p > span[lang]")
    assert [(it["lang"], it.get("dir"), it.get_text()) for it in found] == [
        ("grc", None, "παιδεία"),
        ("fa", "rtl", "ادب و هنر"),
        ("fa", None, "adab"),
    ]


@pytest.mark.parametrize("known", [(), (Chinese(),), (Chinese(), Greek())])
def test_every_place_in_sheets_and_scripts_is_filled(
    monkeypatch: pytest.MonkeyPatch, known: tuple[languages.Language, ...]
) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", known)
    for file in STATIC.rglob("*.*"):
        content = fill_places(file.read_text(encoding="utf-8"))
        assert not NAME.search(content), file
        if file.suffix == ".js":
            assert minify_script(content), file


def test_a_name_that_stands_for_nothing_stays() -> None:
    assert fill_places("/* LANGUAGES_OF_THE_WORLD */") == "/* LANGUAGES_OF_THE_WORLD */"


def test_names_by_their_own_language() -> None:
    assert languages.sort_as("张金超 [Zhang Jinchao]") == "Zhang Jinchao"
    assert languages.sort_as("Zhao") == "Zhao"


def test_without_languages_all_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", ())
    assert list(divide_by_language("a 外交")) == [("a 外交", "")]
    assert languages.sort_as("张 [Zhang]") == "张 [Zhang]"
    assert languages.list_samples("en", ["fr", "fr-CA"]) == "English, French"
    assert languages.list_searches("xcl", []) == "Words, or “a phrase in quotation marks”"


def test_a_reader_is_told_which_languages_are_found() -> None:
    tags = ["zh-Hans", "zh-Hant", "zh-Latn-pinyin", "grc", "grc-Latn", "xcl"]
    assert languages.list_samples("en", tags) == "English, 中文, pinyin, Ancient Greek, xcl"
    assert languages.list_searches("de", ["de", *tags[:3], "fa"]) == (
        "Words in any form, “a phrase in quotation marks”, Chinese characters, "
        "pinyin with or without tones, or Persian"
    )
