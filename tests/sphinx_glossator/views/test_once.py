"""What all pages share is computed once for each state of an edition, however many pages show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_glossator.html.page_tree import differ_in_marks, make_model
from sphinx_glossator.memory import domain
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.search.index import make_search_script
from sphinx_glossator.views.backlinks import read_backlinks
from sphinx_glossator.views.comparison import read_comparison
from sphinx_glossator.views.kwic import list_block_words, read_concordance
from sphinx_glossator.views.renderings import read_renderings
from sphinx_glossator.views.shown import VIEWS, describe_sources
from sphinx_glossator.views.timeline import read_events
from sphinx_glossator.views.witnesses import read_witnesses

if TYPE_CHECKING:
    from conftest import Site

SHARED: tuple[Callable[..., Any], ...] = (
    EditionDomain.texts,
    EditionDomain.reading_order,
    EditionDomain.glossary_page,
    domain._index_objects,
    domain._index_entries,
    domain._group_occurrences,
    domain._group_mentions,
    list_block_words,
    read_renderings,
    read_comparison,
    read_events,
    read_witnesses,
    describe_sources,
    make_search_script,
)
OF_ENTRIES: tuple[Callable[..., Any], ...] = (read_backlinks, read_concordance)

TABLES = """# Tables

```{edition:renderings}
```

```{edition:comparison}
```

```{edition:witnesses}
```
"""


@contextmanager
def counting(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """Count how often the bodies of functions that are computed once are really run."""
    counts: Counter[str] = Counter({function.__name__: 0 for function in functions})
    bodies: dict[CodeType, str] = {
        function.__wrapped__.__code__: function.__name__  # type: ignore[attr-defined]
        for function in functions
    }

    profile = Profile()
    with profile:
        yield counts
    for entry in profile.getstats():
        if entry.code in bodies:
            counts[bodies[entry.code]] += entry.callcount


@pytest.fixture
def source(project: Callable[[str], Path]) -> Path:
    """A small edition with many pages that link to entries, and three that have every table."""
    folder = project("glossary")
    names = ["tables", "tables-2", "tables-3", *(f"page-{number}" for number in range(8))]
    for name in names:
        words = "# A page\n\n[Harmony](term:harmony), [Hu](event:speech-2006).\n"
        text = TABLES if name.startswith("tables") else words
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    index = (folder / "index.md").read_text(encoding="utf-8")
    contents = index.replace("plain\n", "plain\n" + "\n".join(names) + "\n")
    (folder / "index.md").write_text(contents, encoding="utf-8")
    return folder


def test_each_is_computed_once_in_a_build(source: Path, build: Callable[..., Site]) -> None:
    with counting(*SHARED) as counts:
        site = build(source)
    assert len(site.written) == 18
    assert site.page("tables-3").select("table.renderings")
    assert counts == dict.fromkeys(counts, 1)


def test_places_are_computed_once_for_each_entry(source: Path, build: Callable[..., Site]) -> None:
    with counting(*OF_ENTRIES) as counts:
        site = build(source)
    entries = sum(
        len(site.page(page).select("section[id]:is(.term-entry, .person-entry, .event-entry)"))
        for page in ("glossary", "people", "timeline")
    )
    assert entries > 3
    assert counts == {"read_backlinks": entries, "read_concordance": entries}


def test_the_tree_of_pages_is_made_once_for_the_pages_of_a_folder(
    source: Path, build: Callable[..., Site]
) -> None:
    with counting(make_model, differ_in_marks) as counts:
        site = build(source, html_theme="furo")
    assert len(site.page("page-7").select(".sidebar-tree .current-page")) == 1
    assert counts == {"make_model": 1, "differ_in_marks": 1}


def test_a_page_that_changes_makes_all_anew(source: Path, build: Callable[..., Site]) -> None:
    build(source)
    second = source / "second.md"
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("; [Hu]", " in harmony; [Hu]"), encoding="utf-8")
    with counting(*SHARED) as counts:
        site = build(source)
    assert counts == dict.fromkeys(counts, 1)
    assert "in harmony" in site.read("_static/comparison-data.js")


def test_parallel_builds_give_the_same(source: Path, build: Callable[..., Site]) -> None:
    assert build(source, "one").files() == build(source, "two", parallel=2).files()


def test_every_view_is_filled_in_or_left_out(source: Path, build: Callable[..., Site]) -> None:
    """What only a browser shows is in no e-book, and every other table is in both."""
    build(source, "book", builder="epub")
    book = (source.parent / "book" / "tables.xhtml").read_text(encoding="utf-8")
    assert "renderings" in book
    assert "compare" not in book
    assert {name for name, view in VIEWS.items() if view.screen_only} == {
        "concordance",
        "comparison",
    }
