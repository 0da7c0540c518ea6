project = html_title = epub_title = "Forms"
author = "The editors"
version = release = "0.1"
edition_release_date = "2026-11-21"
extensions = ["sphinx_glossator", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "edition"
html_theme = "furo"
smartquotes = False
nitpicky = True
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
edition_fonts = ["arabic", "greek"]
epub_identifier = "urn:uuid:1d0f8f2c-6c4e-5d4a-9f0e-2f4a6b1c7e55"
