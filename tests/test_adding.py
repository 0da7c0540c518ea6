"""What "How to add" shows is tried: each edit is applied to a copy of the code, with which an edition is built.

The edits are read from the page of the architecture, so that the page and this test cannot drift.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from built_edition import CONF
from tiny_edition import TinyEdition, note_md, record_yaml, term_yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/software/architecture.md"

pytestmark = pytest.mark.slow

EDIT = re.compile(
    r"^```\{code-block\} diff\n:caption: (?P<file>\S+)\n:name: add-(?P<example>[\w-]+)\n\n(?P<lines>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

SOURCE = """Shut the door.

Peace and development bring win-win cooperation; Hu Shih came from Shanghai.
"""

PERSON = """\
- id: person-hu-shih
  name: Hu Shih
  kind: person
  wordings: {zh-Hans: 胡适, zh-Hant: 胡適, zh-Latn-pinyin: Hú Shì}
  start: "1891"
  description: A philosopher.
  forms: [{form: "Hu Shih", case: exact, plural: ""}]
"""

INDEX = """# Tiny

```{{edition:witnesses}}
```

```{{toctree}}
texts/alpha
glossary
people
{more}
```
"""


def read_edits() -> list[tuple[str, str, str]]:
    """Return example, file and lines of each edit that the page shows."""
    page = PAGE.read_text(encoding="utf-8")
    return [(found["example"], found["file"], found["lines"]) for found in EDIT.finditer(page)]


def apply_edit(content: str, lines: str) -> str:
    """Return a file with the edit: where its old lines stand, exactly once, come the new ones."""
    old, new = (
        "".join(f"{line[1:]}\n" for line in lines.splitlines() if line[:1] in (" ", sign))
        for sign in "-+"
    )
    assert content.count(old) == 1, f"not once in the file:\n{old}"
    return content.replace(old, new)


Build = Callable[..., Path]


@pytest.fixture
def build_with(tmp_path: Path) -> Build:
    """Return a function that applies an example to a copy and builds an edition; it returns ``build/``."""

    def build(example: str, *options: str, files: dict[str, str], more: str = "") -> Path:
        shutil.copytree(
            ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__")
        )
        edits = [edit for edit in read_edits() if edit[0] == example]
        assert edits, f"{PAGE.name} shows no edit named add-{example}"
        for _, name, lines in edits:
            file = tmp_path / name
            file.write_text(apply_edit(file.read_text(encoding="utf-8"), lines), encoding="utf-8")
        edition = TinyEdition(tmp_path / "edition")
        edition.add_text("alpha", SOURCE)
        edition.write("docs/conf.py", CONF)
        edition.write("docs/references.bib", "")
        edition.write("docs/index.md", INDEX.format(more=more))
        edition.write("glossary/terms.yaml", term_yaml("peace: peace"))
        edition.write("glossary/people.yaml", PERSON)
        for name, content in files.items():
            edition.write(name, content)
        run_glossator(tmp_path, "ledger", "--accept")
        run_glossator(tmp_path, "build", *options)
        return edition.root / "build"

    return build


def run_glossator(folder: Path, *arguments: str) -> None:
    """Run the command of the copy; what it says of a fault is the failure's message."""
    ran = subprocess.run(
        [sys.executable, "-m", "glossator", arguments[0], "-C", "edition", *arguments[1:]],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "tools")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr or ran.stdout


def read(build: Path, name: str) -> str:
    return (build / name).read_text(encoding="utf-8")


def read_epub(build: Path) -> str:
    """Return the pages of the EPUB, one after the other."""
    with zipfile.ZipFile(next((build / "epub").glob("*.epub"))) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return "\n".join(book.read(name).decode() for name in names)


def read_pdf(build: Path) -> str:
    """Return the words of the book."""
    with pypdfium2.PdfDocument(build / "pdf/edition.pdf") as book:
        return "\n".join(page.get_textpage().get_text_range() for page in book)


def read_index(build: Path) -> str:
    """Return the script that the search page loads."""
    return read(build, "html/_static/edition-index.js")


def test_the_page_shows_the_edits_that_are_tried() -> None:
    assert [example for example, _, _ in read_edits()] == [
        "note-kind",
        "field",
        "block-kind",
        "paper",
        "entry-kind",
    ]


def test_an_edit_whose_old_lines_are_not_there_is_refused() -> None:
    assert apply_edit("a\nb\nc\n", " a\n-b\n+B\n+D\n c\n") == "a\nB\nD\nc\n"
    with pytest.raises(AssertionError, match="not once"):
        apply_edit("a\na\n", " a\n+b\n")


def test_a_note_kind_has_its_label_in_every_output(build_with: Build) -> None:
    note = note_md("hu", "alpha-p2", "Hu Shih").replace("kind: text", "kind: pronunciation")
    build = build_with("note-kind", files={"seeds/alpha/notes.md": note})
    assert 'data-kind="pronunciation"' in read(build, "html/texts/alpha.html")
    assert "alpha-n-hu" in read_index(build)
    for output in (read(build, "html/texts/alpha.html"), read_epub(build), read_pdf(build)):
        assert "Pronunciation" in output


def test_a_field_is_shown_and_found(build_with: Build) -> None:
    people = f"{PERSON}  birthplace: Pudong\n"
    build = build_with("field", files={"glossary/people.yaml": people})
    for output in (
        read(build, "html/people.html"),
        read_epub(build),
        read_pdf(build),
        read_index(build),
        read(build, "edition.json"),
    ):
        assert "Pudong" in output


def test_a_kind_of_block_is_published(build_with: Build) -> None:
    record = record_yaml(SOURCE, ["{lines: 1, kind: dedication}"])
    build = build_with("block-kind", files={"seeds/alpha/record.yaml": record})
    assert 'id="alpha-dedication"' in read(build, "html/texts/alpha.html")
    assert 'id="alpha-dedication"' in read_epub(build)
    assert "Shut the door." in read_pdf(build)


def test_a_paper_is_what_the_pdf_has(build_with: Build) -> None:
    build = build_with("paper", "--only", "pdf", "--paper", "b5", files={})
    with pypdfium2.PdfDocument(next(build.rglob("edition.pdf"))) as book:
        width, height = (round(side / 72 * 25.4) for side in book[0].get_size())
    assert (width, height) == (176, 250)


def test_a_kind_of_entry_has_its_page(build_with: Build) -> None:
    place = (
        "- id: place-shanghai\n  name: Shanghai\n  description: A port.\n"
        '  forms: [{form: "Shanghai", case: exact, plural: ""}]\n'
    )
    build = build_with("entry-kind", files={"glossary/places.yaml": place}, more="places")
    assert 'id="place-shanghai"' in read(build, "html/places.html")
    assert "places.html#place-shanghai" in read(build, "html/texts/alpha.html")
    assert 'id="place-shanghai"' in read_epub(build)
    assert "A port." in read_pdf(build)
    assert "A port." in read_index(build)
    assert '"places"' in read(build, "edition.json")
