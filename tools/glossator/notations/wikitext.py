"""MediaWiki’s notation: ``''never''``, ``'''no'''``, ``[[Page|words]]``, ``{{lang|fr|mot}}`` and HTML."""

from __future__ import annotations

import re

from glossator.notations.found import Marked, MarkedWords, Opened, Pairs, hide
from glossator.notations.html import TAG, read_comments, read_markup_tag, read_references

LITERAL = re.compile(r"(<nowiki>)(.*?)(</nowiki>)", re.DOTALL | re.I)
PAGE_LINK = re.compile(r"(\[\[(?:[^\[\]|\n]*\|)?)([^\[\]|]+)(\]\])")
WEB_LINK = re.compile(r"(\[((?:https?:|mailto:)[^\s\[\]]+)[ ]+)([^\[\]]+)(\])")
LANGUAGE = re.compile(
    r"\{\{\s*lang(?:-(?P<short>[A-Za-z-]+)|\s*\|\s*(?P<tag>[A-Za-z0-9-]+))\s*\|", re.I
)
TEMPLATE = re.compile(
    r"\{\{\s*(?:(?P<caps>sc|smallcaps|small[ -]caps|asc)|(?P<sup>sup)|(?P<sub>sub))\s*\|", re.I
)
TEMPLATE_KINDS = {"caps": "small-caps", "sup": "superscript", "sub": "subscript"}
END = "}}"
QUOTES = re.compile(r"'{2,}")


def read_wikitext(text: str) -> MarkedWords:
    """Return what is marked in the words of a block."""
    found = MarkedWords()
    text = read_comments(text, found)
    for literal in LITERAL.finditer(text):
        found.marked.append(Marked(literal.span(1), literal.span(3)))
        text = hide(text, *literal.span())
    for link in PAGE_LINK.finditer(text):
        found.marked.append(Marked(link.span(1), link.span(3)))
    for link in WEB_LINK.finditer(text):
        found.marked.append(Marked(link.span(1), link.span(4), "link", address=link[2]))
    for span in [span for marked in found.marked for span in (marked.opening, marked.closing)]:
        text = hide(text, *span)
    _Reader(text, found).read()
    read_references(text, found)
    return found


class _Reader:
    """Pairs apostrophes, templates and tags, in one pass."""

    def __init__(self, text: str, found: MarkedWords) -> None:
        self.text = text
        self.pairs = Pairs(text, found)

    def read(self) -> None:
        tokens = [
            match
            for pattern in (QUOTES, LANGUAGE, TEMPLATE, TAG, re.compile(re.escape(END)))
            for match in pattern.finditer(self.text)
        ]
        for token in sorted(tokens, key=lambda match: match.start()):
            if token.re is QUOTES:
                self.quotes(*token.span())
            elif token.re is LANGUAGE:
                language = token["short"] or token["tag"]
                self.pairs.open(Opened(END, token.span(), "foreign", language))
            elif token.re is TEMPLATE:
                kind = next(kind for name, kind in TEMPLATE_KINDS.items() if token[name])
                self.pairs.open(Opened(END, token.span(), kind))
            elif token.re is TAG:
                read_markup_tag(token, self.pairs)
            elif self.pairs.is_open(END):  # else it ends a template that says nothing of words
                self.pairs.close(END, token.span())
        self.pairs.finish()

    def quotes(self, start: int, end: int) -> None:
        """Read a row of apostrophes: two for emphasis, three for weight, five for both."""
        start = {4: start + 1}.get(end - start, max(start, end - 5))
        match end - start:
            case 2:
                self.toggle("''", start, end)
            case 3:
                self.toggle("'''", start, end)
            case _:
                self.both(start, end)

    def toggle(self, key: str, start: int, end: int) -> None:
        if self.pairs.is_open(key):
            self.order(key)
            self.pairs.close(key, (start, end))
        else:
            kind = "strong" if key == "'''" else "emphasis"
            self.pairs.open(Opened(key, (start, end), kind))

    def both(self, start: int, end: int) -> None:
        """Read five apostrophes: they end what is open, the inner first, and begin the rest."""
        opened = [o.key for o in reversed(self.pairs.opened) if o.key in ("''", "'''")]
        for key in [
            *opened,
            *({"''": "'''", "'''": "''"}[key] for key in opened if len(opened) == 1),
        ]:
            self.toggle(key, start, start + len(key))
            start += len(key)
        if not opened:
            self.toggle("''", start, start + 2)
            self.toggle("'''", start + 2, end)

    def order(self, key: str) -> None:
        """What five apostrophes began is divided so that what ends first is the inner one."""
        *_, outer, inner = [None, None, *self.pairs.opened]
        if outer is None or inner is None or outer.key != key or outer.sign[1] != inner.sign[0]:
            return
        middle = outer.sign[0] + len(inner.key)
        self.pairs.opened[-2:] = [
            Opened(inner.key, (outer.sign[0], middle), inner.kind),
            Opened(outer.key, (middle, inner.sign[1]), outer.kind),
        ]
