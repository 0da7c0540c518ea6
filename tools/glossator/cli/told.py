"""What a command tells an editor: each message once, in the form that was asked for.

As text, a line each on stderr as soon as it is found; for GitHub, a line each on stdout, which its runners turn
into annotations; as JSON, one array on stdout when the command ends, however it ends. Where stdout is for
messages, nothing else is printed there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from glossator.diagnostics import Code, Diagnostic


class MessageForm(StrEnum):
    """A form of messages."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Told:
    """What was told; ``lines``: what may be left for later, as it was found the last time."""

    def __init__(self, form: MessageForm = MessageForm.TEXT, root: Path = Path()) -> None:
        self.form = form
        self.root = root
        self.out: TextIO = sys.stdout
        self.lines: tuple[Diagnostic, ...] = ()
        self._heard: dict[Diagnostic, None] = {}

    def tell(self, found: Iterable[Diagnostic]) -> None:
        """Tell what may be left for later, and has not been told."""
        self.lines = tuple(found)
        self.report(self.lines)

    def sum_up(self) -> None:
        """Say at the end what is published unfinished, so that nobody overlooks it."""
        places = [found.place for found in self.lines if found.code is Code.UNFINISHED]
        if places:
            print(f"draft    published, and not finished: {', '.join(places)}")

    def adopt(self, found: Iterable[Diagnostic]) -> None:
        """Take for told what another process has told."""
        self.lines = tuple(found)
        self._heard.update(dict.fromkeys(self.lines))

    def report(self, found: Iterable[Diagnostic]) -> None:
        """Tell what has not been told."""
        for diagnostic in found:
            if diagnostic in self._heard:
                continue
            self._heard[diagnostic] = None
            if self.form is MessageForm.TEXT:
                print(diagnostic, file=sys.stderr)
            elif self.form is MessageForm.GITHUB:
                print(write_annotation(diagnostic, self.root), file=self.out, flush=True)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Keep all else that a command prints from stdout where that is for messages; end the array of JSON."""
        if self.form is MessageForm.TEXT:
            yield
            return
        self.out = sys.stdout
        try:
            with redirect_stdout(sys.stderr):
                yield
        finally:
            if self.form is MessageForm.JSON:
                print(write_array(self._heard), file=self.out, flush=True)


def write_array(found: Iterable[Diagnostic]) -> str:
    """Return messages as an array of JSON, an object in a line."""
    objects = [json.dumps(as_object(each), ensure_ascii=False) for each in found]
    return "[\n" + ",\n".join(objects) + "\n]" if objects else "[]"


def as_object(found: Diagnostic) -> dict[str, Any]:
    """Return a message as plain data."""
    return {
        "file": found.file,
        "line": found.line or 1,
        "column": found.column or 1,
        "severity": found.severity,
        "code": found.code.name,
        "message": found.message,
    }


def write_annotation(found: Diagnostic, root: Path = Path()) -> str:
    """Return a message as a command to GitHub's runner, its file named from where the command was started."""
    file = found.file
    if not root.is_absolute() and (root / file).exists():
        file = (root / file).as_posix()
    values = {
        "file": file,
        "line": str(found.line or 1),
        "col": str(found.column or 1),
        "title": found.code.name,
    }
    said = ",".join(f"{name}={escape_property(value)}" for name, value in values.items())
    return f"::{found.severity} {said}::{escape_message(found.message)}"


def escape_message(words: str) -> str:
    """Return words as they may stand behind the last colons of a command to GitHub's runner."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(words: str) -> str:
    """Return words as they may be the value of a property of a command to GitHub's runner."""
    return escape_message(words).replace(":", "%3A").replace(",", "%2C")


Kept = Sequence[Any]
"""A message as it is kept: file, line, name of the code, words, column."""


def as_kept(found: Iterable[Diagnostic]) -> list[Kept]:
    """Return messages as plain data, to be told again by another run."""
    return [[d.file, d.line, d.code.name, d.message, d.column] for d in found]


def from_kept(kept: Iterable[Kept]) -> list[Diagnostic]:
    """Return what was kept; raises :class:`LookupError` or :class:`TypeError` of what never was."""
    return [
        Diagnostic(str(file), int(line), Code[code], str(message), int(column))
        for file, line, code, message, column in kept
    ]
