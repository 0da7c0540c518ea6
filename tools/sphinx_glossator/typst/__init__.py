"""The edition as a PDF book, set by Typst: ``sphinx-build -b typstpdf docs OUT``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_typst(app: Sphinx) -> None:
    """Register the builder."""
    # Here, since a press, which starts for each document, needs nothing of Sphinx.
    from sphinx_glossator.typst.builder import TypstPdfBuilder

    app.add_builder(TypstPdfBuilder)
