"""Hand-written pages: every common construct has its form, and an unknown one is a warning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

WriteProject = Callable[..., Path]
SetBook = Callable[..., Any]

PAGE = """\
# A page

{#here}
## Section *one*

A paragraph with *emphasis*, **strong**, `literal`, a [link](https://example.org/a), one
[inside](#here), H{sub}`2`O, x{sup}`2`, {abbr}`UN (United Nations)`, and a footnote.[^a]

[^a]: The footnote, with *style*.

- a bullet
- another

  1. numbered
  2. again

term
: its definition

:name: a field

> A quotation.

| head | two |
|------|-----|
| 1    | `a` |

```python
def f(x: str) -> str: ...
```

```{figure} dot.svg
:alt: A dot.

The caption.
```

![inline](dot.svg)

:::{note}
An *admonition*.
:::

:::{admonition} A title
Words.
:::

:::{seealso}
Elsewhere.
:::

```{rubric} A rubric
```

```{versionadded} 1.0
New.
```

::::{grid} 2
:::{grid-item-card} Card
:link: other
:link-type: doc

In the card.
:::
::::

---

### Deeper

```{code-block} text
#[raw] "text" \\ $x$
```

% a comment
"""

INDEX = "# Book\n\n```{toctree}\npage\nother\n```\n"
OTHER = "# Other\n\nSee {doc}`page` and {ref}`here`.\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'


def test_common_constructs(write_project: WriteProject, set_book: SetBook) -> None:
    project = write_project(index=INDEX, page=PAGE, other=OTHER)
    (project / "dot.svg").write_text(DOT, encoding="utf-8")
    book = set_book(project)
    assert book.warnings == ""
    assert book.source.count("#page-note(") == 1
    assert '#block-image(image("images/dot.svg", alt: "A dot."))' in book.source
    assert r'#code("#[raw] \"text\" \\ $x$")' in book.source
    assert "#card-page(" in book.source
    assert "a comment" not in book.source
    assert book.destinations().keys() >= {"page", "other", "page/here"}


def test_the_same_id_on_two_pages_is_no_clash(
    write_project: WriteProject, set_book: SetBook
) -> None:
    page = "# {}\n\n## Same title\n\nWords.\n"
    book = set_book(write_project(index=INDEX, page=page.format("A"), other=page.format("B")))
    assert book.warnings == ""
    assert {"page/same-title", "other/same-title"} <= book.destinations().keys()


def test_an_unknown_node_is_a_warning_and_its_words_stay(
    write_project: WriteProject, set_book: SetBook
) -> None:
    book = set_book(write_project(index="# Book\n\n```{productionlist} sum: part\n```\n"))
    assert "index.md:3: WARNING: the book has no form for production" in book.warnings
    assert "sum" in book.source
