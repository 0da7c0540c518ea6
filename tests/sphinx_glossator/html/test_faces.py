"""The book's own face on the screen: which letters of which fonts are published, and how a page finds them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from basic_faces import list_basic
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from sphinx_glossator.html.faces import (
    BASIC,
    BASIC_FAMILY,
    BASIC_FILES,
    FAMILY,
    make_face_files,
    plan_subsets,
    write_range,
)
from sphinx_glossator.page.typst_fonts import list_typst_fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site


def make_config(**settings: object) -> SimpleNamespace:
    return SimpleNamespace(
        **{"typst_fonts": {}, "typst_font_paths": [], "edition_fonts": []} | settings
    )


def plan(letters: str, **settings: object) -> dict[str, tuple[str, str]]:
    """Return the family and the letters of each file but those of the basic ones."""
    found = plan_subsets(BASIC + letters, make_config(**settings), Path())
    return {
        it.name: (it.font.family, "".join(sorted(it.letters))) for it in found if not it.is_default
    }


def test_the_fonts_of_the_book_are_found_inside_typst() -> None:
    upright, slanted = list_typst_fonts(BASIC_FAMILY)
    assert (upright.style, slanted.style) == ((False, False), (False, True))
    assert {"A", "é", "α", "ж"} <= upright.characters & slanted.characters
    assert list_typst_fonts("Comic Sans") == ()


def test_the_basic_letters_that_come_with_the_software_are_those_of_the_book() -> None:
    pytest.importorskip("brotli")
    for subset in list_basic():
        published = TTFont(BASIC_FILES / f"{subset.name}.woff2")
        assert set(map(chr, published.getBestCmap())) == set(BASIC)
        drawn = []
        for font in (published, TTFont(subset.font.open())):
            glyphs, names = font.getGlyphSet(), font.getBestCmap()
            pens = []
            for letter in BASIC:
                pens.append(RecordingPen())
                glyphs[names[ord(letter)]].draw(pens[-1])
            drawn.append(
                [
                    (pen.value, font["hmtx"][names[ord(letter)]][0])
                    for pen, letter in zip(pens, BASIC, strict=True)
                ]
            )
        assert drawn[0] == drawn[1]  # python tests/basic_faces.py --write
        assert "Libertinus" in published["name"].getDebugName(0)


def test_each_script_has_a_file_of_its_own_with_the_letters_that_pages_have() -> None:
    assert plan("") == {}
    assert plan("ǎ→中のก©") == {
        "serif-latn": (BASIC_FAMILY, "ǎ"),
        "serif-latn-italic": (BASIC_FAMILY, "ǎ"),
    }
    assert plan("λόγος").keys() == {"serif-grek", "serif-grek-italic"}


def test_the_fonts_that_an_edition_names_are_those_of_their_scripts() -> None:
    pytest.importorskip("fontpkg_cardo")
    pytest.importorskip("fontpkg_amiri")
    found = plan("λφارس", edition_fonts=["arabic", "greek"])
    assert found["serif-grek"] == ("Cardo", "λφ")
    assert found["serif-arab"] == ("Amiri", "ارس")
    assert "serif-arab-italic" not in found  # the script has none
    app = SimpleNamespace(config=make_config(edition_fonts=["greek"]), confdir=".")
    sheet = make_face_files(BASIC + "λ", app)["faces.css"].decode()
    assert sheet.count("serif-grek.woff") == 2  # by the family of the page, and by its own name
    assert '@font-face{font-family:"Cardo";font-style:normal;' in sheet


def test_another_font_for_latin_letters_is_published_whole(tmp_path: Path) -> None:
    upright, _ = list_typst_fonts(BASIC_FAMILY)
    (tmp_path / "own.otf").write_bytes(upright.content)
    assert plan("", typst_fonts={"latin": "Nowhere"}) == {}
    found = plan_subsets(BASIC, make_config(typst_fonts={"latin": "Nowhere"}), Path())
    assert found == []


def test_what_is_published_says_whose_it_is_and_has_no_other_letters(tmp_path: Path) -> None:
    app = SimpleNamespace(config=make_config(), confdir=str(tmp_path))
    files = make_face_files(BASIC + "ǎ", app)
    font = TTFont(BytesIO(files["fonts/serif-latn.woff"]))
    assert list(map(chr, font.getBestCmap())) == ["ǎ"]
    assert "openfontlicense.org" in font["name"].getDebugName(14)
    assert files == make_face_files(BASIC + "ǎ", app)


def test_a_range_is_written_as_short_as_it_can_be() -> None:
    assert write_range("cbaéZ") == "U+5A,U+61-63,U+E9"


def test_a_page_loads_a_sheet_that_names_published_files(build_root: Callable[..., Site]) -> None:
    site = build_root("glossary", html_theme="furo")
    assert "_static/faces.css" in site.read("first.html")
    sheet = site.read("_static/faces.css")
    names = re.findall(r'url\("([^"?]*)\?v=[0-9a-f]{8}"\)', sheet)
    assert len(names) >= 4
    assert all((site.out / "_static" / name).is_file() for name in names)
    assert sheet.count(f'"{FAMILY}"') == len(names)
    assert set("ūéǔ") & set("".join(site.files()["glossary.html"].decode()))
