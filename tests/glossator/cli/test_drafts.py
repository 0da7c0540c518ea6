"""Notes by several hands: each is signed in every output, and a draft is in none, but in a preview."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pypdfium2
import pytest
from built_edition import build, published
from selectolax.lexbor import LexborHTMLParser as Page
from tiny_edition import TinyEdition, note_md

from glossator.cli import main
from glossator_schema.notes import UNWRITTEN

SIGNED = note_md("signed", "alpha-p1", "Peace and", ":author: Ada Byron; Li Na")
REVIEWED = note_md(
    "reviewed",
    "alpha-p2",
    "Win-win",
    ":author: [{family: Gaulle, given: Charles, non-dropping-particle: de}]",
    ":state: reviewed by Clara Ode",
)
WHOLE = (
    ":::{edition:note} whole\n:kind: text\n:target: alpha\n:author: Ada Byron\n\nOf all.\n:::\n\n"
)
DRAFT = note_md("raw", "alpha-p2", "a process", ":state: draft", body="Unripe{cite:p}`nobody`.")
UNSIGNED = note_md("plain", "alpha-p2", "peace is")
CREDITS = "# Credits\n\n```{edition:credits}\n```\n"


@pytest.fixture(scope="module")
def several(published_once: TinyEdition) -> TinyEdition:
    """An edition of five notes, one of them a draft, in every output; its settings would show drafts."""
    tiny = published_once
    with (tiny.root / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write("edition_drafts = True\n")
    notes = SIGNED + REVIEWED + WHOLE + DRAFT + UNSIGNED
    tiny.write("seeds/alpha/notes.md", notes.replace("{cite:p}`nobody`", ""))
    index = (tiny.root / "docs/index.md").read_text("utf-8")
    tiny.write("docs/index.md", index.replace("texts/alpha", "texts/alpha\ncredits"))
    tiny.write("docs/credits.md", CREDITS)
    assert build(tiny) == 0
    return tiny


def page(tiny: TinyEdition, name: str) -> Page:
    return Page((tiny.root / f"build/html/{name}.html").read_text("utf-8"))


def test_a_draft_is_in_no_output(several: TinyEdition) -> None:
    files = published(several)
    for name in ("html/_static/edition-index.js", "html/objects.inv", "html/edition.json"):
        assert name in files
    found = [name for name, content in files.items() if b"Unripe" in content or b"n-raw" in content]
    assert found == []
    for book in (several.root / "build/epub").glob("*.epub"):
        with ZipFile(book) as archive:
            assert not [name for name in archive.namelist() if b"Unripe" in archive.read(name)]
    assert "Unripe" not in read_pdf(several)


def read_pdf(tiny: TinyEdition) -> str:
    book = pypdfium2.PdfDocument(tiny.root / "build/pdf/edition.pdf")
    return " ".join(" ".join(of.get_textpage().get_text_range().split()) for of in book)


def test_a_note_says_who_wrote_and_reviewed_it(several: TinyEdition) -> None:
    text = page(several, "texts/alpha")
    said_by = {of.parent.id: of.text() for of in text.css(".note-credit")}
    assert said_by == {
        "alpha-n-signed": "Ada Byron, Li Na",
        "alpha-n-reviewed": "Charles de Gaulle · reviewed by Clara Ode",
        "alpha-n-whole": "Ada Byron",
    }
    pdf = read_pdf(several)
    for said in said_by.values():
        assert said in pdf


def test_an_e_book_says_so_too(several: TinyEdition) -> None:
    (book,) = (several.root / "build/epub").glob("*.epub")
    with ZipFile(book) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("texts/alpha.xhtml"))
        text = archive.read(name).decode()
    assert "Charles de Gaulle · reviewed by Clara Ode" in text


def test_the_data_have_it(several: TinyEdition) -> None:
    (text,) = json.loads((several.root / "build/html/edition.json").read_text("utf-8"))["texts"]
    notes = {note["id"]: note for note in text["notes"]}
    assert notes["alpha-n-signed"]["authors"] == ["Ada Byron", "Li Na"]
    assert notes["alpha-n-reviewed"]["authors"] == ["Charles de Gaulle"]
    assert notes["alpha-n-reviewed"]["reviewed_by"] == ["Clara Ode"]
    assert {"authors", "reviewed_by", "author", "state"}.isdisjoint(notes["alpha-n-plain"])


def test_credits_are_filed_by_family_and_lead_to_each_note(several: TinyEdition) -> None:
    said_by = page(several, "credits").css_first("dl.credits")
    assert said_by is not None
    names = [term.text(strip=True) for term in said_by.css("dt")]
    assert names == ["Ada Byron", "Charles de Gaulle", "Li Na", "Clara Ode"]
    said = [" ".join(of.text().split()) for of in said_by.css("dd")]
    assert said[0] == "2 notes Short: the whole text (text), ¶1 (text)"
    assert said[1] == "1 note Short: ¶2 (text)"
    assert said[3] == "1 note reviewed"
    links = [link.attributes["href"] for link in said_by.css("dd:first-of-type a")]
    assert links == ["texts/alpha.html#alpha-n-whole", "texts/alpha.html#alpha-n-signed"]
    assert "1 other note is by the editors." in page(several, "credits").text()


def test_the_last_line_tells_how_many_are_left_out(
    several: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    several.write("docs/other.md", "---\norphan: true\n---\n# Other\n")
    assert build(several, "--only", "html") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("; 1 draft note left out")
    assert build(several, "--only", "html") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("; 1 draft note left out")


def run(tiny: TinyEdition, *arguments: str) -> int:
    return main([*arguments, "-C", str(tiny.root)])


def test_a_draft_need_not_be_sound_but_well_formed(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = DRAFT.replace(":kind: text", ":kind: claim").replace("{cite:p}`nobody`", "")
    edition.write("seeds/alpha/notes.md", claim)
    assert run(edition, "convert") == 0
    run(edition, "check")
    assert "alpha/notes.md" not in capsys.readouterr().err
    edition.write("seeds/alpha/notes.md", claim.replace(":state: draft\n", ""))
    run(edition, "check")
    told = capsys.readouterr().err
    assert "NO_SOURCE" in told
    assert "NO_VERDICT" in told
    edition.write("seeds/alpha/notes.md", DRAFT)
    run(edition, "check")
    assert "UNKNOWN_SOURCE nobody" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (":state: darft", "'darft' is no state (did you mean draft?)"),
        (":state: reviewed", "write draft, or reviewed by and a name"),
        (":state: reviewed by", "does not say who"),
        (":author: Ada Byron, Li Na", "has a comma; write ; between two names"),
        (":author: Ada Byron;", "a name is missing before or after a semicolon"),
        (":author: Ada Byron; Ada Byron", "Ada Byron is named twice"),
        (":author: {famly: Byron}", "unknown part famly of a name (did you mean family?)"),
        (":author: [Ada Byron", "is no list of names"),
        (":author: []", "a name, or a list of names, is wanted"),
        (":author: [{given: [Ada]}]", "a person is a name, or a mapping of its parts"),
    ],
)
def test_what_is_no_name_or_state_is_told_at_its_line(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str], option: str, message: str
) -> None:
    edition.write("seeds/alpha/notes.md", note_md("one", "alpha-p1", "Peace", option))
    assert run(edition, "check") == 1
    told = capsys.readouterr().err
    column = len(option.partition(" ")[0]) + 2
    assert told.startswith(f"seeds/alpha/notes.md:5:{column}: BAD_FIELD ")
    assert message in told


def test_a_note_on_a_draft_is_a_draft(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    on_it = note_md("on", "alpha-n-raw", "Unripe")
    raw = DRAFT.replace("{cite:p}`nobody`", "")
    edition.write("seeds/alpha/notes.md", raw + on_it)
    assert run(edition, "check") == 1
    assert "alpha-n-raw is a draft; a note on it is one too" in capsys.readouterr().err
    on_it = note_md("on", "alpha-n-raw", "Unripe", ":state: draft")
    edition.write("seeds/alpha/notes.md", raw + on_it)
    assert run(edition, "convert") == 0


def test_a_draft_has_no_address_yet_and_a_published_note_does_not_lose_its_own(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = note_md("one", "alpha-p1", "Peace", ":state: draft")
    good = note_md("one", "alpha-p1", "Peace")
    edition.write("seeds/alpha/notes.md", draft)
    assert run(edition, "ledger", "--accept") == 0
    ledger = edition.root / "seeds/alpha/ledger.yaml"
    assert "alpha-n-one" not in ledger.read_text("utf-8")
    edition.write("seeds/alpha/notes.md", good)
    assert run(edition, "ledger", "--accept") == 0
    assert "alpha-n-one" in ledger.read_text("utf-8")
    edition.write("seeds/alpha/notes.md", draft)
    capsys.readouterr()
    for command in (("check",), ("ledger",), ("ledger", "--accept")):
        assert run(edition, *command) == 1
        assert "ANCHOR_GONE alpha-n-one was published and is a draft now" in capsys.readouterr().err
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha-n-one") == 0
    assert run(edition, "ledger") == 0
    edition.write("seeds/alpha/notes.md", good)
    assert run(edition, "ledger", "--accept") == 0
    assert "withdrawn" not in ledger.read_text("utf-8")


def test_what_find_writes_is_a_draft_until_it_is_written(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edition.write("docs/conf.py", 'extensions = ["sphinx_glossator"]\n')
    assert run(edition, "find", "a process") == 0
    stub = capsys.readouterr().out.partition("notes.md:\n\n")[2]
    edition.write("seeds/alpha/notes.md", stub)
    assert run(edition, "build", "--only", "html", "--jobs", "1") == 0
    told = capsys.readouterr()
    assert "1 draft note left out" in told.out
    assert "UNFINISHED" not in told.err  # nothing unfinished is published
    assert "a-process" not in (edition.root / "build/html/texts/alpha.html").read_text("utf-8")
    edition.write("seeds/alpha/notes.md", stub.replace(UNWRITTEN, "What it is."))
    assert run(edition, "build", "--only", "html", "--jobs", "1") == 0
    assert "draft" not in capsys.readouterr().out
