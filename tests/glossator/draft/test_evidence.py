"""What stands around a change tells whether words may be judged there."""

from __future__ import annotations

import pytest
from drafting import apply_draft

from glossator.draft.vocabulary import read_vocabulary

PROSE = (
    "The keeper of the lock wrote down the depth of the water every morning, and in the evening he "
    "read the figures to the men who had come in from the boats."
)


def changes(sentence: str) -> list[str]:
    """Return what an untouched draft changes in a sentence that stands among prose."""
    _, record, _ = apply_draft(
        f"The Lock\n\n{PROSE} {sentence} {PROSE}\n\n{PROSE}\n", read_vocabulary().counts
    )
    return [f"{rule.exact} > {rule.reading}" for rule in record.emendations]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He saw,and she heard,the water.", ["saw,and > saw, and", "heard,the > heard, the"]),
        ("He came to thewater again.", ["thewater > the water"]),
        ("He wrote arma virumque,cano Troiae in it.", []),  # another language
        ("There f (x,y) = z,with x,y > 0 and z,w < 1.", []),  # a formula
        ("It is in `shop.open,and` of the code.", []),  # code
        ('It is in <a title="one,two">the list</a> of the boats.', []),  # a tag
        ("He took it up ; she put it down ; it rose ; it sank ; it stayed.", []),  # a habit
        ("He was doin' what the men had done.", []),
        (
            "It was the aliquid of the old men.",
            [],
        ),  # parted, a word and an ending of another language
        ("He saw the (re)build of the lock and the sluice(s)and the gate.", []),
        ("He spoke of “ ‘the lock’ ” again.", []),
        ("He paid expenses . . . to the men of the boats.", []),
    ],
)
def test_only_plain_prose_is_mended(sentence: str, expected: list[str]) -> None:
    assert changes(sentence) == expected
