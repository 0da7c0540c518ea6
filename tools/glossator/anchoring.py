"""Bring everything an editor anchored to its place in the texts: notes, mentions, wordings of entries.

Selectors are exact: a quotation that is not found exactly once is an error that names its line,
never a guess. All faults of an edition are reported in one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from glossator.diagnostics import Code, Diagnostic, EditionError, by_place, hint_at
from glossator.entry import Entry
from glossator.linking import (
    Finder,
    FormMatcher,
    LinkPolicy,
    check_forms,
    find_occurrences,
    link_occurrences,
)
from glossator.model import (
    AnchoredText,
    Apparatus,
    Block,
    Headnote,
    Note,
    Occurrence,
    ResolvedMention,
    ResolvedNote,
    Selector,
    Span,
    Text,
)
from glossator.notations.unread import say_remedy
from glossator.note_places import (
    fault_in_circle,
    fault_in_note,
    find_in_note,
    find_over_blocks,
    list_lines,
    read_as_before,
    refuse_without_words,
    stands_after,
    title_of,
)
from glossator.quotation import (
    find_alike,
    nearest_passage,
    show_difference,
    show_places,
)
from glossator_schema.blocks import BLOCK_KINDS
from glossator_schema.likeness import unify


def anchor_edition(
    texts: Sequence[Text],
    apparatus: Mapping[str, Apparatus],
    entries: Sequence[Entry],
    policies: Mapping[str, LinkPolicy],
    find: Finder = find_occurrences,
) -> tuple[AnchoredText, ...]:
    """Resolve every selector of the edition; ``apparatus`` is by text id.

    ``policies``: which occurrences of entries are links, by the name of the kind; ``find``: finds the
    occurrences in a text, or knows them.

    Raises :class:`EditionError` with each selector that does not find its one place, each mention
    that crosses another or a term, and each form that occurs nowhere.
    """
    resolver = _Resolver(texts)
    mentions = resolver.mentions(entries)
    excluded = [span for entry in entries for span in resolver.spans(entry.exclude)]
    included = resolver.inclusions(entries)
    matcher = FormMatcher(entries)
    anchored = []
    for text in texts:
        owned = resolver.owned[text.id]
        own = [mention for mention in mentions if mention.span.target in owned]
        spans = [mention.span for mention in own]
        found = find(
            text,
            matcher,
            [span for span in excluded if span.target in owned],
            [occurrence for occurrence in included if occurrence.span.target in owned],
        )
        resolver.check_crossings(entries, own, found)
        matter = apparatus[text.id]
        anchored.append(
            AnchoredText(
                text=text,
                headnote=resolver.headnote(text, matter.headnote),
                notes=tuple(resolver.notes(text, matter)),
                occurrences=tuple(link_occurrences(text, found, policies, spans)),
                mentions=tuple(own),
                self_checks=matter.self_checks,
            )
        )
    used = {(o.entry, o.form) for text in anchored for o in text.occurrences}
    resolver.faults += check_forms(entries, used, resolver.blocks.values())
    if resolver.faults:
        raise EditionError(sorted(resolver.faults, key=by_place))
    return tuple(anchored)


class _Resolver:
    """All blocks of the edition by id, and the faults found so far."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.owned = {text.id: text.targets() for text in texts}
        owned = self.owned.values()
        self.blocks = {name: block for blocks in owned for name, block in blocks.items()}
        self.lines: dict[str, Span] = {
            line: span for block in self.blocks.values() for line, span in list_lines(block)
        }
        self.faults: list[Diagnostic] = []

    def fault(self, selector: Selector, code: Code, message: str) -> None:
        of_target = code is Code.UNKNOWN_TARGET
        place = selector.named_at if of_target else selector.source
        self.faults.append(Diagnostic.at(place, code, message))

    def span(self, selector: Selector, within: Mapping[str, Block] | None = None) -> Span | None:
        """Resolve a selector, or note why it cannot be."""
        blocks = self.blocks if within is None else within
        line = self.lines.get(selector.target)
        block = blocks.get(line.target if line else selector.target)
        if block is None:
            hint = hint_at(selector.target, [*blocks, *self.lines])
            message = (
                f"{selector.target} is no block of this edition or text{hint}; correct the target"
            )
            self.fault(selector, Code.UNKNOWN_TARGET, message)
            return None
        found = find_alike(block.text, selector.quote, selector.prefix, selector.suffix)
        if line:
            others = found
            found = [place for place in found if line.start <= place[0] and place[1] <= line.end]
            if others and not found:
                self.fault(selector, Code.QUOTE_NOT_FOUND, self.say_line(selector, line, others[0]))
                return None
        if not found and (elsewhere := self.find_elsewhere(selector, blocks)):
            message = f"{selector.quote!r} is not in {selector.target}, but in {elsewhere}"
            self.fault(selector, Code.QUOTE_NOT_FOUND, f"{message}; correct the target")
            return None
        if not selector.quote or not found:
            nearest = nearest_passage(block.text, selector.quote)
            self.fault(
                selector,
                Code.QUOTE_NOT_FOUND,
                f"{selector.quote!r} is not in {selector.target}; nearest is {nearest!r}: "
                f"{show_difference(selector.quote, nearest)}{say_remedy(block.text, selector)}",
            )
            return None
        if len(found) > 1:
            self.fault(
                selector,
                Code.QUOTE_AMBIGUOUS,
                f"{selector.quote!r} occurs {len(found)} times in {selector.target}; "
                f"add a prefix or suffix: {show_places(block.text, found)}",
            )
            return None
        return Span(block.id, *found[0])

    def find_elsewhere(self, selector: Selector, blocks: Mapping[str, Block]) -> str:
        """Return the blocks that have the words which the block that is named has not, the nearest first."""
        order = [*blocks]
        at = order.index(self.block_of(selector.target))
        parts = (selector.quote, selector.prefix, selector.suffix)
        near = sorted(order, key=lambda name: abs(order.index(name) - at))
        having = [name for name in near if selector.quote and find_alike(blocks[name].text, *parts)]
        return " and ".join(having[:2])

    def say_line(self, selector: Selector, line: Span, place: tuple[int, int]) -> str:
        """Say in which other line of its stanza a quotation stands, or that it runs over the end of one."""
        message = f"{selector.quote!r} is not in {selector.target}"
        for name, other in self.lines.items():
            within = other.start <= place[0] and place[1] <= other.end
            if other.target == line.target and within:
                return f"{message}, but in {name}; correct the target"
        return f"{message} alone, but goes over the ends of lines; let {line.target} be the target"

    def block_of(self, target: str) -> str:
        """Return the block that a selector names, or that has the line that it names."""
        return self.lines[target].target if target in self.lines else target

    def headnote(self, text: Text, headnote: Headnote | None) -> Headnote | None:
        """Return a headnote with the words that it quotes as its text has them."""
        if headnote is None or headnote.quotation is None:
            return headnote
        owned = self.owned[text.id]
        if (span := self.span(headnote.quotation, owned)) is None:
            return headnote
        words = owned[span.target].text[span.start : span.end]
        return replace(headnote, options={**headnote.options, "quote": words})

    def spans(self, selectors: Iterable[Selector]) -> list[Span]:
        return [span for selector in selectors if (span := self.span(selector)) is not None]

    def inclusions(self, entries: Sequence[Entry]) -> list[Occurrence]:
        """Resolve the words that editors assign to entries; each may be assigned once."""
        found: list[Occurrence] = []
        for entry in entries:
            for selector in entry.include:
                span = self.span(selector)
                if span is None or not self.may_be_found(span, selector):
                    continue
                for other in found:
                    if span.overlaps(other.span):
                        message = f"{selector.quote!r} overlaps words included in {other.entry}"
                        self.fault(selector, Code.BAD_FIELD, f"{message}; shorten one of them")
                found.append(Occurrence(span, entry.id, selector.quote, linked=False))
        return found

    def may_be_found(self, span: Span, selector: Selector) -> bool:
        if self.blocks[span.target].kind.forms:
            return True
        places = " or ".join(kind.name for kind in BLOCK_KINDS if kind.forms)
        message = f"wordings are found in a {places} only; {span.target} is none"
        self.fault(selector, Code.UNKNOWN_TARGET, message)
        return False

    def notes(self, text: Text, matter: Apparatus) -> Iterable[ResolvedNote]:
        """Return the notes on a text in the order of their words; those on other notes are the last."""
        owned = {text.id: title_of(text), **self.owned[text.id]}
        others = {note.id: note for note in matter.notes}
        order = {anchor: index for index, anchor in enumerate((*owned, *others))}
        resolved = []
        for written in matter.notes:
            note = read_as_before(written, text, owned, others)
            spans = self.note_spans(note, text, owned, others)
            if spans is None:
                continue
            ends = spans[-1].target if spans else ""
            if note.options["until"] not in ("", ends):
                message = f"the words end in {ends or 'no block'}; correct :until:, or remove it"
                self.fault(note.selector, Code.QUOTE_NOT_FOUND, message)
            until = ends if len(spans) > 1 else ""
            options = {**note.options, "until": until}
            resolved.append(ResolvedNote(replace(note, options=options), spans))
        return sorted(
            resolved,
            key=lambda item: (
                order[stands_after(item)],
                item.spans[-1].start if item.spans else -1,
            ),
        )

    def note_spans(
        self, note: Note, text: Text, owned: Mapping[str, Block], others: Mapping[str, Note]
    ) -> tuple[Span, ...] | None:
        """Return the places of the words that a note quotes, or note why there are none."""
        selector = note.selector
        if (other := others.get(selector.target)) is not None:
            return self.spans_in_note(note, other, others)
        if not selector.quote and selector.target == text.id:
            return ()
        if not selector.quote and selector.target in owned:
            self.faults.append(refuse_without_words(selector))
            return None
        block = owned.get(selector.target)
        if block and not find_alike(block.text, selector.quote, selector.prefix, selector.suffix):
            places = find_over_blocks(text, block, selector)
            if len(places) == 1:
                return places[0]
        span = self.span(selector, owned)
        return None if span is None else (span,)

    def spans_in_note(
        self, note: Note, other: Note, others: Mapping[str, Note]
    ) -> tuple[Span, ...] | None:
        """Return the place of the words that a note quotes of another, or note what is wrong."""
        selector = note.selector
        fault = fault_in_circle(note, others)
        found = find_in_note(other, selector) if selector.quote else []
        if fault is None and selector.quote:
            fault = fault_in_note(other, selector, found)
        if fault is not None:
            self.faults.append(fault)
            return None
        return tuple(found)

    def mentions(self, entries: Sequence[Entry]) -> list[ResolvedMention]:
        return [
            ResolvedMention(entry.id, span)
            for entry in entries
            for mention in entry.mentions
            if (span := self.span(mention.selector)) is not None
            and self.may_be_linked(span, mention.selector)
        ]

    def may_be_linked(self, span: Span, selector: Selector) -> bool:
        """A mention is a link: it stands in a block of a kind that may hold one."""
        if self.blocks[span.target].kind.mentions:
            return True
        places = " or ".join(kind.name for kind in BLOCK_KINDS if kind.mentions)
        message = f"a mention stands in a {places} only; {span.target} is none"
        self.fault(selector, Code.UNKNOWN_TARGET, message)
        return False

    def check_crossings(
        self, entries: Sequence[Entry], mentions: list[ResolvedMention], found: list[Occurrence]
    ) -> None:
        """A mention is a link: it may hold a term, but cross neither one nor another mention."""
        if not mentions:  # else all entries would be gone through for each text
            return
        places = {
            (entry.id, self.block_of(selector.target), unify(selector.quote)): selector
            for entry in entries
            for selector in (mention.selector for mention in entry.mentions)
        }
        inside: dict[str, list[Occurrence]] = {}
        for occurrence in found:
            inside.setdefault(occurrence.span.target, []).append(occurrence)
        for index, mention in enumerate(mentions):
            span = mention.span
            words = self.blocks[span.target].text
            selector = places[mention.entry, span.target, unify(words[span.start : span.end])]
            for other in mentions[:index]:
                if span.overlaps(other.span):
                    message = f"this mention overlaps one of {other.entry}; shorten one of them"
                    self.fault(selector, Code.CROSSED_MENTION, message)
            for occurrence in inside.get(span.target, ()):
                if span.crosses(occurrence.span) or (
                    span != occurrence.span and occurrence.span.contains(span)
                ):
                    message = f"this mention crosses the term {occurrence.form!r}; widen it or exclude the term"
                    self.fault(selector, Code.CROSSED_MENTION, message)
