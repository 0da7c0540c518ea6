"""What a field of an entry or a note is: its type, its place before the reader, whether search finds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What an editor writes in a field, and what its value is."""

    LINE = "line"
    """Words on one line: a string."""
    NAME = "name"
    """The name of an entry, by which texts may be searched: a string without ``|`` and outer spaces."""
    WORDINGS = "wordings"
    """Names in other languages: a mapping of language tags to words, in the order in which they are shown."""
    PROSE = "prose"
    """The editor's own MyST."""
    DATE = "date"
    """A day, month, year, decade, century or interval in EDTF (:mod:`.dates`): a string."""
    CHOICE = "choice"
    """One of :attr:`Field.choices`: a string."""
    SOURCES = "sources"
    """Keys of the bibliography: a list of strings."""
    ENTRIES = "entries"
    """Ids of other entries of the kind, each of which names this one in turn: a list of strings."""
    FORMS = "forms"
    """The wordings by which a text says it: a list of mappings ``form``, ``case``, ``plural``."""
    PASSAGES = "passages"
    """Selectors (``target``, ``quote``, ``prefix``, ``suffix``): a list of mappings."""
    MENTIONS = "mentions"
    """Selectors of passages that speak of the entry; ``inferred`` says why: a list of mappings."""
    DATED = "dated"
    """A mapping of ``date`` (as DATE) and ``where`` (as PROSE)."""
    REASONS = "reasons"
    """Why a name in another language is not what a rule would make of it: a mapping of its tag to words."""
    BLOCK = "block"
    """The id of a block of a text: a string."""
    QUOTATION = "quotation"
    """Words as they stand in a text: a string."""
    NAMES = "names"
    """Names of persons and bodies (:mod:`.credits`): a string, or a list whose items may be in parts."""
    REVIEW = "review"
    """How far a note is (:func:`.credits.read_review`): a string."""


class Part(StrEnum):
    """Where an entry shows a field to its reader."""

    NOWHERE = "nowhere"
    NAME = "name"
    """It heads the entry."""
    WORDINGS = "wordings"
    """In the line of its names in other languages, below the head."""
    LIFE = "life"
    """With the other field of this part as a span of years, first in the line of facts."""
    FACTS = "facts"
    """In the line of facts, in the order of the fields."""
    HEAD = "head"
    """Where the kind's own head has it (an event: date, place, category)."""
    BODY = "body"
    """Its words are those of the entry."""
    SECTION = "section"
    """Below the body, with the field's label as title: a directive of its own."""
    SEE_ALSO = "see-also"
    FORMS = "forms"
    """With the list of places."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of an entry or a note.

    ``name``: the key in the editor's file and in ``edition.json``, the name of the node's attribute and, with
    hyphens, of the directive's option. ``about``: what it is, for the documentation and the JSON Schema.
    ``attribute``: whether pages have it as an attribute of the entry too (``data-<option>``), by which style
    sheets and scripts go.
    """

    name: str
    type: Type
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    default: str = ""
    """What is meant where it is not given."""
    attribute: bool = False
    label: str = ""
    """What a reader sees above or before it, where it stands by itself."""
    part: Part = Part.NOWHERE
    searchable: bool = False
    longest: int = 0
    """So many words at most are read at a glance (0: as many as one likes)."""
    published: bool = True
    """Whether pages and ``edition.json`` have it; if not, it guides the engine alone."""

    @property
    def option(self) -> str:
        """The name of the directive's option."""
        return self.name.replace("_", "-")


PUBLISHED_AS_LIST: dict[Type, str] = {Type.SOURCES: ",", Type.ENTRIES: " ", Type.FORMS: "|"}
"""The types whose directive option is a list, with what parts its items."""
