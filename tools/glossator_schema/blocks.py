"""The kinds of block and inline that a reading text is made of; names follow TEI P5 where it has one.

The name of a kind is the one that a record gives a line, the directive of its page (``edition:<name>``), the
object type of the domain, and the kind in ``edition.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Numbering(StrEnum):
    """Where the number in a block's id comes from."""

    COUNTED = "counted"
    """The edition counts the blocks of the kind in reading order: ``chen-2024-p12``."""
    PRINTED = "printed"
    """The source prints it: ``liu-jianfei-2017-fn19``."""
    NONE = "none"
    """A text has one such block: ``liu-qing-2020-abstract``."""


@dataclass(frozen=True, kw_only=True)
class BlockKind:
    """A kind of block.

    ``suffix``: what stands in its id after the id of the text, before the number if it has one;
    ``called``: what a reader calls it in a sentence, ``{}`` for the number; ``titled``: what it is called by
    itself, "" for its own words. ``says``: what a record's rule may say of it beside its lines, its kind and
    a remark. ``plain``: whether it is written as a directive of its own name, with its printed label if it
    has one: all but a heading, which is Markdown's. ``forms``: whether forms are looked for in it;
    ``mentions``: whether it may hold a mention of an event.
    """

    name: str
    suffix: str
    numbering: Numbering
    called: str
    titled: str
    about: str
    says: frozenset[str]
    plain: bool = True
    forms: bool = False
    mentions: bool = False


BLOCK_KINDS: tuple[BlockKind, ...] = (
    BlockKind(
        name="paragraph",
        suffix="p",
        numbering=Numbering.COUNTED,
        called="¶{}",
        titled="¶{}",
        about="A numbered paragraph of body text; its number is permanent.",
        says=frozenset({"cuts", "notes", "run_in", "number"}),
        forms=True,
        mentions=True,
    ),
    BlockKind(
        name="heading",
        suffix="h",
        numbering=Numbering.COUNTED,
        called="heading {}",
        titled="",
        about="A heading of the source.",
        says=frozenset({"cuts", "notes", "label", "supplied_label", "level", "number"}),
        plain=False,
    ),
    BlockKind(
        name="abstract",
        suffix="abstract",
        numbering=Numbering.NONE,
        called="abstract",
        titled="Abstract",
        about="The author’s abstract.",
        says=frozenset({"cuts", "notes", "label"}),
    ),
    BlockKind(
        name="keywords",
        suffix="keywords",
        numbering=Numbering.NONE,
        called="keywords",
        titled="Keywords",
        about="The author’s keywords.",
        says=frozenset({"cuts", "notes", "label"}),
    ),
    BlockKind(
        name="pull-quote",
        suffix="pq",
        numbering=Numbering.COUNTED,
        called="pull quote {}",
        titled="Pull quote",
        about="A display quotation of the source that repeats words of the body.",
        says=frozenset({"cuts", "notes", "number"}),
    ),
    BlockKind(
        name="reference",
        suffix="ref",
        numbering=Numbering.PRINTED,
        called="reference {}",
        titled="Reference {}",
        about="An entry of the source’s own bibliography.",
        says=frozenset({"cuts", "notes", "label"}),
    ),
    BlockKind(
        name="author-note",
        suffix="fn",
        numbering=Numbering.PRINTED,
        called="note {}",
        titled="Author’s note {}",
        about="A footnote of the source.",
        says=frozenset({"cuts", "label"}),
        mentions=True,
    ),
)
"""Every kind of block, in the order in which the documentation lists them."""

BLOCKS_BY_NAME: dict[str, BlockKind] = {kind.name: kind for kind in BLOCK_KINDS}

NOTE = "n"
"""What stands in the id of an editorial note before its slug: ``chen-2024-n-provenance``."""

_LONGEST_FIRST = sorted(BLOCK_KINDS, key=lambda kind: -len(kind.suffix))  # ``pq`` begins with ``p``
_NUMBERED = "|".join(k.suffix for k in _LONGEST_FIRST if k.numbering is not Numbering.NONE)
_WHOLE = "|".join(k.suffix for k in _LONGEST_FIRST if k.numbering is Numbering.NONE)

BLOCK_ID = re.compile(
    rf"(?P<text>.+?)-(?:(?P<whole>{_WHOLE})|{NOTE}-(?P<slug>.+)|(?P<suffix>{_NUMBERED})(?P<number>\w+))"
)
"""The id of a block or an editorial note, whole."""


def kind_of_block(block: str) -> BlockKind | None:
    """Return the kind of a block by its id, ``None`` for a note and for what is no block."""
    match = BLOCK_ID.fullmatch(block)
    suffix = match and (match["whole"] or match["suffix"])
    return next((kind for kind in BLOCK_KINDS if kind.suffix == suffix), None)


@dataclass(frozen=True, kw_only=True)
class InlineKind:
    """Something within a line of the reading text, and the role of the domain that writes it, if one does."""

    name: str
    about: str
    role: str = ""


INLINE_KINDS: tuple[InlineKind, ...] = (
    InlineKind(name="note-mark", role="fn", about="The mark of an author’s note."),
    InlineKind(
        name="range-start", role="start", about="Where words that are quoted or emended begin."
    ),
    InlineKind(name="range-end", role="end", about="Where they end."),
    InlineKind(name="quoted", about="Words that an editorial note is on."),
    InlineKind(
        name="emended", about="Words that the edition changed; both readings are published."
    ),
    InlineKind(name="occurrence", about="Words that stand for an entry and are no link."),
)
