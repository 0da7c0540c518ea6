"""Write the page of people and institutions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from glossator.model import Person
from glossator.myst.entries import NOTHING_MOVED, join_page, with_sources, write_entries
from glossator.myst.inline import directive_of_editor
from glossator.myst.text_page import place

TITLE = "# People and institutions"
"""What stands at the head of the page where the editors give nothing of their own."""


def write_people_page(
    people: Iterable[Person],
    introduction: str = "",
    moved: Mapping[str, Sequence[str]] = NOTHING_MOVED,
) -> str:
    """Return the MyST page of people and institutions, in order of their names.

    ``introduction`` is the editors' own MyST, with the title; ``moved``: by new id, the old ones.
    """
    ordered = sorted(people, key=lambda person: (person.name.casefold(), person.id))
    return join_page(introduction or TITLE, *write_entries(ordered, write_person, "person", moved))


def write_person(person: Person) -> str:
    """Return one entry; its forms are all wordings by which the texts name it."""
    options = {
        "name": person.name,
        "kind": person.kind,
        "zh-hans": person.zh_hans,
        "zh-hant": person.zh_hant,
        "pinyin": person.pinyin,
        "start": person.start,
        "end": person.end,
        "office": person.office,
        "forms": " | ".join(wording for form in person.forms for wording in form.wordings),
        "sources": ", ".join(person.sources),
    }
    body = with_sources(person.description.words, person.sources)
    source = place(person.description.source)
    return directive_of_editor("edition:person", person.id, options, body, source)
