"""Notes of those who transcribed a print."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.transcriber_notes import propose

TEXT = page(*[BODY] * 6)


def test_in_brackets_over_paragraphs() -> None:
    note = "[Transcriber's Note:\n\nItalics are marked _so_ [sic].\n\nTwo commas were mended.]"
    assert blocks(propose, f"{note}\n\n\nTHE HERON\n\n{TEXT}") == [
        f"{line} furniture" for line in (1, 3, 5)
    ]


def test_above_the_text_it_goes_as_far_as_more_room_follows() -> None:
    note = "Hinweise zur Transkription\n\nSperrdruck steht _so_.\n\nEin Komma fehlte.\n\n\n\n"
    assert blocks(propose, f"{note}DER REIHER\n\n{TEXT}") == [
        f"{line} furniture" for line in (1, 3, 5)
    ]


def test_below_the_text_all_are_but_the_notes_of_the_author() -> None:
    note = "NOTE DU TRANSCRIPTEUR\n\nPage 4 : « heron ».\n\n\nPage 9 : une virgule."
    assert blocks(propose, f"{TEXT}\n{note}\n\nNOTES\n\n[1] Voir plus haut.\n") == [
        f"{line} furniture" for line in (13, 15, 18)
    ]


def test_a_paragraph_that_speaks_of_one_is_text() -> None:
    assert blocks(propose, f"{TEXT}\nThe transcriber noted this.\n\nA transcriber's life\n") == []
