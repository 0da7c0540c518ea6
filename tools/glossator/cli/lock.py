"""One command at a time: what writes in an edition's folder waits until no other command does.

The lock is the operating system's own (``flock``), so it goes with its process, however that ends: the
lock of a dead process is free. Who holds it, and since when, stands in a file beside it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from glossator.cli.kept import make_workplace
from glossator.files import EditionFiles


@contextmanager
def alone(project: EditionFiles, command: str) -> Iterator[None]:
    """Do something while no other command writes; say for whom it waits, should it have to.

    :param command: what the others are told, such as ``build``.
    """
    folder = make_workplace(project)
    lock = FileLock(folder / "lock")
    holder = folder / "holder.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"glossator: waiting for {describe_holder(holder)}", file=sys.stderr, flush=True)
        lock.acquire(poll_interval=0.05)
    try:
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        told = {"process": os.getpid(), "command": command, "since": since}
        holder.write_text(json.dumps(told) + "\n", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def describe_holder(holder: Path) -> str:
    """Return who holds the lock, in words."""
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {told['process']} (glossator {told['command']}, since {told['since']})"
    except (OSError, ValueError, LookupError, TypeError):  # it has not said so yet, or just ended
        return "another command in this folder"
