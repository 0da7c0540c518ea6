"""What is kept between two runs: convert and check do over only what has changed, and say the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tiny_edition import SOURCE, TinyEdition, note_md, term_yaml

import glossator.edition
import glossator.linking
import glossator.project
from glossator import fingerprint
from glossator.cli import kept, main
from glossator.files import EditionFiles
from glossator.linking import find_occurrences
from glossator.model import AnchoredText, Occurrence, Text


def run(edition: TinyEdition, command: str) -> int:
    return main([command, "-C", str(edition.root)])


@pytest.fixture
def two(edition: TinyEdition) -> TinyEdition:
    """An edition of two texts, converted, with a warning."""
    edition.add_text("beta", SOURCE)
    claim = note_md("check", "beta-p1", "Peace", body="{cite:p}`smith`")
    edition.write("seeds/beta/notes.md", claim.replace("kind: text", "kind: claim"))
    edition.write("docs/references.bib", "@misc{smith, title={Roads}}\n")
    assert run(edition, "convert") == 0
    return edition


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed from now on."""
    found: list[str] = []

    def watch(name: str, place: int) -> None:
        function = getattr(glossator.project, name)

        def parse(*given: object) -> object:
            found.append(f"{name} {given[place]}")
            return function(*given)

        monkeypatch.setattr(glossator.project, name, parse)

    watch("apply_record", 0)
    watch("find_apparatus", 1)
    watch("find_entries", 2)
    watch("find_ledger", 1)
    return found


def test_only_what_has_changed_is_parsed(two: TinyEdition, parsed: list[str]) -> None:
    assert run(two, "check") == 0
    assert parsed == []
    two.write("seeds/alpha/notes.md", note_md("other", "alpha-p1", "Peace and"))
    assert run(two, "convert") == 0
    assert parsed == ["find_apparatus seeds/alpha/notes.md"]
    assert run(two, "check") == 0
    assert parsed == ["find_apparatus seeds/alpha/notes.md"]


def test_forms_are_looked_for_only_where_something_has_changed(
    two: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(text: Text, *given: Any) -> list[Occurrence]:
        looked.append(text.id)
        return find_occurrences(text, *given)

    monkeypatch.setattr(glossator.linking, "find_occurrences", look)
    two.write("seeds/alpha/notes.md", note_md("other", "alpha-p1", "Peace and"))
    assert run(two, "convert") == 0
    assert looked == []
    two.add_text("beta", SOURCE.replace("Peace", "Quiet"))
    assert run(two, "convert") == 1  # a note quotes the old words
    assert run(two, "convert") == 1
    assert looked == ["beta", "beta"]  # what was refused is not kept
    terms = (two.root / "glossary/terms.yaml").read_text("utf-8")
    two.write("seeds/beta/notes.md", "")
    two.write("glossary/terms.yaml", terms.replace("A word.", "A thing."))
    looked.clear()
    assert run(two, "convert") == 0
    assert looked == ["alpha", "beta"]


def test_a_ledger_is_compared_again_where_its_text_changed(two: TinyEdition) -> None:
    """A note that was published and is gone is told, whatever was found before."""
    (two.root / "docs/references.bib").unlink()
    two.write("seeds/beta/notes.md", note_md("check", "beta-p1", "Peace"))
    assert run(two, "convert") == 0
    assert main(["ledger", "--accept", "-C", str(two.root)]) == 0
    assert run(two, "convert") == 0
    assert run(two, "check") == 0
    two.write("seeds/beta/notes.md", note_md("another", "beta-p1", "Peace"))
    assert run(two, "convert") == 0
    assert run(two, "check") == 1
    assert run(two, "check") == 1
    two.write("seeds/beta/notes.md", note_md("check", "beta-p1", "Peace"))
    assert run(two, "convert") == 0
    assert run(two, "check") == 0


def test_a_definition_writes_no_page_of_a_text_again(
    two: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(two, "convert") == 0
    written: list[str] = []
    write = glossator.edition.write_text_page

    def note(anchored: AnchoredText, *rest: Any) -> str:
        written.append(anchored.text.id)
        return write(anchored, *rest)

    monkeypatch.setattr(glossator.edition, "write_text_page", note)
    terms = (two.root / "glossary/terms.yaml").read_text("utf-8")
    two.write("glossary/terms.yaml", terms.replace("A word.", "A thing."))
    assert run(two, "convert") == 0
    assert "A thing." in (two.root / "docs/glossary.md").read_text("utf-8")
    assert written == []
    two.write("glossary/terms.yaml", terms.splitlines()[0])
    assert run(two, "convert") == 0
    assert written


def test_pages_are_those_of_a_clean_conversion(two: TinyEdition, tmp_path: Path) -> None:
    changes = {
        "seeds/alpha/notes.md": note_md("other", "alpha-p1", "Peace and"),
        "glossary/terms.yaml": (two.root / "glossary/terms.yaml").read_text("utf-8").split("- {")[0]
        + "- {id: term-peace, headword: peace, "
        "wordings: {zh-Hans: 词, zh-Hant: 詞, zh-Latn-pinyin: cí}, definition: Quiet., "
        "forms: [{form: peace, case: any}]}\n",
        "pyproject.toml": '[tool.glossator]\nlink-terms = "every"\n',
    }
    for path, content in changes.items():
        two.write(path, content)
        assert run(two, "convert") == 0
        pages = two.files("docs")
        for file in sorted((two.root / ".glossator").rglob("*.json")):
            file.unlink()
        assert run(two, "convert") == 0
        assert two.files("docs") == pages, path
    assert b"term:peace" in two.files("docs")["texts/beta.md"]


def test_warnings_are_told_again(two: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    told = set()
    for _ in range(2):
        assert run(two, "check") == 0
        told.add(capsys.readouterr().err)
    (warning,) = told
    assert warning.startswith("seeds/beta/notes.md:6:1: NO_VERDICT")
    two.write("seeds/alpha/notes.md", note_md("other", "alpha-p1", "Peace and"))
    assert run(two, "convert") == 0
    assert run(two, "check") == 0
    assert capsys.readouterr().err == warning


def test_a_fault_is_told_each_time(two: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(two, "check") == 0
    two.write("docs/page.md", "[a](javascript:x)\n")
    capsys.readouterr()
    told = set()
    for _ in range(2):
        assert run(two, "check") == 1
        told.add(capsys.readouterr().err)
    (fault,) = told
    assert "docs/page.md:1:1: BAD_ADDRESS" in fault
    (two.root / "docs/page.md").unlink()
    assert run(two, "check") == 0


def test_a_page_that_was_edited_by_hand_is_stale(two: TinyEdition) -> None:
    assert run(two, "check") == 0
    page = two.root / "docs/texts/alpha.md"
    content = page.read_text("utf-8")
    page.write_text(content + "\nMore.\n", "utf-8")
    assert run(two, "check") == 1
    assert run(two, "convert") == 0
    assert page.read_text("utf-8") == content
    (two.root / "schemas/record.schema.json").unlink()
    assert run(two, "check") == 1
    assert run(two, "convert") == 0
    assert run(two, "check") == 0


def test_converted_is_not_checked(two: TinyEdition) -> None:
    two.write("docs/page.md", "[a](javascript:x)\n")
    for _ in range(2):  # the second time, its pages are known to be up to date
        assert run(two, "convert") == 0
    assert run(two, "check") == 1


def test_what_is_damaged_or_of_other_software_is_not_there(
    two: TinyEdition, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(two, "check") == 0
    files = [*(two.root / ".glossator").rglob("*.json")]
    assert {"good.json", "found.json", "schemas.json"} <= {file.name for file in files}
    for file in files:
        file.write_bytes(file.read_bytes()[:-1])
    assert run(two, "check") == 0
    assert len(parsed) == 6
    parsed.clear()
    monkeypatch.setattr(kept, "fingerprint_installed", lambda: "other")
    assert run(two, "check") == 0
    assert len(parsed) == 6


def test_what_nobody_asks_for_is_removed(two: TinyEdition) -> None:
    names = {file.name for file in (two.root / ".glossator/read").iterdir()}
    two.write("seeds/alpha/notes.md", note_md("other", "alpha-p1", "Peace and"))
    assert run(two, "convert") == 0
    now = {file.name for file in (two.root / ".glossator/read").iterdir()}
    assert len(now) == len(names)
    assert {name.partition("-")[0] for name in names - now} == {"notes", "page"}
    kept.Store(EditionFiles(two.root)).sweep()  # it was asked for nothing
    assert {file.name for file in (two.root / ".glossator/read").iterdir()} == now


def test_a_file_that_changes_while_it_is_checked_is_not_remembered(two: TinyEdition) -> None:
    (two.root / ".glossator/good.json").unlink(missing_ok=True)
    last = kept.LastGood(EditionFiles(two.root))
    two.write("docs/page.md", "[a](javascript:x)\n")
    last.remember(kept.Good("all", []))
    assert kept.LastGood(EditionFiles(two.root)).recall() is None
    assert run(two, "check") == 1
    (two.root / "docs/page.md").unlink()  # it is what it was, and was not what was looked at
    assert kept.LastGood(EditionFiles(two.root)).recall() is None


def test_what_cannot_be_read_is_not_known(two: TinyEdition) -> None:
    (two.root / "docs/loop").symlink_to(two.root / "docs")
    last = kept.LastGood(EditionFiles(two.root))
    assert last.files == ""
    last.remember(kept.Good("all", []))
    assert kept.LastGood(EditionFiles(two.root)).recall() is None


def test_a_tree_is_known_by_names_contents_and_links(tmp_path: Path) -> None:
    def change(path: str, content: str) -> str:
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(content)
        return fingerprint.fingerprint_tree(tmp_path)

    found = [change("a", ""), change("a", "b"), change("b/a", ""), change("b/c", "")]
    (tmp_path / "b/c").unlink()
    (tmp_path / "b/c").symlink_to("a")
    found.append(fingerprint.fingerprint_tree(tmp_path))
    (tmp_path / "b/c").unlink()
    (tmp_path / "b/c").symlink_to("../b/a")
    found.append(fingerprint.fingerprint_tree(tmp_path))
    assert len({*found}) == 6
    (tmp_path / "b/__pycache__").mkdir()
    (tmp_path / "b/__pycache__/x.pyc").write_text("")
    assert fingerprint.fingerprint_tree(tmp_path) == found[-1]


APART = """
import sys
from glossator.cli import main
code = main(["check"])
sys.exit(code + 10 * bool({"pypinyin", "opencc"} & sys.modules.keys()))
"""


def test_what_languages_say_of_names_is_found_in_another_process(edition: TinyEdition) -> None:
    """Their dictionaries would be in the memory of a build to its end."""
    edition.write("glossary/terms.yaml", term_yaml("a: peace").replace("cí", "shī"))
    command = [sys.executable, "-P", "-c", APART]
    found = subprocess.run(command, cwd=edition.root, capture_output=True, text=True)
    assert "BAD_CHINESE term-a: 词 reads cí, not shī" in found.stderr
    assert found.returncode == 1
