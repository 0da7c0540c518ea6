"""From a dirty text, none of the edition's, over its draft and the editor's pencil to a published page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tiny_edition import TinyEdition

from glossator.cli import main

DIRTY = Path(__file__).with_name("dirty.txt")
CONF = """
project = "The Canal"
version = "1"
edition_release_date = "2020-01-01"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
"""
INDEX = "# The Canal\n\n```{edition:witnesses}\n```\n\n```{toctree}\ntexts/tarn\n```\n"


def correct(record: str) -> str:
    """Do what the editor does: add what no rule saw, supply what no line says."""
    assert "brickmakers" not in record  # a compound, which no rule takes apart
    seen = "    - {lines: 25, run_in: {level: 2, text: Feeding the locks.}}\n"
    record = record.replace(
        "    - {lines: 27, kind: heading", seen + "    - {lines: 27, kind: heading"
    )
    record = re.sub(r"^state: draft.*\n", "", record, flags=re.MULTILINE)
    said = "publication: Inland Review\n  rights: invented for a test\n  provenance: invented for a test"
    return re.sub(r"# Yours to say: .*", said, record)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    edition = TinyEdition(tmp_path_factory.mktemp("canal"))
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    assert main(["draft", str(DIRTY), "--id", "tarn", "-C", str(edition.root)]) == 0
    drafted = edition.files("seeds")["tarn/record.yaml"].decode()
    assert main(["convert", "-C", str(edition.root)]) == 0  # the engine accepts it as it stands
    edition.write("seeds/tarn/record.yaml", correct(drafted))
    assert main(["build", "--only", "html", "-C", str(edition.root)]) == 0
    return edition


def test_the_reading_text_is_clean(published: TinyEdition) -> None:
    (anchored,) = published.read().texts
    text = anchored.text
    assert text.bibliography.title == "The Slow River and the Fast Canal"
    assert [block.text for block in text.blocks if block.id.startswith("tarn-h")] == [
        "Digging the Great Cut",
        "Feeding the locks.",
        "A Town Without a Quay",
    ]
    assert [note.number for note in text.author_notes] == ["1", "2", "3"]
    words = "\n".join(paragraph.text for paragraph in text.paragraphs)
    for good in (
        "goes where it pleases.” They wrote",
        "and the villages along",
        "paid for by a lottery. The company",
        "in every inn, and the winners",
        "Tarn Navigation Company (TNC)",
        "for half a day and kept the other half",
        "with “yesterday’s loaves",
        "and the millers",
        "and brickmakers store",
    ):
        assert good in words
    assert "Home >" not in words
    assert len(text.paragraphs) == 6


def test_the_page_is_published(published: TinyEdition) -> None:
    html = published.files("build/html")["texts/tarn.html"].decode()
    page = BeautifulSoup(html, "html.parser")
    assert page.h1
    assert "The Slow River and the Fast Canal" in page.h1.get_text()
    for anchor in ("tarn-p1", "tarn-p6", "tarn-h2", "tarn-fn3", "tarn-pq1"):
        assert page.find(id=anchor), anchor
    paragraph = page.find(id="tarn-p1")
    assert paragraph
    assert "the villages along its banks" in " ".join(paragraph.get_text().split())
    assert "Share on Facebook" not in paragraph.get_text()
