"""The edition as a PDF book, set by Typst: ``sphinx-build -b typstpdf docs OUT``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.typst.builder import TypstPdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_typst(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(TypstPdfBuilder)
