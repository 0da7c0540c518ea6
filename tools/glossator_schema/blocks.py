"""The kinds of block that a reading text is made of, and its roles; names follow TEI P5 where it has one.

The name of a block's kind is the one that a record gives its lines, the directive of its page
(``edition:<name>``), the object type of the domain, and the kind in ``edition.json``.
"""

from __future__ import annotations

import re

from glossator_schema.block_kinds import BlockKind as BlockKind
from glossator_schema.block_kinds import LineKind as LineKind
from glossator_schema.block_kinds import Numbering as Numbering
from glossator_schema.block_kinds import Shape as Shape
from glossator_schema.points import CLOSING as CLOSING
from glossator_schema.points import NOTE_MARK as NOTE_MARK
from glossator_schema.points import OPENING as OPENING
from glossator_schema.points import PARTS as PARTS
from glossator_schema.points import POINT as POINT
from glossator_schema.points import RANGE_END as RANGE_END
from glossator_schema.points import RANGE_START as RANGE_START
from glossator_schema.points import PointKind as PointKind
from glossator_schema.points import is_raised as is_raised
from glossator_schema.points import read_mark as read_mark

IN_WORDS = frozenset({"cuts", "notes", "milestones"})
"""What a rule may say of whatever has words of its own: of what stands among them."""

BARE = "b"
"""What stands in the ids of blocks that are counted, but bear no number that a reader sees."""

PARAGRAPH = BlockKind(
    name="paragraph",
    suffix="p",
    numbering=Numbering.COUNTED,
    called="¶{}",
    titled="¶{}",
    about="A numbered paragraph of body text; its number is permanent.",
    says=IN_WORDS | {"run_in", "number", "spoken_by"},
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
    says=frozenset({"cuts", "label", "notes", "unmarked", "paragraphs"}),
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

VERSE = BlockKind(
    name="verse",
    suffix="v",
    numbering=Numbering.COUNTED,
    called="stanza {}",
    titled="Stanza {}",
    about="A stanza, or what one speaker says in verse; its lines are kept, and each is an anchor.",
    says=IN_WORDS | {"number", "speaker", "spoken_by", "indents", "line_number", "shared_line"},
    plain=False,
    forms=True,
    mentions=True,
    form=Shape.LINES,
)
SPEECH = BlockKind(
    name="speech",
    suffix=PARAGRAPH.suffix,
    numbering=Numbering.COUNTED,
    called=PARAGRAPH.called,
    titled=PARAGRAPH.titled,
    about="What one speaker says in prose, with the name printed before it; it is numbered as a paragraph is.",
    says=IN_WORDS | {"number", "speaker", "spoken_by"},
    plain=False,
    forms=True,
    mentions=True,
)


def _bare(
    name: str,
    about: str,
    *says: str,
    form: Shape = Shape.PROSE,
    html: str = "",
    verbatim: bool = False,
) -> BlockKind:
    """Return a kind of block that bears no number; all of them are counted together for their ids."""
    return BlockKind(
        name=name,
        suffix=BARE,
        numbering=Numbering.COUNTED,
        called="block {}",
        titled=name.capitalize(),
        about=about,
        says=(frozenset({"cuts"}) if verbatim else IN_WORDS) | {"number", *says},
        plain=False,
        forms=not verbatim,
        mentions=True,
        form=form,
        html=html,
        verbatim=verbatim,
    )


STAGE = _bare("stage", "A stage direction that stands by itself.")
QUOTATION = _bare(
    "quotation",
    "Words of another that the author sets apart; what is quoted in them has the level 2.",
    *("spoken_by", "level"),
)
LIST = _bare(
    "list",
    "A list; its printed marks stay, and say how deep it is.",
    "marker",
    form=Shape.ITEMS,
    html="text-list",
)
TABLE = _bare(
    "table",
    "A table: its cells are the words.",
    *("separator", "header", "goes_on"),
    form=Shape.ROWS,
    html="text-table",
)
FIGURE = _bare(
    "figure",
    "An image that lies beside the record; the words are its caption.",
    *("image", "sha256", "alt"),
    form=Shape.FIGURE,
    html="text-figure",
)
CODE = _bare(
    "code",
    "Words of a computer’s language; their lines, empty ones too, and their spaces are kept.",
    form=Shape.LINES,
    html="text-code",
    verbatim=True,
)
FORMULA = _bare(
    "formula",
    "A formula that stands by itself, in TeX; its number stands before or after it.",
    "label",
    verbatim=True,
)
OPENER = _bare(
    "opener",
    "What begins a letter: place, date, salutation; its lines are kept.",
    form=Shape.LINES,
)
CLOSER = _bare(
    "closer", "What ends a letter: regards, signature; its lines are kept.", form=Shape.LINES
)
EPIGRAPH = _bare(
    "epigraph", "Words of another before a text or a part, with their source.", form=Shape.LINES
)

BLOCK_KINDS: tuple[BlockKind, ...] = (
    PARAGRAPH,
    HEADING,
    AUTHOR_NOTE,
    PULL_QUOTE,
    REFERENCE,
    ABSTRACT,
    KEYWORDS,
    VERSE,
    SPEECH,
    STAGE,
    QUOTATION,
    LIST,
    TABLE,
    FIGURE,
    CODE,
    FORMULA,
    OPENER,
    CLOSER,
    EPIGRAPH,
)
"""Every kind of block, in the order in which lists count them."""

BLOCKS_BY_NAME: dict[str, BlockKind] = {kind.name: kind for kind in BLOCK_KINDS}


def _statement(name: str, about: str) -> LineKind:
    return LineKind(name=name, about=about, says=frozenset({"cuts"}))


LAID_OUT = frozenset(kind for kind in BLOCK_KINDS if kind.form is not Shape.PROSE)
"""Kinds whose words are divided into lines, items or cells, or belong to an image."""

SPOKEN = frozenset(kind for kind in BLOCK_KINDS if "speaker" in kind.says)
"""Kinds whose printed label is the name of who speaks."""

NUMBERED = PARAGRAPH.suffix
"""What stands in the ids of the blocks whose numbers are printed beside them."""

FURNITURE = LineKind(name="furniture", about="What the edition leaves out: a page's head, a menu.")
TITLE = BlockKind(
    name="title",
    suffix="",
    numbering=Numbering.NONE,
    called="title",
    titled="Title",
    about="The title of the text, which the record has as it is printed; its id is that of the text.",
    says=frozenset({"cuts", "notes", "language"}),
    plain=False,
)
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
    *(TITLE, SERIES, AUTHOR, AFFILIATION, EMAIL, BIOGRAPHY),
    *(DATE, PUBLICATION, TRANSLATOR, EDITOR, ORIGIN),
)
"""The kinds of line by which a source speaks about itself."""

LINE_KINDS: dict[str, LineKind] = {
    kind.name: kind for kind in (*BLOCK_KINDS, FURNITURE, *STATEMENT_KINDS)
}
"""Whatever a record may call a line, by name."""

NOTE = "n"
"""What stands in the id of an editorial note before its slug: ``chen-2024-n-provenance``."""

LINE, MILESTONE = "l", "m"
"""What stands in the id of a line of verse before its number, and in that of a milestone before its label."""

_SUFFIXES = {
    numbering: "|".join(
        dict.fromkeys(kind.suffix for kind in BLOCK_KINDS if kind.numbering is numbering)
    )
    for numbering in Numbering
}

BLOCK_ID = re.compile(
    rf"(?P<text>.+?)-(?:(?P<whole>{_SUFFIXES[Numbering.NONE]})|{NOTE}-(?P<slug>.+)|"
    rf"{MILESTONE}-(?P<milestone>[^-]+)|(?P<suffix>"
    rf"(?:{_SUFFIXES[Numbering.COUNTED]}|{LINE})(?=[0-9]+[a-z]*\Z)|{_SUFFIXES[Numbering.PRINTED]})(?P<number>[^-]+))"
)
"""The id of a block, of a line or milestone in one, or of an editorial note, whole."""


UNNUMBERED = BlockKind(
    name="block",
    suffix=BARE,
    numbering=Numbering.COUNTED,
    called="block {}",
    titled="Block {}",
    about="A block that bears no number, of a kind that its id does not say.",
)
LINE_OF_VERSE = BlockKind(
    name="line",
    suffix=LINE,
    numbering=Numbering.COUNTED,
    called="line {}",
    titled="Line {}",
    about="A line of verse, in its stanza.",
)

_BY_SUFFIX = {kind.suffix: kind for kind in (*reversed(BLOCK_KINDS), UNNUMBERED, LINE_OF_VERSE)}


def read_block_id(block: str) -> tuple[BlockKind | None, str]:
    """Return the kind of a block and its number ("" if it has none) by its id; no kind where it is no block.

    Where several kinds are counted together, it is the first of them, or what they have in common.
    """
    match = BLOCK_ID.fullmatch(block)
    if match is None:
        return None, ""
    return _BY_SUFFIX.get(match["whole"] or match["suffix"]), match["number"] or ""


PRINTED_NUMBER = r"""[^\s"#%&'/<>?\\-]+"""
"""The printed number in an id, as a regular expression: nothing that ends an id, or parts an address."""


def read_milestone(label: str) -> str:
    """Return what a milestone is called in its id: its label, without spaces and what no id may have."""
    return re.sub(r"""["#%&'/<>?\\-]""", "_", "".join(label.split()))


def read_label(label: str) -> str:
    """Return the number that a printed label says: without the brackets, dots and colons around it."""
    return label.strip("[]().: ")
