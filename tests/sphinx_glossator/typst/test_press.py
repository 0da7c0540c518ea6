"""The press: a process for each document, which sets it as often as its margins ask for, and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import warm
from test_builder import PAGES
from test_options import add_notes

from sphinx_glossator.page.fonts import find_font_paths
from sphinx_glossator.typst import builder
from sphinx_glossator.typst import compile as compiling
from sphinx_glossator.typst.destinations import Destination
from sphinx_glossator.typst.margins import NO_PLAN, Plan
from sphinx_glossator.typst.press import (
    SOURCE,
    MadePdf,
    Print,
    PrintOrder,
    read_print,
    write_order,
    write_print,
)

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

CROWDED = add_notes(12, "Words of a note. " * 25)
"""Pages with more notes on a paragraph than a margin holds."""


@pytest.fixture(autouse=True)
def _presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set documents in processes of their own, as commands do."""
    monkeypatch.setattr(compiling.Presses, "run", warm.RUN_PRESS)


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> dict[str, Print]:
    """Return what the presses of a build give back, by the name of the document's folder."""
    found: dict[str, Print] = {}

    def note(done: Print, folder: Path) -> None:
        found[folder.name] = done
        compiling.report_print(done, folder)

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
    assert write_order(order._replace(known=None)).count(b"\n") == 1
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
    command = [sys.executable, "-P", "-c", compiling.START, *sys.path]
    asked = {"input": write_order(order), "capture_output": True, "check": False}
    done = subprocess.run(command, **asked)  # closes the input when all is written
    assert (done.returncode, done.stdout) == (1, b"")


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
    monkeypatch.setattr(compiling, "START", start)
    with pytest.raises(compiling.TypesettingError, match=f"Typst ended before it was done{said}"):
        set_book(project)
    assert (project.parent / "book" / "edition.pdf").read_bytes() == before
