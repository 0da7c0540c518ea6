"""What is declared of a kind of block, and of what else a record calls the lines of a witness."""

from __future__ import annotations

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


class Shape(StrEnum):
    """How the words of a block are laid out; in its text, one space stands where a part ends."""

    PROSE = "prose"
    LINES = "lines"
    """Each line of the witness is a line on the page."""
    ITEMS = "items"
    """A list; what marks an item in the witness is its label."""
    ROWS = "rows"
    """A table: rows of cells."""
    FIGURE = "figure"
    """An image; the words are its caption."""


@dataclass(frozen=True, kw_only=True)
class LineKind:
    """What a line, or a run of lines, of a witness is.

    ``says``: what a record's rule may say of it beside its lines, its kind and a remark.
    """

    name: str
    about: str
    says: frozenset[str] = frozenset()

    @property
    def takes(self) -> frozenset[str]:
        """All that a rule may say of it."""
        return self.says


@dataclass(frozen=True, kw_only=True)
class BlockKind(LineKind):
    """A kind of block.

    ``suffix``: what stands in its id after the id of the text, before the number if it has one;
    ``called``: what a reader calls it in a sentence, ``{}`` for the number; ``titled``: what it is called by
    itself, "" for its own words. ``plain``: whether it is printed as one paragraph, with its printed label if
    it has one; ``html``: its class there, where that is not the name. ``forms``: whether forms are looked for
    in it; ``mentions``: whether it may hold a mention of an event. ``verbatim``: whether it is of a computer's
    language, or of TeX: nothing in it is read as markup, or changed by a rule. Kinds with one suffix are
    counted together.
    """

    suffix: str
    numbering: Numbering
    called: str
    titled: str
    plain: bool = True
    html: str = ""
    forms: bool = False
    mentions: bool = False
    form: Shape = Shape.PROSE
    verbatim: bool = False

    @property
    def takes(self) -> frozenset[str]:
        """All that a rule may say of it: its language too, if it is published as a block."""
        return self.says | {"language"} if self.suffix else self.says

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


_ELSEWHERE = {
    "paragraph": "p para ab text body prose",
    "heading": "head header section subtitle chapter",
    "author-note": "note footnote endnote fn",
    "pull-quote": "pullquote",
    "reference": "bibl citation bibliography source",
    "keywords": "tags index-terms",
    "verse": "poem poetry lg l stanza song line lines line-block lyrics",
    "speech": "sp said dialogue dialog utterance turn",
    "stage": "stage-direction direction",
    "quotation": "quote blockquote block-quote q cit excerpt extract",
    "list": "ul ol items bullets bullet-list enumeration exercises",
    "table": "grid rows",
    "figure": "image img picture fig photo",
    "opener": "salutation salute dateline greeting address",
    "closer": "signature signed valediction postscript",
    "epigraph": "motto",
    "furniture": "fw page-number footer running-head skip ignore none menu navigation",
    "author": "byline",
}
KINDS_ELSEWHERE: dict[str, str] = {
    name: kind for kind, names in _ELSEWHERE.items() for name in names.split()
}
"""What TEI, HTML, Markdown and editors call some lines, and what a record calls them: for messages alone."""
