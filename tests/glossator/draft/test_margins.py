"""Numbers that count lines in the margin."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft

from glossator.draft.margins import find_margins

VERSE = (
    "Die Fähre geht am Morgen,",
    "die Fähre geht bei Nacht,",
    "sie hat noch alle Sorgen",
    "ans andre Ufer bracht;",
)


def count_each(lines: tuple[str, ...]) -> str:
    return "\n".join(f"{n:4}  {line}" for n, line in enumerate(lines, 1)) + "\n"


def test_each_fifth_line() -> None:
    lines = [f"{'' if n % 5 else n:>3} {VERSE[n % 4]}" for n in range(1, 13)]
    lines.insert(6, "")
    margins = find_margins(f"{BODY}\n\n" + "\n".join(lines) + "\n")
    assert list(margins.spans) == [7, 13]


def test_each_line_of_a_poem_but_not_those_of_pages() -> None:
    words = ("The lamp went out", "  at nine, and nobody saw", "who it was.")
    margins = find_margins(count_each(words * 4))
    assert len(margins.spans) == 12
    page = count_each(words * 4)
    assert not find_margins(f"{page}\n   Reed & Sons\n{page}").spans


@pytest.mark.parametrize(
    "text",
    [
        count_each(("Salt", "Pepper", "Flour", "Eggs") * 3),
        count_each(("Salt     3 g", "Pepper   4 g", "Flour    9 g", "Eggs     two") * 3),
        "There were five of us, and we had\n5 oars.\n" + "He counted them,\n" * 4 + "10 times.\n",
        "".join(f"{n} And the king went up into the hills.\n" for n in range(1, 15)),
    ],
)
def test_other_figures(text: str) -> None:
    assert not find_margins(text).spans


def test_no_word_of_a_poem() -> None:
    stanza = (
        count_each((*VERSE, *VERSE, *VERSE)).replace("   5", "\n   5").replace("   9", "\n   9")
    )
    text = apply_draft(f"Die Fähre\n\n{stanza}")[2]
    verse = [block for block in text.blocks if block.kind.name == "verse"]
    assert len(verse) == 3
    words = {piece.block: piece for piece in text.pieces if piece.role.value == "text"}
    assert all(
        not any(map(str.isdigit, text.witness.text[p.start : p.end])) for p in words.values()
    )
