project = html_title = epub_title = "Ὁδοί"
author = "Οἱ ἐκδόται"
copyright = "2026, οἱ ἐκδόται"
version = release = "1.1"
language = "de"
locale_dirs = ["locale"]
edition_release_date = "2026-11-21"
edition_report_url = "mailto:editors@example.org?subject={id}"
extensions = ["sphinx_glossator", "sphinx_design", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "edition"
html_theme = "furo"
smartquotes = False
nitpicky = True
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "dollarmath"]
epub_identifier = "urn:uuid:1d0f8f2c-6c4e-5d4a-9f0e-2f4a6b1c7e56"
typst_handout_pages = ["lesson"]
