"""What ``docs/conf.py`` sets, found by running it as Sphinx does, without Sphinx.

It is a program: that its words are the same does not say that it sets the same. What it sets is compared
only where it is plain data; of anything else nobody knows when it is another.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from glossator_schema.extensions import THEMES, is_known

PLAIN = (str, bytes, int, float, bool, type(None), PurePath, date, timedelta, re.Pattern)
"""Types whose ``repr`` says all of a value."""

CODE = (ModuleType, FunctionType, BuiltinFunctionType, type)
"""Code that ``conf.py`` imports or defines: what it does stands in files."""

TIME = "SOURCE_DATE_EPOCH"
"""The variable of the environment in which the date of an edition's release stands for the clock."""

CLOCK = ("html_last_updated_fmt", "today_fmt")
"""The settings by which pages tell the time at which they are written, unless a date stands for it."""


INSTALLED = tuple(
    f"{folder}{os.sep}"
    for folder in (
        *map(sysconfig.get_path, ("stdlib", "purelib", "platlib")),
        Path(__file__).parents[2],
    )
)
"""Where the modules lie that are no edition's: nearly all, and the software's own, installed or not."""


class Tags(set[str]):
    """The tags of a build that was given none, as ``conf.py`` meets them."""

    has = set.__contains__


class UnknownError(Exception):
    """What ``conf.py`` sets cannot be compared."""


def forget_modules(folder: str) -> None:
    """Let what ``conf.py`` imports from beside it be imported anew: it may be edited, or another edition's."""

    @cache  # many modules lie in few folders
    def is_within(where: Path) -> bool:
        return where.resolve().is_relative_to(folder)

    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        if file and not file.startswith(INSTALLED):
            path = Path(file)
            if is_within(path if path.is_symlink() else path.parent):
                del sys.modules[name]
    importlib.invalidate_caches()


def read_conf(docs: Path) -> dict[str, Any]:
    """Return what ``conf.py`` in ``docs`` sets, itself unseen and unheard; raises whatever it raises."""
    file = docs.resolve() / "conf.py"
    names: dict[str, Any] = {"__file__": str(file), "tags": Tags()}
    forget_modules(str(file.parent))
    with chdir(docs), restored(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        exec(compile(file.read_bytes(), str(file), "exec"), names)
    return {name: value for name, value in names.items() if not name.startswith("__")}


@contextmanager
def restored() -> Iterator[None]:
    """Leave the path of imports and the environment as they were found."""
    path, environment = [*sys.path], {**os.environ}
    try:
        yield
    finally:
        sys.path[:] = path
        os.environ.clear()
        os.environ.update(environment)


def set_time(time: str | None) -> str | None:
    """Let a time stand for the clock, or none; return the one that did."""
    before = os.environ.pop(TIME, None)
    if time is not None:
        os.environ[TIME] = time
    return before


def describe_conf(docs: Path) -> tuple[str, list[str]]:
    """Return what ``conf.py`` sets, spelled out, and the strings in it, some of which name files.

    Raises :class:`UnknownError` where what is published does not follow from it, from files and software
    alone: where it cannot be run or compared, has code of its own for Sphinx, names an extension that may
    do anything, or lets pages tell the time.
    """
    try:
        conf = read_conf(docs)
    except (Exception, SystemExit) as error:
        raise UnknownError from error
    extensions = conf.get("extensions", [])
    if not isinstance(extensions, list) or not all(is_known(str(name)) for name in extensions):
        raise UnknownError
    if "setup" in conf or conf.get("html_theme", "basic") not in THEMES:
        raise UnknownError
    values = {name: value for name, value in conf.items() if not isinstance(value, CODE)}
    try:
        spelled = "\0".join(spell_plain(values))
    except RecursionError as error:
        raise UnknownError from error
    return f"{spelled}\0{tell_time(conf)}", list(find_strings(values))


def tell_time(conf: Mapping[str, Any]) -> str:
    """Return the day, where pages may show it; raise :class:`UnknownError` where they may show the hour."""
    if TIME in os.environ or conf.get("edition_release_date"):
        return ""
    if any(conf.get(name) is not None for name in CLOCK):
        raise UnknownError
    return f"{datetime.now(UTC).date()} {datetime.now().astimezone().date()}"


def spell_plain(value: Any) -> Iterator[str]:
    """Yield a spelling of plain data, which is that of no other value."""
    if isinstance(value, Mapping):
        yield "{"
        for key, item in value.items():
            yield from (*spell_plain(key), *spell_plain(item))
        yield "}"
    elif isinstance(value, set | frozenset):
        yield from ("<", *sorted("\1".join(spell_plain(item)) for item in value), ">")
    elif isinstance(value, list | tuple):
        yield type(value).__name__ + "["
        for item in value:
            yield from spell_plain(item)
        yield "]"
    elif isinstance(value, PLAIN):
        yield f"{type(value).__name__} {value!r}"
    else:
        raise UnknownError


def find_strings(value: Any) -> Iterator[str]:
    """Yield the strings and paths in plain data."""
    if isinstance(value, str | PurePath):
        yield str(value)
    elif isinstance(value, Mapping):
        yield from find_strings([*value.keys(), *value.values()])
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for item in value:
            yield from find_strings(item)
