"""The notations in which witnesses mark words as emphasized, foreign, raised…: a file each.

A notation is a function: it reads the words of one block, with a line feed where a line ends, and says what is
marked in them. What it does not know it leaves alone; a sign that begins something without an end is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping

from glossator.notations.found import MarkedWords, Notation
from glossator.notations.gutenberg import read_gutenberg
from glossator.notations.html import read_html
from glossator.notations.markdown import read_markdown
from glossator.notations.wikitext import read_wikitext

NOTATIONS: Mapping[str, Notation] = {
    "markdown": read_markdown,
    "gutenberg": read_gutenberg,
    "wikitext": read_wikitext,
    "html": read_html,
}
"""The notations by what a record calls them."""

__all__ = ["NOTATIONS", "MarkedWords", "Notation"]
