"""Write the page of a kind of entry: the glossary, people and institutions, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from glossator.entry import Dated, Entry, Form, Mention
from glossator.model import Prose
from glossator.myst.inline import directive, directive_of_editor, say_words, write_moved
from glossator.myst.text_page import place
from glossator_schema.entries import EntryKind
from glossator_schema.fields import PUBLISHED_AS_LIST, Field, Part, Type
from glossator_schema.wordings import pack_wordings

HEAD = "% Generated from glossary/ by glossator; do not edit."
NOTHING_MOVED: Mapping[str, Sequence[str]] = MappingProxyType({})

BETWEEN = {",": ", ", "|": " | "}
"""How the items of a list are parted where their separator is no space."""


def write_entry_page(
    kind: EntryKind,
    entries: Iterable[Entry],
    introduction: str = "",
    moved: Mapping[str, Sequence[str]] = NOTHING_MOVED,
) -> str:
    """Return the MyST page of the entries of a kind, each with the signposts of its former ids before it.

    ``introduction`` is the editors' own MyST, with the title; ``moved``: by new id, the old ones ("": of
    entries that were withdrawn).
    """
    parts = [HEAD, introduction or f"# {say_words(kind.title)}"]
    if kind.drawn:
        parts.append(directive("edition:timeline", "", {}, ""))
    for entry in sorted(entries, key=_order):
        parts += [*write_moved(moved.get(entry.id, ()), entry.id), write_entry(entry)]
    parts += write_moved([old for old in moved.get("", ()) if old.startswith(kind.prefix)], "")
    return "\n\n".join(parts) + "\n"


def _order(entry: Entry) -> tuple[Any, ...]:
    return entry.kind.sort_key(entry.values, entry.id)


def write_entry(entry: Entry) -> str:
    """Return the directive of one entry: its options, its words, its sections, its inferences."""
    sections = [(field, prose) for field, prose in entry.prose() if field.part is Part.SECTION]
    words = with_sources(entry.body.words, entry.sources, *(prose.words for _, prose in sections))
    parts = [words, *(write_section(entry, *each) for each in sections), *write_inferences(entry)]
    return directive_of_editor(
        f"edition:{entry.kind.name}",
        entry.id,
        dict(write_options(entry)),
        "\n\n".join(parts),
        place(entry.body.source),
    )


def write_options(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the published fields that are no prose, each with its value as an option has it."""
    for field in entry.kind.published:
        if separator := PUBLISHED_AS_LIST.get(field.type):
            yield field.option, BETWEEN.get(separator, separator).join(_items(entry, field))
        elif field.type is Type.WORDINGS:
            yield field.option, pack_wordings(entry.values[field.name])
        elif field.part not in (Part.BODY, Part.SECTION):
            yield field.option, entry.text(field.name)


def _items(entry: Entry, field: Field) -> Iterator[str]:
    """Yield the items of a list; of forms, all wordings that are looked for, singular and plural."""
    for item in entry.items(field.name):
        yield from item.wordings if isinstance(item, Form) else (item,)


def write_section(entry: Entry, field: Field, prose: Prose) -> str:
    """Return what an entry says in a section of its own; words with a date have it as their argument."""
    value = entry.values[field.name]
    date = value.date if isinstance(value, Dated) else ""
    source = place(prose.source)
    return directive_of_editor(f"edition:{field.option}", date, {}, prose.words, source)


def write_inferences(entry: Entry) -> Iterator[str]:
    """Yield why passages that do not say so are held to speak of this entry, each reason once."""
    reasons: dict[str, list[Mention]] = {}
    for mention in entry.mentions:
        if mention.inferred:
            reasons.setdefault(mention.inferred, []).append(mention)
    for reason, mentions in reasons.items():
        targets = " ".join(dict.fromkeys(mention.selector.target for mention in mentions))
        source = mentions[0].inferred_source
        assert source is not None
        yield directive_of_editor("edition:inferred", targets, {}, reason, place(source))


def with_sources(body: str, sources: Iterable[str], *elsewhere: str) -> str:
    """Add to an entry's words the citation of those of its sources that nothing in it cites.

    ``elsewhere``: the entry's other words.
    """
    cited = "\n".join((body, *elsewhere))
    missing = [key for key in sources if not stands_in(cited, key)]
    return f"{body} {{cite:p}}`{','.join(missing)}`" if missing else body


def stands_in(words: str, key: str) -> bool:
    """Tell whether a key stands in some words, as no part of another key or word."""
    start = words.find(key)
    while start >= 0:
        end = start + len(key)
        if not (goes_on(words[max(start - 1, 0) : start]) or goes_on(words[end : end + 1])):
            return True
        start = words.find(key, start + 1)
    return False


def goes_on(character: str) -> bool:
    """Tell whether a word or a key goes on over a character."""
    return character.isalnum() or character in ("_", "-")
