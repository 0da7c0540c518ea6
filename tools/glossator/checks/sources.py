"""Sources: notes of fact have some, every key that is cited exists, and every source is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.checks.matter import Matter, fault, place_of
from glossator.diagnostics import Code, Diagnostic, hint_at
from glossator.model import Prose
from glossator_schema.credits import is_draft

LOCATOR = re.compile(r"\{[^{}]*\}")
"""What stands before or behind the key of a source: ``{see}smith-1776{p. 12}``."""

CITATION = re.compile(r"\{cite:[a-z]+\}`([^`]*)`")


def check_kinds(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each note of fact that names no source; a draft may have none yet."""
    for text in matter.texts:
        for resolved in text.notes:
            note = resolved.note
            if is_draft(note.options["state"]):
                continue
            if note.kind.wants_source and not CITATION.search(note.body):
                message = (
                    f"{note.id} is of kind {note.kind.name} and cites nothing; name its source"
                )
                yield fault(note.source, Code.NO_SOURCE, message)


def check_bibliography(matter: Matter) -> Iterator[Diagnostic]:
    """Yield what is wrong with the bibliography's own entries."""
    yield from matter.source_faults


def check_keys(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each key that is cited and unknown, and for each source that nothing cites."""
    cited = set()
    for prose in matter.prose():
        for offset, key in find_keys(prose):
            cited.add(key)
            if key not in matter.bibliography:
                hint = hint_at(key, matter.bibliography)
                message = (
                    f"{key} is not in the bibliography{hint}; correct the key or add the source"
                )
                yield fault(place_of(prose, offset), Code.UNKNOWN_SOURCE, message)
    for entry in matter.entries:
        for key in entry.sources:
            cited.add(key)
            if key not in matter.bibliography:
                hint = hint_at(key, matter.bibliography)
                message = f"{key}, a source of {entry.id}, is not in the bibliography{hint}; add it"
                yield fault(entry.source, Code.UNKNOWN_SOURCE, message)
    for key, source in matter.bibliography.items():
        if key not in cited:
            yield fault(source, Code.UNCITED_SOURCE, f"{key} is cited nowhere; cite or remove it")


def find_keys(prose: Prose) -> Iterator[tuple[int, str]]:
    """Yield each key that the words cite, with the offset of its citation."""
    for match in CITATION.finditer(prose.words):
        for key in LOCATOR.sub("", match[1]).split(","):
            yield match.start(), key.strip()
