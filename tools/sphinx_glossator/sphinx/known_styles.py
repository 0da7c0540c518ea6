"""Let pybtex and sphinxcontrib-bibtex look through the lists of what is installed once.

They find their styles and readers in the entry points of all installed distributions, a dozen in each run of
Sphinx, and read every distribution's list anew for each.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoints, entry_points
from typing import Any

import pybtex.plugin
import sphinxcontrib.bibtex.plugin


def find_entry_points(**wanted: Any) -> EntryPoints:
    """Return the entry points of a group, or of a name in it."""
    found: EntryPoints = list_entry_points().select(**wanted)
    return found


@cache
def list_entry_points() -> Any:
    return entry_points()


def use_known_styles() -> None:
    """Exchange the function in both modules; a second time changes nothing."""
    modules: tuple[Any, ...] = (pybtex.plugin, sphinxcontrib.bibtex.plugin)
    for module in modules:
        module.entry_points = find_entry_points
