"""The EPUB is made of kept pages: what has changed is written again, and the book is that of a clean build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from conftest import Site

pytestmark = pytest.mark.slow  # it builds editions, many or in every form


class First(NamedTuple):
    """The book as it was first made, with all that was kept of it."""

    source: Path
    written: set[str]
    files: dict[str, bytes]
    kept: Path  # a copy of the folder that the source is in


@pytest.fixture(scope="module")
def first(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> First:
    """A project that gives a book, with a page that is no part of it; made once."""
    folder = tmp_path_factory.mktemp("kept")
    source = Path(shutil.copytree(rootdir / "test-glossary", folder / "now/source"))
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('version = "1"\ncopyright = "none"\nepub_basename = "edition"\n')
    (source / "apart.md").write_text("---\nbook: false\n---\n\n# Apart\n", encoding="utf-8")
    change(source / "index.md", "plain\n", "plain\napart\n")
    site = make_book(run, source)
    files = take(site)
    kept = Path(shutil.copytree(folder / "now", folder / "first"))
    return First(source, site.written, files, kept)


@pytest.fixture
def source(first: First) -> Path:
    """The source of the project, with what was kept when the book was made."""
    shutil.rmtree(first.source.parent)
    shutil.copytree(first.kept, first.source.parent)
    return first.source


@pytest.fixture
def make(run: Callable[..., Site], source: Path) -> Callable[..., Site]:
    """Make the book again, or with nothing kept if another name is given."""
    return lambda out="out", **settings: make_book(run, source, out, **settings)


def make_book(run: Callable[..., Site], source: Path, out: str = "out", **settings: object) -> Site:
    """Build the book into a folder that is empty, as the command does."""
    site = run(source, source.with_name(out), builder="epub", **settings)
    assert site.warnings == []
    site.out.rename(site.out.with_name("made"))
    return site._replace(out=site.out.with_name("made"))


def change(page: Path, before: str, after: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count(before) == 1
    page.write_text(text.replace(before, after), encoding="utf-8")


def take(site: Site) -> dict[str, bytes]:
    """Return all files that were made, and take them away."""
    files = site.files()
    for path in sorted(site.out.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    site.out.rmdir()
    return files


BOOK = {"index", "first", "second", "glossary", "people", "timeline", "plain"}


def test_nothing_is_written_where_nothing_has_changed(
    first: First, make: Callable[..., Site]
) -> None:
    assert first.written == BOOK
    again = make()
    assert again.written == set()
    assert take(again) == first.files


CASES = {
    "words that no other page shows": (("first.md", "Once more", "Again"), {"first"}),
    "a definition, which e-readers show where it stands": (
        ("glossary.md", "An old ideal;", "An ideal;"),
        {"glossary", "first", "second", "plain"},
    ),
    "words beside an occurrence, which only browsers show there": (
        ("first.md", ", in [harmony]", ", of [harmony]"),
        {"first"},
    ),
    "a page that is no part of the book": (("apart.md", "# Apart", "# Away"), BOOK),
    "the words of such a page": (("apart.md", "# Apart\n", "# Apart\n\nWords.\n"), set()),
}


@pytest.mark.parametrize(("edit", "written"), CASES.values(), ids=CASES.keys())
def test_a_change_rewrites_the_pages_that_show_it(
    source: Path, make: Callable[..., Site], edit: tuple[str, str, str], written: set[str]
) -> None:
    name, before, after = edit
    change(source / name, before, after)
    again = make()
    assert again.written | {"index"} == written | {"index"}
    assert take(again) == take(make("fresh"))


def test_two_processes_make_the_same_book(
    source: Path, first: First, make: Callable[..., Site]
) -> None:
    """Where there is nothing to write, too: the one page that has changed is no part of it."""
    assert take(make("two", parallel=2)) == first.files
    with (source / "apart.md").open("a", encoding="utf-8") as page:
        page.write("\nWords.\n")
    assert take(make("two", parallel=2)) == first.files


def test_a_page_that_is_taken_out_of_the_book_is_in_it_no_more(
    source: Path, make: Callable[..., Site]
) -> None:
    text = (source / "plain.md").read_text(encoding="utf-8")
    (source / "plain.md").write_text(f"---\nbook: false\n---\n\n{text}", encoding="utf-8")
    files = take(make())
    assert "plain.xhtml" not in files
    assert files == take(make("fresh"))


def test_a_picture_comes_with_the_page_that_is_kept(
    source: Path, docs: Path, make: Callable[..., Site]
) -> None:
    (source / "page.png").write_bytes((docs / "page.png").read_bytes())
    change(source / "plain.md", "# ", "![A page](page.png)\n\n# ")
    take(make("pictured"))
    change(source / "first.md", "Once more", "Again")
    again = make("pictured")
    assert again.written == {"first"}
    with ZipFile(again.out / "edition.epub") as book:
        assert "_images/page.png" in book.namelist()
    assert take(again) == take(make("fresh"))


def test_other_builders_keep_pages_of_their_own(
    source: Path, first: First, run: Callable[..., Site], make: Callable[..., Site]
) -> None:
    html = run(source, source.with_name("out"))
    assert html.written == BOOK | {"apart"}
    take(html)
    again = make()
    assert again.written == set()
    assert take(again) == first.files
