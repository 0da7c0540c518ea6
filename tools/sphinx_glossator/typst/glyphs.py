"""Signs that no font of a book has: Typst names them, and the book is set with their numbers in their places.

It knows nothing of Sphinx, as the press does not.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

NO_GLYPH = re.compile(r"the text `\"(?P<words>.*)\"` could not be displayed with font `.*`")
CODEPOINT = re.compile(r"the PDF contains the codepoint `\"(?P<words>.*)\"`")
"""Of private use: it means nothing outside the font that has it, and no archive can keep it."""

ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
ERROR = re.compile(r"^error: ", re.MULTILINE)

FILE = "missing.json"
"""Where the template reads the pattern of the signs."""


def read_literal(match: re.Match[str]) -> str:
    """Return the words that Typst names in a string literal."""
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), match["words"])


def list_missing(diagnostic: str) -> list[str]:
    """Return the signs that Typst cannot print, as it names them, if nothing else is wrong."""
    found = [match for of in (NO_GLYPH, CODEPOINT) for match in of.finditer(diagnostic)]
    if len(ERROR.findall(diagnostic)) != len(found):
        return []
    return list(dict.fromkeys(map(read_literal, found)))


def choose_new(found: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the signs that are to be replaced next.

    Where no font has a mark, Typst names the letter below it too, which may well be printed without it: the
    marks come first, and of the letters those that it still names when the marks are gone.
    """
    new = [sign for sign in found if sign not in known]
    return [sign for sign in new if is_mark(sign)] or new


def keep_named(diagnostic: str, signs: Iterable[str]) -> str:
    """Return what Typst says of some signs, without what it says of others."""
    parts = re.split(r"^(?=error: )", diagnostic, flags=re.MULTILINE)
    return "".join(part for part in parts if not {*list_missing(part)}.isdisjoint(signs))


def is_mark(sign: str) -> bool:
    """Tell whether a sign is one that is set with the letter before it."""
    return all(unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") for char in sign)


def write_missing(folder: Path, signs: Iterable[str]) -> None:
    """Write the pattern of the signs that have no glyph, a mark with its letter; the longer comes first."""
    longest = sorted(set(signs), key=lambda sign: (-len(sign), sign))
    pattern = "|".join(
        (r"\P{M}?" if is_mark(sign) else "") + "".join(f"\\x{{{ord(char):x}}}" for char in sign)
        for sign in longest
    )
    (folder / FILE).write_text(json.dumps(pattern), encoding="utf-8")
