"""What is ordered of a press, and what it answers, as they go from process to process."""

from __future__ import annotations

import json
from itertools import accumulate
from types import MappingProxyType
from typing import IO, NamedTuple

from sphinx_glossator.typst.destinations import Destination
from sphinx_glossator.typst.margins import Plan


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


def write_order(order: PrintOrder) -> bytes:
    """Return an order as the line that the press reads."""
    known = None if order.known is None else _list_plan(order.known)
    parts = (order.folder, order.fonts, order.timestamp, known, order.printed)
    return json.dumps(parts).encode() + b"\n"


def take_order(line: bytes) -> PrintOrder:
    """Return the order in such a line."""
    folder, fonts, timestamp, known, printed = json.loads(line)
    plan = None if known is None else _take_plan(known)
    return PrintOrder(folder, tuple(fonts), timestamp, plan, tuple(printed))


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


def write_answer(number: int, words: bytes, *, is_last: bool) -> bytes:
    """Return an answer to an order, which goes by its number: the plan of its margins, or at last the print."""
    return json.dumps((number, is_last, len(words))).encode() + b"\n" + words


def read_answer(stream: IO[bytes]) -> tuple[int, bool, bytes]:
    """Return the next answer of a press: of which order, whether it is the last to that, and what it says.

    :raises ValueError: if there is nothing whole.
    """
    number, is_last, size = json.loads(stream.readline())
    words = stream.read(size)
    if len(words) != size:
        raise ValueError("an answer is cut off")
    return number, is_last, words


def _list_plan(plan: Plan) -> tuple[list[str], dict[str, float]]:
    return sorted(plan.foot), dict(plan.placed)


def _take_plan(line: tuple[list[str], dict[str, float]]) -> Plan:
    foot, placed = line
    return Plan(frozenset(foot), MappingProxyType(placed))
