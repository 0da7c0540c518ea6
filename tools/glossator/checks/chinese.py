"""Chinese: traditional characters and pinyin agree with what well-kept libraries make of the simplified.

The characters: OpenCC, by one of its three standards (its own, Taiwan's, Hong Kong's). The pinyin:
pypinyin, which knows the readings of words; word division and capitals are the editors'. An entry's
``exceptions`` says why it differs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic

STANDARDS = ("s2t", "s2tw", "s2hk")


def check_traditional(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each entry whose two kinds of characters do not agree."""
    from opencc import OpenCC

    converters = [OpenCC(standard) for standard in STANDARDS]
    for entry in matter.named:
        zh_hans, zh_hant = entry.text("zh_hans"), entry.text("zh_hant")
        expected = list(dict.fromkeys(c.convert(zh_hans) for c in converters))
        if zh_hant not in expected and "zh_hant" not in entry.unlike:
            message = (
                f"{entry.id}: {entry.text('zh_hans')} is {' or '.join(expected)} in traditional characters, "
                f"not {entry.text('zh_hant')}; correct it, or say why under exceptions"
            )
            yield fault(entry.source, Code.BAD_CHINESE, message)


def check_pinyin(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each entry whose pinyin has other syllables than its characters."""
    from pypinyin import Style, lazy_pinyin

    for entry in matter.named:
        zh_hans, pinyin = entry.text("zh_hans"), entry.text("pinyin")
        syllables = lazy_pinyin(keep_letters(zh_hans), style=Style.TONE)
        agrees = keep_letters(pinyin).lower() == keep_letters("".join(syllables))
        if not agrees and "pinyin" not in entry.unlike:
            message = (
                f"{entry.id}: {entry.text('zh_hans')} reads {' '.join(syllables)}, not {entry.text('pinyin')}; "
                "correct it, or say why under exceptions"
            )
            yield fault(entry.source, Code.BAD_CHINESE, message)


def keep_letters(words: str) -> str:
    """Return the letters and characters of ``words`` alone, composed, without spaces and marks."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", words))
