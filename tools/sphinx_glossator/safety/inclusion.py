"""Files that a page takes in are the edition's own: those below the folder that holds the pages' folder.

Asked before a file is read, with symbolic links resolved. The question is put into the classes that read,
so that no other name of a directive, and no directive made from one, passes by it.
"""

from __future__ import annotations

import os
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.misc import Include, Raw
from docutils.parsers.rst.directives.tables import CSVTable
from myst_parser.mocking import MockIncludeDirective
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include as SphinxInclude
from sphinx.directives.patches import CSVTable as SphinxCSVTable
from sphinx.util import logging

from glossator_schema.addresses import judge_file

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

READERS = (
    SphinxInclude,  # before those of docutils, to whom they give the path that they made of a name
    SphinxCSVTable,
    MockIncludeDirective,
    LiteralInclude,
    Include,
    CSVTable,
    Raw,
)
"""The classes that read a file: of docutils, MyST and Sphinx."""

BY_ARGUMENT = (Include, MockIncludeDirective, LiteralInclude)
"""Those whose argument names the file; the others have options for it."""

OF_DOCUTILS = (Include, CSVTable, Raw)
"""To these ``/x`` is a path from the root of the machine; to the others, from the pages' folder."""

OPTIONS = ("file", "diff")


def find_root(env: BuildEnvironment) -> Path:
    """Return the folder of the edition: the one that holds the pages' folder."""
    return Path(env.srcdir).resolve().parent


def judge_included_file(env: BuildEnvironment, file: str, *, from_root: bool = False) -> str:
    """Return what is wrong with a file that a page names, "" if nothing is.

    ``from_root``: a name that begins with ``/`` is a path of the machine.
    """
    if fault := judge_file(file):
        return fault
    try:
        path = file if from_root and Path(file).is_absolute() else env.relfn2path(file)[1]
        inside = Path(path).resolve().is_relative_to(find_root(env))
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a name that no file can have
        return f"{file!r} is no file; correct its name"
    return "" if inside else f"{file!r} is outside of the edition; put a copy into it"


def list_read_files(reader: Any) -> list[str]:
    """Return the names of the files that a directive would read."""
    files = [str(reader.options[option]) for option in OPTIONS if option in reader.options]
    if isinstance(reader, BY_ARGUMENT):
        argument = "".join(line.strip() for line in reader.arguments[0].splitlines())
        standard = argument.startswith("<") and argument.endswith(">")  # a file of docutils itself
        files += [] if standard and ".." not in argument else [argument]
    return files


def judge_reader(env: BuildEnvironment, reader: Any, from_root: bool) -> str:
    """Return what is wrong with the files that a directive would read."""
    if "url" in reader.options:
        return f"{reader.options['url']!r} would be fetched; put a copy into the edition, as file"
    files = list_read_files(reader)
    return next(filter(None, (judge_included_file(env, f, from_root=from_root) for f in files)), "")


def note_links(env: BuildEnvironment, reader: Any) -> None:
    """Let a page depend on the names of the files that it reads: Sphinx notes only where links led."""
    page = Path(env.doc2path(env.current_document.docname))
    for file in list_read_files(reader):
        folder = Path(env.srcdir) if file.startswith("/") else page.parent
        named = os.path.normpath(folder / file.lstrip("/"))
        if os.path.realpath(named) != named:
            env.note_dependency(os.path.relpath(named, env.srcdir))


def ask_first(reader: type[Any]) -> None:
    """Let a directive ask before it reads, in projects that have this extension."""
    read = reader.run

    @wraps(read)
    def run(self: Any) -> Any:
        document: Any = self.document if hasattr(self, "document") else self.state.document
        env = getattr(document.settings, "env", None)
        guarded = env is not None and "edition_audience" in env.config
        fault = judge_reader(env, self, reader in OF_DOCUTILS) if env and guarded else ""
        if fault:
            logger.warning("%s", fault, location=find_place(self, document))
        elif env and guarded:
            note_links(env, self)
        return [] if fault else read(self)

    run.asks_first = True  # type: ignore[attr-defined]
    reader.run = run


def find_place(reader: Any, document: Any) -> str:
    """Return ``file:line`` of a directive."""
    source, line = document["source"], reader.lineno
    if hasattr(reader, "state_machine"):
        source, line = reader.state_machine.get_source_and_line(reader.lineno)
    return f"{source}:{line}"


def guard_files() -> None:
    """Put the question into each class; a second time changes nothing."""
    for reader in READERS:
        if not hasattr(reader.run, "asks_first"):
            ask_first(reader)
