"""What books have in common, printed or for an e-reader: their pages, letters of notes, order of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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


Elements = Sequence[nodes.Element]
"""All elements of a document, in order: what is looked for in several turns is listed once."""


def list_elements(document: nodes.document) -> Elements:
    return list(document.findall(nodes.Element))


def letter_notes(elements: Elements) -> dict[str, str]:
    """Give each editorial note its letter, in the order of the book; each text begins with a.

    A note that no letter calls, as one on a whole text, on a heading or on another note, has none: a reader
    would look for it in vain.
    """
    letters: dict[str, str] = {}
    called = find_last_segments(elements)
    series = make_letters()
    later = group_notes_on_author_notes(elements)
    for node in elements:
        if isinstance(node, edition.edition_header):
            series = make_letters()
        elif isinstance(node, edition.edition_note):
            if node["ids"][0] not in letters and node["ids"][0] in called:
                letters[node["ids"][0]] = next(series)
        elif isinstance(node, edition.edition_note_mark):
            for note in later.pop(node["note"], ()):
                if note["ids"][0] in called:
                    letters[note["ids"][0]] = next(series)
    return letters


def group_notes_on_author_notes(elements: Elements) -> dict[str, list[nodes.Element]]:
    """Return the editorial notes on each author's note, which stand with those in the doctree."""
    groups: dict[str, list[nodes.Element]] = {}
    for section in elements:
        if not isinstance(section, edition.edition_author_notes):
            continue
        for note in section.findall(edition.edition_note):
            groups.setdefault(note["target"], []).append(note)
    return groups


def find_last_segments(elements: Elements) -> dict[str, nodes.Element]:
    """Return, for each editorial note, the last element of the words that it quotes.

    Words in headings are left out: a letter there would come into the contents.
    """
    return {
        note: segment
        for segment in elements
        if isinstance(segment, edition.edition_quoted)
        if not any(find_parents(segment, nodes.title))
        for note in segment["notes"]
    }


def find_parents(node: nodes.Node, kind: type[nodes.Element]) -> Iterator[nodes.Element]:
    """Yield those of a kind of all elements that a node is in, the nearest first."""
    while (parent := node.parent) is not None:
        if isinstance(parent, kind):
            yield parent
        node = parent


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
