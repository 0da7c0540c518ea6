"""The sources of an edition, in whichever file they stand: read, and judged by what their types should say.

They stand in BibTeX (``.bib``), as for biblatex too, or in CSL-JSON (``references.json``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from glossator.bibtex import BibtexReader, SourceEntry, Value
from glossator.csl_json import read_csl
from glossator.diagnostics import Code, Diagnostic
from glossator.memo import Memo
from glossator.model import Source
from glossator_schema.addresses import PAGE_SCHEMES, judge_link
from glossator_schema.source_tex import COMMANDS, UNREAD
from glossator_schema.source_types import SOURCE_TYPES, alias_of

REQUIRED: Mapping[str, tuple[str, ...]] = {kind.name: kind.required for kind in SOURCE_TYPES}
"""The types of entry, and what each must say to be printed."""

DOI = re.compile(r"10\.\d{4,9}/\S+")
ADDRESS = re.compile(r"\\(?:url|href)\b|\b(?:javascript|vbscript|data|file|ftp):[^\s,]", re.I)

UNPRINTED = re.compile(
    "abstract|annotation|annote|comment|file|groups|keywords|owner|timestamp|pdf|local-url|bdsk-.*|mendeley-.*"
)
"""What reference managers export for themselves: nobody reads it in an edition."""

SHARED = "xdata"
"""The type of what is no source, but what others say by naming it."""


@dataclass(frozen=True)
class CitedSource(Source):
    """Where an entry of a bibliography stands, what type it is of, and its address, "" without one."""

    type: str = ""
    url: str = ""


def parse_bibliography(content: str, file: str) -> tuple[list[SourceEntry], list[Diagnostic]]:
    """Return the entries of a bibliography, and its faults (``BAD_SOURCE``, ``BAD_ADDRESS``)."""
    if file.endswith(".json"):
        entries, faults = read_csl(content, file)
    else:
        reader = BibtexReader(content, file)
        reader.read()
        entries, faults = reader.entries, reader.faults
    for entry in entries:
        faults.extend(judge_entry(entry, file))
    return [entry for entry in entries if entry.type != SHARED], faults


def judge_entry(entry: SourceEntry, file: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with an entry that could be read."""

    def bad(at: SourceEntry | Value, message: str) -> Diagnostic:
        return Diagnostic(file, at.line, Code.BAD_SOURCE, message, at.column)

    said = {name for name, value in entry.fields.items() if value.words.strip(" \t\n\r{}")}
    if entry.type == SHARED:
        return
    chapter = entry.type == "inbook" and "booktitle" in entry.fields  # as biblatex has it
    required = REQUIRED.get("incollection" if chapter else entry.type)
    if required is None:
        known = ", ".join(get_close_matches(entry.type, REQUIRED) or REQUIRED)
        yield bad(entry, f"@{entry.type} is no type of source; choose one of {known}")
    elif not said:
        yield bad(entry, f"{entry.key} says nothing; write its fields or remove it")
    elif said.isdisjoint(("crossref", SHARED)):
        said = {*said, *(alias_of(entry.type, name) for name in said)}
        for wanted in required:
            if not said.intersection(wanted.split(" or ")):
                message = (
                    f"{entry.key}, a source of type {entry.type}, has no {wanted}, and is printed without; "
                    "add it"
                )
                yield Diagnostic(file, entry.line, Code.THIN_SOURCE, message, entry.column)
    for name, value in entry.fields.items():
        if UNPRINTED.fullmatch(name):
            continue
        if name not in said and said:
            yield bad(value, f"{name} of {entry.key} says nothing; write it or remove it")
        elif name in said:
            yield from judge_value(entry, name, value, file)
    for name in ("author", "editor"):
        if name in said and any(
            person.count(",") > 2 for person in split_names(entry.fields[name].words)
        ):
            message = f"a name of {entry.key} has too many commas; join persons by and"
            yield bad(entry.fields[name], message)


def judge_value(entry: SourceEntry, name: str, value: Value, file: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the addresses that a field gives."""
    words = value.words.strip(" \t\n\r{}")
    found = ADDRESS.search(value.words)
    line, column = value.line, value.column
    if name == "url":
        message = judge_link(words, *PAGE_SCHEMES) or (
            "" if ":" in words else f"the address {words!r} has no scheme"
        )
    elif name == "doi":
        message = "" if DOI.fullmatch(words) else f"{words!r} is no DOI; write it as 10.1000/182"
    elif found:
        if lines := value.words.count("\n", 0, found.start()):
            line += lines
            column = found.start() - value.words.rfind("\n", 0, found.start())
        message = f"{name} holds {found[0]!r}; an address stands in the field url"
    else:
        message = ""
        command = "" if found else find_unread_command(value.words)
        if command:
            told = f"{name} of {entry.key} has {command}, which is no TeX that is read here"
            remedy = "write the characters themselves, or leave it out"
            yield Diagnostic(file, line, Code.BAD_SOURCE, f"{told}; {remedy}", column)
    if message:
        yield Diagnostic(file, line, Code.BAD_ADDRESS, f"{entry.key}: {message}", column)


def find_unread_command(words: str) -> str:
    """Return the first command of TeX in a field that makes no character and is no markup; "" without any."""
    if "\\" not in words:
        return ""
    import codecs

    import latexcodec  # noqa: F401 - it is known as a codec then

    try:
        left = codecs.decode(words, "ulatex")  # type: ignore[call-overload]
    except UnicodeDecodeError as error:  # what stands before nothing
        return error.object.decode()[error.start : error.end]
    return next((found[0] for found in UNREAD.finditer(left) if found[0][1:] not in COMMANDS), "")


def split_names(words: str) -> list[str]:
    """Return the persons of a field, without what stands in braces."""
    bare = words
    while bare != (bare := re.sub(r"\{[^{}]*\}", "", bare)):
        pass
    return re.split(r"\s+and\s+", bare, flags=re.IGNORECASE)


Known = tuple[str, int, int, str, str]
"""Of an entry its key, line, column, type and address."""


def find_doubles(keys: Mapping[str, list[Known]]) -> Iterator[Diagnostic]:
    """Yield a fault for each key that stands twice, in one file or in two, whatever its capitals."""
    seen: dict[str, str] = {}
    for file, found in keys.items():
        for key, line, column, *_ in found:
            place = seen.setdefault(key.casefold(), f"{file}:{line}")
            if place != f"{file}:{line}":
                message = f"{key} stands at {place} too; rename one"
                yield Diagnostic(file, line, Code.DUPLICATE_ID, message, column)


def read_sources(
    files: Mapping[str, str], memo: Memo | None = None
) -> tuple[dict[str, CitedSource], list[Diagnostic]]:
    """Return each key of the bibliographies with where it stands, and the faults of their entries."""
    faults: list[Diagnostic] = []
    keys: dict[str, list[Known]] = {}
    recall = (memo or Memo()).recall
    for name, content in files.items():
        find = partial(summarize, content, name)
        keys[name], found = recall("bibliography", (Path(name).suffix, content), find)
        faults += [Diagnostic(name, line, Code[code], said, at) for line, at, code, said in found]
    faults += find_doubles(keys)
    sources = {
        key: CitedSource(name, line, column, kind, url)
        for name, found in keys.items()
        for key, line, column, kind, url in found
    }
    return sources, faults


Summary = tuple[list[Known], list[tuple[int, int, str, str]]]
"""Of a bibliography each entry; each fault: line, column, name of its code, message."""


def summarize(content: str, file: str) -> Summary:
    """Return what others need to know of a bibliography."""
    entries, faults = parse_bibliography(content, file)
    told = [(fault.line, fault.column, fault.code.name, fault.message) for fault in faults]
    nothing = Value("", 0)
    known = [
        (e.key, e.line, e.column, e.type, e.fields.get("url", nothing).words.strip())
        for e in entries
    ]
    return known, told
