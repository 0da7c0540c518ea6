"""Compare the book set by Typst with Sphinx's own LaTeX builder and XeLaTeX on the same pages.

``python tests/benchmarks/pdf_build.py [runs]`` reads the plain pages of the edition's words
(``plain_pages``) once for each builder, then times, in turn and as whole processes, what comes after the
doctrees: writing and setting the book, from nothing. Last it times the real edition's book, and that
book after one changed word.
It needs ``xelatex`` and ``latexmk`` (Debian: texlive-xetex texlive-latex-extra texlive-lang-chinese latexmk
fonts-noto-cjk) and says so where they are not there.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plain_pages import write_plain_project

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path | None = None) -> float:
    """Run a command; return the seconds of the whole process."""
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def sphinx(builder: str, docs: Path, out: Path, doctrees: Path, *options: str) -> float:
    """Run Sphinx in a process of its own; its warnings are no matter here."""
    command = (sys.executable, "-m", "sphinx", "-q", "-Q", "-b", builder, *options)
    return run(*command, "-d", doctrees, docs, out)


def time_typst(docs: Path, folder: Path, *options: str) -> float:
    """Set the book from doctrees that are read already."""
    out, doctrees = folder / "typst", folder / "typst-doctrees"
    for path in (out, doctrees / "typst"):
        shutil.rmtree(path, ignore_errors=True)
    return sphinx("typstpdf", docs, out, doctrees, *options)


def time_latex(docs: Path, folder: Path) -> float:
    """Write LaTeX from doctrees that are read already, and set it as often as its references want."""
    out = folder / "latex"
    shutil.rmtree(out, ignore_errors=True)
    seconds = sphinx("latex", docs, out, folder / "latex-doctrees")
    command = ("latexmk", "-xelatex", "-interaction=nonstopmode", "-f", "-quiet")
    return seconds + run(*command, next(out.glob("*.tex")).name, cwd=out)


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
            print(f"Typst {typst:6.2f} s   XeLaTeX {latex:6.2f} s")
        typst, latex = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(
            f"medians {typst:.2f} s and {latex:.2f} s: XeLaTeX takes {latex / typst:.1f} times as long"
        )
        docs = folder / "docs"
        shutil.copytree(ROOT / "docs", docs)
        real = folder / "real"
        time_typst(docs, real)
        print(f"the real book, from doctrees: {time_typst(docs, real):.2f} s")
        page = sorted((docs / "texts").glob("*.md"))[0]
        page.write_text(page.read_text("utf-8").replace(" the ", " that ", 1), encoding="utf-8")
        changed = sphinx("typstpdf", docs, real / "typst", real / "typst-doctrees")
        unchanged = sphinx("typstpdf", docs, real / "typst", real / "typst-doctrees")
        print(f"after one changed word: {changed:.2f} s; unchanged: {unchanged:.2f} s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory of the largest process: {peak:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
