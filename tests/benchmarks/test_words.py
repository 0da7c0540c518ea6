"""The peers are given the words of the edition, and nothing in them is markup by mistake."""

from __future__ import annotations

from pathlib import Path

from edition_words import list_pages, list_sources
from plain_pages import write_page
from plan import change_a_number
from same_words import write_blocks
from tiny_edition import TinyEdition, note_md, plain_text, term_yaml

SOURCE = "*Peace* and [development] cost $5_000_ `now`.\n"


def make(folder: Path) -> TinyEdition:
    tiny = TinyEdition(folder)
    tiny.add_text("alpha", SOURCE)
    body = "See {term}`peace <term-peace>` and {cite:p}`one-2000`."
    notes = note_md("one", "alpha-p1", "Peace", body=body)
    tiny.write("seeds/alpha/notes.md", notes)
    tiny.write("glossary/terms.yaml", term_yaml("peace: peace"))
    tiny.write("docs/references.bib", "@misc{one-2000, title={{One}}, url={https://a.org/x}}\n")
    return tiny


def test_sphinx_is_given_the_words_and_each_note_below_its_paragraph(tmp_path: Path) -> None:
    page = write_page(list_pages(make(tmp_path).read())["texts/alpha"])
    assert SOURCE.strip() in plain_text(page)
    assert page.index("See peace") > page.index("Peace")


def test_pandoc_is_given_the_words_with_notes_as_footnotes(tmp_path: Path) -> None:
    title, words, note = write_blocks(list_pages(make(tmp_path).read())["texts/alpha"])
    assert title == "# A Title"
    assert words == r"\*Peace\* and \[development\] cost \$5\_000\_ \`now\`\.[^1]"
    assert note == "[^1]: See peace and."


def test_pandoc_is_given_of_an_entry_its_definition_alone_and_sphinx_its_facts(
    tmp_path: Path,
) -> None:
    edition = make(tmp_path).read()
    brief, whole = (list_pages(edition, brief)["glossary"] for brief in (True, False))
    assert [part.words for part in brief][1:] == ["peace", "A word."]
    assert [part.words for part in whole][1:] == ["peace", "词 詞 cí", "A word."]


def test_each_source_is_a_line_with_its_address(tmp_path: Path) -> None:
    tiny = make(tmp_path)
    assert list_sources(tiny.root / "docs/references.bib") == [("One", "https://a.org/x")]


def test_a_change_is_in_the_body_of_the_first_note(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    head = ":::{edition:note} one\n:kind: text\n:target: a-p1\n:quote: all the words\n\n"
    notes.write_text(f"{head}Of the words.\n:::\n", "utf-8")
    for number in (7, 8):
        change_a_number(notes, number)
        assert notes.read_text("utf-8") == f"{head}Of the {number} words.\n:::\n"
