"""Chinese: what the checks find of an entry's names in characters and in pinyin."""

from __future__ import annotations

import pytest

from glossator.languages.chinese import Chinese


def flaws(hans: str, **others: str) -> list[str]:
    tags = {"hant": "zh-Hant", "pinyin": "zh-Latn-pinyin"}
    wordings = {"zh-Hans": hans, **{tags[name]: words for name, words in others.items()}}
    return [flaw.tag for flaw in Chinese().check(wordings)]


@pytest.mark.parametrize(
    ("hans", "hant", "good"),
    [
        ("发展", "發展", True),
        ("发展", "髮展", False),
        ("为", "為", True),  # Taiwan's and Hong Kong's standard
        ("为", "爲", True),  # OpenCC's own
    ],
)
def test_traditional_characters(hans: str, hant: str, good: bool) -> None:
    assert flaws(hans, hant=hant) == ([] if good else ["zh-Hant"])


@pytest.mark.parametrize(
    ("hans", "pinyin", "good"),
    [
        ("人类、命运", "Rénlèi, mìngyùn", True),
        ("人类", "rénlei", False),
        ("人类", "rén", False),
        ("人类", "rén lèi xìng", False),
        ("银行", "yínháng", True),  # 行 is háng in this word
        ("行动", "xíngdòng", True),
        ("故事", "gùshi", False),
    ],
)
def test_pinyin(hans: str, pinyin: str, good: bool) -> None:
    assert flaws(hans, pinyin=pinyin) == ([] if good else ["zh-Latn-pinyin"])
