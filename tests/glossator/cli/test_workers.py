"""Workers: what they hand over, how they fail, and that none outlives the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from glossator.cli import refuse_odd_time
from glossator.cli.workers import Workers
from glossator.diagnostics import EditionError

LONG = 60.0


@pytest.fixture
def workers() -> Iterator[Workers]:
    found = Workers()
    yield found
    found.end()


def begin(workers: Workers, name: str, work: Callable[[], object]) -> int:
    workers.start(name, ["json", "no_such_module"], os.environ | {"GIVEN": "this"})
    workers.give(name, work)
    return workers.running[name].pid


def test_workers_hand_over_what_came_of_their_work(workers: Workers) -> None:
    begin(workers, "a", os.getpid)
    begin(workers, "b", partial(os.getenv, "GIVEN"))
    begin(workers, "c", partial(print, "said"))  # printed, it is no result
    assert workers.collect("c", partial(print, "said")) is None
    assert workers.collect("b", partial(os.getenv, "GIVEN")) == "this"
    assert workers.collect("a", os.getpid) != os.getpid()
    assert workers.running == {}


def test_modules_of_an_edition_are_none_of_a_worker(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('of the edition')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    begin(workers, "a", os.getpid)
    assert workers.collect("a", os.getpid) != os.getpid()


def test_work_may_be_of_any_size(workers: Workers) -> None:
    work = partial(len, "word " * 1_000_000)
    begin(workers, "a", work)
    assert workers.collect("a", work) == 5_000_000


def test_faults_reach_the_command(workers: Workers) -> None:
    work = partial(refuse_odd_time, {"SOURCE_DATE_EPOCH": "noon"})
    begin(workers, "a", work)
    with pytest.raises(EditionError, match="SOURCE_DATE_EPOCH: BAD_FIELD it is 'noon'"):
        workers.collect("a", work)


def test_a_worker_that_somebody_ends_is_a_fault(workers: Workers) -> None:
    work = partial(time.sleep, LONG)
    os.kill(begin(workers, "pdf", work), signal.SIGKILL)
    with pytest.raises(EditionError, match="pdf: CANNOT_ACCESS the process that made it was ended"):
        workers.collect("pdf", work)


def test_none_is_left_behind(workers: Workers) -> None:
    process = begin(workers, "a", partial(time.sleep, LONG))
    workers.start("b", [], os.environ)  # is never given anything
    waiting = workers.running["b"].pid
    workers.end()
    for ended in (process, waiting):
        with pytest.raises(ProcessLookupError):
            os.kill(ended, 0)


COMMAND = """
import os, pathlib, sys, time
from functools import partial
from glossator.cli.workers import Workers
workers = Workers()
workers.start("a", [], os.environ)
workers.give("a", partial(time.sleep, 60))
print(workers.running["a"].pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say it so")
def test_a_worker_ends_with_the_command() -> None:
    with subprocess.Popen([sys.executable, "-c", COMMAND], stdout=subprocess.PIPE) as command:
        assert command.stdout is not None
        worker = int(command.stdout.readline())
        assert is_running(worker)
        command.kill()
    until = time.monotonic() + 30
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody has asked about does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
