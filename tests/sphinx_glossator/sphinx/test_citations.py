"""The bibliography: what a source is called in the text, and where it stands in the list."""

from __future__ import annotations

import pytest
from pybtex.backends.plaintext import Backend as PlaintextBackend
from pybtex.database import parse_string
from sphinx.locale import translators

from glossator.references import parse_bibliography
from glossator_schema.source_types import SOURCE_TYPES, SourceType
from sphinx_glossator.sphinx.biblatex import as_bibtex
from sphinx_glossator.sphinx.citations import EditionStyle
from sphinx_glossator.words.translation import CATALOGUE

SOURCES = """
@misc{b, author = {Zhao, Suisheng}, title = {A}, year = 2018}
@misc{a, author = {{Associated Press}}, title = {B}, year = 2013}
@misc{c, author = {{张金超 [Zhang Jinchao]}}, title = {C}, year = 2014}
@misc{d, author = {Belkaïd, Akram}, title = {Two}, year = 2023}
@misc{e, author = {Belkaïd, Akram}, title = {One}, year = 2023}
@misc{f, author = {Ball, A. and Cole, B. and Dunn, C.}, title = {F}, year = 2020}
@misc{g, author = {Yin, C. and Xu, D.}, title = {G}}
@misc{h, title = {{A page without a name}}, year = 2001}
"""

EXPECTED = [
    "A page without a name 2001",
    "Associated Press 2013",
    "Ball et al. 2020",
    "Belkaïd 2023a",
    "Belkaïd 2023b",
    "Yin and Xu n.d.",
    "张金超 [Zhang Jinchao] 2014",
    "Zhao 2018",
]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that was built before in this process may have spoken another language."""
    monkeypatch.delitem(translators, ("general", CATALOGUE), raising=False)


def test_labels_and_their_order() -> None:
    """People and bodies stand in one alphabet; a Chinese name where its romanization belongs."""
    entries = parse_string(SOURCES, "bibtex").entries.values()
    formatted = list(EditionStyle().format_entries(entries))
    assert [entry.label for entry in formatted] == EXPECTED
    assert [entry.key for entry in formatted][3:5] == ["e", "d"]  # by their titles


@pytest.mark.parametrize(
    "change", ["title = {B2}", "year = 2014", "author = {{Agence France-Presse}}"]
)
def test_an_entry_that_has_changed_is_formatted_anew(change: str) -> None:
    fields = {
        "author": "author = {{Associated Press}}",
        "title": "title = {B}",
        "year": "year = 2013",
    }
    changed = fields | {change.partition(" ")[0]: change}
    first, other = (
        next(
            EditionStyle().format_entries(
                parse_string(f"@misc{{a, {', '.join(of.values())}}}", "bibtex").entries.values()
            )
        )
        for of in (fields, changed)
    )
    assert str(first.text) != str(other.text)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("", "A Journal, 2001"),
        ("volume = 31, number = 2, pages = {5--9}", "A Journal, 31(2):5–9, 2001"),
        ("volume = 31, pages = {5--9}", "A Journal, 31:5–9, 2001"),
        ("volume = 31, number = 2", "A Journal, 31(2), 2001"),
        ("number = 6, pages = {5--9}", "A Journal, no. 6, pages 5–9, 2001"),
        ("number = 6", "A Journal, no. 6, 2001"),
        ("pages = 12", "A Journal, page 12, 2001"),
    ],
)
def test_an_article_is_printed_with_all_that_is_known_of_its_place(said: str, printed: str) -> None:
    source = f"@article{{a, author = {{Vu, T.}}, title = {{T}}, journal = {{A Journal}}, year = 2001, {said}}}"
    (entry,) = EditionStyle().format_entries(parse_string(source, "bibtex").entries.values())
    assert printed in entry.text.render(PlaintextBackend())


FIELDS = {
    "author": "{Vu, T.}",
    "editor": "{Ito, K.}",
    "title": "{A Title}",
    "journaltitle": "{A Journal}",
    "booktitle": "{A Book}",
    "publisher": "{A Publisher}",
    "institution": "{An Institution}",
    "location": "{Oslo}",
    "type": "{A Type}",
    "note": "{A note}",
    "date": "{2001-05-03}",
    "url": "{https://example.org/a}",
}


def show(content: str) -> tuple[str, str]:
    """Return the label of the one entry, and its words."""
    (made,) = EditionStyle().format_entries(parse_string(content, "bibtex").entries.values())
    return made.label, made.text.render_as("text")


@pytest.mark.parametrize("kind", SOURCE_TYPES, ids=lambda kind: kind.name)
def test_each_type_of_bibtex_and_biblatex_is_formatted(kind: SourceType) -> None:
    fields = ", ".join(f"{name} = {value}" for name, value in FIELDS.items())
    content = f"@{kind.name}{{a, {fields}}}"
    assert parse_bibliography(content, "r.bib")[1] == []
    label, words = show(content)
    assert label in ("Vu 2001", "Ito 2001")
    assert "3 May 2001" in words
    assert "Title" in words or "title" in words
    assert "example.org" in words
    assert "A note" in words
    if kind.printed_as in ("paper", "mastersthesis", "phdthesis", "techreport"):
        assert "An Institution, Oslo" in words
    if kind.printed_as in ("paper", "phdthesis", "techreport", "work"):
        assert "A Type" in words
    if kind.printed_as in ("part", "incollection", "inproceedings"):
        assert "In K. Ito, editor, A Book" in words or "In Ito, K., editor, A Book" in words
    if kind.printed_as in ("book", "volume", "part"):
        assert "A Publisher, Oslo" in words
    if kind.printed_as == "article":
        assert "A Journal" in words


@pytest.mark.parametrize("kind", SOURCE_TYPES, ids=lambda kind: kind.name)
def test_each_type_is_formatted_with_what_it_wants_alone(kind: SourceType) -> None:
    wanted = {name.split(" or ")[-1] for name in kind.required}
    fields = ", ".join(f"{name} = {{X}}" for name in wanted)
    content = f"@{kind.name}{{a, {fields}}}"
    assert parse_bibliography(content, "r.bib")[1] == []
    show(content)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title={T}, date={2001}", "Vu. T. 2001."),
        ("title={T}, date={2001-05}", "Vu. T. May 2001."),
        ("title={T}, date={2001-05-03/2001-05-07}", "Vu. T. 3–7 May 2001."),
        ("title={T}, date={1914/1918}", "Vu. T. 1914–1918."),
        ("title={T}, date={1850~}", "Vu. T. c. 1850."),
        ("title={T}, date={2001-13}", "Vu. T. 2001-13."),
        ("title={T}, type={phdthesis}, date={2001}", "Vu. T. PhD thesis, 2001."),
        ("title={T}, subtitle={An S}, titleaddon={More}", "Vu. T: An S. More."),
        ("title={Why?}, subtitle={An S}", "Vu. Why? An S."),
        ("title={T}, eprint={12}, eprinttype={jstor}", "Vu. T. jstor: 12."),
        ("title={T}, eprint={12}, eprinttype={arxiv}", "Vu. T. arXiv:12."),
    ],
)
def test_fields_of_biblatex(fields: str, expected: str) -> None:
    assert show(f"@movie{{a, author={{Vu}}, {fields}}}")[1] == expected


def test_what_is_written_for_bibtex_is_taken_as_it_stands() -> None:
    entries = parse_string(SOURCES, "bibtex").entries.values()
    assert all(as_bibtex(entry) is entry for entry in entries)
    assert show("@thesis{a, author={Vu}, title={T}, type={Diss.}, school={U}, date=2001}") == (
        "Vu 2001",
        "Vu. T. Diss., U, 2001.",
    )
