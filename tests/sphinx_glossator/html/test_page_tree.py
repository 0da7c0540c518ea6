"""The tree in the sidebar is that of Sphinx and furo, though it is made once for each folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from furo.navigation import get_navigation_tree

from sphinx_glossator.html import page_tree
from sphinx_glossator.html.lean import remove_indentation
from sphinx_glossator.html.navigation import FINISHED, add_contents, write_contents, write_download
from sphinx_glossator.html.page_tree import ASKED, TOKEN, make_tree

if TYPE_CHECKING:
    from conftest import Site

CONF = f"""
project = "Trees"
extensions = ["sphinx_glossator", "{__name__}"]
html_theme = "furo"
myst_enable_extensions = ["attrs_block", "colon_fence"]
"""
PAGES = {
    "index.md": """# Start

```{toctree}
:caption: First & foremost
:numbered:

texts/one
texts/two
Another name <part/index>
```

```{toctree}
:caption: Second
:hidden:

self
https://example.org/
lone
genindex
```
""",
    "texts/one.md": """# *One* & `code`

```{edition:text} one
title: One
witness:
  file: 000.txt
  sha256: '00'
```

{#one-h1}
## A <heading>

:::{edition:paragraph} one-p1

Words.
:::
""",
    "texts/two.md": "# Two\n\n# Two again\n\n## Below\n",
    "part/index.md": "# Part\n\n```{toctree}\ndeep/a\ndeep/b\n```\n\n## Section\n",
    "part/deep/a.md": "# A “quoted” page\n\n```{toctree}\n../../texts/three\n```\n",
    "part/deep/b.md": "# B\n",
    "texts/three.md": "# Three\n",
    "lone.md": "# Lone\n",
    "nowhere.md": "---\norphan: true\n---\n\n# Nowhere\n",
}
TRUE_TREES: dict[str, str] = {}
SHOWN: dict[str, str] = {}
IN_ONE_STEP: set[str] = set()


def setup(app: Any) -> None:
    """Keep, of each page, the tree that it shows and the one that furo would make for it."""

    def keep(app: Any, name: str, template: str, context: dict[str, Any], doctree: object) -> None:
        page = app.env.domains["edition"].pages.get(name)
        contents = write_contents(page.text) if page and page.text else ""
        tree = get_navigation_tree(context["toctree"](**ASKED))
        TRUE_TREES[name] = remove_indentation(add_contents(tree, contents)).strip()
        download, whole = write_download(app, context), context["furo_navigation_tree"]
        assert download
        assert whole.startswith(download)  # a link that stands before the tree
        SHOWN[name] = remove_indentation(whole.removeprefix(download)).strip()
        if FINISHED in context:
            IN_ONE_STEP.add(name)

    app.connect("html-page-context", keep, priority=950)


@pytest.fixture
def trees(tmp_path: Path, build: Callable[..., Site]) -> Callable[..., Site]:
    """Build a project with pages that differ from the usual ones, and look at its trees."""

    def look(pages: dict[str, str], **settings: Any) -> Site:
        for kept in (TRUE_TREES, SHOWN, IN_ONE_STEP):
            kept.clear()
        for name, content in {"conf.py": CONF, **PAGES, **pages}.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return build(tmp_path / "source", **settings)

    return look


def test_every_page_shows_the_tree_that_furo_would_make_for_it(trees: Callable[..., Site]) -> None:
    site = trees({})
    assert SHOWN.keys() >= {"index", "part/deep/a", "texts/three", "nowhere", "search", "genindex"}
    assert SHOWN == TRUE_TREES
    assert SHOWN.keys() == IN_ONE_STEP
    for name in SHOWN:
        assert SHOWN[name] in site.read(f"{name}.html")
        assert TOKEN not in site.read(f"{name}.html")

    branch = SHOWN["part/deep/a"]
    assert branch.count("current-page") == 1
    assert branch.count('checked=""') == 2  # of the part and of the page, which has one below it
    assert '<p class="reading-place">1 paragraph</p>' in SHOWN["texts/one"]
    assert 'href="#two-again"' in SHOWN["texts/two"]
    assert "current" not in SHOWN["nowhere"]


@pytest.mark.parametrize(
    "changed",
    [
        {"lone.md": "# Lone\n\n```{toctree}\ntexts/two\n```\n"},  # a page with two entries
        {"texts/two.md": "# Two\n\n::::{only} html\n## For browsers\n::::\n"},
        {
            "lone.md": "# Lone {sub}`raw`\n\n```{eval-rst}\n.. role:: raw-html(raw)\n   :format: html\n```\n"
        },
    ],
)
def test_so_it_is_where_furo_has_to_make_it(
    changed: dict[str, str], trees: Callable[..., Site]
) -> None:
    trees(changed)
    assert SHOWN == TRUE_TREES


def test_so_it_is_where_each_page_is_a_folder(trees: Callable[..., Site]) -> None:
    trees({}, builder="dirhtml")
    assert SHOWN == TRUE_TREES
    assert not IN_ONE_STEP


def test_a_changed_title_is_in_all_trees(trees: Callable[..., Site]) -> None:
    trees({})
    trees({"lone.md": "# Not alone\n"})
    assert SHOWN == TRUE_TREES
    assert all("Not alone" in tree for tree in SHOWN.values())


def test_a_tree_is_kept_while_nothing_that_it_shows_has_changed(
    tmp_path: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the trees of pages that are written: one of their words has changed."""
    source = tmp_path / "source"
    for name, content in {"conf.py": CONF.replace(f', "{__name__}"', ""), **PAGES}.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    build(source)
    made: list[str] = []

    def make(toctree: Callable[..., str]) -> str:
        made.append(make_tree(toctree))
        return made[-1]

    monkeypatch.setattr(page_tree, "make_tree", make)
    text = source / "texts/one.md"
    text.write_text(PAGES["texts/one.md"].replace("Words.", "Other words."), encoding="utf-8")
    site = build(source)
    assert "Other words." in site.read("texts/one.html")
    assert not made
    for kept in site.out.with_name(f"{site.out.name}.doctrees").joinpath("trees").rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes() + b"damaged")
    (source / "texts/two.md").write_text(PAGES["texts/two.md"] + "\nA word.\n", encoding="utf-8")
    build(source)
    assert made
    made.clear()
    (source / "texts/two.md").write_text("# Three", encoding="utf-8")
    site = build(source)
    assert made
    assert "Three" in site.read("lone.html")
