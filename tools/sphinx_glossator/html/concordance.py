"""Write lines in context as HTML: before, words, after, each line with a link to its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from glossator_schema.tags import write_attributes
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.words.translation import ngettext

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.views.kwic import ContextLine, TextLines


def link_to(self: HTML5Translator, target: str) -> str:
    """Return the address of an object of the edition from the page that is being written."""
    domain = self.builder.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    docname, _ = domain.index[target]
    here = self.builder.current_docname
    page = "" if docname == here else self.builder.get_relative_uri(here, docname)
    return escape(f"{page}#{target}")


def write_lines(self: HTML5Translator, lines: Sequence[ContextLine]) -> str:
    """Return a list of lines; one of words that run leftward does so as a whole."""
    around = tag_edition(self.config)
    items = (
        f"<li{write_attributes(line.language, line.words, around)}>"
        f'<a href="{link_to(self, line.paragraph)}">{escape(line.name)}</a> '
        f"<span>{escape(line.left)}</span><b>{escape(line.words)}</b>"
        f"<span>{escape(line.right)}</span></li>"
        for line in lines
    )
    return '<ul class="kwic">' + "\n".join(items) + "</ul>"


def write_passages(self: HTML5Translator, lines: Sequence[ContextLine]) -> str:
    """Return a list of paragraphs, each with all that it says in one item, as running text."""
    around = tag_edition(self.config)
    items = []
    for paragraph, said in groupby(lines, lambda line: (line.paragraph, line.name)):
        words = "".join(
            f'<span class="passage"{write_attributes(line.language, line.words, around)}>'
            f"{escape(line.left)}<b>{escape(line.words)}</b>{escape(line.right)}</span>"
            for line in said
        )
        link = f'<a href="{link_to(self, paragraph[0])}">{escape(paragraph[1])}</a>'
        items.append(f"<li>{link} {words}</li>")
    return f'<ul class="passages">{"".join(items)}</ul>'


def write_wordings(wordings: Sequence[tuple[str, int]]) -> str:
    """Return wordings, each with how often it stands there."""
    return ", ".join(
        f"<span>{escape(words)}</span>"
        + (f' <span class="times">×{times}</span>' if times > 1 else "")
        for words, times in wordings
    )


def visit_concordance(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the lines of an entry, closed until a reader opens them."""
    places: Sequence[TextLines] = node["places"]
    total = sum(len(text.lines) for text in places)
    groups = (
        f'<p class="kwic-text">{escape(text.title)}</p>{write_lines(self, text.lines)}'
        for text in places
    )
    title = escape(ngettext("{} passage in context", "{} passages in context", total))
    self.body.append(
        f'<details class="concordance"><summary>{title}</summary>\n{"".join(groups)}</details>\n'
    )
