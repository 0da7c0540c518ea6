"""How near an untouched draft comes to what editors would make of texts of many kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import (
    HALVES,
    PARTS,
    TABLES,
    Truth,
    measure_half,
    read_half,
    read_truth,
    total,
    write_tables,
)

BLOCKS, WORST, NOTES, FACTS, FURNITURE_LINES = 0.9, 0.75, 0.9, 0.9, 0.85
"""What is asked of each part but the newest."""
NEWEST = PARTS[-2:]
"""The parts by whose failures rules are not mended throughout: they say what these do for new texts."""

TEXTS = [truth for half in PARTS for truth in read_half(half)]


def test_it_has_two_texts_of_each_kind() -> None:
    tune, test = ({truth.name for truth in read_half(half)} for half in HALVES)
    assert tune == test
    assert len(TEXTS) >= 24


@pytest.mark.parametrize("truth", TEXTS, ids=lambda truth: truth.name)
def test_each_line_is_one_thing(truth: Truth) -> None:
    notes = {lines for kind, lines in truth.blocks if kind == "author-note"}
    lines = [n for kind, block in truth.blocks for n in block if kind != "author-note"]
    lines += [n for note in notes if not note <= {*lines} for n in note]
    assert len(lines) == len({*lines})
    assert truth.furniture.isdisjoint(lines)


@pytest.mark.parametrize("half", PARTS[:-2])
def test_an_untouched_draft_is_nearly_right(half: str) -> None:
    drafts = measure_half(half)
    assert sum(one.score.f1 for one in drafts) / len(drafts) >= BLOCKS
    assert total([one.notes for one in drafts]).f1 >= NOTES
    assert total([one.left_out for one in drafts]).f1 >= FURNITURE_LINES
    for fact in zip(*(one.right_facts for one in drafts), strict=True):
        assert sum(fact) >= min(FACTS * len(drafts), len(drafts) - 1)


@pytest.mark.parametrize("half", NEWEST)
def test_a_draft_of_new_texts_is_right_in_its_greater_part(half: str) -> None:
    drafts = measure_half(half)
    assert sum(one.score.f1 for one in drafts) / len(drafts) >= BLOCKS
    assert min(one.score.f1 for one in drafts) >= WORST
    assert total([one.notes for one in drafts]).f1 >= 0.85
    assert [word for one in drafts for word in (*one.certain, *one.changes)] == []
    assert sum(len(one.lost) for one in drafts) <= 1


@pytest.mark.parametrize("half", PARTS[:-2])
def test_it_does_no_harm(half: str) -> None:
    drafts = measure_half(half)
    assert {one.truth.name: one.lost for one in drafts if one.lost} == {}
    assert [word for one in drafts for word in one.certain] == []
    assert sum(len(one.changes) for one in drafts) <= 2


@pytest.mark.parametrize(("name", "content"), write_tables().items())
def test_the_documentation_has_the_figures(name: str, content: str) -> None:
    remedy = "python tests/glossator/draft/corpus.py --write"
    assert (TABLES / name).read_text(encoding="utf-8") == content, remedy


def test_a_form_feed_begins_a_page_and_no_line(tmp_path: Path) -> None:
    path = tmp_path / "road.txt"
    path.write_text("title:\nauthors:\ndate:\n===\np|It was long,\nf|\fThe Road\np+|and dry.\n")
    truth = read_truth(path)
    assert truth.words == "It was long,\n\fThe Road\nand dry.\n"
    assert truth.blocks == {("paragraph", frozenset({1, 3}))}
    assert truth.furniture == {2}
