"""How near an untouched draft comes to what editors would make of texts of many kinds."""

from __future__ import annotations

import pytest
from corpus import HALVES, Truth, read_half

TEXTS = [truth for half in HALVES for truth in read_half(half)]


def test_it_has_two_texts_of_each_kind() -> None:
    tune, test = ({truth.name for truth in read_half(half)} for half in HALVES)
    assert tune == test
    assert len(TEXTS) >= 24


@pytest.mark.parametrize("truth", TEXTS, ids=lambda truth: truth.name)
def test_each_line_is_one_thing(truth: Truth) -> None:
    lines = [line for _, block in truth.blocks for line in block]
    assert len(lines) == len({*lines})
    assert truth.furniture.isdisjoint(lines)
