"""What books have in common, printed or for an e-reader: their pages, letters of notes, order of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from docutils import nodes
from sphinx.util.matching import patmatch

from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

NO = ("false", "no", "off", "0")


def find_excluded(env: BuildEnvironment) -> set[str]:
    """Return the pages whose front matter says that they are no part of the book."""
    return {
        docname
        for docname, metadata in env.metadata.items()
        if str(metadata.get("book", "")).lower() in NO
    }


def make_letters() -> Iterator[str]:
    """Count in letters: a, b, … z, aa, ab, …"""
    return (
        "".join(letters) for size in count(1) for letters in product(ascii_lowercase, repeat=size)
    )


def letter_notes(document: nodes.document) -> dict[str, str]:
    """Give each editorial note its letter, in the order of the book; each text begins with a."""
    letters: dict[str, str] = {}
    series = make_letters()
    later = group_notes_on_author_notes(document)
    for node in document.findall(nodes.Element):
        if isinstance(node, edition.edition_header):
            series = make_letters()
        elif isinstance(node, edition.edition_note):
            if node["ids"][0] not in letters:
                letters[node["ids"][0]] = next(series)
        elif isinstance(node, edition.edition_note_mark):
            for note in later.pop(node["note"], ()):
                letters[note["ids"][0]] = next(series)
    return letters


def group_notes_on_author_notes(document: nodes.document) -> dict[str, list[nodes.Element]]:
    """Return the editorial notes on each author's note, which stand with those in the doctree."""
    groups: dict[str, list[nodes.Element]] = {}
    for section in document.findall(edition.edition_author_notes):
        for note in section.findall(edition.edition_note):
            groups.setdefault(note["target"], []).append(note)
    return groups


def find_last_segments(document: nodes.document) -> dict[str, nodes.Element]:
    """Return, for each editorial note, the last element of the words that it quotes.

    Words in headings are left out: a letter there would come into the contents.
    """
    return {
        note: segment
        for segment in document.findall(edition.edition_quoted)
        if not any(isinstance(parent, nodes.title) for parent in _parents(segment))
        for note in segment["notes"]
    }


def _parents(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def name_handout(docname: str, patterns: Iterable[str]) -> str:
    """Return the name of the handout that a page is, "" if no pattern of names is that of its own."""
    named = any(patmatch(docname, pattern) for pattern in patterns)
    return docname.rpartition("/")[2] if named else ""


SIGN = re.compile(r"(?! )[\W_]")
"""What is neither a letter nor a digit nor a space."""


def sort_key(words: str) -> str:
    """Return what words are sorted by: letters without accents, digits and spaces."""
    plain = normalize("NFD", words.lower())
    if not plain.isascii():
        plain = "".join(char for char in plain if not combining(char))
    return SIGN.sub("", plain.replace("-", " ")).strip()
