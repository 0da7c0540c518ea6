"""Something writes to the edition each time that it is built: here its own settings."""

from pathlib import Path


project = "Tiny"
version = "1"
edition_release_date = "2020-01-01"
extensions = ["sphinx_glossator"]
html_theme = "basic"
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]

log = Path(__file__).with_name("log.md")
log.write_text(log.read_text("utf-8") + "\nAgain.\n", "utf-8")
