"""The sidebar: the theme's tree, mended, with the headings of the text that is being read.

The theme gives its tree as HTML, the only form in which it exists once what opens and closes is in it.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_glossator.memory.records import TextRecord

CAPTION = '<p class="caption" role="heading">'
CURRENT = re.compile(r'(<li class="[^"]*\bcurrent-page\b[^"]*"><a [^>]*>.*?</a>)(</li>)', re.DOTALL)


def complete_navigation(tree: str, text: TextRecord | None) -> str:
    """Return furo's tree of pages, mended, with the contents of the text that is being read."""
    # ARIA requires a level of a heading.
    tree = tree.replace(CAPTION, CAPTION.replace(">", ' aria-level="2">'))
    if text is None:
        return tree
    contents = write_contents(text)
    return CURRENT.sub(lambda item: item[1] + contents + item[2], tree, count=1)


def write_contents(text: TextRecord) -> str:
    """Return how long a text is, for the script to say how far one has come, and its headings."""
    headings = "".join(
        f'<li class="level-{heading.level}"><a class="reference" href="#{heading.id}">'
        f"{escape(' '.join(filter(None, (heading.number, heading.text))), quote=False)}</a></li>"
        for heading in text.headings
    )
    contents = f'<ul class="text-contents">{headings}</ul>' if headings else ""
    if not text.paragraphs:
        return contents
    return f'<p class="reading-place">{len(text.paragraphs)} paragraphs</p>{contents}'
