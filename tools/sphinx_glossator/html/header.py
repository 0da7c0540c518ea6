"""What is told of a text: below its title, and on a screen after the text as well."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from glossator_schema import printed
from glossator_schema.tags import write_attributes
from sphinx_glossator.html.handouts import MARK
from sphinx_glossator.languages import divide_by_language, has_own_runs
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import tag_edition, tag_text
from sphinx_glossator.page.nodes import find_milestones
from sphinx_glossator.words.printed import (
    APPARATUS,
    SOURCE_READINGS,
    frame_citation,
    other_frame,
    word_citation,
)
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


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


def visit_header(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f'<div class="{printed.HEADER}">\n')
    node["begin"] = len(self.body)


def depart_header(self: HTML5Translator, node: nodes.Element) -> None:
    """End the header: in an e-reader, which has no part after the text, with how to cite it."""
    mark_names(self, node)
    if self.builder.name == "epub":
        self.body.append(write_citation(node["data"], self.config, self.document))
        write_tools(self, list_readings(self, node["text_id"]))
    else:
        if node.get("reading"):
            self.body.append(f'<p class="{printed.READING}">{self.encode(node["reading"])}</p>\n')
        handouts = [MARK] if self.config.typst_handouts else []
        write_tools(self, [*handouts, *write_class_tools()])
    self.body.append("</div>\n")


def visit_about(self: HTML5Translator, node: nodes.Element) -> None:
    title = self.attval(_("About this text"))
    self.body.append(f'<section class="{printed.ABOUT}" aria-label="{title}">\n')
    node["begin"] = len(self.body)  # what stands in an attribute can have no mark


def depart_about(self: HTML5Translator, node: nodes.Element) -> None:
    mark_names(self, node)
    self.body.append(write_citation(node["data"], self.config, self.document))
    write_tools(self, list_readings(self, node["text_id"]))
    self.body.append("</section>\n")


def mark_names(self: HTML5Translator, node: nodes.Element) -> None:
    """Mark words of other languages in the lines that were written since the node began."""
    begin = node.attributes.pop("begin")
    self.body[begin:] = [tag_words("".join(self.body[begin:]))]


def list_readings(self: HTML5Translator, text_id: str) -> list[str]:
    """Return the tools that show what the edition has changed."""
    if not any(self.document.findall(edition.edition_apparatus)):
        return []
    apparatus, readings = (self.encode(_(name)) for name in (APPARATUS, SOURCE_READINGS))
    return [
        f'<a class="{printed.APPARATUS_LINK}" href="#{text_id}-apparatus">{apparatus}</a>',
        f'<button type="button" class="{printed.SOURCE_READINGS}" aria-pressed="false" '
        f'hidden="hidden">{readings}</button>',
    ]


def write_tools(self: HTML5Translator, tools: list[str]) -> None:
    """Write a line of tools, if there are any."""
    if tools:
        self.body.append(f'<div class="{printed.TOOLS}">{" ".join(tools)}</div>\n')


HEADER_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_header: (visit_header, depart_header),
    edition.edition_about: (visit_about, depart_about),
}
