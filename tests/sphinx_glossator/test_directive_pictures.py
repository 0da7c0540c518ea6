"""Each directive and each role stands in an example of the manual, which can be built, and has its picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from directive_pictures import PAGE, PICTURES, list_files, list_pictures, write_shown

from sphinx_glossator.memory.domain import EditionDomain

if TYPE_CHECKING:
    from conftest import Site

Build = Callable[..., "Site"]

HEAVIEST = 20_000
"""The bytes of a picture."""


def test_every_directive_and_role_stands_in_an_example() -> None:
    shown = "\n".join(list_files().values())
    named = set(re.findall(r"\{edition:([\w-]+)\}", shown))
    assert {*EditionDomain.directives, *EditionDomain.roles} - named == {"schema"}
    assert "{edition:schema}" in PAGE.read_text("utf-8")


def test_every_page_of_examples_has_a_picture_that_weighs_little() -> None:
    pages = {name.removesuffix(".md") for name in list_files() if name.endswith(".md")}
    assert list_pictures().keys() == pages == {path.stem for path in PICTURES.glob("*.png")}
    assert all(len(words) > 40 for words in list_pictures().values())
    weights = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}


def test_the_examples_are_a_project_without_warnings(tmp_path: Path, run: Build) -> None:
    site = run(write_shown(tmp_path / "source"), tmp_path / "out")
    assert site.warnings == []
    assert [number.get_text() for number in site.page("letter").select(".para-number")] == ["1"]
