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
from tempfile import TemporaryDirectory

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
    workers.start(name, work)
    process = workers.running[name].process.pid
    assert process is not None
    return process


def test_workers_hand_over_what_came_of_their_work(workers: Workers) -> None:
    begin(workers, "a", os.getpid)
    begin(workers, "b", lambda: workers.running["a"].process.name)  # they know all that there is
    begin(workers, "c", partial(print, "said"))  # printed, it is no result
    assert workers.collect("c", partial(print, "said")) is None
    assert workers.collect("b", str) == "a"
    assert workers.collect("a", os.getpid) != os.getpid()
    assert workers.running == {}


def test_what_came_of_work_may_be_of_any_size(workers: Workers) -> None:
    work = partial("word ".__mul__, 1_000_000)
    begin(workers, "a", work)
    assert len(workers.collect("a", work)) == 5_000_000


def test_what_workers_print_is_no_result(
    capfd: pytest.CaptureFixture[str], workers: Workers
) -> None:
    work = partial(os.system, "echo said")
    begin(workers, "a", work)
    assert workers.collect("a", work) == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "said\n")


def test_faults_reach_the_command(workers: Workers) -> None:
    work = partial(refuse_odd_time, {"SOURCE_DATE_EPOCH": "noon"})
    begin(workers, "a", work)
    with pytest.raises(EditionError, match="SOURCE_DATE_EPOCH:1:1: BAD_FIELD it is 'noon'"):
        workers.collect("a", work)


def test_a_fault_of_the_system_reaches_the_command(workers: Workers) -> None:
    """Of a folder that cannot be written the command says which it is, whoever was to write there."""
    work = partial(os.mkdir, os.devnull + "/below")
    begin(workers, "a", work)
    with pytest.raises(NotADirectoryError) as caught:
        workers.collect("a", work)
    assert caught.value.filename == os.devnull + "/below"


def test_what_a_worker_says_is_what_the_command_says(
    capfd: pytest.CaptureFixture[str], workers: Workers
) -> None:
    work = partial(os.system, "echo said")
    workers.start("a", work, speaks=True)
    workers.collect("a", work)
    assert capfd.readouterr().out == "said\n"


def test_a_worker_that_somebody_ends_is_a_fault(workers: Workers) -> None:
    work = partial(time.sleep, LONG)
    os.kill(begin(workers, "pdf", work), signal.SIGKILL)
    with pytest.raises(
        EditionError, match="pdf:1:1: CANNOT_ACCESS the process that made it was ended"
    ):
        workers.collect("pdf", work)


def test_none_is_left_behind(workers: Workers) -> None:
    processes = [begin(workers, name, partial(time.sleep, LONG)) for name in ("a", "b")]
    workers.end()
    for ended in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(ended, 0)


def test_a_signal_to_all_is_for_the_command_alone(workers: Workers) -> None:
    """Ctrl-C reaches every process of a terminal."""
    with TemporaryDirectory() as folder:
        begun = Path(folder, "begun")

        def work() -> str:
            begun.touch()
            while begun.exists():
                time.sleep(0.01)
            return "done"

        process = begin(workers, "a", work)
        while not begun.exists():
            time.sleep(0.01)
        os.kill(process, signal.SIGINT)
        begun.unlink()
        assert workers.collect("a", work) == "done"


COMMAND = """
import time
from functools import partial
from glossator.cli.workers import Workers
workers = Workers()
workers.start("a", partial(time.sleep, 60))
workers.start("b", partial(time.sleep, 60))
print(*(worker.process.pid for worker in workers.running.values()), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say it so")
def test_a_worker_ends_with_the_command() -> None:
    with subprocess.Popen([sys.executable, "-c", COMMAND], stdout=subprocess.PIPE) as command:
        assert command.stdout is not None
        processes = [int(word) for word in command.stdout.readline().split()]
        assert all(map(is_running, processes))
        command.kill()
    until = time.monotonic() + 30
    while any(map(is_running, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, processes))


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody has asked about does not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
