"""``glossator draft``: propose a record for a new text, or measure the rules that propose."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from glossator.diagnostics import Code, fail
from glossator.draft import Draft, compose_record, draft_text
from glossator.draft.measure import measure_draft
from glossator.draft.proposals import FormReport
from glossator.draft.received import receive
from glossator.draft.table import write_report
from glossator.draft.vocabulary import Vocabulary, read_vocabulary
from glossator.model import Witness
from glossator.project import Project
from glossator.record import TEXT_ID, parse_record
from glossator.structure import build_text
from glossator.witness import decode_witness
from glossator_schema.entries import TERM

NO_LIST = (
    "glossator: without a word list no glued words or misspellings are found; "
    "pip install 'glossator[draft]'"
)


def run_draft(arguments: argparse.Namespace) -> None:
    """``glossator draft``: write ``seeds/<ID>/`` with the text and a proposed record, or report.

    Raises :class:`~glossator.diagnostics.EditionError` where the text is there already, cannot be read
    or cannot be printed; nothing is written then. Wrong usage exits with 2.
    """
    project = Project(arguments.directory)
    if arguments.report:
        if arguments.file or arguments.text_id:
            arguments.usage_error("--report takes no FILE and no --id")
        sys.stdout.write(report(project))
        return
    if arguments.file is None or arguments.text_id is None:
        arguments.usage_error("give a FILE and its --id, or --report")
    if not TEXT_ID.fullmatch(arguments.text_id):
        arguments.usage_error(f"--id {arguments.text_id}: an id is made of a-z, 0-9 and hyphens")
    vocabulary = read_vocabulary()
    if not vocabulary:
        print(NO_LIST, file=sys.stderr)
    draft = write_draft(project, arguments.file, arguments.text_id, vocabulary)
    folder = project.root / "seeds" / arguments.text_id
    print(f"{folder / 'record.yaml'}: {summary(draft)}")


def write_draft(project: Project, file: Path, text_id: str, vocabulary: Vocabulary) -> Draft:
    """Write the text and its proposed record, and the file that the text was read out of, if it is none.

    All appear together or not at all.
    """
    folder = project.root / "seeds" / text_id
    if folder.exists():
        message = "there is a text of this id already; choose another, nothing is overwritten"
        raise fail(f"seeds/{text_id}", 0, Code.DUPLICATE_ID, message)
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"{error.strerror}; name the text's file"
        raise fail(str(file), 0, Code.MISSING_FILE, message) from error
    received = receive(file, content)
    sha256 = hashlib.sha256(received.witness).hexdigest()
    witness = decode_witness(received.witness, str(file), file.name, sha256)
    draft = draft_text(witness, vocabulary, project.read_entries(TERM))
    kept = f"received{file.suffix.lower()}" if received.tool else ""
    extracted = (
        f"  received: {kept}",
        f"  received_sha256: {hashlib.sha256(content).hexdigest()}",
        f"  extracted_by: {received.tool}",
    )
    record = compose_record(text_id, draft, witness, extracted if kept else ())
    verify(record, witness, f"seeds/{text_id}/record.yaml")
    temporary = folder.parent / f".{text_id}.new"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    (temporary / "source.txt").write_bytes(received.witness)
    if kept:
        (temporary / kept).write_bytes(content)
    (temporary / "record.yaml").write_bytes(record.encode())
    temporary.rename(folder)
    return draft


def verify(record: str, witness: Witness, name: str) -> None:
    """Raise :class:`~glossator.diagnostics.EditionError` if the engine refuses a record."""
    build_text(parse_record(record, name), witness)


def summary(draft: Draft) -> str:
    """Say in a line how much was proposed."""
    forms = len(draft.of(FormReport))
    return f"{len(draft.proposals) - forms} proposals, {forms} known glossary forms"


def report(project: Project) -> str:
    """Return the tables of precision and recall, drafting each text of the edition anew."""
    vocabulary = read_vocabulary()
    comparisons = []
    for folder in sorted(path for path in (project.root / "seeds").glob("*") if path.is_dir()):
        text = project.read_text(folder)
        record_file = folder / "record.yaml"
        record = parse_record(project.content(record_file), project.name(record_file))
        comparisons.append(measure_draft(draft_text(text.witness, vocabulary), record, text))
    return write_report(comparisons)
