"""Processes that branch off a running one, to do at the same time what it need not wait for.

A branch has all that its parent has read and imported, at no cost (``fork``). It is led out of whatever its
parent was in the midst of by an exception, so that it begins with nothing half done, does its work, and hands
over what came of it. It ends with its parent, however that ends.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from glossator.diagnostics import Code, Diagnostic, EditionError, fail

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

CAN_BRANCH = hasattr(os, "fork")
"""Whether the system has such processes; elsewhere all is done in turn."""

WATCH = 0.2
"""Seconds after which a branch looks whether its parent is there."""


Result = TypeVar("Result")


class Branched(BaseException):
    """Leads a new branch out of what its parent does; whoever catches it calls :meth:`finish`."""

    def __init__(self, work: Callable[[], object], parent: int, pipe: Connection) -> None:
        super().__init__()
        self.work, self.parent, self.pipe = work, parent, pipe

    def finish(self, environment: Mapping[str, str]) -> NoReturn:
        """Do the work in the given environment of variables, hand over the result, and end the process."""
        status = 1
        try:
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            os.environ.clear()
            os.environ.update(environment)
            try:
                self.pipe.send((self.work(), ()))
            except EditionError as error:
                self.pipe.send((None, error.diagnostics))
            status = 0
        except KeyboardInterrupt:  # it reaches the parent too, which says so
            status = 128 + signal.SIGINT
        finally:
            os._exit(status)  # nothing of the parent's is closed, flushed or removed

    def _end_with_parent(self) -> None:
        while os.getppid() == self.parent:
            time.sleep(WATCH)
        os._exit(1)


class Branches(Generic[Result]):
    """The branches of one command, by name."""

    def __init__(self) -> None:
        self.running: dict[str, tuple[int, Connection]] = {}

    def branch_off(self, name: str, work: Callable[[], Result]) -> None:
        """Begin some work in a branch; in the branch itself, raises :class:`Branched`.

        :param work: its result can be pickled.
        """
        reader, writer = Pipe(duplex=False)
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        process = os.fork()
        if not process:
            raise Branched(work, parent, writer)
        writer.close()
        self.running[name] = process, reader

    def collect(self, name: str) -> Result:
        """Wait for a branch, and return its result.

        Raises :class:`EditionError` if the work did, or if the process was ended by somebody.
        """
        process, reader = self.running[name]
        try:
            received: tuple[Result, tuple[Diagnostic, ...]] = reader.recv()
        except EOFError:
            message = "the process that made it was ended from outside; build it again"
            raise fail(name, 0, Code.CANNOT_ACCESS, message) from None
        finally:
            reader.close()
            os.waitpid(process, 0)
            del self.running[name]
        result, faults = received
        if faults:
            raise EditionError(faults)
        return result

    def end(self) -> None:
        """End all branches that still run."""
        for process, reader in self.running.values():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            reader.close()
        self.running.clear()
