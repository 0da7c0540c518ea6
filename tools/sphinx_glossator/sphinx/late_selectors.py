"""Let the CSS selectors of Beautiful Soup be imported when somebody selects by one: furo, its user, does not.

``soupsieve`` makes the patterns of its grammar when it is imported, which takes a tenth of a second, longer
than all of furo besides.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

NAME = "soupsieve"


class LateModule(ModuleType):
    """Stands in the place of a module until something of that is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python itself asks for these
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def use_late_selectors() -> None:
    """Put it there, unless the module is there already."""
    sys.modules.setdefault(NAME, LateModule(NAME))
