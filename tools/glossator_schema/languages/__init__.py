"""What is declared for one language alone: a file each, gathered here for all."""

from __future__ import annotations

from glossator_schema.languages import chinese

WORDINGS = chinese.WORDINGS
"""The fields of an entry that are its names in other languages, in the order in which they are shown."""

NAMES_CLASS = chinese.NAMES_CLASS
"""The class in HTML of the line of these names."""
