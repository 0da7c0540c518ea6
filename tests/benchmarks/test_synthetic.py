"""The synthetic content is the same for both, and an edition of it has no fault."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from stock import change_a_note
from synthetic import LATIN, MIXED, NOTE, SCRIPTS, Synthetic, make_synthetic
from synthetic_pages import write_edition, write_stock

from glossator.project import Project


@pytest.fixture(scope="module", params=[LATIN, MIXED], ids=["latin", "mixed"])
def content(request: pytest.FixtureRequest) -> Synthetic:
    return make_synthetic(6, 12, request.param)


def test_the_same_numbers_give_the_same_content(content: Synthetic) -> None:
    assert make_synthetic(2, 3) == make_synthetic(2, 3)
    assert content.size == sum(len(text.source.encode()) for text in content.texts)


def test_each_form_stands_in_a_text(content: Synthetic) -> None:
    words = {word for text in content.texts for part in text.paragraphs for word in part.words}
    assert {form for term in content.terms for form in term.forms} <= words


def test_texts_take_the_scripts_in_turn() -> None:
    texts = make_synthetic(len(SCRIPTS), 1, MIXED).texts
    for text, (beginnings, _) in zip(texts, SCRIPTS.values(), strict=True):
        first = text.paragraphs[0].words[0].lower()
        assert first.startswith(tuple(beginnings.split()))


def test_the_edition_reads_without_a_fault_and_links_what_was_planted(
    content: Synthetic, tmp_path: Path
) -> None:
    write_edition(content, tmp_path)
    edition = Project(tmp_path).read()
    assert len(edition.texts) == len(content.texts)
    for anchored, text in zip(
        sorted(edition.texts, key=lambda it: it.text.id), content.texts, strict=True
    ):
        assert len(anchored.notes) == sum(part.noted for part in text.paragraphs)
        planted = sum(" " in word for part in text.paragraphs for word in part.words)
        assert len(anchored.occurrences) == planted


def test_the_stock_pages_have_the_same_words_and_notes(content: Synthetic, tmp_path: Path) -> None:
    write_stock(content, tmp_path)
    for text in content.texts:
        page = (tmp_path / f"texts/{text.id}.md").read_text("utf-8")
        assert page.count(NOTE) == sum(part.noted for part in text.paragraphs)
        bare = re.sub(r"(?ms)^# .*?$|^\(.*?\)=$|^:::.*?^:::$", "", page)
        assert re.sub(r"\{term\}`([^`]*)`", r"\1", bare).split() == text.source.split()
    glossary = (tmp_path / "glossary.md").read_text("utf-8")
    assert all(form in glossary for term in content.terms for form in term.forms)


def test_each_change_of_a_note_makes_words_that_were_not_there(
    content: Synthetic, tmp_path: Path
) -> None:
    write_stock(content, tmp_path)
    page = tmp_path / "texts/t0.md"
    seen = {page.read_text("utf-8")}
    for turn in range(3):
        change_a_note(page, turn)
        seen.add(page.read_text("utf-8"))
    assert len(seen) == 4


@pytest.mark.parametrize("scripts", [LATIN, MIXED], ids=["latin", "mixed"])
def test_no_form_stands_in_a_text_by_chance_or_beside_another(scripts: Sequence[str]) -> None:
    crowded = make_synthetic(2, 100, scripts)
    forms = {form for term in crowded.terms for form in term.forms}
    of_forms = {word for form in forms for word in form.split()}
    for paragraph in (part for text in crowded.texts for part in text.paragraphs):
        planted = [word in forms for word in paragraph.words]
        assert sum(planted) == 5
        assert not any(one and other for one, other in itertools.pairwise(planted))
        others = {word.lower().rstrip(".") for word in paragraph.words if word not in forms}
        assert not of_forms & others
