"""What no page can carry is refused, by name, at its byte; what no font has, by name, at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from hostile_edition import Refused, Seed, make_seeds, read_glyphless, read_refused, write_edition

from glossator.cli import main

BEFORE = "Good line.\n和平\n".encode()


@pytest.mark.parametrize(
    "case", read_refused(), ids=lambda case: f"{case.code} {case.content.hex()}"
)
@pytest.mark.parametrize("end", [b"", b"\nMore.\n"])
def test_bad_bytes_are_refused_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Refused, end: bytes
) -> None:
    root = write_edition(tmp_path, [])
    # A good letter on either side: white space at the ends of a line is none of its words.
    Seed("bad").write(root, BEFORE + b"x" + case.content + b"y" + end)
    assert main(["build", "-C", str(root)]) == 1
    lines = capsys.readouterr().err.splitlines()
    place = len(BEFORE) + 1 + case.at
    code = "BAD_CHARACTER" if case.code else "NOT_UTF8"
    found = [line for line in lines if code in line]
    assert re.match(rf"seeds/bad/source\.txt:3:\d+: {code} ", found[0])
    assert re.search(rf"at byte {place}\b", found[0])
    assert case.code in found[0]
    assert not (root / "build").exists()


def test_every_fault_of_a_seed_is_reported_in_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_edition(tmp_path, [])
    Seed("bad").write(root, b"a\x00b\n\nc\x07d\x07\n")
    assert main(["check", "-C", str(root)]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if "BAD_CHARACTER" in line]
    assert [
        re.findall(r":(\d):\d+: BAD_CHARACTER (U\+\w+) at byte (\d+)", line) for line in lines
    ] == [
        [("1", "U+0000", "1")],
        [("3", "U+0007", "6")],
        [("3", "U+0007", "8")],
    ]


def test_two_kinds_of_fault_may_stand_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once a crash: faults were sorted by their codes, which have no order."""
    root = write_edition(tmp_path, [])
    rule = {"kind": "reference", "label": "[1]"}
    rules = [rule | {"lines": "1"}, rule | {"lines": "2", "run_in": {"level": 1, "text": "One"}}]
    Seed("bad", rules=rules).write(root, b"[1] One.\n[1] Two.\n")
    assert main(["check", "-C", str(root)]) == 1
    said = capsys.readouterr().err
    assert "BAD_STRUCTURE" in said
    assert "DUPLICATE_ID" in said


def test_furniture_may_hold_nothing_that_a_page_cannot_carry(tmp_path: Path) -> None:
    """What is left out is published too, in the apparatus."""
    root = write_edition(tmp_path, [])
    rule = {"lines": "1", "kind": "furniture"}
    Seed("bad", rules=[rule]).write(root, b"a\x00b\nGood.\n")
    assert main(["check", "-C", str(root)]) == 1


def test_what_no_font_has_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of private use, PDF/A itself speaks: it forbids the characters whatever the fonts have."""
    root, texts = tmp_path / "edition", read_glyphless()
    seeds = [s for s in make_seeds(texts) if s.id in ("paragraphs", "headings")]
    write_edition(root, seeds)
    assert main(["build", "--only", "pdf", "-C", str(root)]) == 0
    said = capsys.readouterr().err
    for number, text in enumerate(texts, start=1):
        place = rf"seeds/paragraphs/source\.txt:{number}:\d+: NO_GLYPH .*"
        found = [line for line in said.splitlines() if re.match(place, line)]
        assert found, ascii(text)
        named = "".join(found)
        assert any(f"U+{ord(char):04X}" in named for char in text)
    assert "(U+0020)" not in said  # a space is no sign that a font lacks
    assert "(U+0031)" not in said  # nor is the figure below a mark that no font has
    assert "canary" not in said
    with pypdfium2.PdfDocument(root / "build/pdf/edition.pdf") as book:
        words = "".join(page.get_textpage().get_text_bounded() for page in book)
    assert "U+20E3" in words
    assert len(re.findall(r"U\+0031(?! )", words)) == 0
    shutil.rmtree(root)
