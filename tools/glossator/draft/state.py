"""A draft in the making: the text, what the rules may consult, and what they have proposed so far."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from glossator.draft.languages import any_word
from glossator.draft.manuscript import BODY_WORDS, Line, Manuscript
from glossator.draft.pictures import ReceivedPicture
from glossator.draft.proposals import (
    BlockProposal,
    EmendationProposal,
    MarkProposal,
    NoteProposal,
    Proposal,
    RunInProposal,
)
from glossator.draft.vocabulary import Vocabulary
from glossator.draft.wording import ends_sentence
from glossator.entry import Entry
from glossator.witness import Range
from glossator_schema.blocks import (
    ABSTRACT,
    CODE,
    FURNITURE,
    LIST,
    OPENER,
    PARAGRAPH,
    QUOTATION,
    SPEECH,
    STAGE,
    TABLE,
    TITLE,
    VERSE,
    LineKind,
)
from glossator_schema.points import read_mark

Kind = TypeVar("Kind", bound=Proposal)

SENTENCE = 6
"""A line of more words, with a sentence's end, is text where nothing longer is."""
CONTENT = frozenset(
    {PARAGRAPH, VERSE, SPEECH, STAGE, LIST, TABLE, QUOTATION, OPENER, ABSTRACT, CODE}
)
"""What the text itself is made of, where a rule has said so."""
ROWS = frozenset({LIST, TABLE, VERSE})
FEW = 6
"""A run of so few lines is no page."""
MENU = 2
"""The entries of a menu have so many words on the average, at the most."""


DEEP = 12
"""So many short lines may stand between the first sentence of a newspaper's page and its text."""
SIGNED = re.compile(rf"(?i:[\W_]*{any_word('by')})\s+[^\W\d_a-zß-öø-ÿ]\S*\s+[^\W\d_a-zß-öø-ÿ]")
"""A line that says who wrote what is below."""


ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|"
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|org|net|cn|gov|edu|uk|html?|shtml|pdf)\b(?:/\S*)?|"
    r"</?[A-Za-z][^<>]{0,300}>|\{\{[^{}]{1,300}\}\}|`[^`\n]{1,200}`|&#?\w{2,10};|\\[A-Za-z]{1,20}\{[^{}]{0,200}\}"
)
"""Addresses, in which stops, colons and hyphens join; tags, templates, code, what stands for a character."""


@dataclass(frozen=True)
class Segment:
    """Words of one block that stand together in the witness, at ``start``.

    ``follows_note`` tells whether only an author's note stands between them and the words before.
    """

    start: int
    words: str
    line: int
    follows_note: bool = False

    @cached_property
    def addresses(self) -> list[Range]:
        """The ranges of the addresses, and of tags, templates and code, in the words."""
        return [match.span() for match in ADDRESS.finditer(self.words)]

    def is_in_address(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` of the words belongs to an address."""
        index = bisect.bisect_right(self.addresses, offset, key=lambda span: span[0]) - 1
        return index >= 0 and offset < self.addresses[index][1]


@dataclass(frozen=True)
class Draft:
    """What a rule reads; ``segments`` are known when the structure is drafted.

    ``tongue``: the language of the text, as far as it is recognised; ``language``: what the record says of it;
    ``markup``: the notation in which its words are
    marked, and ``opaque`` the words, each with its line, in which signs of it mark nothing. ``pictures``: those
    that the text names, by what it calls them. ``listed``: blocks of which rules are too little sure to apply.
    """

    manuscript: Manuscript
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    terms: tuple[Entry, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    segments: tuple[Segment, ...] = ()
    language: str = ""
    tongue: str = ""
    markup: str = ""
    opaque: tuple[tuple[int, str], ...] = ()
    pictures: Mapping[str, ReceivedPicture] = field(default_factory=dict)
    listed: tuple[BlockProposal, ...] = ()

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the proposals of one class, in the order of their lines."""
        if kind not in self._found:
            found = [proposal for proposal in self.proposals if isinstance(proposal, kind)]
            self._found[kind] = sorted(found, key=lambda proposal: proposal.line)
        return [*self._found[kind]]

    @cached_property
    def _found(self) -> dict[type[Proposal], list[Any]]:
        return {}

    @cached_property
    def marks(self) -> dict[int, list[MarkProposal]]:
        """The marks of notes, by their lines."""
        found: dict[int, list[MarkProposal]] = {}
        for mark in self.of(MarkProposal):
            found.setdefault(mark.line, []).append(mark)
        return found

    @cached_property
    def inner(self) -> dict[int, list[NoteProposal | RunInProposal]]:
        """The notes that are glued to their marks, and the headings that begin a paragraph, by their lines."""
        found: dict[int, list[NoteProposal | RunInProposal]] = {}
        every: list[NoteProposal | RunInProposal] = [*self.of(NoteProposal)]
        every += self.of(RunInProposal)
        for each in every:
            found.setdefault(each.line, []).append(each)
        return found

    @cached_property
    def blocks(self) -> dict[int, BlockProposal]:
        """What the lines are, by number, so far as rules have said."""
        return {line: block for block in self.of(BlockProposal) for line in block.lines}

    @cached_property
    def content(self) -> tuple[int, int]:
        """The numbers of the first and the last line that is text, as far as it is known."""
        lines = self.manuscript.lines
        titles = [block.lines[-1] for block in self.of(BlockProposal) if block.kind is TITLE][:1]
        after = max(titles, default=0)
        body = [n.number for n in lines if n.number > after and self._is_content(n)]
        if not body:
            sentences = [n.number for n in lines if n.count > SENTENCE and ends_sentence(n.words)]
            body = sentences or [lines[-1].number + 1 if lines else 0]
        return body[1] if self._is_signed_below(body) else body[0], body[-1]

    def _is_signed_below(self, body: list[int]) -> bool:
        """Tell whether the first line of text stands above who wrote it, and when: it says what is to come."""
        if len(body) < 3 or body[0] in self.blocks:
            return False
        between = [line for line in self.manuscript.lines if body[0] < line.number < body[1]]
        return 0 < len(between) <= DEEP and any(SIGNED.match(line.words) for line in between)

    def _is_content(self, line: Line) -> bool:
        block = self.blocks.get(line.number)
        if block is None:
            return line.is_body and not self._is_beside_frame(line)
        return block.kind in CONTENT and block.line not in self._frames

    @cached_property
    def _frames(self) -> frozenset[int]:
        """The first lines of menus, and of what else is none of the text though it stands in rows."""
        rows = [block for block in self.of(BlockProposal) if block.kind in ROWS]
        return frozenset(block.line for block in rows if self._is_frame(block))

    def _is_beside_frame(self, line: Line) -> bool:
        """Tell whether a line stands among a few of which one is left out: no paragraph was broken there."""
        run = self.manuscript.run_of(line)
        few = len(run) <= FEW and line.count < BODY_WORDS
        return few and any(self.kind(other) is FURNITURE for other in run)

    def _is_frame(self, block: BlockProposal) -> bool:
        """Tell whether short rows, or a few, stand before anything else: a menu, or the head of a page."""
        if self.manuscript.has_body_before(block.line):
            return False
        rows = [self.manuscript.by_number[n] for n in block.lines if n in self.manuscript.by_number]
        words = sum(len(re.findall(r"\w+", row.words)) for row in rows)
        return words <= MENU * len(rows) or (block.kind is TABLE and len(rows) <= 2)

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines before the text."""
        return tuple(line for line in self.manuscript.lines if line.number < self.content[0])

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """The lines after the text."""
        return tuple(line for line in self.manuscript.lines if line.number > self.content[1])

    def is_in_head(self, line: Line) -> bool:
        """Tell whether a line stands before the text."""
        return line.number < self.content[0]

    def first(self, kind: LineKind) -> Line | None:
        """Return the first line that is held to be of a kind."""
        lines = (line for line in self.manuscript.lines if self.kind(line) is kind)
        return next(lines, None)

    def kind(self, line: Line) -> LineKind | None:
        """Return what a line is held to be, None where no rule has spoken."""
        block = self.blocks.get(line.number)
        return block.kind if block else None

    def is_free(self, line: Line) -> bool:
        """Tell whether no rule has yet said what the line is."""
        return line.number not in self.blocks

    def has_mark(self, note: BlockProposal) -> bool:
        """Tell whether a mark in the text leads to an author's note on lines of its own."""
        number = read_mark(note.label)
        return not self._marked.isdisjoint({(number, 0), (number, note.line)})

    @cached_property
    def _marked(self) -> set[tuple[str, int]]:
        return {(read_mark(mark.number), mark.note_at) for mark in self.of(MarkProposal)}

    def without(self, dropped: Iterable[Proposal]) -> Draft:
        """Return the draft without some proposals."""
        ids = {id(proposal) for proposal in dropped}
        return replace(self, proposals=tuple(p for p in self.proposals if id(p) not in ids))

    def level_before(self, number: int) -> int:
        """Return the level of the last heading before a line, 0 if there is none."""
        at = bisect.bisect_left(self._levels, (number, 0))
        return self._levels[at - 1][1] if at else 0

    @cached_property
    def _levels(self) -> list[tuple[int, int]]:
        return sorted((block.line, block.level) for block in self.of(BlockProposal) if block.level)

    def with_proposals(self, proposals: Iterable[Proposal]) -> Draft:
        """Return the draft with those of more proposals that do not contradict an earlier one."""
        accepted = Accepted(self.proposals)
        return replace(self, proposals=(*self.proposals, *filter(accepted.take, proposals)))


class Accepted:
    """What has been proposed so far; of proposals that contradict one another the first stands."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self.lines: set[int] = set()
        self.run_ins: set[int] = set()
        self.changes: dict[int, list[EmendationProposal]] = {}
        for proposal in proposals:
            self.take(proposal)

    def take(self, proposal: Proposal) -> bool:
        """Accept a proposal; return False if its lines, or its characters, are spoken for."""
        match proposal:
            case BlockProposal():
                if not self.lines.isdisjoint(proposal.lines):
                    return False
                self.lines.update(proposal.lines)
            case RunInProposal():
                if proposal.line in self.run_ins:
                    return False
                self.run_ins.add(proposal.line)
            case EmendationProposal():
                others = self.changes.setdefault(proposal.line, [])
                if any(map(proposal.clashes, others)):
                    return False
                others.append(proposal)
        return True


def take_first(proposals: Iterable[Kind]) -> Iterator[Kind]:
    """Yield those of proposals that contradict none before them."""
    yield from filter(Accepted(()).take, proposals)
