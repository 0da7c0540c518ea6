"""Chinese: its characters, and the tags of its names."""

from __future__ import annotations

LETTERS = r"\p{Script=Han}"
"""A character, as it stands in a class of a regular expression of ``regex``, JavaScript or Typst."""

CHARACTERS = LETTERS + (
    r"\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\uf900-\ufaff\uff00-\uffef"
)
"""All that only fonts for Chinese have: characters, their strokes and marks, forms of full width."""

PERSON_NAME = "name_zh"

SIMPLIFIED, TRADITIONAL, PINYIN = "zh-Hans", "zh-Hant", "zh-Latn-pinyin"
"""The language tags of a name in simplified and in traditional characters, and in pinyin."""
