"""The tables that say what the schema declares: the manual has each, and in it each kind and field."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from glossator_schema.blocks import LINE_KINDS
from glossator_schema.entries import ENTRY_KINDS
from glossator_schema.house_style import RULES
from glossator_schema.inlines import INLINE_KINDS
from glossator_schema.notes import HEADNOTE_FIELDS, NOTE_FIELDS, NOTE_KINDS, VERDICTS
from sphinx_glossator.page.schema_tables import make_tables


def test_the_manual_has_every_table(docs: Path) -> None:
    pages = (docs / f"software/{name}.md" for name in ("writing-an-edition", "in-sphinx"))
    words = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert {*re.findall(r"\{edition:schema\} ([\w-]+)", words)} == {
        *make_tables(),
        "directives",
        "roles",
    }


@pytest.fixture(scope="module")
def page(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Any]
) -> BeautifulSoup:
    folder = tmp_path_factory.mktemp("tables")
    source = Path(shutil.copytree(rootdir / "test-text", folder / "source"))
    tables = "\n\n".join(f"```{{edition:schema}} {name}\n```" for name in make_tables())
    (source / "tables.md").write_text(f"---\norphan: true\n---\n\n# T\n\n{tables}\n")
    site = run(source, folder / "html")
    assert site.warnings == []
    return BeautifulSoup(site.read("tables.html"), "html.parser")


def test_each_kind_and_field_has_its_row(page: BeautifulSoup) -> None:
    found = [row("td")[0].get_text() for row in page("tr") if row("td")]
    fields = [field.name for kind in ENTRY_KINDS for field in kind.fields]
    kinds = [*LINE_KINDS.values(), *INLINE_KINDS, *NOTE_KINDS, *VERDICTS, *NOTE_FIELDS]
    names = [kind.name for kind in (*kinds, *HEADNOTE_FIELDS)]
    assert sorted(found) == sorted([*fields, *names, *(rule.key for rule in RULES)])


def test_a_choice_is_told_with_its_choices(page: BeautifulSoup) -> None:
    told = {row("td")[0].get_text(): row("td")[-1].get_text() for row in page("tr") if row("td")}
    assert told["certainty"].endswith(": certain, inferred.")
    assert told["claim"] == "a source, a verdict"


def test_a_table_that_there_is_not_is_reported(
    project: Callable[[str], Path], build: Callable[..., Any]
) -> None:
    source = project("text")
    (source / "tables.md").write_text(
        "---\norphan: true\n---\n\n# T\n\n```{edition:schema} no\n```\n"
    )
    (warning,) = build(source).warnings
    assert warning.startswith("tables.md:7: ")
    assert "no table is called 'no'; write one of: blocks, lines, inlines, notes" in warning
