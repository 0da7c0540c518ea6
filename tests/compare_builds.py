"""Say in what two builds differ: which files, and within each what its reader would notice.

``python tests/compare_builds.py FIRST SECOND`` compares two folders, or two files. Marked-up text is shown
with an element a line, JSON with a value a line, an EPUB by its members, a PDF by the words of its pages.
Exits with 1 if anything differs: an engineer who changed the structure wants silence, one who changed what
is published wants to see just that.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, zip_longest
from pathlib import Path

import pypdfium2

MOST_LINES = 40
"""So many lines of a file's differences are shown; the others are counted."""

MARKUP = (".html", ".xhtml", ".xml", ".svg", ".opf", ".ncx")
WORDS = (".typ", ".txt", ".css", ".js", ".md", ".sha256", ".yaml", ".bib")
ARCHIVES = (".epub", ".zip")
TAG = re.compile(r"\s*(</?[A-Za-z!?][^>]*>)\s*")

Files = dict[str, bytes]


def compare(first: Files, second: Files) -> Iterator[str]:
    """Yield lines on what differs between two sets of files by name."""
    for name in sorted(first.keys() - second.keys()):
        yield f"only in the first: {name}"
    for name in sorted(second.keys() - first.keys()):
        yield f"only in the second: {name}"
    for name in sorted(first.keys() & second.keys()):
        if first[name] != second[name]:
            yield f"{name}: {len(first[name])} bytes, now {len(second[name])}"
            yield from indent(compare_contents(name, first[name], second[name]))


def compare_contents(name: str, first: bytes, second: bytes) -> Iterator[str]:
    """Yield lines on what differs within a file of two versions."""
    if name.endswith(ARCHIVES):
        yield from compare(read_archive(first), read_archive(second))
        if list(read_archive(first)) != list(read_archive(second)):
            yield "the members stand in another order"
    elif name.endswith(".pdf"):
        yield from compare_pages(read_pages(first), read_pages(second))
    elif name.endswith((*MARKUP, *WORDS, ".json")):
        before, after = split_lines(name, first), split_lines(name, second)
        if before == after:
            yield "only white space, or the order of keys, differs"
        yield from limit(show_changes(before, after, around=1))


def compare_pages(first: list[str], second: list[str]) -> Iterator[str]:
    """Yield lines on the pages of two PDFs whose words differ."""
    if len(first) != len(second):
        yield f"{len(first)} pages, now {len(second)}"
    pages = enumerate(zip_longest(first, second, fillvalue=""), start=1)
    differing = [(number, *texts) for number, texts in pages if texts[0] != texts[1]]
    if not differing:
        yield "the words of all pages are the same"

    def show() -> Iterator[str]:
        for number, before, after in differing:
            yield f"page {number}:"
            yield from show_changes(before.splitlines(), after.splitlines(), around=0)

    yield from limit(show())


def read_archive(content: bytes) -> Files:
    """Return the members of a ZIP file, in its order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_pages(content: bytes) -> list[str]:
    """Return the words of each page of a PDF."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def split_lines(name: str, content: bytes) -> list[str]:
    """Return the lines of a file, so divided that a small change is a small difference."""
    text = content.decode("utf-8", "replace")
    if name.endswith(".json"):
        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    elif name.endswith(MARKUP):
        text = TAG.sub(r"\n\1\n", text)
    return [line for line in text.splitlines() if line.strip()]


def show_changes(before: list[str], after: list[str], around: int) -> Iterator[str]:
    """Yield a difference as ``diff -u`` shows it, without the names of the files."""
    return islice(difflib.unified_diff(before, after, lineterm="", n=around), 2, None)


def limit(lines: Iterator[str]) -> Iterator[str]:
    """Yield the first lines, each no longer than a screen has room for, and how many more there are."""
    for line in islice(lines, MOST_LINES):
        yield line if len(line) <= 200 else f"{line[:199]}…"
    if more := sum(1 for _ in lines):
        yield f"… {more} more lines"


def indent(lines: Iterator[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)


def read_build(path: Path) -> Files:
    """Return the files of a folder by their names in it; a file alone has one name for both sides."""
    if path.is_file():
        return {f"the file{path.suffix}": path.read_bytes()}
    files = sorted(found for found in path.rglob("*") if found.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def main(arguments: list[str]) -> int:
    """Print what differs; return 0 if nothing does, 1 if something does, 2 for wrong usage."""
    paths = [Path(argument) for argument in arguments]
    if len(paths) != 2 or not all(path.exists() for path in paths):
        print("usage: python tests/compare_builds.py FIRST SECOND", file=sys.stderr)
        return 2
    differences = list(compare(*map(read_build, paths)))
    print(*differences or ["nothing differs"], sep="\n")
    return bool(differences)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
