"""Signs that no font of a book has: Typst names them, and the book is set with their numbers in their places.

It knows nothing of Sphinx, as the press does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

NO_GLYPH = re.compile(r"the text `\"(?P<words>.*)\"` could not be displayed with font `.*`")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
ERROR = re.compile(r"^error: ", re.MULTILINE)

FILE = "missing.json"
"""Where the template reads the pattern of the signs."""


def read_literal(match: re.Match[str]) -> str:
    """Return the words that Typst names in a string literal."""
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), match["words"])


def list_missing(diagnostic: str) -> list[str]:
    """Return the signs that Typst cannot print, as it names them, if nothing else is wrong."""
    found = dict.fromkeys(read_literal(match) for match in NO_GLYPH.finditer(diagnostic))
    return (
        list(found) if len(ERROR.findall(diagnostic)) == len(NO_GLYPH.findall(diagnostic)) else []
    )


def write_missing(folder: Path, signs: Iterable[str]) -> None:
    """Write the pattern of the signs that have no glyph; the longer is looked for first."""
    longest = sorted(set(signs), key=lambda sign: (-len(sign), sign))
    pattern = "|".join("".join(f"\\x{{{ord(char):x}}}" for char in sign) for sign in longest)
    (folder / FILE).write_text(json.dumps(pattern), encoding="utf-8")
