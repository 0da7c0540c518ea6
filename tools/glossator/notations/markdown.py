"""Markdown within a line, as CommonMark has it, and pandoc’s ``x^2^``, ``H~2~O``, ``[mot]{lang=fr}``.

What only one reader of Markdown in ten would take for markup is left alone; HTML’s elements are read too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from glossator.notations.found import Marked, MarkedWords, Pairs, hide, unclosed
from glossator.notations.html import TAG, read_comments, read_markup_tag, read_references

ESCAPE = re.compile(r"""\\(?=[!-/:-@\[-`{-~\n])""")
CODE = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)
BACKQUOTES = re.compile(r"`+")
AUTOLINK = re.compile(r"(<)((?:https?|mailto):[^\s<>]*)(>)", re.I)
AFTER_LINK = re.compile(
    r"""\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))"""
    r"""(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
AFTER_SPAN = re.compile(r"\]\{([^{}\n]*)\}")
LANGUAGE = re.compile(r"""\blang=["']?([A-Za-z0-9-]+)""")
CLASSES = {
    ".smallcaps": "small-caps",
    ".sc": "small-caps",
    ".underline": "underline",
    ".ul": "underline",
}
SHORT = (
    (re.compile(r"(~~)(?=\S)((?:(?!~~).)+?)(?<=\S)(~~)", re.DOTALL), "strikethrough"),
    (re.compile(r"(?<!~)(~)(?!~)([^\s~]+)(~)(?!~)"), "subscript"),
    (re.compile(r"(\^)([^\s^\[\]]+)(\^)"), "superscript"),
)
RUN = re.compile(r"\*+|_+")


def read_markdown(text: str) -> MarkedWords:
    """Return what is marked in the words of a block."""
    found = MarkedWords()
    text = _read_literals(read_comments(text, found), found)
    pairs = Pairs(text, found)
    for tag in TAG.finditer(text):
        read_markup_tag(tag, pairs)
        text = hide(text, *tag.span())
    pairs.finish()
    read_references(text, found)
    for pattern, kind in SHORT:
        for match in pattern.finditer(text):
            found.marked.append(Marked(match.span(1), match.span(3), kind))
            text = hide(hide(text, *match.span(1)), *match.span(3))
    text = _read_brackets(text, found)
    _read_emphasis(text, 0, len(text), found)
    return found


def _read_literals(text: str, found: MarkedWords) -> str:
    """Read what holds no markup: escaped signs, code, addresses; return the words without it."""
    for escape in ESCAPE.finditer(text):
        if text[escape.start()] == "\\":  # no other has escaped it
            found.drop(*escape.span())
            text = hide(text, escape.start(), escape.end() + (text[escape.end()] != "\n"))
    for code in CODE.finditer(text):
        found.marked.append(Marked(code.span(1), (code.end(2), code.end()), "code"))
        text = hide(text, *code.span())
    for sign in BACKQUOTES.finditer(text):
        found.faults.append(unclosed(sign.start(), sign[0]))
    for link in AUTOLINK.finditer(text):
        found.marked.append(Marked(link.span(1), link.span(3), "link", address=link[2]))
        text = hide(text, *link.span())
    return text


def _read_brackets(text: str, found: MarkedWords) -> str:
    """Read links and spans, the inner ones first; emphasis does not cross them."""
    opened: list[int] = []
    place = 0
    while place < len(text):
        sign = text[place]
        place += 1
        if sign == "[" and text[place - 2 : place - 1] != "!":
            opened.append(place - 1)
        elif sign == "]" and opened:
            start = opened.pop()
            marked = _read_bracket(text, start, place - 1)
            if marked is not None and start + 1 < place - 1:
                found.marked.append(marked)
                _read_emphasis(text, start + 1, place - 1, found)
                place = marked.closing[1]
                text = hide(text, start, place)
    return text


def _read_bracket(text: str, start: int, end: int) -> Marked | None:
    """Return what the words in brackets are by what follows them; None if nothing of the kind does."""
    if after := AFTER_LINK.match(text, end):
        address = after[1] or after[2] or ""
        return Marked((start, start + 1), after.span(), "link" if address else "", address=address)
    if after := AFTER_SPAN.match(text, end):
        if language := LANGUAGE.search(after[1]):
            return Marked((start, start + 1), after.span(), "foreign", language[1])
        kind = next((CLASSES[name] for name in after[1].split() if name in CLASSES), "")
        return Marked((start, start + 1), after.span(), kind)
    return None


# --- emphasis: CommonMark 0.31.2, “An algorithm for parsing nested emphasis and links” ------------------


@dataclass
class _Run:
    """A row of one sign: ``start:end`` is what is left of it."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int

    @property
    def left(self) -> int:
        return self.end - self.start


def _read_emphasis(text: str, first: int, last: int, found: MarkedWords) -> None:
    """Pair the asterisks and underscores in a range."""
    runs = [_look_at(text, match) for match in RUN.finditer(text, first, last)]
    index = 0
    while index < len(runs):
        closer = runs[index]
        opener = _find_opener(runs, index) if closer.closes and closer.left else -1
        if opener < 0:
            index += 1
            continue
        before = runs[opener]
        size = 2 if before.left >= 2 and closer.left >= 2 else 1
        kind = "strong" if size == 2 else "emphasis"
        opening, closing = (before.end - size, before.end), (closer.start, closer.start + size)
        found.marked.append(Marked(opening, closing, kind))
        before.end -= size
        closer.start += size
        for run in runs[opener + 1 : index]:  # what stands between can pair with nothing outside
            run.opens = run.closes = False
            found.faults += [unclosed(run.start, run.sign * run.left)] if run.left else []
        runs[opener + 1 : index] = []
        index = opener + 1
    found.faults += [
        unclosed(run.start, run.sign * run.left)
        for run in runs
        if run.left and (run.opens or run.closes)
    ]


def _find_opener(runs: list[_Run], index: int) -> int:
    closer = runs[index]
    for place in range(index - 1, -1, -1):
        run = runs[place]
        if run.sign != closer.sign or not run.opens or not run.left:
            continue
        odd = (run.closes or closer.opens) and (run.length + closer.length) % 3 == 0
        if not odd or (run.length % 3 == 0 and closer.length % 3 == 0):
            return place
    return -1


def _look_at(text: str, match: re.Match[str]) -> _Run:
    """Return a row of signs, and whether it may begin or end emphasis by what stands beside it."""
    before, after = (
        text[match.start() - 1 : match.start()] or " ",
        text[match.end() : match.end() + 1] or " ",
    )
    left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
    right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
    if match[0][0] == "_":
        opens, closes = (
            left and (not right or _is_sign(before)),
            right and (not left or _is_sign(after)),
        )
    else:
        opens, closes = left, right
    return _Run(match[0][0], *match.span(), opens, closes, len(match[0]))


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
