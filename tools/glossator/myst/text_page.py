"""Write the page of one text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from glossator.collation import Step, collate, digest_line
from glossator.ledger import FormerPage
from glossator.model import (
    AnchoredText,
    Block,
    Emendation,
    Point,
    ResolvedNote,
    SelfCheck,
    Source,
    Text,
)
from glossator.myst.inline import (
    Insertion,
    directive,
    directive_of_editor,
    escape,
    escape_edges,
    link,
    range_points,
    set_into,
    write_inline,
    write_moved,
)
from glossator.myst.spans import omission_points, span_points
from glossator.note_places import stands_after
from glossator_schema.blocks import HEADING, NOTE_MARK, PARAGRAPH, PARTS, POINT, read_block_id
from glossator_schema.notes import PUBLISHED_NOTE_FIELDS, SELF_CHECK


def write_text_page(
    anchored: AnchoredText,
    moved: Mapping[str, Sequence[str]] = MappingProxyType({}),
    former: Iterable[FormerPage] = (),
) -> str:
    """Return the MyST page of a text.

    ``moved``: by new id, the old ones whose words it has; ``former``: texts that had other ids, of which this
    may be one.
    """
    before = [old.id for old in former if old.now == anchored.text.id]
    return "\n\n".join(_parts(anchored, moved, before)) + "\n"


def _parts(
    anchored: AnchoredText, moved: Mapping[str, Sequence[str]], before: Iterable[str]
) -> Iterator[str]:
    text = anchored.text
    yield "---\nhide-toc: true\n---"
    yield f"% Generated from seeds/{text.id}/ and glossary/ by glossator; do not edit."
    insertions = _insertions(anchored)
    said = text.title.language if text.title else ""
    before_title = f"{{.language-{said}}}\n" if said else ""
    yield f"{before_title}# {write_title(text, insertions.get(text.id, ()))}"
    yield f"```{{edition:text}} {text.id}\n{_data(anchored)}```"
    yield from write_moved(before, text.id)
    if anchored.headnote:
        source = place(anchored.headnote.source)
        options = dict(anchored.headnote.options)
        yield directive_of_editor("edition:headnote", "", options, anchored.headnote.body, source)
    notes: dict[str, list[ResolvedNote]] = {}
    for note in anchored.notes:
        notes.setdefault(stands_after(note), []).append(note)

    def write_notes(after: str) -> Iterator[str]:
        """Yield the notes on a block, each with those that are on it."""
        for note in notes.get(after, ()):
            name = note.note.id
            yield from write_moved(moved.get(name, ()), name)
            yield write_note(note, insertions.get(name, ()))
            yield from write_notes(name)

    yield from write_notes(text.id)
    for block in text.blocks:
        for anchor in (block.id, *(point.id for point in block.points if point.id)):
            yield from write_moved(moved.get(anchor, ()), anchor)
        yield write_block(block, insertions.get(block.id, ()))
        yield from write_notes(block.id)
    if text.author_notes:
        inner = []
        for author_note in text.author_notes:
            inner.extend(write_moved(moved.get(author_note.id, ()), author_note.id))
            inner.append(write_block(author_note, insertions.get(author_note.id, ())))
            inner.extend(write_notes(author_note.id))
        yield directive("edition:author-notes", "", {}, "\n\n".join(inner), colons=6)
    if anchored.self_checks:
        yield write_self_checks(anchored.self_checks, moved)
    yield from write_moved(moved.get(text.id, ()), "")
    yield write_apparatus(text)


def write_apparatus(text: Text) -> str:
    """Return the apparatus: what was changed, kept and left out, and the order of the witness."""
    steps, omissions = collate(text)
    entries = [write_emendation(emendation) for emendation in text.emendations]
    entries += [
        directive(
            "edition:kept",
            kept.block,
            {"line": str(kept.line), "remark": kept.remark},
            write_inline(kept.words),
        )
        for kept in text.kept
    ]
    for omission in omissions:
        options = {
            "line": str(omission.line),
            "role": omission.role,
            "before": omission.before,
            "remark": omission.remark,
        }
        words = escape_edges(omission.text)
        entries.append(directive("edition:omitted", "", options, words))
    collation = "\n".join(map(write_step, steps))
    entries.append(f"```{{edition:collation}}\n{collation}\n```")
    import yaml

    rules = yaml.safe_dump(dict(text.rules), allow_unicode=True, width=10_000) if text.rules else ""
    if rules:
        entries.insert(0, f"```{{edition:rules}}\n{rules}```")
    return directive("edition:apparatus", text.id, {}, "\n\n".join(entries), colons=6)


def write_step(step: Step) -> str:
    """Return a step of the collation as a line: ``words chen-2024-p1 642``, ``space "\\n\\n"``."""
    name, *rest = step
    return " ".join([str(name), *(json.dumps(x) if name == "space" else str(x) for x in rest)])


def write_emendation(emendation: Emendation) -> str:
    """Return an entry of the apparatus."""
    options = {
        "target": emendation.span.target,
        "source-reading": emendation.source,
        "reading": emendation.reading,
        "kind": emendation.kind,
        "certainty": emendation.certainty,
        "remark": "" if emendation.rule else emendation.remark,
        "rule": emendation.rule,
    }
    return directive("edition:emendation", emendation.id, options, "")


def _data(anchored: AnchoredText) -> str:
    """Return the bibliographic data of a text as YAML, without what is empty."""
    import yaml

    text = anchored.text
    data: dict[str, Any] = {
        key: [_filled(person) for person in value] if isinstance(value, (list, tuple)) else value
        for key, value in _filled(asdict(text.bibliography)).items()
    }
    if text.draft:
        data["draft"] = True
    if text.language:
        data["language"] = text.language
    data["witness"] = {
        "file": text.witness.received_as,
        "sha256": text.witness.sha256,
        "bytes": len(text.witness.text.encode()),
        "lines": " ".join(map(digest_line, text.witness.text.split("\n"))),
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def write_title(text: Text, insertions: Iterable[Insertion]) -> str:
    """Return the words of the title, with what was changed in it and what notes are on it."""
    if text.title is None:
        return write_inline(text.bibliography.title, insertions)
    return write_inline(text.title.text, [*insertions, *set_points(text.title)])


def set_points(block: Block) -> Iterator[Insertion]:
    """Yield what stands at places of a block: where a part begins, before a mark; a milestone, after one."""
    yield from span_points(block.spans)
    for point in block.points:
        depth = 0 if point.kind in PARTS else 2
        yield Insertion(point.offset, 2, depth, write_point(point))
    for mark in block.marks:
        label = "" if mark.label == read_block_id(mark.note)[1] else f" {mark.label}"
        yield Insertion(mark.offset, 2, 1, f"{{edition:{NOTE_MARK}}}`{mark.note}{label}`")


def write_point(point: Point) -> str:
    """Return a place in a block: its kind, and what is said of it, quoted as in an address."""
    said = {
        "id": point.id,
        "label": point.label,
        "source": point.source,
        "level": str(point.level or ""),
        "number": point.number,
        "shown": "yes" if point.shown else "",
    }
    fields = (f"{key}={quote(value, safe='')}" for key, value in said.items() if value)
    return f"{{edition:{POINT}}}`{' '.join([point.kind.value, *fields])}`"


def write_block(block: Block, insertions: Iterable[Insertion]) -> str:
    """Return a block of reading text."""
    words = write_inline(block.text + block.remark, [*insertions, *set_points(block)])
    if block.kind is HEADING:
        attributes = f"#{block.id} .run-in" if block.run_in else f"#{block.id}"
        attributes += f" .language-{block.language}" if block.language else ""
        label = f"{write_label(block)} " if block.label else ""
        return f"{{{attributes}}}\n{'#' * (block.level + 1)} {label}{words}"
    label = "" if block.kind is PARAGRAPH else block.label
    options = {
        "label": label,
        "paragraph": block.paragraph,
        "speaker": block.speaker,
        "language": block.language,
        "header": "yes" if block.header else "",
        "level": str(block.level) if block.level > 1 else "",
        **(_options_of(block) if block.picture else {}),
    }
    return directive(f"edition:{block.kind.name}", block.id, options, words)


def _options_of(figure: Block) -> dict[str, str]:
    """Return what is said of the picture of a figure; it lies in a folder of the text's id."""
    picture = figure.picture
    assert picture is not None
    folder = figure.id.rpartition("-")[0]
    return {"image": f"{folder}/{picture.file}", "sha256": picture.sha256, "alt": picture.alt}


def write_label(heading: Block) -> str:
    """Return a heading's label; one that the edition supplies is an emended place."""
    if not heading.supplied:
        return f"[{escape(heading.label)}]{{.heading-label}}"
    points = range_points(0, len(heading.label), heading.supplied)
    return f"[{write_inline(heading.label, points)}]{{.heading-label .supplied}}"


def write_note(resolved: ResolvedNote, insertions: Iterable[Insertion] = ()) -> str:
    """Return an editorial note, to stand after what it is on; ``insertions``: points of notes on its words."""
    note = resolved.note
    options = {field.option: note.options[field.name] for field in PUBLISHED_NOTE_FIELDS}
    body = set_into(note.body, insertions)
    return directive_of_editor("edition:note", note.id, options, body, place(note.source))


def write_self_checks(checks: Iterable[SelfCheck], moved: Mapping[str, Sequence[str]]) -> str:
    """Return the questions at the end of a text."""
    inner: list[str] = []
    for check in checks:
        inner.extend(write_moved(moved.get(check.id, ()), check.id))
        source = place(check.source)
        inner.append(directive_of_editor(f"edition:{SELF_CHECK}", check.id, {}, check.body, source))
    colons = max(len(run) for part in inner for run in re.findall("^:+", part, re.MULTILINE)) + 1
    return directive(f"edition:{SELF_CHECK}s", "", {}, "\n\n".join(inner), colons=colons)


def place(source: Source) -> str:
    """Return a place in an editor's file as ``file:line``."""
    return f"{source.file}:{source.line}"


def _insertions(anchored: AnchoredText) -> dict[str, list[Insertion]]:
    """Return what is set into each block: links, occurrences, and the points of notes and emendations."""
    found: dict[str, list[Insertion]] = {}
    for mention in anchored.mentions:
        pair = link(mention.span.start, mention.span.end, "[", f"]{{.{mention.entry}}}", outer=True)
        found.setdefault(mention.span.target, []).extend(pair)
    for occurrence in anchored.occurrences:
        kind, _, slug = occurrence.entry.partition("-")
        after = f"]({kind}:{slug})" if occurrence.linked else f"]{{.{occurrence.entry}}}"
        pair = link(occurrence.span.start, occurrence.span.end, "[", after)
        found.setdefault(occurrence.span.target, []).extend(pair)
    for resolved in anchored.notes:
        for span in resolved.spans:
            found.setdefault(span.target, []).extend(
                range_points(span.start, span.end, resolved.note.id)
            )
    spans = {block.id: block.spans for block in anchored.text.targets().values() if block.spans}
    for emendation in anchored.text.emendations:
        if emendation.in_label:
            continue
        span = emendation.span
        if span.start == span.end and span.target in spans:
            found.setdefault(span.target, []).extend(
                omission_points(emendation, spans[span.target])
            )
            continue
        found.setdefault(span.target, []).extend(range_points(span.start, span.end, emendation.id))
    return found
