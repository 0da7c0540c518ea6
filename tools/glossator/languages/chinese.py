"""Chinese: traditional characters and pinyin agree with what well-kept libraries make of the simplified.

The characters: OpenCC, by one of its three standards (its own, Taiwan's, Hong Kong's). The pinyin:
pypinyin, which knows the readings of words; word division and capitals are the editors'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar

from glossator.languages.language import Flaw, Language, Meaning
from glossator_schema.languages.chinese import LETTERS, PINYIN, SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    import regex

STANDARDS = ("s2t", "s2tw", "s2hk")
CODE = "BAD_CHINESE"


class Chinese(Language):
    """Words are not set off by spaces; names in characters of two kinds, and in pinyin."""

    codes: ClassVar[Mapping[str, Meaning]] = {
        CODE: Meaning(
            "traditional characters or pinyin do not agree with the simplified characters",
            "Correct one of the names, or say under exceptions why it is right.",
            "glossary/terms.yaml:2:3: term-peace: 词 reads cí, not shī; correct it, or say why under "
            "exceptions",
        )
    }

    checked: ClassVar[frozenset[str]] = frozenset({TRADITIONAL, PINYIN})

    former: ClassVar[Mapping[str, str]] = {
        "zh_hans": SIMPLIFIED,
        "zh_hant": TRADITIONAL,
        "pinyin": PINYIN,
        "name_zh": SIMPLIFIED,
    }

    @cached_property
    def unspaced(self) -> regex.Pattern[str]:
        """A Chinese character."""
        import regex  # only who looks for words pays for the import

        return regex.compile(f"[{LETTERS}]")

    def check(self, wordings: Mapping[str, str]) -> Iterator[Flaw]:
        """Yield what does not agree with the simplified characters, where there are such."""
        simplified = wordings.get(SIMPLIFIED)
        if simplified is None:
            return
        if (traditional := wordings.get(TRADITIONAL)) is not None:
            expected = list(dict.fromkeys(convert(simplified) for convert in list_converters()))
            if traditional not in expected:
                message = f"{' or '.join(expected)} in traditional characters, not {traditional}"
                yield Flaw(CODE, TRADITIONAL, f"{simplified} is {message}")
        if (pinyin := wordings.get(PINYIN)) is not None:
            syllables = read_aloud(simplified)
            if keep_letters(pinyin).lower() != keep_letters("".join(syllables)):
                message = f"{simplified} reads {' '.join(syllables)}, not {pinyin}"
                yield Flaw(CODE, PINYIN, message)


@cache
def list_converters() -> tuple[Callable[[str], str], ...]:
    """Return what converts simplified characters, by each of the standards."""
    from opencc import OpenCC

    return tuple(OpenCC(standard).convert for standard in STANDARDS)


def read_aloud(characters: str) -> list[str]:
    """Return the syllables of some characters in pinyin."""
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(keep_letters(characters), style=Style.TONE)


def keep_letters(words: str) -> str:
    """Return the letters and characters of ``words`` alone, composed, without spaces and marks."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", words))
