"""Sphinx configuration of the first edition: a course reader of five texts on China's diplomacy."""

import doctest
from pathlib import Path

project = "China’s Diplomacy in Five Texts"
author = "The Glossator editors"
copyright = "the editors: notes and apparatus CC BY 4.0; the five texts remain their publishers’"
version = release = "0.5.0"
edition_release_date = "2026-11-28"

extensions = [
    "sphinx_glossator",
    "sphinx.ext.doctest",
    "sphinx_design",
    "sphinxcontrib.bibtex",
]
exclude_patterns = ["_build"]
nitpicky = True
smartquotes = False  # the texts keep the quotation marks that their witnesses have

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
myst_links_external_new_tab = False

bibtex_bibfiles = ["references.bib"]
bibtex_tooltips = False  # a citation is a link; a page with a hundred of them is a third lighter
bibtex_default_style = "edition"  # author and year, here and in the texts

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_search_summary = False  # what search shows then works from file:// too
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

epub_basename = "edition"
epub_title = project
epub_description = (
    "A course reader: five English texts on how China describes its own diplomacy, annotated."
)
epub_contributor = "Glossator"
epub_publisher = author
epub_identifier = "urn:uuid:4f0a3e5c-2b64-5d0e-9a53-6f2f6f0d9c11"
epub_uid = "edition-id"
epub_tocscope = "includehidden"
epub_tocdepth = 2
epub_use_index = False
epub_show_urls = "no"

doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# The checks read the edition that stands in the folder above this file, wherever Sphinx is started.
doctest_global_setup = f"import os; os.chdir({str(Path(__file__).parent.parent)!r})"
