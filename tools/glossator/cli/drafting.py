"""A draft written into an edition: the file that is given, its text, the proposed record; all or none."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from glossator.cli.conf_values import read_conf
from glossator.cli.garbage import look_seldom
from glossator.diagnostics import Code, fail
from glossator.draft import draft_record
from glossator.draft.proposals import BlockProposal, FormReport
from glossator.draft.received import receive
from glossator.draft.settle import Settled
from glossator.draft.vocabulary import Vocabulary
from glossator.files import read_file
from glossator.project import Project
from glossator.witness import decode_witness
from glossator_schema.entries import TERM


def read_given(path: Path) -> bytes:
    """Return the content of the given file; a fault for what is none, cannot be read, or has no words."""
    try:
        content = read_file(path)
    except FileNotFoundError as error:
        raise fail(str(path), 0, Code.MISSING_FILE, "no such file; name the text's file") from error
    except IsADirectoryError as error:
        message = "it is a folder; name the file of the text"
        raise fail(str(path), 0, Code.CANNOT_ACCESS, message) from error
    except OSError as error:
        raise fail(str(path), 0, Code.CANNOT_ACCESS, f"{error.strerror}") from error
    if not content.decode("utf-8", "replace").strip("\ufeff \t\r\n\f\v"):
        raise fail(str(path), 0, Code.BAD_STRUCTURE, "the file has no words; name another")
    return content


def find_language(project: Project) -> str:
    """Return the language of an edition as its settings have it, English where they say none.

    It is "" where the settings cannot be read: the record of a text then says its own.
    """
    if not (project.docs / "conf.py").is_file():
        return "en"
    try:
        return str(read_conf(project.docs).get("language") or "en")
    except (Exception, SystemExit):
        return ""


def write_draft(
    project: Project,
    file: Path,
    content: bytes,
    text_id: str,
    vocabulary: Vocabulary,
    language: str = "",
) -> Settled:
    """Write the text and its proposed record, and the file that the text was read out of, if it is none.

    All appear together or not at all.

    :param content: that of the ``file``, as :func:`read_given` returns it.
    """
    look_seldom()
    folder = project.root / "seeds" / text_id
    if folder.exists():
        message = "there is a text of this id already; choose another, nothing is overwritten"
        raise fail(f"seeds/{text_id}", 0, Code.DUPLICATE_ID, message)
    received = receive(file, content)
    sha256 = hashlib.sha256(received.witness).hexdigest()
    witness = decode_witness(received.witness, str(file), file.name, sha256)
    terms, own = project.read_entries(TERM), find_language(project)
    kept = f"received{file.suffix.lower()}" if received.tool else ""
    extracted = (
        f"  received: {kept}",
        f"  received_sha256: {hashlib.sha256(content).hexdigest()}",
        f"  extracted_by: {received.tool}",
    )
    drafted = draft_record(
        witness,
        vocabulary,
        terms,
        language,
        own,
        text_id,
        extracted if kept else (),
        received.pictures,
    )
    made = {block.image for block in drafted.draft.of(BlockProposal) if block.image}
    temporary = folder.parent / f".{text_id}.new"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    (temporary / "source.txt").write_bytes(received.witness)
    if kept:
        (temporary / kept).write_bytes(content)
    for picture in received.pictures.values():
        if picture.name in made:
            (temporary / picture.name).write_bytes(picture.content)
    (temporary / "record.yaml").write_bytes(drafted.content.encode())
    temporary.rename(folder)
    return drafted


def summary(drafted: Settled) -> str:
    """Say in a line how much was proposed."""
    forms, left = len(drafted.draft.of(FormReport)), len(list_left_out(drafted))
    said = f"{len(drafted.draft.proposals) - forms} proposals, {forms} known glossary forms"
    return f"{said}; {left} picture{'s' * (left != 1)} not taken" if left else said


def list_left_out(drafted: Settled) -> list[str]:
    """Return the pictures that the text names and of which no figure is made, each with the reason."""
    made = {block.image for block in drafted.draft.of(BlockProposal) if block.image}
    return [
        f"{named}: {picture.fault or 'it stands within words'}"
        for named, picture in drafted.draft.pictures.items()
        if picture.fault or picture.name not in made
    ]
