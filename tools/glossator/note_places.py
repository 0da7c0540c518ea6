"""Where an editorial note stands: on words of a block, over several blocks, on a text, or on another note.

All that is looked for is words. In another note they are looked for in the editors' own Markdown, as it
stands there: they may be wrapped over lines, but cross no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from glossator.diagnostics import Code, Diagnostic
from glossator.model import Block, Note, ResolvedNote, Selector, Span, Text
from glossator.quotation import (
    find_alike,
    find_lookalike,
    nearest_passage,
    show_difference,
    strip_marks,
)
from glossator_schema.blocks import FIGURE, PULL_QUOTE, TITLE, PointKind
from glossator_schema.credits import is_draft

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

APART = (PULL_QUOTE, FIGURE)
"""What stands between two paragraphs and is no part of the sentence that goes on."""

RANGE = "edition:x"
"""A role that no page has, to see how the editors' words are read where a range begins and ends."""


def title_of(text: Text) -> Block:
    """Return the title of a text as a block; its id is that of the text."""
    words = text.bibliography.title
    return text.title or Block(kind=TITLE, id=text.id, line=0, text=words)


def stands_after(resolved: ResolvedNote) -> str:
    """Return the id of the block, text or note that a note stands after."""
    spans = resolved.spans
    return spans[-1].target if spans else resolved.note.selector.target


def list_following(text: Text, block_id: str) -> Iterator[Block]:
    """Yield the blocks into which words may go on that begin in a block, in order."""
    ids = [block.id for block in text.blocks]
    if block_id in ids:
        yield from (it for it in text.blocks[ids.index(block_id) + 1 :] if it.kind not in APART)


def find_over_blocks(text: Text, block: Block, selector: Selector) -> list[tuple[Span, ...]]:
    """Return each place at which words begin in a block and end in one after it, a space between two."""
    joined, parts = join_following(text, block, selector)
    found = find_alike(joined, selector.quote, selector.prefix, selector.suffix)
    return [
        tuple(divide_span(parts, start, end))
        for start, end in found
        if start < len(block.text) < end
    ]


def join_following(
    text: Text, block: Block, selector: Selector
) -> tuple[str, list[tuple[int, Block]]]:
    """Return the words of a block and of those into which a quotation may go on, and where each begins."""
    wanted = len(block.text) + len(selector.quote) + len(selector.suffix)
    joined, parts = block.text, [(0, block)]
    for other in list_following(text, block.id):
        if len(joined) >= wanted:
            break
        parts.append((len(joined) + 1, other))
        joined = f"{joined} {other.text}"
    return joined, parts


def fault_over_blocks(text: Text, block: Block, selector: Selector) -> Diagnostic | None:
    """Return what differs in words that nearly go on from a block into the next; ``None`` where none do."""
    joined, _parts = join_following(text, block, selector)
    nearest = find_lookalike(joined, selector.quote)
    if not nearest or nearest in block.text or joined.index(nearest) >= len(block.text):
        return None
    message = (
        f"{selector.quote!r} is not in {block.id} and what follows it; nearest is {nearest!r}: "
    )
    message += f"{show_difference(selector.quote, nearest)}; copy the words as they stand there"
    return Diagnostic.at(selector.source, Code.QUOTE_NOT_FOUND, message)


def read_as_before(
    note: Note, text: Text, owned: Mapping[str, Block], others: Mapping[str, Note]
) -> Note:
    """Return a note whose words are quoted as YAML has them, if they are found so and not as they stand."""
    selector = note.selector
    said: dict[str, Any] = {of: getattr(selector, of) for of in ("quote", "prefix", "suffix")}
    bare: dict[str, Any] = {name: strip_marks(words) or words for name, words in said.items()}
    if bare == said or selector.target not in {*owned, *others}:
        return note
    if selector.target in others:
        words = " ".join(others[selector.target].body.split())
    else:
        blocks = (owned[selector.target], *list_following(text, selector.target))
        words = " ".join(block.text for block in blocks)
    if find_alike(words, *said.values()) or not find_alike(words, *bare.values()):
        return note
    return replace(note, options={**note.options, **bare}, selector=replace(selector, **bare))


def divide_span(parts: Sequence[tuple[int, Block]], start: int, end: int) -> Iterator[Span]:
    """Yield the part of a range in each block that it touches."""
    for begins, block in parts:
        first, last = max(start - begins, 0), min(end - begins, len(block.text))
        if first < last:
            yield Span(block.id, first, last)


# --- words of another note ----------------------------------------------------------------------


@cache
def make_parser() -> MarkdownIt:
    """Return a parser of the editors' Markdown that knows roles."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    return MarkdownIt("commonmark").use(colon_fence_plugin).use(myst_role_plugin)


def find_in_note(note: Note, selector: Selector) -> list[Span]:
    """Return each place in the Markdown of a note at which words stand, wrapped over lines or not."""
    parts = (selector.prefix, selector.quote, selector.suffix)
    before, quote, after = (r"\s+".join(map(re.escape, part.split())) for part in parts)
    pattern = rf"{before}\s*({quote})\s*{after}" if before or after else f"({quote})"
    places = re.finditer(pattern, note.body)
    return [Span(note.id, *match.span(1)) for match in places]


def crosses_markup(note: Note, span: Span) -> bool:
    """Tell whether words of a note are not all of one piece of running text."""
    marks = tuple(f"{{{RANGE}}}`{end}`" for end in ("start", "end"))
    words = note.body
    marked = f"{words[: span.start]}{marks[0]}{words[span.start : span.end]}{marks[1]}{words[span.end :]}"
    for token in make_parser().parse(marked):
        levels = [child.level for child in token.children or () if _is_mark(child)]
        if levels:
            return len(levels) != 2 or levels[0] != levels[1] or not _between(token.children or [])
    return True


def _is_mark(token: Token) -> bool:
    return token.type == "myst_role" and token.meta["name"] == RANGE


def _between(tokens: Sequence[Token]) -> bool:
    """Tell whether there is nothing but words between the two marks."""
    first, last = (index for index, token in enumerate(tokens) if _is_mark(token))
    return all(token.type in ("text", "softbreak") for token in tokens[first + 1 : last])


# --- what is wrong --------------------------------------------------------------------------------


def refuse_without_words(selector: Selector) -> Diagnostic:
    """Return the fault of a note that quotes nothing and is neither on a text nor on another note."""
    message = (
        f"the note quotes no words of {selector.target}; write :quote:, "
        "which a note on a whole text or on another note alone may leave out"
    )
    return Diagnostic.at(selector.source, Code.BAD_FIELD, message)


def fault_in_circle(note: Note, others: Mapping[str, Note]) -> Diagnostic | None:
    """Return the fault of a note that is on itself by way of others, or on one that its readers do not have."""
    seen, target = [note.id], note.selector.target
    while target in others and target not in seen:
        seen.append(target)
        target = others[target].selector.target
    place = note.selector.source
    if target in seen:
        message = f"{' is on '.join([*seen, target])}; let one be on the text"
        return Diagnostic.at(note.selector.named_at, Code.UNKNOWN_TARGET, message)
    drafts = [other for other in seen[1:] if is_draft(others[other].options["state"])]
    if drafts and not is_draft(note.options["state"]):
        message = f"{drafts[0]} is a draft; a note on it is one too: write :state: draft, or finish that one"
        return Diagnostic.at(place, Code.BAD_FIELD, message)
    if note.for_students and not all(others[other].for_students for other in seen):
        message = "a note on one for teachers is for teachers too; write :audience: teacher"
        return Diagnostic.at(place, Code.BAD_FIELD, message)
    return None


def fault_in_note(note: Note, selector: Selector, found: Sequence[Span]) -> Diagnostic | None:
    """Return what is wrong with the words of another note that a note quotes; None if nothing is."""
    code, message = Code.QUOTE_NOT_FOUND, ""
    if not found:
        nearest = nearest_passage(note.body, selector.quote)
        difference = show_difference(selector.quote, nearest)
        message = (
            f"{selector.quote!r} is not in {note.id}; nearest is {nearest!r}: {difference}; "
            "copy the words as they stand there"
        )
    elif len(found) > 1:
        code = Code.QUOTE_AMBIGUOUS
        message = (
            f"{selector.quote!r} occurs {len(found)} times in {note.id}; "
            "add a prefix or suffix, the words before it or after it"
        )
    elif crosses_markup(note, found[0]):
        message = (
            f"{selector.quote!r} crosses markup of {note.id}; quote words that stand between two marks, "
            "or leave :quote: out"
        )
    place = selector.source
    return Diagnostic.at(place, code, message) if message else None


def list_lines(block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the lines of verse of a block, by their ids: a selector may name one of them."""
    lines = [point for point in block.points if point.kind is PointKind.LINE and point.id]
    ends = [*(line.offset for line in lines[1:]), len(block.text)]
    for line, end in zip(lines, ends, strict=False):
        yield line.id, Span(block.id, line.offset, end)
