"""A draft beside its witness, and proposals that are struck."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from drafting import BODY, page
from tiny_edition import TinyEdition

from glossator.cli import main

TEXT = page("The Road", "Foot  notes <b>", BODY, "By  hand", BODY.replace("by hand", "by  hand"))


@pytest.fixture
def drafted(edition: TinyEdition, tmp_path: Path) -> TinyEdition:
    file = tmp_path / "road.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["draft", str(file), "--id", "beta", "-C", str(edition.root)]) == 0
    return edition


def draft(edition: TinyEdition, *arguments: str) -> int:
    return main(["draft", "--id", "beta", *arguments, "-C", str(edition.root)])


def test_the_page_has_each_line_with_what_is_proposed(drafted: TinyEdition) -> None:
    assert draft(drafted, "--show") == 0
    html = (drafted.root / ".glossator/draft/beta.html").read_text(encoding="utf-8")
    shown = BeautifulSoup(html, "html.parser")
    rows = [[cell.get_text(" ") for cell in row.select("td")] for row in shown.select("tr")[1:]]
    assert [row[0] for row in rows] == ["1", "3", "5", "7", "9"]
    assert rows[1][1] == "Foot  notes <b>"
    assert rows[3][2].startswith("heading beta-h")
    assert "doubled-spaces" in rows[4][2]
    assert not shown.select("script, link, img")


def test_a_struck_line_takes_its_emendations_along(
    drafted: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    record = drafted.root / "seeds/beta/record.yaml"
    before = record.read_text(encoding="utf-8")
    assert "doubled-spaces" in before
    assert draft(drafted, "--strike", "7") == 0
    left = record.read_text(encoding="utf-8")
    assert "{lines: 7" not in left
    assert "{line: 7," not in left
    assert "{line: 9," in left
    assert draft(drafted, "--strike", "doubled-spaces") == 0
    assert "doubled-spaces" not in record.read_text(encoding="utf-8")
    assert "struck" in capsys.readouterr().out
    drafted.read()


def test_what_nobody_proposed_is_told(
    drafted: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    before = drafted.files("seeds/beta")
    for which in ("999", "doubled-space"):
        assert draft(drafted, "--strike", which) == 1
        assert "UNKNOWN_TARGET no line of the draft" in capsys.readouterr().err
    assert drafted.files("seeds/beta") == before
    assert main(["draft", "--id", "bata", "--show", "-C", str(drafted.root)]) == 1
    assert "did you mean beta" in capsys.readouterr().err


def test_the_language_may_be_said(edition: TinyEdition, tmp_path: Path) -> None:
    file = tmp_path / "road.txt"
    file.write_text(TEXT, encoding="utf-8")
    root = ["-C", str(edition.root)]
    assert main(["draft", str(file), "--id", "gamma", "--language", "nl", *root]) == 0
    assert b"language: nl" in edition.files("seeds/gamma")["record.yaml"]
    with pytest.raises(SystemExit):
        main(["draft", str(file), "--id", "delta", "--language", "no language", *root])
