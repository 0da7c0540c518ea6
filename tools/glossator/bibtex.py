"""Read a bibliography in BibTeX: every entry with its line, and every fault.

What BibTeX passes over in silence is a fault here: words outside of an entry, an entry that is not closed,
one that says nothing, a field or a key that is given twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from glossator.diagnostics import Code, Diagnostic

MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
HEAD = re.compile(r"@\s*(?P<type>[^\s{(@,=]*)\s*(?P<open>[{(])")
NEXT = re.compile(r"^[ \t]*@\s*\w+\s*[{(]", re.MULTILINE)
NAME = re.compile(r"[^\s{}()\"#%',=@]+")
KEY = re.compile(r"[^\s{}()\"#%,=@\\]+")
SIGNS = {close: re.compile(rf"[{{}}{close}]") for close in ("}", ")", '"')}
SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Value:
    """What a field says, and the line and column at which it begins."""

    words: str
    line: int
    column: int = 0


@dataclass(frozen=True)
class SourceEntry:
    """An entry of a bibliography."""

    key: str
    type: str
    line: int
    column: int = 0
    fields: Mapping[str, Value] = field(default_factory=dict)


class _FaultError(Exception):
    def __init__(self, offset: int, message: str) -> None:
        self.offset = offset
        self.message = message
        super().__init__(message)


class BibtexReader:
    """Reads from the beginning to the end; after a fault it goes on with the next entry."""

    def __init__(self, content: str, file: str) -> None:
        self.content = content
        self.file = file
        self.offset = 0
        self.entries: list[SourceEntry] = []
        self.faults: list[Diagnostic] = []
        self.macros = set(MONTHS)
        self.counted = (0, 1)

    def line(self, offset: int) -> int:
        start, line = self.counted if self.counted[0] <= offset else (0, 1)
        line += self.content.count("\n", start, offset)
        self.counted = (offset, line)
        return line

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        return self.line(offset), offset - self.content.rfind("\n", 0, offset)

    def fault(self, offset: int, message: str) -> None:
        line, column = self.place(offset)
        self.faults.append(Diagnostic(self.file, line, Code.BAD_SOURCE, message, column))

    def read(self) -> None:
        while self.offset < len(self.content):
            at = self.content.find("@", self.offset)
            self.judge_between(self.offset, at if at >= 0 else len(self.content))
            if at < 0:
                return
            try:
                self.read_entry(at)
            except _FaultError as fault:
                self.fault(fault.offset, fault.message)
                following = NEXT.search(self.content, at + 1)
                self.offset = following.start() if following else len(self.content)

    def judge_between(self, start: int, end: int) -> None:
        """Note words that stand in no entry; lines that begin with % are remarks."""
        for match in re.finditer(r"[^\n]+", self.content[start:end]):
            words = match[0].strip()
            if words.startswith("%") and start + match.end() == end < len(self.content):
                self.fault(start + match.start(), "a remark may not hold @; write it otherwise")
            elif words and not words.startswith("%"):
                message = (
                    "these words are in no entry; write @type{key, before them, or % for a remark"
                )
                self.fault(start + match.start(), message)
                return

    def read_entry(self, at: int) -> None:
        head = HEAD.match(self.content, at)
        if head is None:
            raise _FaultError(at, "@ begins no entry; write @type{key, and its fields")
        kind = head["type"].lower()
        self.offset = head.end()
        close = "}" if head["open"] == "{" else ")"
        if kind in ("comment", "preamble"):
            self.skip_to(close, at)
            return
        if kind == "string":
            name, _ = self.read_field(at)
            self.macros.add(name)
            self.expect(close, at)
            return
        if not kind:
            raise _FaultError(at, "the entry has no type; write one, such as @misc")
        self.skip_space()
        key = KEY.match(self.content, self.offset)
        if key is None:
            raise _FaultError(at, "the entry has no key; write one behind the brace")
        self.offset = key.end()
        fields = self.read_fields(at, close, key[0])
        self.entries.append(SourceEntry(key[0], kind, *self.place(at), fields))

    def read_fields(self, at: int, close: str, key: str) -> dict[str, Value]:
        fields: dict[str, Value] = {}
        while True:
            self.skip_space()
            if self.peek(at) == ",":
                self.offset += 1
                self.skip_space()
            elif self.peek(at) not in f"{close}@":
                message = f"a comma or {close} is missing in {key}; write it before this"
                raise _FaultError(self.offset, message)
            if self.peek(at) == close:
                self.offset += 1
                return fields
            if self.peek(at) == "@":
                raise _FaultError(at, f"{key} is not closed; write {close} at its end")
            start = self.offset
            name, words = self.read_field(at)
            if name in fields:
                self.fault(start, f"{name} of {key} is given twice; keep one")
            fields[name] = Value(words, *self.place(start))

    def read_field(self, at: int) -> tuple[str, str]:
        """Read ``name = value # value``; return the name in small letters, and the words."""
        self.skip_space()
        name = NAME.match(self.content, self.offset)
        if name is None:
            self.peek(at)
            raise _FaultError(self.offset, "the name of a field is expected here; correct it")
        self.offset = name.end()
        self.expect("=", at, f"{name[0]} has no value; write = and the value")
        words = self.read_value(at)
        self.skip_space()
        while self.content.startswith("#", self.offset):
            self.offset += 1
            words += self.read_value(at)
            self.skip_space()
        return name[0].lower(), words

    def read_value(self, at: int) -> str:
        self.skip_space()
        start = self.offset
        if self.peek(at) in '{"':
            self.offset += 1
            self.skip_to("}" if self.content[start] == "{" else '"', start)
            return self.content[start + 1 : self.offset - 1]
        word = NAME.match(self.content, start)
        if word is None:
            raise _FaultError(start, "the value of a field is expected here; write it in braces")
        self.offset = word.end()
        if not word[0].isdigit() and word[0].lower() not in self.macros:
            self.fault(start, f"{word[0]} is not defined by @string; write it in braces")
        return word[0]

    def skip_to(self, close: str, opened: int) -> None:
        """Go behind the sign that closes what was opened, braces within it passed over."""
        depth = 0
        for match in SIGNS[close].finditer(self.content, self.offset):
            if match[0] == close and depth == 0:
                self.offset = match.end()
                return
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth < 0:
                break
        message = f"what begins here is not closed; write {close} where it ends"
        raise _FaultError(opened, message)

    def skip_space(self) -> None:
        match = SPACE.match(self.content, self.offset)
        assert match is not None
        self.offset = match.end()

    def peek(self, at: int) -> str:
        if self.offset >= len(self.content):
            raise _FaultError(at, "the entry is not closed; write } at its end")
        return self.content[self.offset]

    def expect(self, sign: str, at: int, message: str = "") -> None:
        self.skip_space()
        if self.peek(at) != sign:
            raise _FaultError(self.offset, message or f"{sign} is expected here; write it")
        self.offset += 1
