"""The bibliography: what a source is called in the text, and where it stands in the list."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string

from sphinx_glossator.sphinx.citations import EditionStyle

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
