"""What begins and ends letters."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.letters import propose

LETTER = "Selby, 3 May 1861\n\nDear Mr. Hall,\n\n" + BODY + "\n\nYours truly,\nANN SMITH\n"


def test_a_letter() -> None:
    assert blocks(propose, LETTER) == ["1-3 opener", "7-8 closer"]


def test_several_letters() -> None:
    text = f"I\n\n{LETTER}\nII\n\n{LETTER}"
    assert blocks(propose, text) == ["3-5 opener", "9-10 closer", "14-16 opener", "20-21 closer"]


def test_dear_things_are_no_letters() -> None:
    assert blocks(propose, page("Dear bread makes poor people.", BODY)) == []
