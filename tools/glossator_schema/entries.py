"""The kinds of entry, and the fields of each: what the texts name, and what is dated.

A kind that is added here has its data file (``glossary/<plural>.yaml``), its generated page, its directive
(``edition:<name>``), its links (``<name>:slug``), its list in ``edition.json`` and its units of the search.
"""

from __future__ import annotations

import dataclasses

from glossator_schema.fields import Field, Part, Type
from glossator_schema.kinds import EntryKind as EntryKind
from glossator_schema.kinds import Found as Found
from glossator_schema.kinds import OneOf, OnlyWith
from glossator_schema.names import PARTS

WORDINGS = Field(
    name="wordings",
    type=Type.WORDINGS,
    about="Its names in other languages and scripts, each by its language tag (BCP 47).",
    part=Part.WORDINGS,
    searchable=True,
)

SOURCES = Field(
    name="sources",
    type=Type.SOURCES,
    about="Keys of the bibliography; those that nothing in the entry cites are cited at its end.",
)

FORMS = Field(
    name="forms",
    type=Type.FORMS,
    about="The wordings by which the texts say it, each in the letter case that counts, with its plural.",
    part=Part.FORMS,
    searchable=True,
)

EXCEPTIONS: tuple[Field, ...] = (
    Field(
        name="exclude",
        type=Type.PASSAGES,
        about="Places where a form does not stand for the entry.",
        published=False,
    ),
    Field(
        name="include",
        type=Type.PASSAGES,
        about="Places where words that are no form stand for the entry.",
        published=False,
    ),
    Field(
        name="exceptions",
        type=Type.REASONS,
        about="Why a name in another language is not what a well-kept converter makes of it, by its tag.",
        published=False,
    ),
)

TERM = EntryKind(
    name="term",
    plural="terms",
    noun="term",
    page="glossary",
    title="Glossary",
    group="Glossary",
    about="A concept, with all wordings that stand for it.",
    fields=(
        Field(
            name="headword",
            type=Type.NAME,
            about="The preferred name.",
            required=True,
            part=Part.NAME,
            searchable=True,
        ),
        WORDINGS,
        Field(
            name="definition",
            type=Type.PROSE,
            about="What it means.",
            required=True,
            longest=90,
            part=Part.BODY,
            searchable=True,
        ),
        dataclasses.replace(FORMS, required=True),
        Field(
            name="first_use",
            type=Type.DATED,
            about="When and where it was first used in a prominent place.",
            label="First prominent use",
            part=Part.SECTION,
            searchable=True,
        ),
        Field(
            name="usage",
            type=Type.PROSE,
            about="How its renderings changed, or differ.",
            label="Usage",
            part=Part.SECTION,
            searchable=True,
        ),
        Field(
            name="related",
            type=Type.ENTRIES,
            about="Terms that a reader may look up next.",
            label="See also",
            part=Part.SEE_ALSO,
        ),
        SOURCES,
        *EXCEPTIONS,
    ),
    found=Found.BY_FORMS,
    order=("headword",),
    linked="first-in-section",
    handout="Terms",
    glossary=True,
)

PERSON = EntryKind(
    name="person",
    plural="people",
    noun="entry",
    page="people",
    title="People and institutions",
    group="People",
    about="A person or an institution.",
    fields=(
        Field(
            name="name",
            type=Type.NAME,
            about="The name, as the edition writes it.",
            required=True,
            part=Part.NAME,
            searchable=True,
        ),
        *PARTS,
        Field(
            name="kind",
            type=Type.CHOICE,
            about="What it is.",
            required=True,
            choices=("person", "institution"),
            attribute=True,
        ),
        WORDINGS,
        Field(
            name="start",
            type=Type.DATE,
            about="Birth, or founding.",
            part=Part.LIFE,
            searchable=True,
        ),
        Field(name="end", type=Type.DATE, about="Death, or end.", part=Part.LIFE, searchable=True),
        Field(
            name="office",
            type=Type.LINE,
            about="What the texts’ time knew it as.",
            part=Part.FACTS,
            searchable=True,
        ),
        Field(
            name="description",
            type=Type.PROSE,
            about="Who or what it is.",
            required=True,
            longest=40,
            part=Part.BODY,
            searchable=True,
        ),
        FORMS,
        SOURCES,
        *EXCEPTIONS,
    ),
    found=Found.BY_FORMS,
    order=("name",),
    counted=("person or institution", "people and institutions"),
    one_of=(OneOf(("start", "office"), "has neither dates nor an office; give one of the two"),),
    handout="People and institutions",
    living=("kind", "person"),
)

EVENT = EntryKind(
    name="event",
    plural="events",
    noun="event",
    page="timeline",
    title="Timeline",
    group="Timeline",
    about="An entry of the timeline.",
    fields=(
        Field(
            name="name",
            type=Type.LINE,
            about="What it is called.",
            required=True,
            part=Part.NAME,
            searchable=True,
        ),
        WORDINGS,
        Field(
            name="start",
            type=Type.DATE,
            about="When it began; or all of the time that it took, as an interval.",
            required=True,
            part=Part.HEAD,
            searchable=True,
        ),
        Field(
            name="end",
            type=Type.DATE,
            about="When it ended.",
            part=Part.HEAD,
            searchable=True,
        ),
        Field(
            name="certainty",
            type=Type.CHOICE,
            about="Whether a source gives the date.",
            required=True,
            choices=("certain", "inferred"),
            part=Part.HEAD,
        ),
        Field(
            name="basis",
            type=Type.LINE,
            about="How an inferred date was inferred.",
            part=Part.HEAD,
        ),
        Field(
            name="place",
            type=Type.LINE,
            about="Where it was.",
            required=True,
            part=Part.HEAD,
            searchable=True,
        ),
        Field(
            name="category",
            type=Type.LINE,
            about="Its lane in the drawing.",
            required=True,
            part=Part.HEAD,
            attribute=True,
        ),
        Field(
            name="summary",
            type=Type.PROSE,
            about="What happened.",
            required=True,
            part=Part.BODY,
            searchable=True,
        ),
        SOURCES,
        Field(
            name="mentions",
            type=Type.MENTIONS,
            about="The passages that speak of it.",
            published=False,
        ),
    ),
    found=Found.BY_MENTIONS,
    order=("start",),
    drawn=True,
    only_with=(
        OnlyWith(
            "basis",
            "certainty",
            "inferred",
            "an inferred date, and only that, has a basis; say how it was inferred",
        ),
    ),
)

ENTRY_KINDS: tuple[EntryKind, ...] = (TERM, PERSON, EVENT)
"""Every kind of entry, in the order in which an edition lists them."""

BY_NAME: dict[str, EntryKind] = {kind.name: kind for kind in ENTRY_KINDS}


def kind_of(entry: str) -> EntryKind | None:
    """Return the kind of an entry by its id (``term-x``), ``None`` where there is no such kind."""
    name, hyphen, _ = entry.partition("-")
    return BY_NAME.get(name) if hyphen else None
