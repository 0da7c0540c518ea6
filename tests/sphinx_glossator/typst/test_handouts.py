"""What the handouts of a book have of its entries and sources, which they borrow one after another."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.handouts import make_handouts, mark_handouts

TEXTS = ("essay", "letter")


def make_page(docname: str, *children: nodes.Node) -> addnodes.start_of_file:
    section = nodes.section("", nodes.title("", docname), *children, ids=[docname])
    return addnodes.start_of_file("", section, docname=docname)


def make_term() -> nodes.Element:
    """Return an entry that both texts name, with a paragraph that has an id of its own and cites a source."""
    groups = [edition.edition_backlink_group("", text_id=text, title=text) for text in TEXTS]
    link = nodes.reference("", "Liu", refid="source-liu")
    return edition.edition_entry(
        "",
        nodes.paragraph("", "", link, ids=["inside"]),
        edition.edition_backlinks("", *groups),
        entry_kind="term",
        ids=["term-a"],
    )


@pytest.fixture
def book() -> nodes.document:
    """A book of two texts, a glossary and two sources, of which one is cited."""
    book = new_document("book")
    for text in TEXTS:
        book += make_page(text, edition.edition_header("", text_id=text))
    book += make_page("glossary", make_term())
    sources = [
        nodes.citation("", nodes.label("", it), ids=[f"source-{it}"]) for it in ("liu", "ma")
    ]
    book += make_page("bibliography", *sources)
    return book


def tell(handout: nodes.document) -> tuple[list[str], list[str], list[str]]:
    """Return the texts whose places a handout has, its sources, and the ids inside of its entries."""
    entries = list(handout.findall(edition.edition_entry))
    groups = [it["text_id"] for it in handout.findall(edition.edition_backlink_group)]
    sources = [it["ids"][0] for it in handout.findall(nodes.citation)]
    inside = [i for entry in entries for it in entry.findall(nodes.paragraph) for i in it["ids"]]
    assert all(it.parent["ids"] == ["term-a"] for it in handout.findall(edition.edition_backlinks))
    return groups, sources, inside


def test_each_text_has_an_entry_with_its_own_places(book: nodes.document) -> None:
    mark_handouts(book, [], "edition")
    found = {name: tell(handout) for name, handout in make_handouts(book)}
    assert found == {text: ([text], ["source-liu"], []) for text in TEXTS}


def test_the_handout_of_a_page_with_entries_has_them_as_they_are(book: nodes.document) -> None:
    mark_handouts(book, ["glossary"], "edition")
    found = {name: tell(handout) for name, handout in make_handouts(book)}
    assert found["glossary"] == (list(TEXTS), ["source-liu"], ["inside"])
    assert found["essay"] == (["essay"], ["source-liu"], [])
