"""A picture's size stands on the page, so that nothing moves when the picture is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Site

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="20"><title>t</title></svg>'
PAGE = """# Page

```{image} picture.svg
:alt: A picture.
```

```{image} picture.svg
:alt: A picture as wide as this page wants it.
:width: 300px
```

```{image} picture.svg
:alt: A picture as high as this page wants it.
:height: 10px
```
"""


def sizes(site: Site) -> list[tuple[str | None, str | None]]:
    return [(str(i.get("width")), str(i.get("height"))) for i in site.page("page").select("img")]


def test_a_picture_says_how_large_it_is(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("text")
    (source / "page.md").write_text(f"---\norphan: true\n---\n\n{PAGE}", encoding="utf-8")
    (source / "picture.svg").write_text(SVG.format(40), encoding="utf-8")
    assert sizes(build(source)) == [("40", "20"), ("40", "20"), ("None", "None")]
    (source / "picture.svg").write_text(SVG.format(50), encoding="utf-8")
    assert sizes(build(source))[0] == ("50", "20"), "another picture, and the old size"
