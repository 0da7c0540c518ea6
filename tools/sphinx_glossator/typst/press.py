"""The press: sets documents by Typst, one after another, in a process of its own.

What Typst has loaded and laid out for one serves the next; what it keeps in memory, which is much, goes with
the process. Whoever starts the press writes a :class:`PrintOrder` to it for each document, and reads what
it answers: first the plan of the margins of each, for which others wait, then the :class:`Print` that came of
it (:mod:`.presses`). It knows nothing of Sphinx, which takes longer to import than a handout takes to set.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import MappingProxyType

import typst

from sphinx_glossator.typst.destinations import read_destinations
from sphinx_glossator.typst.glyphs import choose_new, keep_named, list_missing, write_missing
from sphinx_glossator.typst.margins import NO_PLAN, Column, Layout, Mark, Plan, plan_margins
from sphinx_glossator.typst.orders import (
    MadePdf,
    Print,
    PrintOrder,
    read_plan_line,
    take_order,
    write_answer,
    write_plan_line,
    write_print,
)

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
"""Accessible and archival: a missing title, text alternative or glyph is an error."""

SOURCE = "edition.typ"
"""The document by which the margins are planned."""

HELD = 8
"""So many documents at most are planned, and not yet printed: what Typst knows of each fills memory."""

GIVING_WAY = 5
"""By so much less is asked of a core for handouts than for the book, which takes longest."""

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


Printing = Generator[Plan, None, Print]
"""The setting of a document: it gives the plan of the margins as soon as that holds, and at last the print."""


def print_document(order: PrintOrder, wait: Callable[[], Plan] = lambda: NO_PLAN) -> Print:
    """Set a document, and return what came of it."""
    return end_setting(begin_setting(order, wait))


def end_setting(setting: Printing) -> Print:
    """Print what is still to be printed of a document, and return what came of all of it."""
    while True:
        try:
            next(setting)
        except StopIteration as end:
            done: Print = end.value
            return done


def begin_setting(order: PrintOrder, wait: Callable[[], Plan]) -> Printing:
    """Set a document; where no font has a sign, again, with the number of the sign in its place.

    :param wait: returns what is known of the margins, where the order does not say it; it is asked once.
    """
    signs: list[str] = []
    said: list[str] = []
    wait = cache(wait)
    while True:
        write_missing(Path(order.folder), signs)
        done = yield from set_once(order, wait)
        more = choose_new(chain.from_iterable(list_missing(it.error) for it in done.made), signs)
        if not more:
            return done._replace(missing=tuple(said))
        signs += more
        said += (keep_named(it.error, more) for it in done.made)
        if order.known is None:
            order = order._replace(known=wait())


def set_once(order: PrintOrder, wait: Callable[[], Plan]) -> Printing:
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
        yield plan
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


def run_press() -> None:
    """Set what is ordered until the input ends: each document's margins first, as long as more are ordered.

    An order that does not say what is known of the margins is the last; the next line says that.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Typst would not hear of it
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read_input, args=(lines,), daemon=True).start()
    planned: deque[tuple[int, Printing]] = deque()
    count, gives_way = 0, False
    while True:
        if not planned or (len(planned) < HELD and not lines.empty()):
            setting = begin_setting(take_order(lines.get()), lambda: read_plan_line(lines.get()))
            try:
                _answer(count, write_plan_line(next(setting)))
                planned.append((count, setting))
            except StopIteration as end:
                _answer_print(count, end.value)
            count += 1
        else:
            if not gives_way and hasattr(os, "nice"):
                gives_way = os.nice(GIVING_WAY) > 0
            number, setting = planned.popleft()
            _answer_print(number, end_setting(setting))


def _answer_print(number: int, done: Print) -> None:
    _answer(number, write_print(done), is_last=True)


def _answer(number: int, words: bytes, *, is_last: bool = False) -> None:
    sys.stdout.buffer.write(write_answer(number, words, is_last=is_last))
    sys.stdout.buffer.flush()


def _read_input(lines: SimpleQueue[bytes]) -> None:
    """Hand over what comes in line by line; end the process when its input ends: the build was killed."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(1)
