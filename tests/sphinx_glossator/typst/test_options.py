"""Handouts, paper, large print, a wide margin."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdf_page import MM, find_line, find_overlaps, read_chars
from sphinx.errors import ConfigError
from test_builder import ESSAY, INDEX, PAGES

from glossator_schema.printing import PAPERS, PAPERS_BY_NAME, Paper
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
    from sphinx_glossator.typst.press import read_plan

    return read_plan(book.path.parent.with_name("book.doctrees") / "typst")


def test_each_text_has_a_handout_with_its_notes(small_book: Any) -> None:
    with pikepdf.open(small_book.path.with_name("essay.pdf")) as handout:
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

```{edition:writing-lines} 3
```

| of | 2014 |
|---|---|
| it | |

:::{edition:key}
The answer.
:::
"""
WITH_LESSON = PAGES | {
    "index": INDEX.replace("left-out\n```", "left-out\nlesson\n```"),
    "lesson": LESSON,
}


def count_rules(path: Path) -> int:
    """Return how many rules, as wide as a line of a lesson, have another one below them to write on."""
    rules = []
    for number, page in enumerate(pypdfium2.PdfDocument(path)):
        for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            if top - bottom < 1 and round((right - left) / MM) == 135:
                rules.append((number, bottom))
    return sum(
        (page, round((above - below) / MM, 1)) == (next_page, 8.5)
        for (page, above), (next_page, below) in pairwise(rules)
    )


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
    assert "Name" in words
    assert "Date" in words
    assert [count_rules(lesson), count_rules(book.path)] == [2, 0]
    assert "Name" not in read_words(book.path)
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
    lesson = book.path.with_name("lesson.pdf")
    assert "Theanswer." in read_words(lesson)
    assert "Name" not in read_words(lesson)
    assert count_rules(lesson) == 0


def test_there_are_no_lines_but_a_number_of_them(
    write_project: WriteProject, set_book: SetBook
) -> None:
    lesson = LESSON.replace("writing-lines} 3", "writing-lines} some")
    book = set_book(write_project(**WITH_LESSON | {"lesson": lesson}), typst_handouts=False)
    assert "lesson.md:9: ERROR: there are no some writing lines; write a number from 1 to 99" in (
        book.warnings
    )


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


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("typst_paper", "folio", f"it is 'folio'; write one of: {', '.join(PAPERS_BY_NAME)}"),
        ("typst_paper", ["a4"], f"it is ['a4']; write one of: {', '.join(PAPERS_BY_NAME)}"),
        (
            "typst_filename",
            "pdf/book",
            "it is 'pdf/book'; write the name of a file that ends in .pdf",
        ),
    ],
)
def test_a_value_that_a_setting_may_not_have_is_refused_where_it_is_set(
    write_project: WriteProject, set_book: SetBook, setting: str, value: object, message: str
) -> None:
    project = write_project(**PAGES)
    with (project / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"{setting} = {value!r}\n")
    line = len((project / "conf.py").read_text(encoding="utf-8").splitlines())
    book = set_book(project, typst_handouts=False)
    assert f"conf.py:{line}: WARNING: {setting}: {message}" in book.warnings
    with pikepdf.open(book.path) as pdf:  # what is set instead
        assert round(float(pdf.pages[0].mediabox[2])) == 595


FORMS = list(product((False, True), repeat=2))


@pytest.mark.parametrize(("large", "wide"), FORMS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_all_words_stand_on_the_page(
    write_project: WriteProject, set_book: SetBook, paper: Paper, large: bool, wide: bool
) -> None:
    pages = add_notes(9, "Words of a note. " * 9) | EVENTS
    options = {"typst_paper": paper.name, "typst_large_print": large, "typst_wide_margin": wide}
    book = set_book(write_project(**pages), **options)
    assert book.warnings == ""
    for path in (book.path, book.path.with_name("essay.pdf")):
        with pikepdf.open(path) as pdf:
            boxes = {tuple(round(float(n), 2) for n in page.mediabox[2:]) for page in pdf.pages}
        assert boxes == {(round(paper.width * MM, 2), round(paper.height * MM, 2))}
        chars = read_chars(path)
        assert find_overlaps(chars) == []
        assert all(10 * MM < c.left < c.right < (paper.width - 10) * MM for c in chars)
        assert all(10 * MM < c.bottom < c.top < (paper.height - 10) * MM for c in chars)
    note, words = find_line(chars, "Words of a note."), find_line(chars, "quoted words")
    in_margin = note.left > words.right and note.size == 7.8
    assert in_margin == (paper.width > 200 and not large and not wide)
    assert in_margin or note.page > words.page or note.top < words.top


EVENTS = {
    "index": INDEX.replace("left-out\n```", "left-out\nevents\n```"),
    "events": "# Events\n\n```{edition:timeline}\n```\n\n"
    + "".join(
        f""":::{{edition:event}} event-of-{year}
:name: A conference of the seven states and their observers in {year}
:start: "{year}-05-01"
:end: "{year}-09-12"
:certainty: certain
:place: Somewhere
:category: kind-{year}

It met.
:::

"""
        for year in range(1951, 1960)
    ),
}


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
