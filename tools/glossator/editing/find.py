"""Where words stand in the texts of an edition, and the note that an editor may write on them there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from glossator.model import Block, Selector, Source, Span, Text
from glossator.note_places import find_over_blocks, title_of
from glossator.notes import NOTE_FENCE
from glossator.quotation import LIKE, find_alike, nearest_passage
from glossator_schema.blocks import NOTE
from glossator_schema.likeness import unify
from glossator_schema.notes import UNWRITTEN

AROUND = 30
"""So many characters are shown on either side of what is found."""

CANDIDATES = 12
"""In so many blocks, those that share most words with a quotation, the passage most like it is looked for."""


@dataclass(frozen=True)
class Passage:
    """Words of a text: ``target`` is the block in which they begin, ``until`` another in which they end.

    ``before``, ``after``: what stands around the words; ``prefix``, ``suffix``: what tells
    them from the same words elsewhere in the block, "" where there are none.
    """

    text: str
    target: str
    words: str
    before: str
    after: str
    prefix: str = ""
    suffix: str = ""
    until: str = ""


def find_in_texts(texts: Iterable[Text], quotation: str) -> Iterator[Passage]:
    """Yield each place of words, in the order of the texts: within a block, or from one block into the next."""
    wanted = " ".join(quotation.split())
    for text in texts:
        for block in list_blocks(text):
            found = find_alike(block.text, wanted)
            for start, end in found:
                yield _place(text, block, start, end)
            if not found:
                nowhere = Source("", 0)
                selector = Selector(block.id, wanted, "", "", nowhere, nowhere)
                for spans in find_over_blocks(text, block, selector):
                    yield _over_blocks(text, spans)


def list_blocks(text: Text) -> list[Block]:
    """Return the blocks of a text on which a note may be, its title first."""
    return [title_of(text), *text.blocks, *text.author_notes]


def _place(text: Text, block: Block, start: int, end: int) -> Passage:
    words = block.text
    prefix, suffix = tell_from_others(words, start, end)
    around = show_around(words[:start], words[end:])
    return Passage(text.id, block.id, words[start:end], *around, prefix, suffix)


def _over_blocks(text: Text, spans: Sequence[Span]) -> Passage:
    blocks = {block.id: block for block in list_blocks(text)}
    parts = [blocks[span.target].text[span.start : span.end] for span in spans]
    first, last = blocks[spans[0].target], blocks[spans[-1].target]
    around = show_around(first.text[: spans[0].start], last.text[spans[-1].end :])
    return Passage(text.id, first.id, " ".join(parts), *around, until=last.id)


def show_around(before: str, after: str) -> tuple[str, str]:
    """Return what stands next to some words on either side, in whole words where there are spaces."""
    if len(before) > AROUND:
        before = "…" + re.sub(r"^\S{0,20}(?=\s)", "", before[-AROUND:])
    if len(after) > AROUND:
        after = re.sub(r"(?<=\s)\S{0,20}$", "", after[:AROUND]) + "…"
    return re.sub(r"\s+", " ", before), re.sub(r"\s+", " ", after)


def tell_from_others(words: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a quotation that tell it from others like it in its block."""
    quote = words[start:end]
    if len(find_alike(words, quote)) < 2:
        return "", ""
    edges = [match.start() for match in re.finditer(r"\S+", words)]
    for first in (at for at in reversed(edges) if at < start):
        if len(find_alike(words, quote, prefix=words[first:start])) == 1:
            return words[first:start], ""
    ends = [match.end() for match in re.finditer(r"\S+", words)]
    for last in (at for at in ends if at > end):
        if len(find_alike(words, quote, suffix=words[end:last])) == 1:
            return "", words[end:last]
    return words[:start], words[end:]


def write_stub(place: Passage, taken: Container[str] = ()) -> str:
    """Return a note on some words as ``notes.md`` has it; its own words are the editor's.

    ``taken``: the ids that there are already.
    """
    options = {
        "kind": "text",
        "target": place.target,
        "quote": " ".join(place.words.split()),
        "prefix": quote_edges(place.prefix),
        "suffix": quote_edges(place.suffix),
    }
    lines = [f":{name}: {value}" for name, value in options.items() if value]
    head = f":::{{edition:note}} {make_slug(place, taken)}"
    return "\n".join([head, *lines, "", UNWRITTEN, ":::"])


def quote_edges(words: str) -> str:
    """Return words as an option has them whose spaces at the edges count."""
    return "'{}'".format(words.replace("'", "''")) if words else ""


def make_slug(place: Passage, taken: Container[str]) -> str:
    """Return a slug for a note: the first words that it is on, if a slug may have them, else ``note``."""
    letters = re.findall(r"[a-z0-9]+", place.words.lower()) if place.words.isascii() else []
    slug = "-".join(letters[:3]) or NOTE_FENCE
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(s for s in chain([slug], numbered) if f"{place.text}-{NOTE}-{s}" not in taken)


def find_nearest(texts: Iterable[Text], quotation: str) -> tuple[str, str]:
    """Return the block that has the passage most like some words, and the passage; else ``("", "")``.

    Only blocks that share signs with the words are read closely, so that a hundred texts take no time.
    """
    wanted = unify(" ".join(quotation.split())).casefold()
    pieces = Counter(_pieces(wanted))
    ranked = sorted(
        (
            (-sum((Counter(_pieces(unify(block.text).casefold())) & pieces).values()), order, block)
            for order, block in enumerate(b for text in texts for b in list_blocks(text))
        ),
        key=lambda of: of[:2],
    )
    best, said = 0.0, ("", "")
    for shared, _, block in ranked[:CANDIDATES]:
        passage = nearest_passage(block.text, quotation) if shared and block.text else ""
        likeness = _likeness(passage, wanted)
        if likeness > max(best, LIKE):
            best, said = likeness, (block.id, passage)
    return said


def _pieces(words: str) -> Iterator[str]:
    """Yield each three signs that follow one another: in what two passages share most is alike."""
    return (words[at : at + 3] for at in range(max(len(words) - 2, 1)))


def _likeness(passage: str, wanted: str) -> float:
    from difflib import SequenceMatcher

    other = unify(passage).casefold()
    return SequenceMatcher(None, other, wanted, autojunk=False).ratio() if passage else 0.0
