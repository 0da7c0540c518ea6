"""What is the same for every application that the tests start is made once a process.

Hundreds of small editions are built here, and what each start costs is not what is tested: compiling the
theme's templates, minifying our own style sheets, reading the software and the fonts, making
the parser of the command line, which looks for translations of each word, asking for the versions and entry
points of what is installed, and telling every step to a log that nobody reads.
Importing this module lets the functions that do so remember their answers, with all that these depend on in
the key, and leaves such messages unmade. What a command has done in a process of its own, so that its memory
goes with it, is done in this one: setting a book, and loading the dictionaries of languages. That processes
of their own do it is said where a command or a press begins (``cli/test_kept.py``, ``typst/test_press.py``).
"""

from __future__ import annotations

import functools
import gc
import importlib.metadata
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from types import CodeType, SimpleNamespace
from typing import Any

import sphinx.builders.html
import sphinx.jinja2glue
from jinja2.sandbox import SandboxedEnvironment
from sphinx.builders.html import _assets
from sphinx.util.logging import SphinxLoggerAdapter

import glossator.cli
import glossator_schema
import sphinx_glossator
from glossator import fingerprint
from glossator.certificate import sheets
from glossator.cli import check
from glossator.cli.watch import preview
from sphinx_glossator.html import published_files
from sphinx_glossator.memory import hashing
from sphinx_glossator.page import drawn as drawn_pictures
from sphinx_glossator.typst import builder, press, presses
from sphinx_glossator.typst.margins import NO_PLAN, Plan
from sphinx_glossator.typst.orders import PrintOrder
from sphinx_glossator.views import page_digest

SOFTWARE = [Path(package.__path__[0]) for package in (glossator_schema, sphinx_glossator)]
"""No test changes it; those that build with other software do so with a copy, in a process of its own."""

COMPILED: dict[tuple[object, ...], CodeType] = {}


class RememberingEnvironment(SandboxedEnvironment):
    """Templates that are compiled once, for the same filters, tests and extensions."""

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        known = (self.filters.items(), self.tests.items(), self.extensions, options.items())
        key = (source, arguments, *map(frozenset, known))
        if key not in COMPILED:
            COMPILED[key] = super().compile(source, *arguments, **options)
        return COMPILED[key]


def remember_software(read: Callable[[Path], str]) -> Callable[[Path], str]:
    """Let a function that reads a folder remember what it said of the software."""
    remembered = functools.cache(read)
    return lambda folder: remembered(folder) if folder in SOFTWARE else read(folder)


def remember_fonts(read: Callable[[Iterable[str]], Any]) -> Callable[..., Any]:
    """Let a function read some folders of fonts once, as long as each file there is as large and as old."""

    @functools.cache
    def read_once(folders: tuple[str, ...], files: tuple[tuple[str, int, int], ...]) -> Any:
        return read(folders)

    def ask(given: Iterable[str]) -> Any:
        folders = tuple(given)
        files = sorted(file for folder in folders for file in Path(folder).rglob("*"))
        states = ((str(file), file.stat()) for file in files)
        return read_once(folders, tuple((n, it.st_size, it.st_mtime_ns) for n, it in states))

    return ask


def remember_pictures(draw: Callable[..., list[bytes]]) -> Callable[..., list[bytes]]:
    """Let a function that draws pictures draw each once: most editions here have the same title."""
    drawn: dict[object, bytes] = {}

    def ask(orders: Sequence[drawn_pictures.DrawingOrder], folders: Sequence[str]) -> list[bytes]:
        where = tuple(folders)
        new = [order for order in dict.fromkeys(orders) if (order, where) not in drawn]
        if new:
            pictures = zip(new, draw(new, folders), strict=True)
            drawn.update(((order, where), picture) for order, picture in pictures)
        return [drawn[order, where] for order in orders]

    return ask


HERE = os.getpid()
SMALL = 100_000
"""Bytes of a source that is set here: what Typst keeps of a large one would stay in memory."""


def is_set_here(order: PrintOrder) -> bool:
    """Tell whether a document is small and set in this process: a press takes longer to begin than that to set.

    Not in one that has branched off it, as each output does: Typst would wait there for threads that are gone.
    """
    small = (Path(order.folder) / press.SOURCE).stat().st_size < SMALL
    return small and os.getpid() == HERE


def set_here(order: PrintOrder, wait: Callable[[], Plan]) -> presses.Ordered:
    """Set a document in a thread of this process."""
    setting = presses.Ordered(order.folder, Future(), Future())

    def run() -> None:
        try:
            done = press.print_document(order, wait)
        except BaseException as error:
            setting.plan.cancel()
            setting.done.set_exception(error)
        else:
            setting.plan.set_result(done.plan)
            setting.done.set_result(done)

    Thread(target=run, daemon=True).start()
    return setting


def submit_here(self: presses.Presses, order: PrintOrder) -> presses.Ordered:
    return set_here(order, lambda: NO_PLAN) if is_set_here(order) else SUBMIT(self, order)


def begin_here(self: presses.Presses, order: PrintOrder) -> presses.Ordered:
    return set_here(order, self.known.result) if is_set_here(order) else BEGIN(self, order)


def find_checksum(folder: Path, name: str | os.PathLike[str]) -> str:
    """Return that of a file which pages load, without following all links in its path: here are none."""
    name = os.fspath(name)
    if "://" in name or "?" in name:
        return FIND_CHECKSUM(folder, name)
    return _assets._file_checksum_inner(folder / name)


FIND_CHECKSUM = sphinx.builders.html._file_checksum
sphinx.builders.html._file_checksum = find_checksum

fingerprint.fingerprint_folder = remember_software(fingerprint.fingerprint_folder)
page_digest.digest_folder = remember_software(hashing.digest_folder)

SUBMIT, BEGIN = presses.Presses.submit, presses.Presses.begin
"""What the tests of the presses themselves put back."""
presses.Presses.submit = submit_here  # type: ignore[method-assign]
presses.Presses.begin = begin_here  # type: ignore[method-assign]
drawn_pictures.draw_apart = remember_pictures(drawn_pictures.draw_apart)
builder.digest_fonts = remember_fonts(builder.digest_fonts)
press.read_fonts = remember_fonts(press.read_fonts)

glossator.cli.make_argument_parser = functools.cache(glossator.cli.make_argument_parser)
check.ask_apart = lambda unknown: unknown()
"""Elsewhere the dictionaries of languages are loaded in a process of its own, for each command anew."""

sheets.read_bytes = functools.cache(sheets.read_bytes)
sheets.astuple = functools.cache(sheets.astuple)  # type: ignore[assignment]
for suffix, minify in published_files.MINIFIERS.items():
    published_files.MINIFIERS[suffix] = functools.cache(minify)
sphinx.jinja2glue.SandboxedEnvironment = RememberingEnvironment  # type: ignore[misc]
for name in ("version", "entry_points"):
    asked = getattr(importlib.metadata, name)
    remembered = functools.cache(asked)
    for module in list(sys.modules.values()):  # some have it under its name
        if getattr(module, "__dict__", {}).get(name) is asked:
            setattr(module, name, remembered)

logging.disable(logging.DEBUG)
SphinxLoggerAdapter.debug = lambda *_arguments, **_more: None  # type: ignore[method-assign]
"""It would ask for each of thousands whether anybody wants to read it."""

preview.gc = SimpleNamespace(enable=gc.enable, disable=gc.disable, collect=lambda: 0)  # type: ignore[assignment]
"""A preview looks for what is in use no more when it has time: here the process has other tests to do."""
