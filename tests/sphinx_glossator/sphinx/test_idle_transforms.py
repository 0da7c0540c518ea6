"""Transforms of others pass over what has nothing for them, and do all that they did on other pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.transforms.post_transforms.code import HighlightLanguageTransform
from sphinx_design import aside, dropdown, tabs

if TYPE_CHECKING:
    from conftest import Site

PAGES = {
    "index": """# Start

```{toctree}
one
two
```
""",
    "one": """# One

````{tab-set}
```{tab-item} First
Words.
```
````

```{dropdown} Opened
Words.
```

```{highlight} python
```

~~~
def words(): ...
~~~
""",
    "two": "# Two\n\nWords.\n",
}
TRANSFORMS = (
    (HighlightLanguageTransform, "apply"),
    (tabs.TabSetHtmlTransform, "run"),
    (aside.AsideHtmlTransform, "run"),
    (dropdown.DropdownHtmlTransform, "run"),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    conf = """extensions = ["sphinx_glossator", "sphinx_design"]
html_theme = "basic"
version = "1"
copyright = "none"
"""
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    for name, words in PAGES.items():
        (folder / f"{name}.md").write_text(words, encoding="utf-8")
    return folder


def test_pages_are_what_they_were(
    source: Path, build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = build(source, "own")
    for transform, name in TRANSFORMS:
        whole = getattr(transform, name).__wrapped__
        monkeypatch.setattr(transform, name, whole)
    monkeypatch.setattr("sphinx_glossator.sphinx.idle_transforms.pass_over", lambda run, _: run)
    stock = build(source, "stock")
    assert own.warnings == stock.warnings == []
    assert own.files() == stock.files()
    page = own.page("one")
    assert page.select(".sd-tab-label")
    assert page.select("details.sd-dropdown")
    assert page.select(".highlight-python")
