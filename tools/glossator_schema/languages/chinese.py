"""Chinese: the fields of an entry's Chinese name."""

from __future__ import annotations

from glossator_schema.fields import Field, Part, Type

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
