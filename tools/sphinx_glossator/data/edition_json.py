"""Write ``edition.json``: the public machine-readable edition, made from the published pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BLOCKS_BY_NAME,
    HEADING,
    PULL_QUOTE,
    REFERENCE,
    BlockKind,
    PointKind,
    Shape,
)
from glossator_schema.credits import read_names, read_review
from glossator_schema.entries import ENTRY_KINDS, Found
from glossator_schema.json_schema import FORMAT, edition_schema
from glossator_schema.likeness import unify
from glossator_schema.notes import NOTE_KINDS_BY_NAME
from glossator_schema.printing import DATA
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.records import (
    BlockRecord,
    EntryRecord,
    NoteRecord,
    PointRecord,
    TextRecord,
)
from sphinx_glossator.page.languages import tag_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx


BLOCKS: dict[str, tuple[BlockKind, *tuple[str, ...]]] = {
    "headings": (HEADING, "id", "level", "text", "number"),
    "author_notes": (AUTHOR_NOTE, "id", "number", "paragraph", "text", "supplied"),
    "pull_quotes": (PULL_QUOTE, "id", "text", "after"),
    "references": (REFERENCE, "id", "number", "text"),
}
"""The lists of blocks that a text has: the kind of each, and what it says of each block."""


PARTS_OF = {Shape.LINES: (PointKind.LINE,), Shape.ITEMS: (PointKind.ITEM,)}
"""The points at which the parts of a block begin of which more is to be said than their words."""


def write_edition_json(app: Sphinx, exception: Exception | None) -> None:
    """Write the file and its JSON Schema beside the pages (``build-finished``; the HTML builder only)."""
    if exception is None and app.builder.name == "html":
        write_json(Path(app.outdir, DATA), make_edition(app))
        write_json(Path(app.outdir, "edition.schema.json"), edition_schema())


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write plain data as JSON, the same in every build.

    Of its values some may be iterators, as long lists are: item by item these are made, spelled and written.
    """
    with path.open("w", encoding="utf-8") as file:
        file.writelines(spell_members(data))


def spell_members(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield, piece by piece, what :func:`spell_json` returns of a mapping that has members, and a line end."""
    between = "{"
    for key, value in sorted(data.items()):
        yield f"{between}\n {encode_basestring(key)}: "
        if isinstance(value, Iterator):
            yield from spell_items(value)
        else:
            yield spell_json(value, "\n ")
        between = ","
    yield "\n}\n"


def spell_items(items: Iterator[Any]) -> Iterator[str]:
    """Yield a list that stands in a mapping, item by item."""
    between = "["
    for item in items:
        yield f"{between}\n  {spell_json(item, NESTED)}"
        between = ","
    yield "[]" if between == "[" else "\n ]"


NESTED = "\n  "
"""What begins a line of an item of a list in a mapping."""


def spell_json(data: Any, line: str = "\n") -> str:
    """Return plain data as ``json.dumps`` has it with an indent of 1 and sorted keys, in half the time.

    Where lines are broken, that knows its C code no longer.

    :param line: what begins a line at this depth.
    """
    of = type(data)
    if of is str:
        return encode_basestring(data)
    if of is int:
        return str(data)
    deeper = f"{line} "
    # Most of what there is is strings; for each of them no function of Python is called.
    if data and (of is dict or isinstance(data, Mapping)):
        members = [
            f"{encode_basestring(key)}: "
            f"{encode_basestring(it) if type(it) is str else spell_json(it, deeper)}"
            for key, it in sorted(data.items())
        ]
        return f"{{{deeper}{f',{deeper}'.join(members)}{line}}}"
    if data and isinstance(data, list | tuple):
        items = [
            encode_basestring(it) if type(it) is str else spell_json(it, deeper) for it in data
        ]
        return f"[{deeper}{f',{deeper}'.join(items)}{line}]"
    return json.dumps(data)


def make_edition(app: Sphinx) -> dict[str, Any]:
    """Return the edition as plain data; its form is a contract (docs, "The machine-readable edition").

    Its lists are iterators, and made as they are written.
    """
    domain = cast(EditionDomain, app.env.domains["edition"])
    return {
        "format": FORMAT,
        "edition": {"title": app.config.project, "version": app.config.version},
        "texts": (make_text(text, tag_text(text.data, app.config)) for text in domain.texts()),
        **{
            kind.plural: map(partial(make_entry, domain), domain.entries(kind.name))
            for kind in ENTRY_KINDS
        },
    }


def make_text(text: TextRecord, language: str) -> dict[str, Any]:
    """Return one text; what is supplied in the pages in square brackets is so in the data, but for dates."""
    return {
        "id": text.id,
        "title": text.title,
        "authors": [person["name"] for person in text.data.get("authors", ())],
        "date": str(text.data.get("date") or "").strip("[]"),
        "publication": text.data.get("publication", ""),
        "witness": {key: of for key, of in text.data["witness"].items() if key != "lines"},
        "language": language,
        "blocks": [make_block(block, language) for block in text.as_printed()],
        "paragraphs": [
            {"id": block.id, "number": block.number, "text": block.text}
            for block in text.paragraphs
        ],
        **{
            name: [{key: getattr(block, key) for key in keys} for block in text.of_kind(kind)]
            for name, (kind, *keys) in BLOCKS.items()
        },
        "emendations": [emendation._asdict() for emendation in text.emendations],
        "notes": [make_note(note) for note in text.notes],
        **make_guide(text),
        **({"draft": True} if text.data.get("draft") else {}),
    }


def make_guide(text: TextRecord) -> dict[str, Any]:
    """Return what is said of reading a text, and the questions at its end; what it has not is left out."""
    minutes = text.reading.get("minutes")
    reading = {**text.reading, **({"minutes": int(minutes)} if minutes else {})}
    checks = [{**check._asdict(), "sources": list(check.sources)} for check in text.self_checks]
    return {key: of for key, of in (("reading", reading), ("self_checks", checks)) if of}


def make_block(block: BlockRecord, of_text: str) -> dict[str, Any]:
    """Return one block: its words, and their lines, items or cells; what it has not is left out."""
    more = {
        "level": block.level,
        "language": block.language if block.language != of_text else "",
        "speaker": block.speaker,
        "label": block.label,
        "header": block.header,
        "run_in": block.run_in,
        "image": {"alt": block.shows, "sha256": block.sha256} if block.sha256 else {},
        "marks": list(block.marks),
        "note_marks": list(block.calls),
        "supplied": block.supplied,
        **(describe_parts(block) if block.points else {}),  # most have none
    }
    return {
        "id": block.id,
        "kind": block.kind,
        "number": block.number or None,
        "text": block.text or block.shows,
        **{key: value for key, value in more.items() if value},
    }


def describe_parts(block: BlockRecord) -> dict[str, Any]:
    """Return what is said of the parts of a block and of the milestones in it; what it has not is empty."""
    form = BLOCKS_BY_NAME[block.kind].form
    return {
        "lines": block.parts(PointKind.LINE) if form is Shape.LINES else [],
        "items": block.parts(PointKind.ITEM) if form is Shape.ITEMS else [],
        "rows": block.rows() if form is Shape.ROWS else [],
        "paragraphs": block.parts(PointKind.PARAGRAPH),
        "parts": [describe_part(point) for point in block.points_of(*PARTS_OF.get(form, ()))],
        "shared_line": any(is_shared(point) for point in block.points_of(PointKind.LINE)[:1]),
        "milestones": [
            {"id": p.id, "label": p.label, "edition": p.number, "start": p.start}
            for p in block.points
            if p.kind == PointKind.MILESTONE
        ],
    }


def describe_part(point: PointRecord) -> dict[str, Any]:
    """Return what is said of a line or an item beside its words; what it has not is left out."""
    deep = "indent" if point.kind == PointKind.LINE else "level"
    said = {"id": point.id, "number": point.number, "label": point.label, deep: point.level}
    return {"start": point.start, **{key: value for key, value in said.items() if value}}


def is_shared(line: PointRecord) -> bool:
    """Tell whether a line goes on in that of the speaker before: its id has a letter after the number."""
    return line.id[-1:].isalpha()


def make_note(note: NoteRecord) -> dict[str, Any]:
    """Return one note; of a kind that wants a verdict it has one, or null while the editors give none.

    Who wrote and who has reviewed it is left out where it does not say.
    """
    data = note._asdict()
    data |= data.pop("options")
    verdict = data.pop("verdict") or None
    data["paragraph"] = data["paragraph"] or None
    if not data["until"]:
        del data["until"]
    review = read_review(data.pop("state"))
    more = {
        "authors": [name.printed for name in read_names(data.pop("author"))],
        "draft": review.is_draft,
        "reviewed_by": [name.printed for name in review.reviewers],
    }
    data |= {key: of for key, of in more.items() if of}
    wanted = NOTE_KINDS_BY_NAME[data["kind"]].wants_verdict
    return data | ({"verdict": verdict} if wanted else {})


def make_entry(domain: EditionDomain, entry: EntryRecord) -> dict[str, Any]:
    """Return an entry with every occurrence, linked in the text or not, or the paragraphs that mention it."""
    data = {"id": entry.id, **entry.values}
    if entry.is_living:
        data |= entry.declared.name_of(entry.values).parts
    if entry.declared.found is Found.BY_MENTIONS:
        mentions = [m.paragraph for _, found in domain.mentions(entry.id) for m in found]
        return data | {"mentions": list(dict.fromkeys(mentions))}
    known = {unify(form).casefold(): form for form in entry.forms}
    occurrences = [
        {"paragraph": o.paragraph, "form": known.get(unify(o.form).casefold(), o.form)}
        for _, found in domain.occurrences(entry.id)
        for o in found
    ]
    return data | {"occurrences": occurrences}
