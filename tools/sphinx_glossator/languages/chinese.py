"""Chinese, in simplified and in traditional characters, and its transcription, pinyin."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import regex

from glossator_schema.languages.chinese import CHARACTERS, LETTERS
from sphinx_glossator.languages.language import BookFace, Language
from sphinx_glossator.words.translation import N_

HERE = Path(__file__).parent

ROMANIZED = regex.compile(rf"[{LETTERS}][^\[]*\[([^\]]+)")
"""A name in characters, and what stands behind it in square brackets, by which it is sorted."""

ROMANIZABLE = regex.compile(rf"[{LETTERS}]")


class Chinese(Language):
    """Characters have fonts of their own, are never slanted, and are words without spaces between them."""

    tag = "zh-Hans"
    letters = LETTERS
    characters = CHARACTERS
    unspaced = True

    roles: ClassVar[Mapping[str, str]] = {"zh": "zh-Hans", "zh-hant": "zh-Hant"}

    fonts: ClassVar[Mapping[str, str]] = {"zh-Hans": "Noto Serif SC", "zh-Hant": "Noto Serif TC"}
    font_packages = ("pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw")
    # Inside Chinese, quotation marks and dashes are Chinese ones: Latin covers letters and digits only.
    settings: ClassVar[Mapping[str, BookFace]] = {
        "zh-Hans": BookFace(
            {"lang": "zh", "region": "CN", "style": "normal"},
            ("zh-Hans", "zh-Hant"),
            "latin-in-cjk",
        ),
        "zh-Hant": BookFace(
            {"lang": "zh", "region": "TW", "style": "normal"},
            ("zh-Hant", "zh-Hans"),
            "latin-in-cjk",
        ),
        "zh-Latn-pinyin": BookFace({"lang": "zh", "style": "italic", "hyphenate": False}),
    }

    faces: ClassVar[Mapping[str, str]] = {
        "serif": '"Noto Serif CJK SC", "Songti SC", SimSun',
        "sans": '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"',
        "hans": '"Noto Serif SC", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif',
        "hant": '"Noto Serif TC", "Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif',
    }
    stylesheet = (HERE / "chinese.css").read_text(encoding="utf-8")
    book_stylesheet = (HERE / "chinese-epub.css").read_text(encoding="utf-8")

    script = (HERE / "chinese.js").read_text(encoding="utf-8")
    samples: ClassVar[Mapping[str, str]] = {
        "zh-Hans": "中文",
        "zh-Hant": "中文",
        "zh-Latn-pinyin": N_("pinyin"),
    }
    search_help: ClassVar[Mapping[str, str]] = {
        "zh-Hans": N_("Chinese characters"),
        "zh-Hant": N_("Chinese characters"),
        "zh-Latn-pinyin": N_("pinyin with or without tones"),
    }

    def is_rare(self, character: str) -> bool:
        """Tell whether a character is in none of the two sets that every font for Chinese has."""
        return bool(ROMANIZABLE.match(character)) and not any(
            character.encode(name, "ignore") for name in ("gb2312", "big5")
        )

    def sort_as(self, name: str) -> str:
        """Return the romanization behind the name: 张金超 [Zhang Jinchao] stands under Z."""
        romanized = ROMANIZED.match(name)
        return romanized[1] if romanized else ""
