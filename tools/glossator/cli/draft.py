"""``glossator draft``: propose a record for a new text, or measure the rules that propose."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from glossator.cli.drafting import read_given, summary, write_draft
from glossator.diagnostics import Code, fail, hint_at
from glossator.draft import draft_text
from glossator.draft.measure import measure_draft
from glossator.draft.show import STATIC, read_static, show_draft
from glossator.draft.strike import accept_listed, strike
from glossator.draft.table import write_report
from glossator.draft.vocabulary import read_vocabulary
from glossator.model import Text
from glossator.project import Project
from glossator.record import TEXT_ID, parse_record
from glossator.whole_file import write_whole
from glossator_schema.tags import find_tag_fault

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
    changes = arguments.strike is not None or arguments.accept is not None
    later = arguments.show or changes
    if arguments.text_id is None or (arguments.file is None) != later:
        arguments.usage_error(
            "give a FILE and its --id, or an --id to --show, --strike or --accept, or --report"
        )
    if not TEXT_ID.fullmatch(arguments.text_id):
        arguments.usage_error(f"--id {arguments.text_id}: an id is made of a-z, 0-9 and hyphens")
    if arguments.language and find_tag_fault(arguments.language):
        arguments.usage_error(
            f"--language {arguments.language}: it is no language tag, as de or zh-Hant"
        )
    if later:
        if changes:
            print(change_record(project, arguments))
        if arguments.show:
            print(show_page(project, arguments.text_id))
        return
    vocabulary = read_vocabulary()
    if not vocabulary:
        print(NO_LIST, file=sys.stderr)
    content = read_given(arguments.file)
    drafted = write_draft(
        project, arguments.file, content, arguments.text_id, vocabulary, arguments.language
    )
    folder = project.root / "seeds" / arguments.text_id
    print(f"{folder / 'record.yaml'}: {summary(drafted)}")


def change_record(project: Project, arguments: argparse.Namespace) -> str:
    """Strike proposals from the record of a draft, accept some that are listed, and say how many these were.

    Both are done, or neither.
    """
    path, content, text = read_drafted(project, arguments.text_id)
    name, done = project.name(path), []
    for which, change, said in (
        (arguments.strike, strike, "struck"),
        (arguments.accept, accept_listed, "accepted"),
    ):
        if which is not None:
            content, count = change(content, name, text.witness, which)
            done.append(f"{count} proposal{'s' * (count != 1)} {said}")
    write_whole(path, content)
    return f"{path}: {', '.join(done)}"


def show_page(project: Project, text_id: str) -> Path:
    """Write the page that shows a draft, and what it loads; return its path."""
    _, content, text = read_drafted(project, text_id)
    page = project.root / ".glossator/draft" / f"{text_id}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    for name in STATIC:
        (page.parent / name).write_bytes(read_static(name))
    here = project.root.resolve() == Path.cwd()
    write_whole(page, show_draft(text, content, "" if here else str(project.root)))
    return page


def read_drafted(project: Project, text_id: str) -> tuple[Path, str, Text]:
    """Return the record of a text, its content, and the text; a fault where there is none."""
    path = project.root / "seeds" / text_id / "record.yaml"
    if not path.is_file():
        folders = [folder.name for folder in (project.root / "seeds").glob("*") if folder.is_dir()]
        message = f"there is no text {text_id}{hint_at(text_id, folders)}; name one of seeds/"
        raise fail(f"seeds/{text_id}", 0, Code.MISSING_FILE, message)
    return path, path.read_text(encoding="utf-8"), project.read_text(path.parent)


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
