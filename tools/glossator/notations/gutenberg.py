"""Project Gutenberg’s notation: ``_emphasis_``, ``=strong=``, ``+small capitals+``, ``x^{2}``."""

from __future__ import annotations

import re

from glossator.notations.found import Marked, MarkedWords, Opened, Pairs, unclosed

RAISED_OR_LOWERED = re.compile(r"([\^_])\{([^{}\n]+)(\})|(\^)([^\W_])()|\^\{")
"""``^{th}``, ``_{2}``, and ``^`` before one letter or digit: ``y^e``; or ``^{`` that has no end."""

SIGN = re.compile(r"(?<!_)_(?!_)|(?<![=+])[=+](?![=+])")
"""A sign by itself: a row of them is a rule, or a space to be filled in."""

KINDS = {"_": "emphasis", "=": "strong", "+": "small-caps"}


def read_gutenberg(text: str) -> MarkedWords:
    """Return what is marked in the words of a block."""
    found = MarkedWords()
    pairs = Pairs(text, found)
    tokens = [*RAISED_OR_LOWERED.finditer(text), *SIGN.finditer(text)]
    cursor = 0
    for token in sorted(tokens, key=lambda match: match.start()):
        start, end = token.span()
        if start < cursor:
            continue
        sign = text[start]
        if token[0] == "^{":
            found.faults.append(unclosed(start, token[0]))
        elif token.re is RAISED_OR_LOWERED:
            # The words within are read too: only its signs are passed over.
            opening, closing = (1, 3) if token[1] else (4, 6)
            kind = "subscript" if sign == "_" else "superscript"
            cursor = token.start(2 if token[1] else 5)
            pairs.found.marked.append(_pair(token, opening, closing, kind))
        elif pairs.is_open(sign) and _ends(text, start, sign):
            pairs.close(sign, (start, end))
        elif _begins(text, start, sign):
            pairs.open(Opened(sign, (start, end), KINDS[sign]))
    pairs.finish()
    return found


def _pair(token: re.Match[str], opening: int, closing: int, kind: str) -> Marked:
    inner = token.start(2 if opening == 1 else 5)
    return Marked((token.start(opening), inner), token.span(closing), kind)


def _begins(text: str, place: int, sign: str) -> bool:
    """Tell whether a sign may begin something: no space follows; but for ``_``, no letter stands before."""
    after = text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if sign == "_":
        return True
    before = text[place - 1 : place]
    return not before.isalnum() and (sign == "=" or after.isalpha())


def _ends(text: str, place: int, sign: str) -> bool:
    """Tell whether a sign may end something: no space stands before; but for ``_``, no letter follows."""
    if text[place - 1].isspace():
        return False
    return sign == "_" or not text[place + 1 : place + 2].isalnum()
