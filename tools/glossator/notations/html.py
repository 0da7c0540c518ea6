"""HTML within a line, and TEI’s elements for it: ``<i>no</i>``, ``<foreign xml:lang="fr">mot</foreign>``."""

from __future__ import annotations

import html
import re
from html.entities import html5

from glossator.notations.found import MASK, MarkedWords, Opened, Pairs, hide

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[^<>]*?)?)\s*(/?)>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")

KINDS = {
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "emph"), "emphasis"),
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
    **dict.fromkeys(("span", "font", "small", "big", "a", "hi", "abbr", "bdi", "foreign"), ""),
    "sup": "superscript",
    "sub": "subscript",
}
"""What elements say of the words in them: "" where their attributes alone do."""

STYLES = (
    (re.compile(r"small-?caps|\bsc\b", re.I), "small-caps"),
    (re.compile(r"italic|\bem\b", re.I), "emphasis"),
    (re.compile(r"\bbold", re.I), "strong"),
    (re.compile(r"underline", re.I), "underline"),
    (re.compile(r"\bsup", re.I), "superscript"),
    (re.compile(r"\bsub", re.I), "subscript"),
)
"""What the attributes ``class``, ``style`` and ``rend`` say of words."""

BREAKS = frozenset({"br", "wbr", "hr", "p", "div", "lb", "pb"})
"""Elements that end a line, a paragraph or a page: at the end of a line they say nothing more."""


def read_html(text: str) -> MarkedWords:
    """Return what is marked in the words of a block."""
    found = MarkedWords()
    text = read_comments(text, found)
    pairs = Pairs(text, found)
    for tag in TAG.finditer(text):
        read_markup_tag(tag, pairs)
    pairs.finish()
    read_references(text, found)
    return found


def read_comments(text: str, found: MarkedWords) -> str:
    """Note comments, and return the words with none."""
    for comment in COMMENT.finditer(text):
        found.drop(*comment.span())
        text = hide(text, *comment.span())
    return text


def read_markup_tag(tag: re.Match[str], pairs: Pairs) -> None:
    """Note what a tag begins or ends."""
    name, place = tag[2].lower(), tag.span()
    if name in KINDS and tag[4]:
        pairs.found.drop(*place)
    elif name in KINDS and tag[1]:
        pairs.close(f"<{name}>", place)
    elif name in KINDS:
        kind, language, address = read_attributes(tag, KINDS[name])
        pairs.open(Opened(f"<{name}>", place, kind, language, address))
    elif name in BREAKS and is_at_edge(pairs.text, *place):
        pairs.found.drop(*place)
    else:
        pairs.found.faults.append((place[0], f"{tag[0]!r} marks no words of a line"))


def read_attributes(tag: re.Match[str], kind: str) -> tuple[str, str, str]:
    """Return what a tag says: the kind of its words, their language, where a link leads."""
    given = {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in ATTRIBUTE.finditer(tag[3])
    }
    language = given.get("lang") or given.get("xml:lang") or ""
    if language:
        return "foreign", language, ""
    if tag[2].lower() == "a" and given.get("href"):
        return "link", "", given["href"]
    said = " ".join(given.get(key, "") for key in ("class", "style", "rend", "rendition"))
    return kind or next((name for style, name in STYLES if style.search(said)), ""), "", ""


def is_at_edge(text: str, start: int, end: int) -> bool:
    """Tell whether a range stands at the beginning or at the end of a line, signs aside."""
    line = text.rfind("\n", 0, start) + 1
    ending = text.find("\n", end)
    before, after = text[line:start], text[end : len(text) if ending < 0 else ending]
    return any(not TAG.sub("", words).strip(f" \t\r{MASK}") for words in (before, after))


def read_references(text: str, found: MarkedWords) -> None:
    """Note the character references: ``&eacute;``, ``&#233;``."""
    for reference in REFERENCE.finditer(text):
        if reference[0][1] == "#" or reference[0][1:] in html5:
            found.readings.append((reference.span(), html.unescape(reference[0])))
