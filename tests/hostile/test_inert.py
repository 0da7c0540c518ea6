"""Whatever a seed holds is published as the text it is: nothing runs, nothing is included, nothing is lost."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from bs4 import Tag
from hostile_edition import CANARY, FORGED, LONG_PARAGRAPH, LONG_URL, Published, read_corpora, trim
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.inventory import InventoryFile

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]

BLOCKS = {
    "paragraphs": ("p", "{}"),
    "quoted": ("p", "Before {} after."),
    "headings": ("h", "{}"),
    "pull-quotes": ("pq", "{}"),
    "references": ("ref", " {}"),  # after the label
    "author-notes": ("fn", " {}"),
}
"""The places where words are published, the ids of their blocks, and what is around each text."""


def unequal(expected: list[str], found: list[str]) -> list[tuple[str, str]]:
    """Return the pairs that differ, written so that a failure can be read."""
    pairs = zip(expected, found, strict=True)
    return [(ascii(a), ascii(b)) for a, b in pairs if a != b]


# --- the text that comes out is the text that went in -------------------------------------------


@pytest.mark.parametrize("text", BLOCKS)
def test_every_block_of_a_page_is_its_text(published: Published, text: str) -> None:
    kind, around = BLOCKS[text]
    blocks = [published.block(text, f"{kind}{n}") for n in range(1, len(published.texts) + 1)]
    expected = [around.format(words) for words in published.texts]
    assert unequal(expected, [block.get_text() for block in blocks]) == []


@pytest.mark.parametrize("text", BLOCKS)
def test_every_block_of_the_epub_is_its_text(published: Published, text: str) -> None:
    kind, around = BLOCKS[text]
    blocks = [
        published.epub_blocks[f"{text}-{kind}{n}"] for n in range(1, len(published.texts) + 1)
    ]
    expected = [around.format(words) for words in published.texts]
    assert unequal(expected, blocks) == []


@pytest.mark.parametrize("text", BLOCKS)
def test_no_block_has_elements_of_its_own_making(published: Published, text: str) -> None:
    kind, _ = BLOCKS[text]
    found = {
        f"{element.name}.{'.'.join(element.get('class', []))}"
        for n in range(1, len(published.texts) + 1)
        for element in published.block(text, f"{kind}{n}").find_all(True)
    }
    assert found <= {"span.quoted", "p."}  # a pull quote is a paragraph in a quotation


def test_the_words_of_edition_json_are_the_words(published: Published) -> None:
    texts, data = published.texts, published.data
    sentences = [f"Before {text} after." for text in texts]

    def words(text: str, kind: str, key: str = "text") -> list[str]:
        return [block[key] for block in data[text][kind]]

    assert unequal(texts, words("paragraphs", "paragraphs")) == []
    assert unequal(sentences, words("quoted", "paragraphs")) == []
    assert unequal(texts, words("quoted", "notes", "quote")) == []
    assert unequal(texts, words("emended", "emendations", "source")) == []
    assert set(words("emended", "paragraphs")) == {"Before peace after."}
    assert unequal(texts, words("headings", "headings")) == []
    assert unequal(texts, words("pull-quotes", "pull_quotes")) == []
    assert unequal(texts, words("references", "references")) == []
    assert unequal(texts, words("author-notes", "author_notes")) == []
    assert set(words("author-notes", "paragraphs")) == {"Said."}
    assert words("furniture", "paragraphs") == ["The only words."]


def test_a_title_is_its_text(hostile: Published) -> None:
    for name, page in hostile.pages.items():
        heading = page.h1
        assert isinstance(heading, Tag)
        title = hostile.data[name]["title"]
        assert heading.get_text() == f"{title}¶"
        assert page.title is not None
        assert " ".join(title.split()) in " ".join(page.title.get_text().split())


def test_the_book_has_every_text(hostile: Published) -> None:
    """ASCII alone: marks that combine and letters that run leftwards are stored as they are drawn."""
    document = pypdfium2.PdfDocument(hostile.root / "build/pdf/edition.pdf")
    words = squeeze("".join(page.get_textpage().get_text_bounded() for page in document))
    texts = [text for text in hostile.texts if text.isascii() and len(text) <= 40]
    assert len(texts) > 450
    assert [text for text in texts if words.count(squeeze(text)) < 6] == []


def squeeze(text: str) -> str:
    """Return a text without white space, and without the hyphens of line ends."""
    return re.sub(r"[\s\u00ad\u2010\ufffe\x02-]", "", text)


def test_the_source_of_the_book_has_words_in_string_literals_alone(hostile: Published) -> None:
    source = (hostile.root / ".glossator/work/student/doctrees/typst/edition.typ").read_text(
        "utf-8"
    )
    code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', source)
    code = re.sub(r"^//@ .*$", "", code, flags=re.MULTILINE)
    names = set(re.findall(r"#?([A-Za-z][\w.-]*)", code))
    assert "read" not in names
    assert names & {"eval", "include", "panic", "json", "plugin", "sys", "image", "while"} == set()
    imports = re.findall(r"#import.*", code)
    assert imports == ['#import "": *']


# --- nothing runs, nothing is read --------------------------------------------------------------


def test_no_file_that_a_seed_names_is_read(hostile: Published) -> None:
    canary = CANARY.encode()
    assert [name for name, content in hostile.files().items() if canary in content] == []
    document = pypdfium2.PdfDocument(hostile.root / "build/pdf/edition.pdf")
    assert not any(CANARY[:10] in page.get_textpage().get_text_bounded() for page in document)
    assert not [name for name in hostile.files() if name.endswith(("canary.txt", "canary.png"))]


def test_nothing_is_substituted(hostile: Published) -> None:
    assert not any("SUBSTITUTED" in page.get_text() for page in hostile.pages.values())


def test_a_page_loads_and_links_what_a_tame_page_does(published: Published) -> None:
    """Scripts, styles and frames are those of the theme; no address has an odd scheme."""
    kept = ("script", "style", "link", "iframe", "object", "embed", "img", "form", "base", "meta")
    census = {
        name: {tag: len(page.find_all(tag)) for tag in kept}
        for name, page in published.pages.items()
        if name != "references"  # the last page has no link to a next one
    }
    known = {f"../{path}" for path in published.static}
    for name, page in census.items():
        scripts = published.pages[name].find_all("script", src=True)
        assert {str(tag["src"]).partition("?")[0] for tag in scripts} <= known
        page["script"] -= len(scripts)  # a page without notes needs no script for notes
        page["link"] = page["meta"] = page["form"] = 0
    assert len({tuple(counts.items()) for counts in census.values()}) == 1
    for page in published.pages.values():
        for element in page.find_all(True):
            assert not [key for key in element.attrs if key.startswith("on")]
            for key in ("href", "src", "action", "data", "srcset"):
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", str(element.get(key, "")), re.I)
                assert scheme is None or scheme[1] in ("http", "https")


def test_no_id_stands_twice(published: Published) -> None:
    for page in published.pages.values():
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids))


def test_the_inventory_has_no_object_that_a_seed_forged(published: Published) -> None:
    content = (published.root / "build/html/objects.inv").read_bytes()
    headings = InventoryFile.loads(content, uri="").data["edition:heading"]
    names = [headings[f"headings-h{n}"].display_name for n in range(1, len(published.texts) + 1)]
    assert unequal([" ".join(t.splitlines()) for t in published.texts], names) == []
    assert len(headings) == len(published.texts)


def test_prompts_never_run_under_sphinx(hostile: Published, tmp_path: Path) -> None:
    docs, out, said = str(hostile.root / "docs"), str(tmp_path / "out"), StringIO()
    doctrees = str(hostile.root / ".glossator/work/student/doctrees")
    with patch_docutils(docs), docutils_namespace():
        app = Sphinx(docs, docs, out, doctrees, "doctest", status=said, warning=said)
        app.build()
    assert app.statuscode == 0
    assert "0 tests" in (tmp_path / "out/output.txt").read_text(encoding="utf-8")


CHECKS = "how-this-edition-is-checked.md"
"""The one page of an edition that is to be run."""


def test_prompts_never_run_under_pytest(hostile: Published) -> None:
    """Not by the settings of this repository, and not if someone globs every page."""
    parser = doctest.DocTestParser()
    witness = "\n".join(read_corpora()["python"])
    assert len(parser.get_examples(witness.replace('>>> print("""\n... continued', ""))) > 3
    pages = {*(hostile.root / "docs").rglob("*.md")}
    pages.remove(hostile.root / "docs" / CHECKS)
    assert len(pages) > 15
    for page in pages:
        assert parser.get_examples(page.read_text(encoding="utf-8")) == []
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    options = settings["tool"]["pytest"]["ini_options"]["addopts"]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-c", "/dev/null"]
    command += [
        "-o",
        "markers=slow",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(hostile.root),
        *options,
        ".",
    ]
    run = subprocess.run(command, cwd=hostile.root, capture_output=True, text=True, check=False)
    collected = [line for line in run.stdout.splitlines() if "::" in line]
    assert collected == [f"docs/{CHECKS}::{CHECKS}"], run.stdout  # and nothing of a witness


def test_nothing_was_written_elsewhere(hostile: Published) -> None:
    assert list(hostile.root.rglob(f"{FORGED}*")) == []
    assert not (Path.cwd() / FORGED).exists()


# --- odd files ----------------------------------------------------------------------------------


def test_odd_files_come_through(hostile: Published) -> None:
    two = ["First line.", "Second line."]
    expected = {
        "crlf": two,
        "lone-cr-at-ends": two,
        "bom": two,
        "bom-and-crlf": two,
        "empty": [],
        "blank": [],
        "no-paragraph": [],
        "long-url": [f"See {LONG_URL}.", LONG_URL],
        "long-paragraph": [LONG_PARAGRAPH],
    }
    for name, words in expected.items():
        assert [block["text"] for block in hostile.data[name]["paragraphs"]] == words
        blocks = [hostile.block(name, f"p{n}") for n in range(1, len(words) + 1)]
        assert [block.get_text() for block in blocks] == words
    assert len(LONG_URL) >= 300
    assert len(LONG_PARAGRAPH) >= 50_000
    assert trim(LONG_PARAGRAPH) == LONG_PARAGRAPH
