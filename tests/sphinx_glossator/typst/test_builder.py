"""The book of a small project: its names, its bytes, and what happens when it cannot be set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_page import read_chars

from sphinx_glossator.typst import builder
from sphinx_glossator.typst.compile import TypesettingError

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

INDEX = """\
# A small book

Words before the first section, with a link to {doc}`the essay <essay>` and {doc}`left-out`.

```{toctree}
:caption: Texts

essay
left-out
```
"""
ESSAY = """\
# Essay

```{edition:text} essay
title: Essay
short: Essay 2014
witness: {file: a.txt, sha256: '00'}
```

{#essay-h1}
## 1. Section

:::{edition:paragraph} essay-p1

A [text]{.term-x} with a mark{edition:fn}`essay-fn7`{edition:fn}`essay-fn7` and
{edition:start}`essay-n-a`quoted words{edition:end}`essay-n-a` and 外交.
:::

:::{edition:note} essay-n-a
:kind: "claim"
:target: "essay-p1"
:quote: "quoted words"

Checked.
:::

::::::{edition:author-notes}

:::{edition:author-note} essay-fn7
:label: "7"
:paragraph: "essay-p1"

{edition:start}`essay-n-b`Ibid.{edition:end}`essay-n-b` #@_*[1] "x" \\\\
:::

:::{edition:note} essay-n-b
:kind: "text"
:target: "essay-fn7"
:quote: "Ibid."

A note on a note.
:::

:::{edition:author-note} essay-fn8
:label: "8"
:paragraph: "essay-p1"

A note that no mark leads to.
:::
::::::
"""
LEFT_OUT = """\
---
book: false
---
# About the software

Not in the book.
"""

PAGES = {"index": INDEX, "essay": ESSAY, "left-out": LEFT_OUT}


def test_ids_are_destinations(small_book: Any) -> None:
    assert small_book.warnings == ""
    names = small_book.destinations()
    wanted = {"essay", "essay-h1", "essay-p1", "essay-fn7", "essay-fn7-mark", "essay-fn8"}
    assert wanted | {"essay-n-a", "essay-n-b"} <= names.keys()
    assert names["essay-p1"] == names["essay-h1"] > names["index"]


def test_the_form_of_a_text(small_book: Any) -> None:
    source = small_book.source
    assert source.count('#author-note("7")[') == 1
    assert source.count('#second-mark("essay-fn7")[') == 1
    quote = '("quoted words", "", true, )'
    marked = f'("essay-n-a", "claim", "Claim checked", "", "b", false, {quote}, "", true, note-1)'
    assert f'#"quoted words"#editorial-note{marked}' in source
    # The note on the note is called at the end of the paragraph that cites its author's note.
    assert '#"Ibid."#letter-mark("essay-n-b", "a")' in source
    quote = '("Ibid.", "", true, )'
    note = f'"essay-n-b", "text", "Text", "", "a", false, {quote}, "", false, note-2'
    assert f"#editorial-note({note})]" in source
    assert source.index("A note on a note.") < source.index('#paragraph("1")')
    assert "A note that no mark leads to." in source
    assert '#part("Texts")' in source
    assert "Not in the book." not in source


def test_metadata(small_book: Any) -> None:
    with pikepdf.open(small_book.path) as pdf:
        assert pdf.docinfo["/Title"] == "A small book"
        assert pdf.docinfo["/Author"] == "Ann Editor"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261121")
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"


def test_the_same_bytes_twice(
    write_project: WriteProject, set_book: SetBook, small_book: Any
) -> None:
    assert set_book(write_project(**PAGES)).pdf == small_book.pdf


def test_source_date_epoch_counts(
    write_project: WriteProject, set_book: SetBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with pikepdf.open(set_book(write_project(**PAGES)).path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:19700102")


def test_a_book_without_a_date_prints_none(small_book: Any) -> None:
    words = "".join(char.char for char in read_chars(small_book.path))
    assert "1970" not in words


def test_nothing_is_set_again_where_nothing_changed(
    write_project: WriteProject, set_book: SetBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = write_project(**PAGES)
    before = set_book(project)
    before.path.unlink()
    monkeypatch.setattr(builder, "assemble_book", None)
    assert set_book(project).pdf


def test_a_warning_is_given_again_where_nothing_changed(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(**PAGES | {"left-out": "# In the book\n\n![](dot.svg)\n"})
    (project / "dot.svg").write_text(DOT, encoding="utf-8")
    wanted = "a picture in the book wants a text alternative"
    assert wanted in set_book(project).warnings
    assert wanted in set_book(project).warnings


def test_a_picture_that_is_another_is_set_anew(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(**PAGES | {"left-out": "# In the book\n\n![A dot](dot.svg)\n"})
    (project / "dot.svg").write_text(DOT, encoding="utf-8")
    before = set_book(project).pdf
    (project / "dot.svg").write_text(DOT.replace("9", "7"), encoding="utf-8")
    assert before != set_book(project).pdf == set_book(project, "clean").pdf


DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def test_a_damaged_copy_is_set_again(
    write_project: WriteProject, set_book: SetBook, tmp_path: Path
) -> None:
    project = write_project(**PAGES)
    good = set_book(project).pdf
    (tmp_path / "book.doctrees" / "typst" / "edition.pdf").write_bytes(b"damaged")
    assert set_book(project).pdf == good


BROKEN = "Checked.\n\n```{raw} typst\n#nosuch\n```"


def test_the_last_good_book_stays(write_project: WriteProject, set_book: SetBook) -> None:
    project = write_project(**PAGES)
    book = set_book(project)
    before = book.pdf
    write_project(essay=ESSAY.replace("Checked.", BROKEN))
    with pytest.raises(TypesettingError, match="unknown variable: nosuch"):
        set_book(project)
    assert book.pdf == before
    handouts = ["essay-full.pdf", "essay-text.pdf", "essay.pdf"]
    assert sorted(path.name for path in book.path.parent.iterdir()) == ["edition.pdf", *handouts]


def test_a_failed_build_leaves_nothing_to_the_next(
    write_project: WriteProject, set_book: SetBook
) -> None:
    project = write_project(**PAGES)
    before = set_book(project).pdf
    write_project(essay=ESSAY.replace("Checked.", BROKEN))
    with pytest.raises(TypesettingError):
        set_book(project)
    write_project(essay=ESSAY)
    assert set_book(project).pdf == before == set_book(project, "clean").pdf


def test_an_error_names_the_page_and_line(write_project: WriteProject, set_book: SetBook) -> None:
    project = write_project(**PAGES | {"essay": ESSAY.replace("Checked.", BROKEN)})
    with pytest.raises(TypesettingError) as caught:
        set_book(project)
    line = project.joinpath("essay.md").read_text("utf-8").splitlines().index("Checked.") + 1
    assert f"essay.md:{line}" in str(caught.value)
