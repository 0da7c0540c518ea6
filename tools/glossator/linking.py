"""Find the forms of entries in a text, and choose which of them become links.

1. match: one pass of an Aho-Corasick automaton over each paragraph gives every wording at word
   boundaries, whatever the number of entries; of those that overlap the leftmost and longest wins;
2. correct: the editor's exclusions go, the editor's inclusions come;
3. link: the policy says which occurrences are links; one inside a mention never is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Case, Entry
from glossator.languages import sets_no_spaces
from glossator.memo import Memo
from glossator.model import Block, Occurrence, Span, Text
from glossator.quotation import find_lookalike, name_characters
from glossator_schema.blocks import HEADING
from glossator_schema.entries import kind_of
from glossator_schema.likeness import Likeness, unify


class LinkPolicy(StrEnum):
    """Which occurrences of an entry become links."""

    FIRST_IN_TEXT = "first-in-text"
    FIRST_IN_SECTION = "first-in-section"
    EVERY = "every"


@dataclass(frozen=True)
class SoughtForm:
    """One character sequence to look for, and the entry and form that it stands for."""

    words: str
    case: Case
    entry: str
    form: str


class FormMatcher:
    """All wordings of all entries, ready to be found in one pass over a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.wordings = [
            SoughtForm(words, form.case, entry.id, form.form)
            for entry in entries
            for form in entry.forms
            for words in form.wordings
        ]
        patterns = [fold(unify(wording.words)) for wording in self.wordings]
        self.automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)

    def find(self, block: str, text: str) -> list[Occurrence]:
        """Return the leftmost-longest occurrences in ``text``, the reading text of ``block``."""
        likeness = Likeness(text)
        folded = likeness.folded
        candidates = []
        for index, start, end in self.automaton.find_matches_as_indexes(
            fold(folded), overlapping=True
        ):
            wording = self.wordings[index]
            exact = wording.case is Case.ANY or folded[start:end] == unify(wording.words)
            if (
                exact
                and is_whole_word(folded, start, end)
                and (place := likeness.place(start, end)) is not None
            ):
                candidates.append((place[0], -place[1], wording))
        found: list[Occurrence] = []
        cursor = 0
        for start, negative_end, wording in sorted(candidates, key=lambda item: item[:2]):
            if start >= cursor:
                cursor = -negative_end
                span = Span(block, start, cursor)
                found.append(Occurrence(span, wording.entry, wording.form, linked=False))
        return found


def fold(text: str) -> str:
    """Lower-case each character that has one lower-case character, so that offsets stay the same."""
    return text.translate(LOWER)


class _Lower(dict[int, int]):
    """The lower-case character of each character that was met, by their numbers."""

    def __missing__(self, number: int) -> int:
        low = chr(number).lower()
        self[number] = ord(low) if len(low) == 1 else number
        return self[number]


LOWER = _Lower()


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Tell whether the range is bounded by word boundaries; a hyphen joins words."""
    return not (
        _joins(text, start - 1, start, text[start]) or _joins(text, end, end - 1, text[end - 1])
    )


def _joins(text: str, outside: int, edge: int, inner: str) -> bool:
    if not 0 <= outside < len(text) or not _is_alphabetic(inner):
        return False
    if text[outside] == "-":
        beyond = outside + (outside - edge)
        return 0 <= beyond < len(text) and text[beyond].isalnum()
    return _is_alphabetic(text[outside])


def _is_alphabetic(char: str) -> bool:
    """Tell whether a character belongs to a word set off by spaces: a letter or digit."""
    return char.isalnum() and not sets_no_spaces(char)


def find_occurrences(
    text: Text,
    matcher: FormMatcher,
    excluded: Sequence[Span],
    included: Sequence[Occurrence],
) -> list[Occurrence]:
    """Return the occurrences in ``text``, in reading order, none linked yet.

    ``excluded`` spans hold no occurrence; ``included`` ones are the editor's and win over matches.
    """
    chosen = list(included)
    barred = [*excluded, *(occurrence.span for occurrence in chosen)]
    by_target: dict[str, list[Span]] = {}
    for span in barred:
        by_target.setdefault(span.target, []).append(span)
    order = {}
    for index, block in enumerate(block for block in text.blocks if block.kind.forms):
        order[block.id] = index
        taken = by_target.get(block.id, [])
        chosen.extend(
            occurrence
            for occurrence in matcher.find(block.id, block.text)
            if not any(occurrence.span.overlaps(span) for span in taken)
        )
    return sorted(
        chosen, key=lambda occurrence: (order[occurrence.span.target], occurrence.span.start)
    )


def recall_occurrences(
    memo: Memo,
    origin: Iterable[str],
    text: Text,
    matcher: FormMatcher,
    excluded: Sequence[Span],
    included: Sequence[Occurrence],
) -> list[Occurrence]:
    """Return what :func:`find_occurrences` does, if it is known.

    ``origin``: what the text and all entries were read from.
    """

    def find() -> list[list[str | int]]:
        found = find_occurrences(text, matcher, excluded, included)
        return [[o.span.target, o.span.start, o.span.end, o.entry, o.form] for o in found]

    given = (*origin, repr((excluded, included)))
    return [
        Occurrence(Span(target, start, end), entry, form, linked=False)
        for target, start, end, entry, form in memo.recall("occurrences", given, find)
    ]


Finder = Callable[[Text, FormMatcher, Sequence[Span], Sequence[Occurrence]], list[Occurrence]]
"""What finds the occurrences in a text, as :func:`find_occurrences` does."""


def link_occurrences(
    text: Text,
    occurrences: Iterable[Occurrence],
    policies: Mapping[str, LinkPolicy],
    mentions: Iterable[Span],
) -> Iterator[Occurrence]:
    """Yield the occurrences, those linked that the policy of their kind of entry chooses.

    ``policies``: by the name of the kind of entry.
    """
    section_of: dict[str, int] = {}
    section = 0
    for block in text.blocks:
        section += block.kind is HEADING
        if block.kind.forms:
            section_of[block.id] = section
    inside: dict[str, list[Span]] = {}
    for span in mentions:
        inside.setdefault(span.target, []).append(span)
    seen: set[tuple[str, int]] = set()
    for occurrence in occurrences:
        span = occurrence.span
        if any(mention.overlaps(span) for mention in inside.get(span.target, [])):
            yield occurrence
            continue
        kind = kind_of(occurrence.entry)
        assert kind is not None
        policy = policies[kind.name]
        scope = section_of[span.target] if policy is LinkPolicy.FIRST_IN_SECTION else 0
        linked = policy is LinkPolicy.EVERY or (occurrence.entry, scope) not in seen
        seen.add((occurrence.entry, scope))
        yield occurrence if occurrence.linked == linked else replace(occurrence, linked=linked)


def check_forms(
    entries: Sequence[Entry], used: Container[tuple[str, str]], blocks: Collection[Block]
) -> Iterator[Diagnostic]:
    """Yield a fault for each wording that stands for two entries, and each form that occurs nowhere.

    ``used``: the forms that occur, each after the id of its entry.
    """
    owners: dict[str, str] = {}
    for entry in entries:
        for wording in {unify(words).casefold() for form in entry.forms for words in form.wordings}:
            owner = owners.setdefault(wording, entry.id)
            if owner != entry.id:
                message = f"{wording!r} of {entry.id} is a form of {owner} too; keep one"
                yield Diagnostic.at(entry.source, Code.BAD_FIELD, message)
    for entry in entries:
        for form in entry.forms:
            if (entry.id, form.form) not in used:
                message = f"{form.form!r} of {entry.id} occurs in no text; correct or remove it"
                message += _explain_unused(form.form, blocks)
                yield Diagnostic.at(entry.source, Code.UNUSED_FORM, message)


def _explain_unused(form: str, blocks: Collection[Block]) -> str:
    """Return why a form is found in none of some blocks, for the end of a message; "" where nobody can tell.

    It may stand where no forms are looked for, or look like words that are written with other characters.
    """
    sought = unify(form).casefold()
    alike = ""
    for block in blocks:
        if not block.kind.forms and sought and sought in unify(block.text).casefold():
            kind = block.kind.name
            return (
                f"; it stands in {block.id}, and no forms are looked for in a block of kind {kind}"
            )
        passage = "" if alike else find_lookalike(block.text, form)
        if passage and (named := name_characters(form, passage)):
            alike = f"; {block.id} has {passage!r}: {named}"
    return alike
