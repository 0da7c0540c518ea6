"""Write a picture with its size, so that a browser leaves room for it and no word moves when it is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from docutils import nodes


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write what Sphinx does, and the picture's own width and height in pixels.

    They give the browser its proportions; how large it is drawn is for the page and its style to say
    (``height: auto`` in the theme's style sheet). Where a page gives a height, nothing is added.
    """
    uri = node["uri"]
    HTML5Translator.visit_image(self, node)
    if self.builder.name == "epub" or "height" in node or not self.body[-1].startswith("<img "):
        return
    size = get_image_size(Path(self.builder.srcdir, uri))
    if size is not None:
        width, height = size
        self.body[-1] = f'<img width="{width}" height="{height}" {self.body[-1][5:]}'
