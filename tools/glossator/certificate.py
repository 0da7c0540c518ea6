"""Prove a published edition: regenerate each witness from its HTML page alone, byte for byte.

1. read: the page's title, blocks, labels, marks, apparatus, and the hash that the colophon publishes;
2. regenerate: the apparatus's collation says what comes next; the page's own printed words are taken;
3. compare: the SHA-256 of the result with the published one; every emended place with its entry. Where
   they differ, the digests of the witness's lines, which the colophon publishes too, tell the first place.

Nothing is read from ``seeds/``. What the page prints is the only copy of the words.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from glossator.collation import digest_line
from glossator.diagnostics import Code, Diagnostic, fail

NOT_WORDS = {
    "para-number",
    "note-mark",
    "block-label",
    "heading-label",
    "headerlink",
    "author-note-number",
}
"""Classes of elements in a block that are no words of it."""


@dataclass(frozen=True)
class PublishedWitness:
    """What the colophon says of a witness: its hash, and the digest of each of its lines."""

    sha256: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Certificate:
    """The result for one text: its hash as published and as regenerated, and what differs."""

    id: str
    published: str
    regenerated: str
    size: int  # bytes
    emendations: int
    faults: tuple[Diagnostic, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether the page proves the witness."""
        return self.published == self.regenerated and not self.faults


def certify(folder: Path) -> list[Certificate]:
    """Certify every text of the edition published in ``folder``.

    Raises :class:`~glossator.diagnostics.EditionError` (``MISSING_FILE``) where the folder has no text
    or no page publishes the hashes.
    """
    pages = {
        path.relative_to(folder).as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in sorted(folder.rglob("*.html"))
    }
    published = {name: witness for html in pages.values() for name, witness in read_witnesses(html)}
    texts = [(name, html) for name, html in pages.items() if html.select(".apparatus")]
    if not texts or not published:
        message = "there is no text with its apparatus, or no colophon with the hashes; build it"
        raise fail(str(folder), 0, Code.MISSING_FILE, message)
    return [certify_page(name, html, published) for name, html in texts]


def read_witnesses(html: BeautifulSoup) -> Iterator[tuple[str, PublishedWitness]]:
    """Yield the witnesses that a page publishes (the colophon's table), by text id."""
    for row in html.select("table.witnesses tr.witness"):
        name, _, sha256 = (cell.get_text(strip=True) for cell in row.select("td")[:3])
        digests = row.select_one("data.line-digests")
        yield (
            name,
            PublishedWitness(sha256, tuple(str(digests["value"]).split()) if digests else ()),
        )


def certify_page(
    name: str, html: BeautifulSoup, published: Mapping[str, PublishedWitness]
) -> Certificate:
    """Certify one text from its page; ``published`` is what the colophon says, by text id."""
    page = _PrintedPage(name, html)
    text_id = str(page.apparatus["data-text"])
    pieces = list(page.regenerate())
    regenerated = "".join(words for words, _ in pieces).encode("utf-8")
    digest = hashlib.sha256(regenerated).hexdigest()
    known = published.get(text_id, PublishedWitness(""))
    page.check_emendations()
    if digest != known.sha256:
        page.fault(f"its witness is not the published one; {find_difference(pieces, known.lines)}")
    return Certificate(
        id=text_id,
        published=known.sha256,
        regenerated=digest,
        size=len(regenerated),
        emendations=len(page.entries),
        faults=tuple(page.faults),
    )


def find_difference(pieces: Sequence[tuple[str, str]], lines: Sequence[str]) -> str:
    """Say where the regenerated ``pieces`` (words, and where they are printed) first leave the witness.

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


class _PrintedPage:
    """The parts of a published page that a certificate reads."""

    def __init__(self, name: str, html: BeautifulSoup) -> None:
        self.name = name
        self.html = html
        self.faults: list[Diagnostic] = []
        found = html.select_one(".apparatus")
        assert found is not None
        self.apparatus = found
        self.by_id = {str(tag["id"]): tag for tag in html.find_all(id=True)}
        self.omitted = [tag.get_text() for tag in found.select(".omitted-text")]
        self.entries = {str(tag["id"]): tag for tag in found.select(".emendations li")}
        self.readings: dict[str, str] = {}
        self.sources: dict[str, str] = {}

    def fault(self, message: str) -> None:
        self.faults.append(Diagnostic(self.name, 0, Code.NOT_CERTIFIED, message))

    # --- words ------------------------------------------------------------------------------

    def element(self, block: str) -> Tag | None:
        """Return the element that prints a block: of a section, its heading."""
        found = self.by_id.get(block)
        if found is not None and found.name == "section":
            heading = found.find(["h1", "h2", "h3", "h4", "h5", "h6"])
            return heading if isinstance(heading, Tag) else None
        return found

    def words(self, block: str) -> str:
        """Return the words of a block as the witness has them: emended places give their source."""
        element = self.element(block)
        if element is None:
            self.fault(f"the block {block} is not on the page")
            return ""
        words = "".join(self._source_words(element))
        labelled = element.find(class_=["block-label", "heading-label", "author-note-number"])
        if not labelled:
            return words
        if not words.startswith(" "):
            self.fault(f"no space stands between the label of {block} and its words")
        return words.removeprefix(" ")

    def _source_words(self, element: Tag) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, NavigableString):
                yield str(child)
            elif isinstance(child, Tag):
                classes = set(child.get("class") or ())
                if "emended" in classes:
                    emendation = str(child["data-emendation"])
                    source = str(child["data-source"])
                    reading = "".join(self._source_words(child))
                    self.readings[emendation] = self.readings.get(emendation, "") + reading
                    self.sources[emendation] = self.sources.get(emendation, "") + source
                    yield source
                elif "supplied" in classes or not classes & NOT_WORDS:
                    yield from self._source_words(child)

    def label(self, block: str) -> str:
        """Return the printed label of a block."""
        element = self.element(block)
        names = ["block-label", "heading-label", "author-note-number"]
        found = element and element.find(class_=names)
        if not isinstance(found, Tag):
            self.fault(f"the label of {block} is not on the page")
            return ""
        return found.get_text()

    def mark(self, note: str) -> str:
        """Return the mark of an author's note, which is the number of the note itself too."""
        found = self.by_id.get(f"{note}-mark")
        mark = found.get_text() if found is not None else ""
        if not mark or mark != self.label(note):
            self.fault(f"the mark of {note} and its note do not agree")
        return mark

    # --- the whole --------------------------------------------------------------------------

    def regenerate(self) -> Iterator[tuple[str, str]]:
        """Yield the witness, piece by piece, each with the name of the place that prints it.

        Blocks with words to spare are faults.
        """
        words: dict[str, str] = {}
        places: dict[str, int] = {}
        for step in self.collation():
            match step:
                case ["words", block, int(count)]:
                    if block not in words:
                        words[block], places[block] = self.words(block), 0
                    yield words[block][places[block] : places[block] + count], block
                    places[block] += count
                case ["join", block]:
                    if words[block][places[block] : places[block] + 1] != " ":
                        self.fault(f"{block} has no space at its join")
                    places[block] += 1
                case ["label", block]:
                    yield self.label(block), f"the label of {block}"
                case ["mark", note]:
                    yield self.mark(note), f"the mark of {note}"
                case ["title"]:
                    heading = self.html.find("h1")
                    assert isinstance(heading, Tag)
                    yield "".join(self._source_words(heading)), "the title"
                case ["omitted", int(index)]:
                    known = index < len(self.omitted)
                    yield self.omitted[index] if known else "", f"passage {index + 1} left out"
                case ["space", str(space)]:
                    yield space, ""
        for block, text in words.items():
            if places[block] != len(text):
                self.fault(
                    f"{block} has {len(text)} characters, and {places[block]} in the witness"
                )

    def collation(self) -> Iterator[list[Any]]:
        """Yield the steps; the page says of each block what follows the text's own id."""
        for name, *what in json.loads(str(self.apparatus["data-collation"])):
            if name in ("words", "join", "label", "mark"):
                what[0] = f"{self.apparatus['data-text']}-{what[0]}"
            yield [name, *what]

    def check_emendations(self) -> None:
        """Each emended place agrees with its entry in the apparatus, reading and source."""
        for emendation, entry in self.entries.items():
            reading = entry.ins
            source = entry.find("del")
            if (
                reading is None
                or source is None
                or reading.get_text() != self.readings.get(emendation)
                or source.get_text() != self.sources.get(emendation)
            ):
                self.fault(f"{emendation} is not printed as its entry in the apparatus says")
        for emendation in sorted(self.readings.keys() - self.entries.keys()):
            self.fault(f"{emendation} has no entry in the apparatus")
