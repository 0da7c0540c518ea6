"""Say what Typst says: every error and warning of Typst becomes one of Sphinx.

Each block of the Typst source stands below a comment that says where its words are from, so that
an error in line 700 of the Typst source is reported at a line of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sphinx.util import logging

from sphinx_glossator.typst.glyphs import CODEPOINT, NO_GLYPH, read_literal
from sphinx_glossator.typst.orders import Print
from sphinx_glossator.typst.presses import TypesettingError

logger = logging.getLogger(__name__)

ORIGIN = "//@ "
"""Begins the comment that says where the words of the next block are from."""

DIAGNOSTIC = re.compile(
    r"^(?P<level>error|warning): (?P<message>.*)$"
    r"(?:\n\s*┌─ (?P<file>\S+?):(?P<line>\d+):\d+)?",
    re.MULTILINE,
)
TRACE = re.compile(r"[^\s/\\]+\.typ:\d+")


class TypstMessage(NamedTuple):
    """What Typst says about a place in the source."""

    level: str
    message: str
    source: str  # the file that is meant, or that called the template's code; ""
    line: int  # in it, or 0
    place: str | None  # what Typst itself names: a line of the template, say


def report_print(done: Print, folder: Path) -> None:
    """Log what Typst says of a document, once for all PDFs of a text.

    :raises TypesettingError: if Typst found an error; each one is logged with its place before.
    """
    sources = read_typst_sources(folder, done)
    _report(sources, *(warning for made in done.made for warning in made.warnings))
    _report_missing(sources, *done.missing)
    if said := [made.error for made in done.made if made.error]:
        errors = _report(sources, *said)
        first = errors[0] if errors else said[0]
        raise TypesettingError(
            f"the book cannot be set: {len(errors)} error(s), the first: {first}"
        )


Sources = Mapping[str, list[str]]
"""The lines of each source of a document, by the name of its file."""


def read_typst_sources(folder: Path, done: Print) -> Sources:
    """Return the sources of what was printed, if anything has been said of them."""
    spoken = done.missing or any(made.warnings or made.error for made in done.made)
    names = [made.source for made in done.made] if spoken else []
    return {name: (folder / name).read_text(encoding="utf-8").split("\n") for name in names}


def _report(sources: Sources, *texts: str) -> list[str]:
    """Log each diagnostic once, at the place its words are from; return the errors."""
    found: dict[tuple[str, str | None, str], None] = {}
    for text in texts:
        for diagnostic in read_diagnostics(text, sources):
            for origin in find_origins(sources, diagnostic):
                found[diagnostic.level, origin, diagnostic.message] = None
    errors = []
    for level, origin, message in found:
        log = logger.error if level == "error" else logger.warning
        log("%s", message, location=origin)
        if level == "error":
            errors.append(f"{origin}: {message}" if origin else message)
    return errors


def _report_missing(sources: Sources, *texts: str) -> None:
    """Warn of each sign that no font has, at the places its words are from; the book is set all the same."""
    found = {
        (origin, explain_glyph(match)): None
        for text in texts
        for diagnostic in read_diagnostics(text, sources)
        if (match := find_sign(diagnostic))
        for origin in find_origins(sources, diagnostic)
    }
    for origin, message in found:
        logger.warning("%s", message, location=origin, type="edition", subtype="glyph")


def find_sign(diagnostic: TypstMessage) -> re.Match[str] | None:
    """Return what a diagnostic says of a sign that cannot be printed, if it is about one."""
    return NO_GLYPH.search(diagnostic.message) or CODEPOINT.search(diagnostic.message)


def explain_glyph(match: re.Match[str]) -> str:
    """Name the characters that the fonts of the book do not have, and what to do."""
    return (
        f"no font of the book has {spell_characters(read_literal(match))}; its number is printed: "
        "add a font that has it to edition_fonts"
    )


def spell_characters(words: str) -> str:
    """Return some words with the numbers of their characters."""
    return f"“{words}” ({' '.join(f'U+{ord(char):04X}' for char in words)})"


def find_origins(sources: Sources, diagnostic: TypstMessage) -> Iterator[str | None]:
    """Yield the places that a diagnostic is about; Typst does not say where words in other fonts are from."""
    lines = sources.get(diagnostic.source, [])
    origin = find_origin(lines, diagnostic.line) or diagnostic.place
    glyph = find_sign(diagnostic)
    if origin is None and glyph is not None:
        words = read_literal(glyph)
        places = [
            find_origin(lines, number)
            for lines in sources.values()
            for number, line in enumerate(lines, 1)
            if words in line
        ]
        yield from dict.fromkeys(places) or [None]
    else:
        yield origin


def read_diagnostics(text: str, sources: Collection[str]) -> list[TypstMessage]:
    """Read what Typst prints of its errors and warnings; ``sources``: the names of the files that we wrote."""
    starts = list(DIAGNOSTIC.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        TypstMessage(
            match["level"],
            match["message"],
            *_find_line(match, text[match.end() : end], sources),
            f"{Path(match['file']).name}:{match['line']}" if match["file"] else None,
        )
        for match, end in zip(starts, ends, strict=True)
    ]


def _find_line(match: re.Match[str], rest: str, sources: Collection[str]) -> tuple[str, int]:
    """Return the source and the line that is meant, or that called the template's code."""
    if match["file"] and Path(match["file"]).name in sources:
        return Path(match["file"]).name, int(match["line"])
    for trace in TRACE.finditer(rest):
        source, _, line = trace[0].rpartition(":")
        if source in sources:
            return source, int(line)
    return "", 0


def find_origin(lines: list[str], line: int) -> str | None:
    """Return where the words in a line of the Typst source are from."""
    for candidate in reversed(lines[:line]):
        if candidate.startswith(ORIGIN):
            return candidate.removeprefix(ORIGIN)
    return None
