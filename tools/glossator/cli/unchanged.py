"""A build of which nothing has changed is done already: what was published stands, and is told to stand.

When a build ends well, what it was made from is noted in ``.glossator/``: the content of the edition's
files, of files elsewhere that pages or settings name and of code that is loaded from outside of what is
installed; the software; what ``conf.py`` sets; the digests of what was published. The next build of the same
order is not made while all of it is the same, as it would publish the same bytes. What cannot be known to be
the same, code of an edition's own for Sphinx above all, is built.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from glossator.cli.conf_values import TIME, UnknownError, describe_conf
from glossator.cli.kept import digest_inputs, load, save
from glossator.cli.order import Order
from glossator.cli.publish import STALE
from glossator.cli.state import find_late
from glossator.cli.told import Told, as_kept, from_kept
from glossator.files import EditionFiles
from glossator.fingerprint import (
    STAMP,
    find_package,
    fingerprint_tree,
)
from glossator.manifest import NAME, check_manifest
from glossator_schema.printing import DATA, OUTPUTS

ABSENT = ""
"""The digest of what is not there."""


@dataclass(frozen=True)
class Origin:
    """What a build is made from, but for what is known only at its end; all of it digests and plain words."""

    root: str
    order: str
    date: str
    files: str


@dataclass(frozen=True)
class Begun:
    """What is known before Sphinx runs; ``conf``: what ``conf.py`` sets, ``named``: the files in it."""

    origin: Origin
    conf: str
    named: tuple[Path, ...]
    time: int


class Memory:
    """What is remembered of the last good build of an order; ``told``: the warnings of the one under way."""

    def __init__(self, project: EditionFiles, order: Order, told: Told) -> None:
        self.project = project
        self.order = order
        self.told = told
        self.begun: Begun | None = None
        names = [order.work, *(output.name for output in order.formats), order.paper or ""]
        self.path = project.workplace / f"built-{'-'.join(filter(None, names))}.json"

    def holds(self) -> bool:
        """Tell whether a build would publish what is published; if so, tell its warnings again."""
        try:
            kept = load(self.path)
            if not self._is_current(kept):
                return False
            told = from_kept(kept["told"])
        except (OSError, ValueError, LookupError, TypeError, AttributeError, UnknownError):
            return False  # there is none, or one that cannot be read: it is built
        self.told.tell(told)
        return True

    def _is_current(self, kept: Mapping[str, Any]) -> bool:
        """Compare with what is now; ``conf.py`` is run only if all else is the same, and after it."""
        out = self.project.build / self.order.variant
        return (
            self._has_same_files(kept)
            and kept["published"] == list_published(out)
            and not any(check_manifest(out / o.name) for o in OUTPUTS if (out / o.name).exists())
            and not has_unmarked(self.project.build, out)
            and kept["conf"] == hash_words(describe_conf(self.project.docs)[0])
            and self._has_same_files(kept)  # of which conf.py may write some
        )

    def _has_same_files(self, kept: Mapping[str, Any]) -> bool:
        """Compare the edition's files, and those elsewhere, with what they were."""
        return kept["origin"] == asdict(take_origin(self.project, self.order)) and all(
            digest_path(Path(name)) == of for name, of in kept["elsewhere"].items()
        )

    def begin(self) -> None:
        """Note what a build is made from, before Sphinx runs; nothing is remembered if that cannot be known."""
        self.begun = None
        now = time.time_ns()
        try:
            origin = take_origin(self.project, self.order)
            conf, strings = describe_conf(self.project.docs)
            named = tuple(find_named(self.project.docs.resolve(), strings))
        except (OSError, UnknownError):
            return
        self.begun = Begun(origin, hash_words(conf), named, now)

    def end(self, elsewhere: Iterable[Path]) -> None:
        """Remember a build that ended well; ``elsewhere``: the files outside ``docs/`` that it read."""
        begun = self.begun
        if begun is None:
            return
        read = {*elsewhere, *begun.named, *find_code()}
        try:
            found = {str(path): digest_path(path) for path in sorted(read)}
            conf, _ = describe_conf(self.project.docs)
        except (OSError, UnknownError):
            return
        there = [path for path in read if found[str(path)] != ABSENT]
        if hash_words(conf) != begun.conf or find_late(self.project, there, begun.time):
            return
        kept = {
            "origin": asdict(begun.origin),
            "conf": begun.conf,
            "elsewhere": found,
            "published": list_published(self.project.build / self.order.variant),
            "told": as_kept(self.told.lines),
        }
        save(self.path, kept)


def take_origin(project: EditionFiles, order: Order) -> Origin:
    """Return what a build would be made from now."""
    given = [[output.name for output in order.formats], order.variant, order.settings()]
    return Origin(
        root=str(project.root.resolve()),
        order=json.dumps(given),
        date=os.environ.get(TIME, ""),
        files=digest_inputs(project),
    )


def hash_words(*parts: str) -> str:
    """Return the SHA-256 of some words."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def digest_path(path: Path) -> str:
    """Return a digest of a file, or of all in a folder, and of where links lead; ABSENT without it.

    A page may show any of the files that differ in their kind alone, so it counts which there are.
    """
    if path.is_dir():
        return fingerprint_tree(path)
    if not path.is_file():
        return ABSENT
    stem = path.name.partition(".")[0]
    beside = sorted(of.name for of in path.parent.iterdir() if of.name.startswith(f"{stem}."))
    return hash_words(
        hashlib.sha256(path.read_bytes()).hexdigest(), os.path.realpath(path), *beside
    )


def find_named(docs: Path, strings: Iterable[str]) -> Iterable[Path]:
    """Yield what the strings of ``conf.py`` may name outside ``docs/``, whether it is there or not.

    A folder around the pages is none of it: it holds what is published.
    """
    for string in strings:
        if "\0" in string or "\n" in string or len(string) > 1000:
            continue
        path = Path(os.path.normpath(docs / string))
        outside = not path.is_relative_to(docs) and not docs.is_relative_to(path)
        if outside and (string.startswith("..") or path.exists()):
            yield path


def find_code() -> Iterable[Path]:
    """Yield the files of modules that are loaded from elsewhere than the places of what is installed."""
    installed = [sysconfig.get_paths()[of] for of in ("stdlib", "platstdlib", "purelib", "platlib")]
    own = [find_package(of) for of in ("glossator", "glossator_schema", "sphinx_glossator")]
    places = tuple(f"{os.path.realpath(place)}{os.sep}" for place in map(str, (*installed, *own)))
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name != "__main__" and isinstance(file, str) and not file.startswith(places):
            path = os.path.realpath(file)
            if not path.startswith(places):
                yield Path(path)


def list_published(out: Path) -> dict[str, str]:
    """Return the digests of what an order's folder of ``build/`` has: of each output that of its manifest."""
    names = [*(f"{output.name}/{NAME}" for output in OUTPUTS), DATA, STAMP, STALE]
    there = {name: out / name for name in names if (out / name).is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()} | {
        o.name: ABSENT for o in OUTPUTS if (out / o.name).exists()
    }


def has_unmarked(build: Path, out: Path) -> bool:
    """Tell whether a folder with outputs of another state than those in ``out`` lacks the word of it."""
    stamp = (out / STAMP).read_bytes()
    return any(
        found.read_bytes() != stamp and not found.with_name(STALE).exists()
        for found in build.rglob(STAMP)
    )
