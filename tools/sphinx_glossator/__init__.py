"""The Sphinx extension of Glossator: annotated editions as HTML, PDF, EPUB and machine-readable data.

The pages that it reads are complete in themselves: nothing of the engine that wrote them is needed.
Each room registers what it has.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from sphinx_glossator.data import setup_data
from sphinx_glossator.epub import setup_epub
from sphinx_glossator.html import setup_html
from sphinx_glossator.memory import setup_memory
from sphinx_glossator.page import setup_page
from sphinx_glossator.safety import setup_safety
from sphinx_glossator.search import setup_search
from sphinx_glossator.sphinx import setup_sphinx
from sphinx_glossator.typst import setup_typst
from sphinx_glossator.views import setup_views

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOMS = (
    setup_page,
    setup_memory,
    setup_sphinx,
    setup_views,
    setup_data,
    setup_safety,
    setup_html,
    setup_search,
    setup_epub,
    setup_typst,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the edition's domain, nodes, transforms, outputs and settings with Sphinx."""
    app.setup_extension("myst_parser")
    for setup_room in ROOMS:
        setup_room(app)
    return {
        "version": version("glossator"),
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
