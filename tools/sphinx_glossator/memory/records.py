"""What the domain remembers of each page: frozen records, written once when the page is read."""

from __future__ import annotations

from typing import Any, NamedTuple


class ObjectRecord(NamedTuple):
    """Something that a link may point to."""

    id: str
    type: str  # an object type of the domain
    name: str  # as a reader sees it: "¶12", a headword, a heading


class ParagraphRecord(NamedTuple):
    id: str
    number: str
    text: str  # the reading text: no notes, no markup


class HeadingRecord(NamedTuple):
    id: str
    level: int  # 1 below the title
    text: str
    number: str  # as printed, without the dot; "" if none is printed


class AuthorNoteRecord(NamedTuple):
    id: str
    number: str
    paragraph: str
    text: str


class PullQuoteRecord(NamedTuple):
    id: str
    text: str
    after: str  # the paragraph before it, "" at the beginning of a text


class ReferenceRecord(NamedTuple):
    id: str
    number: str
    text: str


class EmendationRecord(NamedTuple):
    id: str
    paragraph: str
    source: str
    reading: str
    kind: str
    certainty: str


class NoteRecord(NamedTuple):
    id: str
    kind: str
    audience: str
    target: str
    paragraph: str  # the target, or the paragraph that encloses or cites it
    quote: str
    text: str  # its paragraphs apart by an empty line, without parenthetical citations
    sources: tuple[str, ...]  # the bibliography keys that it cites


class OccurrenceRecord(NamedTuple):
    entry: str  # the id of a term, a person or an institution
    paragraph: str
    form: str  # the words as they stand in the text
    linked: bool
    start: int  # where they begin in the paragraph's text


class MentionRecord(NamedTuple):
    event: str
    paragraph: str
    words: str
    block: str  # the id of the block that has the words: the paragraph, or an author's note of it
    start: int  # where they begin in that block's text


class TextRecord(NamedTuple):
    """A text of the edition."""

    id: str
    title: str
    data: dict[str, Any]  # the bibliographic data of the page's header
    headings: tuple[HeadingRecord, ...]
    paragraphs: tuple[ParagraphRecord, ...]
    author_notes: tuple[AuthorNoteRecord, ...]
    pull_quotes: tuple[PullQuoteRecord, ...]
    references: tuple[ReferenceRecord, ...]
    emendations: tuple[EmendationRecord, ...]
    notes: tuple[NoteRecord, ...]
    occurrences: tuple[OccurrenceRecord, ...]
    mentions: tuple[MentionRecord, ...]
    order: tuple[str, ...]  # the ids of headings and paragraphs as they follow one another
    digest: str  # of the text as it is printed, and of each of its items: see :mod:`.digest`

    @property
    def short_title(self) -> str:
        """The title by which lists name the text."""
        return str(self.data.get("short") or self.title)

    @property
    def blocks(self) -> frozenset[str]:
        """The ids of the blocks that may speak of an event."""
        paragraphs = frozenset(record.id for record in self.paragraphs)
        return paragraphs | frozenset(record.id for record in self.author_notes)

    @property
    def block_words(self) -> dict[str, str]:
        """The words of the blocks that may speak of an event, by id."""
        words = {record.id: record.text for record in self.paragraphs}
        return words | {record.id: record.text for record in self.author_notes}


class TermRecord(NamedTuple):
    """An entry of the glossary."""

    id: str
    headword: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    definition: str
    forms: tuple[str, ...]
    first_use: dict[str, str]  # date and where, or nothing
    usage: str
    related: tuple[str, ...]
    sources: tuple[str, ...]


class PersonRecord(NamedTuple):
    """A person or an institution."""

    id: str
    name: str
    kind: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    start: str
    end: str
    office: str
    description: str
    forms: tuple[str, ...]
    sources: tuple[str, ...]


class EventRecord(NamedTuple):
    """An entry of the timeline."""

    id: str
    name: str
    zh_hans: str
    start: str
    end: str
    certainty: str
    basis: str
    place: str
    category: str
    summary: str
    sources: tuple[str, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """What a page that links to the event shows of it: what it is called, when and where it was."""
        return (self.name, self.start, self.end, self.certainty, self.place)


class PageRecord(NamedTuple):
    """Everything that one page gives to the edition."""

    objects: tuple[ObjectRecord, ...] = ()
    text: TextRecord | None = None
    terms: tuple[TermRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    links: tuple[str, ...] = ()  # ids of the entries that the page links to
    shows: tuple[tuple[str, str], ...] = ()  # views of other pages: name and argument of each
    cites: tuple[str, ...] = ()  # what its citations name, as they are written
    links_elsewhere: bool = False  # whether it refers to anything but pages, entries and sources
