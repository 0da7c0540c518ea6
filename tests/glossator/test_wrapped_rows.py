"""Rows of a table that take several lines of the witness: in what is published, and in the certificate."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tiny_edition import TinyEdition, note_md, record_yaml

from glossator.certificate import Certificate, StyleSheets, certify_page
from glossator.certificate.published import read_published_texts
from glossator.cli import main
from glossator.markup import parse_page

SOURCE = """A Title

Rome and     The *roads* were     1776
Ostia        long [12] and *very*
             strait
Carthage     The sea [13]         1780
"""
RULES = ["{lines: 1, kind: title}", "{lines: 3-6, kind: table, goes_on: 4-5}"]
CHANGE = "{line: 5, exact: strait, reading: straight, kind: spelling, certainty: certain}"
MORE = r"""markup: markdown
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition = TinyEdition(tmp_path_factory.mktemp("wrapped"))
    record = record_yaml(SOURCE, RULES, [CHANGE], more=MORE)
    milestones = r"  milestones: [{pattern: '\[(\d+)\]', name: page}]"
    record = record.replace("  exceptions:", f"{milestones}\n  exceptions:")
    edition.write("docs/conf.py", 'project = "Roads"\nextensions = ["sphinx_glossator"]\n')
    edition.write("seeds/alpha/source.txt", SOURCE)
    edition.write("seeds/alpha/record.yaml", record)
    note = note_md("long", "alpha-b1", "were long and very straight 1776 Carthage")
    edition.write("seeds/alpha/notes.md", note)
    assert main(["build", "--jobs", "1", "--only", "html", "-C", str(edition.root)]) == 0
    return edition.root / "build/html"


def test_words_run_on_in_their_cells_and_notes_and_milestones_with_them(built: Path) -> None:
    (text,) = json.loads((built / "edition.json").read_text("utf-8"))["texts"]
    (table,) = text["blocks"]
    assert table["rows"] == [
        ["Rome and Ostia", "The roads were long and very straight", "1776"],
        ["Carthage", "The sea", "1780"],
    ]
    words = table["text"]
    assert [words[mark["start"] : mark["end"]] for mark in table["marks"]] == ["roads", "very"]
    page = (built / "texts/alpha.html").read_text("utf-8")
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert len(cells) == 6
    assert [n for n, cell in enumerate(cells) if 'id="alpha-m-' in cell] == [1, 4]
    assert ">straight</" in cells[1]


def test_a_page_that_takes_words_twice_is_no_proof(built: Path) -> None:
    """The order of a witness may name any part of a block: each of its characters once, and all."""
    page = (built / "texts/alpha.html").read_text("utf-8")
    colophon = parse_page((built / "colophon.html").read_text("utf-8"))
    published = dict(read_published_texts(colophon))
    sheets = StyleSheets(lambda path: (built / path).read_bytes())

    def certify(html: str) -> Certificate:
        return certify_page("texts/alpha.html", html, published, sheets)

    assert certify(page).is_good
    (collation,) = re.findall(r" data-collation='([^']*)'", page)
    steps = json.loads(collation)
    first, *_ = (at for at, step in enumerate(steps) if step[0] == "at")
    assert steps[0][:2] != steps[first][:2] == ["at", "b1"]

    def lie(words: str, steps: list[list[object]]) -> str:
        changed = page.replace("<td>Rome and Ostia</td>", f"<td>{words}</td>")
        said = json.dumps(steps, separators=(",", ":"))
        assert changed.count(collation) == 1
        return changed.replace(collation, said)

    assert certify(lie("Rome and Ostia", steps)).is_good
    more = "Not so. "
    moved = [[*step[:2], int(step[2]) + len(more)] if step[0] == "at" else step for step in steps]
    before = moved.index(next(step for step in moved if step[0] == "words"))
    moved.insert(before, ["at", "b1", len(more)])
    assert "alpha-b1 has" in str(certify(lie(f"{more}Rome and Ostia", moved)).faults)
    last = max(range(len(moved)), key=lambda at: at if moved[at][:2] == ["words", "b1"] else -1)
    moved[last] = ["words", "b1", moved[last][2] + len(more)]  # beyond its end nothing is
    found = certify(lie(f"{more}Rome and Ostia", moved))
    assert not found.is_good
    assert "alpha-b1 has words that are taken twice" in str(found.faults)
    gone = [step for at, step in enumerate(steps) if at != first]
    assert not certify(lie("Rome and Ostia", gone)).is_good
