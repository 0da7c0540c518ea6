"""The edition that "Begin" of the guide shows builds: its files are taken from the page as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny_edition import SOURCE, TinyEdition, events_yaml, note_md, term_yaml

from glossator.cli import main

GUIDE = Path(__file__).parents[1] / "docs/software/writing-an-edition.md"
FILE = re.compile(
    r"^```\{code-block\} \w+\n:caption: (\S+)\n:name: begin-\w+\n\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

PERSON = """\
- {id: person-gibbon, name: Edward Gibbon, kind: person, office: Historian, description: He wrote., forms: []}
"""


@pytest.fixture
def begun(tmp_path: Path) -> TinyEdition:
    """The files of the guide, with a text that has a note, and with a glossary."""
    edition = TinyEdition(tmp_path)
    for name, content in FILE.findall(GUIDE.read_text(encoding="utf-8")):
        edition.write(name, content)
    edition.add_text("smith-1999", SOURCE)
    note = note_md("roads", "smith-1999-p1", "Peace and", body="{cite:p}`gibbon-1776-decline`")
    edition.write("seeds/smith-1999/notes.md", note)
    edition.write("glossary/terms.yaml", term_yaml("peace: peace"))
    edition.write("glossary/people.yaml", PERSON)
    edition.write("glossary/events.yaml", events_yaml(("smith-1999-p1", "development")))
    return edition


def test_the_edition_of_the_guide_builds(
    begun: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "-C", str(begun.root), "--only", "html"]) == 0, capsys.readouterr().err
    page = (begun.root / "build/html/texts/smith-1999.html").read_text(encoding="utf-8")
    assert "bibliography.html#source-gibbon-1776-decline" in page
    assert ">Gibbon 1776</a>" in page


def test_without_the_witnesses_it_is_said_what_to_write(
    begun: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    index = begun.files("docs")["index.md"].decode()
    begun.write("docs/index.md", index.replace("timeline\n", "timeline\ncolophon\n"))
    begun.write("docs/colophon.md", "# Colophon\n\n```{bibliography}\n```\n")
    assert main(["build", "-C", str(begun.root), "--only", "html"]) == 1
    assert "docs:1:1: MISSING_FILE" in (told := capsys.readouterr().err)
    assert "write {edition:witnesses} on a page" in told
