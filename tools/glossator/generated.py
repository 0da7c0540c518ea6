"""The files that are generated into an edition's folder: which of them are stale, and how they are written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.front_matter import AT_OLD_ADDRESS
from glossator_schema.words import STANDING

SHARED_PAGES = (
    *(f"{kind.page}.md" for kind in ENTRY_KINDS),
    *(f"{name}.md" for name in STANDING),
)
"""The generated pages of entries, each there only if there are any, and those that nobody wrote by hand.

The page of changes stays: what came and went in an edition is true of it without a changelog, too.
"""

GENERATED = b"by glossator; do not edit."
"""By this a page is known to be generated: no other is ever removed."""


PICTURE = re.compile(rb'^:image: ("(?:[^"\\\\]|\\\\.)*")\n:sha256: "([0-9a-f]{64})"$', re.MULTILINE)
"""What a generated page says of the picture of a figure: its path from the page, and its digest."""

Content = str | bytes
"""What a generated file says: a page, or a picture."""


def as_bytes(content: Content) -> bytes:
    """Return the bytes of a file."""
    return content.encode() if isinstance(content, str) else content


def stale_files(folder: Path, files: Mapping[str, Content]) -> Iterator[str]:
    """Yield the files, by path below a folder, that are not what they should be."""
    for name, content in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != as_bytes(content):
            yield name


def stale_pages(docs: Path, pages: Mapping[str, Content]) -> Iterator[str]:
    """Yield the files that differ from what they should be, and generated ones that no text has any more."""
    stale = list(stale_files(docs, pages))
    shared = (docs / name for name in SHARED_PAGES)
    for path in sorted({*(docs / "texts").glob("*.md"), *shared, *list_former_pages(docs)}):
        page = path.relative_to(docs).as_posix()
        if page not in pages and path.is_file() and GENERATED in path.read_bytes():
            stale.append(page)
    yield from stale
    yield from sorted(set(list_pictures(docs, stale)) - {*pages})


def list_former_pages(docs: Path) -> Iterator[Path]:
    """Yield the pages that were generated at old addresses of other pages."""
    for path in docs.rglob("*.md"):
        if path.is_file():
            with path.open("rb") as file:
                if file.read(len(AT_OLD_ADDRESS)) == AT_OLD_ADDRESS.encode():
                    yield path


def list_pictures(docs: Path, pages: Iterable[str]) -> Iterator[str]:
    """Yield the pictures that pages have as they were generated last, whose bytes are those they had then.

    What else lies in the folder of a text's pictures is its editor's own.
    """
    for name in pages:
        path = docs / name
        if path.suffix != ".md" or not path.is_file():
            continue
        content = path.read_bytes()
        for image, digest in PICTURE.findall(content) if GENERATED in content else ():
            picture = PurePosixPath(name).parent / json.loads(image)
            if ".." in picture.parts or not (docs / picture).is_file():
                continue
            if hashlib.sha256((docs / picture).read_bytes()).hexdigest() == digest.decode():
                yield picture.as_posix()


def write_pages(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Write the files that are stale, remove those of no text any more, and return the paths of both."""
    stale = list(stale_pages(docs, pages))
    # What a page says of its pictures is needed until they are gone.
    for page in sorted(stale, key=lambda page: (page in pages, page.endswith(".md"))):
        if page in pages:
            _write(docs / page, pages[page])
            continue
        (docs / page).unlink()
        with suppress(OSError):  # what else is in the folder stays
            if (docs / page).parent.parent == docs / "texts":
                (docs / page).parent.rmdir()
    return stale


def write_files(folder: Path, files: Mapping[str, Content]) -> list[str]:
    """Write the files that are stale, and return their paths; what else stands there stays."""
    stale = list(stale_files(folder, files))
    for name in stale:
        _write(folder / name, files[name])
    return stale


def _write(path: Path, content: Content) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(as_bytes(content))
    temporary.replace(path)
