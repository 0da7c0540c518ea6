"""How the texts word the concepts that they share: counted from the occurrences, for a table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sphinx_glossator.memory.records import EntryRecord, OccurrenceRecord, TextRecord
from sphinx_glossator.views.kwic import ContextLine, make_lines

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain


NOTHING_SHARED = "No concept of the glossary is named in two texts."
"""What stands where there is nothing to list or to compare."""


class Wording(NamedTuple):
    """One wording of a concept in one text."""

    words: str
    places: tuple[tuple[str, str, int], ...]  # id of a paragraph, its name (¶3), how many times

    @property
    def total(self) -> int:
        """How often the text has it."""
        return sum(times for _, _, times in self.places)


class Rendering(NamedTuple):
    """A concept, and its wordings in each text, in the order of the texts."""

    term: str  # its id
    headword: str
    zh_hans: str
    texts: tuple[tuple[Wording, ...], ...]
    lines: tuple[tuple[ContextLine, ...], ...]  # the same occurrences in context, in each text

    def total(self, text: int) -> int:
        """How often a text names the concept."""
        return sum(wording.total for wording in self.texts[text])


def read_renderings(domain: EditionDomain) -> tuple[Rendering, ...]:
    """Return the concepts that two texts or more have, by headword."""
    texts = domain.texts()
    names = {record.id: record.name for _, record in domain.objects()}
    found = []
    for term in domain.entries("term"):
        wordings = tuple(tuple(_wordings(term, text, names)) for text in texts)
        if sum(map(bool, wordings)) > 1:
            lines = tuple(tuple(make_lines(t, _places(term, t), domain)) for t in texts)
            found.append(Rendering(term.id, term.name, term.text("zh_hans"), wordings, lines))
    return tuple(found)


def _places(term: EntryRecord, text: TextRecord) -> list[OccurrenceRecord]:
    return [occurrence for occurrence in text.occurrences if occurrence.entry == term.id]


def _wordings(term: EntryRecord, text: TextRecord, names: dict[str, str]) -> Iterator[Wording]:
    """Yield the wordings of a term in a text, the most frequent first."""
    known = {form.casefold(): form for form in term.forms}
    groups: dict[str, list[OccurrenceRecord]] = {}
    for occurrence in _places(term, text):
        words = known.get(occurrence.form.casefold(), occurrence.form)
        groups.setdefault(words, []).append(occurrence)
    for words, occurrences in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        paragraphs = itertools.groupby(occurrences, key=lambda o: o.paragraph)
        places = ((p, names.get(p, p), len(list(group))) for p, group in paragraphs)
        yield Wording(words, tuple(places))
