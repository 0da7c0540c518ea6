"""Pictures that a text names: taken with the text where they are there, told where they are not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypandoc
import pytest
from drafting import BODY, page
from tiny_edition import TinyEdition

from glossator.cli import main

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def add(edition: TinyEdition, file: Path) -> int:
    (edition.root / "docs").mkdir(exist_ok=True)
    (edition.root / "docs/conf.py").write_text('language = "en"\n', encoding="utf-8")
    (edition.root / "docs/index.md").write_text("# E\n\n{edition:texts}``\n", encoding="utf-8")
    return main(["add", str(file), "--id", "beta", "-C", str(edition.root)])


def read(edition: TinyEdition) -> list[tuple[str, str, str]]:
    text = next(each.text for each in edition.read().texts if each.text.id == "beta")
    figures = [block for block in text.blocks if block.kind.name == "figure"]
    return [(f.picture.file, f.picture.alt, f.text) for f in figures if f.picture]


def test_a_picture_beside_the_file_is_a_figure(edition: TinyEdition, tmp_path: Path) -> None:
    lines = [
        "# The Wall",
        BODY,
        "![A wall.](pictures/the%20wall.png)",
        "*Figure 1:* The wall, from the north.",
        BODY,
        '![](hill.svg "A hill")',
        BODY,
    ]
    (tmp_path / "wall.md").write_text(page(*lines), encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/the wall.png").write_bytes(PNG)
    (tmp_path / "hill.svg").write_bytes(SVG)
    assert add(edition, tmp_path / "wall.md") == 0
    files = edition.files("seeds/beta")
    assert files["the-wall.png"] == PNG
    assert hashlib.sha256(SVG).hexdigest().encode() in files["record.yaml"]
    assert read(edition) == [
        ("the-wall.png", "A wall.", "Figure 1: The wall, from the north."),
        ("hill.svg", "[?]", ""),
    ]


def test_a_picture_that_is_not_taken_is_told(
    edition: TinyEdition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "received"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "false.png").write_bytes(b"no picture")
    (folder / "script.svg").write_bytes(SVG.replace(b"<rect", b'<rect onclick="x()"'))
    (folder / "old.gif").write_bytes(b"GIF89a")
    (folder / "small.png").write_bytes(PNG)
    names = ["../secret.png", "gone.png", "false.png", "script.svg", "old.gif", "https://a.b/c.png"]
    lines = ["# The Wall", BODY, *(f"![A wall]({name})" for name in names)]
    words = f"{BODY} ![small](small.png) is a sign."
    (folder / "wall.md").write_text(page(*lines, words), encoding="utf-8")
    assert add(edition, folder / "wall.md") == 0
    said = capsys.readouterr().out
    assert "7 pictures not taken" in said
    for name, why in (
        ("../secret.png", "it does not lie beside the file"),
        ("gone.png", "it does not lie beside the file"),
        ("https://a.b/c.png", "it does not lie beside the file"),
        ("false.png", "false.png is no picture of the type png"),
        ("script.svg", "script.svg holds onclick"),
        ("old.gif", "it is no png, jpg or svg"),
        ("small.png", "it stands within words"),
    ):
        assert f"picture {name}: {why}" in said
    assert sorted(edition.files("seeds/beta")) == ["notes.md", "record.yaml", "source.txt"]
    assert read(edition) == []


def test_two_pictures_of_one_name_are_two(edition: TinyEdition, tmp_path: Path) -> None:
    for folder, content in (("a", PNG), ("b", PNG + b"b")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Wall.png").write_bytes(content)
    lines = [BODY, "![One](a/Wall.png)", BODY, "![Two](b/Wall.png)", BODY]
    (tmp_path / "wall.md").write_text(page(*lines), encoding="utf-8")
    assert add(edition, tmp_path / "wall.md") == 0
    assert read(edition) == [("Wall.png", "One", ""), ("Wall-2.png", "Two", "")]


@pytest.mark.parametrize(
    "suffix", ["docx", "html", *(pytest.param(s, marks=pytest.mark.slow) for s in ("epub", "odt"))]
)
def test_the_pictures_of_a_document_are_taken(
    edition: TinyEdition, tmp_path: Path, suffix: str
) -> None:
    (tmp_path / "wall.svg").write_bytes(SVG)
    file, source = tmp_path / f"wall.{suffix}", tmp_path / "source.md"
    source.write_text(page("# The Wall", BODY, "![The wall from the north](wall.svg)", BODY))
    pypandoc.convert_file(str(source), suffix, outputfile=str(file), cworkdir=str(tmp_path))
    assert add(edition, file) == 0
    ((name, alt, _),) = read(edition)
    assert edition.files("seeds/beta")[name].rstrip() == SVG
    assert alt in ("The wall from the north", "[?]")
    assert b"<div" not in edition.files("seeds/beta")["source.txt"]
