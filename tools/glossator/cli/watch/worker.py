"""One thread that does all the work: what somebody waits for in turn, and between that what can wait."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")


class Worker(Thread):
    """Does what it is asked for, one thing after another, in the order in which it is asked.

    :param work: called when nobody waits; does one piece of work, and tells whether there was any.
    """

    def __init__(self, work: Callable[[], bool]) -> None:
        super().__init__(name="preview", daemon=True)  # it never keeps the command from ending
        self.work = work
        self.ended = False
        self.asked: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()

    def ask(self, do: Callable[[], Result]) -> Future[Result]:
        """Let something be done; its result, or what it raises, is in the future."""
        future: Future[Result] = Future()
        self.asked.put((future, do))
        return future

    def end(self) -> None:
        """Let it end, after what it is doing."""
        self.ended = True

    def run(self) -> None:
        idle = False
        while not self.ended:
            try:
                future, do = self.asked.get(block=idle, timeout=0.5 if idle else None)
            except Empty:
                idle = not self.work()
                continue
            idle = False
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(do())
                except BaseException as error:  # the one who waits is told
                    future.set_exception(error)
