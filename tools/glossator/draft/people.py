"""The names in a credit: without the words that open it, each by itself."""

from __future__ import annotations

import re

from glossator.draft.languages import any_word

OPENING = re.compile(
    rf"(?:{any_word('translated')}|{any_word('edited')}|{any_word('by')})(?:(?<=[:：／/])\s*|\s+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    rf"\s*(?:[;；、]|\s(?:{any_word('together')}|&)\s|,\s+(?:{any_word('together')}|&)\s)\s*", re.I
)
DEGREE = re.compile(r"^(?:(?:Dr|Prof|Professor)\.?\s(?:(?:phil|med|jur|h\. ?c)\.\s)*)+(?=\S+\s\S)")
"""What stands before a scholar's name."""
NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*)+")


def name_people(words: str) -> list[str]:
    """Return the names that words have; what stands after a comma is an office, unless it is a name as well."""
    inner = re.sub(r"[\d¹²³⁴*∗†‡§]+$", "", words.strip("[]()*_ ")).strip("[]()*_ ")
    opening = OPENING.match(inner)
    inner = inner[opening.end() if opening else 0 :].strip()
    names: list[str] = []
    for part in BETWEEN.split(inner):
        pieces = [
            piece.strip(" .*∗_¹²³⁴†‡§") if len(piece) > 3 else piece for piece in part.split(",")
        ]
        several = len(pieces) > 1 and all(NAME.fullmatch(piece.strip()) for piece in pieces)
        names += pieces if several and BETWEEN.search(inner) else pieces[:1]
    return [_finish(name) for name in names if name.strip()]


def _finish(name: str) -> str:
    name = DEGREE.sub("", " ".join(name.split()).strip("*_ "))
    return name[:-1] if re.search(r"\w{2}\.$", name) else name
