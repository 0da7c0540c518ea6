"""What the schema says to readers, in English: the catalogues of translations have all of it.

Whoever shows such words asks for them in the language of the edition (``sphinx_glossator.words.translation``).
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator_schema import printed
from glossator_schema.blocks import (
    BARE,
    BLOCK_KINDS,
    LINE_OF_VERSE,
    STATEMENT_KINDS,
    UNNUMBERED,
    BlockKind,
)
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.notes import NOTE_KINDS, VERDICTS
from glossator_schema.printing import HANDOUT_KINDS


def list_words() -> Iterator[str]:
    """Yield what is said of blocks, notes and entries, by the names that the schema gives them; some twice."""
    for kind in (*BLOCK_KINDS, *STATEMENT_KINDS, UNNUMBERED, LINE_OF_VERSE):
        if isinstance(kind, BlockKind):
            yield from filter(None, (kind.called, kind.titled, kind.titled.lower(), kind.noun))
    for note in NOTE_KINDS:
        yield from (note.label, note.label.lower(), note.name)
    for verdict in VERDICTS:
        yield verdict.label
    for handout in HANDOUT_KINDS:
        yield handout.label
    for entry in ENTRY_KINDS:
        yield from filter(None, (entry.title, entry.group, entry.handout, entry.link_title))
        yield from (field.label for field in entry.fields if field.label)
    yield from (*printed.WORDS, *SAID)


EDITORIAL_NOTE, MILESTONE = "editorial note", "milestone"

_BLOCKS = (*BLOCK_KINDS, LINE_OF_VERSE, UNNUMBERED)

COUNTED: dict[str, tuple[str, str]] = {
    noun: (f"{{}} {noun}", f"{{}} {several}")
    for noun, several in (
        *(
            (kind.noun, f"{kind.noun}s")
            for kind in _BLOCKS
            if kind.suffix != BARE or kind is UNNUMBERED
        ),
        *((noun, f"{noun}s") for noun in (MILESTONE, EDITORIAL_NOTE)),
        *(kind.in_a_count for kind in ENTRY_KINDS),
    )
}
"""What is said of one and of several of each thing that has an address, by its name, in the order of lists."""

CHANGES = "Changes"
HOW_ADDRESSES_STAY = (
    "A number, a note or an entry of this edition keeps its address for good. Here stands, version by "
    "version, what came, and what moved or was withdrawn; an old link still leads to where its words went."
)
HAS_MOVED, WAS_WITHDRAWN = "The text {} has another address", "The text {} was withdrawn"
PAGE_HAS_MOVED = "The page {} has another address"
PAGE_WAS_WITHDRAWN = "The page {} was withdrawn"
IS_DRAFT = "This text is a draft: its editors have not yet read it against its source; its numbers may change."
BIBLIOGRAPHY, COLOPHON, HOW_CHECKED = "Bibliography", "Colophon", "How this edition is checked"
ABOUT_WITNESSES = (
    "Each text is printed from one witness, exactly as it was received, which is pinned by its SHA-256. "
    "What was changed or left out stands in the apparatus of the text, at the end of its page."
)
ABOUT_CERTIFICATES = (
    "From the published page alone the witness is put together again, character by character. "
    "The table says of which texts that was proved when the edition was built."
)
ABOUT_CHECKS = (
    "This page is a test: its examples open the published pages, as a browser would, and look at what is "
    "there. An empty list says that nothing was found wrong."
)
ANCHORS_ONCE = (
    "Every paragraph, note and entry has an address of its own, "
    "and paragraphs are numbered in order:"
)
ENTRIES_BY_LINKS = (
    "Every link from a text to glossary, people or events ends at an entry, "
    "which lists the place of the link:"
)
QUOTATIONS_STAND = "Every note stands by words that are there, and there once:"
ALL_LINKS = "Every page can be read, and no link leads nowhere:"
"""What generated pages say."""

SAID = (
    *(
        CHANGES,
        HOW_ADDRESSES_STAY,
        HAS_MOVED,
        WAS_WITHDRAWN,
        PAGE_HAS_MOVED,
        PAGE_WAS_WITHDRAWN,
        IS_DRAFT,
        BIBLIOGRAPHY,
        COLOPHON,
        HOW_CHECKED,
    ),
    *(ABOUT_WITNESSES, ABOUT_CERTIFICATES, ABOUT_CHECKS),
    *(ANCHORS_ONCE, ENTRIES_BY_LINKS, QUOTATIONS_STAND, ALL_LINKS),
)

STANDING = ("index", "bibliography", "colophon", "how-this-edition-is-checked")
"""The names of the pages that are made where nobody wrote them."""

SAY, NEW, NOW = "edition:say", "edition:new", "edition:now"
"""The roles by which they do: words; which addresses are new; where an old address leads now."""

PARTED = "|"
"""What stands in the first role between words and what belongs in their places."""

TEXT_PAGES = "texts/"
"""What the name of the page of a text begins with."""
