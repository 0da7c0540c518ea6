"""The digest of a text as it is printed: what its items are, and what changes it."""

from __future__ import annotations

import hashlib
import json

from docutils import nodes
from docutils.utils import new_document

from sphinx_glossator.memory.digest import digest_text, list_items
from sphinx_glossator.page import nodes as edition


def make_document(*blocks: nodes.Node, byline: str = "Ann Author") -> nodes.document:
    document = new_document("x")
    section = nodes.section("", nodes.title("", "A title"), ids=["a-title"])
    data = {"title": "A title", "authors": [{"name": byline}], "date": "2014-11-28"}
    header = edition.edition_header(text_id="x", data=data)
    header += nodes.paragraph("", byline, classes=["byline"])
    section += header
    section += list(blocks)
    document += section
    return document


def make_paragraph() -> edition.edition_block:
    """A paragraph with a mark, and an emended place that a link divides in two."""
    return edition.edition_block(
        "",
        "",
        nodes.Text("Two"),
        edition.edition_note_mark(note="x-fn1", label="1"),
        nodes.Text(" "),
        edition.edition_emended("", "", nodes.Text("wor"), emendation="x-e4", source="wrods"),
        nodes.reference(
            "", "", edition.edition_emended("", "", nodes.Text("ds"), emendation="x-e4", source="")
        ),
        nodes.Text("."),
        ids=["x-p1"],
        kind="paragraph",
        label="1",
        paragraph="",
    )


def test_each_thing_that_a_reader_meets_is_an_item() -> None:
    label = nodes.inline("", "2.", classes=["heading-label"])
    heading = nodes.section("", nodes.title("", "", label, nodes.Text(" More")), ids=["x-h1"])
    heading += edition.edition_moved(ids=["x-p3"], to="x-p1")
    apparatus = edition.edition_apparatus(text_id="x", collation=[], rules={})
    emendation = edition.edition_emendation(
        ids=["x-e4"], target="x-p1", place="¶1", source_reading="wrods", reading="words",
        kind="transposed-letters", certainty="conjecture", remark="A slip.", rule="",
    )  # fmt: skip
    entries = edition.edition_apparatus_list(kind="emendations", title="Emendations", remark="")
    entries += emendation
    omitted = edition.edition_omitted(
        "", "", nodes.Text(" Footer"), line=9, role="furniture", before="x-p2", remark=""
    )
    apparatus += [entries, omitted]
    document = make_document(make_paragraph(), heading, apparatus)
    assert list(list_items(document)) == [
        ["text", "x"],
        ["title", 1, "", False, "A title", [], []],
        ["header", "byline", "Ann Author"],
        ["citation", "Ann Author. “A title”. 28 November 2014"],
        ["paragraph", "x-p1", "1", "Two words.", [[3, "x-fn1", "1"]], [[4, 9, "x-e4", "wrods"]]],
        ["heading", "x-h1", 2, "2.", False, "More", [], []],
        ["moved", "x-p3", "x-p1", "What was ¶3 is now ¶1."],
        ["apparatus", "x", "Apparatus"],
        ["list", "emendations", "Emendations", ""],
        ["emendation", "x-e4", "x-p1", "¶1", "words", "for", "wrods",
         "transposed letters, conjecture; A slip."],
        ["omitted", "x-p2", "furniture", "line 9", " Footer", "furniture"],
    ]  # fmt: skip


def test_the_digest_is_of_one_form_of_json() -> None:
    document = make_document(make_paragraph())
    items = [
        json.dumps(item, ensure_ascii=True, separators=(",", ":")) for item in list_items(document)
    ]
    whole, *each = digest_text(document).split()
    assert whole == hashlib.sha256(f"[{','.join(items)}]".encode()).hexdigest()
    assert each == [hashlib.sha256(item.encode()).hexdigest()[:8] for item in items]


def test_a_byline_is_of_the_digest() -> None:
    assert digest_text(make_document()) != digest_text(make_document(byline="Someone Else"))


def test_what_editors_write_is_not() -> None:
    headnote = edition.edition_headnote("", nodes.paragraph("", "Ours."))
    assert digest_text(make_document(headnote)) == digest_text(make_document())
