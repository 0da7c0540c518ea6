"""Where the signs stand that no font of the book has: in the files of editors, not on generated pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from glossator.diagnostics import Code, Diagnostic
from glossator.files import EditionFiles

NO_GLYPH = re.compile(
    r"no font of the book has “.*?” \((?P<numbers>U\+[0-9A-F]+(?: U\+[0-9A-F]+)*)\)"
)
"""What the extension says of a sign; of the sign itself, if it is white space, a message keeps nothing."""

MOST = 20
"""So many places of a file are named; an editor who adds a font mends all of them."""


def is_of_glyph(message: str) -> bool:
    """Tell whether a message of Sphinx is about a sign without a glyph."""
    return NO_GLYPH.match(message) is not None


def place_glyphs(found: Iterable[Diagnostic], project: EditionFiles) -> list[Diagnostic]:
    """Return diagnostics, those of signs without a glyph at each place in the files that editors write."""
    kept: dict[Diagnostic, None] = {}
    signs: dict[str, dict[str, None]] = {}
    given: dict[str, Diagnostic] = {}
    for diagnostic in found:
        if diagnostic.code is not Code.NO_GLYPH:
            kept[diagnostic] = None
            continue
        match = NO_GLYPH.match(diagnostic.message)
        assert match is not None
        codes = (int(number[2:], 16) for number in match["numbers"].split())
        signs.setdefault(diagnostic.file, {})["".join(map(chr, codes))] = None
        given.setdefault(diagnostic.file, diagnostic)
    for file, of_file in signs.items():
        places = list(find_places(file, list(of_file), project))
        kept.update(dict.fromkeys(places or [given[file]]))
    return list(kept)


def find_places(file: str, signs: list[str], project: EditionFiles) -> Iterator[Diagnostic]:
    """Yield where signs stand that a page has: in the seed of a text, in the glossary, or on the page."""
    pattern = re.compile("(?:" + "|".join(map(word_pattern, signs)) + ")+")
    for path in find_written_files(file, project):
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        places = [(n, match) for n, line in enumerate(lines, 1) for match in pattern.finditer(line)]
        for line, match in places[:MOST]:
            yield Diagnostic(
                path.resolve().relative_to(project.root.resolve()).as_posix(),
                line,
                Code.NO_GLYPH,
                word_fault(match[0], len(places) - MOST if match is places[:MOST][-1][1] else 0),
                match.start() + 1,
            )


def word_pattern(sign: str) -> str:
    """Return the pattern of a sign; of a mark, with the letter that it stands on."""
    is_mark = all(unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") for char in sign)
    return (r"\S?" if is_mark else "") + re.escape(sign)


def find_written_files(file: str, project: EditionFiles) -> Iterator[Path]:
    """Yield the files that a page's words are from, those of a text first."""
    from glossator.generated import GENERATED  # only what is missing pays for the import
    from glossator.project import find_witness_file

    text = re.fullmatch(r"docs/texts/(.+)\.md", file)
    entries = re.fullmatch(r"docs/(\w+)\.md", file)
    page = project.root / file
    if text and (record := project.root / "seeds" / text[1] / "record.yaml").is_file():
        folder = record.parent
        yield folder / find_witness_file(project.name(folder), project.content(record))
        yield from (path for path in (record, folder / "notes.md") if path.is_file())
    elif page.is_file() and GENERATED not in project.bytes(page):
        yield page
    if text or entries:
        folder = project.root / "glossary"
        yield from sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".md"))


def word_fault(words: str, more: int) -> str:
    """Return what is said of a place: the signs, their numbers, and the way to add a font."""
    numbers = " ".join(f"U+{ord(char):04X}" for char in words[:8])
    rest = f"; it is so in {more} more places of this file" if more > 0 else ""
    return (
        f"no font of the book has “{words}” ({numbers}{' …' * (len(words) > 8)}): its number is printed; "
        f"add a font that has it to edition_fonts in docs/conf.py{rest}"
    )
