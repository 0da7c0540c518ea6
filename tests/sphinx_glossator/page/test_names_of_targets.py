"""The apparatus names a place as a reader sees it, not by a number that is in its id alone."""

from __future__ import annotations

from sphinx_glossator.page.nodes import edition_block
from sphinx_glossator.words.printed import name_blocks


def block(anchor: str, kind: str, label: str = "", paragraph: str = "") -> edition_block:
    return edition_block(ids=[anchor], kind=kind, label=label, paragraph=paragraph)


def test_a_note_is_called_by_what_is_printed_and_a_block_without_number_by_its_kind() -> None:
    blocks = [
        block("a-p1", "paragraph", "1"),
        block("a-b1", "table"),
        block("a-b2", "list"),
        block("a-b3", "table"),
        block("a-b4", "paragraph"),
        block("a-fn1", "author-note", "1.", "a-p1"),
        block("a-fn2", "author-note", "*", "a-p1"),
        block("a-fn3", "author-note", "*", "a-fn2"),
        block("a-fn4", "author-note", "*"),
        block("a-fn5", "author-note", ""),
    ]
    assert name_blocks(blocks) == {
        "a-b1": "table 1",
        "a-b3": "table 2",
        "a-b2": "list",
        "a-b4": "unnumbered paragraph",
        "a-fn2": "note * of ¶1",
        "a-fn3": "note * of note 2",
        "a-fn4": "note *",
    }
