"""The edition as a PDF book, set by Typst: ``sphinx-build -b typstpdf docs OUT``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.typst.builder import TypstPdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_typst(app: Sphinx) -> None:
    """Register the builder and its settings."""
    app.add_builder(TypstPdfBuilder)
    app.add_config_value("typst_filename", "edition.pdf", "", (str,))
    app.add_config_value("typst_keywords", [], "", (list, tuple))
    app.add_config_value("typst_font_paths", [], "", (list, tuple))
    app.add_config_value("typst_fonts", {}, "", (dict,))
    app.add_config_value("typst_paper", "a4", "", (str,))
    app.add_config_value("typst_large_print", False, "", (bool,))
    app.add_config_value("typst_wide_margin", False, "", (bool,))
    app.add_config_value("typst_index", True, "", (bool,))
    app.add_config_value("typst_handouts", True, "", (bool,))
    app.add_config_value("typst_handout_pages", [], "", (list, tuple))
