"""What stands below the title of a text beside its bibliographic lines: how to cite it, what to do with it."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from glossator_schema import printed
from glossator_schema.tags import write_attributes
from sphinx_glossator.languages import divide_by_language, has_own_runs
from sphinx_glossator.page.languages import tag_edition, tag_text
from sphinx_glossator.page.nodes import find_milestones
from sphinx_glossator.words.printed import frame_citation, other_frame, word_citation
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config


def tag_words(html: str) -> str:
    """Return text of the header with words of other languages in elements of their own, for their fonts."""
    return "".join(
        f'<span lang="{tag}">{run}</span>' if tag else run
        for run, tag in divide_by_language(html, numerals=True)
    )


def write_citation(data: dict[str, Any], config: Config, page: nodes.document) -> str:
    """Return how to cite the text as it stands in this edition, as a line of HTML."""
    version = _(", version {}").format(escape(config.version)) if config.version else ""
    words = tag_words(escape(word_citation(data, find_milestones(page)), quote=False))
    title, tag, around = str(data["title"]), tag_text(data, config), tag_edition(config)
    if tag != around and not title.startswith("[") and not has_own_runs(title):
        marked, title = write_attributes(tag, title, around), escape(title, quote=False)
        words = words.replace(title, f"<span{marked}>{title}</span>", 1)
    edition = f"<cite>{escape(config.project, quote=False)}</cite>{version}"
    before, between = frame_citation()
    line = f"{escape(before)}{words}{escape(between)}{edition}."
    said = escape(json.dumps(other)) if (other := other_frame()) else ""
    said = f' {printed.SAID}="{said}"' if said else ""
    return f'<p class="{printed.CITATION}"{said}>{line}</p>\n'


def write_class_tools() -> list[str]:
    """Return what a teacher does with a text; the scripts behind the buttons are loaded on demand."""
    tools = ((printed.CLASS_LINK, _("Link for the class")), (printed.SLIDES, _("Slides")))
    return [
        f'<button type="button" class="{name} {printed.NEEDS_SCRIPT}">{escape(words)}</button>'
        for name, words in tools
    ]
