"""Notes at the foot of a page whose marks were lost."""

from __future__ import annotations

from drafting import apply_draft, blocks, is_a

from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.page_notes import propose
from glossator_schema.blocks import AUTHOR_NOTE

ABOVE = (
    "The reeds were cut in the first frost and laid in sheaves along the bank,\n"
    "where the punts could come at them when the water rose, and from where the\n"
)
BELOW = "men of the lower fen took them to the village. They were paid in eels.\n"
NOTE = "The account is that of the parish clerk, who was himself a reed cutter.\n"


def test_what_stands_in_a_sentence_at_the_end_of_a_page_is_a_note() -> None:
    assert blocks(propose, f"{ABOVE}\n{NOTE}\n212\n\n{BELOW}") == ["4 author-note"]
    assert blocks(propose, f"{ABOVE}\n{NOTE}\f{BELOW}") == []  # no blank line tells it apart
    assert blocks(propose, f"{ABOVE}\n{NOTE}\n\f{BELOW}") == ["4 author-note"]


def test_its_paragraphs_are_a_note_each() -> None:
    foot = "Ely had nine weirs.\nThe clerk kept his book in the years\nof the two floods.\n"
    text = f"{ABOVE}\n{foot}\nFENLAND PAPERS\n\n212\n\n{BELOW}"
    assert blocks(propose, text) == ["4 author-note", "5-6 author-note"]


def test_without_the_end_of_a_page_it_may_be_a_quotation() -> None:
    assert blocks(propose, f"{ABOVE}\n{NOTE}\n{BELOW}") == []


def test_where_no_sentence_breaks_off_it_is_text() -> None:
    assert blocks(propose, f"{NOTE}\n{NOTE}\n212\n\n{BELOW}") == []
    assert blocks(propose, f"{ABOVE}\n{NOTE}\n212\n\nMen took them.\n") == []


def test_a_caption_is_no_note() -> None:
    text = f"{ABOVE}\nFigure 3. A reed cutter with his knife and punt.\n\n212\n\n{BELOW}"
    assert blocks(propose, text) == []


def test_what_stands_below_drawn_lines_is_notes() -> None:
    text = (
        f"{ABOVE}men took them.1 They were paid in eels.\n_______\n1 So the clerk of the\nparish,\n\n"
        f"31 years later. 2 eels.\n\n212\n\n{BELOW}_______\nof which the clerk kept one.\n2 He did.\n"
    )
    numbered = is_a(10, "furniture")
    assert blocks(propose, text, numbered) == [
        "5-8 author-note 1",
        "14 author-note",
        "15 author-note 2",
    ]


def test_a_line_below_a_heading_draws_no_foot() -> None:
    text = f"It is deep.1\n\nThe well\n--------\n1 {NOTE}\nThe rope\n--------\n{NOTE}"
    assert blocks(propose, text) == []


def test_notes_stand_directly_below_the_text_of_a_page_that_has_their_marks() -> None:
    text = (
        f"{ABOVE}men took them.1 They were paid in eels.2 Or so they\n1 Orbell, Reeds, p. 3. Of\n"
        f"the clerk.\n2 Ibid.\n212\nsaid.1 {BELOW}"
    )
    assert blocks(propose, f"{text}1 Orbell, p. 9.\n") == [
        "4-5 author-note 1",
        "6 author-note 2",
        "9 author-note 1",
    ]
    assert blocks(propose, text.replace("212", "They said.")) == []  # no page ends


def test_a_star_at_the_foot_of_a_page_needs_no_mark() -> None:
    assert blocks(propose, f"{NOTE}\n* So the clerk.\n\n212\n\nMen went.\n") == ["3 author-note *"]
    assert blocks(propose, f"{NOTE}\n* So the clerk.\n\nMen went.\n") == []
    assert blocks(propose, f"{NOTE}\n* Reeds.\n* Eels.\n\n212\n\nMen went.\n") == []


def test_a_number_at_the_foot_of_a_page_stands_in_order() -> None:
    page = f"{NOTE}\n1 Orbell, p. 3.\n\n212\n\n{NOTE}\n2 Orbell, p. 4.\n\n213\n\n"
    said = [
        BlockProposal(line=n, kind=AUTHOR_NOTE, label=label, reason="said", confidence=1)
        for n, label in ((3, "1"), (9, "2"))
    ]
    text = f"{page}{NOTE}\n3 Tarn, p. 9.\n\n214\n\n{NOTE}\n7 Reeds\n\n215\n"
    assert blocks(propose, text, *said) == ["15 author-note 3"]


def test_such_a_note_is_published_and_changes_no_word_of_the_text() -> None:
    _, _, text = apply_draft(f"Reeds\n\n{ABOVE}\n{NOTE}\n212\n\n{BELOW}")
    assert [note.kind for note in text.author_notes] == [AUTHOR_NOTE]
    assert not text.emendations


def test_what_a_publisher_prints_below_notes_is_none() -> None:
    text = (
        f"{ABOVE}\n* To whom one may write:\n  the clerk of the parish.\n\n"
        f"https://doi.example.org/10.1/reeds\n\n212\n\n{BELOW}"
    )
    assert blocks(propose, text, is_a(9, "furniture"))[0] == "4-5 author-note *"
