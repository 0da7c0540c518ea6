"""What may stand in the article of a text: its elements, their classes and attributes, as data.

It is what the extension writes, and no more. What is not here, and would be seen, is a fault.
"""

from __future__ import annotations

import re

from glossator_schema import printed
from glossator_schema.blocks import BLOCK_KINDS
from glossator_schema.credits import DRAFT
from glossator_schema.inlines import FOREIGN, INLINE_KINDS, LINK
from glossator_schema.notes import NOTE_KINDS_BY_NAME, VERDICTS_BY_NAME

ANY = re.compile(r".*", re.DOTALL)
ONE_ID = re.compile(r"\S+")
CLASS_OF_PAGE = re.compile("tex2jax_ignore mathjax_ignore")
"""What MyST gives the section of a page: mathematics is not looked for in it."""

WHOLE_NUMBER = re.compile(r"[1-9][0-9]?")
NUMBER_OF_LINE = re.compile(r"[1-9][0-9]{0,5}")
DIGEST = re.compile(r"[0-9a-f]{64}")
LANGUAGE = re.compile(r"[A-Za-z0-9-]+")
LOCAL_LINK = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)[^\s]*#\S+")
"""The address of a place in the edition: no scheme, no other host."""

LOCAL_ADDRESS = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)[^\s]*")

LANGUAGE_OF_BLOCK = {"lang": LANGUAGE, "dir": re.compile("ltr|rtl")}
"""What a block or a heading says of its language; what it says is of the digest."""

OF_BLOCK = {"id": ONE_ID, **LANGUAGE_OF_BLOCK}
"""The attributes of a block beside its class."""

PLAIN_BLOCKS = {kind.html_class: kind.name for kind in BLOCK_KINDS if kind.plain}
"""Blocks that are a paragraph with a label or without: the class of each, and its kind."""

ENTRY_LINKS = frozenset(printed.ENTRY_LINKS.values())
LINK_CLASSES = frozenset({printed.REPEATED, "reference", "internal"})
"""What the class of a link may have besides; the last two are Sphinx’s, where pages are not lightened."""

OCCURRENCES = frozenset(printed.OCCURRENCES.values())
MARKED = {
    (element, printed.MARKED[kind.name], kind is FOREIGN): kind.name
    for kind in INLINE_KINDS
    for element in {kind.element, *(("span",) if kind in (FOREIGN, LINK) else ())}
}
"""The kinds of words that a source marks, by element, class, and whether it has a language."""

NOTE_MARKS = {"sup": [printed.NOTE_MARK], "span": [printed.NOTE_MARK, printed.RAISED_MARK]}
"""The element of the mark of an author's note, and its classes."""

NUMBER = re.compile("[1-9][0-9]*")
SOURCE_ADDRESS = re.compile(r"(https?://|mailto:)\S+")

EDITORS_ELEMENTS = {
    printed.HEADNOTE: "details",
    printed.NOTE: "aside",
    printed.SELF_CHECKS: "section",
    printed.KEY: "aside",
}
"""The elements in which the editors speak: the class of each, and its element."""

EDITORS_ATTRIBUTES = {
    "class": re.compile("|".join(EDITORS_ELEMENTS)),
    "id": ONE_ID,
    "role": re.compile("note"),
    "aria-label": ANY,
    printed.NOTE_KIND: re.compile("|".join(NOTE_KINDS_BY_NAME)),
    printed.VERDICT: re.compile("|".join(VERDICTS_BY_NAME)),
    printed.AUDIENCE: ANY,
    printed.STATE: re.compile(DRAFT),
    printed.TARGET: ANY,
    printed.UNTIL: ONE_ID,
}

IN_CONTENTS = frozenset({printed.HEADING_LABEL, printed.NOTE_MARK, printed.EMENDED, printed.QUOTED})
"""Classes of a part of a heading: a list of contents beside the article has them too."""

FORBIDDEN = frozenset(
    {
        *("applet", "audio", "base", "basefont", "bgsound", "button", "canvas", "dialog"),
        *("embed", "fieldset", "font", "form", "frame", "frameset", "iframe", "input", "link"),
        *("listing", "marquee", "meta", "meter", "noembed", "noframes", "noscript", "object"),
        *("optgroup", "option", "output", "plaintext", "portal", "progress", "rp", "rt", "rtc"),
        *("ruby", "script", "select", "slot", "source", "style", "svg", "template", "textarea"),
        *("track", "video", "wbr", "xmp", "bdo", "bdi", "center", "nobr", "strike", "big"),
        *("tt", "area", "map", "title", "head", "body", "html"),
    }
)
"""Elements that nothing in the article is: what they show is not in their words, or not where they stand."""

NOWHERE = frozenset(
    {
        *("base", "dialog", "embed", "frame", "frameset", "iframe", "object", "applet"),
        *("portal", "plaintext", "fencedframe", "noscript", "select"),
    }
)
"""Elements that stand nowhere on the page of a text: they show other pages, lie over this one, or are
read by browsers in another way than here."""

STYLE_OF_EDITORS = re.compile(r"\s*((width|height|text-align)\s*:\s*[\w.%-]+\s*;?\s*)*", re.I)
"""The only inline style that an editors' element may have: what docutils gives tables and figures."""

OF_FORMULAS = frozenset({"mrow", "mspace", "mstyle", "mtable", "mtd"})
STYLE_OF_FORMULAS = re.compile(
    r"\s*((width|text-align|justify-items|padding-(left|right))\s*:\s*[\w.%]+\s*;?\s*"
    r"|border-(top|right)\s*:\s*[\d.]+em (solid|dashed) currentcolor\s*;?\s*"
    r"|color\s*:\s*#[\dA-F]{6}\s*;?\s*|margin-left\s*:\s*-0\.\d+em\s*;?\s*)*",
    re.I,
)
"""The style that elements of a formula may have: how cells are set, and where a space is negative."""

AROUND = frozenset({"html", "body", "div", "main", "article", "section"})
"""What may contain the article."""

AROUND_ATTRIBUTES = {
    "class": ANY,
    "id": ANY,
    "lang": LANGUAGE,
    "role": re.compile("main|document|presentation|navigation|none"),
    "itemprop": ANY,
    "itemscope": ANY,
    "itemtype": ANY,
    "tabindex": re.compile("-?1|0"),
    "data-content_root": ANY,
    "data-theme": ANY,
    "data-bs-spy": ANY,
    "data-target": ANY,
    "data-offset": ANY,
}

WORDS_OF_READERS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "pre", "li", "dd", "dt"),
        *("td", "th", "cite"),
    }
)
"""Elements that look like words of a text where they stand beside its article."""

PICTURES_OF_WORDS = frozenset({"canvas", "img", "input", "math", "picture", "textarea", "video"})
"""Elements that show words beside the text which are not in them."""

TOOL_LENGTH = 40
"""How many characters the name of a reading tool has at most."""
