"""Say what a command does, step by step, with times: plain lines, and a bar on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

BAR_AFTER = 1.0
"""A step shows its bar once it has taken this many seconds."""


class Step:
    """One step under way; set ``result`` to what its closing line should say."""

    def __init__(self, name: str, *, is_shown: bool = True) -> None:
        self.name = name
        self.is_shown = is_shown
        self.result = ""
        self.done = 0
        self.started = time.monotonic()
        self.bar: Bar | None = None

    def advance(self, total: int, what: str) -> None:
        """Count one more of ``total`` things done; ``what`` is the one that was done last."""
        self.done += 1
        if self.bar is None and self.wants_bar():
            self.bar = open_bar(self.name, total)
        if self.bar is not None:
            task = self.bar.task_ids[0]
            description = f"{self.name}: {what}"
            self.bar.update(task, completed=self.done, total=total, description=description)

    def wants_bar(self) -> bool:
        """Tell whether somebody looks, and has waited."""
        return self.is_shown and sys.stderr.isatty() and self.seconds > BAR_AFTER

    @property
    def seconds(self) -> float:
        """The time since the step began."""
        return time.monotonic() - self.started

    def close(self) -> None:
        """Take the bar away, if there is one."""
        if self.bar is not None:
            self.bar.stop()


def open_bar(name: str, total: int) -> Bar:
    """Return a progress bar that is shown on the terminal, and vanishes when it is stopped."""
    from rich.console import Console  # only a terminal pays for the import
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True), transient=True)
    bar.add_task(name, total=total)
    bar.start()
    return bar


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
        print(f"{name:<8} {step.seconds:6.2f} s  {step.result}".rstrip(), flush=True)
