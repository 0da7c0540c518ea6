"""Notes within the words that they are on."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, is_a, make_draft, page

from glossator.draft.proposals import NoteProposal
from glossator.draft.rules.inline_notes import propose
from glossator_schema.blocks import AUTHOR_NOTE


def within(text: str) -> list[NoteProposal]:
    """Return the notes within a text."""
    return [*propose(make_draft(text))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It fell.^[So they say.] It rose.", ("^", "[", "So they say.", "]")),
        ("It fell.^[3. So [they] say.] It rose.", ("^[", "3.", " So [they] say.", "]")),
        (
            "It fell.\\footnote{So \\emph{they} say.}",
            ("\\footnote", "{", "So \\emph{they} say.", "}"),
        ),
        ("It fell.[Footnote: So they say.] It rose.", ("[Footnote", ":", " So they say.", "]")),
        ("Es fiel.[Fußnote 4: So heißt es.] Nun.", ("[Fußnote ", "4:", " So heißt es.", "]")),
    ],
)
def test_forms(words: str, expected: tuple[str, ...]) -> None:
    [note] = within(page(words))
    assert (note.before, note.number, note.text, note.after) == expected


def test_what_is_none() -> None:
    assert within(page("It fell.^[So they say. It rose.")) == []  # open
    assert within(page("[Footnote 4: So they say.]")) == []  # a line of its own
    assert within(page("The square x^2 of [1] and [note 3].")) == []


def test_a_note_goes_over_the_lines_of_its_paragraph() -> None:
    text = page(BODY, "It fell, and had been falling,[Footnote: So it is said\nin Ely.] for years.")
    _, record, built = apply_draft(text)
    assert [note.kind for note in built.author_notes] == [AUTHOR_NOTE]
    assert not built.emendations
    assert [*propose(make_draft(text, is_a(3, "heading", 1)))] == []
    assert record.structure.exceptions


def test_published_words_have_no_brackets() -> None:
    _, _, text = apply_draft(page(BODY, "It fell.^[So they say.] It rose.^[Or not.]"))
    words = " ".join(block.text for block in (*text.blocks, *text.author_notes))
    assert not set("^[]") & set(words)


def test_a_note_in_round_brackets_has_the_number_of_its_letter() -> None:
    [note] = within(page('It fell. (12/3. "So (it is said)" by Hall.) It rose.'))
    assert (note.before, note.number, note.after) == ("(", "12/3.", ")")
    assert note.text == ' "So (it is said)" by Hall.'
    assert within(page("Half of it (1/2.) and 3/4 (3/4 of it. Or so.) fell.")) == []
