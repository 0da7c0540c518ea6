"""Sources are formatted once for what they say, and cited as sphinxcontrib-bibtex cites them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pybtex.style.formatting.plain import Style as PlainStyle
from sphinxcontrib.bibtex.domain import BibtexDomain

from sphinx_glossator.sphinx import cite_domain

if TYPE_CHECKING:
    from conftest import Site

CONF = """
extensions = ["sphinx_glossator", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["sources.bib", "more.bib"]
bibtex_default_style = "edition"
bibtex_reference_style = "author_year"
html_theme = "basic"
version = "1"
copyright = "none"
"""

SOURCES = """
@book{abel, author={Abel, Ann}, title={Lights}, publisher={Press}, year={1950}}
@misc{bell, author={Bell, Ben and Cole, C. and Dunn, D.}, title={Darkness -- and light}, year={1951}}
@misc{cole, author={Cole, C.}, title={Shadows}, year={1952}, note={Read in part}}
@misc{cole2, author={Cole, C.}, title={Twilight}, year={1952}}
@misc{dunn, author={Dunn, D.}, title={{Dusk}}, url={https://example.org/dusk}}
@misc{eden, crossref={abel}, author={Eden, E.}, title={Candles}, year={1953}}
"""

MORE = """
@misc{fay, author={Fay, F.}, title={Elsewhere}, year={1960}}
@misc{gray, editor={Gray, G.}, title={Nowhere}, year={1961}}
"""

PAGES = {
    "index": """# Start

```{toctree}
one
two
list
```

{cite:t}`bell`, {cite:p}`{see}cole{p. 3},abel` and {cite}`dunn`; {any}`cole2`, {any}`nobody`.
""",
    "one": """# One

{cite:p}`abel,cole` {cite:year}`fay` {cite:p}`missing` {cite:p}`own-gray`

```{bibliography} more.bib
:filter: docname in docnames
:keyprefix: own-
:labelprefix: O

fay
```
""",
    "two": """# Two

{cite:author}`cole` {footcite:p}`abel`

```{footbibliography}
```

```{bibliography} more.bib
:list: enumerated
:filter: cited + 1

gray
```
""",
    "list": """# List

```{bibliography} sources.bib
```

```{bibliography} sources.bib
:list: bullet
:notcited:
```

```{bibliography}
:list: bullet
:filter: type % "misc" and docnames & {"one", "two"}
```
""",
}

FEW = {
    "index": """# Start

```{toctree}
one
list
```

{cite:t}`bell` and {cite:p}`cole`.
""",
    "one": "# One\n\n{cite:p}`abel,cole`\n",
    "list": "# List\n\n```{bibliography}\n```\n",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "sources.bib").write_text(SOURCES, encoding="utf-8")
    (folder / "more.bib").write_text(MORE, encoding="utf-8")
    return folder


def write_pages(source: Path, pages: dict[str, str]) -> None:
    for name, content in pages.items():
        (source / f"{name}.md").write_text(content, encoding="utf-8")


@pytest.fixture
def formatted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the entries that are formatted, one after another."""
    keys: list[str] = []
    whole = PlainStyle.format_entry

    def count(self: PlainStyle, label: str, entry: object, bib_data: object = None) -> object:
        keys.append(entry.key)  # type: ignore[attr-defined]
        return whole(self, label, entry, bib_data)

    monkeypatch.setattr(PlainStyle, "format_entry", count)
    return keys


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_it_is_as_sphinxcontrib_bibtex_has_it(
    source: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(source, PAGES)
    own = build(source, "own")
    monkeypatch.setattr(cite_domain, "SourcesDomain", BibtexDomain)
    stock = build(source, "stock")
    said_own, said_stock = (
        [re.sub("0x[0-9a-f]+", "", warning) for warning in site.warnings] for site in (own, stock)
    )
    assert said_own == said_stock
    for said in ("missing", "nobody", "in :filter: expression"):
        assert any(said in warning for warning in own.warnings)
    assert own.files() == stock.files()
    assert "[Abel, 1950, see Cole, 1952, p. 3]" in own.page("index").get_text()


def test_an_entry_is_formatted_once_for_what_it_says(
    source: Path, build: Callable[..., Site], formatted: list[str]
) -> None:
    write_pages(source, FEW)
    assert build(source, "out").warnings == []
    assert sorted(formatted) == ["abel", "bell", "cole"]
    formatted.clear()
    change(source / "one.md", "# One", "# Second")
    build(source, "out")
    assert formatted == []
    change(source / "sources.bib", "Read in part", "Read in whole")
    again = build(source, "out")
    assert formatted == ["cole"]
    assert "Read in whole" in again.read("list.html")
    assert again.files() == build(source, "fresh").files()


def test_an_entry_with_another_label_is_formatted_again(
    source: Path, build: Callable[..., Site], formatted: list[str]
) -> None:
    """``Cole 1952`` is ``Cole 1952a`` where another of that year is cited, on all pages that cite it."""
    write_pages(source, FEW)
    assert "1952a" not in build(source, "out").read("list.html")
    formatted.clear()
    change(source / "one.md", "cole", "cole2")
    again = build(source, "out")
    assert sorted(formatted) == ["cole", "cole2"]
    assert "1952a" in again.read("list.html")
    assert again.files() == build(source, "fresh").files()


def test_an_entry_of_other_people_is_formatted_again(
    source: Path, build: Callable[..., Site], formatted: list[str]
) -> None:
    """The label ``Bell et al. 1951`` does not tell that a later author has another name."""
    write_pages(source, FEW)
    build(source, "out")
    formatted.clear()
    change(source / "sources.bib", "Dunn, D.}, title={Darkness", "Dunne, D.}, title={Darkness")
    again = build(source, "out")
    assert formatted == ["bell"]
    assert "Dunne" in again.read("list.html")


def test_an_entry_that_has_its_words_from_another_follows_it(
    source: Path, build: Callable[..., Site], formatted: list[str]
) -> None:
    write_pages(source, FEW)
    change(source / "one.md", "cole", "eden")
    build(source, "out")
    formatted.clear()
    change(source / "one.md", "eden", "cole,eden")  # its own words are what they were
    build(source, "out")
    assert set(formatted) == {"eden"}


def test_citations_are_settled_while_nothing_changes_that_they_are_made_of(
    source: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(source, FEW)
    build(source, "out")
    made: list[str] = []
    whole = cite_domain.SourcesDomain.make_citations
    monkeypatch.setattr(
        cite_domain.SourcesDomain,
        "make_citations",
        lambda self: made.append("once") or whole(self),
    )
    change(source / "one.md", "# One", "# Second")
    again = build(source, "out")
    assert made == []
    assert again.files() == build(source, "fresh").files()
    made.clear()
    change(source / "one.md", "abel", "dunn")
    build(source, "out")
    assert made == ["once"]


def test_other_software_formats_all_entries_again(
    source: Path,
    build: Callable[..., Site],
    formatted: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_pages(source, FEW)
    build(source, "out")
    expected = sorted(formatted)
    formatted.clear()
    monkeypatch.setattr(cite_domain, "describe_software", lambda: "another")
    build(source, "out")
    assert sorted(formatted) == expected


def test_what_is_no_more_cited_is_not_kept(source: Path, build: Callable[..., Site]) -> None:
    write_pages(source, FEW)
    build(source, "out")
    pickle = source.parent / "out.doctrees/environment.pickle"
    assert "Darkness – and light".encode() in pickle.read_bytes()
    change(source / "index.md", "{cite:t}`bell` and ", "")
    build(source, "out")
    assert "Darkness – and light".encode() not in pickle.read_bytes()


def test_a_citation_is_made_once_for_what_it_shows(
    source: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    whole = BibtexDomain.resolve_xref

    def count(self: BibtexDomain, *given: object) -> object:
        made.append(f"{given[1]} {given[4]}")
        return whole(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(BibtexDomain, "resolve_xref", count)
    pages = FEW | {
        "one": "# One\n\n{cite:p}`abel` {cite:p}`abel` {cite:t}`abel` {cite:p}`abel,cole`\n"
    }
    pages["list"] += "\n{cite:p}`abel`\n"
    write_pages(source, pages)
    site = build(source, "out")
    one = [found for found in made if "abel" in found]
    assert sorted(one) == ["list abel", "one abel", "one abel", "one abel,cole"]
    monkeypatch.setattr(cite_domain, "SourcesDomain", BibtexDomain)
    assert site.files() == build(source, "stock").files()
