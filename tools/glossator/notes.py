"""Read ``seeds/<text-id>/notes.md``: a headnote and editorial notes, written in MyST.

The file holds nothing but colon fences, ``edition:headnote`` and ``edition:note``: the same
directives, with the same options, that the published page has.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from pydantic.dataclasses import dataclass

from glossator.data_file import STRICT, Placed, Said, one_of, parse_data
from glossator.diagnostics import Code, Diagnostic, EditionError, fail
from glossator.model import Apparatus, Headnote, Note, Selector, Source
from glossator_schema.blocks import NOTE
from glossator_schema.fields import Field, Type
from glossator_schema.notes import NOTE_FIELDS, refuse_verdict


def _value_of(field: Field) -> Any:
    """Return what pydantic is to see in an option."""
    if field.type is Type.CHOICE:
        return one_of(field.choices)
    return Said if field.type is Type.BLOCK else str


_DEFAULTS = {of.name: field(default=of.default) for of in NOTE_FIELDS if not of.required}
_TYPES = {of.name: _value_of(of) for of in NOTE_FIELDS}
NoteOptions: Any = dataclass(frozen=True, kw_only=True, config=STRICT)(
    type("NoteOptions", (Placed,), {"__annotations__": _TYPES, "__module__": __name__, **_DEFAULTS})
)
"""The options of an ``edition:note``, as the schema has them."""


def parse_notes(content: str, file: str, text_id: str) -> Apparatus:
    """Parse the notes on the text ``text_id``.

    Raises :class:`EditionError` with every note that is not well formed (``BAD_NOTE``,
    ``BAD_FIELD``) and every slug used twice (``DUPLICATE_ID``).
    """
    headnote: Headnote | None = None
    notes: dict[str, Note] = {}
    faults: list[Diagnostic] = []
    for token in MarkdownIt("commonmark").use(colon_fence_plugin).parse(content):
        if token.nesting < 0 or token.level > 0 or token.type == "inline":
            continue
        try:
            block = _parse_block(token, file, text_id)
            _check_closed(token, content, file)
            if isinstance(block, Note) and block.id not in notes:
                notes[block.id] = block
            elif isinstance(block, Headnote) and headnote is None:
                headnote = block
            else:
                line = _line(token)
                raise fail(file, line, Code.DUPLICATE_ID, f"{token.info} stands twice; rename one")
        except EditionError as error:
            faults.extend(error.diagnostics)
    if faults:
        raise EditionError(faults)
    return Apparatus(headnote, tuple(notes.values()))


def _parse_block(token: Token, file: str, text_id: str) -> Headnote | Note:
    line = _line(token)
    info = re.fullmatch(r"\{edition:(headnote|note)\}\s*([a-z0-9-]*)", token.info.strip())
    if token.type != "colon_fence" or info is None or (info[1] == "note") != bool(info[2]):
        raise fail(
            file,
            line,
            Code.BAD_NOTE,
            "only :::{edition:headnote} and :::{edition:note} slug may stand here; a slug has a-z, 0-9, -",
        )
    lines = token.content.split("\n")
    for number, words in enumerate(lines, start=line + 1):
        if re.match(r" *:{3,} *\{edition:(headnote|note)\}", words):
            message = "a note begins within another; close that one before it"
            raise fail(file, number, Code.BAD_NOTE, message)
    count = next((i for i, text in enumerate(lines) if not text.startswith(":")), len(lines))
    body_start = next((i for i in range(count, len(lines)) if lines[i].strip()), None)
    if body_start is None:
        raise fail(file, line, Code.BAD_NOTE, "the note says nothing; write it or remove it")
    body = "\n".join(lines[body_start:]).rstrip()
    source = Source(file, line + 1 + body_start)
    if info[1] == "headnote":
        return Headnote(body, source)
    if count == 0:
        raise fail(
            file, line, Code.BAD_NOTE, "the note has no options; give kind, target and quote"
        )
    # Blank lines put the options on their own line numbers, so that a fault in them names its line.
    padded = "\n" * line + "\n".join(text.removeprefix(":") for text in lines[:count])
    placed: Placed = parse_data(padded, file, NoteOptions)
    options: dict[str, str] = {of.name: getattr(placed, of.name) for of in NOTE_FIELDS}
    if fault := refuse_verdict(options["kind"], options["verdict"]):
        raise fail(file, placed.source_of("verdict").line, Code.BAD_FIELD, f"verdict: {fault}")
    selector = Selector(
        target=options["target"],
        quote=options["quote"],
        prefix=options["prefix"],
        suffix=options["suffix"],
        source=placed.source_of("quote" if "quote" in placed.value_lines else "target"),
    )
    return Note(f"{text_id}-{NOTE}-{info[2]}", options, selector, body, source)


def _check_closed(token: Token, content: str, file: str) -> None:
    """See that a note ends in a fence of its own; Markdown lets the end of the file close it."""
    assert token.map is not None
    if not re.fullmatch(r" *:{3,} *", content.split("\n")[token.map[1] - 1]):
        message = "the note has no end; close it with as many colons as it begins with"
        raise fail(file, token.map[0] + 1, Code.BAD_NOTE, message)


def _line(token: Token) -> int:
    assert token.map is not None
    return token.map[0] + 1
