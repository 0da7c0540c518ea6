"""The first edition against pandoc and Typst, of which Quarto is made, given the same words.

Theirs are texts with notes as footnotes, entries with their definitions, and a list of sources that is ready
to print: an HTML page, an EPUB, a PDF. Ours are the whole edition: headnotes, citations, hand-written pages,
views, search, handouts beside the book, and every check and proof. Seconds are those on the clock, as a
writer waits for them, and for all together those of processor too, of which other programs take none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from costs import BenchmarkError, Cost, glossator, run
from figures import Figure, Quantity
from plan import FIRST_NUMBER, Plan, change_a_number, clear_builds, copy_edition, find_first_notes
from same_words import write_same_words

from sphinx_glossator.page.fonts import find_font_paths, list_families

SET_PDF = Path(__file__).with_name("set_pdf.py")
FORMATS = ("html", "epub", "pdf")
ALL = "HTML, PDF and EPUB"


def find_pandoc() -> str:
    """Return the path of pandoc, which its wheel brings."""
    try:
        import pypandoc
    except ImportError:
        raise BenchmarkError("pandoc is not installed: pip install '.[benchmarks]'") from None
    return str(pypandoc.get_pandoc_path())


def publish_by_peer(pandoc: str, file: Path) -> dict[str, Cost]:
    """Make each format of the file by pandoc, and by Typst where it is a PDF."""
    costs = {
        form: run(pandoc, file, "-s", "--toc", "-o", file.with_suffix(f".{form}"))
        for form in ("html", "epub")
    }
    families = "|".join(list_families({}))
    folders = find_font_paths((), file.parent)
    return costs | {"pdf": run(sys.executable, SET_PDF, pandoc, file, families, *folders)}


def publish(edition: Path, turn: int) -> dict[str, Cost]:
    """Build the edition clean, unchanged, and after changed notes."""
    clear_builds(edition)
    costs = {ALL: glossator(edition, "build"), "nothing changed": glossator(edition, "build")}
    notes, number = find_first_notes(edition), FIRST_NUMBER + 2 * turn
    change_a_number(notes, number)
    costs["a changed note, HTML alone"] = glossator(edition, "build", "--only", "html")
    change_a_number(notes, number + 1)
    costs["a changed note, all"] = glossator(edition, "build")
    return costs


def publish_alone(edition: Path, form: str) -> Cost:
    """Build one output, clean."""
    clear_builds(edition)
    return glossator(edition, "build", "--only", form)


def measure(plan: Plan) -> Iterator[Figure]:
    """Yield the seconds of ours and theirs, in turn in one run."""
    pandoc = find_pandoc()
    edition = copy_edition(plan.folder / "edition")
    file = plan.folder / "same.md"
    write_same_words(edition, file)
    alone = ("pdf",) if plan.short else FORMATS
    ours: list[dict[str, Cost]] = []
    theirs: list[dict[str, Cost]] = []
    for turn in plan.repeat():
        theirs.append(publish_by_peer(pandoc, file))
        ours.append(publish(edition, turn) | {form: publish_alone(edition, form) for form in alone})

    def take(side: list[dict[str, Cost]], what: str) -> Cost:
        return plan.take(costs[what] for costs in side)

    peer = sum(take(theirs, form).wall for form in FORMATS)
    for what in (ALL, "nothing changed"):
        yield Figure(what, Quantity.WALL, take(ours, what).wall, peer)
    peer = sum(take(theirs, form).user for form in FORMATS)
    yield Figure(ALL, Quantity.USER, take(ours, ALL).user, peer)
    for what in ("a changed note, HTML alone", "a changed note, all"):
        yield Figure(what, Quantity.WALL, take(ours, what).wall)
    for form in alone:
        name = f"{form.upper()} alone"
        yield Figure(name, Quantity.WALL, take(ours, form).wall, take(theirs, form).wall)
        memory = (max(costs[form].memory for costs in side) for side in (ours, theirs))
        yield Figure(name, Quantity.MEMORY, *memory)
