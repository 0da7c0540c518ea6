"""The PDF of what is previewed, made when somebody asks for it, in a process and a folder of its own.

The edition's files are copied as they are at that moment and built there by the usual command, with all its
proofs; so nothing is published in ``build/``, and nobody waits for a lock.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from glossator.cli.state import list_edition_files
from glossator.project import Project
from glossator_schema.notes import STUDENT


@dataclass(frozen=True)
class Made:
    """How far a PDF is: ``since``: when it was begun; ``messages``: why there is none."""

    making: bool = False
    since: float = 0.0
    files: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


class PdfMaker:
    """Makes the PDFs of one audience, one order at a time; ``tell`` is called when one begins or ends."""

    def __init__(self, project: Project, audience: str, tell: Callable[[], None]) -> None:
        self.project, self.audience, self.tell = project, audience, tell
        self.copy = project.workplace / "watch" / "pdf" / audience
        self.made = Made()
        self.task: asyncio.Task[None] | None = None

    @property
    def folder(self) -> Path:
        """Where the PDFs lie when they are made."""
        variant = () if self.audience == STUDENT else (self.audience,)
        return self.copy.joinpath("build", *variant, "pdf")

    def begin(self) -> None:
        """Begin to make them, unless they are being made."""
        if not self.made.making:
            self.made = Made(making=True, since=time.time())
            self.task = asyncio.get_running_loop().create_task(self.make())
            self.tell()

    async def make(self) -> None:
        """Make them from the files as they are now."""
        since, messages = self.made.since, ["the PDF was not made"]
        try:
            await asyncio.to_thread(self.copy_edition)
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "glossator", "build", "--only", "pdf"),
                *("--audience", self.audience, "-C", str(self.copy)),
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
            try:
                _, errors = await process.communicate()
            except asyncio.CancelledError:
                process.kill()
                raise
            told = errors.decode("utf-8", "replace").splitlines()
            messages = (told or messages) if process.returncode else []
        except OSError as error:
            messages = [f"{error.filename}: {error.strerror}"]
        files = () if messages else tuple(path.name for path in sorted(self.folder.glob("*.pdf")))
        self.made = Made(since=since, files=files, messages=tuple(messages))
        self.tell()

    def copy_edition(self) -> None:
        """Let the copy have the edition's files, and no others; those that are the same stay."""
        wanted = dict(list_edition_files(self.project))
        for name, path in wanted.items():
            content, target = Path(path).read_bytes(), self.copy / name
            if not target.is_file() or target.read_bytes() != content:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        if self.copy.is_dir():
            for name, path in list(list_edition_files(Project(self.copy))):
                if name not in wanted:
                    Path(path).unlink()
