"""Compare the HTML build of the edition with a plain Sphinx build of the same words.

``python tests/benchmarks/html_build.py [runs]`` builds both from nothing, in turn, in processes of
their own, and prints the seconds of each and the ratio of the medians (``plain_pages`` says what plain is).
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plain_pages import write_plain_project

ROOT = Path(__file__).parents[2]


def time_build(docs: Path, out: Path, *options: str) -> float:
    """Build from nothing; return the seconds of the whole process."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options, str(docs), str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print the figures of ``runs`` pairs of builds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain"
        write_plain_project(ROOT, plain)
        pairs = [
            (time_build(ROOT / "docs", folder / "ours"), time_build(plain, folder / "theirs"))
            for _ in range(runs)
        ]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"edition {ours:.2f} s, plain {theirs:.2f} s, ratio {ours / theirs:.2f} (medians of {runs})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
