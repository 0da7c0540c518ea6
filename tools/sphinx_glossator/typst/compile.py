"""Compile a book with Typst: every error and warning of Typst becomes one of Sphinx.

Each block of the Typst source stands below a comment that says where its words are from, so that
an error in line 700 of the Typst source is reported at a line of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import typst
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_glossator.typst.destinations import Destination, add_destinations, read_destinations
from sphinx_glossator.typst.margins import Column, Layout, Mark, Plan, plan_margins
from sphinx_glossator.typst.tags import move_notes

logger = logging.getLogger(__name__)

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and archival: a missing title, text alternative or glyph is an error."""

SOURCE = "edition.typ"
ORIGIN = "//@ "
"""Begins the comment that says where the words of the next block are from."""

SLACK = 6.0
"""Points below the text that the end of a note at the foot may come to stand."""

LAYOUT = """{
  let name(note) = str(note.at("label", default: <none>))
  let place(note) = {
    let position = note.location().position()
    (name(note).slice(7), position.page, position.y.pt())
  }
  (
    marks: query(footnote).filter(it => name(it).starts-with("margin:")).map(place),
    heights: query(<height-in-margin>).map(it => (it.value.id, it.value.height)),
    openings: query(<opening>).map(it => it.location().page()),
    ends: query(<foot-end>).map(it => {
      let position = it.location().position()
      (position.page, position.y.pt())
    }),
    column: query(<column>).first().value,
  )
}"""

NOTES = """query(footnote).map(it => str(it.at("label", default: <none>)))"""

DIAGNOSTIC = re.compile(
    r"^(?P<level>error|warning): (?P<message>.*)$"
    r"(?:\n\s*┌─ (?P<file>\S+?):(?P<line>\d+):\d+)?",
    re.MULTILINE,
)
TRACE = re.compile(rf"{re.escape(SOURCE)}:(\d+)")
NO_GLYPH = re.compile(r"the text `\"(?P<words>.*)\"` could not be displayed with font `.*`")
CODEPOINT = re.compile(r"the PDF contains the codepoint `\"(?P<words>.*)\"`")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class TypesettingError(SphinxError):
    """The book could not be set."""

    category = "Typst error"


class TypstMessage(NamedTuple):
    """What Typst says about a place in the source."""

    level: str
    message: str
    line: int  # in SOURCE, or 0
    place: str | None  # what Typst itself names: a line of the template, say


def compile_book(
    folder: Path, font_paths: list[str], timestamp: int, foot: frozenset[str] = frozenset()
) -> bytes:
    """Return the PDF of the book whose Typst source is in ``folder``.

    :param timestamp: the time written into the PDF, in seconds since 1970.
    :param foot: the notes that are already known to have no room in the margin.
    :raises TypesettingError: if Typst finds an error; each one is logged with its place before.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_paths))
    write_plan(folder, Plan())
    compiler = typst.Compiler(
        folder / SOURCE, root=folder, font_paths=fonts, ignore_system_fonts=True
    )

    def set_book(plan: Plan) -> Layout:
        write_plan(folder, plan)
        return read_layout(compiler)

    try:
        try:
            write_plan(folder, plan_margins(set_book, foot))
        except RuntimeError:  # says too little: what is wrong with the book will be told in full
            write_plan(folder, Plan())
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=timestamp
        )
        for warning in warnings:
            _report(warning.diagnostic or f"warning: {warning.message}", folder)
        assert isinstance(pdf, bytes)
        return finish(pdf, read_destinations(compiler), read_notes(compiler))
    except typst.TypstError as error:
        errors = _report(error.diagnostic or f"error: {error.message}", folder)
        first = errors[0] if errors else error.message
        raise TypesettingError(
            f"the book cannot be set: {len(errors)} error(s), the first: {first}"
        ) from error


def write_plan(folder: Path, plan: Plan) -> None:
    """Write the plan of the margins where the template reads it."""
    (folder / "foot.json").write_text(json.dumps(sorted(plan.foot)), encoding="utf-8")
    placed = json.dumps(dict(plan.placed), sort_keys=True)
    (folder / "placed.json").write_text(placed, encoding="utf-8")


def read_plan(folder: Path) -> Plan:
    """Return the plan by which the book in ``folder`` was set."""
    foot, placed = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("foot", "placed")
    )
    return Plan(frozenset(foot), placed)


def read_layout(compiler: typst.Compiler) -> Layout:
    """Set the book, and return what the plan of the margins must know of it."""
    found = json.loads(compiler.eval(LAYOUT, format="json"))
    heights = dict(found["heights"])
    marks = [
        Mark(note, page, y, heights[note]) for note, page, y in found["marks"] if note in heights
    ]
    column = Column(**found["column"])
    burst = frozenset(page for page, y in found["ends"] if y > column.bottom + SLACK)
    return Layout(marks, found["openings"], column, burst)


def read_notes(compiler: typst.Compiler) -> list[bool]:
    """Return for each note of the book, in order, whether it is an editor's."""
    names = json.loads(compiler.eval(NOTES, format="json"))
    return [name.startswith(("margin:", "foot:")) for name in names]


def finish(pdf: bytes, destinations: list[Destination], editorial: list[bool]) -> bytes:
    """Add what Typst does not: names for all ids, and the editors' notes behind their paragraphs."""
    with pikepdf.open(BytesIO(pdf)) as book:
        add_destinations(book, destinations)
        move_notes(book, editorial)
        output = BytesIO()
        book.save(output, deterministic_id=True)
        return output.getvalue()


def _report(text: str, folder: Path) -> list[str]:
    """Log each diagnostic once, at the place its words are from; return the errors."""
    lines = (folder / SOURCE).read_text(encoding="utf-8").split("\n")
    found: dict[tuple[str, str | None, str], None] = {}
    for diagnostic in read_diagnostics(text):
        message = NO_GLYPH.sub(explain_glyph, diagnostic.message)
        message = CODEPOINT.sub(explain_codepoint, message)
        for origin in find_origins(lines, diagnostic):
            found[diagnostic.level, origin, message] = None
    errors = []
    for level, origin, message in found:
        log = logger.error if level == "error" else logger.warning
        log("%s", message, location=origin)
        if level == "error":
            errors.append(f"{origin}: {message}" if origin else message)
    return errors


def explain_glyph(match: re.Match[str]) -> str:
    """Name the characters that the fonts of the book do not have, and what to do."""
    words = read_literal(match)
    return f"no font of the book has {spell_characters(words)}; emend it, or add a font that has it"


def explain_codepoint(match: re.Match[str]) -> str:
    """Name a character that no archive can keep, and what to do."""
    return f"{spell_characters(read_literal(match))} means nothing outside the font that has it; emend it"


def spell_characters(words: str) -> str:
    """Return some words with the numbers of their characters."""
    return f"“{words}” ({' '.join(f'U+{ord(char):04X}' for char in words)})"


def read_literal(match: re.Match[str]) -> str:
    """Return the words that Typst names in a string literal."""
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), match["words"])


def find_origins(lines: list[str], diagnostic: TypstMessage) -> Iterator[str | None]:
    """Yield the places that a diagnostic is about; Typst does not say where words in other fonts are from."""
    origin = find_origin(lines, diagnostic.line) or diagnostic.place
    glyph = NO_GLYPH.search(diagnostic.message)
    if origin is None and glyph is not None:
        words = read_literal(glyph)
        places = [find_origin(lines, n) for n, line in enumerate(lines, 1) if words in line]
        yield from places or [None]
    else:
        yield origin


def read_diagnostics(text: str) -> list[TypstMessage]:
    """Read what Typst prints of its errors and warnings."""
    starts = list(DIAGNOSTIC.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        TypstMessage(
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
