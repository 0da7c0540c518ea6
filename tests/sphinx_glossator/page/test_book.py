"""What books have in common: the letters of notes."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import letter_notes, list_elements


def test_a_note_that_no_letter_calls_takes_none_from_those_after_it() -> None:
    def note(name: str) -> nodes.Element:
        return edition.edition_note("", ids=[name], target="t")

    def quoted(name: str) -> nodes.Element:
        return edition.edition_quoted("", "words", notes=[name])

    document = new_document("t")
    title = nodes.title("", "", quoted("t-n-heading"))
    document += [edition.edition_header(""), note("t-n-whole"), title, note("t-n-heading")]
    document += [nodes.paragraph("", "", quoted("t-n-one"), quoted("t-n-two"))]
    document += [note("t-n-one"), note("t-n-on-a-note"), note("t-n-two")]
    assert letter_notes(list_elements(document)) == {"t-n-one": "a", "t-n-two": "b"}
