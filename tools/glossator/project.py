"""An edition on disk: where its files are, and how they are read (the engine's only file input).

Every path in a diagnostic is relative to the edition's folder, with forward slashes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from glossator.anchoring import anchor_edition
from glossator.checks.matter import Matter, blank_out_code
from glossator.diagnostics import Code, Diagnostic, EditionError, by_place, collect, fail
from glossator.edition import Edition
from glossator.entry import Entry
from glossator.files import EditionFiles, find_folders
from glossator.generated import GENERATED
from glossator.ledger import WITHOUT_DIGEST, Ledger, with_texts
from glossator.linking import recall_occurrences
from glossator.memo import Memo, make_key
from glossator.model import Apparatus, Occurrence, Prose, Source, Text
from glossator.pictures import misfit_of, missing_picture
from glossator.references import read_sources
from glossator.settings import Settings, parse_settings
from glossator.standing import read_hand_written
from glossator_schema.entries import ENTRY_KINDS, EntryKind
from glossator_schema.source_types import CSL

if TYPE_CHECKING:
    from glossator.record import Record


LEDGERS = "/"
"""In the place of a text's id, which it cannot be: of all ledgers."""


class Project(EditionFiles):
    """The folder of an edition.

    ``root`` holds ``seeds/``, ``glossary/`` and ``docs/``; settings are in the ``[tool.glossator]``
    table of its ``pyproject.toml``, if there is one.
    """

    def __init__(self, root: Path, parsed: Memo | None = None, linked: Memo | None = None) -> None:
        super().__init__(root)
        self.parsed = parsed or Memo()
        """What editors' files say, by their contents: one that has not changed is not parsed again."""
        self.linked = linked or Memo()
        """Where forms of entries stand in texts, by what is said in the files of both."""
        self.origins: dict[str, list[str]] = {}
        """From what was read: of each text, under "" the entries, and under ``LEDGERS`` the ledgers."""
        self.pictures: dict[str, bytes] = {}
        """The pictures that were read, by their paths below ``docs/texts/``."""

    def read(self, *, mixed: bool = False) -> Edition:
        """Read and resolve the whole edition.

        :param mixed: whether some ledgers may be without a digest where others have one.

        Raises :class:`EditionError` with every fault of the first stage that has any.
        """
        self.parsed.turn()
        if self.linked.used:
            self.linked.turn()
        self.origins = {}
        self.pictures = {}
        policies = self.settings().policies
        texts, apparatus = self.read_texts()
        entries = {kind.name: self.read_entries(kind) for kind in ENTRY_KINDS}
        every = [entry for own in entries.values() for entry in own]
        anchored = anchor_edition(texts, apparatus, every, policies, self.find_occurrences)
        ledgers = self.read_ledgers(["", *(text.id for text in texts)], mixed=mixed)
        path = self.root / "CHANGELOG.md"
        changelog = self.content(path) if self.has(path) else ""
        introductions = self.read_introductions()
        ids = [text.id for text in texts]
        shared = make_key("shared", (json.dumps([ids, mixed, self.origins.get(LEDGERS, [])]),))
        places = {of.text.id: repr((of.occurrences, of.mentions)) for of in anchored}
        origins = {name: (shared, *self.origins[name], places[name]) for name in ids}
        origins[""] = (shared, *self.origins.get("", []))
        known = (entries, introductions, ledgers, changelog, origins, self.parsed, self.pictures)
        return Edition(anchored, *known, written=read_hand_written(self))

    def recall(
        self, owner: str, name: str, given: tuple[str | bytes, ...], find: Callable[..., Any]
    ) -> Any:
        """Return what a file says, and note from what it was read.

        ``owner``: a text's id, "" for entries, ``LEDGERS`` for ledgers.
        """
        key = make_key(name, given)
        self.origins.setdefault(owner, []).append(key)
        return self.parsed.recall_by(key, find)

    def find_occurrences(self, text: Text, *given: Any) -> list[Occurrence]:
        """Return the occurrences in a text: known, where neither the text nor an entry has changed."""
        own = [key for key in self.origins[text.id] if key.startswith("text-")]
        return recall_occurrences(self.linked, (*own, *self.origins.get("", ())), text, *given)

    def read_texts(self) -> tuple[list[Text], dict[str, Apparatus]]:
        """Read every text and the notes on it, in order of their ids."""
        texts = []
        apparatus = {}
        faults: list[Diagnostic] = []
        folders = self.look(lambda: find_folders(self.root / "seeds"))
        if not folders:
            raise fail(
                "seeds",
                0,
                Code.MISSING_FILE,
                "there is no text; glossator add FILE --id ID adds one",
            )
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
        name = self.name(folder)
        if not self.has(folder / "record.yaml"):
            message = (
                "the text has no record; write it, or move the text out of the folder, remove that, and say "
                f"glossator add FILE --id {folder.name}, which drafts one"
            )
            raise fail(f"{name}/record.yaml", 1, Code.MISSING_FILE, message)
        content = self.content(folder / "record.yaml")
        find_witness = partial(find_witness_file, name, content)
        file = self.recall(folder.name, "witness", (name, content), find_witness)
        witness = self.bytes(folder / file)
        apply = partial(apply_record, name, content, witness)
        text: Text = self.recall(folder.name, "text", (name, content, witness), apply)
        self.check_received(folder, content)
        self.read_pictures(folder, text)
        return text

    def check_received(self, folder: Path, content: str) -> None:
        """See that the file which a witness was read out of is there, as it was received."""
        name = self.name(folder)
        find = partial(find_received_file, name, content)
        file, sha256, line = self.recall(folder.name, "received", (name, content), find)
        if not file:
            return
        if not self.has(folder / file):
            message = f"no file {file} lies beside the record; restore it as it was received"
            raise fail(f"{name}/record.yaml", line, Code.MISSING_FILE, message)
        found = hashlib.sha256(self.bytes(folder / file)).hexdigest()
        if found != sha256:
            message = f"{name}/{file} has SHA-256 {found}; restore the file as it was received"
            raise fail(f"{name}/record.yaml", line, Code.BAD_HASH, message)

    def read_pictures(self, folder: Path, text: Text) -> None:
        """Read the pictures of a text's figures, each as its record pins it."""
        faults: list[Diagnostic] = []
        for picture in filter(None, (block.picture for block in text.blocks)):
            with collect(faults):
                if not self.has(folder / picture.file):
                    raise missing_picture(folder, f"{self.name(folder)}/record.yaml", picture)
                content = self.bytes(folder / picture.file)
                found = hashlib.sha256(content).hexdigest()
                if found != picture.sha256:
                    message = (
                        f"{picture.file} has SHA-256 {found}; restore it, or correct the record"
                    )
                    file = f"{self.name(folder)}/record.yaml"
                    raise fail(file, picture.source.line, Code.BAD_HASH, message)
                if misfit := misfit_of(picture.file, content):
                    file = f"{self.name(folder)}/record.yaml"
                    raise fail(file, picture.source.line, Code.BAD_FIELD, misfit)
                self.pictures[f"{text.id}/{picture.file}"] = content
        if faults:
            raise EditionError(faults)

    def read_notes(self, folder: Path) -> Apparatus:
        """Read the notes on one text; a text may have none."""
        path = folder / "notes.md"
        if not self.has(path):
            return Apparatus(None, ())
        given = (self.content(path), self.name(path), folder.name)
        notes: Apparatus = self.recall(folder.name, "notes", given, partial(find_apparatus, *given))
        return notes

    def read_entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        """Read the entries of a kind; an edition may do without the file."""
        path = self.root / "glossary" / kind.file
        if not self.has(path):
            return ()
        given = (self.content(path), self.name(path))
        find = partial(find_entries, kind, *given)
        entries: tuple[Entry, ...] = self.recall("", "entries", (kind.name, *given), find)
        return entries

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
        given = (self.content(path), self.name(path))
        ledger: Ledger = self.recall(LEDGERS, "ledger", given, partial(find_ledger, *given))
        return ledger

    def read_introductions(self) -> dict[str, str]:
        """Read what the editors say at the heads of the pages of entries, where they do, by kind."""
        paths = {kind.name: self.root / "glossary" / kind.introduction for kind in ENTRY_KINDS}
        return {name: self.content(path) if self.has(path) else "" for name, path in paths.items()}

    def settings(self) -> Settings:
        """Read the settings; an edition may do without the file."""
        path = self.root / "pyproject.toml"
        return parse_settings(self.content(path), self.name(path)) if self.has(path) else Settings()

    def read_matter(self, edition: Edition, memo: Memo | None = None) -> Matter:
        """Read what the checks of the editorial matter need besides: bibliography, hand-written pages."""
        memo, settings = memo or Memo(), self.settings()
        found = self.find("docs", ".bib", deep=False)
        csl = self.docs / CSL
        files = {path: self.content(path) for path in (*found, *([csl] if self.has(csl) else ()))}
        sources, source_faults = read_sources({self.name(p): files[p] for p in files}, memo)
        pages = [
            Prose(self.content(path), Source(self.name(path), 1))
            for path in self.find("docs", ".md")
            if GENERATED not in self.bytes(path)
        ]
        return Matter(
            texts=edition.texts,
            entries=edition.all_entries(),
            bibliography=sources,
            pages=[Prose(blank_out_code(page.words), page.source) for page in pages],
            whole_pages=pages,
            introductions=self.introductions(edition),
            wanted=settings.wanted,
            together=settings.together,
            source_faults=source_faults,
            memo=memo,
            style=self.settings().style,
        )

    def introductions(self, edition: Edition) -> list[Prose]:
        """Return what the editors say at the heads of generated pages, and of each version."""
        found = [
            Prose(edition.introductions[kind.name], Source(f"glossary/{kind.introduction}", 1))
            for kind in ENTRY_KINDS
        ]
        return [*found, Prose(edition.changelog, Source("CHANGELOG.md", 1))]


# --- what a file says: its parser is imported only where it is not known already -------------------


def find_witness_file(folder: str, content: str) -> str:
    """Return the name of the witness of the record of a text, which has the id of its folder."""
    return _parse_record(folder, content).witness.file


@lru_cache(maxsize=1)  # it is asked for the witness's name, and then for all else
def _parse_record(folder: str, content: str) -> Record:
    from glossator.record import parse_record

    file, text_id = f"{folder}/record.yaml", PurePosixPath(folder).name
    record = parse_record(content, file)
    if record.id != text_id:
        message = f"the id is {record.id}, the folder {text_id}; make them the same"
        raise EditionError([Diagnostic.at(record.source_of("id"), Code.BAD_FIELD, message)])
    return record


def find_received_file(folder: str, content: str) -> tuple[str, str, int]:
    """Return the file that a witness was read out of ("" if none), its hash, and the record's line for it."""
    rule = _parse_record(folder, content).witness
    return rule.received, rule.received_sha256, rule.source.line


def apply_record(folder: str, content: str, witness: bytes) -> Text:
    """Return the text that a record and the bytes of its witness make."""
    from glossator.structure import build_text
    from glossator.witness import decode_witness

    record = _parse_record(folder, content)
    name = f"{folder}/{record.witness.file}"
    faults: list[Diagnostic] = []
    found = hashlib.sha256(witness).hexdigest()
    if found != record.witness.sha256:
        message = f"{name} has SHA-256 {found}; restore the witness as it was received"
        place = record.witness.source_of("sha256")
        faults.append(Diagnostic.at(place, Code.BAD_HASH, message))
    try:
        decoded = decode_witness(witness, name, record.witness.received_as, found)
    except EditionError as error:
        raise EditionError([*faults, *error.diagnostics]) from error
    if faults:
        raise EditionError(faults)
    return build_text(record, decoded)


def find_apparatus(content: str, file: str, text_id: str) -> Apparatus:
    """Return the notes in a file."""
    from glossator.notes import parse_notes

    return parse_notes(content, file, text_id)


def find_entries(kind: EntryKind, content: str, file: str) -> tuple[Entry, ...]:
    """Return the entries in a file."""
    from glossator.glossary import parse_entries

    return parse_entries(kind, content, file)


def find_ledger(content: str, file: str) -> Ledger:
    """Return the ledger in a file."""
    from glossator.ledger import parse_ledger

    return parse_ledger(content, file)
