"""Give each text page one hidden definition for each entry that it links to, for the script to show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from glossator_schema import printed
from glossator_schema.wordings import Name
from sphinx_glossator.html.names import write_names, write_words
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.records import EntryRecord

ENOUGH = 50
"""After how many characters a popover may end with its sentence; the entry has the rest."""

# Not after an initial or an abbreviation such as "U.S." or "no.": what ends has two small letters or more.
SENTENCE_END = re.compile(r"(?:[a-z]{2}|[0-9%)\]’”])(?<!\bno)(?<!\bvol)(?<!\bst)[.!?][’”)]?\s+")


def write_popovers(links: Iterable[str], domain: EditionDomain) -> str:
    """Return the popovers of the entries that a page links to, "" where there is none."""
    entries = filter(None, map(domain.entry, links))
    popovers = "".join(map(write_popover, entries))
    return f'<div class="{printed.DEFINITIONS}" hidden>{popovers}</div>\n' if popovers else ""


def write_popover(entry: EntryRecord) -> str:
    """Return the name of an entry, its names in other languages, its facts, its first sentences.

    Of an event it is enough when and where it was: the timeline has the rest.
    """
    drawn = entry.declared.drawn
    names = "" if drawn else write_names(entry.names())
    words = "" if drawn else first_sentences(entry.words)
    facts, words = escape(entry.facts, quote=False), mark_foreign(words, entry.foreign)
    lines = "".join(f"<p>{line}</p>" for line in (names, facts, words) if line)
    return f'<div id="popover-{entry.id}"><b>{escape(entry.name, quote=False)}</b>{lines}</div>'


def mark_foreign(words: str, foreign: Iterable[Name]) -> str:
    """Return words as HTML, in which those of other languages, which are given in order, are marked."""
    done = ""
    for name in foreign:
        before, found, after = words.partition(name.words)
        if found:
            done += escape(before, quote=False) + write_words(name)
            words = after
    return done + escape(words, quote=False)


def first_sentences(words: str) -> str:
    """Return the beginning of a definition, in whole sentences, with an ellipsis if there is more."""
    for end in SENTENCE_END.finditer(words):
        if end.end() >= ENOUGH and end.end() < len(words):
            return words[: end.end()].rstrip() + " …"
    return words
