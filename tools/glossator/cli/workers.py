"""Processes that do some of a command's work at the same time, where there are cores for it.

A worker branches off the command: it has in memory all that the command has by then, and so begins at once.
It hands over what came of its work, and ends: at the latest with the command, however that ends. Threads are
not branched off with it, which libraries such as Typst's begin and then wait for: such a library is used in
programs of its own (``typst.press``). Where a system has no such processes, or lends them badly, a command
does one thing after another, as Sphinx does there.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from glossator.diagnostics import Code, Diagnostic, EditionError, fail

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

CAN_BRANCH = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a system has such processes; that of macOS ends some whose libraries had begun something."""

PR_SET_PDEATHSIG = 1
"""Of the system call ``prctl``: the signal that a process is to get when its parent ends."""

Result = TypeVar("Result")
Failure = tuple[Diagnostic, ...] | OSError


class Branch(NamedTuple):
    """A process, and the end of the pipe from which its result is read."""

    process: ForkProcess
    results: Connection


class Workers:
    """The workers of one command, by name."""

    def __init__(self) -> None:
        self.running: dict[str, Branch] = {}

    def start(self, name: str, work: Callable[[], object], *, speaks: bool = False) -> None:
        """Start a worker; what its work returns must be such that it can be pickled.

        :param speaks: whether what it prints is what the command prints.
        """
        from multiprocessing import get_context  # a command that has no workers starts without it

        context = get_context("fork")
        results, target = context.Pipe(duplex=False)
        process = context.Process(target=be_worker, args=(work, target, speaks), name=name)
        process.start()
        target.close()
        self.running[name] = Branch(process, results)

    def collect(self, name: str, work: Callable[[], Result]) -> Result:
        """Wait for the result of the work that a worker was started with, and return it.

        Raises :class:`EditionError` if the work did, or if somebody ended the process, and :class:`OSError` if
        the work did.
        """
        try:
            received: tuple[Result, Failure | None] = self.running[name].results.recv()
        except (EOFError, OSError):
            message = "the process that made it was ended from outside; build it again"
            raise fail(name, 0, Code.CANNOT_ACCESS, message) from None
        result, failure = received
        self.end(name)
        if failure is not None:
            raise failure if isinstance(failure, OSError) else EditionError(failure)
        return result

    def end(self, *names: str) -> None:
        """End some workers, or all that still run."""
        for name in names or tuple(self.running):
            worker = self.running.pop(name)
            worker.process.kill()
            worker.process.join()
            worker.process.close()
            worker.results.close()


def be_worker(work: Callable[[], object], target: Connection, speaks: bool) -> None:
    """Be a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command gets it too, and ends its workers
    if sys.platform == "linux":  # it ends at once, even while a library lets nothing else run
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    Thread(target=end_with_command, daemon=True).start()
    if not speaks:
        os.dup2(2, 1)  # what is printed is no result, which alone goes to the standard output
    try:
        target.send((work(), None))
    except EditionError as error:
        target.send((None, error.diagnostics))
    except OSError as error:
        target.send((None, error))


def end_with_command() -> None:
    """Wait for the end of the command, and end."""
    from multiprocessing import parent_process

    command = parent_process()
    assert command is not None
    command.join()
    os._exit(1)
