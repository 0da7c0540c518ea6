"""``glossator add``: a text for the edition: its drafted record, a file for notes, its line in the contents."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from glossator.cli.drafting import list_left_out, read_given, summary, write_draft
from glossator.diagnostics import Code, fail
from glossator.draft.settle import Settled
from glossator.draft.vocabulary import read_vocabulary
from glossator.editing.contents import enter_text
from glossator.ledger import find_former_ids
from glossator.project import Project
from glossator.record import TEXT_ID, WANTED, is_like_another
from glossator.standing import read_hand_written
from glossator.whole_file import write_whole
from glossator_schema.tags import find_tag_fault

SUPPLIED = re.compile(r"\b(?P<field>title|short|unmarked|alt): ['\"]\[")
"""A field of a record that nobody has said yet: its words stand in square brackets."""


def run_add(arguments: argparse.Namespace) -> None:
    """``glossator add``: write ``seeds/<ID>/``, name the text in the contents, and say what is left to do.

    Raises :class:`~glossator.diagnostics.EditionError` where the text cannot be read, printed or added; nothing
    is written then. Wrong usage exits with 2.
    """
    from glossator.cli.lock import alone

    project, text_id = Project(arguments.directory), arguments.text_id
    if not TEXT_ID.fullmatch(text_id):
        hint = suggest_id(text_id)
        arguments.usage_error(
            f"--id {text_id!r}: an id is made of a-z, 0-9 and hyphens, and begins with a letter{hint}"
        )
    if is_like_another(text_id):
        arguments.usage_error(
            f"--id {text_id}: it is like the id of a block or an entry; choose another"
        )
    if arguments.language and find_tag_fault(arguments.language):
        arguments.usage_error(
            f"--language {arguments.language}: it is no language tag, as de or zh-Hant"
        )
    if not project.has(project.docs / "conf.py"):
        message = "there is no edition here; glossator init DIR begins one, -C DIR names another"
        raise fail("docs/conf.py", 0, Code.MISSING_FILE, message)
    content = read_given(arguments.file)
    with alone(project, "add"):
        check_id(project, text_id)
        drafted = write_draft(
            project, arguments.file, content, text_id, read_vocabulary(), arguments.language
        )
        folder = project.root / "seeds" / text_id
        write_whole(folder / "notes.md", "")
        entered = enter_text(read_hand_written(project).pages, text_id)
        for path, page in entered.items():
            write_page(project.docs / path, page)
    files = ", ".join(sorted(path.name for path in folder.iterdir()))
    print(f"added    seeds/{text_id}/: {files}; {summary(drafted)}")
    print(
        f"contents {', '.join(f'docs/{path}' for path in entered) or 'as the first page lists the texts'}"
    )
    print("left to do:")
    for line in list_left(text_id, drafted):
        print(f"  {line}")


def suggest_id(given: str) -> str:
    """Return the hint at an id that is made of the letters of one that is none; "" if it has none."""
    slug = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
    slug = re.sub(r"^[0-9-]+", "", slug)
    return f" (did you mean {slug}?)" if TEXT_ID.fullmatch(slug) else ""


def check_id(project: Project, text_id: str) -> None:
    """Raise a fault where an id is that of something else, or was that of a text that is gone."""
    if text_id in find_former_ids(project.read_ledger("")):
        message = (
            f"{text_id} was the id of another text, and its address leads on; choose another id"
        )
        raise fail("glossary/ledger.yaml", 0, Code.ANCHOR_REUSED, message)
    if read_hand_written(project).has_page(f"texts/{text_id}"):
        message = "a page that is written by hand stands where that of the text belongs; move it"
        raise fail(f"docs/texts/{text_id}.md", 0, Code.PAGE_IN_THE_WAY, message)


def write_page(path: Path, content: str) -> None:
    """Write a page whose contents name a text more; its lines end as they did."""
    crlf = b"\r\n" in path.read_bytes()
    mark = "\ufeff" if path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    write_whole(path, mark + (content.replace("\n", "\r\n") if crlf else content))


def list_left(text_id: str, drafted: Settled) -> Iterator[str]:
    """Yield what an editor has still to do, each with the file in which it is done."""
    name = f"seeds/{text_id}/record.yaml"
    record, content = drafted.record, drafted.content
    yield f"{name}: read the text through with it; each guess says why it was made, delete what is wrong"
    if unsaid := [field for field in WANTED if not getattr(record.bibliography, field)]:
        yield f"{name}: say {', '.join(unsaid)}"
    if not drafted.draft.tongue:
        yield f"{name}: say language, which was not recognised: the text is taken to be in the edition's own"
    if supplied := dict.fromkeys(found["field"] for found in SUPPLIED.finditer(content)):
        yield f"{name}: supply {', '.join(supplied)}, which stand in square brackets"
    yield from (f"picture {said}" for said in list_left_out(drafted))
    yield f"{name}: remove state: draft, when all of it is read"
    yield f'seeds/{text_id}/notes.md: write notes; glossator find "WORDS" gives one to paste'
    yield "glossator build, or glossator watch, shows it, marked as a draft"
