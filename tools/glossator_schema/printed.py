"""What a published page consists of, for whoever reads it back: the classes and attributes of its elements.

The extension writes them; the certificate, the checks of published pages and the doctests go by them.
"""

from __future__ import annotations

from glossator_schema import blocks
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.inlines import INLINE_KINDS

# --- classes: the blocks of a text, and their parts -------------------------------------------------

PARAGRAPH = blocks.PARAGRAPH.html_class
PARAGRAPH_ROW = "para-row"
PARAGRAPH_NUMBER = "para-number"
PULL_QUOTE = blocks.PULL_QUOTE.html_class
BLOCK_LABEL = "block-label"
RUN_IN = "run-in"
HEADING_LABEL = "heading-label"
SUPPLIED = "supplied"
HEADING_LINK = "headerlink"
"""The sign at the end of a heading that leads to it."""
UNNUMBERED = "unnumbered"
"""A paragraph that bears no number."""
SPEAKER = "speaker"
LINE, LINES = "line", "lines"
LINE_NUMBER = "line-number"
ITEM_LABEL = "item-label"
MILESTONE = "milestone"
AUTHOR_NOTES = "author-notes"
AUTHOR_NOTES_TITLE = "author-notes-title"
AUTHOR_NOTE = blocks.AUTHOR_NOTE.html_class
AUTHOR_NOTE_NUMBER = "author-note-number"
NOTE_MARK = "note-mark"
NOTE_LETTER = "note-letter"
EMENDED = "emended"
REMARK = f"{EMENDED} {SUPPLIED}"
QUOTED = "quoted"
QUOTED_NOTE = "quoted-note"
"""Words of a note that another note quotes."""
RAISED_MARK = "raised-mark"
"""The mark of a note whose figures are raised by themselves."""
SOURCE_MARK = "source-mark"
MARKED = {kind.name: f"{SOURCE_MARK} {kind.html}".strip() for kind in INLINE_KINDS}
"""The classes of each kind of words that the source marks."""
MOVED = "moved"
"""A signpost in the place of a block that has another id now, or is no more."""

NO_WORDS = (
    PARAGRAPH_NUMBER,
    BLOCK_LABEL,
    HEADING_LABEL,
    HEADING_LINK,
    AUTHOR_NOTE_NUMBER,
    NOTE_MARK,
    NOTE_LETTER,
    SPEAKER,
    LINE_NUMBER,
    ITEM_LABEL,
    MILESTONE,
)
"""What stands in a block and is none of its words: numbers, labels and marks."""

# --- classes: what else is on the page of a text ----------------------------------------------------

HEADER = "text-header"
HEADER_LINES = (
    "text-draft",
    *("series", "byline", "affiliation", "imprint"),
    *("translator", "editor", "provenance", "rights"),
)
"""What is printed below the title, in this order: each line that a text has is of a class of its own."""
ABOUT = "about-text"
"""What is told of a text after it, on a screen: where it comes from, whose it is, how to cite it."""
LINES_ABOUT = ("provenance", "rights")
"""The lines of the header that stand there."""
CITATION = "cite-as"
TOOLS = "reading-tools"
HANDOUT_LINK = "handout-link"
APPARATUS_LINK = "apparatus-link"
SOURCE_READINGS = "diplomatic-toggle"
CLASS_LINK = "class-link-button"
SLIDES = "slides-button"
NEEDS_SCRIPT = "needs-script"
"""What is of use only where scripts run, and not shown elsewhere."""

APPARATUS = "apparatus"
EMENDATIONS, KEPT, OMITTED = LISTS = ("emendations", "kept", "omitted")
"""The lists of an apparatus; each passage that is left out has the class of its list too."""
OMITTED_LINE = "omitted-line"
OMITTED_TEXT = "omitted-text"
OMITTED_ROLE = "omitted-role"

HEADNOTE = "headnote"
NOTE = "edition-note"
NOTE_QUOTE = "note-quote"
NOTE_CREDIT = "note-credit"
"""The line at the end of a note that says who wrote it, and who has reviewed it."""
NOTE_SCOPE = "note-scope"
"""What a note is on, where that is a whole text or another note."""
READING = "reading-time"
WHY = "why"
"""What the text is to be read for: with its reading time the last of its header, on a screen."""
SELF_CHECKS = "self-checks"
SELF_CHECK = "self-check"
KEY = "teacher-key"
DEFINITIONS = "popovers"

OF_A_TEXT = frozenset(
    {
        *(kind.html_class for kind in blocks.BLOCK_KINDS if kind is not blocks.HEADING),
        *(PARAGRAPH_ROW, PARAGRAPH_NUMBER, BLOCK_LABEL, HEADING_LABEL),
        *(AUTHOR_NOTES, AUTHOR_NOTE_NUMBER, NOTE_MARK),
        *(UNNUMBERED, SPEAKER, LINE, LINES, LINE_NUMBER, ITEM_LABEL, MILESTONE),
        *(
            EMENDED,
            QUOTED,
            SOURCE_MARK,
            MOVED,
            HEADER,
            ABOUT,
            CITATION,
            APPARATUS,
            *LISTS,
            OMITTED_TEXT,
        ),
    }
)
"""Classes by which an element looks like a part of the text: nothing else on its page has one."""

# --- classes: entries, and the texts' links to them -------------------------------------------------

ENTRIES = {kind.name: f"{kind.name}-entry" for kind in ENTRY_KINDS}
ENTRY_LINKS = {kind.name: f"{kind.name}-link" for kind in ENTRY_KINDS}
REPEATED = "again"
"""Marks a link to an entry that the section has linked to already: no line is drawn under it."""
OTHER_NAMES = "other-names"
"""The line of an entry's names in other languages."""
BACKLINKS = "backlinks"
INFERRED = "inferred"
"""The places of an event of which it is said why they mean it; :data:`BACKLINKS` has the others."""

# --- classes: what the colophon publishes of the texts ----------------------------------------------

WITNESSES = "witnesses"
WITNESS = "witness"
LINE_DIGESTS = "line-digests"
TEXT_DIGESTS = "text-digests"

# --- attributes -------------------------------------------------------------------------------------

EMENDATION = "data-emendation"
SOURCE_READING = "data-source"
SPAN = "data-mark"
"""The number of marked words in their block: pieces of the same words have the same."""
OPENING_SIGN, CLOSING_SIGN = "data-open", "data-close"
ADDRESS = "data-address"
"""Where a link of the source leads that stands within another link."""
NOTES = "data-notes"
INDENT = "data-indent"
NUMBER = "data-number"
"""The number of a line beside which none is printed, where it is not the one in the id."""
SHA256 = "data-sha256"
EMENDED_PLACES = "data-emended"
"""Of a formula: the emended places in its TeX, as JSON: where each begins and ends, its id, its source."""
COLLATION = "data-collation"
TEXT = "data-text"
BEFORE = "data-before"
ROLE = "data-role"
NOTE_KIND = "data-kind"
VERDICT = "data-verdict"
AUDIENCE = "data-audience"
STATE = "data-state"
"""Of a note that is a draft."""
TARGET = "data-target"
UNTIL = "data-until"
SAID = "data-said"
"""The words around the citation of a text, in JSON, where they are not those in English."""
OCCURRENCES = {kind.name: f"data-{kind.name}" for kind in ENTRY_KINDS}

# --- words ------------------------------------------------------------------------------------------

CITE, IN_EDITION = "Cite as: ", ". In "
"""What stands in the line on how to cite a text before what is said of the text, and after it."""

REGENERATED = "regenerated byte for byte"
"""What is said of a text that its certificate proves."""

WORDS = (CITE, IN_EDITION, REGENERATED)
"""These words, which stand on pages in the language of the edition."""
