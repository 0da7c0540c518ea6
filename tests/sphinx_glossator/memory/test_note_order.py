"""Author's notes stand in the data where the source has them."""

from __future__ import annotations

from docutils.utils import new_document

from sphinx_glossator.memory.note_order import place_notes
from sphinx_glossator.memory.records import BlockRecord, TextRecord
from sphinx_glossator.page.nodes import edition_apparatus

COLLATION = [
    ["title"],
    ["mark", "x-fn1"],
    ["label", "x-fn1"],
    ["words", "x-fn1", 3],
    ["words", "x-p1", 4],
    ["mark", "x-fn2"],
    ["mark", "x-fn3"],
    ["words", "x-fn2", 5],
    ["words", "x-p2", 1],
    ["words", "x-p1", 4],
    ["words", "x-fn4", 4],
]


def test_notes_follow_the_blocks_that_begin_before_them() -> None:
    document = new_document("x")
    document += edition_apparatus(collation=COLLATION)
    places = place_notes(document)
    assert places == {"x-fn1": "", "x-fn2": "x-p1", "x-fn3": "x-p1", "x-fn4": "x-p2"}
    blocks = [BlockRecord(f"x-p{n}", "paragraph", "", str(n)) for n in (1, 2)]
    notes = [
        BlockRecord(name, "author-note", "", "", follows=places.get(name))
        for name in ("x-fn1", "x-fn2", "x-fn3", "x-fn4", "x-fn5")
    ]
    text = TextRecord("x", "", {}, (*blocks, *notes), (), (), (), (), {}, (), "")
    in_source = ["x-fn1", "x-p1", "x-fn2", "x-fn3", "x-p2", "x-fn4", "x-fn5"]
    assert [block.id for block in text.as_printed()] == in_source
