"""Every place of a note, and the footnotes that notes have themselves, in each output."""

from __future__ import annotations

import json
import re
from zipfile import ZipFile

import pypdfium2
import pytest
from built_edition import build
from tiny_edition import TinyEdition, note_md

from glossator.published import PublishedEdition

SOURCE = "The first ends here.1\n\nThe second begins.\n\n1 The author’s own note.\n"
RULES = (
    "{lines: 1, notes: [{number: '1', prefix: here.}]}",
    "{lines: 5, kind: author-note, label: '1'}",
)
NOTES = (
    note_md("title", "alpha", "Title", body="On the title.")
    + note_md("over", "alpha-p1", "ends here. The second", body="Over two.[^1]\n\n[^1]: Foot one.")
    + note_md(
        "own",
        "alpha-p2",
        "begins",
        body="Own.[^1] And[^b] again.[^1]\n\n[^1]: Foot two.\n\n[^b]: B.",
    )
    + note_md("other", "alpha-n-own", "again", body="On a note.")
    + ":::{edition:note} whole\n:kind: context\n:target: alpha\n\nOf all, {math}`x^2`\\\nbroken.\n:::\n"
)


@pytest.fixture(scope="module")
def noted(published_once: TinyEdition) -> TinyEdition:
    tiny = published_once
    tiny.add_text("alpha", SOURCE, *RULES)
    for name in ("terms", "events"):
        (tiny.root / f"glossary/{name}.yaml").unlink()
    notes = NOTES.replace(":kind: context", ":kind: perspective")
    tiny.write("seeds/alpha/notes.md", notes)
    tiny.write(
        "docs/index.md", "# Tiny\n\n```{edition:witnesses}\n```\n\n```{toctree}\ntexts/alpha\n```\n"
    )
    assert build(tiny) == 0
    return tiny


def test_a_page_has_them_and_is_certified(noted: TinyEdition) -> None:
    page = (noted.root / "build/html/texts/alpha.html").read_text("utf-8")
    assert '<span class="quoted" data-notes="alpha-n-title">Title</span>' in page
    assert page.count('class="quoted" data-notes="alpha-n-over"') == 2
    assert '<span class="quoted-note" data-notes="alpha-n-other">again</span>' in page
    labels = re.findall(r'id="(alpha-n-\w+\.\d)" role="doc-footnote">.*?>(\w+)</a>', page)
    assert labels == [("alpha-n-over.1", "i"), ("alpha-n-own.1", "i"), ("alpha-n-own.2", "ii")]
    assert page.count('href="#alpha-n-own.1"') == 2
    assert "data-notes" not in page.partition("<h1")[0]  # nor in lists of contents
    assert PublishedEdition(noted.root / "build/html").find_lost_quotations() == []


def test_a_print_tells_them_from_the_authors(noted: TinyEdition) -> None:
    pdf = pypdfium2.PdfDocument(noted.root / "build/pdf/edition.pdf")
    words = " ".join("".join(p.get_textpage().get_text_bounded() for p in pdf).split())
    assert re.search(r"1 ?The author’s own note", words)
    assert re.search(r"i ?Foot one", words)
    assert re.search(r"i ?Foot two\. ii ?B\.", words)
    assert "on the whole text" in words
    for said in ("On the title.", "Over two", "On a note."):
        assert words.count(said) == 1


def test_an_e_book_has_them(noted: TinyEdition) -> None:
    with ZipFile(noted.root / "build/epub/edition.epub") as archive:
        page = archive.read("texts/alpha.xhtml").decode()
    assert page.count('class="own-note"') == 3
    assert len(re.findall(r'class="note-letter"><a href="#alpha-n-(?:title|other)', page)) >= 1


def test_the_data_says_what_each_is_on(noted: TinyEdition) -> None:
    data = json.loads((noted.root / "build/html/edition.json").read_text("utf-8"))
    schema = json.loads((noted.root / "build/html/edition.schema.json").read_text("utf-8"))
    import jsonschema

    jsonschema.validate(data, schema)
    notes = {note["id"].removeprefix("alpha-n-"): note for note in data["texts"][0]["notes"]}
    assert (notes["whole"]["paragraph"], notes["whole"]["quote"]) == (None, "")
    assert (notes["title"]["target"], notes["title"]["paragraph"]) == ("alpha", None)
    assert (notes["over"]["paragraph"], notes["over"]["until"]) == ("alpha-p1", "alpha-p2")
    assert (notes["other"]["target"], notes["other"]["paragraph"]) == ("alpha-n-own", "alpha-p2")
    assert "until" not in notes["own"]
    assert notes["own"]["text"].endswith("Foot two.\n\nB.")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("One.[^9]", "there is no footnote [^9] in this note"),
        ("One.[^1]\n\n[^1]: A.\n\n[^1]: B.", "the footnote [^1] stands twice"),
        ("One.\n\n[^1]: A.", "nothing calls the footnote [^1]"),
    ],
)
def test_a_footnote_that_is_wrong_is_told_in_the_editors_file(
    noted: TinyEdition, body: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    noted.write("seeds/alpha/notes.md", note_md("own", "alpha-p2", "begins", body=body))
    assert build(noted, "--only", "html") == 1
    said = capsys.readouterr().err
    assert re.search(r"seeds/alpha/notes\.md:\d+:\d+: SPHINX ", said)
    assert says in said
