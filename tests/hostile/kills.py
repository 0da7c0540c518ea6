"""Kill builds, and run two at once: what is published is always one whole edition, the last or the next.

``python tests/hostile/kills.py RANDOM [DOUBLE [STRIDE]]``: kills ``RANDOM`` builds of the small edition at
random moments, then one at each step of publishing (each ``STRIDE``-th), then runs ``DOUBLE`` (default 12)
pairs of commands at once.
Exits with 1 if anything else than the last or the next edition is ever found, or if the build after a kill
is not what a clean one gives.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "series"))
from small_edition import Small, make_small, write

KILLER = """
import os, signal, sys
from pathlib import Path
root, step = Path(sys.argv[1]).resolve(), int(sys.argv[2])
count = 0
WRITES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"}
WRITES |= {"shutil.copyfile", "shutil.rmtree", "ctypes.dlsym"}

def watch(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wxa"
    if not (event in WRITES or writes):
        return
    touched = " ".join(str(a) for a in arguments)
    if event == "ctypes.dlsym" and "rename" not in touched:
        return
    if event != "ctypes.dlsym" and f"{root}/build" not in touched and f"{root}/.glossator/next" not in touched:
        return
    count += 1
    if count == step:
        os.kill(os.getpid(), signal.SIGKILL)

from glossator.cli import main
sys.addaudithook(watch)
code = main(["build", "-C", str(root), "--only", sys.argv[3]])
print("steps", count)
sys.exit(code)
"""


def command(root: Path, only: str) -> list[str]:
    return [sys.executable, "-m", "glossator", "build", "-C", str(root), "--only", only]


def published(root: Path) -> dict[str, bytes]:
    """Return the published files; those that are about to be removed are no part of it."""
    folder = root / "build"
    if not folder.exists():
        return {}
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


class Trial:
    """An edition in two states, each built once: what a reader may find."""

    def __init__(self, folder: Path, only: str) -> None:
        self.only, self.root = only, folder / "edition"
        self.small = make_small()
        self.states: list[dict[str, bytes]] = []
        for state in (0, 1):
            clean = folder / f"clean-{state}"
            write(self.change(state), clean)
            subprocess.run(command(clean, only), check=True, capture_output=True)
            self.states.append(published(clean))
        self.now = 0
        write(self.change(0), self.root)
        subprocess.run(command(self.root, only), check=True, capture_output=True)

    def change(self, state: int) -> Small:
        self.small.pages["about"] = (
            self.small.pages["about"].split("State")[0] + f"State {state}.\n"
        )
        self.small.titles["alpha"] = f"Title {state}"
        return self.small

    def edit(self) -> None:
        self.now = 1 - self.now
        write(self.change(self.now), self.root)

    def is_whole(self) -> bool:
        return published(self.root) in self.states

    def finish(self) -> bool:
        """Build to the end, and tell whether the outcome is that of a clean build."""
        done = subprocess.run(command(self.root, self.only), capture_output=True, check=False)
        return done.returncode == 0 and published(self.root) == self.states[self.now]


def kill_at_random(trial: Trial, count: int, chance: random.Random) -> int:
    started = time.monotonic()
    assert trial.finish()
    length = time.monotonic() - started
    bad = 0
    for _ in range(count):
        trial.edit()
        process = subprocess.Popen(
            command(trial.root, trial.only), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # Half of them in the last third, where files are written.
        time.sleep(length * chance.choice((chance.random(), 0.67 + 0.5 * chance.random())))
        process.send_signal(signal.SIGKILL)
        process.wait()
        whole = trial.is_whole()
        good = whole and (chance.random() < 0.7 or trial.finish())
        bad += not good
    return bad + (not trial.finish())


def kill_at_each_step(trial: Trial, stride: int) -> tuple[int, int]:
    """Kill at each change of a published file or of the next edition; return kills, and how many bad."""
    step, tried, bad = 1, 0, 0
    while True:
        trial.edit()
        done = subprocess.run(
            [sys.executable, "-c", KILLER, str(trial.root), str(step), trial.only],
            capture_output=True,
            check=False,
        )
        bad += not trial.is_whole()
        if done.returncode != -signal.SIGKILL:
            return tried, bad + (done.returncode != 0)
        step, tried = step + stride, tried + 1
        if tried % 10 == 0:
            bad += not trial.finish()


def run_at_once(trial: Trial, commands: tuple[list[str], ...], chance: random.Random) -> bool:
    """Run commands at once, and tell whether each ended well and the outcome is that of a clean build."""
    trial.edit()
    running = []
    for one in commands:
        running.append(subprocess.Popen(one, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
        time.sleep(chance.random())
    codes = [(process.communicate()[1], process.returncode)[1] for process in running]
    return codes == [0] * len(codes) and published(trial.root) == trial.states[trial.now]


def main() -> int:
    count = int(sys.argv[1]) if sys.argv[1:] else 20
    pairs = int(sys.argv[2]) if sys.argv[2:] else 12
    stride = int(sys.argv[3]) if sys.argv[3:] else 1
    chance = random.Random(count)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for only, share in (("html,pdf,epub", 0.2), ("html", 0.8)):
            trial = Trial(Path(folder, only), only)
            tried = round(count * share)
            failed = kill_at_random(trial, tried, chance)
            print(f"{only}: {tried} kills at random, {tried - failed} held", flush=True)
            bad += failed
        steps, failed = kill_at_each_step(trial, stride)
        print(
            f"{trial.only}: {steps} kills, one at each step of publishing, {steps - failed} held",
            flush=True,
        )
        bad += failed
        build = command(trial.root, trial.only)
        convert = [sys.executable, "-m", "glossator", "convert", "-C", str(trial.root)]
        kinds = [(build, build), (build, build, build), (build, convert), (convert, build, convert)]
        held = sum(run_at_once(trial, kinds[i % len(kinds)], chance) for i in range(pairs))
        print(f"{pairs} times two or three commands at once, {held} held")
        bad += pairs - held
    return int(bad > 0)


if __name__ == "__main__":
    raise SystemExit(main())
