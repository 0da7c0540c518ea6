"""The settings of an edition: each is known to Sphinx, and stands in the documentation's tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from glossator_schema.printing import PAPERS_BY_NAME
from glossator_schema.settings import SETTINGS


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
