"""What all pages share is computed once for each state of an edition, however many pages show it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from bs4 import BeautifulSoup

from sphinx_glossator.html.page_tree import differ_in_marks, make_model
from sphinx_glossator.memory import domain
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.search.index import write_script
from sphinx_glossator.views import kept_pages
from sphinx_glossator.views.backlinks import read_backlinks
from sphinx_glossator.views.choice import read_choice
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
    read_choice,
    read_comparison,
    read_events,
    read_witnesses,
    describe_sources,
    write_script,
)
OF_ENTRIES: tuple[Callable[..., Any], ...] = (read_backlinks, read_concordance)

TABLES = """# Tables

```{edition:renderings}
```

```{edition:comparison}
```

```{edition:choice}
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


class Counted(NamedTuple):
    """An edition that was built twice, with how often functions were run."""

    first: Site
    first_files: dict[str, bytes]
    first_counts: dict[str, int]
    again: Site
    again_counts: dict[str, int]


@pytest.fixture(scope="module")
def source(rootdir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition with many pages that link to entries, and three that have every table."""
    folder = Path(
        shutil.copytree(rootdir / "test-glossary", tmp_path_factory.mktemp("once") / "source")
    )
    names = ["tables", "tables-2", "tables-3", *(f"page-{number}" for number in range(8))]
    for name in names:
        words = "# A page\n\n[Harmony](term:harmony), [Hu](event:speech-2006).\n"
        text = TABLES if name.startswith("tables") else words
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    index = (folder / "index.md").read_text(encoding="utf-8")
    contents = index.replace("plain\n", "plain\n" + "\n".join(names) + "\n")
    (folder / "index.md").write_text(contents, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def counted(source: Path, run: Callable[..., Site]) -> Counted:
    """The edition, built; and built again in a copy, where a page has changed."""
    folder = source.with_name("counted")
    text = shutil.copytree(source, folder) / "second.md"
    with counting(*SHARED, *OF_ENTRIES, make_model, differ_in_marks) as first_counts:
        first = run(folder, source.with_name("out"), html_theme="furo")
    files = first.files()
    words = text.read_text(encoding="utf-8")
    text.write_text(words.replace("; [Hu]", " in harmony; [Hu]"), encoding="utf-8")
    with counting(*SHARED) as again_counts:
        again = run(folder, source.with_name("out"), html_theme="furo")
    return Counted(first, files, first_counts, again, again_counts)


def pick(counts: dict[str, int], *functions: Callable[..., Any]) -> dict[str, int]:
    return {function.__name__: counts[function.__name__] for function in functions}


def test_each_is_computed_once_in_a_build(counted: Counted) -> None:
    assert len(counted.first.written) == 18
    page = BeautifulSoup(counted.first_files["tables-3.html"], "html.parser")
    assert page.select("table.renderings")
    found = pick(counted.first_counts, *SHARED)
    assert found == dict.fromkeys(found, 1)


def test_places_are_computed_once_for_each_entry(counted: Counted) -> None:
    entries = sum(
        len(BeautifulSoup(counted.first_files[f"{page}.html"], "html.parser").select(ENTRIES))
        for page in ("glossary", "people", "timeline")
    )
    assert entries > 3
    found = pick(counted.first_counts, *OF_ENTRIES)
    assert found == {"read_backlinks": entries, "read_concordance": entries}


ENTRIES = "section[id]:is(.term-entry, .person-entry, .event-entry)"


def test_the_tree_of_pages_is_made_once_for_the_pages_of_a_folder(counted: Counted) -> None:
    assert len(counted.first.page("page-7").select(".sidebar-tree .current-page")) == 1
    found = pick(counted.first_counts, make_model, differ_in_marks)
    assert found == {"make_model": 1, "differ_in_marks": 1}


def test_a_page_that_changes_makes_all_anew(counted: Counted) -> None:
    counts = counted.again_counts
    assert counts == dict.fromkeys(counts, 1)
    assert "in harmony" in counted.again.read("_static/comparison-data.js")


def test_parallel_builds_give_the_same(
    source: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(source, "one").files()
    assert build(source, "two", parallel=2).files() == whole
    monkeypatch.setattr(kept_pages, "MANY", 5)  # of 18 pages: four times some of them
    assert build(source, "three", parallel=2).files() == whole


def test_every_view_is_filled_in_or_left_out(source: Path, build: Callable[..., Site]) -> None:
    """What only a browser shows is in no e-book, and every other table is in both."""
    book = build(source, "book", builder="epub").read("tables.xhtml")
    assert "renderings" in book
    assert "compare" not in book
    assert {name for name, view in VIEWS.items() if view.screen_only} == {
        "concordance",
        "comparison",
        "choice",
    }
