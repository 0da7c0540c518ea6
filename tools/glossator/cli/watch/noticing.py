"""Notice that a file of the edition was saved."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

from glossator.cli.state import INPUTS

WAIT = 20
"""Milliseconds without another change after which changes are told: an editor's program writes in steps."""

AT_MOST = 200
"""Milliseconds after which they are told in any case."""

AGAIN = 5_000
"""Milliseconds in which nothing was noticed, after which it is time to look: a change may be missed while
other folders begin to be watched, or when there are more at once than the system can tell."""


UNTOLD = 1
"""Seconds after which it is time to look, when the system cannot tell of changes: it has room for so many
programs that are told, and a folder may go while it begins to be watched."""

UNTOLD_WORDS = (
    "glossator: the system cannot tell what is saved ({}); it is looked every second instead"
)


class Noticing:
    """Calls ``tell`` with the files that changed, as often as some do; with none, when it is time to look.

    ``elsewhere``: returns the files and folders that are watched besides the edition's own.
    """

    def __init__(
        self, root: Path, elsewhere: Callable[[], Iterable[Path]], tell: Callable[[set[Path]], None]
    ) -> None:
        self.root = root.resolve()
        logging.getLogger("watchfiles").setLevel(logging.WARNING)
        self.elsewhere, self.tell = elsewhere, tell
        self.watched: frozenset[Path] = frozenset()
        self.restart = asyncio.Event()

    async def run(self) -> None:
        """Watch until this is cancelled."""
        await asyncio.gather(self.watch_root(), self.watch_folders(), self.follow())

    async def watch_root(self) -> None:
        """Watch the files in the edition's folder itself, and whether a folder comes or goes."""
        async for changes in watch([self.root], self.is_input, recursive=False):
            self.follow_now()
            self.tell(changes)

    async def watch_folders(self) -> None:
        """Watch all that lies below the folders, anew whenever there are others."""
        self.watched = self.list_folders()
        while True:
            self.restart.clear()
            if not self.watched:
                await self.restart.wait()
            async for changes in watch([*self.watched], is_wanted, stop=self.restart):
                self.tell(changes)

    async def follow(self) -> None:
        """See from time to time what pages are made from besides: that may change with each of them."""
        while True:
            await asyncio.sleep(1)
            self.follow_now()

    def follow_now(self) -> None:
        """Watch other folders, if they are others."""
        now = self.list_folders()
        if now != self.watched:
            self.watched = now
            self.restart.set()

    def list_folders(self) -> frozenset[Path]:
        """Return what is watched with all that lies below it."""
        own = [self.root / name for name in INPUTS]
        found = [path for path in own if path.is_dir()]
        others = [path if path.is_dir() else path.parent for path in self.elsewhere()]
        return frozenset(path for path in (*found, *others) if path.exists() and path != self.root)

    def is_input(self, change: Change, path: str) -> bool:
        return Path(path).name in INPUTS


async def watch(
    paths: list[Path],
    is_wanted: Callable[[Change, str], bool],
    *,
    recursive: bool = True,
    stop: asyncio.Event | None = None,
) -> AsyncIterator[set[Path]]:
    """Yield the files that changed together; none, when for some time none did, or none can be told."""
    told = ""
    while True:
        found = awatch(
            *paths,
            watch_filter=is_wanted,
            step=WAIT,
            debounce=AT_MOST,
            recursive=recursive,
            stop_event=stop,
            ignore_permission_denied=True,
            rust_timeout=AGAIN,
            yield_on_timeout=True,
        )
        try:
            async for changes in found:
                yield {Path(path) for _, path in changes}
            return
        except (OSError, RuntimeError) as error:  # what watchfiles raises of the system's own
            if told != (told := str(error)):
                print(UNTOLD_WORDS.format(error), file=sys.stderr, flush=True)
        await asyncio.sleep(UNTOLD)
        if stop is not None and stop.is_set():
            return
        yield set()


def is_wanted(change: Change, path: str) -> bool:
    """Tell whether a file is none that editors' programs hide or leave behind."""
    name = Path(path).name
    return not (name.startswith(".") or name.endswith(("~", ".new")))
