"""Warnings about an editor's words name the editor's file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_glossator.sphinx.source_map import find_source

if TYPE_CHECKING:
    from conftest import Site


@pytest.mark.parametrize(
    "warning",
    [
        # while a page is parsed
        'seeds/s/notes.md:31: WARNING: Unknown interpreted text role "anotherrole".',
        'glossary/events.yaml:10: WARNING: Unknown interpreted text role "badrole".',
        'glossary/events.yaml:15: WARNING: Unknown interpreted text role "worserole".',
        # in a box inside of a headnote
        'seeds/s/notes.md:5: WARNING: Unknown interpreted text role "unknownrole".',
        # when links are resolved; of a paragraph of several lines Sphinx knows the first
        "seeds/s/notes.md:8: WARNING: edition:ref reference target not found: s-p77",
        "seeds/s/notes.md:33: WARNING: term not in glossary: 'Nowhere'",
        "seeds/s/notes.md:33: WARNING: edition:link reference target not found: term-missing",
        "seeds/s/notes.md:33: WARNING: edition:ref reference target not found: s-p99",
        "glossary/events.yaml:10: WARNING: edition:ref reference target not found: event-zero",
        "glossary/events.yaml:15: WARNING: edition:ref reference target not found: event-none",
        # the page's own words
        'index.md:42: WARNING: Unknown interpreted text role "ownrole".',
        'timeline.md:21: WARNING: Unknown interpreted text role "ownrole".',
    ],
)
@pytest.mark.parametrize("parallel", [1, 2])
def test_a_warning_names_the_place_that_the_words_are_from(
    build_root: Callable[..., Site], warning: str, parallel: int
) -> None:
    assert any(w.startswith(warning) for w in build_root("sources", parallel=parallel).warnings)


def test_there_are_no_other_warnings_and_none_twice(build_root: Callable[..., Site]) -> None:
    assert len(build_root("sources", parallel=1).warnings) == 12


def test_an_unknown_citation_is_reported_at_the_note(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("sources")
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("extensions += ['sphinxcontrib.bibtex']\nbibtex_bibfiles = ['r.bib']\n")
    (source / "r.bib").write_text("@misc{known-2001, title={T}, year={2001}}\n", encoding="utf-8")
    page = (source / "index.md").read_text(encoding="utf-8")
    page = page.replace("and a fourth", "{cite:p}`known-2001`, {cite:p}`unknown-2002`, a fourth")
    page += "\n```{bibliography}\n```\n"
    (source / "index.md").write_text(page, encoding="utf-8")
    found = [warning for warning in build(source).warnings if "unknown-2002" in warning]
    assert [warning.partition(": ")[0] for warning in found] == ["seeds/s/notes.md:33"]


PAGE = """\
Hand-written.

:::{edition:note} n
:quote: "a"
:source: "seeds/x/notes.md:7"

First line.
Second line.

```{note}
In a box.
```
:::

After it.

::::{edition:event} e
:source: "a b.yaml:20"

Outer.

:::{edition:inferred} p
:source: "a b.yaml:30"

Inner.
:::

Outer again.
::::

:::{edition:paragraph} p
:label: "1"

No source.
:::
"""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Hand-written.", None),
        (":::{edition:note} n", "seeds/x/notes.md:7"),
        ("First line.", "seeds/x/notes.md:7"),
        ("Second line.", "seeds/x/notes.md:8"),
        ("In a box.", "seeds/x/notes.md:11"),
        ("After it.", None),
        ("Outer.", "a b.yaml:20"),
        ("Inner.", "a b.yaml:30"),
        ("Outer again.", "a b.yaml:28"),
        ("No source.", None),
    ],
)
def test_find_source(tmp_path: Path, words: str, place: str | None) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    line = PAGE.splitlines().index(words) + 1
    assert find_source(str(page), line) == place


def test_a_page_that_cannot_be_read_has_no_source(tmp_path: Path) -> None:
    assert find_source(str(tmp_path / "none.md"), 1) is None
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe:::")
    assert find_source(str(tmp_path / "bad.md"), 1) is None
