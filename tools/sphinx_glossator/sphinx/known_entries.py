"""Let a bibliography be parsed entry by entry: one that was parsed before, to the letter, is known.

Pybtex parses a file as a whole; the preview would parse a thousand entries for each that is changed. Where a
file is more than plain entries (``@string``, ``@comment``), or one is at fault, pybtex parses it as it always
did, so that what it says of a fault names the line. sphinxcontrib-bibtex gives an extension no place to parse a
bibliography otherwise, so its parser is exchanged, in this process.
"""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

import sphinxcontrib.bibtex.bibfile
from pybtex.database import BibliographyData, Entry
from pybtex.database.input.bibtex import Parser, month_names
from pybtex.exceptions import PybtexError

from glossator_schema.csl import write_bibtex

BEGINNING = re.compile(r"^(?=@)", re.MULTILINE)
SHARED = re.compile(r"@\s*(?:comment|string|preamble)\b", re.IGNORECASE)
"""What is no entry, or may change what entries say that stand elsewhere."""


class EntryParser(Parser):  # type: ignore[misc]
    """Parses what is not known."""

    known: ClassVar[dict[str, dict[str, list[tuple[str, Entry]]]]] = {}
    """By file what it had when it was parsed last: entries with their keys, by what they were parsed from."""

    def parse_file(self, *given: Any, **options: Any) -> BibliographyData:
        """Parse a file; entries say what others say for them."""
        return share_fields(super().parse_file(*given, **options))

    def parse_string(self, text: str) -> BibliographyData:
        """Parse a file, or take from what is known what it has still."""
        if str(self.filename).endswith(".json"):
            text = "".join(map(write_bibtex, read_items(text)))
        before, *parts = BEGINNING.split(text)
        if "@" in before or SHARED.search(text) or dict(self.macros) != month_names:
            return super().parse_string(text)
        known, found, parser = self.known.get(self.filename, {}), {}, StrictParser()
        try:
            for part in parts:  # one that ends within an entry is a fault to the parser
                found[part] = known.get(part) or parser.parse_part(part)
        except PybtexError:
            return super().parse_string(text)
        self.known[self.filename] = found
        for part in parts:
            for key, entry in found[part]:
                self.data.add_entry(key, copy_entry(entry))
        return self.data


def read_items(text: str) -> list[dict[str, Any]]:
    """Return the sources in a file of CSL-JSON; what is wrong with it was told before."""
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


INHERITING = ("inproceedings", "incollection", "inbook", "conference", "inreference", "suppbook")
"""What stands in a book: the title of that is not its own."""

ESCAPED = re.compile(r"\{?\\([_%&#~$])\}?")
"""A sign of an address that a reference manager has written for TeX."""


def share_fields(data: BibliographyData) -> BibliographyData:
    """Let entries say what others say for them (``crossref``, ``xdata``), and addresses be plain."""
    entries = data.entries
    for entry in entries.values():
        for name in ("url", "doi"):
            if "\\" in entry.fields.get(name, ""):
                entry.fields[name] = ESCAPED.sub(r"\1", entry.fields[name])
        for name in (
            "xdata",
            "crossref",
        ):  # the field stays: by it others know whose words they are
            for key in str(entry.fields.get(name, "")).split(","):
                if (other := entries.get(key.strip())) is not None and other is not entry:
                    inherit(entry, other)
    for key in [key for key, entry in entries.items() if entry.type == "xdata"]:
        del entries[key]
    return data


def inherit(entry: Entry, other: Entry) -> None:
    """Let an entry say what another says and it does not."""
    for name, words in other.fields.items():
        if name == "title" and entry.type in INHERITING:
            name = "booktitle"
        if name not in ("crossref", "xdata") and name not in entry.fields:
            entry.fields[name] = words
    for role, persons in other.persons.items():
        entry.persons.setdefault(role, persons)


class StrictParser(Parser):  # type: ignore[misc]
    """Raises at what pybtex tells, and goes on after."""

    def parse_part(self, part: str) -> list[tuple[str, Entry]]:
        """Return the entries in a part of a file, with their keys."""
        self.data = BibliographyData()
        self.parse_string(part)
        return list(self.data.entries.items())

    def handle_error(self, error: Exception) -> None:
        raise error


def copy_entry(entry: Entry) -> Entry:
    """Return an entry for another bibliography, which gives it a key of its own."""
    persons = {role: [*found] for role, found in entry.persons.items()}
    return Entry(entry.original_type, entry.fields.items(), persons)


def use_known_entries() -> None:
    """Exchange the parser; a second time changes nothing."""
    module: Any = sphinxcontrib.bibtex.bibfile
    module.Parser = EntryParser
