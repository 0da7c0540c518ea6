"""How notes and their marks are printed: what a line that is a note begins with, and what may mark one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line
from glossator_schema.points import read_mark

IN_BRACKETS = (
    r"\[\d{1,3}\*?\]|[〔【［]\d{1,3}[〕】］]|\[[A-Za-z]{1,3}\d{1,3}\]|"
    r"\[[A-Za-z]\]|\([A-Z]{2}\d{1,3}\)|\[[*†‡§]{1,3}\]|\([*†‡§]{1,3}\)|\{\d{1,3}\}"
)
"""Numbers, letters and signs in brackets that nothing but a note, or its mark, has at such a place."""

PAIRED = r"\d{1,3}/\d{1,2}(?=[.:])"
"""The number of a letter, or a chapter, and that of a note on it."""

BRACKETED = re.compile(
    rf"(?P<open>\[{any_word('note')}\s*|[\[(](?={PAIRED}))"
    rf"(?P<label>{PAIRED}|[\w*†‡§]{{0,4}})(?P<close>\s*[:.])\s*\S",
    re.I,
)
"""``[Footnote 1: its words, up to the bracket's end]``, or without a number; ``(31/1. its words)``."""

BODY = re.compile(
    rf"(?P<open>\\?(?=\[|\()|\^|)(?P<label>{IN_BRACKETS}|[(（]\d{{1,3}}[)）]|\([a-z]\)|"
    r"\d{1,3}(?=[.)/]?[ ])|\d{1,2}(?=[^\W\d_a-zß-öø-ÿ][^\W\d_]+\s)|[A-Z]{2}\d{1,3}(?=\.\s)|"
    r"[¹²³⁰⁴-⁹]{1,3}|[①-⑳]|[*∗†‡§‖¶]{1,3}(?!\s?\d))(?P<close>[.)/]?)"
    r"(?P<back>\s*[\^↑↩⤴]+\N{VARIATION SELECTOR-15}?"
    r"(?:\s+[a-z](?:,?\s(?:[^\W\d_]{1,3}\s)?[a-z](?=[\s,]))+)?)?\s*(?=[^\s,;])"
)
"""A line that begins with what marks a note."""

OPENED = re.compile(r"[^\W\d_a-zß-öø-ÿ]|[“\"'«„(_*\[]|https?:|ibid")
"""What the words of a note begin with, where nothing but its number marks it."""

INLINE = re.compile(
    rf"(?<=[^\s\n])\\?({IN_BRACKETS})|(\({PAIRED}[.:]\))|"
    r"(?<=\S)\s?(\(\d{1,3}\))(?=[\s.,;:!?»”\"')]|$)|(?<=\S)(（\d{1,3}）)|"
    r"(?<=[^\s\d])([¹²³⁰⁴-⁹]{1,3}|[①-⑳])|(?<=\S)\s([¹²³⁰⁴-⁹]{1,3})(?=[).,;:!?»”])|(?<=[^\W\d_])([*∗†‡§]{1,3})(?=[\s.,;:)]|$)|"
    r"(?<=[.,;:!?”’»\"')])(?<!\.{5})([*∗†‡§]{1,3}|\d{1,3})(?=\s|$|[—–])|(?<=[.,;:!?”’»\"'\w])([*∗†‡]{1,3})(?=\))|(?<=[^\W\d_]{3})(\d{1,2})(?=[\s.,;:!?)]|$)|"
    r"(?<=[.,;:!?”’»\"')])(\d{1,3})(?=/(?:\s|$))|(?<=[.,;:!?”’»\"'])(\([a-z]\))(?=\s|$)|"
    r"(?<=[.,;:!?”’»\"')])\s(\[\d{1,3}\])(?=\s|$)|(?<=[.,;:!?”’»“\"'])(\d{1,3})(?=\)(?:\s|$|[—–]))|"
    r"(?<=\S)<sup>(\d{1,3})</sup>|(?<=[^\W\d_])(\d{1,2})(?=[.,;:!?)”])",
    re.M,
)
"""What may mark a note in a line; never at the line's beginning."""

SPACED = re.compile(r"(?<=[.,;:!?”’»)])\s(\d{1,3})(?=[\s”’»]|$)")
"""A number that a layer of text sets apart from the stop before it: a mark, where a note tells so."""
ALONE = re.compile(r"\d{1,3}|[*†‡]")
"""The number of a note whose words stand below it."""

NEAR = 80
"""So many lines, at the most, stand between a note and a mark that may be a number of the words."""

REMEMBERED = 1 << 14
"""Of so many lines it is remembered what marks they have."""

FIGURES = re.compile(r"\d+|[①-⑳]|[¹²³⁰⁴-⁹]+|(?<=[\[(])[A-Za-z](?=[\])])")
EMPHASIS = re.compile(r"(\*{1,3})[^\s*][^*]*\1|([*∗†‡§]{2,3})\s[^*∗†‡§]*\2$")
"""Stars around words: what they emphasise, or what parts a text from its frame."""


def match_body(words: str) -> re.Match[str] | None:
    """Return what marks a note at the beginning of a line; stars around words, or alone, are none."""
    return None if EMPHASIS.match(words) or not any(map(str.isalnum, words)) else BODY.match(words)


def tell_shape(match: re.Match[str]) -> str:
    """Return how a label is printed, whatever number it says."""
    label = match["label"]
    return FIGURES.sub("0" if label.isascii() else "⓪", label) + match["close"]


@dataclass(frozen=True)
class NoteBody:
    """A note on lines of its own: ``label`` as it is printed, ``cuts``: what stands around that."""

    lines: tuple[Line, ...]
    label: str
    cuts: tuple[str, ...]


def read_note_number(match: re.Match[str]) -> int | None:
    """Return the place in order that a label says, by its number or its letter; None if it is a sign."""
    label = read_mark(match["label"].strip("{}"))
    if label.isdecimal():
        return int(label)
    letter = label.lower()
    return ord(letter) - ord("a") + 1 if len(letter) == 1 and "a" <= letter <= "z" else None


def strip_heading_marks(words: str) -> str:
    """Return the words of a heading without what marks it as one, and without the number of a note."""
    return re.sub(r"\[\w+\]$", "", words.strip("#*_= ")).strip()


def find_marked(lines: Iterable[Line]) -> dict[str, int]:
    """Return the numbers that the text has as marks, each with the line that has it first."""
    found: dict[str, int] = {}
    for line in lines:
        for mark in _find_in(line.words):
            found.setdefault(mark, line.number)
    return found


@lru_cache(REMEMBERED)
def _find_in(words: str) -> tuple[str, ...]:
    """Return the numbers of the marks in a line; several rules ask for those of all lines."""
    matches = (match for match in INLINE.finditer(words) if match.start())
    return tuple(read_mark(next(filter(None, m.groups())).strip("{}")) for m in matches)


def make_note_body(lines: list[Line], match: re.Match[str]) -> NoteBody:
    """Return the note of some lines, the first of which begins as the match says."""
    label = match["label"]
    cuts = tuple(filter(None, (match["open"], match["close"], (match["back"] or "").strip())))
    if label.startswith("{"):
        return NoteBody(tuple(lines), label[1:-1], ("{", "}", *cuts))
    return NoteBody(tuple(lines), label, cuts)


def is_set_above(line: Line, following: Line) -> bool:
    """Tell whether a line may be the number of a note alone, whose words stand directly below it."""
    return (
        ALONE.fullmatch(line.words) is not None
        and following.number == line.number + 1
        and OPENED.match(following.words) is not None
        and following.indent >= line.indent
    )


def find_labels_above(lines: Sequence[Line]) -> set[int]:
    """Return the lines of numbers alone whose marks stand near above them, apart from a stop: two at least."""
    seen: dict[str, int] = {}
    found: set[int] = set()
    for line, following in itertools.pairwise(lines):
        near = line.number - seen.get(line.words, -NEAR) <= NEAR
        if near and is_set_above(line, following):
            found.add(line.number)
        seen |= {match[1]: line.number for match in SPACED.finditer(line.words)}
    return found if len(found) > 1 else set()
