"""The JSON Schema of ``edition.json``: what it admits, and what it refuses."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.json_schema import edition_schema

NOTE = {
    "id": "alpha-n-first",
    "kind": "claim",
    "audience": "student",
    "target": "alpha-fn*",
    "paragraph": "alpha-p1",
    "quote": "Peace",
    "text": "It holds.",
    "sources": ["a-1"],
}
TEXT: dict[str, Any] = {
    "id": "alpha",
    "language": "",
    "blocks": [
        {"id": "alpha-h1", "kind": "heading", "number": None, "text": "H", "level": 1},
        {"id": "alpha-v1", "kind": "verse", "number": "1", "text": "a b", "lines": ["a", "b"]},
    ],
    "title": "A",
    "authors": ["B"],
    "date": "2014-11",
    "publication": "",
    "witness": {"file": "a.txt", "sha256": "0" * 64, "bytes": 6},
    "headings": [{"id": "alpha-h1", "level": 1, "text": "H", "number": ""}],
    "paragraphs": [{"id": "alpha-p1", "number": "1", "text": "Peace."}],
    "author_notes": [
        {
            "id": "alpha-fn*",
            "number": "*",
            "paragraph": "alpha-p1",
            "text": "Ibid.",
            "supplied": "",
        }
    ],
    "pull_quotes": [{"id": "alpha-pq1", "text": "Peace.", "after": ""}],
    "references": [],
    "emendations": [],
    "notes": [NOTE],
}
EDITION: dict[str, Any] = {
    "format": 2,
    "edition": {"title": "E", "version": ""},
    "texts": [TEXT],
    **{kind.plural: [] for kind in ENTRY_KINDS},
}

VALIDATOR = Draft202012Validator(edition_schema())


def faults(*path: str | int, value: object) -> list[str]:
    """Return what is wrong with the edition where it has this value at the path."""
    data: Any = copy.deepcopy(EDITION)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_an_edition_fits() -> None:
    Draft202012Validator.check_schema(edition_schema())
    assert not list(VALIDATOR.iter_errors(EDITION))
    assert faults("texts", 0, "notes", 0, "verdict", value="holds-in-part") == []
    assert faults("texts", 0, "notes", 0, "verdict", value=None) == []


@pytest.mark.parametrize("label", ["一", "①", "1.1", "α", "*"])
def test_an_id_may_end_in_whatever_label_is_printed(label: str) -> None:
    """References numbered in Chinese were published, and the schema beside them refused the file."""
    reference = {"id": f"alpha-ref{label}", "number": label, "text": "A book."}
    assert faults("texts", 0, "references", value=[reference]) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("texts", 0, "date"), "soon"),
        (("texts", 0, "notes", 0, "kind"), "remark"),
        (("texts", 0, "notes", 0, "verdict"), "perhaps"),
        (("texts", 0, "paragraphs", 0, "number"), 1),
        (("texts", 0, "paragraphs", 0, "words"), "x"),
        (("texts", 0, "witness", "sha256"), "0"),
        (("terms",), [{"id": "term-a"}]),
    ],
)
def test_a_fault_is_refused(path: tuple[str | int, ...], value: object) -> None:
    assert faults(*path, value=value)
