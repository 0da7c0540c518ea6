"""The house style: what the editors of an edition watch over beyond what every edition must have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from glossator.checks.matter import MARKUP, QUOTED, Matter, blank_out, fault, place_of
from glossator.checks.sources import CITATION
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.entry import Dated
from glossator.model import Source
from glossator.references import CitedSource
from glossator_schema.credits import is_draft

LONGEST_SEARCH = 2.0
"""Seconds for one pattern in one piece of prose: an editor's expression may backtrack without end."""

SENTENCE_END = re.compile(r"(?<=[.!?…؟۔;])[”’\"»)\]*_]*\s+|[。！？]+|\n[ \t]*\n|\n[ \t]*[-*|] ")
ROLE = re.compile(r"\{[a-z:-]+\}`([^`<]*)(?:<[^`]*>)?`")


def check_house_style(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a warning for each thing that is not as the editors want it."""
    if not matter.style.rules:
        return
    yield from check_sources(matter)
    yield from check_agents(matter)
    yield from check_note_lengths(matter)
    yield from check_sentences(matter)
    yield from check_first_uses(matter)
    yield from check_names(matter)


def check_sources(matter: Matter) -> Iterator[Diagnostic]:
    """Yield each source that is of a type, or on a host, that is not accepted."""
    types, hosts = matter.style.words("refused-types"), matter.style.words("refused-hosts")
    for key, source in matter.bibliography.items():
        if not isinstance(source, CitedSource):
            continue
        if source.type in types:
            message = f"{key} is of type {source.type}, which is not accepted; find what stands in its place"
            yield fault(source, Code.WEAK_SOURCE, message)
        host = (urlsplit(source.url).hostname or "") if hosts else ""
        if any(host == refused or host.endswith(f".{refused}") for refused in hosts):
            message = (
                f"{key} is on {host}, which is not accepted; cite a better source, or remove it"
            )
            yield fault(source, Code.WEAK_SOURCE, message)


def check_agents(matter: Matter) -> Iterator[Diagnostic]:
    """Yield each place where it is not said who said or did something."""
    patterns = matter.style.words("hidden-agents")
    for prose in matter.prose(with_pages=False) if patterns else ():
        words = blank_out(prose.words, MARKUP, QUOTED)
        for start, agent in search(matter, "hidden-agents", words):
            message = f"“{agent}” hides who is meant; say who, in what office, when"
            yield fault(place_of(prose, start), Code.HIDDEN_AGENT, message)


def check_note_lengths(matter: Matter) -> Iterator[Diagnostic]:
    """Yield each note that is too short or too long; a draft may be."""
    pair = matter.style.pair("note-words")
    if pair is None:
        return
    least, most = pair
    for text in matter.texts:
        for note in (of.note for of in text.notes if not is_draft(of.note.options["state"])):
            count = count_shown(note.body)
            if not least <= count <= most:
                words = "1 word" if count == 1 else f"{count} words"
                message = f"{note.id} has {words}; a note has {least} to {most}: " + (
                    "say more" if count < least else "say less"
                )
                yield fault(note.source, Code.NOTE_LENGTH, message)


def check_sentences(matter: Matter) -> Iterator[Diagnostic]:
    """Yield each sentence that is too long."""
    most = matter.style.number("sentence-words")
    for prose in matter.prose(with_pages=False) if most else ():
        find = partial(measure_sentences, prose.words)
        for start, count, first in matter.memo.recall("sentences", (prose.words,), find):
            if count > most:
                message = (
                    f"the sentence “{first} …” has {count} words; divide it, {most} are the most"
                )
                yield fault(place_of(prose, start), Code.LONG_SENTENCE, message)


def measure_sentences(words: str) -> list[list[Any]]:
    """Return of each sentence where it begins, how many words it has, and the first of them."""
    found: list[list[Any]] = []
    start = 0
    for end in (*(match.end() for match in SENTENCE_END.finditer(words)), len(words)):
        sentence = words[start:end]
        first = " ".join(ROLE.sub(r"\1", sentence).split()[:5])
        begins = start + len(sentence) - len(sentence.lstrip())
        found.append([begins, count_shown(sentence), first])
        start = end
    return found


def count_shown(words: str) -> int:
    """Return the number of words that a reader sees, without citations and lone signs."""
    shown = ROLE.sub(r"\1", CITATION.sub(" ", words))
    return sum(any(map(str.isalnum, word)) for word in shown.split())


def check_first_uses(matter: Matter) -> Iterator[Diagnostic]:
    """Yield each dated field that does not say on what basis it has its date."""
    if not matter.style.is_on("first-uses"):
        return
    for entry in matter.entries:
        for field, value in entry.values.items():
            if not isinstance(value, Dated):
                continue
            words = value.where.words
            begun = any(start == 0 for start, _ in search(matter, "first-uses", words))
            if not begun or not CITATION.search(words):
                missing = "cites nothing" if begun else "does not say on what basis it is the first"
                message = (
                    f"{field} of {entry.id} {missing}; begin it as the house style says, and cite"
                )
                yield fault(value.where.source, Code.NO_BASIS, message)


def check_names(matter: Matter) -> Iterator[Diagnostic]:
    """Yield the first place of each name that has no entry, in a text or in the second of two notes."""
    if not matter.style.is_on("names"):
        return
    wordings = [words for entry in matter.named for form in entry.forms for words in form.wordings]
    names = [*matter.style.words("no-names"), *(entry.name for entry in matter.named), *wordings]
    known = "\0".join(names).casefold()  # a name may stand for itself in part: that of a family
    noted: dict[str, list[Source]] = {}
    for text in matter.texts:
        for block in text.text.targets().values():
            for _, name in search(matter, "names", block.text):
                if name.casefold() not in known:
                    known += f"\0{name.casefold()}"
                    yield unnamed(Source(text.text.witness.file, block.line), name, "a text names")
        for note in (resolved.note for resolved in text.notes):
            words = blank_out(note.body, CITATION)
            for name in dict.fromkeys(name for _, name in search(matter, "names", words)):
                noted.setdefault(name, []).append(note.source)
    for name, places in noted.items():
        if len(places) > 1 and name.casefold() not in known:
            yield unnamed(places[1], name, "two notes name")


def unnamed(source: Source, name: str, who: str) -> Diagnostic:
    message = f"{who} {name}, who has no entry; write one, or add the name to no-names"
    return fault(source, Code.NO_ENTRY, message)


def search(matter: Matter, key: str, words: str) -> Iterator[tuple[int, str]]:
    """Yield where the patterns of a rule match, and the words, or those of the group ``name``.

    Raises :class:`EditionError` where a pattern never ends.
    """
    for pattern in matter.style.words(key):
        try:
            find = partial(find_matches, pattern, words)
            found = matter.memo.recall("house-style", (pattern, words), find)
        except TimeoutError as error:
            message = (
                f"house-style.{key}: {pattern!r} does not come to an end; write it more simply"
            )
            place = Source(matter.style.file, matter.style.lines.get(key, 1))
            raise EditionError([fault(place, Code.BAD_FIELD, message)]) from error
        yield from ((start, name) for start, name in found)


def find_matches(pattern: str, words: str) -> list[list[Any]]:
    """Return where a pattern matches, and the words; raises :class:`TimeoutError` if it never ends."""
    import regex  # only where an edition has such a rule

    return [
        [match.start(), " ".join((match.groupdict().get("name") or match[0]).split())]
        for match in regex.finditer(pattern, words, timeout=LONGEST_SEARCH)
    ]
