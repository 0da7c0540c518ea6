"""What the comparison of two builds tells an engineer."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import compare_builds
import pytest
import typst


def make_build(folder: Path, word: str) -> Path:
    """Write a folder such as a build leaves, in each file of which one word is to be seen."""
    folder.mkdir()
    (folder / "page.html").write_text(f"<p>One</p><p lang=en>{word}</p>", encoding="utf-8")
    (folder / "edition.json").write_text(f'{{"notes": [1, "{word}"]}}', encoding="utf-8")
    (folder / "image.png").write_bytes(word.encode())
    (folder / "book.typ").write_text(
        f"first page\n#pagebreak()\nsecond page: {word}", encoding="utf-8"
    )
    typst.compile(folder / "book.typ", output=folder / "book.pdf")
    with zipfile.ZipFile(folder / "book.epub", "w") as book:
        book.writestr("same.xhtml", "<p>same</p>")
        book.writestr("page.xhtml", f"<p>{word}</p>")
    return folder


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    return make_build(tmp_path / "first", "old"), make_build(tmp_path / "second", "new")


def test_of_the_same_build_nothing_is_said(
    builds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(builds[0], tmp_path / "copy")
    assert compare_builds.main([str(builds[0]), str(tmp_path / "copy")]) == 0
    assert capsys.readouterr().out == "nothing differs\n"


def test_what_differs_is_shown_where_it_stands(
    builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (builds[0] / "gone.txt").write_text("x", encoding="utf-8")
    (builds[1] / "come.txt").write_text("x", encoding="utf-8")
    assert compare_builds.main([str(path) for path in builds]) == 1
    said = capsys.readouterr().out
    assert said.startswith("only in the first: gone.txt\nonly in the second: come.txt\n")
    for name in ("page.html", "edition.json", "image.png", "book.pdf", "book.epub"):
        assert f"\n{name}: " in said
    assert "    -<p lang=en>" not in said  # the element is the same: its word alone is another
    assert "     <p lang=en>\n    -old\n    +new\n     </p>\n" in said
    assert '    -  "old"\n    +  "new"\n' in said
    assert "    page 2:\n" in said
    assert "    page 1:\n" not in said
    assert "    page.xhtml: 10 bytes, now 10\n" in said
    assert "same.xhtml" not in said


def test_a_long_difference_is_cut_and_counted(tmp_path: Path) -> None:
    before = "\n".join(f"line {n}" for n in range(500)).encode()
    said = list(compare_builds.compare({"a.txt": before}, {"a.txt": b"other"}))
    assert len(said) == compare_builds.MOST_LINES + 2
    assert said[-1].endswith("more lines")


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    script = Path(compare_builds.__file__)
    ran = subprocess.run(["python", script, tmp_path], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("usage:")
