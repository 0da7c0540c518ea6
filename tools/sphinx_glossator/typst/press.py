"""The press: sets one document by Typst, in a process of its own.

The handouts of a text are set one after another: what Typst has loaded and laid out for one serves the
next. Several documents are set at a time, and what Typst keeps in memory, which is much and never given
back, goes with each process. Whoever starts the press writes a :class:`PrintOrder` to it, and reads the
:class:`Print` that came of it (:mod:`.compile`). It knows nothing of Sphinx, which takes longer to import
than a handout takes to set.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from itertools import accumulate, chain
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import MappingProxyType
from typing import NamedTuple

import typst

from sphinx_glossator.typst.destinations import Destination, read_destinations
from sphinx_glossator.typst.glyphs import choose_new, keep_named, list_missing, write_missing
from sphinx_glossator.typst.margins import NO_PLAN, Column, Layout, Mark, Plan, plan_margins

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and archival: a missing title, text alternative or glyph is an error."""

SOURCE = "edition.typ"
"""The document by which the margins are planned."""

SLACK = 6.0
"""Points below the text that the end of a note at the foot may come to stand."""

LAYOUT = """{
  let name(note) = str(note.at("label", default: <none>))
  let height(it) = it.location().position().y.pt()
  let place(note) = {
    let position = note.location().position()
    (name(note).slice(7), position.page, position.y.pt())
  }
  (
    marks: query(footnote).filter(it => name(it).starts-with("margin:")).map(place),
    begins: query(<note-begin>).map(it => (it.value, height(it))),
    ends: query(<note-end>).map(it => (it.value, height(it))),
    openings: query(<opening>).map(it => it.location().page()),
    feet: query(<foot-end>).map(it => (it.location().page(), height(it))),
    column: query(<column>).first().value,
  )
}"""

NOTES = """query(footnote).map(it => str(it.at("label", default: <none>)))"""


class PrintOrder(NamedTuple):
    """What is to be set."""

    folder: str  # that has the source, and all that it needs
    fonts: tuple[str, ...]  # folders
    timestamp: int  # the time written into the PDF, in seconds since 1970
    known: Plan | None  # what is known of the margins before; None: it will be, and is waited for
    printed: tuple[str, ...]  # the sources that become PDFs; none: the plan is all that is wanted


class MadePdf(NamedTuple):
    """What came of one source."""

    source: str
    warnings: tuple[str, ...]  # as Typst prints them
    error: str  # the same; nothing where there is none
    destinations: tuple[Destination, ...]
    editorial: tuple[bool, ...]  # of each note, in order: whether it is an editor's
    pdf: bytes  # as Typst makes it


class Print(NamedTuple):
    """What came of an order."""

    plan: Plan  # of the margins
    settings: int  # how often the document was set
    missing: tuple[str, ...]  # what Typst says of signs that no font has; their numbers are printed
    made: tuple[MadePdf, ...]


def print_document(
    order: PrintOrder,
    wait: Callable[[], Plan] = lambda: NO_PLAN,
    tell: Callable[[Plan], None] = lambda plan: None,
) -> Print:
    """Set a document; where no font has a sign, again, with the number of the sign in its place.

    :param wait: returns what is known of the margins, where the order does not say it; it is asked once.
    :param tell: is told the plan of the margins as soon as it holds, which is before all is printed.
    """
    signs: list[str] = []
    said: list[str] = []
    wait = cache(wait)
    while True:
        write_missing(Path(order.folder), signs)
        done = set_once(order, wait, tell)
        more = choose_new(chain.from_iterable(list_missing(it.error) for it in done.made), signs)
        if not more:
            return done._replace(missing=tuple(said))
        signs += more
        said += (keep_named(it.error, more) for it in done.made)
        if order.known is None:
            order = order._replace(known=wait())


def set_once(order: PrintOrder, wait: Callable[[], Plan], tell: Callable[[Plan], None]) -> Print:
    """Set a document: its margins are planned, and the PDFs made that are wanted.

    :param wait: returns what is known of the margins, where the order does not say it. Until then the document
        is set by the plan that it had last, if any: what Typst remembers of that spares it most of the work.
        What is set without one is of less use than it costs.
    """
    folder = Path(order.folder)
    fonts = read_fonts(order.fonts)

    def read_source(name: str) -> typst.Compiler:
        return typst.Compiler(
            folder / name, root=folder, font_paths=fonts, ignore_system_fonts=True
        )

    compiler = read_source(SOURCE)
    settings, known = 0, order.known
    if known is None:
        if (last := find_last_plan(folder)) != NO_PLAN:
            settings += 1
            write_plan(folder, last)
            with suppress(RuntimeError):  # what is wrong will be so by the plan, too
                compiler.eval(LAYOUT, format="json")
        known = wait()
    plan, times = plan_in(folder, compiler, known)
    made = [make_pdf(SOURCE, compiler, order.timestamp)] if SOURCE in order.printed else []
    if not any(it.error for it in made):  # else a sign may be missing, and wants other room
        tell(plan)
    for name in order.printed:
        if name != SOURCE:  # the same pages, and more, or without notes: it is set by the plan
            compiler = read_source(name)
            plan_in(folder, compiler, plan)
            made.append(make_pdf(name, compiler, order.timestamp))
    write_plan(folder, plan)
    return Print(plan, settings + times, (), tuple(made))


def plan_in(folder: Path, compiler: typst.Compiler, known: Plan) -> tuple[Plan, int]:
    """Leave in ``folder`` the plan of a document, and return it, and how often the document is set for it.

    What is set by the plan at last is no more work where the document is printed: Typst remembers it.
    """
    plans: list[Plan] = []

    def set_document(plan: Plan) -> Layout:
        plans.append(plan)
        write_plan(folder, plan)
        return read_layout(compiler)

    try:
        plan = plan_margins(set_document, known)
    except RuntimeError:  # says too little: what is wrong will be told in full
        plan = Plan()
    write_plan(folder, plan)
    return plan, len(plans) + (plan != plans[-1])


def make_pdf(source: str, compiler: typst.Compiler, timestamp: int) -> MadePdf:
    """Return the PDF of a document by the plan that was written last."""
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=timestamp
        )
        assert isinstance(pdf, bytes)
        said = tuple(w.diagnostic or f"warning: {w.message}" for w in warnings)
        names, editorial = read_destinations(compiler), read_notes(compiler)
        return MadePdf(source, said, "", tuple(names), tuple(editorial), pdf)
    except typst.TypstError as error:
        return MadePdf(source, (), error.diagnostic or f"error: {error.message}", (), (), b"")


def read_fonts(folders: Iterable[str]) -> typst.Fonts:
    """Return the fonts in some folders, beside those inside Typst."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))


def write_plan(folder: Path, plan: Plan) -> None:
    """Write the plan of the margins where the template reads it."""
    (folder / "foot.json").write_text(json.dumps(sorted(plan.foot)), encoding="utf-8")
    placed = json.dumps(dict(plan.placed), sort_keys=True)
    (folder / "placed.json").write_text(placed, encoding="utf-8")


def find_last_plan(folder: Path) -> Plan:
    """Return the plan by which the document in ``folder`` was set last; none where it cannot be read."""
    try:
        return read_plan(folder)
    except (OSError, ValueError, TypeError):
        return NO_PLAN


def read_plan(folder: Path) -> Plan:
    """Return the plan by which the document in ``folder`` was set."""
    foot, placed = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("foot", "placed")
    )
    return Plan(frozenset(foot), MappingProxyType(placed))


def read_layout(compiler: typst.Compiler) -> Layout:
    """Set the document, and return what the plan of the margins must know of it."""
    found = json.loads(compiler.eval(LAYOUT, format="json"))
    begins, ends = dict(found["begins"]), dict(found["ends"])
    marks = [
        Mark(note, page, y, ends[note] - begins[note])
        for note, page, y in found["marks"]
        if note in begins
    ]
    column = Column(**found["column"])
    burst = frozenset(page for page, y in found["feet"] if y > column.bottom + SLACK)
    return Layout(marks, found["openings"], column, burst)


def read_notes(compiler: typst.Compiler) -> list[bool]:
    """Return for each note of the document, in order, whether it is an editor's."""
    names = json.loads(compiler.eval(NOTES, format="json"))
    return [name.startswith(("margin:", "foot:")) for name in names]


# --- the process ----------------------------------------------------------------------------------


def write_order(order: PrintOrder) -> bytes:
    """Return an order as the line that the press reads."""
    known = None if order.known is None else _list_plan(order.known)
    parts = (order.folder, order.fonts, order.timestamp, known, order.printed)
    return json.dumps(parts).encode() + b"\n"


def write_plan_line(plan: Plan) -> bytes:
    """Return a plan of the margins as the line that the press waits for, and that it tells its own by."""
    return json.dumps(_list_plan(plan)).encode() + b"\n"


def read_plan_line(line: bytes) -> Plan:
    """Return the plan in such a line.

    :raises ValueError: if there is none.
    """
    return _take_plan(json.loads(line))


def read_print(answer: bytes) -> Print:
    """Return what the press has answered.

    :raises ValueError: if that is nothing whole.
    """
    head, _, pdfs = answer.partition(b"\n")
    plan, settings, missing, made = json.loads(head)
    if sum(size for *_, size in made) != len(pdfs):
        raise ValueError("a PDF is cut off")
    ends = accumulate(size for *_, size in made)
    found = [
        MadePdf(
            source,
            tuple(warnings),
            error,
            tuple(Destination(*name) for name in names),
            tuple(editorial),
            pdfs[end - size : end],
        )
        for (source, warnings, error, names, editorial, size), end in zip(made, ends, strict=True)
    ]
    return Print(_take_plan(plan), settings, tuple(missing), tuple(found))


def write_print(done: Print) -> bytes:
    """Return what came of an order as the press answers it: a line, and behind it the PDFs."""
    made = [(*it[:-1], len(it.pdf)) for it in done.made]
    head = json.dumps((_list_plan(done.plan), done.settings, done.missing, made))
    return b"".join((head.encode(), b"\n", *(it.pdf for it in done.made)))


def _list_plan(plan: Plan) -> tuple[list[str], dict[str, float]]:
    return sorted(plan.foot), dict(plan.placed)


def _take_plan(line: tuple[list[str], dict[str, float]]) -> Plan:
    foot, placed = line
    return Plan(frozenset(foot), MappingProxyType(placed))


def run_press() -> None:
    """Read an order, set it, and write its plan and what came of it; end at once if who gave it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Typst would not hear of it
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read_input, args=(lines,), daemon=True).start()
    folder, fonts, timestamp, known, printed = json.loads(lines.get())
    plan = None if known is None else _take_plan(known)
    order = PrintOrder(folder, tuple(fonts), timestamp, plan, tuple(printed))
    told: list[Plan] = []

    def tell(plan: Plan) -> None:
        """Write the plan, once: what is set again after it has no other."""
        if not told:
            sys.stdout.buffer.write(write_plan_line(plan))
            sys.stdout.buffer.flush()
            told.append(plan)

    done = print_document(order, lambda: read_plan_line(lines.get()), tell)
    tell(done.plan)
    sys.stdout.buffer.write(write_print(done))
    sys.stdout.buffer.flush()
    os._exit(0)  # what is in memory need not be taken down piece by piece


def _read_input(lines: SimpleQueue[bytes]) -> None:
    """Hand over what comes in line by line; end the process when its input ends: the build was killed."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(1)
