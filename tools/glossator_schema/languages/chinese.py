"""Chinese: its characters, and the fields of a Chinese name."""

from __future__ import annotations

from glossator_schema.fields import Field, Part, Type

LETTERS = r"\p{Script=Han}"
"""A character, as it stands in a class of a regular expression of ``regex``, JavaScript or Typst."""

CHARACTERS = LETTERS + (
    r"\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\uf900-\ufaff\uff00-\uffef"
)
"""All that only fonts for Chinese have: characters, their strokes and marks, forms of full width."""

PERSON_NAME = "name_zh"

WORDINGS = (
    Field(
        name="zh_hans",
        type=Type.WORDING,
        about="The name in simplified characters.",
        language="zh-Hans",
        part=Part.WORDINGS,
        searchable=True,
    ),
    Field(
        name="zh_hant",
        type=Type.WORDING,
        about="The name in traditional characters.",
        language="zh-Hant",
        converted=True,
        unlike="zh_hans",
        css="hant",
        part=Part.WORDINGS,
        searchable=True,
    ),
    Field(
        name="pinyin",
        type=Type.WORDING,
        about="The name in pinyin, words divided, with tones.",
        language="zh-Latn-pinyin",
        converted=True,
        css="pinyin",
        part=Part.WORDINGS,
        searchable=True,
    ),
)

NAMES_CLASS = "chinese"
