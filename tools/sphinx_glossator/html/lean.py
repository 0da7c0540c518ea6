"""Take out of a page what no reader, script or style sheet asks for: a phone has to load it all.

In the finished page: the classes of links and the escapes in attributes are written in several places
of Sphinx and docutils, of which we would have to keep copies, and the white space comes from the theme's
templates. What one visitor writes, such as :func:`visit_inline`, is written without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx.writers.html5 import HTML5Translator

from glossator_schema.entries import BY_NAME
from glossator_schema.printed import REPEATED

if TYPE_CHECKING:
    from docutils import nodes

LINK_CLASSES = re.compile(rf'(<a class="(?:{"|".join(BY_NAME)})-link(?: {REPEATED}\b)?)[^"]*"')
ESCAPED_QUOTES = re.compile(r'="([^"\']*&quot;[^"\']*)"')
INDENTATION = re.compile(r"\s*\n\s*")
BLANK_LINES = re.compile(r"\n\s*\n")
ARTICLE = re.compile(r'(<article role="main".*</article>)', re.DOTALL)
ENOUGH = (
    ('reference internal"', 'reference"'),
    (' defer="defer"', " defer"),
    ('<link rel="stylesheet" type="text/css"', '<link rel="stylesheet"'),
)
"""What templates write, and what says the same."""

MADE_BY = re.compile(r"[ \t]*<!-- Generated with Sphinx [^>]*-->\n?")
"""What the theme says of the versions of the software. Each version of Python takes the Sphinx that supports
it: without these words a page is the same by all of them."""

UNTOUCHABLE = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)


def lighten_page(page: str) -> str:
    """Return the page without classes that nothing uses, escapes that need not be, and indentation."""
    page = MADE_BY.sub("", page, count=1)
    parts = ARTICLE.split(page, maxsplit=1)
    if len(parts) == 1:  # a theme that does not say where its navigation ends and the text begins
        return page
    before, article, after = parts
    return (
        edit_text(before, remove_indentation)
        + edit_text(article, lighten_text)
        + edit_text(after, remove_indentation)
    )


def remove_indentation(html: str) -> str:
    """Return HTML of a theme's template, in which white space is nobody's words, without what is of no use."""
    html = INDENTATION.sub("\n", html)
    for written, enough in ENOUGH:
        html = html.replace(written, enough)
    return html


def edit_text(html: str, edit: Callable[[str], str]) -> str:
    """Edit all but the elements in which white space or a quotation mark is their matter."""
    pieces = UNTOUCHABLE.split(html)
    # The pattern has two groups, so that each third piece is text and the next is to be kept.
    texts = [edit(piece) for piece in pieces[::3]]
    kept = [*pieces[1::3], ""]
    return "".join(text + keep for text, keep in zip(texts, kept, strict=True))


def lighten_text(text: str) -> str:
    """Return HTML with the same elements, lighter."""
    text = LINK_CLASSES.sub(r'\1"', text)
    text = text.replace('<a class="reference internal" ', "<a ")
    text = ESCAPED_QUOTES.sub(lambda value: f"='{value[1].replace('&quot;', chr(34))}'", text)
    return BLANK_LINES.sub("\n", text)


def visit_inline(self: HTML5Translator, node: nodes.inline) -> None:
    """Write what docutils does, but no element that says nothing."""
    if says_something(node):
        HTML5Translator.visit_inline(self, node)


def depart_inline(self: HTML5Translator, node: nodes.inline) -> None:
    """End what was begun."""
    if says_something(node):
        HTML5Translator.depart_inline(self, node)


def says_something(node: nodes.inline) -> bool:
    """Return whether an element has attributes of use: no entry links back to what cites it."""
    return bool(node.non_default_attributes()) and node["classes"] != ["bibtex-citation"]
