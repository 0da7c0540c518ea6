"""Sphinx configuration of the first edition: a course reader of five texts on China's diplomacy."""

import doctest
from pathlib import Path

project = "China’s Diplomacy in Five Texts"
author = "The Glossator editors"
copyright = "the editors: notes and apparatus CC BY 4.0; the five texts remain their publishers’"
version = release = "0.7.0"
edition_release_date = "2026-11-28"

extensions = [
    "sphinx_glossator",
    "sphinx.ext.doctest",
    "sphinx_design",
]
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#1d4f7c",
        "color-brand-content": "#1d4f7c",
        "color-brand-visited": "#5b3a75",
    },
    "dark_css_variables": {
        "color-brand-primary": "#9cc3ea",
        "color-brand-content": "#9cc3ea",
        "color-brand-visited": "#c3a9dd",
    },
}

typst_handout_pages = ["teaching/lessons/*"]  # each a PDF of its own, as each text is

epub_description = (
    "A course reader: five English texts on how China describes its own diplomacy, annotated."
)
epub_identifier = "urn:uuid:4f0a3e5c-2b64-5d0e-9a53-6f2f6f0d9c11"

doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# The checks read the edition that stands in the folder above this file, wherever Sphinx is started.
doctest_global_setup = f"import os; os.chdir({str(Path(__file__).parent.parent)!r})"
