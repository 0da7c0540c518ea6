"""``glossator rename``: a text, note, entry or page under another id; files, references and ledger go with it.

What was published under the old id leads on. Everything is written or nothing: where the edition is not good
afterwards, all files are as they were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from re import fullmatch

from glossator.cli.ledger import accept_edition, check_ledgers
from glossator.diagnostics import Code, EditionError, by_place, fail, hint_at
from glossator.editing.rename import PAGE, Rewritten, Subject, rewrite_files
from glossator.edition import Edition
from glossator.generated import GENERATED, write_pages
from glossator.project import Project
from glossator.record import TEXT_ID, is_like_another
from glossator_schema.blocks import NOTE, read_block_id
from glossator_schema.entries import kind_of
from glossator_schema.words import STANDING

TEXT = "text"
PAGE_SUFFIXES = (".md", ".rst")


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
        moves = list_moves(edition, subject)
        leads_on = subject.old in list_lasting(edition)
        with restoring(project, files, moves):
            write_renamed(project, files, moves)
            renamed = Project(arguments.directory)
            following = renamed.read()
            if leads_on:
                moved = {subject.old: subject.new}
                accept_edition(renamed, following, moved, [], moves_alone=True)
                following = Project(arguments.directory).read()
            write_pages(project.docs, following.generated())
    tell(files, subject, moves, leads_on=leads_on)


def tell(
    files: Mapping[str, Rewritten], subject: Subject, moves: Mapping[str, str], *, leads_on: bool
) -> None:
    """Say what was done."""
    end = "/" if subject.kind == TEXT else ""
    for before, after in moves.items():
        print(f"{before}{end} is {after}{end} now")
    for path, rewritten in files.items():
        lines = ", ".join(map(str, rewritten.lines))
        now = path
        for before, after in moves.items():
            now = after + path.removeprefix(before) if path.startswith(before + end) else now
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
    pages = [page_id(path) for path in edition.written.pages]
    if old not in known and page_id(old) in pages:
        return find_written(edition, page_id(old), page_id(new))
    if old not in known:
        raise refuse_name(
            f"there is no text, note, entry or page {old}{hint_at(old, [*known, *pages])}{say_why_not(old)}"
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


def page_id(name: str) -> str:
    """Return the id of a page that is named by its file, or as in a table of contents."""
    path = PurePosixPath(name.removeprefix("docs/").lstrip("/"))
    return f"/{path.with_suffix('') if path.suffix in PAGE_SUFFIXES else path}"


def find_written(edition: Edition, old: str, new: str) -> Subject:
    """Return the page that is to be renamed; raise :class:`EditionError` where it cannot be."""
    if PurePosixPath(old).parent != PurePosixPath(new).parent:
        raise refuse_name(
            "a page is renamed within its folder; to move it, move the file, mend its links, and say "
            f"glossator ledger --accept --moved {old}={new}"
        )
    if not fullmatch(r"[\w.-]+", PurePosixPath(new).name) or new.startswith("/."):
        raise refuse_name(f"{new!r} is no name of a page; write letters, digits and hyphens")
    if old == f"/{STANDING[0]}":
        raise refuse_name("the first page keeps its name, which is the address of the edition")
    if new in edition.page_anchors():
        raise refuse_name(f"{new} is the name of another page; choose another", Code.DUPLICATE_ID)
    shared = edition.ledgers[""]
    if any(anchor.id == new for anchor in shared.anchors) and shared.moved().get(new) != old:
        message = f"{new} was another page, and its address leads on; choose another"
        raise refuse_name(message, Code.ANCHOR_REUSED)
    return Subject(PAGE, old, new)


def page_file(edition: Edition, page: str) -> str:
    """Return the path below ``docs/`` of a page that people wrote."""
    return next(path for path in edition.written.pages if page_id(path) == page)


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


def list_moves(edition: Edition, subject: Subject) -> dict[str, str]:
    """Return what gets another name, by its path in the edition's folder: that of a text, or a page's file."""
    if subject.kind == TEXT:
        return {f"seeds/{subject.old}": f"seeds/{subject.new}"}
    if subject.kind != PAGE:
        return {}
    file = PurePosixPath("docs", page_file(edition, subject.old))
    name = f"{PurePosixPath(subject.new).name}{file.suffix}"
    return {file.as_posix(): file.with_name(name).as_posix()}


def write_renamed(
    project: Project, files: Mapping[str, Rewritten], moves: Mapping[str, str]
) -> None:
    """Write the files as they are to be, and give the folder of a text, or a page, its new name."""
    for path, rewritten in files.items():
        replace(project.root / path, rewritten.content.encode("utf-8", "surrogateescape"))
    for before, after in moves.items():
        (project.root / before).replace(project.root / after)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(content)
    new.replace(path)


@contextmanager
def restoring(
    project: Project, files: Mapping[str, Rewritten], moves: Mapping[str, str]
) -> Iterator[None]:
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
        for old, new in moves.items():
            if not (project.root / old).exists():
                (project.root / new).rename(project.root / old)
        for name, content in before.items():
            replace(project.root / name, content)
        if not had_ledger:
            project.ledger_path("").unlink(missing_ok=True)
        raise
