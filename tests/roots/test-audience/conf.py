"""A project with one text that has every kind of block."""

project = "One text"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
