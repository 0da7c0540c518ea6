"""Put the witness of a text together again from the words of its page."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from glossator.collation import digest_line
from glossator_schema.blocks import read_mark

if TYPE_CHECKING:
    from glossator.certificate.reading import Article, PrintedBlock

Piece = tuple[str, str]
"""Some words of a witness, and the name of the place that prints them, "" of white space."""


def regenerate(article: Article, text_id: str) -> tuple[list[Piece], list[str]]:
    """Return the witness of a text, piece by piece, and what is wrong with the page's account of it.

    Blocks with words to spare are faults.
    """
    regeneration = _Regeneration(article, text_id)
    pieces = list(regeneration.pieces())
    return pieces, [*regeneration.faults, *regeneration.spare(), *check_emendations(article)]


class _Regeneration:
    def __init__(self, article: Article, text_id: str) -> None:
        self.article = article
        self.text_id = text_id
        self.faults: list[str] = []
        self.places: dict[str, int] = {}  # up to where each block is taken
        self.taken: dict[str, list[tuple[int, int]]] = {}  # what of it is, in runs
        self.passed: dict[str, list[int]] = {}  # which of its points
        self.marks = {
            note: label
            for words in (article.title, *(block.words for block in article.blocks.values()))
            for _, note, label in words.marks
        }

    def pieces(self) -> Iterator[Piece]:
        for step in self.steps():
            match step:
                case ["words", str(name), int(count)] if count >= 0:
                    yield self.words(name, count), self.full(name)
                case ["at", str(name), int(place)] if place >= 0:
                    self.places[name] = place
                case ["join", str(name)]:
                    if self.words(name, 1) != " ":
                        self.faults.append(f"{self.full(name)} has no space at its join")
                case ["label", str(name)]:
                    yield self.label(name), f"the label of {self.full(name)}"
                case ["mark", str(name)]:
                    yield self.mark(name), f"the mark of {self.full(name)}"
                case ["point", str(name)]:
                    index = len(self.passed.get(name, ()))
                    yield self.point(name, index), f"a place of {self.full(name)}"
                case ["point", str(name), int(index)] if index >= 0:
                    yield self.point(name, index), f"a place of {self.full(name)}"
                case ["title"]:
                    yield self.article.title.source, "the title"
                case ["omitted", int(index)] if index >= 0:
                    found = self.article.omitted[index : index + 1]
                    yield "".join(found), f"passage {index + 1} left out"
                case ["space", str(space)] if not any(map(is_word_or_none, space)):
                    yield space, ""
                case _:
                    self.faults.append(f"the collation has a step that is none: {step!r:.60}")

    def steps(self) -> list[Any]:
        """Return the steps of the collation; blocks are named without the text's own id."""
        try:
            steps = json.loads(self.article.collation)
        except (ValueError, RecursionError):
            steps = None
        if not isinstance(steps, list):
            self.faults.append("the collation cannot be read")
            return []
        return steps

    def full(self, name: str) -> str:
        """Return the id of a block; the title has that of the text."""
        return name if name == self.text_id else f"{self.text_id}-{name}"

    def block(self, name: str) -> PrintedBlock | None:
        found = self.article.blocks.get(self.full(name))
        if found is None:
            self.faults.append(f"the block {self.full(name)} is not on the page")
        return found

    def words(self, name: str, count: int) -> str:
        """Take the next characters of a block, emended places as the witness has them."""
        block = self.block(name)
        if block is None:
            return ""
        start = self.places.get(name, 0)
        self.places[name] = start + count
        self.taken.setdefault(name, []).append((start, start + count))
        return block.words.source[start : start + count]

    def label(self, name: str) -> str:
        """Return the printed label of a block."""
        block = self.block(name)
        if block is not None and not block.label:
            self.faults.append(f"the label of {self.full(name)} is not on the page")
        return block.label if block else ""

    def mark(self, name: str) -> str:
        """Return the mark of an author's note, which is the number of the note itself too."""
        block, mark = self.block(name), self.marks.get(self.full(name), "")
        if not mark or block is None or read_mark(mark) != read_mark(block.label):
            self.faults.append(f"the mark of {self.full(name)} and its note do not agree")
        return mark

    def point(self, name: str, index: int) -> str:
        """Return what the witness has at a place of a block where something stands that is no word."""
        block = self.block(name)
        if block is None:
            return ""
        sources = [str(point[4]) for point in block.words.points if point[4]]
        self.passed.setdefault(name, []).append(index)
        if index >= len(sources):
            self.faults.append(
                f"{self.full(name)} has {len(sources)} marks that are no words, not more"
            )
            return ""
        return sources[index]

    def spare(self) -> Iterator[str]:
        """Yield the blocks of which the witness has more words, or fewer, than the page prints."""
        for name, runs in self.taken.items():
            block = self.article.blocks.get(self.full(name))
            if block is None:
                continue
            length, taken = len(block.words.source), sum(end - start for start, end in runs)
            if taken != length:
                yield f"{self.full(name)} has {length} characters, and {taken} in the witness"
            elif any(
                one[1] != other[0] for one, other in itertools.pairwise([(0, 0), *sorted(runs)])
            ):
                yield f"{self.full(name)} has words that are taken twice, and others that are not"
        for name, block in self.article.blocks.items():
            marks = sum(bool(point[4]) for point in block.words.points)
            passed = self.passed.get(name.removeprefix(f"{self.text_id}-"), [])
            if sorted(passed) != list(range(marks)):
                yield f"{name} has {marks} marks that are no words, and {len(passed)} in the witness"


def is_word_or_none(character: str) -> bool:
    """Tell whether a character is of a word, or is none: white space has neither."""
    return character.isalnum() or "\ud800" <= character <= "\udfff"


def check_emendations(article: Article) -> Iterator[str]:
    """Yield the emended places that are not as their entries say, reading and source."""
    readings: dict[str, str] = {}
    sources: dict[str, str] = {}
    for words in (block.words for block in article.blocks.values()):
        for name, reading in words.readings.items():
            readings[name] = readings.get(name, "") + reading
            sources[name] = sources.get(name, "") + words.sources[name]
    for name, (source, reading) in article.entries.items():
        if (source, reading) != (sources.get(name), readings.get(name)):
            yield f"{name} is not printed as its entry in the apparatus says"
    for name in sorted(readings.keys() - article.entries.keys()):
        yield f"{name} has no entry in the apparatus"


def find_difference(pieces: Sequence[Piece], lines: Sequence[str]) -> str:
    """Say where the regenerated ``pieces`` first leave the witness.

    ``lines``: the digest of each line of the witness.
    """
    regenerated = "".join(words for words, _ in pieces).split("\n")
    pairs = itertools.zip_longest(regenerated, lines, fillvalue="")
    differing = (
        number for number, (line, digest) in enumerate(pairs, 1) if digest_line(line) != digest
    )
    first = next(differing, 0) if lines else 0
    if not first:
        return "publish the digests of its lines to learn where"
    places = []
    line = 1
    for words, place in pieces:
        if place and line <= first <= line + words.count("\n"):
            places.append(place)
        line += words.count("\n")
    found = " and ".join(dict.fromkeys(places)) or "the white space of the collation"
    words = regenerated[first - 1].strip() if first <= len(regenerated) else ""
    return f"the first difference is in its line {first} ({found}): {words[:60]!r}"
