"""Handouts, paper, large print, a wide margin."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_page import MM, find_line, find_overlaps, read_chars
from sphinx.errors import ConfigError
from test_builder import ESSAY, INDEX, PAGES

from sphinx_glossator.typst.margins import Plan

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

NOTE = """
:::{{edition:note}} essay-n-{number}
:kind: "context"
:target: "essay-p1"
:quote: "quoted words"

{words}
:::
"""


def add_notes(number: int, words: str) -> dict[str, str]:
    """Return the pages with more notes on the one paragraph."""
    head, tail = ESSAY.split(":::{edition:note} essay-n-a", 1)
    starts = "".join(f"{{edition:start}}`essay-n-{n}`" for n in range(number))
    ends = "".join(f"{{edition:end}}`essay-n-{n}`" for n in range(number))
    head = head.replace("quoted words", f"{starts}quoted words{ends}", 1)
    notes = "".join(NOTE.format(number=n, words=words) for n in range(number))
    return PAGES | {"essay": head + notes.lstrip() + "\n:::{edition:note} essay-n-a" + tail}


def read_places(book: Any) -> Plan:
    from sphinx_glossator.typst.compile import read_plan

    return read_plan(book.path.parent.with_name("book.doctrees") / "typst")


def test_each_text_has_a_handout_with_its_notes(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(**PAGES))
    with pikepdf.open(book.path.with_name("essay.pdf")) as handout:
        assert handout.docinfo["/Title"] == "Essay"
        names = pikepdf.NameTree(handout.Root.Names.Dests)
        assert {"essay-p1", "essay-n-a", "essay-n-b", "essay-fn8"} <= set(names)


def test_the_handout_of_a_text_that_is_gone_goes_too(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(**PAGES)
    set_book(project)
    (project / "essay.md").write_text("# Essay\n\nNo text.\n", encoding="utf-8")
    book = set_book(project)
    assert [path.name for path in book.path.parent.iterdir()] == ["edition.pdf"]


LESSON = """\
# Close reading

Words of a lesson, after {doc}`/essay`.

## Steps

One step.

:::{edition:key}
The answer.
:::
"""
WITH_LESSON = PAGES | {
    "index": INDEX.replace("left-out\n```", "left-out\nlesson\n```"),
    "lesson": LESSON,
}


def read_words(path: Path) -> str:
    return "".join(char.char for char in read_chars(path))


def test_a_page_that_the_settings_name_has_a_handout(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(**WITH_LESSON), typst_handout_pages=["less*"])
    assert book.warnings == ""
    lesson = book.path.with_name("lesson.pdf")
    with pikepdf.open(lesson) as handout:
        assert handout.docinfo["/Title"] == "Close reading"
        assert len(handout.pages) == 1
    words = read_words(lesson)
    assert "FromAsmallbook" in words
    assert "Onestep." in words
    assert "Theanswer." not in words + read_words(book.path)
    # The contents of the book have its title alone.
    chars = read_chars(book.path)
    page = find_line(chars, "Contents").page
    contents = "".join(char.char for char in chars if char.page == page)
    assert "Closereading" in contents
    assert "Steps" not in contents


def test_teachers_have_the_keys_in_it(write_project: WriteProject, set_book: SetBook) -> None:
    book = set_book(
        write_project(**WITH_LESSON), typst_handout_pages=["lesson"], edition_audience="teacher"
    )
    assert "Theanswer." in read_words(book.path.with_name("lesson.pdf"))


@pytest.mark.parametrize("name", ["essay", "edition"])
def test_two_handouts_of_one_name_are_refused(
    write_project: WriteProject, set_book: SetBook, name: str
) -> None:
    pages = WITH_LESSON | {"index": INDEX.replace("left-out\n```", f"left-out\nlesson/{name}\n```")}
    project = write_project(**pages)
    (project / "lesson").mkdir()
    (project / "lesson.md").rename(project / f"lesson/{name}.md")
    with pytest.raises(ConfigError, match=f"{name}.pdf would be of both"):
        set_book(project, typst_handout_pages=["lesson/*"])


def test_us_letter(write_project: WriteProject, set_book: SetBook) -> None:
    book = set_book(write_project(**add_notes(9, "Words of a note. " * 9)), typst_paper="us-letter")
    for path in (book.path, book.path.with_name("essay.pdf")):
        with pikepdf.open(path) as pdf:
            boxes = {tuple(round(float(n)) for n in page.mediabox) for page in pdf.pages}
        assert boxes == {(0, 0, 612, 792)}
        chars = read_chars(path)
        assert find_overlaps(chars) == []
        assert all(10 * MM < char.left < char.right < 612 - 10 * MM for char in chars)
        assert all(12 * MM < char.bottom < char.top < 792 - 12 * MM for char in chars)
    note = find_line(chars, "Words of a note.")
    assert note.left > (24 + 108 + 11 - 1) * MM  # in the margin of the first page, on the right


def test_a_paper_that_is_not_known_is_refused(
    write_project: WriteProject, set_book: SetBook
) -> None:
    with pytest.raises(ConfigError, match="typst_paper is 'folio'; write one of: a4, us-letter"):
        set_book(write_project(**PAGES), typst_paper="folio")


SECTION = """
{#essay-h2}
## 2. Another section

:::{edition:paragraph} essay-p2

The second paragraph.
:::

::::::{edition:author-notes}
"""
TWO_SECTIONS = PAGES | {"essay": ESSAY.replace("\n::::::{edition:author-notes}\n", SECTION)}


def test_large_print(write_project: WriteProject, set_book: SetBook) -> None:
    book = set_book(write_project(**TWO_SECTIONS), typst_handouts=False, typst_large_print=True)
    assert book.warnings == ""
    assert {"essay-n-a", "essay-n-b"} <= book.destinations().keys()
    chars = [char for char in read_chars(book.path) if char.page > 6]  # after the contents
    assert find_line(chars, "quoted words").size == 16
    assert {char.size for char in chars if char.size < 16} <= {14, *MARKS}
    # Notes stand after the section, in the column of the text.
    order = [
        find_line(chars, words)
        for words in ("A text with", "Claim checked", "Checked.", "2. Another", "The second")
    ]
    places = [(line.page, -line.top) for line in order]
    assert places == sorted(places)
    assert all(24 * MM < line.left < line.right < (25 + 152) * MM for line in order)


MARKS = (9.6,)
"""The sizes of raised letters and digits in large print."""


@pytest.mark.parametrize(("large", "columns"), [(False, 2), (True, 1)])
def test_large_print_has_one_column(
    rootdir: Path, tmp_path: Path, set_book: SetBook, large: bool, columns: int
) -> None:
    project = tmp_path / "glossary"
    shutil.copytree(rootdir / "test-glossary", project)
    (project / "people.md").write_text("# People\n\n" + MANY_PEOPLE, encoding="utf-8")
    book = set_book(project, typst_large_print=large, copyright="none", version="1", release="1")
    people = [
        char
        for char in read_chars(book.path)
        if char.char == "@"  # begins the words of each entry
    ]
    assert len(people) == 60
    assert len({round(char.left) for char in people}) == columns * 2  # pages left and right


MANY_PEOPLE = "".join(
    f""":::{{edition:person}} person-of-{number}
:name: Person {number}
:kind: person

@ is somebody.
:::

"""
    for number in range(60)
)


def test_a_wide_margin_is_empty(write_project: WriteProject, set_book: SetBook) -> None:
    pages = add_notes(9, "Words of a note. " * 20)
    book = set_book(write_project(**pages), typst_wide_margin=True)
    assert book.warnings == ""
    names = {"essay-n-a", "essay-n-b", *(f"essay-n-{number}" for number in range(9))}
    assert names <= book.destinations().keys()
    chars = read_chars(book.path.with_name("essay.pdf"))
    words = find_line(chars, "quoted words")
    note = find_line(chars, "Words of a note.")
    assert (note.page, note.top < words.top) == (words.page, True)
    column = (24 + 108) * MM
    outside = [char for char in chars if char.page == 1 and char.right > column + 1]
    assert {char.size for char in outside} <= {7.6}  # the number of the paragraph
