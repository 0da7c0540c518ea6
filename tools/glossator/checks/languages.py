"""Words in other languages: each names a language that there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.checks.matter import Matter, fault, place_of
from glossator.diagnostics import Code, Diagnostic
from glossator_schema.tags import find_word_fault

ROLE = re.compile(r"\{lang\}`([^`]*)`")


def check_languages(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each role ``lang`` that names no language, or has no words."""
    for prose in matter.prose():
        for role in ROLE.finditer(prose.words):
            tag, _, words = " ".join(role[1].split()).partition(" ")
            if message := find_word_fault(tag, words):
                yield fault(place_of(prose, role.start()), Code.BAD_LANGUAGE, message)
