"""Compile a book with Typst: every error and warning of Typst becomes one of Sphinx.

Each block of the Typst source stands below a comment that says where its words are from, so that
an error in line 700 of the Typst source is reported at a line of the page.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import typst
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_glossator.typst.destinations import add_destinations, read_destinations

logger = logging.getLogger(__name__)

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and archival: a missing title, text alternative or glyph is an error."""

SOURCE = "edition.typ"
ORIGIN = "//@ "
"""Begins the comment that says where the words of the next block are from."""

DIAGNOSTIC = re.compile(
    r"^(?P<level>error|warning): (?P<message>.*)$"
    r"(?:\n\s*┌─ (?P<file>\S+?):(?P<line>\d+):\d+)?",
    re.MULTILINE,
)
TRACE = re.compile(rf"{re.escape(SOURCE)}:(\d+)")


class TypesettingError(SphinxError):
    """The book could not be set."""

    category = "Typst error"


class Diagnostic(NamedTuple):
    """What Typst says about a place in the source."""

    level: str
    message: str
    line: int  # in SOURCE, or 0
    place: str | None  # what Typst itself names: a line of the template, say


def compile_book(folder: Path, font_paths: list[str], timestamp: int) -> bytes:
    """Return the PDF of the book whose Typst source is in ``folder``.

    :param timestamp: the time written into the PDF, in seconds since 1970.
    :raises TypesettingError: if Typst finds an error; each one is logged with its place before.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_paths))
    compiler = typst.Compiler(
        folder / SOURCE, root=folder, font_paths=fonts, ignore_system_fonts=True
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=timestamp
        )
        for warning in warnings:
            _report(warning.diagnostic or f"warning: {warning.message}", folder)
        assert isinstance(pdf, bytes)
        return add_destinations(pdf, read_destinations(compiler))
    except typst.TypstError as error:
        errors = _report(error.diagnostic or f"error: {error.message}", folder)
        first = errors[0] if errors else error.message
        raise TypesettingError(
            f"the book cannot be set: {len(errors)} error(s), the first: {first}"
        ) from error


def _report(text: str, folder: Path) -> list[str]:
    """Log each diagnostic once, at the place its words are from; return the errors."""
    lines = (folder / SOURCE).read_text(encoding="utf-8").splitlines()
    errors = []
    for diagnostic in dict.fromkeys(read_diagnostics(text)):
        origin = find_origin(lines, diagnostic.line) or diagnostic.place
        log = logger.error if diagnostic.level == "error" else logger.warning
        log("%s", diagnostic.message, location=origin)
        if diagnostic.level == "error":
            errors.append(f"{origin}: {diagnostic.message}" if origin else diagnostic.message)
    return errors


def read_diagnostics(text: str) -> list[Diagnostic]:
    """Read what Typst prints of its errors and warnings."""
    starts = list(DIAGNOSTIC.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        Diagnostic(
            match["level"],
            match["message"],
            _source_line(match, text[match.end() : end]),
            f"{Path(match['file']).name}:{match['line']}" if match["file"] else None,
        )
        for match, end in zip(starts, ends, strict=True)
    ]


def _source_line(match: re.Match[str], rest: str) -> int:
    """Return the line of the source that is meant, or that called the template's code."""
    if match["file"] and match["file"].endswith(SOURCE):
        return int(match["line"])
    trace = TRACE.search(rest)
    return int(trace[1]) if trace else 0


def find_origin(lines: list[str], line: int) -> str | None:
    """Return where the words in a line of the Typst source are from."""
    for candidate in reversed(lines[:line]):
        if candidate.startswith(ORIGIN):
            return candidate.removeprefix(ORIGIN)
    return None
