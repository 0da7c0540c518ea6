"""What the domain remembers of each page: frozen records, written once when the page is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BLOCK_KINDS,
    HEADING,
    PARAGRAPH,
    SPEECH,
    BlockKind,
    PointKind,
)
from glossator_schema.entries import BY_NAME, EntryKind
from glossator_schema.fields import Part
from glossator_schema.wordings import Name
from sphinx_glossator.words.facts import describe_facts
from sphinx_glossator.words.printed import label_note

if TYPE_CHECKING:
    from collections.abc import Iterator


class ObjectRecord(NamedTuple):
    """Something that a link may point to."""

    id: str
    type: str  # an object type of the domain
    name: str  # as a reader sees it: "¶12", a headword, a heading


class PointRecord(NamedTuple):
    """A place in a block at which a part of it begins, or a milestone stands."""

    kind: str  # the name of its kind
    start: int  # where it stands in the block's text
    id: str
    label: str  # as printed: what marks an item, or a milestone
    number: str  # of a line; of a milestone, of what edition it is
    level: int


class BlockRecord(NamedTuple):
    """A block of a text."""

    id: str
    kind: str  # the name of its kind
    text: str  # the reading text: no notes, no markup, no label
    number: str  # in its id; of a kind that the source numbers, and a heading, as printed ("" if it is not)
    level: int = 0  # of a heading: 1 below the title
    paragraph: str = (
        ""  # the block that cites an author's note; of one without mark, that before it
    )
    after: str = ""  # the paragraph before it, "" at the beginning of a text
    marks: tuple[dict[str, Any], ...] = ()
    """The words that the source marks: start, end, kind, and what it says."""
    speaker: str = ""  # who says it
    points: tuple[PointRecord, ...] = ()  # where its parts begin, and where milestones stand
    shows: str = ""  # what the image of a figure shows
    sha256: str = ""  # of that image
    label: str = ""  # as printed before the words: a number, a name
    header: bool = False  # whether the first row of a table says what stands below
    run_in: bool = False  # whether a heading stands in the line of its paragraph
    calls: tuple[dict[str, Any], ...] = ()
    """The marks of author's notes in it: start, note, label."""
    language: str = ""  # of its words, where it is not the edition's
    supplied: str = ""  # what the editors say of it, after its words
    follows: str | None = None
    """Of an author’s note: the block that begins before it in the source, "" where none does; None: unknown."""

    def points_of(self, *kinds: str) -> list[PointRecord]:
        """Return its points of these kinds, in order."""
        return [point for point in self.points if point.kind in kinds]

    def parts(self, *kinds: str) -> list[str]:
        """Return the parts of its text that begin at points of these kinds."""
        starts = [point.start for point in self.points_of(*kinds)]
        pairs = pairwise([*starts, len(self.text)])
        return [self.text[start:end].removesuffix(" ") for start, end in pairs]

    def rows(self) -> list[list[str]]:
        """Return the cells of a table, row by row."""
        kinds = [point.kind for point in self.points_of(PointKind.ROW, PointKind.CELL)]
        rows: list[list[str]] = []
        for kind, cell in zip(kinds, self.parts(PointKind.ROW, PointKind.CELL), strict=True):
            if kind == PointKind.ROW:
                rows.append([])
            rows[-1].append(cell)
        return rows


class EmendationRecord(NamedTuple):
    id: str
    paragraph: str
    source: str
    reading: str
    kind: str
    certainty: str


class NoteRecord(NamedTuple):
    id: str
    options: dict[str, str]  # the published ones of ``NOTE_FIELDS``, by name
    paragraph: str  # the target, or the paragraph that encloses or cites it
    text: str  # its paragraphs apart by an empty line, without parenthetical citations
    sources: tuple[str, ...]  # the bibliography keys that it cites

    @property
    def target(self) -> str:
        """The id of the block that it is on."""
        return self.options["target"]

    @property
    def label(self) -> str:
        """What a reader is told of its kind and its verdict, within a sentence."""
        return label_note(self.options["kind"], self.options["verdict"], within=True)


class SelfCheckRecord(NamedTuple):
    id: str
    question: str
    answer: str  # its paragraphs apart by an empty line
    sources: tuple[str, ...]


class OccurrenceRecord(NamedTuple):
    entry: str  # its id
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
    body: tuple[BlockRecord, ...]  # the blocks in the order of the page
    emendations: tuple[EmendationRecord, ...]
    notes: tuple[NoteRecord, ...]
    occurrences: tuple[OccurrenceRecord, ...]
    mentions: tuple[MentionRecord, ...]
    reading: dict[
        str, str
    ]  # what its headnote says of reading it: ``HEADNOTE_FIELDS`` that are given
    self_checks: tuple[SelfCheckRecord, ...]
    digest: str  # of the text as it is printed, and of each of its items: see :mod:`.digest`

    @property
    def short_title(self) -> str:
        """The title by which lists name the text."""
        return str(self.data.get("short") or self.title)

    def of_kind(self, *kinds: BlockKind) -> tuple[BlockRecord, ...]:
        """Return the blocks of some kinds, in the order of the page."""
        names = {kind.name for kind in kinds}
        return tuple(block for block in self.body if block.kind in names)

    @property
    def paragraphs(self) -> tuple[BlockRecord, ...]:
        """The blocks that bear the numbers of paragraphs; speeches are counted with them."""
        return tuple(block for block in self.of_kind(PARAGRAPH, SPEECH) if block.number)

    def as_printed(self) -> Iterator[BlockRecord]:
        """Yield its blocks, the author's notes where the source has them: its page has these at the end."""
        notes: dict[str | None, list[BlockRecord]] = {}
        for note in self.author_notes:
            notes.setdefault(note.follows, []).append(note)
        yield from notes.get("", ())
        for block in self.body:
            if block.kind != AUTHOR_NOTE.name:
                yield block
                yield from notes.get(block.id, ())
        yield from notes.get(None, ())

    @property
    def lines(self) -> tuple[PointRecord, ...]:
        """The lines of verse."""
        points = (point for block in self.body for point in block.points)
        return tuple(point for point in points if point.kind == PointKind.LINE and point.id)

    @property
    def headings(self) -> tuple[BlockRecord, ...]:
        return self.of_kind(HEADING)

    @property
    def author_notes(self) -> tuple[BlockRecord, ...]:
        return self.of_kind(AUTHOR_NOTE)

    @property
    def block_words(self) -> dict[str, str]:
        """The words of the blocks that may speak of an entry, by id."""
        may = [kind for kind in BLOCK_KINDS if kind.mentions or kind.forms]
        return {block.id: block.text for block in self.of_kind(*may)}

    @property
    def blocks(self) -> frozenset[str]:
        """The ids of the blocks that may speak of an entry."""
        return frozenset(self.block_words)


class EntryRecord(NamedTuple):
    """An entry of whatever kind: every published field of the kind, by name, empty where it has none."""

    kind: str  # its name
    id: str
    values: dict[str, Any]
    foreign: tuple[Name, ...] = ()  # the words of other languages among its own, in order

    @property
    def declared(self) -> EntryKind:
        """What the schema says of its kind."""
        return BY_NAME[self.kind]

    @property
    def name(self) -> str:
        """What heads it."""
        return self.text(self.declared.heading.name)

    @property
    def words(self) -> str:
        """Its own words, paragraphs apart by an empty line."""
        return self.text(self.declared.body.name)

    @property
    def forms(self) -> tuple[str, ...]:
        """The wordings by which the texts say it."""
        return tuple(
            form for field in self.declared.of_part(Part.FORMS) for form in self.items(field.name)
        )

    @property
    def facts(self) -> str:
        """Its line of facts, "" without any."""
        return describe_facts(self.declared, self.values)

    @property
    def is_living(self) -> bool:
        """Whether it is of someone who was born."""
        return self.declared.is_living(self.values)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By what it stands among the entries of its kind."""
        return self.declared.sort_key(self.values, self.id)

    def text(self, field: str) -> str:
        """Return the value of a field that is words; "" where its kind has no such field."""
        return str(self.values.get(field, ""))

    def items(self, field: str) -> tuple[str, ...]:
        """Return the value of a field that is a list; none where its kind has no such field."""
        return tuple(self.values.get(field, ()))

    def names(self) -> tuple[Name, ...]:
        """Return its names in other languages that are to be shown, in order."""
        return self.declared.names(self.values)


class LinkRecord(NamedTuple):
    """A link to an entry on a page that is no text of an edition."""

    entry: str  # its id; of Sphinx's own role for terms, the words by which that knows it
    by_words: bool
    place: str  # the id of the block that it stands in, else of the section
    name: str  # the title of that section, "" where it stands in a block


class PageRecord(NamedTuple):
    """Everything that one page gives to the edition."""

    objects: tuple[ObjectRecord, ...] = ()
    text: TextRecord | None = None
    entries: tuple[EntryRecord, ...] = ()
    links: tuple[str, ...] = ()  # ids of the entries that the page links to
    shows: tuple[tuple[str, str], ...] = ()  # views of other pages: name and argument of each
    cites: tuple[str, ...] = ()  # what its citations name, as they are written
    named: tuple[LinkRecord, ...] = ()  # the links to entries on a page that is no text
    links_elsewhere: bool = False  # whether it refers to anything but pages, entries and sources
