"""Have documents set by presses (:mod:`.press`), several at a time: who does what, and what came of it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from tempfile import TemporaryFile
from threading import Lock, Thread
from typing import NamedTuple

from sphinx.errors import SphinxError

from sphinx_glossator.typst.margins import Plan
from sphinx_glossator.typst.orders import (
    Print,
    PrintOrder,
    read_answer,
    read_plan_line,
    read_print,
    write_order,
    write_plan_line,
)

START = (
    "import sys; sys.path[:] = sys.argv[1:];"
    "from sphinx_glossator.typst.press import run_press; run_press()"
)
"""Starts a press that finds its modules where this process does."""


class TypesettingError(SphinxError):
    """The book could not be set."""

    category = "Typst error"


class Ordered(NamedTuple):
    """A document that is being set."""

    folder: str
    plan: Future[Plan]  # of its margins, which is known before it is done
    done: Future[Print]


class Press:
    """A process that sets documents one after another, and one that reads what it answers."""

    def __init__(self) -> None:
        self.said = TemporaryFile()  # noqa: SIM115  closed when the press ends
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.said,
        )
        self.numbers = count()
        self.ordered: dict[int, Ordered] = {}
        self.lock = Lock()
        self.broken: str | None = None  # what it said last, if it has ended
        self.reader = Thread(target=self.read_answers, daemon=True)
        self.reader.start()

    def take(self, order: PrintOrder) -> Ordered:
        """Begin with an order as soon as those before it are planned."""
        ordered = Ordered(order.folder, Future(), Future())
        with self.lock:
            self.ordered[next(self.numbers)] = ordered
        self.write(write_order(order))
        return ordered

    def write(self, line: bytes) -> None:
        """Write to the process; where it has ended, all that it was to do has failed."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except OSError:  # it is ending, or has ended
            self.reader.join()
            self.fail()

    def read_answers(self) -> None:
        """Read what the process answers until it ends."""
        assert self.process.stdout is not None
        try:
            while True:
                number, is_last, words = read_answer(self.process.stdout)
                ordered = self.ordered[number]
                if not is_last:
                    ordered.plan.set_result(read_plan_line(words))
                    continue
                done = read_print(words)
                with self.lock:
                    del self.ordered[number]
                if not ordered.plan.done():
                    ordered.plan.set_result(done.plan)
                ordered.done.set_result(done)
        except (OSError, ValueError):
            self.process.kill()
            self.process.wait()
            self.fail()

    def fail(self) -> None:
        """Tell all who wait that the process has ended, and by what it said last."""
        if self.broken is None:
            self.said.seek(0)
            said = self.said.read().decode(errors="replace").strip().rpartition("\n")[2]
            self.broken = f": {said}" if said else ""
        with self.lock:
            left, self.ordered = list(self.ordered.values()), {}
        for ordered in left:
            message = f"{ordered.folder}: Typst ended before it was done{self.broken}"
            ordered.plan.cancel()
            ordered.done.set_exception(TypesettingError(message))

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            with suppress(OSError):  # what the process has not read cannot be written any more
                stream.close()
        self.said.close()


class Presses:
    """Sets documents, several at a time; what is begun early has a press of its own."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.all: list[Press] = []
        self.shared: list[Press] = []
        self.known: Future[Plan] = Future()  # what the document waits for that was begun early

    def __enter__(self) -> Presses:
        return self

    def __exit__(self, *failure: object) -> None:
        """End all: what was wanted is there, or something went wrong."""
        self.known.cancel()
        for press in self.all:
            press.end()

    def submit(self, order: PrintOrder) -> Ordered:
        """Have a document set by the press that has the fewest to set."""
        if len(self.shared) < self.count:
            self.shared.append(self.start())
        return min(self.shared, key=lambda press: len(press.ordered)).take(order)

    def begin(self, order: PrintOrder) -> Ordered:
        """Begin to set a document at once, of whose margins more will be ``known`` when others are set."""
        press = self.start()
        ordered = press.take(order)
        self.known.add_done_callback(
            lambda known: (
                None if known.cancelled() else press.write(write_plan_line(known.result()))
            )
        )
        return ordered

    def start(self) -> Press:
        self.all.append(Press())
        return self.all[-1]
