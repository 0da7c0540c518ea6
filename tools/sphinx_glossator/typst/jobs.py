"""What is to be set, what is being set, and what was set when: a book, a text in all its handouts, a page.

A job has a folder with all that Typst needs, in which its good PDFs are kept, and a stamp that says of what
they were made: it need not be done again where that is what it was.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import NamedTuple

from sphinx_glossator.memory.hashing import digest_file
from sphinx_glossator.typst.press import SOURCE
from sphinx_glossator.typst.presses import Ordered


class Job(NamedTuple):
    """A book or a handout that is to be set, or all handouts of a text."""

    folder: Path  # where all is that Typst needs
    name: str
    sources: Mapping[str, str]  # by what follows the name in that of the PDF
    printed: bool = True  # false: only its margins are planned

    @property
    def pdfs(self) -> dict[str, Path]:
        """The PDF of each source, by the name of its file."""
        made = self.sources if self.printed else ()
        return {
            name_source_file(suffix): self.folder / f"{self.name}{suffix}.pdf" for suffix in made
        }

    @property
    def stamp(self) -> Path:
        return self.folder / f"{self.name}.digest"

    def write_sources(self) -> None:
        """Write the sources into the folder."""
        for suffix, source in self.sources.items():
            file = self.folder / name_source_file(suffix)
            file.write_text(source, encoding="utf-8", newline="\n")


class BegunPrint(NamedTuple):
    """A job that is being done."""

    digest: str
    ordered: Ordered
    finished: Future[list[bytes]]  # the PDFs, in the order in which they were printed


def name_source_file(suffix: str) -> str:
    """Return the name of the file of a source; by that without a suffix the margins are planned."""
    source = Path(SOURCE)
    return f"{source.stem}{suffix}{source.suffix}"


def read_stamp(job: Job) -> str:
    """Return what was noted of a job when it was done; nothing where it was not, or not well."""
    return job.stamp.read_text(encoding="utf-8") if job.stamp.exists() else ""


def hash_made(job: Job) -> str:
    """Return a digest of what came of a job; of nothing, where that is gone."""
    plan = [job.folder / f"{name}.json" for name in ("foot", "placed")]
    return "".join(map(digest_file, (*plan, *job.pdfs.values())))


def write_at_once(target: Path, content: bytes) -> None:
    """Replace a file so that no reader ever sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
