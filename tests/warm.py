"""What is the same for every application that the tests start is made once a process.

Hundreds of small editions are built here, and what each start costs is not what is tested: compiling the
theme's templates and dividing its style sheet, reading the software for its fingerprint, asking for the
versions and entry points of what is installed, and telling every step to a log that nobody reads. Importing
this module lets the functions that do so remember their answers, with all that these depend on in the key,
and leaves such messages unmade.
"""

from __future__ import annotations

import functools
import importlib.metadata
import logging
import sys
from pathlib import Path
from types import CodeType
from typing import Any

import sphinx.jinja2glue
from jinja2.sandbox import SandboxedEnvironment

import glossator_schema
import sphinx_glossator
from glossator import fingerprint
from sphinx_glossator.html import theme_styles

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


def fingerprint_folder(folder: Path) -> str:
    return REMEMBERED[folder] if folder in REMEMBERED else FINGERPRINT_FOLDER(folder)


FINGERPRINT_FOLDER = fingerprint.fingerprint_folder
REMEMBERED = {folder: FINGERPRINT_FOLDER(folder) for folder in SOFTWARE}
fingerprint.fingerprint_folder = fingerprint_folder

theme_styles.divide = functools.cache(theme_styles.divide)
sphinx.jinja2glue.SandboxedEnvironment = RememberingEnvironment  # type: ignore[misc]
for name in ("version", "entry_points"):
    asked = getattr(importlib.metadata, name)
    remembered = functools.cache(asked)
    for module in list(sys.modules.values()):  # some have it under its name
        if getattr(module, "__dict__", {}).get(name) is asked:
            setattr(module, name, remembered)

logging.disable(logging.DEBUG)
