"""How the texts word the concepts that they share: counted from the occurrences, for a table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.likeness import unify
from glossator_schema.wordings import Name
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.records import EntryRecord, OccurrenceRecord
from sphinx_glossator.views.kwic import ContextLine, make_lines
from sphinx_glossator.words.translation import N_

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain


NOTHING_SHARED = N_("No concept of the glossary is named in two texts.")
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
    other_name: Name | None  # its first name in another language
    texts: tuple[tuple[Wording, ...], ...]
    lines: tuple[tuple[ContextLine, ...], ...]  # the same occurrences in context, in each text

    def total(self, text: int) -> int:
        """How often a text names the concept."""
        return sum(wording.total for wording in self.texts[text])


class Renderings(NamedTuple):
    """The concepts that two texts or more have, by headword."""

    titles: tuple[str, ...]  # of the texts, as lists name them
    concepts: tuple[Rendering, ...]


@once
def read_renderings(domain: EditionDomain) -> Renderings:
    """Return what the texts share, and how each of them words it."""
    texts = domain.texts()
    found = []
    for term in domain.entries("term"):
        of_text = {text.id: places for text, places in domain.occurrences(term.id)}
        if len(of_text) > 1:
            places = [of_text.get(text.id, []) for text in texts]
            wordings = tuple(tuple(_wordings(term, there, domain)) for there in places)
            lines = tuple(tuple(make_lines(there, domain)) for there in places)
            found.append(
                Rendering(term.id, term.name, next(iter(term.names()), None), wordings, lines)
            )
    return Renderings(tuple(text.short_title for text in texts), tuple(found))


def _wordings(
    term: EntryRecord, places: Sequence[OccurrenceRecord], domain: EditionDomain
) -> Iterator[Wording]:
    """Yield the wordings of a term in a text, the most frequent first."""
    known = {unify(form).casefold(): form for form in term.forms}
    groups: dict[str, list[OccurrenceRecord]] = {}
    for occurrence in places:
        words = known.get(unify(occurrence.form).casefold(), occurrence.form)
        groups.setdefault(words, []).append(occurrence)
    for words, occurrences in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        paragraphs = itertools.groupby(occurrences, key=lambda o: o.paragraph)
        counted = ((p, domain.index[p][1].name, len(list(group))) for p, group in paragraphs)
        yield Wording(words, tuple(counted))
