"""What other projects may link to: ``objects.inv``, read by Sphinx and by a second project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from conftest import Site

CONF = """
extensions = ["sphinx_glossator", "sphinx.ext.intersphinx"]
html_theme = "basic"
nitpicky = True
intersphinx_mapping = {{"reader": ("https://example.org/reader/", {inventory!r})}}
"""

PAGE = """\
# Another project

{term}`win-win cooperation`, {term}`gain <Harmony>`, {edition:ref}`first-p1`,
{external+reader:edition:ref}`here <event-speech-2006>`, {external+reader:term}`Harmony`,
[here](inv:reader:edition:paragraph#first-p2), <inv:reader:std:term#Harmony>,
[this](inv:reader:edition:note#first-n-one).
"""


@pytest.fixture(scope="module")
def reader(build_root: Callable[..., Site]) -> Site:
    return build_root("glossary", nitpicky=True)


def read_inventory(site: Site, kind: str) -> dict[str, tuple[str, str]]:
    """Return the objects of one type: where each is, and what it is called."""
    content = (site.out / "objects.inv").read_bytes()
    items = InventoryFile.loads(content, uri="").data.get(kind, {})
    return {name: (item.uri, item.display_name) for name, item in items.items()}


def test_terms_are_sphinx_s_own_under_our_anchors(reader: Site) -> None:
    assert read_inventory(reader, "std:term") == {
        "win-win cooperation": ("glossary.html#term-win-win", "-"),
        "Harmony": ("glossary.html#term-harmony", "-"),
        "Unused": ("glossary.html#term-unused", "-"),
    }


def test_objects_of_the_edition_are_found_by_their_permanent_ids(reader: Site) -> None:
    assert read_inventory(reader, "edition:paragraph") == {
        "first-p1": ("first.html#first-p1", "¶1"),
        "first-p2": ("first.html#first-p2", "¶2"),
        "second-p1": ("second.html#second-p1", "¶1"),
    }
    assert read_inventory(reader, "edition:term")["term-harmony"] == (
        "glossary.html#term-harmony",
        "Harmony",
    )
    assert read_inventory(reader, "edition:author-note")["second-fn1"][1] == "Author’s note 1"
    assert set(read_inventory(reader, "edition:event")) == {
        "event-conference-2014",
        "event-speech-2006",
    }
    assert set(read_inventory(reader, "edition:note")) == {"first-n-one"}


def test_every_kind_of_block_is_an_object(build_root: Callable[..., Site]) -> None:
    site = build_root("text")
    for kind, anchor in [
        ("heading", "essay-h2"),
        ("abstract", "essay-abstract"),
        ("keywords", "essay-keywords"),
        ("pull-quote", "essay-pq1"),
        ("reference", "essay-ref4"),
        ("emendation", "essay-e1"),
    ]:
        assert read_inventory(site, f"edition:{kind}")[anchor][0] == f"index.html#{anchor}"


def test_a_second_project_resolves_terms_and_objects(
    reader: Site, tmp_path: Path, build: Callable[..., Site]
) -> None:
    source = tmp_path / "second"
    source.mkdir()
    inventory = str(reader.out / "objects.inv")
    (source / "conf.py").write_text(CONF.format(inventory=inventory), encoding="utf-8")
    (source / "index.md").write_text(PAGE, encoding="utf-8")
    site = build(source)
    assert site.warnings == []
    links = site.page("index").select(".body p a")
    base = "https://example.org/reader/"
    assert [(link.get_text(), link["href"].removeprefix(base)) for link in links] == [
        ("win-win cooperation", "glossary.html#term-win-win"),
        ("gain", "glossary.html#term-harmony"),
        ("¶1", "first.html#first-p1"),
        ("here", "timeline.html#event-speech-2006"),
        ("Harmony", "glossary.html#term-harmony"),
        ("here", "first.html#first-p2"),
        ("Harmony", "glossary.html#term-harmony"),
        ("this", "first.html#first-n-one"),
    ]


def test_a_project_without_our_extension_links_by_the_inventory_alone(
    reader: Site, tmp_path: Path, build: Callable[..., Site]
) -> None:
    source = tmp_path / "plain"
    source.mkdir()
    inventory = str(reader.out / "objects.inv")
    conf = CONF.format(inventory=inventory).replace("sphinx_glossator", "myst_parser")
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(
        "# Plain\n\n{term}`Harmony`, [here](inv:reader:edition:paragraph#first-p2)\n",
        encoding="utf-8",
    )
    site = build(source)
    assert site.warnings == []
    assert [link["href"] for link in site.page("index").select(".body p a")] == [
        "https://example.org/reader/glossary.html#term-harmony",
        "https://example.org/reader/first.html#first-p2",
    ]
