"""``glossator migrate``: the edition's data as this version reads them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml

from glossator.cli.lock import alone
from glossator.diagnostics import Code, fail
from glossator.files import EditionFiles
from glossator.migrate import migrate
from glossator.whole_file import write_whole


def run_migrate(arguments: argparse.Namespace) -> None:
    """Rewrite each file of data that an older version wrote otherwise, and say which."""
    files = EditionFiles(arguments.directory)
    with alone(files, "migrate"):
        changed = dict(_find_changes(files))  # all are read before one is written
        for path, content in changed.items():
            write_whole(path, content)
            print(f"migrated {files.name(path)}")
    if not changed:
        print("migrated nothing: all data are as this version reads them")


def _find_changes(files: EditionFiles) -> Iterator[tuple[Path, str]]:
    for folder in ("glossary", "seeds"):
        for path in files.find(folder, ".yaml"):
            name, content = files.name(path), files.content(path)
            try:
                changed = migrate(name, content)
            except yaml.YAMLError as error:
                mark = getattr(error, "problem_mark", None)
                message = f"{getattr(error, 'problem', None) or error}; mend the YAML"
                raise fail(name, mark.line + 1 if mark else 0, Code.BAD_YAML, message) from error
            if changed != content:
                yield path, changed
