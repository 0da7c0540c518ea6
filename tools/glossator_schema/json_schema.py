"""The JSON Schema of ``edition.json``, the machine-readable edition."""

from __future__ import annotations

from typing import Any

from glossator_schema.blocks import BLOCK_KINDS, PRINTED_NUMBER
from glossator_schema.dates import EDTF
from glossator_schema.entries import ENTRY_KINDS, EntryKind
from glossator_schema.fields import PUBLISHED_AS_LIST, Field, Type
from glossator_schema.inlines import INLINE_KINDS
from glossator_schema.kinds import Found
from glossator_schema.notes import AUDIENCES, HEADNOTE_FIELDS, NOTE_KINDS, VERDICTS
from glossator_schema.tags import TAG_PATTERN

FORMAT = 2
"""The number of the form of ``edition.json``: a newer one has keys or values that an older one had not."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DATE: Schema = {"type": "string", "pattern": f"^(?:{EDTF})?$"}
ID: Schema = {"type": "string", "pattern": f"^[a-z][a-z0-9]*(-{PRINTED_NUMBER})*$"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
ID_OR_NONE: Schema = {"anyOf": [ID, {"const": ""}]}


def edition_schema() -> Schema:
    """Return the schema of ``edition.json``."""
    return {
        "$schema": DIALECT,
        "title": "An annotated edition",
        **record(
            format={"const": FORMAT},
            edition=record(title=STRING, version=STRING),
            texts=listed(text_schema()),
            **{kind.plural: listed(entry_schema(kind)) for kind in ENTRY_KINDS},
        ),
    }


def block_schema() -> Schema:
    """Return the schema of one block; what a block has not is left out, its number alone is null."""
    start: Schema = {**NUMBER, "description": "Where it stands in the text of the block."}
    mark = record(start=NUMBER, end=NUMBER, kind=_one_of(*(kind.name for kind in INLINE_KINDS)))
    mark["properties"] |= {"language": STRING, "address": STRING}
    schema = record(
        id=ID,
        kind=_one_of(*(kind.name for kind in BLOCK_KINDS)),
        number={"type": ["string", "null"]},
        text=STRING,
    )
    schema["properties"] |= {
        "level": {**NUMBER, "description": "Of a heading, and of a quotation in others."},
        "language": STRING,
        "speaker": STRING,
        "label": {**STRING, "description": "What is printed before the words."},
        "lines": listed(STRING),
        "items": listed(STRING),
        "parts": listed(part_schema()),
        "paragraphs": listed(STRING),
        "rows": listed(listed(STRING)),
        "header": {"const": True, "description": "The first row says what stands below."},
        "shared_line": {
            "const": True,
            "description": "It goes on in the line of the verse before.",
        },
        "run_in": {
            "const": True,
            "description": "The heading stands in the line of its paragraph.",
        },
        "image": record(alt=STRING, sha256=DIGEST),
        "marks": listed(mark),
        "note_marks": listed(record(start=start, note=ID, label=STRING)),
        "supplied": STRING,
        "milestones": listed(record(id=ID, label=STRING, edition=STRING, start=start)),
    }
    return schema


def part_schema() -> Schema:
    """Return the schema of what is said of a line or an item beside its words."""
    schema = record(start={**NUMBER, "description": "Where it begins in the text of the block."})
    schema["properties"] |= {
        "id": ID,
        "number": {**STRING, "description": "Of a line of verse."},
        "indent": {**NUMBER, "description": "How far a line is set in, in letters."},
        "label": {**STRING, "description": "What marks an item."},
        "level": {**NUMBER, "description": "How deep an item lies; the outermost have none."},
    }
    return schema


def text_schema() -> Schema:
    """Return the schema of one text; what is supplied stands in square brackets, but for the date."""
    schema = record(
        id=ID,
        title=STRING,
        authors=listed(STRING),
        date=DATE,
        publication=STRING,
        witness=record(file=STRING, sha256=DIGEST, bytes=NUMBER),
        language=STRING,
        blocks=listed(block_schema()),
        headings=listed(record(id=ID, level=NUMBER, text=STRING, number=STRING)),
        paragraphs=listed(record(id=ID, number=STRING, text=STRING)),
        author_notes=listed(
            record(id=ID, number=STRING, paragraph=ID_OR_NONE, text=STRING, supplied=STRING)
        ),
        pull_quotes=listed(record(id=ID, text=STRING, after=ID_OR_NONE)),
        references=listed(record(id=ID, number=STRING, text=STRING)),
        emendations=listed(
            record(
                id=ID,
                paragraph=ID_OR_NONE,
                source=STRING,
                reading=STRING,
                kind=STRING,
                certainty=STRING,
            )
        ),
        notes=listed(note_schema()),
    )
    reading = {field.name: STRING for field in HEADNOTE_FIELDS}
    reading |= {"minutes": {"type": "integer", "minimum": 1}}
    schema["properties"]["reading"] = record(**reading) | {"required": []}
    schema["properties"]["draft"] = {"type": "boolean", "const": True}
    check = record(id=ID, question=STRING, answer=STRING, sources=listed(STRING))
    schema["properties"]["self_checks"] = listed(check)
    return schema


def note_schema() -> Schema:
    """Return the schema of one editorial note; ``verdict`` is for the kinds that check a claim."""
    schema = record(
        id=ID,
        kind=_one_of(*(kind.name for kind in NOTE_KINDS)),
        audience=_one_of(*AUDIENCES),
        target=ID,
        paragraph={"type": ["string", "null"]},
        quote=STRING,
        text=STRING,
        sources=listed(STRING),
    )
    schema["properties"] |= {
        "until": ID,
        "authors": listed(STRING),
        "reviewed_by": listed(STRING),
        "draft": {"const": True, "description": "It is shown in a preview alone."},
    }
    schema["properties"]["verdict"] = _one_of(*(verdict.name for verdict in VERDICTS), None)
    return schema


def entry_schema(kind: EntryKind) -> Schema:
    """Return the schema of one entry: its published fields, and its places in the texts."""
    places: Schema = (
        {"occurrences": listed(record(paragraph=ID, form=STRING))}
        if kind.found is Found.BY_FORMS
        else {"mentions": listed(ID)}
    )
    fields = {field.name: field_schema(field, kind) for field in kind.published}
    schema = record(id=_id_of(kind), **fields, **places)
    return {"title": kind.name.capitalize(), "description": kind.about, **schema}


def field_schema(field: Field, kind: EntryKind) -> Schema:
    """Return the schema of a published field; where an entry has none, its value is empty."""
    value = STRING
    if field.type is Type.ENTRIES:
        value = listed(_id_of(kind))
    elif field.type in PUBLISHED_AS_LIST:
        value = listed(STRING)
    elif field.type is Type.WORDINGS:
        value = {
            "type": "object",
            "propertyNames": {"pattern": TAG_PATTERN},
            "additionalProperties": STRING,
        }
    elif field.type is Type.CHOICE:
        value = _one_of(*field.choices, *([] if field.required else [""]))
    elif field.type is Type.DATE:
        value = DATE
    elif field.type is Type.DATED:
        dated = record(date=DATE, where=STRING)
        value = dated if field.required else {"anyOf": [dated, {"const": {}}]}
    return {**value, "description": field.about}


def _id_of(kind: EntryKind) -> Schema:
    """Return the schema of the id of an entry."""
    return {**STRING, "pattern": f"^{kind.id_pattern}$"}


def record(**properties: Schema) -> Schema:
    """Return the schema of an object that has these keys, all of them and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def _one_of(*values: str | None) -> Schema:
    """Return the schema of a value that is one of these."""
    return {"enum": [*values]}
