"""The presses: processes that set documents, each as often as its margins ask for, and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import warm
from test_builder import PAGES
from test_options import add_notes

from glossator_schema.printing import FULL
from sphinx_glossator.page.fonts import find_font_paths
from sphinx_glossator.typst import builder, presses
from sphinx_glossator.typst.compile import report_print
from sphinx_glossator.typst.destinations import Destination
from sphinx_glossator.typst.jobs import name_source_file
from sphinx_glossator.typst.margins import NO_PLAN, Plan
from sphinx_glossator.typst.orders import (
    MadePdf,
    Print,
    PrintOrder,
    read_answer,
    read_print,
    take_order,
    write_answer,
    write_order,
    write_print,
)
from sphinx_glossator.typst.press import SOURCE

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

CROWDED = add_notes(12, "Words of a note. " * 25)
"""Pages with more notes on a paragraph than a margin holds."""


@pytest.fixture(autouse=True)
def _presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set documents in processes of their own, as commands do."""
    monkeypatch.setattr(presses.Presses, "submit", warm.SUBMIT)
    monkeypatch.setattr(presses.Presses, "begin", warm.BEGIN)


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> dict[str, Print]:
    """Return what the presses of a build give back, by the name of the document's folder."""
    found: dict[str, Print] = {}

    def note(done: Print, folder: Path) -> None:
        found[folder.name] = done
        report_print(done, folder)

    monkeypatch.setattr(builder, "report_print", note)
    return found


@pytest.mark.parametrize("handouts", [True, False])
def test_a_book_takes_over_the_margins_of_its_texts_and_is_set_once_more(
    write_project: WriteProject, set_book: SetBook, prints: dict[str, Print], handouts: bool
) -> None:
    set_book(write_project(**CROWDED), typst_handouts=handouts)
    text, book = prints["essay"], prints["typst"]
    assert text.plan == book.plan
    assert text.plan.foot
    assert text.plan.placed
    assert (text.settings > 1, book.settings) == (True, 1)
    assert [bool(made.pdf) for made in text.made] == [True] * 3 * handouts


def test_one_press_makes_the_same_bytes_as_many(
    write_project: WriteProject, set_book: SetBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project(**CROWDED)
    made = []
    for count in (1, 4):
        monkeypatch.setattr(os, "cpu_count", lambda count=count: count)
        book = set_book(project, f"by-{count}")
        made.append({path.name: path.read_bytes() for path in book.path.parent.iterdir()})
    assert made[0] == made[1]
    assert made[0].keys() == {"edition.pdf", "essay-text.pdf", "essay.pdf", "essay-full.pdf"}


def test_orders_and_prints_come_out_as_they_went_in() -> None:
    order = PrintOrder("a\nb", ("c",), 7, Plan(frozenset("de"), {"f": 1.25}), ("s",))
    assert write_order(order).count(b"\n") == 1
    assert take_order(write_order(order)) == order
    unknown = order._replace(known=None)
    assert write_order(unknown).count(b"\n") == 1
    assert take_order(write_order(unknown)) == unknown
    plan = Plan(frozenset("d"), {"f": 1.25})
    names = (Destination("g", 1, 2.5, 3, "i"),)
    made = (
        MadePdf("s", ("warning: w",), "", names, (True,), b"p\nf"),
        MadePdf("t", (), "error: e", (), (), b""),
        MadePdf("u", (), "", (), (False,), b"\nq"),
    )
    done = Print(plan, 3, ("m",), made)
    assert read_print(write_print(done)) == done
    with pytest.raises(ValueError, match="cut off"):
        read_print(write_print(done)[:-1])
    answers = write_answer(1, b"p\nl", is_last=False) + write_answer(0, b"", is_last=True)
    stream = BytesIO(answers + write_answer(2, b"cut", is_last=True)[:-1])
    assert (read_answer(stream), read_answer(stream)) == ((1, False, b"p\nl"), (0, True, b""))
    with pytest.raises(ValueError, match="cut off"):
        read_answer(stream)
    with pytest.raises(ValueError, match="Expecting value"):
        read_answer(stream)


def test_a_book_whose_source_has_not_changed_is_set_once_when_its_margins_are_known(
    write_project: WriteProject, set_book: SetBook, prints: dict[str, Print], tmp_path: Path
) -> None:
    project = write_project(**CROWDED)
    before = set_book(project).pdf
    folder = tmp_path / "book.doctrees" / "typst"
    for stamp in (*folder.glob("*.digest"), *folder.glob("essay/*.digest")):
        head, plan, made = stamp.read_text().split(" ")
        stamp.write_text(f"{head} {plan} of another PDF{made}")
    (folder / "kept.json").unlink()
    prints.clear()
    assert set_book(project).pdf == before
    assert prints["typst"].settings == 1


def test_a_press_ends_with_the_build_that_started_it(
    write_project: WriteProject, set_book: SetBook, tmp_path: Path
) -> None:
    set_book(write_project(**CROWDED))
    folder = tmp_path / "book.doctrees" / "typst"
    order = PrintOrder(str(folder), tuple(find_font_paths([], tmp_path)), 0, NO_PLAN, (SOURCE,))
    command = [sys.executable, "-P", "-c", presses.START, *sys.path]
    asked = {"input": write_order(order), "capture_output": True, "check": False}
    done = subprocess.run(command, **asked)  # closes the input when all is written
    assert (done.returncode, done.stdout) == (1, b"")


def test_the_margins_of_all_documents_are_planned_before_more_than_that_is_printed(
    write_project: WriteProject, set_book: SetBook, tmp_path: Path
) -> None:
    set_book(write_project(**CROWDED))
    folder = tmp_path / "book.doctrees" / "typst" / "essay"
    printed = (SOURCE, name_source_file(FULL.suffix))
    order = PrintOrder(str(folder), tuple(find_font_paths([], tmp_path)), 0, NO_PLAN, printed)
    command = [sys.executable, "-P", "-c", presses.START, *sys.path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as press:
        assert press.stdin is not None
        assert press.stdout is not None
        press.stdin.write(write_order(order) * 2)
        press.stdin.flush()
        answers = [read_answer(press.stdout) for _ in range(4)]
        press.kill()
    assert [answer[:2] for answer in answers] == [(0, False), (1, False), (0, True), (1, True)]
    prints = [read_print(words) for _, is_last, words in answers if is_last]
    assert [[made.source for made in done.made] for done in prints] == [[*printed]] * 2
    assert prints[0].made == prints[1].made


@pytest.mark.parametrize(
    ("start", "said"),
    [("raise SystemExit('no room')", ": no room"), ("import os; os._exit(9)", "$")],
)
def test_a_press_that_breaks_down_is_a_fault_of_the_build_and_no_traceback(
    write_project: WriteProject,
    set_book: SetBook,
    monkeypatch: pytest.MonkeyPatch,
    start: str,
    said: str,
) -> None:
    project = write_project(**PAGES)
    before = set_book(project).pdf
    write_project(essay=PAGES["essay"].replace("Checked.", "Checked twice."))
    monkeypatch.setattr(presses, "START", start)
    with pytest.raises(presses.TypesettingError, match=f"Typst ended before it was done{said}"):
        set_book(project)
    assert (project.parent / "book" / "edition.pdf").read_bytes() == before
