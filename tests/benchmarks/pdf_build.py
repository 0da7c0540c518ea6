"""Compare the book set by Typst with Sphinx's own LaTeX builder and XeLaTeX on the same pages.

``python tests/benchmarks/pdf_build.py [runs]`` reads the plain pages of the edition's words
(``plain_pages``) once for each builder, then times, in turn and as whole processes, what comes after the
doctrees: writing and setting the book, from nothing. Both include what Sphinx does before it writes (it
starts, and formats the bibliography anew); a third process that does this alone is timed, and the ratio is
stated with it and without. Last it times the real edition's book with all its
handouts, and these after one changed note. Of each it states the peak memory of the largest process.
It needs ``xelatex`` and ``latexmk`` (Debian: texlive-xetex texlive-latex-extra texlive-lang-chinese latexmk
fonts-noto-cjk) and says so where they are not there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from plain_pages import write_plain_project

ROOT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    memory: float  # at its peak, in MiB: of the command, or the largest of those that it started

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} s, {self.memory:4.0f} MiB"


def run(*command: str | Path, cwd: Path | None = None) -> Cost:
    """Run a command; return what the whole process took."""
    start = time.perf_counter()
    words = [str(part) for part in command]
    process = subprocess.Popen(words, cwd=cwd, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def sphinx(builder: str, docs: Path, out: Path, doctrees: Path, *options: str) -> Cost:
    """Run Sphinx in a process of its own; its warnings are no matter here."""
    command = (sys.executable, "-m", "sphinx", "-q", "-Q", "-b", builder, *options)
    return run(*command, "-d", doctrees, docs, out)


def time_typst(docs: Path, folder: Path, *options: str) -> Cost:
    """Set the book from doctrees that are read already."""
    out, doctrees = folder / "typst", folder / "typst-doctrees"
    for path in (out, doctrees / "typst"):
        shutil.rmtree(path, ignore_errors=True)
    return sphinx("typstpdf", docs, out, doctrees, *options)


def time_latex(docs: Path, folder: Path) -> Cost:
    """Write LaTeX from doctrees that are read already, and set it as often as its references want."""
    out = folder / "latex"
    shutil.rmtree(out, ignore_errors=True)
    writing = sphinx("latex", docs, out, folder / "latex-doctrees")
    command = ("latexmk", "-xelatex", "-interaction=nonstopmode", "-f", "-quiet")
    setting = run(*command, next(out.glob("*.tex")).name, cwd=out)
    return Cost(writing.seconds + setting.seconds, max(writing.memory, setting.memory))


def time_start(docs: Path, folder: Path, *options: str) -> Cost:
    """Let Sphinx find that nothing is to be read, and write nothing."""
    return sphinx("dummy", docs, folder / "dummy", folder / "typst-doctrees", *options)


def change_a_note(docs: Path) -> None:
    """Change one word of the first editorial note of a text."""
    page = sorted((docs / "texts").glob("*.md"))[0]
    before, mark, after = page.read_text("utf-8").partition(":::{edition:note}")
    page.write_text(before + mark + after.replace(" the ", " that ", 1), encoding="utf-8")


def main(runs: int) -> None:
    """Print the seconds of both, the ratio of the medians, and what the real book takes."""
    missing = [name for name in ("xelatex", "latexmk") if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"{' and '.join(missing)} not found; see the head of this file")
    ours = (
        "-D",
        "extensions=sphinx_glossator,sphinx_design,sphinxcontrib.bibtex,sphinx.ext.doctest",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain"
        write_plain_project(ROOT, plain)
        time_typst(plain, folder, *ours)  # reads the pages
        time_latex(plain, folder)
        pairs = [(time_typst(plain, folder, *ours), time_latex(plain, folder)) for _ in range(runs)]
        for typst, latex in pairs:
            print(f"Typst {typst}   XeLaTeX {latex}")
        ours_s, latex_s = (
            statistics.median(cost.seconds for cost in costs) for costs in zip(*pairs, strict=True)
        )
        start = statistics.median(time_start(plain, folder, *ours).seconds for _ in range(runs))
        for what, less in (("whole processes", 0.0), ("without Sphinx's start", start)):
            ratio = (latex_s - less) / (ours_s - less)
            print(
                f"{what}: medians {ours_s - less:.2f} s and {latex_s - less:.2f} s; "
                f"XeLaTeX takes {ratio:.1f} times as long"
            )
        docs = folder / "docs"
        shutil.copytree(ROOT / "docs", docs)
        real = folder / "real"
        time_typst(docs, real)
        print(f"the real book and its handouts, from doctrees: {time_typst(docs, real)}")
        change_a_note(docs)
        again = ("typstpdf", docs, real / "typst", real / "typst-doctrees")
        print(f"after one changed note:                        {sphinx(*again)}")
        print(f"unchanged:                                     {sphinx(*again)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
