"""``glossator ids`` and ``glossator find``: what there is to anchor notes, mentions and links to."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from glossator.diagnostics import Code, Diagnostic, EditionError, collect, fail, hint_at
from glossator.editing.find import Passage, find_in_texts, find_nearest, write_stub
from glossator.editing.ids import list_entries, list_text, show_beginning
from glossator.files import find_folders
from glossator.model import Apparatus, Text
from glossator.project import Project
from glossator.quotation import show_difference
from glossator_schema.entries import ENTRY_KINDS

STUBS = 5
"""A note is offered for so many places at most: who finds more has still to say more words."""


def run_ids(arguments: argparse.Namespace) -> None:
    """``glossator ids``: print each id with its first words: of all texts and entries, or of one text.

    What can be read is printed, whatever else is at fault; then :class:`EditionError` is raised.
    """
    project = Project(arguments.directory)
    faults: list[Diagnostic] = []
    for text, notes in read_texts(project, arguments.text, faults):
        for name, words in list_text(text, notes):
            print(name, words)
    for kind in () if arguments.text else ENTRY_KINDS:
        with collect(faults):
            for name, words in list_entries(project.read_entries(kind)):
                print(name, words)
    if faults:
        raise EditionError(faults)


def run_find(arguments: argparse.Namespace) -> None:
    """``glossator find``: print where words stand in the texts, and a note on them to paste.

    Raises :class:`EditionError` with what is most like them where they stand nowhere.
    """
    quotation = " ".join(arguments.quotation.split())
    if not quotation:
        arguments.usage_error("give some words of a text")
    project = Project(arguments.directory)
    faults: list[Diagnostic] = []
    read = [*read_texts(project, "", faults)]
    texts = [text for text, _ in read]
    found = [*find_in_texts(texts, quotation)]
    for place in found:
        print(say_passage(place))
    taken = {note.id for _, notes in read for note in notes.notes}
    taken |= {check.id for _, notes in read for check in notes.self_checks}
    if 0 < len(found) <= STUBS:
        for place in found:
            print(f"\nseeds/{place.text}/notes.md:\n\n{write_stub(place, taken)}")
    elif found:
        print(f"\n{len(found)} places; with more words, a note to paste is printed too")
    if faults or not found:
        raise EditionError(faults if found else [*faults, tell_nearest(texts, quotation)])


def say_passage(place: Passage) -> str:
    """Return a place in a line: its id, and the words with what stands around them."""
    until = f"–{place.until}" if place.until else ""
    words = " ".join(place.words.split())
    return f"{place.target}{until} {place.before}[{words}]{place.after}"


def tell_nearest(texts: list[Text], quotation: str) -> Diagnostic:
    """Return the fault that words stand in no text, with the passage that is most like them."""
    target, passage = find_nearest(texts, quotation)
    message = f"{quotation!r} stands in no text"
    if target:
        message += f"; nearest, in {target}, is {show_beginning(passage)!r}: "
        message += show_difference(quotation, passage)
    else:
        message += "; give words as a text has them (glossator ids lists the texts)"
    return Diagnostic("find", 0, Code.QUOTE_NOT_FOUND, message)


def read_texts(
    project: Project, wanted: str, faults: list[Diagnostic]
) -> Iterator[tuple[Text, Apparatus]]:
    """Yield the texts of an edition that can be read with their notes; ``wanted``: that one alone.

    Raises :class:`EditionError` where there is no text, or none of this id.
    """
    folders = {folder.name: folder for folder in find_seeds(project)}
    if wanted and wanted not in folders:
        message = f"there is no text {wanted}{hint_at(wanted, folders)}; the texts are: "
        raise fail("ids", 0, Code.UNKNOWN_TARGET, message + ", ".join(folders))
    for name in [wanted] if wanted else folders:
        with collect(faults):
            text, notes = project.read_text(folders[name]), Apparatus(None, ())
            with collect(faults):
                notes = project.read_notes(folders[name])
            yield text, notes


def find_seeds(project: Project) -> list[Path]:
    """Return the folders of texts; raises :class:`EditionError` where there is none."""
    folders = project.look(lambda: find_folders(project.root / "seeds"))
    if not folders:
        message = "there is no text; glossator add FILE --id ID adds one"
        raise fail("seeds", 0, Code.MISSING_FILE, message)
    return folders
