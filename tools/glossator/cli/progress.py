"""Say what a command does, step by step, with times: plain lines, and a bar on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

BAR_AFTER = 1.0
"""A step shows its bar once it has taken this many seconds."""


class Step:
    """One step under way; set ``result`` to what its closing line should say."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.result = ""
        self.done = 0
        self.total = 0
        self.started = time.monotonic()
        self._bar: object = None

    def advance(self, total: int, what: str) -> None:
        """Count one more of ``total`` things done; ``what`` is the one that was done last."""
        self.done += 1
        self.total = total
        if sys.stderr.isatty() and time.monotonic() - self.started > BAR_AFTER:
            self._draw(what)

    def _draw(self, what: str) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import TaskID

        if self._bar is None:
            bar = Bar(console=Console(stderr=True), transient=True)
            bar.start()
            self._bar = bar, bar.add_task(self.name, total=self.total)
        bar, task = self._bar  # type: ignore[misc]
        assert isinstance(bar, Bar)
        bar.update(
            TaskID(task), completed=self.done, total=self.total, description=f"{self.name}: {what}"
        )

    def close(self) -> None:
        """Take the bar away, if there is one."""
        if self._bar is not None:
            self._bar[0].stop()  # type: ignore[index]
            self._bar = None


class Progress:
    """The steps of a command, reported on stdout as they end."""

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Time a step; its line is printed when it ends well."""
        step = Step(name)
        try:
            yield step
        finally:
            step.close()
        seconds = time.monotonic() - step.started
        print(f"{name:<8} {seconds:6.2f} s  {step.result}".rstrip(), flush=True)
