"""What is the same for every application that the tests start is made once a process.

Hundreds of small editions are built here, and what each start costs is not what is tested: compiling the
theme's templates, and asking for the versions and entry points of what is installed. Importing this module
lets the functions that do so remember their answers; what they depend on is in the key.
"""

from __future__ import annotations

import functools
import importlib.metadata
from types import CodeType
from typing import Any

import sphinx.jinja2glue
import sphinx.registry
from jinja2.sandbox import SandboxedEnvironment

COMPILED: dict[tuple[object, ...], CodeType] = {}


class RememberingEnvironment(SandboxedEnvironment):
    """Templates that are compiled once, for the same filters, tests and extensions."""

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        known = (self.filters.items(), self.tests.items(), self.extensions, options.items())
        key = (source, arguments, *map(frozenset, known))
        if key not in COMPILED:
            COMPILED[key] = super().compile(source, *arguments, **options)
        return COMPILED[key]


sphinx.jinja2glue.SandboxedEnvironment = RememberingEnvironment  # type: ignore[misc]
importlib.metadata.version = functools.cache(importlib.metadata.version)
sphinx.registry.entry_points = importlib.metadata.entry_points = functools.cache(
    importlib.metadata.entry_points
)
