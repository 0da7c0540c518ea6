"""What is measured of a draft is what ``edition.json`` has after ``add`` and ``build``, untouched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from corpus import PARTS, Measured, measure_half

from glossator.cli import main

WITHIN = "author-note"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every text of the corpus in one edition: the content of its ``edition.json``."""
    folder = tmp_path_factory.mktemp("drafts")
    root = folder / "edition"
    assert main(["init", str(root)]) == 0
    for name, one in every():
        received = folder / f"{one.truth.name}.txt"
        received.write_text(one.truth.words, encoding="utf-8")
        assert main(["add", str(received), "--id", name, "-C", str(root)]) == 0
    assert main(["build", "--only", "html", "-C", str(root)]) == 0
    content: dict[str, Any] = json.loads((root / "build/edition.json").read_text(encoding="utf-8"))
    return content


def every() -> list[tuple[str, Measured]]:
    """Return the texts, each with an id that no other has."""
    return [(f"{part}-{one.truth.name}", one) for part in PARTS for one in measure_half(part)]


@pytest.mark.slow
def test_each_text_is_published_as_it_is_measured(edition: dict[str, Any]) -> None:
    published = {text["id"]: text for text in edition["texts"]}
    for name, one in every():
        assert one.text is not None, name
        text, said = published[name], one.text.bibliography
        kinds = [(block["kind"], only_letters(block["text"])) for block in text["blocks"]]
        measured = [(block.kind.name, only_letters(block.text)) for block in one.text.blocks]
        assert [each for each in kinds if each[0] != WITHIN] == measured, name
        notes = [only_letters(note["text"]) for note in text["author_notes"]]
        assert notes == [only_letters(note.text) for note in one.text.author_notes], name
        assert text["title"] == said.title, name
        assert text["authors"] == [person.name for person in said.authors], name


def only_letters(words: str) -> str:
    """Return the letters and figures: marks within words are told apart elsewhere."""
    return "".join(filter(str.isalnum, words))
