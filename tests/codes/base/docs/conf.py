
project = "Tiny"
version = "1"
edition_release_date = "2020-01-01"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
