"""A page is written anew when, and only when, something that it shows has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site


@pytest.fixture(scope="module")
def first(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> tuple[Site, Path]:
    """The small project with a glossary, built once; and a copy of its source, pages and doctrees."""
    folder = tmp_path_factory.mktemp("incremental")
    source = Path(shutil.copytree(rootdir / "test-glossary", folder / "now/source"))
    site = run(source, folder / "now/out")
    return site, Path(shutil.copytree(folder / "now", folder / "first"))


@pytest.fixture
def built(first: tuple[Site, Path]) -> Site:
    """The project as it was when it was built, in the place where it was built."""
    site, kept = first
    shutil.rmtree(site.source.parent)
    shutil.copytree(kept, site.source.parent)
    return site


@pytest.fixture
def source(built: Site) -> Path:
    """The source of the project, which was built once."""
    return built.source


@pytest.fixture
def build(built: Site, run: Callable[..., Site]) -> Callable[..., Site]:
    """Build the project again, or into another folder; whatever is said in ``run``."""
    return lambda source, out="out", **settings: run(source, built.out.with_name(out), **settings)


def change(page: Path, before: str, after: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count(before) == 1
    page.write_text(text.replace(before, after), encoding="utf-8")


def assert_as_fresh(build: Callable[..., Site], site: Site) -> None:
    """Check that an incremental build's files are those of a fresh build."""
    fresh = build(site.source, "fresh").files()
    found = site.files()
    assert found.keys() == fresh.keys()
    assert [name for name in fresh if found[name] != fresh[name]] == []


def test_nothing_is_written_when_nothing_has_changed(
    source: Path, built: Site, build: Callable[..., Site]
) -> None:
    assert built.written == {"index", "first", "second", "glossary", "people", "timeline", "plain"}
    files = built.files()
    again = build(source)
    assert again.written == set()
    assert again.files() == files


# Each case: a page, what is changed in it, and all pages that are to be written. Sphinx itself would write
# those, too, whose tables of contents name a page that was read: here, always ``index``.
CASES = {
    "a definition, which popovers show": (
        ("glossary.md", "An old ideal;", "An ideal;"),
        {"glossary", "first", "second", "plain"},
    ),
    "a definition that no page shows": (
        ("glossary.md", "Named nowhere.", "Not named."),
        {"glossary"},
    ),
    "the pinyin of a term": (
        ("glossary.md", "hézuò gòngyíng", "gòngyíng hézuò"),
        {"glossary", "first", "plain"},
    ),
    # The paragraph stands in context on the pages of people and of events, too.
    "a linked occurrence more": (
        ("second.md", ", said", " is [win-win](term:win-win), said"),
        {"second", "glossary", "people", "timeline"},
    ),
    "an occurrence that is no link": (
        ("second.md", ", said", " is [win-win]{.term-win-win}, said"),
        {"second", "glossary", "people", "timeline"},
    ),
    "words that stand beside an occurrence": (
        ("first.md", ", in [harmony]", ", of [harmony]"),
        {"first", "glossary"},
    ),
    "the date of an event, which popovers show": (
        ("timeline.md", ':start: "2006-08"', ':start: "2006-09"'),
        {"timeline", "second", "plain"},
    ),
    "a mention less": (
        ("second.md", "[The same speech]{.event-speech-2006}", "The same speech"),
        {"second", "timeline"},
    ),
    "words that no other page shows": (
        ("first.md", "Once more", "Again"),
        {"first"},
    ),
    "the short title of a text": (
        ("first.md", "short: First 2001", "short: First 2002"),
        {"first", "glossary", "timeline"},
    ),
    "a summary, which no other page shows": (
        ("timeline.md", "He spoke.", "He talked."),
        {"timeline"},
    ),
    "the name of an event, by which a page that links to it may call it": (
        ("timeline.md", "Conference of 2014", "The conference"),
        {"timeline", "plain", "first"},
    ),
    "the passages that an event is inferred for": (
        ("timeline.md", "second-p1 first-p2", "second-p1"),
        {"timeline"},
    ),
}


@pytest.mark.parametrize(("edit", "written"), CASES.values(), ids=CASES.keys())
def test_a_change_rewrites_the_pages_that_show_it(
    source: Path, build: Callable[..., Site], edit: tuple[str, str, str], written: set[str]
) -> None:
    name, before, after = edit
    change(source / name, before, after)
    site = build(source)
    assert site.warnings == []
    assert site.written == written
    assert_as_fresh(build, site)


TABLES = """# Tables

```{edition:renderings}
```

```{edition:comparison}
```
"""


def test_tables_and_comparisons_follow_the_texts(source: Path, build: Callable[..., Site]) -> None:
    (source / "tables.md").write_text(TABLES, encoding="utf-8")
    change(source / "index.md", "plain\n", "plain\ntables\n")
    site = build(source)
    assert site.warnings == []
    (row,) = site.page("tables").select("table.renderings tbody tr")
    assert [
        cell.get_text() for cell in row.select("button[popovertarget]:not([popovertargetaction])")
    ] == ["1", "1"]
    assert row.select_one(".compare-link")["href"] in (
        "#compare-term-harmony",
        "tables.html#compare-term-harmony",
    )
    change(source / "second.md", "; [Hu]", " in harmony; [Hu]")
    again = build(source)
    assert "tables" in again.written
    assert "in harmony" in again.read("_static/comparison-data.js")
    assert_as_fresh(build, again)


def test_the_page_that_chooses_follows_the_texts(source: Path, build: Callable[..., Site]) -> None:
    """It offers the texts, and kinds of notes that there are; it may ask pages in frames, and no other may."""
    (source / "choose.md").write_text("# Choose\n\n```{edition:choice}\n```\n", encoding="utf-8")
    change(source / "index.md", "plain\n", "plain\nchoose\n")
    site = build(source)
    assert site.warnings == []

    def offered(name: str) -> list[str]:
        boxes = site.page("choose").select(f'.choice-form [name="{name}"]')
        return [box["value"] for box in boxes]

    assert offered("notes") == ["context"]
    assert offered("audience") == []
    options = site.page("choose").select('select[name="add"] option[data-page]')
    assert "first.html" in {option["data-page"] for option in options}
    links = [link["href"] for link in site.page("choose").select(".choice-list a")]
    assert links == [option["data-page"] for option in options]
    assert "frame-src 'self'" in site.read("choose.html")
    assert "frame-src" not in site.read("first.html")
    change(source / "first.md", ':kind: "context"', ':kind: "question"')
    site = build(source)
    assert "choose" in site.written
    assert offered("notes") == ["question"]
    assert_as_fresh(build, site)


def test_a_parallel_build_rewrites_the_same_pages(source: Path, build: Callable[..., Site]) -> None:
    build(source, "parallel", parallel=2)
    change(source / "glossary.md", "An old ideal;", "An ideal;")
    site = build(source, "parallel", parallel=2)
    assert "An ideal" in site.read("_static/popovers/first.js")
    assert_as_fresh(build, site)


def test_an_occurrence_more_is_listed_in_the_glossary(
    source: Path, build: Callable[..., Site]
) -> None:
    change(source / "second.md", ", said", " is [win-win](term:win-win), said")
    links = build(source).element("glossary", "term-win-win").select(".backlinks a")
    assert "second.html#second-p1" in [link["href"] for link in links]


def test_a_text_that_is_deleted_is_nowhere_named(source: Path, build: Callable[..., Site]) -> None:
    (source / "second.md").unlink()
    change(source / "index.md", "second\n", "")
    change(source / "plain.md", ", {any}`second-p1`", "")
    change(source / "timeline.md", "second-p1 first-p2", "first-p2")
    site = build(source)
    assert site.warnings == []
    assert not (site.out / "second.html").exists()
    assert {"index", "plain", "glossary", "timeline"} <= site.written
    for name in ("glossary.html", "timeline.html", "edition.json", "_static/edition-index.js"):
        assert "second-p1" not in site.read(name)
        assert "Second text" not in site.read(name)
    assert_as_fresh(build, site)


def test_a_page_that_is_only_touched_changes_nothing(
    source: Path, built: Site, build: Callable[..., Site]
) -> None:
    before = built.files()
    (source / "glossary.md").touch()
    site = build(source)
    assert site.written == {"glossary"}
    assert site.files() == before


def test_links_follow_a_page_that_is_renamed(source: Path, build: Callable[..., Site]) -> None:
    (source / "second.md").rename(source / "renamed.md")
    (source / "glossary.md").rename(source / "words.md")
    change(source / "index.md", "second\n", "renamed\n")
    change(source / "index.md", "glossary\n", "words\n")
    site = build(source)
    assert site.warnings == []
    for docname in ("first", "timeline", "words", "plain", "renamed"):
        page = site.read(f"{docname}.html")
        assert "second.html" not in page
        assert "glossary.html" not in page
    assert_as_fresh(build, site)


def test_a_link_to_an_entry_that_is_deleted_is_a_warning(
    source: Path, build: Callable[..., Site]
) -> None:
    build(source, "nitpicky", nitpicky=True)
    change(source / "glossary.md", "{edition:term} term-harmony", "{edition:term} term-concord")
    warnings = build(source, "nitpicky", nitpicky=True).warnings
    for page in ("first", "second"):
        assert any(w.startswith(f"{page}.md:") and "term-harmony" in w for w in warnings)


def test_the_order_of_the_texts_is_that_of_the_contents(
    source: Path, build: Callable[..., Site]
) -> None:
    change(source / "index.md", "second\nfirst\n", "first\nsecond\n")
    site = build(source)
    assert "glossary" in site.written
    groups = site.element("glossary", "term-harmony").select(".backlink-text")
    assert [group.get_text() for group in groups] == ["First 2001", "Second text"]
    assert_as_fresh(build, site)


@pytest.mark.slow
def test_one_entry_of_the_real_glossary(
    docs_copy: Path, edition: Site, run: Callable[..., Site]
) -> None:
    """Change one definition of the real edition: what shows it is written, nothing else.

    The colophon is among it: it prints the digest of the sources.
    """
    term = "term-chinese-modernization"
    source = docs_copy

    def build(source: Path, out: str = "out") -> Site:
        return run(source, docs_copy.with_name(out))

    build(source)
    text = (source / "glossary.md").read_text(encoding="utf-8")
    entry = text.index(f"{{edition:term}} {term}\n")
    first = text.index("\n\n", entry) + 2
    changed = text[:first] + "Here changed: " + text[first:]
    (source / "glossary.md").write_text(changed, encoding="utf-8")
    site = build(source)
    assert site.warnings == []
    folder = "_static/popovers/"
    linking = {
        name.removeprefix(folder).removesuffix(".js")
        for name, content in edition.files().items()
        if name.startswith(folder) and f'id=\\"popover-{term}\\"'.encode() in content
    }
    assert linking
    assert site.written == linking | {"glossary", "colophon"}
    assert_as_fresh(build, site)
