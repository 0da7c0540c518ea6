"""A bibliography in the language of the edition: what pybtex says, months, and capitals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docutils import nodes
from pybtex.database import parse_string
from sphinx.locale import init, translators

from sphinx_glossator.page.nodes import edition_foreign
from sphinx_glossator.sphinx.bibliography import SourceBackend, mark_language
from sphinx_glossator.sphinx.citations import EditionStyle, make_label
from sphinx_glossator.words.translation import CATALOGUE, FOLDER

SOURCES = """
@incollection{a, author={Alt, A. and Neu, B.}, title={Die Sprache der Vögel}, booktitle={Das Buch},
  editor={Groß, Emil}, publisher={P}, year={1999}, month=mar, pages={12--34}, volume={3}, series={S}}
@phdthesis{b, author={Alt, A.}, title={Thema}, school={Wien}, year={2001}}
@online{c, author={Alt, A. and Neu, B. and Jung, C.}, title={Seite}}
@article{d, author={Alt, A.}, title={T}, journal={J}, number={6}, pages={12}, year={1999}}
"""
IN_JOURNAL = {"en": "no. 6, page 12", "de": "Nr. 6, Seite 12", "es": "n.º 6, página 12"}
EXPECTED = {
    "en": (
        "Alt, A. and Neu, B. Die sprache der vögel. In Groß, Emil, editor, Das Buch, volume 3 of S, "
        "pages 12–34. P, March 1999.",
        "PhD thesis",
        "Alt et al. n.d.",
    ),
    "de": (
        "Alt, A. und Neu, B. Die Sprache der Vögel. In Groß, Emil, Hrsg., Das Buch, Band 3 aus S, "
        "Seiten 12–34. P, März 1999.",
        "Dissertation",
        "Alt et al. o.\N{NO-BREAK SPACE}J.",
    ),
    "es": (
        "Alt, A. y Neu, B. Die Sprache der Vögel. En Groß, Emil, editor, Das Buch, volumen 3 de S, "
        "páginas 12–34. P, marzo de 1999.",
        "Tesis doctoral",
        "Alt et al. s.\N{NO-BREAK SPACE}f.",
    ),
}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    yield
    translators.pop(("general", CATALOGUE), None)


@pytest.mark.parametrize("language", EXPECTED)
def test_sources_are_said_in_the_language_of_the_edition(language: str) -> None:
    translators.pop(("general", CATALOGUE), None)
    init([FOLDER], language, CATALOGUE)
    entries = parse_string(SOURCES, "bibtex").entries
    style = EditionStyle()
    said = {key: style.format_entry(key, e).text.render_as("text") for key, e in entries.items()}
    part, thesis, label = EXPECTED[language]
    assert said["a"] == part
    assert thesis in said["b"]
    assert IN_JOURNAL[language] in said["d"]
    assert make_label(entries["c"]) == label
    assert make_label(entries["a"]).startswith(("Alt and Neu", "Alt und Neu", "Alt y Neu"))


GERMAN = "@book{a, author={A, B}, title={Der {V}ögel Flug}, year={1999}, langid={ngerman}}"


def test_a_title_says_its_language_where_it_is_not_that_of_the_edition() -> None:
    (entry,) = parse_string(GERMAN, "bibtex").entries.values()
    formatted = EditionStyle().format_entry("a", entry).text
    shown = nodes.paragraph("", "", *formatted.render(SourceBackend("en")))
    (title,) = shown.findall(edition_foreign)
    assert (title.astext(), title["lang"]) == ("Der Vögel Flug", "de")
    assert isinstance(title.parent, nodes.emphasis)
    for own in ("de", "de-CH"):
        shown = nodes.paragraph("", "", *formatted.render(SourceBackend(own)))
        assert list(shown.findall(edition_foreign)) == []


@pytest.mark.parametrize(
    ("own", "langid", "marked"),
    [
        ("en", "grc", ["Πολιτεία, τόμος Ζ"]),
        ("el", "en", ["Republic"]),
        ("en", "de", ["Πολιτεία, τόμος Ζ [Republic]"]),  # in one script: nobody can tell
        ("zh-Hans", "grc", ["Πολιτεία, τόμος Ζ [Republic]"]),
    ],
)
def test_a_title_in_another_script_may_say_itself_in_the_language_of_the_edition(
    own: str, langid: str, marked: list[str]
) -> None:
    title = "Πολιτεία, τόμος Ζ [Republic]"
    source = (
        f"@book{{a, author={{A, B}}, title={{{{{title}}}}}, year={{1902}}, langid={{{langid}}}}}"
    )
    (entry,) = parse_string(source, "bibtex").entries.values()
    formatted = EditionStyle().format_entry("a", entry).text
    shown = nodes.paragraph("", "", *formatted.render(SourceBackend(own)))
    assert [node.astext() for node in shown.findall(edition_foreign)] == marked
    assert title in shown.astext()


def test_words_with_markup_in_them_are_marked_piece_by_piece() -> None:
    words = [nodes.Text("a"), nodes.Text("b"), nodes.emphasis("", "", nodes.Text("c"))]
    marked = nodes.paragraph("", "", *mark_language(words, "de"))
    assert [node.astext() for node in marked.findall(edition_foreign)] == ["ab", "c"]
    assert marked.astext() == "abc"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (r"On \emph{Hamlet} and {\em Lear}", "On <emphasis>Hamlet</emphasis> and <emphasis>Lear</emphasis>"),
        (r"\textbf{A \textit{b}} c", "<strong>A <emphasis>b</emphasis></strong> c"),
        (r"The 19\textsuperscript{th}, \textsc{Rome}", "The 19<superscript>th</superscript>, Rome"),
        (r"\enquote{So} {\&} G{\"o}del", "“So” & Gödel"),
    ],
)  # fmt: skip
def test_commands_of_tex_are_what_they_make_of_their_words(title: str, shown: str) -> None:
    source = f"@misc{{a, title={{{title}}}, year={{1999}}, langid={{ngerman}}}}"
    (entry,) = parse_string(source, "bibtex").entries.values()
    formatted = EditionStyle().format_entry("a", entry).text
    made = "".join(map(str, formatted.render(SourceBackend("de"))))
    assert made.startswith(f"{shown}.")
    assert "\\" not in make_label(entry)
