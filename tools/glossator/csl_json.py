"""Read a bibliography in CSL-JSON: every source with its place, and every fault."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from glossator.bibtex import BibtexReader, SourceEntry
from glossator.diagnostics import Code, Diagnostic, hint_at
from glossator_schema.csl import TYPES, key_of, write_bibtex

SPACE = re.compile(r"\s*")


def read_csl(content: str, file: str) -> tuple[list[SourceEntry], list[Diagnostic]]:
    """Return the sources in a file, and its faults (``BAD_SOURCE``)."""
    reader = _CslReader(content, file)
    reader.read()
    return reader.entries, reader.faults


class _CslReader:
    def __init__(self, content: str, file: str) -> None:
        self.content = content
        self.file = file
        self.entries: list[SourceEntry] = []
        self.faults: list[Diagnostic] = []

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        before = self.content.count("\n", 0, offset)
        return before + 1, offset - self.content.rfind("\n", 0, offset)

    def fault(self, offset: int, message: str) -> None:
        line, column = self.place(offset)
        self.faults.append(Diagnostic(self.file, line, Code.BAD_SOURCE, message, column))

    def skip(self, offset: int) -> int:
        found = SPACE.match(self.content, offset)
        assert found is not None
        return found.end()

    def read(self) -> None:
        """Read the array, source by source."""
        at = self.skip(0)
        if self.content[at : at + 1] != "[":
            self.fault(
                at, "CSL-JSON is an array of sources; begin the file with [, and end it with ]"
            )
            return
        decoder, at = json.JSONDecoder(), self.skip(at + 1)
        while self.content[at : at + 1] != "]":
            try:
                item, end = decoder.raw_decode(self.content, at)
            except (json.JSONDecodeError, RecursionError) as error:
                offset = error.pos if isinstance(error, json.JSONDecodeError) else at
                said = error.msg if isinstance(error, json.JSONDecodeError) else "it has no end"
                self.fault(offset, f"this is no JSON: {said}; export the sources again, or mend it")
                return
            self.take(item, at)
            at = self.skip(end)
            if self.content[at : at + 1] == ",":
                at = self.skip(at + 1)
            elif self.content[at : at + 1] != "]":
                self.fault(at, "a comma or ] is missing behind a source; write it")
                return
        if rest := self.content[at + 1 :].strip():
            self.fault(
                self.content.index(rest, at + 1), "words stand behind the array; remove them"
            )

    def take(self, item: Any, at: int) -> None:
        """Take a source, which begins at an offset."""
        if not isinstance(item, dict):
            self.fault(at, "this is no source; write an object with id, type and title")
            return
        key, kind = key_of(item), str(item.get("type", ""))
        if not re.fullmatch(r"[^\s{}()\"#%,=@\\\\]+", key):
            message = f"{key!r} is no key" if key else "the source has no id"
            self.fault(at, f"{message}; give it one, without spaces, by which it is cited")
            return
        if kind not in TYPES:
            message = f"{key} is of type {kind!r}, which CSL does not have{hint_at(kind, TYPES)}"
            self.fault(at, f"{message}; correct it")
            return
        reader = BibtexReader(write_bibtex(item), self.file)
        reader.read()
        line, column = self.place(at)
        for entry in reader.entries:
            fields = {
                name: replace(value, line=line, column=column)
                for name, value in entry.fields.items()
            }
            self.entries.append(replace(entry, line=line, column=column, fields=fields))
        self.faults += [replace(fault, line=line, column=column) for fault in reader.faults]
