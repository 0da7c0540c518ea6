"""Write the page of one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import yaml

from glossator.model import (
    Abstract,
    AnchoredText,
    AuthorNote,
    Block,
    Heading,
    Keywords,
    Paragraph,
    PullQuote,
    Reference,
    ResolvedNote,
    Source,
)
from glossator.myst.inline import (
    Insertion,
    directive,
    directive_of_editor,
    escape,
    link,
    range_points,
    write_inline,
)

DIRECTIVES: dict[type[Block], str] = {
    Paragraph: "edition:paragraph",
    Abstract: "edition:abstract",
    Keywords: "edition:keywords",
    PullQuote: "edition:pull-quote",
    Reference: "edition:reference",
    AuthorNote: "edition:author-note",
}


def write_text_page(anchored: AnchoredText) -> str:
    """Return the MyST page of a text."""
    return "\n\n".join(_parts(anchored)) + "\n"


def _parts(anchored: AnchoredText) -> Iterator[str]:
    text = anchored.text
    yield "---\nhide-toc: true\n---"
    yield f"% Generated from seeds/{text.id}/ and glossary/ by glossator; do not edit."
    yield f"# {escape(text.bibliography.title)}"
    yield f"```{{edition:text}} {text.id}\n{_data(anchored)}```"
    if anchored.headnote:
        source = place(anchored.headnote.source)
        yield directive_of_editor("edition:headnote", "", {}, anchored.headnote.body, source)
    notes: dict[str, list[ResolvedNote]] = {}
    for note in anchored.notes:
        notes.setdefault(note.span.target, []).append(note)
    insertions = _insertions(anchored)
    for block in text.blocks:
        yield write_block(block, insertions.get(block.id, ()))
        yield from map(write_note, notes.get(block.id, ()))
    if text.author_notes:
        inner = []
        for author_note in text.author_notes:
            inner.append(write_block(author_note, insertions.get(author_note.id, ())))
            inner.extend(map(write_note, notes.get(author_note.id, ())))
        yield directive("edition:author-notes", "", {}, "\n\n".join(inner), colons=6)
    for emendation in text.emendations:
        options = {
            "target": emendation.span.target,
            "source-reading": emendation.source,
            "reading": emendation.reading,
            "kind": emendation.kind,
            "certainty": emendation.certainty,
            "remark": emendation.remark,
        }
        yield directive("edition:emendation", emendation.id, options, "")


def _data(anchored: AnchoredText) -> str:
    """Return the bibliographic data of a text as YAML, without what is empty."""
    text = anchored.text
    data: dict[str, Any] = {
        key: [_filled(person) for person in value] if isinstance(value, (list, tuple)) else value
        for key, value in _filled(asdict(text.bibliography)).items()
    }
    data["witness"] = {"file": text.witness.received_as, "sha256": text.witness.sha256}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def write_block(block: Block, insertions: Iterable[Insertion]) -> str:
    """Return a block of reading text."""
    marks = [Insertion(mark.offset, 2, 0, f"{{edition:fn}}`{mark.note}`") for mark in block.marks]
    words = write_inline(block.text, [*insertions, *marks])
    if isinstance(block, Heading):
        attributes = f"#{block.id} .run-in" if block.run_in else f"#{block.id}"
        label = f"[{escape(block.label)}]{{.heading-label}} " if block.label else ""
        return f"{{{attributes}}}\n{'#' * (block.level + 1)} {label}{words}"
    options = {} if isinstance(block, Paragraph) else {"label": block.label}
    if isinstance(block, AuthorNote):
        options["paragraph"] = block.paragraph
    return directive(DIRECTIVES[type(block)], block.id, options, words)


def write_note(resolved: ResolvedNote) -> str:
    """Return an editorial note, to stand after the block that it is on."""
    note = resolved.note
    options = {
        "kind": note.kind.value,
        "audience": note.audience.value,
        "target": resolved.span.target,
        "quote": note.selector.quote,
    }
    return directive_of_editor("edition:note", note.id, options, note.body, place(note.source))


def place(source: Source) -> str:
    """Return a place in an editor's file as ``file:line``."""
    return f"{source.file}:{source.line}"


def _insertions(anchored: AnchoredText) -> dict[str, list[Insertion]]:
    """Return what is set into each block: links, occurrences, and the points of notes and emendations."""
    found: dict[str, list[Insertion]] = {}
    for mention in anchored.mentions:
        pair = link(mention.span.start, mention.span.end, "[", f"]{{.{mention.event}}}", outer=True)
        found.setdefault(mention.span.target, []).extend(pair)
    for occurrence in anchored.occurrences:
        slug = occurrence.term.removeprefix("term-")
        after = f"](term:{slug})" if occurrence.linked else f"]{{.{occurrence.term}}}"
        pair = link(occurrence.span.start, occurrence.span.end, "[", after)
        found.setdefault(occurrence.span.target, []).extend(pair)
    for resolved in anchored.notes:
        span = resolved.span
        found.setdefault(span.target, []).extend(
            range_points(span.start, span.end, resolved.note.id)
        )
    for emendation in anchored.text.emendations:
        span = emendation.span
        found.setdefault(span.target, []).extend(range_points(span.start, span.end, emendation.id))
    return found
