"""The files that are generated into an edition's folder: which of them are stale, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from glossator_schema.entries import ENTRY_KINDS

SHARED_PAGES = tuple(f"{kind.page}.md" for kind in ENTRY_KINDS)
"""The generated pages of entries; each is there only if there are any.

The page of changes stays: what came and went in an edition is true of it without a changelog, too.
"""

GENERATED = b"by glossator; do not edit."
"""By this a page is known to be generated: no other is ever removed."""


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
    """Yield the pages whose file differs from what it should be, and generated ones of no text any more."""
    yield from stale_files(docs, pages)
    for path in sorted([*(docs / "texts").glob("*.md"), *(docs / name for name in SHARED_PAGES)]):
        page = path.relative_to(docs).as_posix()
        if page not in pages and path.is_file() and GENERATED in path.read_bytes():
            yield page


def write_pages(docs: Path, pages: Mapping[str, Content]) -> list[str]:
    """Write the pages that are stale, remove those of no text any more, and return the paths of both."""
    stale = list(stale_pages(docs, pages))
    for page in stale:
        if page in pages:
            _write(docs / page, pages[page])
        else:
            (docs / page).unlink()
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
