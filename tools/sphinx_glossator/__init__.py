"""The Sphinx extension of Glossator: annotated editions as HTML, PDF, EPUB and machine-readable data.

The pages that it reads are complete in themselves: nothing of the engine that wrote them is needed.
Each room registers what it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the edition's domain, nodes, transforms, outputs and settings with Sphinx."""
    # Imported here: what needs no Sphinx, such as a press of the PDF, starts without it.
    from importlib.metadata import version

    from sphinx_glossator.data import setup_data
    from sphinx_glossator.epub import setup_epub
    from sphinx_glossator.html import setup_html
    from sphinx_glossator.memory import setup_memory
    from sphinx_glossator.page import setup_page
    from sphinx_glossator.plain import setup_plain
    from sphinx_glossator.safety import setup_safety
    from sphinx_glossator.search import setup_search
    from sphinx_glossator.sphinx import setup_sphinx
    from sphinx_glossator.sphinx.defaults import load_bibliography
    from sphinx_glossator.typst import setup_typst
    from sphinx_glossator.views import setup_views
    from sphinx_glossator.words.translation import load_catalogues

    load_catalogues(app)
    app.setup_extension("myst_parser")
    setup_page(app)
    setup_memory(app)
    setup_sphinx(app)
    setup_views(app)
    setup_data(app)
    setup_safety(app)
    setup_html(app)
    setup_search(app)
    setup_epub(app)
    setup_typst(app)
    setup_plain(app)
    load_bibliography(app)  # what it does at an event comes after what is done here
    return {
        "version": version("glossator"),
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
