"""Read ``seeds/<text-id>/notes.md``: a headnote, editorial notes and questions, written in MyST.

The file holds nothing but colon fences, ``edition:headnote``, ``edition:note`` and ``edition:self-check``:
the same directives, with the same options, that the published page has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import count, pairwise
from typing import Annotated, Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from pydantic import AfterValidator
from pydantic.dataclasses import dataclass

from glossator.data_file import STRICT, Placed, Said, one_of
from glossator.diagnostics import Code, Diagnostic, EditionError, fail, hint_at
from glossator.model import Apparatus, Headnote, Note, Selector, SelfCheck, Source
from glossator.options import OPTION, count_options, read_options
from glossator_schema.blocks import NOTE
from glossator_schema.credits import DRAFT, read_names, read_people, read_review, spell_names
from glossator_schema.fields import Field, Type
from glossator_schema.notes import (
    HEADNOTE_FIELDS,
    NOTE_FIELDS,
    SELF_CHECK,
    UNWRITTEN,
    refuse_minutes,
    refuse_verdict,
)

HEADNOTE, NOTE_FENCE = "headnote", "note"
FENCE = re.compile(rf"\{{edition:({HEADNOTE}|{NOTE_FENCE}|{SELF_CHECK})\}}\s*([a-z0-9-]*)")
"""What a fence says of itself: which directive it is, and its slug."""

BEGINNING = re.compile(rf" *:{{3,}} *\{{edition:({HEADNOTE}|{NOTE_FENCE}|{SELF_CHECK})\}}")
EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def _take_names(said: str) -> str:
    """Return names, which an editor may write in parts (YAML in a line), as the page says them."""
    if not said.startswith(("[", "{")):
        return spell_names(read_names(said))
    try:
        if any(isinstance(of, yaml.AliasEvent) for of in yaml.parse(said, yaml.CBaseLoader)):
            raise ValueError("an alias (*name) is not allowed; write the name itself")
        people = yaml.load(said, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"{said!r} is no list of names; write them with ; between two") from error
    return spell_names(read_people(people if isinstance(people, list) else [people]))


def _take_review(said: str) -> str:
    """Return the state of a note with single spaces, if it is one."""
    read_review(said)
    return " ".join(said.split())


VALUES: dict[Type, Any] = {
    Type.BLOCK: Said,
    Type.NAMES: Annotated[str, AfterValidator(_take_names)],
    Type.REVIEW: Annotated[str, AfterValidator(_take_review)],
}


def _value_of(field: Field) -> Any:
    """Return what pydantic is to see in an option."""
    return one_of(field.choices) if field.type is Type.CHOICE else VALUES.get(field.type, str)


def _options_class(name: str, fields: Iterable[Field]) -> Any:
    """Return the class of the options of a directive, as the schema has them."""
    defaults = {of.name: field(default=of.default) for of in fields if not of.required}
    types = {of.name: _value_of(of) for of in fields}
    members = {"__annotations__": types, "__module__": __name__, **defaults}
    return dataclass(frozen=True, kw_only=True, config=STRICT)(type(name, (Placed,), members))


NoteOptions = _options_class("NoteOptions", NOTE_FIELDS)
HeadnoteOptions = _options_class("HeadnoteOptions", HEADNOTE_FIELDS)


def parse_notes(content: str, file: str, text_id: str) -> Apparatus:
    """Parse the notes on the text ``text_id``.

    Raises :class:`EditionError` with every note that is not well formed (``BAD_NOTE``,
    ``BAD_FIELD``) and every slug used twice (``DUPLICATE_ID``).
    """
    headnote: Headnote | None = None
    notes: dict[str, Note | SelfCheck] = {}
    faults: list[Diagnostic] = []
    for token in MarkdownIt("commonmark").use(colon_fence_plugin).parse(content):
        if token.nesting < 0 or token.level > 0 or token.type == "inline":
            continue
        try:
            block = _parse_block(token, file, text_id)
            _check_closed(token, content, file)
            if isinstance(block, Headnote):
                if headnote is None:
                    headnote = block
                    continue
            elif block.id not in notes:
                notes[block.id] = block
                continue
            line = _line(token)
            raise fail(
                file,
                line,
                Code.DUPLICATE_ID,
                f"{token.info} stands twice; {_say_free(block, notes)}",
            )
        except EditionError as error:
            faults.extend(error.diagnostics)
    if faults:
        raise EditionError(faults)
    return Apparatus(
        headnote,
        tuple(block for block in notes.values() if isinstance(block, Note)),
        tuple(block for block in notes.values() if isinstance(block, SelfCheck)),
    )


def _say_beginning(token: Token) -> str:
    """Return what is wrong with what stands where a note should begin."""
    name = re.match(r"\{edition:([\w-]*)\}\s*(.*)", token.info.strip())
    if (
        token.type == "colon_fence"
        and name
        and name[1] not in (known := (HEADNOTE, NOTE_FENCE, SELF_CHECK))
    ):
        return f"there is no directive edition:{name[1]}{hint_at(name[1], known)}; correct its name"
    return (
        "only :::{edition:headnote}, :::{edition:note} slug and :::{edition:self-check} slug may stand "
        "here; a slug has a-z, 0-9, -"
    )


def _say_free(block: Headnote | Note | SelfCheck, taken: Mapping[str, Any]) -> str:
    """Return what to do with one more note of a slug, or one more headnote."""
    if isinstance(block, Headnote):
        return "make one of the two"
    slug = block.id.rpartition(f"-{NOTE}-")[2]
    free = next(number for number in count(2) if f"{block.id}-{number}" not in taken)
    return f"rename one; {slug}-{free} is free"


def _parse_block(token: Token, file: str, text_id: str) -> Headnote | Note | SelfCheck:
    line = _line(token)
    info = FENCE.fullmatch(token.info.strip())
    if token.type != "colon_fence" or info is None or (info[1] != HEADNOTE) != bool(info[2]):
        raise fail(
            file,
            line,
            Code.BAD_NOTE,
            _say_beginning(token),
        )
    lines = token.content.split("\n")
    for number, words in enumerate(lines, start=line + 1):
        if BEGINNING.match(words):
            message = "a note begins within another; close that one before it"
            raise fail(file, number, Code.BAD_NOTE, message)
    options_end = count_options(lines)
    body_start = next((i for i in range(options_end, len(lines)) if lines[i].strip()), None)
    if body_start is None:
        raise fail(file, line, Code.BAD_NOTE, "the note says nothing; write it or remove it")
    body = "\n".join(lines[body_start:]).rstrip()
    source = Source(file, line + 1 + body_start)
    if info[1] == SELF_CHECK:
        return _make_self_check(f"{text_id}-{NOTE}-{info[2]}", body, source, options_end)
    if info[1] == HEADNOTE:
        if not options_end:
            return Headnote(body, source)
        return _make_headnote(
            body, source, _read_options(file, line, lines[:options_end], HeadnoteOptions)
        )
    if options_end == 0:
        raise fail(
            file, line, Code.BAD_NOTE, "the note has no options; give kind, target and quote"
        )
    placed = _read_options(file, line, lines[:options_end], NoteOptions)
    options: dict[str, str] = {of.name: getattr(placed, of.name) for of in NOTE_FIELDS}
    if body.strip() == UNWRITTEN:
        options["state"] = DRAFT  # whatever it says: it is in no output, and told as drafts are
    if fault := refuse_verdict(options["kind"], options["verdict"]):
        place = placed.source_of("verdict") if options["verdict"] else placed.source_of("kind")
        raise EditionError([Diagnostic.at(place, Code.BAD_FIELD, f"verdict: {fault}")])
    selector = Selector(
        target=options["target"],
        quote=options["quote"],
        prefix=options["prefix"],
        suffix=options["suffix"],
        source=placed.source_of("quote" if "quote" in placed.value_places else "target"),
        named_at=placed.source_of("target"),
        begins=_find_beginning(lines[:options_end]),
    )
    return Note(f"{text_id}-{NOTE}-{info[2]}", options, selector, body, source)


def _find_beginning(lines: Sequence[str]) -> str:
    """Return the first line of a quotation that goes on in another, "" if it does not."""
    for option, after in pairwise(map(OPTION.fullmatch, lines)):
        if option and option["name"] == "quote" and after is None:
            return (option["value"] or "").strip()
    return ""


def _read_options(file: str, line: int, lines: Iterable[str], into: Any) -> Placed:
    """Read the options of a directive, which follow ``line``."""
    placed: Placed = read_options(list(lines), file, line + 1, into)
    return placed


def _make_headnote(body: str, source: Source, placed: Placed) -> Headnote:
    """Return a headnote with what it says of its text: what is not said is left out."""
    options = {of.name: str(getattr(placed, of.name)) for of in HEADNOTE_FIELDS}
    if fault := refuse_minutes(options["minutes"]):
        place = placed.source_of("minutes")
        raise EditionError([Diagnostic.at(place, Code.BAD_FIELD, f"minutes: {fault}")])
    given = {name: value for name, value in options.items() if value}
    both = [name for name in ("target", "quote") if name in given]
    if len(both) == 1:
        message = "give both target and quote, the block and its words, or neither"
        raise EditionError([Diagnostic.at(placed.source_of(both[0]), Code.BAD_FIELD, message)])
    place = placed.source_of("quote") if both else source
    named_at = placed.source_of("target") if both else source
    quotation = Selector(given["target"], given["quote"], "", "", place, named_at) if both else None
    return Headnote(body, source, given, quotation)


def _make_self_check(anchor: str, body: str, source: Source, options: int) -> SelfCheck:
    """Return a question with its answer; it has neither options nor one of the two alone."""
    if options:
        message = "a self-check has no options; its first paragraph asks, the others answer"
        raise fail(source.file, source.line, Code.BAD_NOTE, message)
    question, *answer = EMPTY_LINE.split(body, maxsplit=1)
    if not answer:
        message = "the question has no answer; write one after an empty line"
        raise fail(source.file, source.line, Code.BAD_NOTE, message)
    return SelfCheck(anchor, " ".join(question.split()), body, source)


def _check_closed(token: Token, content: str, file: str) -> None:
    """See that a note ends in a fence of its own; Markdown lets the end of the file close it."""
    assert token.map is not None
    if not re.fullmatch(r" *:{3,} *", content.split("\n")[token.map[1] - 1]):
        message = "the note has no end; close it with as many colons as it begins with"
        raise fail(file, token.map[0] + 1, Code.BAD_NOTE, message)


def _line(token: Token) -> int:
    assert token.map is not None
    return token.map[0] + 1
