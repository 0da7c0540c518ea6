"""Marked words, joined lines and author’s notes in what is published: pages, books, data, certificate."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from built_edition import CONF, INDEX, build
from selectolax.lexbor import LexborHTMLParser
from tiny_edition import TinyEdition, note_md, term_yaml

from glossator.certificate.certify import Certificate, certify_page
from glossator.certificate.published import read_published_texts

SOURCE = """ON *ROADS**

* Read in Oslo.†

† With an inner note.

It was *never* so in **On *Roads*,** he says; the [raison d'être]{lang=fr} of H~2~O.¹
It is `code`, [a *link*](https://example.org/x?a=1&b=2), peaceful develop-
12
* Nobody's note.
ment caf&eacute; and שלום.⁹

¹ See *this*.

The end of it.¹ So a*a*.

1. See that.
"""
RECORD = """
id: alpha
witness: {file: source.txt, received_as: r.txt, sha256: HASH}
bibliography: {title: On Roads, short: Short, publication: A Journal, rights: none, provenance: typed}
structure:
  default: paragraph
  exceptions:
    - {lines: 1, kind: title, notes: [{number: '*', prefix: 'ROADS*'}]}
    - {lines: 3, kind: author-note, label: '*', notes: [{number: †}]}
    - {lines: 5, kind: author-note, label: †}
    - {lines: [7-8, 11], notes: [{number: ¹}, {number: ⁹, supplied: '[The note is missing.]'}]}
    - {lines: 9, kind: furniture}
    - {lines: 10, kind: author-note, label: '*', unmarked: '[No mark.]'}
    - {lines: 13, kind: author-note, label: ¹}
    - {lines: 15, notes: [{number: ¹, note_at: 17}]}
    - {lines: 17, kind: author-note, label: '1.'}
markup: markdown
marks:
  - {line: 11, exact: שלום, kind: foreign, language: he}
hyphens: {default: join}
emendations:
  - {line: 1, exact: ON, reading: On, kind: capitals, certainty: certain}
  - {line: 1, exact: ROADS, reading: Roads, kind: capitals, certainty: certain}
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    import hashlib

    tiny = TinyEdition(tmp_path_factory.mktemp("marked"))
    tiny.write("seeds/alpha/source.txt", SOURCE)
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    tiny.write("seeds/alpha/record.yaml", RECORD.replace("HASH", digest))
    tiny.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "so in On Roads, he says"))
    tiny.write("glossary/terms.yaml", term_yaml("road: on roads"))
    tiny.write("docs/conf.py", CONF)
    tiny.write("docs/index.md", INDEX.replace("timeline\n", ""))
    assert build(tiny) == 0
    return tiny


def read_page(edition: TinyEdition) -> str:
    return (edition.root / "build/html/texts/alpha.html").read_text()


@pytest.fixture(scope="module")
def page(edition: TinyEdition) -> LexborHTMLParser:
    return LexborHTMLParser(read_page(edition))


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text() for node in page.css(f"article {selector}, section {selector}")]


def test_the_page_emphasizes_the_words_and_links_forms_over_marks(page: LexborHTMLParser) -> None:
    assert "".join(words(page, "#alpha-p1 strong")) == "On Roads,"
    assert "".join(words(page, "#alpha-p1 em")) == "neverRoadslink"
    assert words(page, "#alpha-p1 a.term-link") == ["On Roads"]
    assert "".join(words(page, "#alpha-p1 .quoted")) == "so in On Roads, he says"
    assert words(page, "#alpha-p1 i[lang=fr]") == ["raison d'être"]
    assert words(page, "#alpha-p1 span[lang=he][dir=rtl]") == ["שלום"]
    assert words(page, "#alpha-p1 sub") == ["2"]
    assert words(page, "#alpha-p1 code") == ["code"]
    assert words(page, "a.source-link[href='https://example.org/x?a=1&b=2']") == ["a link"]
    assert words(page, "h1 em") == ["Roads"]
    assert "*" not in "".join(words(page, "#alpha-p1"))


def test_of_two_equal_pieces_of_text_the_right_one_is_marked(edition: TinyEdition) -> None:
    assert 'So a<em class="source-mark" data-mark="1"' in read_page(edition)


def test_notes_are_linked_and_say_what_is_missing(page: LexborHTMLParser) -> None:
    assert words(page, "h1 .note-mark") == ["*"]
    assert words(page, "#alpha-fn1 .note-mark") == ["†"]
    notes = words(page, "p.author-note")
    assert "⁹ [The note is missing.]" in notes
    assert "* Nobody's note. [No mark.]" in notes
    assert words(page, ".author-note .supplied") == ["[The note is missing.]", " [No mark.]"]
    for link in page.css(".note-mark a, a.author-note-number"):
        target = (link.attributes["href"] or "").removeprefix("#")
        assert page.css(f"[id='{target}']"), target


def test_the_data_have_marks_and_emendations(edition: TinyEdition) -> None:
    (text,) = json.loads((edition.root / "build/edition.json").read_text())["texts"]
    notes = {note["id"]: note for note in text["author_notes"]}
    missing, unmarked = notes["alpha-fn3"], notes["alpha-fn4"]
    assert (missing["text"], missing["supplied"]) == ("", "[The note is missing.]")
    assert (unmarked["text"], unmarked["supplied"]) == ("Nobody's note.", "[No mark.]")
    assert (missing["paragraph"], unmarked["paragraph"]) == ("alpha-p1", "alpha-p1")
    assert [b.get("supplied") for b in text["blocks"] if b["id"] == "alpha-fn4"] == ["[No mark.]"]
    block = next(block for block in text["blocks"] if block["id"] == "alpha-p1")
    marks = [(m["kind"], block["text"][m["start"] : m["end"]]) for m in block["marks"]]
    assert marks == [
        ("emphasis", "never"),
        ("strong", "On Roads,"),
        ("emphasis", "Roads"),
        ("foreign", "raison d'être"),
        ("subscript", "2"),
        ("code", "code"),
        ("link", "a link"),
        ("emphasis", "link"),
        ("foreign", "שלום"),
    ]
    said = [(m.get("language"), m.get("address")) for m in block["marks"] if len(m) > 3]
    assert said == [("fr", None), (None, "https://example.org/x?a=1&b=2"), ("he", None)]
    found = {(e["kind"], e["source"], e["reading"]) for e in text["emendations"]}
    assert ("line-end-hyphen", "develop-\nment", "development") in found
    assert ("character-reference", "&eacute;", "é") in found
    numbers = [note["number"] for note in text["author_notes"]]
    assert numbers == ["*", "†", "⁹", "*", "¹", "1"]


def test_the_book_has_the_words_and_each_note_once(edition: TinyEdition) -> None:
    document = pypdfium2.PdfDocument(edition.root / "build/pdf/edition.pdf")
    book = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    assert "peaceful development café" in book
    for note in ("Read in Oslo.", "With an inner note.", "[The note is missing.]", "See that."):
        assert book.count(note) == 1 + (note[0] == "["), note  # the apparatus has what is supplied
    assert "Nobody's note. [No mark.]" in book


def test_the_e_book_emphasizes_the_words(edition: TinyEdition) -> None:
    (file,) = (edition.root / "build/epub").glob("*.epub")
    with zipfile.ZipFile(BytesIO(file.read_bytes())) as book:
        (name,) = [name for name in book.namelist() if name.endswith("alpha.xhtml")]
        content = book.read(name).decode()
    assert (
        '<em class="source-mark" data-mark="1" data-open="*" data-close="*">never</em>' in content
    )


def certify(edition: TinyEdition, html: str) -> Certificate:
    pages = Path(edition.root, "build/html").glob("*.html")
    published = {
        text_id: text
        for page in pages
        for text_id, text in read_published_texts(LexborHTMLParser(page.read_text()))
    }
    return certify_page("texts/alpha.html", html, published)


def test_the_certificate_gives_the_signs_back(edition: TinyEdition) -> None:
    certificate = certify(edition, read_page(edition))
    assert certificate.is_good
    assert certificate.size == len(SOURCE.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('data-close="*">never</em>', 'data-close="_">never</em>'),
        ('data-open="*" data-close="*">never</em>', 'data-close="*">never</em>'),
        (
            '<em class="source-mark" data-mark="1" data-open="*" data-close="*">never</em>',
            "<em>never</em>",
        ),
        ('<em class="source-mark" data-mark="1" data-open="*" data-close="*">never</em>', "never"),
        ("; the <i", "<em>;</em> the <i"),
        ("; the <i", '<em class="source-mark" data-mark="40">;</em> the <i'),
        ("never</em>", "never so</em>"),
        ('<sub class="source-mark" data-mark="5"', '<sup class="source-mark" data-mark="5"'),
        ('lang="fr"', 'lang="de"'),
        ("https://example.org/x?a=1", "https://example.com/x?a=1"),
        ('data-source="develop-', 'data-source="devel-'),
        ("[The note is missing.]</span></p>", "[The note is here.]</span></p>"),
        ('<span class="author-note-number">*</span>', '<span class="author-note-number">†</span>'),
    ],
)
def test_a_changed_mark_is_not_certified(edition: TinyEdition, old: str, new: str) -> None:
    html = read_page(edition)
    assert old in html
    assert not certify(edition, html.replace(old, new)).is_good
