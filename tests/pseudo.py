"""A language that nobody speaks: the words of the software in letters in which nothing else is written.

The words of the edition in ``tests/editions/said`` are Greek, and all that its catalogues say is in Cyrillic
letters. So a Latin letter in what is published is one that the software says untranslated.
"""

from __future__ import annotations

import re
from pathlib import Path

import sphinx
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from catalogues import TEMPLATE, make_template

LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHERS = "абцдефгхийклмнопярстувшжуз"
TABLE = str.maketrans(LATIN + LATIN.upper(), OTHERS + OTHERS.upper())

KEPT = re.compile(
    r"\{\w*\}|%\(\w+\)[sd]|%[sd]|<[^>]*>|&\w+;|SHA-256|sha256sum|docs/|Enter|Esc|Typst"
)
"""Places, elements, and names, which are the same in all languages."""


def disguise(words: str) -> str:
    """Return words in other letters, but for what stands for something else."""
    kept = [*(found[0] for found in KEPT.finditer(words)), ""]
    pieces = KEPT.split(words)
    return "".join(piece.translate(TABLE) + name for piece, name in zip(pieces, kept, strict=True))


def write_catalogues(folder: Path, language: str) -> None:
    """Write the catalogues of the language, ours and Sphinx's, as an edition may have its own."""
    with Path(sphinx.__path__[0], "locale/sphinx.pot").open("rb") as file:
        catalogues = {"sphinx": read_po(file), TEMPLATE.stem: make_template()}
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    for name, template in catalogues.items():
        made = Catalog(locale=language, fuzzy=False)
        for message in template:
            if isinstance(message.id, tuple):
                made.add(message.id, tuple(map(disguise, message.id)))
            elif message.id:
                made.add(message.id, disguise(message.id), context=message.context)
        with (place / f"{name}.po").open("wb") as out:
            write_po(out, made)
