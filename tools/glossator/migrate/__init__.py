"""Rewrite what editors wrote for an older version as this one reads it: a step a file.

A step is a function that takes the name of a file of data, from the edition's folder on, and its content, and
returns the content anew. It changes nothing but what it is for, comments and the order of keys stay, and what
is new already stays as it is: all may be run again. The keys that a step knows are in ``glossator.data_file``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from glossator.migrate.wordings import gather_wordings

Step = Callable[[str, str], str]

STEPS: tuple[Step, ...] = (gather_wordings,)
"""The steps, in the order in which what they change came about."""


def migrate(name: str, content: str) -> str:
    """Return the content of a file of data as this version reads it; raises ``yaml.YAMLError``."""
    return reduce(lambda changed, step: step(name, changed), STEPS, content)
