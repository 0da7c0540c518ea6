"""``glossator draft``: what it writes, what it refuses, and the report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from corpus import REPORTED, TABLES
from drafting import BODY, page
from tiny_edition import TinyEdition

import glossator.cli.draft as command
from glossator.cli import main
from glossator.draft.vocabulary import Vocabulary

UNSEEN = Path(__file__).parent / "unseen"


def draft(edition: TinyEdition, *arguments: str) -> int:
    return main(["draft", *arguments, "-C", str(edition.root)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "received.txt"
    path.write_bytes(page("The Road to the Sea", "Win-win cooperation. " + BODY).encode())
    return path


def test_it_writes_the_text_and_a_record(
    edition: TinyEdition, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edition.files("seeds/alpha")
    assert draft(edition, str(file), "--id", "beta") == 0
    assert edition.files("seeds/beta")["source.txt"] == file.read_bytes()
    record = edition.files("seeds/beta")["record.yaml"].decode()
    assert "received_as: received.txt" in record
    assert "#   win-win cooperation (term-win-win): line 3" in record
    assert edition.files("seeds/alpha") == before
    assert "1 proposals, 1 known glossary forms" in capsys.readouterr().out
    assert [text.text.id for text in edition.read().texts] == ["alpha", "beta"]


def test_nothing_is_overwritten(
    edition: TinyEdition, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edition.files("seeds")
    assert draft(edition, str(file), "--id", "alpha") == 1
    assert edition.files("seeds") == before
    assert capsys.readouterr().err.startswith("seeds/alpha:1:1: DUPLICATE_ID ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"good\n\xff", ":2:1: NOT_UTF8 invalid UTF-8 at byte 5"),
        (b"a\0b", ":1:2: BAD_CHARACTER U+0000 at byte 1"),
        (None, ":1:1: MISSING_FILE "),
    ],
)
def test_what_is_no_text_is_refused(
    edition: TinyEdition,
    file: Path,
    content: bytes | None,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file.unlink() if content is None else file.write_bytes(content)
    assert draft(edition, str(file), "--id", "beta") == 1
    assert f"received.txt{message}" in capsys.readouterr().err
    assert sorted(path.name for path in (edition.root / "seeds").iterdir()) == ["alpha"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["a.txt"], ["--id", "beta"], ["a.txt", "--id", "../beta"], ["a.txt", "--report"]],
)
def test_wrong_usage(edition: TinyEdition, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        draft(edition, *arguments)
    assert caught.value.code == 2


def test_without_the_word_list_it_says_so(
    edition: TinyEdition,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "read_vocabulary", Vocabulary)
    assert draft(edition, str(file), "--id", "beta") == 0
    assert "pip install 'glossator[draft]'" in capsys.readouterr().err


def test_the_report_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(UNSEEN, tmp_path / "edition")
    edition = TinyEdition(tmp_path / "edition")
    before = edition.files(".")
    assert draft(edition, "--report") == 0
    assert edition.files(".") == before
    assert "| tarn |" in capsys.readouterr().out


@pytest.mark.parametrize("file", REPORTED)
def test_the_figures_in_the_documentation_are_those_of_the_command(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--report", "-C", str(REPORTED[file])]) == 0
    assert capsys.readouterr().out == (TABLES / file).read_text(encoding="utf-8")


def test_the_language_of_the_edition_is_what_its_settings_come_to(
    edition: TinyEdition, file: Path
) -> None:
    conf = edition.root / "docs/conf.py"
    conf.parent.mkdir(exist_ok=True)
    conf.write_text('TONGUE = "en"\nlanguage = TONGUE\n', encoding="utf-8")
    file.write_bytes(
        page("The Road", f"{BODY} It was the work of all, and it is in the book.").encode()
    )
    assert draft(edition, str(file), "--id", "beta") == 0
    conf.write_text('TONGUE = "de"\nlanguage = TONGUE\n', encoding="utf-8")
    assert draft(edition, str(file), "--id", "gamma") == 0
    conf.write_text("language = TONGUE\n", encoding="utf-8")
    assert draft(edition, str(file), "--id", "delta") == 0
    records = [edition.files(f"seeds/{name}")["record.yaml"] for name in ("beta", "gamma", "delta")]
    assert [b"\nlanguage: en\n" in record for record in records] == [False, True, True]


def test_a_language_that_is_not_recognised_is_told(
    edition: TinyEdition, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = edition.root / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "conf.py").write_text('language = "en"\n', encoding="utf-8")
    (docs / "index.md").write_text("# E\n\n{edition:texts}``\n", encoding="utf-8")
    for number, words in enumerate((BODY, "Stat rosa pristina nomine, nomina nuda tenemus. " * 4)):
        file.write_text(page("Rosa", words), encoding="utf-8")
        assert main(["add", str(file), "--id", f"rosa-{number}", "-C", str(edition.root)]) == 0
        said = "say language, which was not recognised" in capsys.readouterr().out
        assert said is bool(number)
