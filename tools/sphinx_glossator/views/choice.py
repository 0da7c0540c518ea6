"""What a reader may choose from to print: the texts, and the kinds of what the editors say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossator_schema.notes import AUDIENCES, NOTE_KINDS, STUDENT, VERDICTS
from sphinx_glossator.memory.once import once

if TYPE_CHECKING:
    from sphinx_glossator.memory.domain import EditionDomain


class ChosenText(NamedTuple):
    """A text that may be chosen."""

    id: str
    title: str
    docname: str


class Choice(NamedTuple):
    """All that there is to choose from: of kinds, verdicts and audiences those that a note has."""

    texts: tuple[ChosenText, ...]
    kinds: tuple[str, ...]
    verdicts: tuple[str, ...]
    audiences: tuple[str, ...]
    questions: bool


@once
def read_choice(domain: EditionDomain) -> Choice:
    """Return what can be chosen: texts in reading order, the rest in the order of the schema."""
    texts = [text for text in domain.texts() if text.body]
    options = [note.options for text in texts for note in text.notes]
    kinds = {note["kind"] for note in options}
    verdicts = {note["verdict"] for note in options}
    audiences = {note["audience"] or STUDENT for note in options}
    return Choice(
        tuple(
            ChosenText(text.id, text.short_title, domain.index[text.body[0].id][0])
            for text in texts
        ),
        tuple(kind.name for kind in NOTE_KINDS if kind.name in kinds),
        tuple(verdict.name for verdict in VERDICTS if verdict.name in verdicts),
        tuple(audience for audience in AUDIENCES if audience in audiences),
        any(text.self_checks for text in texts),
    )
