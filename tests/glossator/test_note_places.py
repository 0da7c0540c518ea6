"""Editorial notes on titles, on whole texts, from one paragraph into the next, and on other notes."""

from __future__ import annotations

import pytest
from tiny_edition import anchor, make_text, note_md

from glossator.diagnostics import Code, EditionError
from glossator.model import AnchoredText, Span
from glossator.myst.text_page import write_text_page

SOURCE = "The first ends here.\n\nThe second begins.\n\nAnd a third one.\n"


def anchored(notes: str) -> AnchoredText:
    return anchor(make_text(SOURCE), notes=notes)


def whole(slug: str, target: str, *options: str, body: str = "Words.") -> str:
    """Return a note that quotes nothing."""
    lines = [f":::{{edition:note}} {slug}", ":kind: text", f":target: {target}", *options]
    return "\n".join([*lines, "", body, ":::", "", ""])


def refused(notes: str) -> tuple[Code, str]:
    with pytest.raises(EditionError) as error:
        anchored(notes)
    (fault,) = error.value.diagnostics
    assert (fault.file, fault.line > 0) == ("notes.md", True)
    return fault.code, fault.message


def test_a_note_on_the_title_has_its_words_there() -> None:
    found = anchored(note_md("t", "alpha", "Title"))
    assert found.notes[0].spans == (Span("alpha", 2, 7),)
    page = write_text_page(found)
    assert "# A {edition:start}`alpha-n-t`Title{edition:end}`alpha-n-t`" in page
    assert page.index("{edition:note} alpha-n-t") < page.index("{edition:paragraph} alpha-p1")


def test_a_note_on_the_whole_text_quotes_nothing() -> None:
    assert anchored(whole("w", "alpha")).notes[0].spans == ()


def test_a_note_goes_on_into_the_next_paragraphs() -> None:
    quote = "ends here. The second begins. And a"
    found = anchored(note_md("o", "alpha-p1", quote))
    assert [span.target for span in found.notes[0].spans] == ["alpha-p1", "alpha-p2", "alpha-p3"]
    page = write_text_page(found)
    assert ':until: "alpha-p3"' in page
    assert "ends here.{edition:end}`alpha-n-o`" in page
    assert page.index("{edition:paragraph} alpha-p3") < page.index("{edition:note} alpha-n-o")


def test_words_wholly_in_a_later_paragraph_are_not_found() -> None:
    assert refused(note_md("o", "alpha-p1", "second begins"))[0] is Code.QUOTE_NOT_FOUND
    assert refused(note_md("o", "alpha-p1", "ends here. And a"))[0] is Code.QUOTE_NOT_FOUND


def test_where_words_end_may_be_said_and_is_checked() -> None:
    quote = "ends here. The second"
    anchored(note_md("o", "alpha-p1", quote, ":until: alpha-p2"))
    code, message = refused(note_md("o", "alpha-p1", quote, ":until: alpha-p3"))
    assert (code, "the words end in alpha-p2" in message) == (Code.QUOTE_NOT_FOUND, True)


def test_a_note_on_another_stands_after_it_with_its_words_marked() -> None:
    first = note_md("a", "alpha-p1", "first", body="Some words that\ngo on *and* on.")
    found = anchored(note_md("b", "alpha-n-a", "words that go on") + first)
    page = write_text_page(found)
    assert (
        "Some {edition:start}`alpha-n-b`words that\ngo on{edition:end}`alpha-n-b` *and* on." in page
    )
    assert page.index("{edition:note} alpha-n-a") < page.index("{edition:note} alpha-n-b")
    assert page.index("{edition:note} alpha-n-b") < page.index("{edition:paragraph} alpha-p2")


@pytest.mark.parametrize(
    ("notes", "code", "says"),
    [
        (whole("w", "alpha-p1"), Code.BAD_FIELD, "quotes no words of alpha-p1; write :quote:"),
        (whole("w", "alpha-p9"), Code.UNKNOWN_TARGET, "alpha-p9 is no block"),
        (note_md("t", "alpha", "Tale"), Code.QUOTE_NOT_FOUND, "'Tale' is not in alpha"),
        (whole("w", "alpha-n-w"), Code.UNKNOWN_TARGET, "is on alpha-n-w; let one be on the text"),
        (
            note_md("a", "alpha-p1", "first", body="On *and* on.")
            + note_md("b", "alpha-n-a", "On and"),
            Code.QUOTE_NOT_FOUND,
            "is not in alpha-n-a",
        ),
        (
            note_md("a", "alpha-p1", "first", body="On *and* on.")
            + note_md("b", "alpha-n-a", "On *and*"),
            Code.QUOTE_NOT_FOUND,
            "crosses markup",
        ),
        (
            note_md("a", "alpha-p1", "first", body="on and on") + note_md("b", "alpha-n-a", "on"),
            Code.QUOTE_AMBIGUOUS,
            "occurs 2 times",
        ),
        (
            note_md("a", "alpha-p1", "first", ":audience: teacher") + whole("b", "alpha-n-a"),
            Code.BAD_FIELD,
            "write :audience: teacher",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_line(notes: str, code: Code, says: str) -> None:
    found, message = refused(notes)
    assert (found, says in message) == (code, True), message


def test_of_words_that_nearly_go_on_into_the_next_paragraph_it_is_told_what_differs() -> None:
    code, message = refused(note_md("o", "alpha-p1", "ends here. The sécond begins"))
    assert code is Code.QUOTE_NOT_FOUND
    assert (
        "is not in alpha-p1 and what follows it; nearest is 'ends here. The second begins'"
        in message
    )
    _, other = refused(note_md("o", "alpha-p1", "The sécond begins"))
    assert "what follows" not in other
