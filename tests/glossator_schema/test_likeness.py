"""Characters that look alike are compared as one, and the words stay what they are."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator_schema.likeness import ALIKE, Likeness, unify

ODD = st.text(
    st.sampled_from([*"ab e'-\u0301\u0323\u00e9\u1112\u1161\u11ab\u0915\u094d", *map(chr, ALIKE)]),
    max_size=12,
)


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("China\u2019s", "China's"),
        ("\u201cmajor\u00a0country\u201d", '"major country"'),
        ("co\u00adoperation", "cooperation"),
        ("win\u2011win", "win-win"),
        ("\u03c4\u1fbd \u1f04\u03c1", "\u03c4' \u1f04\u03c1"),  # the apostrophe of Greek
        (normalize("NFD", "détente"), "détente"),
        ("1950\u201353", "1950\u201353"),  # a dash is no hyphen
    ],
)
def test_what_looks_alike_is_alike(words, alike):
    assert unify(words) == alike


@given(ODD)
def test_every_character_is_at_its_place(text):
    likeness = Likeness(text)
    for at in range(len(likeness.folded)):
        place = likeness.place(at, at + 1)
        if place:
            start, end = place
            assert 0 <= start < end <= len(text)
            assert likeness.folded[at] in unify(text[start:end])


def test_a_letter_is_not_parted_from_its_accent():
    likeness = Likeness(normalize("NFD", "café é"))
    assert likeness.place(0, 4) == (0, 5)
    assert Likeness("q\u0323x").place(0, 1) is None
