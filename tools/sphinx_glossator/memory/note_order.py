"""Where in the source the author's notes of a text stand: on its page they are together at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator_schema.blocks import AUTHOR_NOTE, read_block_id
from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from docutils import nodes


def place_notes(document: nodes.document) -> dict[str, str]:
    """Return for each author's note the block that begins before it, "" where none does, by the collation.

    A note that is missing in the source stands where its mark is.
    """
    printed: dict[str, str] = {}
    marked: dict[str, str] = {}
    begun: set[str] = set()
    last = ""
    for apparatus in document.findall(edition.edition_apparatus):
        for name, *rest in apparatus["collation"]:
            if name not in ("words", "label", "mark"):
                continue
            anchor = str(rest[0])
            kind, _ = read_block_id(anchor)
            if kind is AUTHOR_NOTE:
                (marked if name == "mark" else printed).setdefault(anchor, last)
            elif kind is not None and anchor not in begun:
                begun.add(anchor)
                last = anchor
    return marked | printed
