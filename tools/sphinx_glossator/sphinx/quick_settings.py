"""Let docutils declare its settings once a process, not three times for each page.

To know what some seventy settings are if nobody sets them, docutils declares each as an option of a command
line, when a page is read (Sphinx and MyST-Parser, each for itself) and when it is written. It gives an
extension no place to say so once, so the method itself is exchanged, in this process. What ``conf.py`` and
``docutils.conf`` set is read and put over it each time, as before.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any

from docutils.frontend import OptionParser

declare = OptionParser.populate_from_components

DECLARED = (
    "relative_path_settings",
    "option_groups",
    "option_list",
    "_short_opt",
    "_long_opt",
    "lists",
    "defaults",
)
"""All that declaring leaves in the parser."""

known: dict[tuple[object, ...], dict[str, Any]] = {}


def declare_once(parser: OptionParser, components: Iterable[Any]) -> None:
    """Declare the settings of some components, the first of which is the parser."""
    components = tuple(components)
    key = tuple(part if isinstance(part, type) else type(part) for part in components)
    if key not in known:
        declare(parser, components)
        known[key] = take(vars(parser))
    vars(parser).update(take(known[key]))


def take(declared: dict[str, Any]) -> dict[str, Any]:
    """Return what was declared, in lists and mappings to which more can be added."""
    return {name: copy(declared[name]) for name in DECLARED}


def use_quick_settings() -> None:
    """Exchange the method; a second time changes nothing."""
    OptionParser.populate_from_components = declare_once  # type: ignore[method-assign,assignment]
