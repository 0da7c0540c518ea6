"""Who wrote the editorial notes of an edition, and who has reviewed them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.credits import read_names, read_review
from sphinx_glossator.memory.once import once

if TYPE_CHECKING:
    from glossator_schema.names import ProperName
    from sphinx_glossator.memory.domain import EditionDomain
    from sphinx_glossator.memory.records import NoteRecord, TextRecord


class CreditedNote(NamedTuple):
    """A note of somebody."""

    id: str
    place: str  # what it is on, as a reader sees it: "¶3", or the short title of the text
    label: str  # of its kind, within a sentence


class Contribution(NamedTuple):
    """What somebody has done for the notes."""

    name: str  # as it is printed
    texts: tuple[tuple[str, tuple[CreditedNote, ...]], ...]  # short title, and the notes; in order
    reviewed: int  # how many notes

    @property
    def written(self) -> int:
        """How many notes."""
        return sum(len(notes) for _, notes in self.texts)


class Credits(NamedTuple):
    """All who are named, as an index files them; ``unsigned``: how many notes name nobody as author."""

    contributions: tuple[Contribution, ...]
    unsigned: int


@once
def read_credits(domain: EditionDomain) -> Credits:
    """Return who wrote which notes of the edition, and how many each has reviewed."""
    filed: dict[str, ProperName] = {}
    written: dict[str, dict[str, list[CreditedNote]]] = {}
    reviewed: Counter[str] = Counter()
    unsigned = 0
    for text in domain.texts():
        for note in text.notes:
            authors = read_names(note.options["author"])
            reviewers = read_review(note.options["state"]).reviewers
            filed.update({name.printed: name for name in (*authors, *reviewers)})
            for author in authors:
                of_text = written.setdefault(author.printed, {}).setdefault(text.short_title, [])
                of_text.append(_credit(domain, text, note))
            reviewed.update(name.printed for name in reviewers)
            unsigned += not authors
    order = sorted(filed.values(), key=lambda name: (name.filed.casefold(), name.printed))
    return Credits(
        tuple(
            Contribution(
                name.printed,
                tuple(
                    (title, tuple(notes)) for title, notes in written.get(name.printed, {}).items()
                ),
                reviewed[name.printed],
            )
            for name in order
        ),
        unsigned,
    )


def _credit(domain: EditionDomain, text: TextRecord, note: NoteRecord) -> CreditedNote:
    on_block = note.paragraph in domain.index and note.paragraph != text.id
    place = domain.index[note.paragraph][1].name if on_block else text.short_title
    return CreditedNote(note.id, place, note.label)
