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
    assert "by␣␣hand  →  by hand" in rows[4][2]
    assert "doubled-spaces" in rows[4][2]
    assert {tag["src"] for tag in shown.select("script")} == {"draft.js"}
    assert {tag["href"] for tag in shown.select("link")} == {"draft.css"}
    assert not shown.select("img, style, [style]")
    assert "default-src 'none'; style-src 'self'; script-src 'self'" in html


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
        assert (
            f"UNKNOWN_TARGET nothing that the draft has proposed is called {which}"
            in capsys.readouterr().err
        )
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


def test_one_proposal_is_struck_by_its_line_and_rule(drafted: TinyEdition) -> None:
    record = drafted.root / "seeds/beta/record.yaml"
    before = record.read_text(encoding="utf-8")
    assert "{lines: 7, kind: heading" in before
    assert draft(drafted, "--strike", "9:doubled-spaces") == 0
    left = record.read_text(encoding="utf-8")
    gone = set(before.splitlines()) - set(left.splitlines())
    assert [line.split("  # ")[1].split()[0] for line in gone] == ["doubled-spaces"]
    assert draft(drafted, "--strike", "7:short-headings, 1") == 0
    left = record.read_text(encoding="utf-8")
    assert "{lines: 7" not in left
    assert "{line: 7," not in left  # what is changed in it goes along
    assert "kind: title" not in left
    drafted.read()


def test_the_mark_of_a_note_goes_with_the_note(edition: TinyEdition, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    words = f"{BODY} It was sold.[^1] {BODY} It was lost.[^2]"
    file.write_text(page("# The Road", words, "[^1]: Leaf 3.", "[^2]: Leaf 4."), encoding="utf-8")
    assert main(["draft", str(file), "--id", "beta", "-C", str(edition.root)]) == 0
    record = edition.root / "seeds/beta/record.yaml"
    assert record.read_text(encoding="utf-8").count("note-marks ") == 2
    assert draft(edition, "--strike", "7") == 0
    assert record.read_text(encoding="utf-8").count("note-marks ") == 1
    assert draft(edition, "--strike", "note-marks") == 0
    left = record.read_text(encoding="utf-8")
    assert "notes:" not in left
    assert "lines: 3" not in left
    edition.read()


def test_what_is_only_listed_is_accepted(
    drafted: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    record = drafted.root / "seeds/beta/record.yaml"
    content = record.read_text(encoding="utf-8")
    said = "{line: 5, exact: hand, reading: hands, kind: misspelling, certainty: conjecture}"
    listed = f"\n# Less sure, and not applied:\n#  - {said}  # misspellings 0.60: so it seems\n"
    record.write_text(content + listed, encoding="utf-8")
    assert draft(drafted, "--show") == 0
    html = (drafted.root / ".glossator/draft/beta.html").read_text(encoding="utf-8")
    shown = BeautifulSoup(html, "html.parser").select_one(".doubtful button")
    assert shown is not None
    assert shown["data-name"] == "5:misspellings"
    assert draft(drafted, "--strike", "5:misspellings") == 1  # it is not applied
    assert draft(drafted, "--strike", "9", "--accept", "5:misspelings") == 1
    assert "did you mean misspellings" in capsys.readouterr().err
    assert record.read_text(encoding="utf-8") == content + listed  # both, or neither
    assert draft(drafted, "--strike", "9", "--accept", "5:misspellings") == 0
    assert "1 proposal struck, 1 proposal accepted" in capsys.readouterr().out
    assert f"\n  - {said}" in record.read_text(encoding="utf-8")
    beta = next(each.text for each in drafted.read().texts if each.text.id == "beta")
    assert [e.reading for e in beta.emendations if e.kind == "misspelling"] == ["hands"]


def test_a_block_that_is_only_listed_may_be_accepted(drafted: TinyEdition) -> None:
    record = drafted.root / "seeds/beta/record.yaml"
    said = "    - {lines: 9, kind: quotation}  # plain-lists 0.50: so it seems\n"
    content = record.read_text(encoding="utf-8")
    record.write_text(f"{content}\n# Less sure, and not applied:\n#{said}", encoding="utf-8")
    assert draft(drafted, "--strike", "9:plain-lists") == 1
    assert draft(drafted, "--accept", "9:plain-lists") == 0
    assert f"\n{said}" in record.read_text(encoding="utf-8")
    beta = next(each.text for each in drafted.read().texts if each.text.id == "beta")
    assert ("quotation", 9) in {(block.kind.name, block.line) for block in beta.blocks}
    assert draft(drafted, "--strike", "1,7,9") == 0
    assert draft(drafted, "--show") == 0
    drafted.read()


def test_a_block_of_which_a_rule_is_unsure_is_listed_and_may_be_accepted(
    edition: TinyEdition, tmp_path: Path
) -> None:
    file = tmp_path / "road.txt"
    file.write_text(
        page(
            "The Road to the Sea and Back",
            f"It was a road of eleven years, and all of it was laid by hand.\n{BODY}",
            f"What the men saw\n{BODY}",
        ),
        encoding="utf-8",
    )
    assert main(["draft", str(file), "--id", "beta", "-C", str(edition.root)]) == 0
    record = edition.root / "seeds/beta/record.yaml"
    listed = "    - {lines: 6, kind: heading, level: 1}  # short-headings 0.60"
    assert f"\n#{listed}" in record.read_text(encoding="utf-8")
    assert draft(edition, "--strike", "6") == 1
    assert draft(edition, "--accept", "6:short-headings") == 0
    assert f"\n{listed}" in record.read_text(encoding="utf-8")
    beta = next(each.text for each in edition.read().texts if each.text.id == "beta")
    assert ("heading", 6) in {(block.kind.name, block.line) for block in beta.blocks}
    assert draft(edition, "--strike", "1,short-headings") == 0
    edition.read()
