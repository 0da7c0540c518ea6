"""The settings of an edition: each is known to Sphinx, and stands in the documentation's tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from glossator_schema.printing import PAPERS_BY_NAME
from glossator_schema.settings import SETTINGS
from sphinx_glossator.sphinx.settings import find_default, refuse_value


def test_the_tables_have_every_setting_once(
    docs: Path, project: Callable[[str], Path], build: Callable[..., Any]
) -> None:
    source = project("text")
    words = (docs / "software/settings.md").read_text(encoding="utf-8")
    words = words.replace("{doc}`writing-an-edition`", "there")
    (source / "settings.md").write_text(words.replace("---\n", "---\norphan: true\n", 1))
    site = build(source)
    assert site.warnings == []
    page = BeautifulSoup(site.read("settings.html"), "html.parser")
    rows = [[cell.get_text() for cell in row("td")] for row in page("tr") if row("td")]
    assert sorted(row[0] for row in rows) == sorted(setting.name for setting in SETTINGS)
    papers = next(row for row in rows if row[0] == "typst_paper")
    assert papers[1] == "'a4'"
    assert papers[2].endswith(f"one of {', '.join(PAPERS_BY_NAME)}")


def test_a_table_that_there_is_not_is_reported(
    project: Callable[[str], Path], build: Callable[..., Any]
) -> None:
    source = project("text")
    (source / "settings.md").write_text(
        "---\norphan: true\n---\n\n# S\n\n```{edition:settings} no\n```\n"
    )
    (warning,) = build(source).warnings
    assert warning.startswith("settings.md:7: ")
    assert "no settings are for 'no'; write one of: every, screen, print" in warning


def test_a_setting_of_another_type_is_refused_where_it_is_set(
    project: Callable[[str], Path], build: Callable[..., Any]
) -> None:
    """Sphinx's own check would tell it without a line, and go on to a fault that nobody understands."""
    source = project("text")
    conf = source / "conf.py"
    begun = conf.read_text(encoding="utf-8").rstrip().splitlines()
    wrong = [f"{setting.name} = 3" for setting in SETTINGS]
    conf.write_text("\n".join([*begun, *wrong, ""]), encoding="utf-8")
    told = build(source).warnings
    assert [warning.partition(" it is 3; write ")[0] for warning in told] == [
        f"conf.py:{line}: WARNING: {setting.name}:"
        for line, setting in enumerate(SETTINGS, len(begun) + 1)
    ]


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("edition_handout", "{nobody}.pdf", False),
        ("edition_handout", "alpha.pdf", False),
        ("edition_handout", "of/{text_id}.pdf", True),
        ("typst_index", 1, False),
        ("typst_keywords", ("a", "b"), True),
        ("typst_keywords", ["a", 3], False),
        ("typst_keywords", "a, b", False),
        ("typst_fonts", {"latin": ["A", "B"], "mono": "C"}, True),
        ("typst_fonts", {"latin": 1}, False),
        ("typst_fonts", {"latin": []}, False),
        ("typst_filename", "my book.pdf", True),
        ("typst_filename", "a/book.pdf", False),
    ],
)
def test_a_value_fits_the_schema_or_is_refused(name: str, value: object, fits: bool) -> None:
    (setting,) = (setting for setting in SETTINGS if setting.name == name)
    assert (refuse_value(setting, value) == "") is fits


def test_each_default_is_a_value_that_may_be_set() -> None:
    assert not [s.name for s in SETTINGS if refuse_value(s, find_default(s))]
