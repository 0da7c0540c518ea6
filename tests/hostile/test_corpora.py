"""The corpora are what they are said to be: many, of every syntax, and none that hides in white space."""

from __future__ import annotations

from collections import Counter

import pytest
from hostile_edition import read_corpora, read_refused, trim

from glossator.witness import UNCARRIABLE

CORPORA = read_corpora()


def test_there_are_many_and_none_twice_in_its_group() -> None:
    assert sum(map(len, CORPORA.values())) + len(read_refused()) >= 320
    twice = {
        (group, text)
        for group, texts in CORPORA.items()
        for text, times in Counter(texts).items()
        if times > 1
    }
    assert twice == set()


@pytest.mark.parametrize("group", CORPORA)
def test_each_is_one_line_that_html_can_carry(group: str) -> None:
    assert len(CORPORA[group]) >= 4
    odd = [t for t in CORPORA[group] if not trim(t) or "\n" in t or UNCARRIABLE.search(t)]
    assert odd == []
