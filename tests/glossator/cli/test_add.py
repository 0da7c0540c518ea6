"""``glossator add``: an untouched text builds, and is marked as a draft; nothing is overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from tiny_edition import SOURCE, TinyEdition

from glossator.cli import main
from glossator.editing.contents import enter_text
from glossator_schema.words import IS_DRAFT

CONF = 'project = "Rivers"\nauthor = "A. B."\nextensions = ["sphinx_glossator"]\n'
POEM = "A Song of Rivers\n\nThe river runs,\nthe hills remain;\n\nand so do we.\n"


@pytest.fixture
def poem(tmp_path: Path) -> Path:
    path = tmp_path / "poem.txt"
    path.write_text(POEM, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> TinyEdition:
    edition = TinyEdition(tmp_path / "edition")
    edition.write("docs/conf.py", CONF)
    return edition


def add(edition: TinyEdition, file: Path, text_id: str = "poem") -> int:
    return main(["add", str(file), "--id", text_id, "-C", str(edition.root)])


def test_a_text_that_nobody_has_touched_is_published_as_a_draft(
    empty: TinyEdition, poem: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(empty, poem) == 0
    told = capsys.readouterr().out
    assert "seeds/poem/record.yaml: say publication, rights, provenance" in told
    assert empty.files("seeds/poem").keys() == {"source.txt", "record.yaml", "notes.md"}
    assert empty.files("seeds/poem")["source.txt"] == poem.read_bytes()
    assert main(["build", "--jobs", "1", "-C", str(empty.root)]) == 0
    told = capsys.readouterr()
    last = "draft    published, and not finished: seeds/poem/record.yaml:6:1"
    assert told.out.splitlines()[-1] == last
    assert "seeds/poem/record.yaml:6:1: UNFINISHED poem is a draft" in told.err
    build = empty.root / "build"
    assert f'<p class="text-draft">{IS_DRAFT}</p>' in (build / "html/texts/poem.html").read_text(
        "utf-8"
    )
    book = pypdfium2.PdfDocument(next((build / "pdf").glob("edition.pdf")))
    words = "".join(page.get_textpage().get_text_range() for page in book)
    assert "draft: its editors" in " ".join(words.split())
    with ZipFile(build / "epub/edition.epub") as epub:
        pages = [epub.read(name).decode() for name in epub.namelist() if "poem" in name]
    assert any(IS_DRAFT in page for page in pages)
    (text,) = json.loads((build / "edition.json").read_text("utf-8"))["texts"]
    assert text["draft"] is True
    assert main(["build", "--jobs", "1", "-C", str(empty.root)]) == 0  # nothing has changed
    assert capsys.readouterr().out.splitlines()[-1] == last


def test_a_draft_that_is_read_says_what_is_missing_and_is_one_no_more(
    empty: TinyEdition, poem: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(empty, poem) == 0
    record = empty.files("seeds/poem")["record.yaml"].decode()
    lines = [line for line in record.splitlines(keepends=True) if not line.startswith("state:")]
    empty.write("seeds/poem/record.yaml", "".join(lines))
    assert main(["check", "-C", str(empty.root)]) == 1
    assert "says nothing of publication, rights, provenance" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text_id", "hint"),
    [
        *(
            ("My Poem", "did you mean my-poem?"),
            ("", ""),
            ("Ψ", ""),
            ("9 lives", "did you mean lives?"),
        ),
        *(
            ("../x", "did you mean x?"),
            ("poem-p3", "like the id of a block"),
            ("a/b", "a-b"),
            ("term-x", "like the id"),
        ),
    ],
)
def test_an_id_that_is_none_is_wrong_usage(
    empty: TinyEdition, poem: Path, text_id: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        add(empty, poem, text_id)
    assert ended.value.code == 2
    assert hint in capsys.readouterr().err
    assert not (empty.root / "seeds").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "CANNOT_ACCESS it is a folder; name the file of the text"),
        (b"", "BAD_STRUCTURE the file has no words; name another"),
        (b"\xef\xbb\xbf \n\t\n", "BAD_STRUCTURE the file has no words"),
        ("Grüße".encode("latin-1"), "NOT_UTF8 "),
        ("Hello there".encode("utf-16"), "NOT_UTF8 "),
        (bytes(range(256)), "NOT_UTF8 "),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NOT_UTF8 "),
        (b"a\0b", "BAD_CHARACTER "),
    ],
)
def test_what_is_no_text_is_refused(
    empty: TinyEdition,
    tmp_path: Path,
    content: bytes | None,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "received"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    assert add(empty, path) == 1
    assert f"{message}" in capsys.readouterr().err
    assert not (empty.root / "seeds/poem").exists()


def test_a_file_that_is_not_there_is_named(
    empty: TinyEdition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(empty, tmp_path / "gone.txt") == 1
    assert "gone.txt:1:1: MISSING_FILE no such file" in capsys.readouterr().err


def test_nothing_is_overwritten(
    empty: TinyEdition, poem: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty.add_text("poem", SOURCE)
    before = empty.files(".")
    assert add(empty, poem) == 1
    assert "seeds/poem:1:1: DUPLICATE_ID" in capsys.readouterr().err
    empty.write("docs/texts/song.md", "# Mine\n")
    assert add(empty, poem, "song") == 1
    assert "docs/texts/song.md:1:1: PAGE_IN_THE_WAY" in capsys.readouterr().err
    assert {name: empty.files(".")[name] for name in before} == before


def test_where_there_is_no_edition_it_says_how_one_is_begun(
    tmp_path: Path, poem: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(TinyEdition(tmp_path), poem) == 1
    assert (
        "docs/conf.py:1:1: MISSING_FILE there is no edition here; glossator init DIR"
        in capsys.readouterr().err
    )


def test_a_list_of_texts_names_the_new_one_after_the_last(empty: TinyEdition, poem: Path) -> None:
    page = "# Rivers\r\n\r\n:::{toctree}\r\n:hidden:\r\n\r\ntexts/alpha\r\ncolophon\r\n:::\r\n"
    empty.write("docs/index.md", page)
    empty.add_text("alpha", SOURCE)
    assert add(empty, poem) == 0
    now = empty.files("docs")["index.md"].decode()
    assert now == page.replace("texts/alpha\r\n", "texts/alpha\r\ntexts/poem\r\n")


def test_a_list_is_looked_for_where_people_wrote_one() -> None:
    shown = "````md\n```{toctree}\ntexts/a\n```\n````\n"
    assert enter_text({"index.md": shown}, "new") == {}
    glob = "```{toctree}\n:glob:\ntexts/*\n```\n"
    assert enter_text({"index.md": glob}, "new") == {}
    other = "```{toctree}\nmore/texts/a\n```\n"
    assert enter_text({"index.md": other}, "new") == {}
    rooted = "```{toctree}\n  /texts/a.md\n/texts/b.md\n```\nEnd"
    assert enter_text({"more/texts.md": rooted}, "new") == {
        "more/texts.md": "```{toctree}\n  /texts/a.md\n/texts/b.md\n/texts/new.md\n```\nEnd"
    }


@pytest.mark.parametrize("text_id", ["school-reform", "old-refrain-2", "x-fnord"])
def test_an_id_may_have_a_word_that_begins_like_a_kind_of_block(
    empty: TinyEdition, poem: Path, text_id: str
) -> None:
    assert main(["add", str(poem), "--id", text_id, "-C", str(empty.root)]) == 0
    assert main(["convert", "-C", str(empty.root)]) == 0
