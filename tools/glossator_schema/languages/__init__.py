"""What is declared for one language alone: a file each, gathered here for all."""

from __future__ import annotations

from glossator_schema.languages import chinese

PERSON_NAMES = (chinese.PERSON_NAME,)
"""The fields of a person who made a text that are the name in another language."""
