"""The kinds of block that a reading text is made of, and its roles; names follow TEI P5 where it has one.

The name of a block's kind is the one that a record gives its lines, the directive of its page
(``edition:<name>``), the object type of the domain, and the kind in ``edition.json``.
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
class LineKind:
    """What a line, or a run of lines, of a witness is.

    ``says``: what a record's rule may say of it beside its lines, its kind and a remark.
    """

    name: str
    about: str
    says: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class BlockKind(LineKind):
    """A kind of block.

    ``suffix``: what stands in its id after the id of the text, before the number if it has one;
    ``called``: what a reader calls it in a sentence, ``{}`` for the number; ``titled``: what it is called by
    itself, "" for its own words. ``plain``: whether it is printed as one paragraph, with its printed label if
    it has one; ``html``: its class there, where that is not the name. ``forms``: whether forms are looked for
    in it; ``mentions``: whether it may hold a mention of an event.
    """

    suffix: str
    numbering: Numbering
    called: str
    titled: str
    plain: bool = True
    html: str = ""
    forms: bool = False
    mentions: bool = False

    @property
    def html_class(self) -> str:
        """The class of its element in HTML."""
        return self.html or self.name

    @property
    def noun(self) -> str:
        """What one of the kind is, for lists that count them: ``author’s note``."""
        words = self.titled.replace("{}", "").strip().lower()
        return words if any(map(str.isalpha, words)) else self.name

    def make_id(self, text: str, number: str = "") -> str:
        """Return the id of the block with a number in a text."""
        return f"{text}-{self.suffix}{number}"


PARAGRAPH = BlockKind(
    name="paragraph",
    suffix="p",
    numbering=Numbering.COUNTED,
    called="¶{}",
    titled="¶{}",
    about="A numbered paragraph of body text; its number is permanent.",
    says=frozenset({"cuts", "notes", "run_in", "number"}),
    plain=False,
    html="para",
    forms=True,
    mentions=True,
)
HEADING = BlockKind(
    name="heading",
    suffix="h",
    numbering=Numbering.COUNTED,
    called="heading {}",
    titled="",
    about="A heading of the source; on a page it is Markdown’s own.",
    says=frozenset({"cuts", "notes", "label", "supplied_label", "level", "number"}),
    plain=False,
)
AUTHOR_NOTE = BlockKind(
    name="author-note",
    suffix="fn",
    numbering=Numbering.PRINTED,
    called="note {}",
    titled="Author’s note {}",
    about="A footnote of the source.",
    says=frozenset({"cuts", "label"}),
    plain=False,
    mentions=True,
)
PULL_QUOTE = BlockKind(
    name="pull-quote",
    suffix="pq",
    numbering=Numbering.COUNTED,
    called="pull quote {}",
    titled="Pull quote",
    about="A display quotation of the source that repeats words of the body.",
    says=frozenset({"cuts", "notes", "number"}),
    plain=False,
)
REFERENCE = BlockKind(
    name="reference",
    suffix="ref",
    numbering=Numbering.PRINTED,
    called="reference {}",
    titled="Reference {}",
    about="An entry of the source’s own bibliography.",
    says=frozenset({"cuts", "notes", "label"}),
    html="source-reference",
)
ABSTRACT = BlockKind(
    name="abstract",
    suffix="abstract",
    numbering=Numbering.NONE,
    called="abstract",
    titled="Abstract",
    about="The author’s abstract.",
    says=frozenset({"cuts", "notes", "label"}),
)
KEYWORDS = BlockKind(
    name="keywords",
    suffix="keywords",
    numbering=Numbering.NONE,
    called="keywords",
    titled="Keywords",
    about="The author’s keywords.",
    says=frozenset({"cuts", "notes", "label"}),
)

BLOCK_KINDS: tuple[BlockKind, ...] = (
    PARAGRAPH,
    HEADING,
    AUTHOR_NOTE,
    PULL_QUOTE,
    REFERENCE,
    ABSTRACT,
    KEYWORDS,
)
"""Every kind of block, in the order in which lists count them."""

BLOCKS_BY_NAME: dict[str, BlockKind] = {kind.name: kind for kind in BLOCK_KINDS}


def _statement(name: str, about: str) -> LineKind:
    return LineKind(name=name, about=about, says=frozenset({"cuts"}))


FURNITURE = LineKind(name="furniture", about="What the edition leaves out: a page's head, a menu.")
TITLE = _statement("title", "The title of the text; that of the record is the same.")
SERIES = _statement("series", "The series or column in which it appeared.")
AUTHOR = _statement("author", "Who wrote it.")
AFFILIATION = _statement("affiliation", "Where the author works.")
EMAIL = _statement("email", "The author’s address.")
BIOGRAPHY = _statement("biography", "What it says of the author’s life.")
DATE = _statement("date", "When it appeared.")
PUBLICATION = _statement("publication", "Where it appeared.")
TRANSLATOR = _statement("translator", "Who translated it.")
EDITOR = _statement("editor", "Who edited it.")
ORIGIN = _statement("origin", "What it was made from.")

STATEMENT_KINDS: tuple[LineKind, ...] = (
    TITLE,
    SERIES,
    AUTHOR,
    AFFILIATION,
    EMAIL,
    BIOGRAPHY,
    DATE,
    PUBLICATION,
    TRANSLATOR,
    EDITOR,
    ORIGIN,
)
"""The kinds of line by which a source speaks about itself."""

LINE_KINDS: dict[str, LineKind] = {
    kind.name: kind for kind in (*BLOCK_KINDS, FURNITURE, *STATEMENT_KINDS)
}
"""Whatever a record may call a line, by name."""

NOTE = "n"
"""What stands in the id of an editorial note before its slug: ``chen-2024-n-provenance``."""

_SUFFIXES = {
    numbering: "|".join(kind.suffix for kind in BLOCK_KINDS if kind.numbering is numbering)
    for numbering in Numbering
}

BLOCK_ID = re.compile(
    rf"(?P<text>.+?)-(?:(?P<whole>{_SUFFIXES[Numbering.NONE]})|{NOTE}-(?P<slug>.+)|(?P<suffix>"
    rf"(?:{_SUFFIXES[Numbering.COUNTED]})(?=[0-9]+[a-z]*\Z)|{_SUFFIXES[Numbering.PRINTED]})(?P<number>[^-]+))"
)
"""The id of a block or an editorial note, whole."""


def read_block_id(block: str) -> tuple[BlockKind | None, str]:
    """Return the kind of a block and its number ("" if it has none) by its id; no kind where it is no block."""
    match = BLOCK_ID.fullmatch(block)
    suffix = match and (match["whole"] or match["suffix"])
    kind = next((kind for kind in BLOCK_KINDS if kind.suffix == suffix), None)
    return kind, (match["number"] or "") if match else ""


PRINTED_NUMBER = r"""[^\s"#%&'/<>?\\-]+"""
"""The printed number in an id, as a regular expression: nothing that ends an id, or parts an address."""


def read_label(label: str) -> str:
    """Return the number that a printed label says: without the brackets, dots and colons around it."""
    return label.strip("[]().: ")


NOTE_MARK, RANGE_START, RANGE_END = "fn", "start", "end"
"""Roles within a line: the mark of an author’s note, where words that are quoted or emended begin and end."""

OPENING, CLOSING = "open", "close"
"""Roles within a line: where words that the source marks begin and end, each with the sign that says so."""
