"""An edition on disk: where its files are, and how they are read (the engine's only file input).

Every path in a diagnostic is relative to the edition's folder, with forward slashes.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from glossator.anchoring import anchor_edition
from glossator.bibtex import read_sources
from glossator.checks.matter import Matter, blank_out_code
from glossator.diagnostics import Code, Diagnostic, EditionError, by_place, collect, fail
from glossator.files import EditionFiles, find_folders
from glossator.glossary import parse_events, parse_people, parse_terms
from glossator.ledger import (
    WITHOUT_DIGEST,
    FormerText,
    Ledger,
    find_former,
    moved_anchors,
    parse_ledger,
    with_texts,
)
from glossator.model import (
    AnchoredText,
    Apparatus,
    Event,
    Person,
    Prose,
    Source,
    Term,
    Text,
)
from glossator.myst.changes_page import write_changes_page
from glossator.myst.former_page import write_former_page
from glossator.myst.glossary_page import write_glossary_page
from glossator.myst.inline import mark_source
from glossator.myst.people_page import write_people_page
from glossator.myst.text_page import write_text_page
from glossator.myst.timeline_page import write_timeline_page
from glossator.notes import parse_notes
from glossator.record import parse_record
from glossator.settings import Settings, parse_settings
from glossator.structure import build_text
from glossator.witness import decode_witness

Entry = TypeVar("Entry", Term, Person, Event)


@dataclass(frozen=True)
class Edition:
    """Everything an edition is made of, resolved: what the page writers need."""

    texts: tuple[AnchoredText, ...]
    terms: tuple[Term, ...]
    people: tuple[Person, ...]
    events: tuple[Event, ...]
    introductions: Mapping[str, str]
    """What the editors say at the heads of the pages of ``terms``, ``people`` and ``events``."""
    ledgers: Mapping[str, Ledger]
    """What was ever published: by text id, and "" for glossary and timeline."""
    changelog: str = ""
    """What the editors say of each version."""

    def pages(self) -> dict[str, str]:
        """Return every generated page: path below ``docs/`` -> MyST."""
        moved = moved_anchors(self.ledgers)
        former = self.former()
        pages = {
            f"texts/{text.text.id}.md": write_text_page(text, moved, former) for text in self.texts
        }
        pages |= {f"texts/{old.id}.md": write_former_page(old) for old in former}
        if self.terms:
            pages["glossary.md"] = write_glossary_page(self.terms, self.introduce("terms"), moved)
        if self.people:
            pages["people.md"] = write_people_page(self.people, self.introduce("people"), moved)
        if self.events:
            pages["timeline.md"] = write_timeline_page(self.events, self.introduce("events"), moved)
        if self.changelog:
            pages["changes.md"] = write_changes_page(
                self.changelog, self.ledgers, self.hidden(), former
            )
        return pages

    def former(self) -> tuple[FormerText, ...]:
        """Return the texts that were renamed or withdrawn: a page at each old address leads on."""
        return find_former(self.ledgers, [text.text.id for text in self.texts])

    def introduce(self, name: str) -> str:
        """Return what the editors say at the head of a page, with the place where they say it."""
        words = self.introductions[name]
        if not words.strip():
            return ""
        line = words.count("\n", 0, len(words) - len(words.lstrip())) + 1
        return f"{mark_source(f'glossary/{name}.md:{line}')}\n\n{words.strip()}"

    def hidden(self) -> set[str]:
        """Return the ids of the notes that students do not have."""
        notes = (resolved.note for text in self.texts for resolved in text.notes)
        return {note.id for note in notes if not note.for_students}

    def summary(self) -> str:
        """Say in a line what the edition has."""
        counts = {
            "texts": len(self.texts),
            "paragraphs": sum(len(text.text.paragraphs) for text in self.texts),
            "notes": sum(len(text.notes) for text in self.texts),
            "terms": len(self.terms),
            "people": len(self.people),
            "events": len(self.events),
        }
        return ", ".join(f"{count} {name}" for name, count in counts.items())


class Project(EditionFiles):
    """The folder of an edition.

    ``root`` holds ``seeds/``, ``glossary/`` and ``docs/``; settings are in the ``[tool.glossator]``
    table of its ``pyproject.toml``, if there is one.
    """

    @property
    def docs(self) -> Path:
        """The Sphinx source folder."""
        return self.root / "docs"

    @property
    def build(self) -> Path:
        """The folder of all output."""
        return self.root / "build"

    @property
    def workplace(self) -> Path:
        """The folder for what is of no interest to readers: the lock, doctrees, the edition in the making."""
        return self.root / ".glossator"

    def read(self, *, mixed: bool = False) -> Edition:
        """Read and resolve the whole edition.

        :param mixed: whether some ledgers may be without a digest where others have one.

        Raises :class:`EditionError` with every fault of the first stage that has any.
        """
        policies = self.settings().policies
        texts, apparatus = self.read_texts()
        terms = self.read_data("terms.yaml", parse_terms)
        people = self.read_data("people.yaml", parse_people)
        events = self.read_data("events.yaml", parse_events)
        anchored = anchor_edition(texts, apparatus, (*terms, *people), events, policies)
        ledgers = self.read_ledgers(["", *(text.id for text in texts)], mixed=mixed)
        path = self.root / "CHANGELOG.md"
        changelog = self.content(path) if self.has(path) else ""
        introductions = self.read_introductions()
        return Edition(anchored, terms, people, events, introductions, ledgers, changelog)

    def read_texts(self) -> tuple[list[Text], dict[str, Apparatus]]:
        """Read every text and the notes on it, in order of their ids."""
        texts = []
        apparatus = {}
        faults: list[Diagnostic] = []
        folders = self.look(lambda: find_folders(self.root / "seeds"))
        if not folders:
            raise fail("seeds", 0, Code.MISSING_FILE, "there is no text; add seeds/<text-id>/")
        for folder in folders:
            with collect(faults):
                texts.append(self.read_text(folder))
            with collect(faults):
                apparatus[folder.name] = self.read_notes(folder)
        if faults:
            raise EditionError(sorted(faults, key=by_place))
        return texts, apparatus

    def read_text(self, folder: Path) -> Text:
        """Read one record and its witness, and apply the one to the other."""
        record_file = self.name(folder / "record.yaml")
        record = parse_record(self.content(folder / "record.yaml"), record_file)
        if record.id != folder.name:
            line = record.source_of("id").line
            message = f"the id is {record.id}, the folder {folder.name}; make them the same"
            raise fail(record_file, line, Code.BAD_FIELD, message)
        path = folder / record.witness.file
        content = self.bytes(path)
        faults: list[Diagnostic] = []
        found = hashlib.sha256(content).hexdigest()
        if found != record.witness.sha256:
            line = record.witness.source_of("sha256").line
            name = self.name(path)
            message = f"{name} has SHA-256 {found}; restore the witness as it was received"
            faults.append(Diagnostic(record_file, line, Code.BAD_HASH, message))
        try:
            witness = decode_witness(content, self.name(path), record.witness.received_as, found)
        except EditionError as error:
            raise EditionError([*faults, *error.diagnostics]) from error
        if faults:
            raise EditionError(faults)
        return build_text(record, witness)

    def read_notes(self, folder: Path) -> Apparatus:
        """Read the notes on one text; a text may have none."""
        path = folder / "notes.md"
        if not self.has(path):
            return Apparatus(None, ())
        return parse_notes(self.content(path), self.name(path), folder.name)

    def read_data(
        self, file: str, parse: Callable[[str, str], tuple[Entry, ...]]
    ) -> tuple[Entry, ...]:
        """Read one data file of the glossary; an edition may do without it."""
        path = self.root / "glossary" / file
        return parse(self.content(path), self.name(path)) if self.has(path) else ()

    def ledger_path(self, text_id: str) -> Path:
        """Return the file of a text's ledger, or of the glossary's (``text_id`` "")."""
        folder = self.root / "seeds" / text_id if text_id else self.root / "glossary"
        return folder / "ledger.yaml"

    def read_ledgers(self, names: Iterable[str], *, mixed: bool = False) -> dict[str, Ledger]:
        """Read these ledgers; raises :class:`EditionError` with the faults of all of them.

        Those of version 0.1 have no digests, all of them: where one has, another has lost its own.
        """
        ledgers = {}
        faults: list[Diagnostic] = []
        for name in names:
            with collect(faults):
                ledgers[name] = self.read_ledger(name)
        unsealed = [name for name, ledger in ledgers.items() if not ledger.sealed]
        if not mixed and any(ledger.found and ledger.sealed for ledger in ledgers.values()):
            faults += [
                Diagnostic(self.name(self.ledger_path(name)), 1, Code.BAD_LEDGER, WITHOUT_DIGEST)
                for name in unsealed
            ]
        if faults:
            raise EditionError(faults)
        if not mixed and unsealed:  # all of version 0.1, which counted nothing
            shared = with_texts(ledgers[""], ledgers)
            ledgers[""] = replace(ledgers[""], texts=shared.texts)
        return ledgers

    def read_ledger(self, text_id: str) -> Ledger:
        """Read a ledger; before anything is published there is none."""
        path = self.ledger_path(text_id)
        if not self.has(path):
            return Ledger("", ())
        return parse_ledger(self.content(path), self.name(path))

    def read_introductions(self) -> dict[str, str]:
        """Read ``glossary/terms.md``, ``people.md`` and ``events.md``, if the edition has them."""
        names = ("terms", "people", "events")
        paths = {name: self.root / "glossary" / f"{name}.md" for name in names}
        return {name: self.content(path) if self.has(path) else "" for name, path in paths.items()}

    def settings(self) -> Settings:
        """Read the settings; an edition may do without the file."""
        path = self.root / "pyproject.toml"
        return parse_settings(self.content(path), self.name(path)) if self.has(path) else Settings()

    def read_matter(self, edition: Edition) -> Matter:
        """Read what the checks of the editorial matter need besides: bibliography, hand-written pages."""
        files = {path: self.content(path) for path in self.find("docs", ".bib", deep=False)}
        sources, source_faults = read_sources({self.name(p): files[p] for p in files})
        pages = [
            Prose(self.content(path), Source(self.name(path), 1))
            for path in self.find("docs", ".md")
            if GENERATED not in self.bytes(path)
        ]
        return Matter(
            texts=edition.texts,
            terms=edition.terms,
            people=edition.people,
            events=edition.events,
            bibliography=sources,
            pages=[Prose(blank_out_code(page.words), page.source) for page in pages],
            whole_pages=pages,
            introductions=self.introductions(edition),
            source_faults=source_faults,
        )

    def introductions(self, edition: Edition) -> list[Prose]:
        """Return what the editors say at the heads of generated pages, and of each version."""
        found = [
            Prose(words, Source(f"glossary/{name}.md", 1))
            for name, words in edition.introductions.items()
        ]
        return [*found, Prose(edition.changelog, Source("CHANGELOG.md", 1))]

    def check_docs(self) -> None:
        """Check that every page can be read as UTF-8, before Sphinx reads it."""
        for path in self.find("docs", ".md"):
            self.content(path)


SHARED_PAGES = ("glossary.md", "people.md", "timeline.md")
"""The generated pages of entries; each is there only if there are any.

The page of changes stays: what came and went in an edition is true of it without a changelog, too.
"""

GENERATED = b"by glossator; do not edit."
"""By this a page is known to be generated: no other is ever removed."""


def stale_pages(docs: Path, pages: dict[str, str]) -> Iterable[str]:
    """Yield the pages whose file differs from what it should be, and generated ones of no text any more."""
    for page, content in pages.items():
        path = docs / page
        if not path.exists() or path.read_bytes() != content.encode():
            yield page
    for path in sorted([*(docs / "texts").glob("*.md"), *(docs / name for name in SHARED_PAGES)]):
        page = path.relative_to(docs).as_posix()
        if page not in pages and path.is_file() and GENERATED in path.read_bytes():
            yield page


def write_pages(docs: Path, pages: dict[str, str]) -> list[str]:
    """Write the pages that are stale, each whole or not at all, and return their paths."""
    stale = list(stale_pages(docs, pages))
    for page in stale:
        path = docs / page
        if page not in pages:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".new")
        temporary.write_bytes(pages[page].encode())
        temporary.replace(path)
    return stale


def fingerprint(docs: Path) -> str:
    """Return a SHA-256 of the pages and of the software that builds them.

    A build that was stamped with it is known to be current.
    """
    return fingerprint_folder(docs) + fingerprint_software()


def fingerprint_software() -> str:
    """Return a SHA-256 of extension and schema, of the versions of what builds the edition, and of its time."""
    digest = hashlib.sha256()
    for package in ("sphinx_glossator", "glossator_schema"):
        found = find_spec(package)
        assert found is not None
        assert found.origin is not None
        digest.update(fingerprint_folder(Path(found.origin).parent).encode())
    for requirement in sorted(requires("glossator") or ()):
        if "extra ==" not in requirement:
            name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
            digest.update(f"{name} {version(name)}\0".encode())
    if "SOURCE_DATE_EPOCH" in os.environ:  # it stands for the time of the release
        digest.update(os.environ["SOURCE_DATE_EPOCH"].encode())
    return digest.hexdigest()


def fingerprint_folder(folder: Path) -> str:
    """Return a SHA-256 of every file below a folder, through links, and of their names."""
    digest = hashlib.sha256()
    found = os.walk(folder, followlinks=True)
    for path in sorted(Path(where, name) for where, _, names in found for name in names):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
