"""Texts that are read out of documents, e-books, pages, TeX and PDF; a wiki's page, which is a text itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pypandoc
import pytest
import typst
from tiny_edition import TinyEdition

from glossator.cli import main
from glossator.draft.received import receive

SOURCE = """\
# On Wells

A well is a *hole* with a purpose.[^1] The deeper it goes, the less of the sky it leaves.

## Kinds

- dug wells
- bored wells

| Kind | Depth |
|------|-------|
| dug  | 12    |

[^1]: So the old diggers say.
"""
WIKI = """\
'\'\'Tarn Well\'\'\' is a [[well]] in [[Tarn|the town]].<ref name="a">Bell, \'\'Wells\'\', 1950.</ref>

== History ==
It is old.<ref name="a" /> {{lang|fr|Un puits}} is what they call it.<ref>Pym, 1960.</ref>

{| class="wikitable"
! Year !! Carts
|-
| 1911 || 40
|}

[[Category:Wells]]
"""
PAGE = "<!DOCTYPE html>\n<html><body><h1>On Wells</h1><p>A well is a hole.</p></body></html>\n"
KINDS = ["heading", "list", "paragraph", "table"]


def add(edition: TinyEdition, file: Path) -> int:
    return main(["draft", str(file), "--id", "beta", "-C", str(edition.root)])


SLOW = [pytest.param(suffix, marks=pytest.mark.slow) for suffix in ("odt", "epub", "tex")]


@pytest.mark.parametrize("suffix", ["docx", "html", *SLOW])
def test_a_document_is_read(edition: TinyEdition, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"wells.{suffix}"
    kind = "latex" if suffix == "tex" else suffix
    pypandoc.convert_text(
        SOURCE, kind, "markdown", outputfile=str(file), extra_args=["--standalone"]
    )
    content = file.read_bytes()
    assert receive(file, content) == receive(file, content)
    assert add(edition, file) == 0
    folder = edition.files("seeds/beta")
    assert folder[f"received.{suffix}"] == content
    assert b"extracted_by: pandoc" in folder["record.yaml"]
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    assert {block.kind.name for block in text.blocks} >= {*KINDS}
    assert [note.text for note in text.author_notes] == ["So the old diggers say."]


@pytest.mark.parametrize("name", ["tarn.wiki", "tarn.txt"])
def test_a_page_of_a_wiki(edition: TinyEdition, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(WIKI, encoding="utf-8")
    assert add(edition, file) == 0
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    words = " ".join(block.text for block in text.blocks)
    assert "is a well in the town." in words
    assert "Un puits is what they call it." in words
    assert "Category" not in words
    assert [note.text for note in text.author_notes] == ["Bell, Wells, 1950.", "Pym, 1960."]
    assert sum(block.kind.name == "table" for block in text.blocks) == 1
    assert {*edition.files("seeds/beta")} == {
        "record.yaml",
        "source.txt",
    }  # nothing was read out of it


def test_the_text_of_a_pdf(edition: TinyEdition, tmp_path: Path) -> None:
    file = tmp_path / "wells.pdf"
    body = (
        "= On Wells\n\n"
        + "The well is deep, and nobody has seen its ground. " * 30
        + "\n\n#pagebreak()\n\nIt is dry."
    )
    file.write_bytes(typst.compile(body.encode()))
    assert add(edition, file) == 0
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    assert text.bibliography.title == "On Wells"
    assert [block.text[:20] for block in text.blocks] == ["The well is deep, an", "It is dry."]
    assert "\n" not in text.blocks[0].text


def test_words_that_a_pdf_divides_at_line_ends(edition: TinyEdition, tmp_path: Path) -> None:
    file = tmp_path / "wells.pdf"
    body = (
        "Nobody understood the measurements of the engineers, whatever experiments they undertook. "
        * 9
    )
    page = (
        '#set page(width: 7cm)\n#set par(justify: true)\n#set text(hyphenate: true, lang: "en")\n'
    )
    file.write_bytes(typst.compile(f"{page}= On Wells\n\n{body}".encode()))
    received = receive(file, file.read_bytes()).witness.decode()
    assert received.count("-\n") > 3
    assert "\ufffe" not in received
    assert add(edition, file) == 0
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    assert " ".join(text.blocks[0].text.split()) == body.strip()


def test_what_has_no_text_is_told(
    edition: TinyEdition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, locked = tmp_path / "scan.pdf", tmp_path / "locked.pdf"
    empty.write_bytes(typst.compile(b"#rect()"))
    with pikepdf.open(empty) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    broken, document = tmp_path / "broken.pdf", tmp_path / "broken.docx"
    broken.write_bytes(b"%PDF-1.7 and no more")
    document.write_bytes(b"PK no more")
    for file, said in (
        (empty, "pictures of pages and no text"),
        (locked, "locked by a password"),
        (broken, "no PDF that can be read"),
        (document, "pandoc cannot read it"),
    ):
        assert add(edition, file) == 1
        message = capsys.readouterr().err
        assert file.name in message
        assert " CANNOT_ACCESS " in message
        assert said in message
    assert not (edition.root / "seeds/beta").exists()


COLUMNS = """
#set page(width: 14cm, height: 12cm, columns: 2, header: [The Journal of Wells 12 (1999)],
  footer: context align(center, counter(page).display()))
#set text(size: 9pt)
#set par(justify: true, first-line-indent: 1em)
#place(top + center, scope: "parent", float: true)[#text(16pt)[On Wells and Springs]]
"""


def test_a_pdf_is_read_column_by_column_and_its_notes_at_the_foot(
    edition: TinyEdition, tmp_path: Path
) -> None:
    file = tmp_path / "wells.pdf"
    words = [
        f"The well of ward {name} is deep, and nobody has ever seen its ground, though many have looked "
        f"for it with lamps and ropes in all the years. It was dug by people of whom we know little "
        f"more than their names.#footnote[Accounts of the town, leaf {n}, where {name} is named.]"
        for n, name in enumerate(
            ("Ann", "Bell", "Cole", "Dunn", "Ely", "Frost", "Gray", "Hunt"), 11
        )
    ]
    file.write_bytes(typst.compile((COLUMNS + "\n\n".join(words)).encode()))
    assert receive(file, file.read_bytes()) == receive(file, file.read_bytes())
    assert add(edition, file) == 0
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    assert text.bibliography.title == "On Wells and Springs"
    body = " ".join(block.text for block in text.blocks)
    assert body.count("The well of ward ") == len(words)
    assert "The Journal" not in body
    for n in range(11, 19):
        assert f"leaf {n}" not in body
    assert [note.label for note in text.author_notes] == [*"¹²³⁴⁵⁶⁷⁸"]
    for note, n in zip(text.author_notes, range(11, 19), strict=True):
        assert f"Accounts of the town, leaf {n}, where" in note.text
    assert "nobody has ever seen its ground, though many have looked for it" in body


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("wells.txt", b"%PDF-1.7 ", "it is a PDF, by its first bytes; let its name end in .pdf"),
        ("wells.docx", b"%PDF-1.7 ", "it is a PDF"),
        ("wells.pdf", b"PK\x03\x04 ", "let its name end in .docx or .odt or .epub"),
        ("wells.md", b"{\\rtf1 x}", "let its name end in .rtf"),
        (
            "wells.doc",
            b"\xd0\xcf\x11\xe0 ",
            "it is a document of an old Word, by its first bytes; save",
        ),
        ("wells.docx", b" \n", "the file has no words; name another"),
        ("wells.pdf", b"words", "it is no PDF that can be read"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told(
    edition: TinyEdition,
    tmp_path: Path,
    name: str,
    content: bytes,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / name).write_bytes(content)
    assert add(edition, tmp_path / name) == 1
    assert said in capsys.readouterr().err
    assert not (edition.root / "seeds/beta").exists()


def test_the_received_file_is_pinned(
    edition: TinyEdition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tarn.html"
    file.write_text(PAGE, encoding="utf-8")
    assert add(edition, file) == 0
    edition.write("seeds/beta/received.html", PAGE + "more")
    assert main(["convert", "-C", str(edition.root)]) == 1
    assert "BAD_HASH seeds/beta/received.html" in capsys.readouterr().err
    (edition.root / "seeds/beta/received.html").unlink()
    assert main(["convert", "-C", str(edition.root)]) == 1
    assert "MISSING_FILE no file received.html" in capsys.readouterr().err


def test_a_document_says_what_it_is_called_and_small_capitals_stay_small(
    edition: TinyEdition, tmp_path: Path
) -> None:
    file = tmp_path / "wells.docx"
    head = "---\ntitle: On Wells\nauthor: Anna Bell\ndate: 3 May 1999\n---\n\n"
    words = SOURCE.partition("\n\n")[2].replace("purpose", "[purpose]{.smallcaps}")
    pypandoc.convert_text(head + words, "docx", "markdown", outputfile=str(file))
    assert add(edition, file) == 0
    text = next(one.text for one in edition.read().texts if one.text.id == "beta")
    said = text.bibliography
    assert (said.title, said.authors[0].name, said.date) == ("On Wells", "Anna Bell", "1999-05-03")
    first = next(block for block in text.blocks if block.kind.name == "paragraph")
    assert "a hole with a purpose." in first.text
    assert "small-caps" in {span.kind for span in first.spans}
    assert (
        b"glossator " in edition.files("seeds/beta")["record.yaml"].partition(b"extracted_by:")[2]
    )


def test_a_page_is_none_where_nothing_reads_it(
    edition: TinyEdition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    assert add(edition, file) == 1  # its tags were no words of the text
    assert "pip install 'glossator[import]'" in capsys.readouterr().err
    assert not (edition.root / "seeds/beta").exists()


def test_paragraphs_of_a_pdf_stand_apart_where_most_are_one_line(
    edition: TinyEdition, tmp_path: Path
) -> None:
    file = tmp_path / "menu.pdf"
    long = "Nobody has seen the ground of the well, nor asked how deep it is. " * 5
    short = "\n\n".join(f"How deep is well {number}?" for number in range(12))
    file.write_bytes(typst.compile(f"{short}\n\n{long}\n\n{long}\n\n{short}".encode()))
    words = receive(file, file.read_bytes()).witness.decode()
    assert len(words.split("\n\n")) == 26
