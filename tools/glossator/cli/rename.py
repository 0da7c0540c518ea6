"""``glossator rename``: a text, a note or an entry under another id; files, references and ledger go with it.

What was published under the old id leads on. Everything is written or nothing: where the edition is not good
afterwards, all files are as they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from re import fullmatch

from glossator.cli.ledger import accept_edition, check_ledgers
from glossator.diagnostics import Code, EditionError, by_place, fail, hint_at
from glossator.editing.rename import Rewritten, Subject, rewrite_files
from glossator.edition import Edition
from glossator.generated import GENERATED, write_pages
from glossator.project import Project
from glossator.record import TEXT_ID, is_like_another
from glossator_schema.blocks import NOTE, read_block_id
from glossator_schema.entries import kind_of

TEXT = "text"


def run_rename(arguments: argparse.Namespace) -> None:
    """``glossator rename``: rename, and say where what was changed stands.

    Raises :class:`EditionError` where there is no such thing, the new id is taken or none, or the edition is
    not good before; nothing is changed then.
    """
    from glossator.cli.lock import alone

    project = Project(arguments.directory)
    with alone(project, "rename"):
        edition = project.read()
        subject = find_subject(edition, arguments.old, arguments.new)
        if faults := check_ledgers(project, edition, entered=False):
            raise EditionError(sorted(faults, key=by_place))
        files = rewrite_files(read_files(project), subject)
        leads_on = subject.old in list_lasting(edition)
        with restoring(project, files, subject):
            write_renamed(project, files, subject)
            renamed = Project(arguments.directory)
            following = renamed.read()
            if leads_on:
                moved = {subject.old: subject.new}
                accept_edition(renamed, following, moved, [], moves_alone=True)
                following = Project(arguments.directory).read()
            write_pages(project.docs, following.generated())
    tell(files, subject, leads_on=leads_on)


def tell(files: Mapping[str, Rewritten], subject: Subject, *, leads_on: bool) -> None:
    """Say what was done."""
    if subject.kind == TEXT:
        print(f"seeds/{subject.old}/ is seeds/{subject.new}/ now")
    before, after = f"seeds/{subject.old}/", f"seeds/{subject.new}/"
    for path, rewritten in files.items():
        lines = ", ".join(map(str, rewritten.lines))
        now = path.replace(before, after) if subject.kind == TEXT else path
        print(f"{now}: line{'s' * (len(rewritten.lines) > 1)} {lines}")
    if leads_on:
        print(f"{subject.old} was published: its address leads on to {subject.new}")
    else:
        print(f"{subject.old} was never published: nothing leads on from it")


# --- what is renamed ------------------------------------------------------------------------------


def find_subject(edition: Edition, old: str, new: str) -> Subject:
    """Return what is to be renamed; raise :class:`EditionError` where it cannot be."""
    texts = {anchored.text.id: anchored for anchored in edition.texts}
    notes = {of.note.id: name for name, text in texts.items() for of in text.notes}
    notes |= {check.id: name for name, text in texts.items() for check in text.self_checks}
    entries = [entry.id for entry in edition.all_entries()]
    known = [*texts, *notes, *entries]
    if old not in known:
        raise refuse_name(
            f"there is no text, note or entry {old}{hint_at(old, known)}{say_why_not(old)}"
        )
    if new in known:
        raise refuse_name(f"{new} is the id of something else; choose another", Code.DUPLICATE_ID)
    if old in texts:
        check_text_id(new)
        check_published(edition, new, old)
        return Subject(TEXT, old, new)
    if old in notes:
        begins = f"{notes[old]}-{NOTE}-"
        if not fullmatch(rf"{begins}[a-z0-9-]+", new):
            raise refuse_name(
                f"the id of a note on {notes[old]} is {begins} and then a-z, 0-9 and hyphens"
            )
        return Subject(NOTE, old, new, notes[old])
    kind = kind_of(old)
    assert kind is not None
    if not fullmatch(kind.id_pattern, new):
        raise refuse_name(f"the id of a {kind.noun} is {kind.prefix} and then a-z, 0-9 and hyphens")
    return Subject(kind.name, old, new)


def check_text_id(new: str) -> None:
    """Raise a fault for what is no id of a text."""
    if not TEXT_ID.fullmatch(new) or is_like_another(new):
        raise refuse_name(
            f"{new!r} is no id of a text; write one of a-z, 0-9 and hyphens, such as smith-1999"
        )


def check_published(edition: Edition, new: str, old: str) -> None:
    """Raise a fault where the new id of a text was once that of another: its address leads elsewhere."""
    shared = edition.ledgers[""]
    published = {anchor.id: anchor for anchor in shared.anchors}
    if new in published and shared.moved().get(new) != old:
        message = f"{new} was the id of another text, and its address leads on; choose another"
        raise refuse_name(message, Code.ANCHOR_REUSED)


def say_why_not(old: str) -> str:
    """Return why the id of a block is not renamed; "" of any other."""
    if read_block_id(old)[0] is not None:
        return "; the id of a block follows from its text and its number in the record"
    return ""


def refuse_name(message: str, code: Code = Code.UNKNOWN_TARGET) -> EditionError:
    """Return a fault of the command."""
    return fail("rename", 0, code, message)


def list_lasting(edition: Edition) -> set[str]:
    """Return the ids that the ledgers have, and that are still where they were."""
    return {
        anchor.id
        for ledger in edition.ledgers.values()
        for anchor in ledger.anchors
        if not (anchor.moved_to or anchor.withdrawn)
    }


# --- the files ------------------------------------------------------------------------------------


OF_A_TEXT = ("record.yaml", "notes.md")
"""The files of a text in which people name ids."""


def read_files(project: Project) -> dict[str, str]:
    """Return the files in which people name ids: those of texts and glossary, pages, settings."""
    paths = [path for name in OF_A_TEXT for path in project.find("seeds", name)]
    paths = [path for path in paths if path.name in OF_A_TEXT]  # a witness is never written into
    paths += [path for suffix in (".md", ".yaml") for path in project.find("glossary", suffix)]
    paths += [path for suffix in (".md", ".rst") for path in project.find("docs", suffix)]
    paths += [path for path in (project.docs / "conf.py",) if project.has(path)]
    return {
        project.name(path): content.decode("utf-8", "surrogateescape")
        for path in paths
        if path.name != "ledger.yaml" and GENERATED not in (content := project.bytes(path))
    }


def write_renamed(project: Project, files: Mapping[str, Rewritten], subject: Subject) -> None:
    """Write the files as they are to be, and give the folder of a text its new name."""
    for path, rewritten in files.items():
        replace(project.root / path, rewritten.content.encode("utf-8", "surrogateescape"))
    if subject.kind == TEXT:
        seeds = project.root / "seeds"
        (seeds / subject.old).rename(seeds / subject.new)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


@contextmanager
def restoring(project: Project, files: Mapping[str, Rewritten], subject: Subject) -> Iterator[None]:
    """Let the files be as they were, if what is done within does not end well."""
    ledgers = [
        path for folder in ("seeds", "glossary") for path in project.find(folder, "ledger.yaml")
    ]
    names = [*files, *map(project.name, ledgers)]
    before = {name: (project.root / name).read_bytes() for name in names}
    had_ledger = project.has(project.ledger_path(""))
    try:
        yield
    except BaseException:
        seeds = project.root / "seeds"
        if subject.kind == TEXT and not (seeds / subject.old).exists():
            (seeds / subject.new).rename(seeds / subject.old)
        for name, content in before.items():
            replace(project.root / name, content)
        if not had_ledger:
            project.ledger_path("").unlink(missing_ok=True)
        raise
