"""Processes that do some of a command's work at the same time, where there are cores for it.

A worker is a new Python, on every system: a process that branches off a running one has none of the
threads that libraries such as Typst's have begun there, and waits for them for ever. It imports what it
will need while it waits for its work, does that, hands over what came of it, and ends: at the latest
with the command, however that ends, as it then reads the end of its input.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from glossator.diagnostics import Code, Diagnostic, EditionError, fail

PR_SET_PDEATHSIG = 1
"""Of the system call ``prctl``: the signal that a process is to get when its parent ends."""

Result = TypeVar("Result")


BEGIN = f"""\
import json, sys
sys.path[:] = json.loads(sys.argv.pop(1))
from {__name__} import be_worker
be_worker()
"""
"""What a worker begins with: it finds modules where the command does, none in the edition's folder (``-P``)."""


class Workers:
    """The workers of one command, by name."""

    def __init__(self) -> None:
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, modules: Iterable[str], environment: Mapping[str, str]) -> None:
        """Start a worker, which imports some modules.

        :param environment: the variables that it is to have.
        """
        self.running[name] = subprocess.Popen(
            [sys.executable, "-P", "-c", BEGIN, json.dumps(sys.path), *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def give(self, name: str, work: Callable[[], object]) -> None:
        """Give a worker its work: a function that can be pickled, as its result can."""
        to = self.running[name].stdin
        assert to is not None
        with suppress(BrokenPipeError):  # it was ended; :meth:`collect` says so
            pickle.dump(work, to)
            to.flush()

    def collect(self, name: str, work: Callable[[], Result]) -> Result:
        """Wait for the result of what a worker was given, and return it.

        Raises :class:`EditionError` if the work did, or if somebody ended the process.
        """
        worker = self.running[name]
        assert worker.stdout is not None
        try:
            received: tuple[Result, tuple[Diagnostic, ...]] = pickle.load(worker.stdout)
        except (EOFError, pickle.UnpicklingError):
            message = "the process that made it was ended from outside; build it again"
            raise fail(name, 0, Code.CANNOT_ACCESS, message) from None
        result, faults = received
        self.end(name)
        if faults:
            raise EditionError(faults)
        return result

    def end(self, *names: str) -> None:
        """End some workers, or all that still run."""
        for name in names or tuple(self.running):
            worker = self.running.pop(name)
            worker.kill()
            with suppress(BrokenPipeError):
                worker.__exit__(None, None, None)  # closes its pipes, and waits for its end


def be_worker() -> None:
    """Be a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command gets it too, and ends its workers
    if sys.platform == "linux":  # it ends at once, even while a library lets nothing else run
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    given, results = (os.dup(stream.fileno()) for stream in (sys.stdin, sys.stdout))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no result
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # nobody waits for the other
    for module in sys.argv[1:]:
        with suppress(ImportError):  # the work will say what is missing
            importlib.import_module(module)
    try:
        with os.fdopen(given, "rb", closefd=False) as source:
            work: Callable[[], object] = pickle.load(source)
    except EOFError:
        return
    threading.Thread(target=end_with_command, args=(given,), daemon=True).start()
    with os.fdopen(results, "wb") as target:
        try:
            pickle.dump((work(), ()), target)
        except EditionError as error:
            pickle.dump((None, error.diagnostics), target)
    os._exit(0)


def end_with_command(given: int) -> None:
    """Wait for the end of the input, and end."""
    os.read(given, 1)
    os._exit(1)
