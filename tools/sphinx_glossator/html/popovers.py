"""Give each text page one hidden definition for each entry that it links to, for the script to show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from glossator_schema import printed
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.records import EventRecord, PersonRecord, TermRecord
from sphinx_glossator.words.dates import CERTAINTIES, describe_life, spell_dates

Entry = TermRecord | PersonRecord | EventRecord

ENOUGH = 80
"""After how many characters a popover may end with its sentence; the entry has the rest."""

# Not after an initial or an abbreviation such as "U.S." or "no.": what ends has two small letters or more.
SENTENCE_END = re.compile(r"(?:[a-z]{2}|[0-9%)\]’”])(?<!\bno)(?<!\bvol)(?<!\bst)[.!?][’”)]?\s+")


def write_popovers(links: Iterable[str], domain: EditionDomain) -> str:
    """Return the popovers of the entries that a page links to, "" where there is none."""
    entries: dict[str, Entry] = {}
    entries |= {term.id: term for term in domain.terms()}
    entries |= {person.id: person for person in domain.people()}
    entries |= {event.id: event for event in domain.events()}
    popovers = "".join(write_entry(entries[link]) for link in links if link in entries)
    return f'<div class="{printed.DEFINITIONS}" hidden>{popovers}</div>\n' if popovers else ""


def write_entry(entry: Entry) -> str:
    """Return the popover of an entry, of whatever kind."""
    if isinstance(entry, EventRecord):
        return write_event(entry)
    if isinstance(entry, TermRecord):
        return write_popover(entry, entry.headword, "", entry.definition)
    life = describe_life(entry.kind, entry.start, entry.end)
    facts = " · ".join(filter(None, (life, entry.office)))
    return write_popover(entry, entry.name, facts, entry.description)


def write_event(event: EventRecord) -> str:
    """Return the popover of an event: its name, when and where it was; the timeline has the rest."""
    date = spell_dates(event.start, event.end)
    inferred = CERTAINTIES["inferred"] if event.certainty == "inferred" else ""
    facts = " · ".join(filter(None, (date, inferred, event.place)))
    return (
        f'<div id="popover-{event.id}"><b>{escape(event.name, quote=False)}</b>'
        f"<p>{escape(facts, quote=False)}</p></div>\n"
    )


def write_popover(entry: TermRecord | PersonRecord, name: str, facts: str, words: str) -> str:
    """Return a popover: the name, the Chinese and the pinyin, facts if any, the first sentences."""
    hant = (
        f' <span lang="zh-Hant">{escape(entry.zh_hant)}</span>'
        if entry.zh_hant != entry.zh_hans
        else ""
    )
    chinese = (
        f'<p><span lang="zh-Hans">{escape(entry.zh_hans)}</span>{hant} '
        f'<i lang="zh-Latn-pinyin">{escape(entry.pinyin)}</i></p>'
        if entry.zh_hans
        else ""
    )
    line = f"<p>{escape(facts, quote=False)}</p>" if facts else ""
    return (
        f'<div id="popover-{entry.id}"><b>{escape(name, quote=False)}</b>{chinese}{line}'
        f"<p>{escape(first_sentences(words), quote=False)}</p></div>\n"
    )


def first_sentences(words: str) -> str:
    """Return the beginning of a definition, in whole sentences, with an ellipsis if there is more."""
    for end in SENTENCE_END.finditer(words):
        if end.end() >= ENOUGH and end.end() < len(words):
            return words[: end.end()].rstrip() + " …"
    return words
