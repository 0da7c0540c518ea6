"""The content of a synthetic edition: texts of thirty paragraphs, terms of three forms, notes.

The same numbers give the same content everywhere. How it is written, for Glossator or for Sphinx alone, is
not said here (``synthetic_pages``).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SCRIPTS: dict[str, tuple[str, str]] = {
    "Latin": (
        "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya zu",
        "lan mer ton rick sum dell pont gard",
    ),
    "Greek": ("βα γε δι ζο θη κα λε μι νο ξυ πα ρε σι το φυ χα ψε", "λων μος της ρας δηλ ποντ"),
    "Cyrillic": (
        "ба ве ги до жу за ки ло му на пе ри со ту фа хе ци чо шу щи",
        "лан мир тон рик дел град",
    ),
    "Arabic": ("با تي جو حا خي دو را سي شو صا طي عو في قو كا", "لان مير تون ريك دل غرد"),
    "Devanagari": ("का खि गु चे जो टा डि तु दे नो पा बि मु रे लो", "लान मीर तोन रिक देल गार"),
    "Han": (
        "安 北 成 大 恩 方 高 海 江 开 林 明 南 平 青 仁 山 天 文 新",
        "国 年 和 中 书 民 学 城",
    ),
}
"""Beginnings and ends, of which the words of each script are made."""

LATIN = ("Latin",)
MIXED = tuple(SCRIPTS)

PARAGRAPHS, SENTENCES, WORDS = 30, 5, 16
"""Of a text, of a paragraph, of a sentence."""

FOR_TERMS = 3
"""Each third word is for terms alone."""

NOTE_EVERY = 5
QUOTED = 4
"""How many words at the beginning of a paragraph a note quotes."""

NOTE = "A note of some words on this paragraph, which says something about the words."
"""Each note says this; ``says something`` is what a benchmark changes."""


@dataclass(frozen=True)
class SyntheticTerm:
    """A concept, and its forms: three words each, which no other term has."""

    number: int
    forms: tuple[str, ...]

    @property
    def definition(self) -> str:
        return f"A concept numbered {self.number}."


@dataclass(frozen=True)
class SyntheticParagraph:
    """Words and forms of terms, in order; the last word of a sentence has its full stop."""

    words: tuple[str, ...]
    noted: bool

    @property
    def quote(self) -> str:
        return " ".join(self.words[:QUOTED])


@dataclass(frozen=True)
class SyntheticText:
    id: str
    title: str
    paragraphs: tuple[SyntheticParagraph, ...]

    @property
    def source(self) -> str:
        """The text as its witness has it."""
        return "\n\n".join(" ".join(part.words) for part in self.paragraphs) + "\n"


@dataclass(frozen=True)
class Synthetic:
    """All of the content; every form stands somewhere, if there are paragraphs enough."""

    terms: tuple[SyntheticTerm, ...]
    texts: tuple[SyntheticText, ...]

    @property
    def size(self) -> int:
        """Return how many bytes the witnesses have."""
        return sum(len(text.source.encode()) for text in self.texts)


def make_synthetic(texts: int, terms: int, scripts: Sequence[str] = LATIN) -> Synthetic:
    """Return the content of an edition; its texts and terms take the scripts in turn."""
    chance = random.Random(1)
    of_terms, of_texts = zip(*map(_share_words, scripts), strict=True)
    entries = tuple(_make_terms(chance, terms, of_terms))
    waiting = [form for term in entries for form in term.forms]
    chance.shuffle(waiting)
    in_each = max(1, -(-len(waiting) // (texts * PARAGRAPHS)))
    made = []
    for number in range(texts):
        paragraphs = []
        for position in range(PARAGRAPHS):
            forms = [
                waiting.pop() if waiting else chance.choice(chance.choice(entries).forms)
                for _ in range(in_each if waiting else 1)
            ]
            noted = position % NOTE_EVERY == 0
            vocabulary = of_texts[number % len(of_texts)]
            paragraphs.append(SyntheticParagraph(_make_paragraph(chance, vocabulary, forms), noted))
        made.append(SyntheticText(f"t{number}", f"Text {number}", tuple(paragraphs)))
    return Synthetic(entries, tuple(made))


def _share_words(script: str) -> tuple[list[str], list[str]]:
    """Return the words of terms and all others, so that no form stands anywhere by chance."""
    beginnings, ends = map(str.split, SCRIPTS[script])
    words = [beginning + end for beginning in beginnings for end in ends]
    return words[::FOR_TERMS], [word for i, word in enumerate(words) if i % FOR_TERMS]


def _make_terms(
    chance: random.Random, count: int, words: Sequence[Sequence[str]]
) -> Iterator[SyntheticTerm]:
    taken: set[str] = set()
    for number in range(count):
        forms: list[str] = []
        while len(forms) < 3:
            form = " ".join(chance.choices(words[number % len(words)], k=3))
            if form not in taken:
                taken.add(form)
                forms.append(form)
        yield SyntheticTerm(number, tuple(forms))


def _make_paragraph(
    chance: random.Random, words: Sequence[str], forms: Sequence[str]
) -> tuple[str, ...]:
    made = [
        word
        for _ in range(SENTENCES)
        for word in (
            chance.choice(words).capitalize(),
            *chance.choices(words, k=WORDS - 2),
            chance.choice(words) + ".",
        )
    ]
    places = chance.sample(range(QUOTED + 1, len(made)), k=len(forms))
    for place, form in sorted(zip(places, forms, strict=True), reverse=True):
        made.insert(place, form)
    return tuple(made)
