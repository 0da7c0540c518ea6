"""Write the page that compares texts: a form for a script, the list of places for readers without one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from glossator_schema.tags import attributes
from sphinx_glossator.html.concordance import link_to
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.html.renderings import write_other_name
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.comparison import Comparison, read_comparison
from sphinx_glossator.views.renderings import NOTHING_SHARED, Renderings
from sphinx_glossator.views.shown import COMPARISON, SCREEN_BUILDERS, find_pages_showing
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor

DATA = "_static/comparison-data.js"
"""The script with the texts; only the page that compares them loads it."""


def make_data(comparison: Comparison, builder: Builder) -> str:
    """Return the script: all texts, and where the concepts stand in them."""
    data = {
        "texts": [
            {
                "id": text.id,
                "title": text.title,
                "page": builder.get_target_uri(text.docname),
                "blocks": text.blocks,
            }
            for text in comparison.texts
        ],
        "concepts": [
            {
                "id": c.id,
                "headword": c.headword,
                "name": [c.other_name.words, attributes(*c.other_name)]
                if c.other_name
                else ["", {}],
                "places": c.places,
            }
            for c in comparison.concepts
        ],
    }
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.comparedTexts = {content};\n"


def write_comparison_data(app: Sphinx, builder: Builder) -> None:
    """Write the script among the static files before any page (``write-started``), if a page wants it."""
    domain = app.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    if builder.name in SCREEN_BUILDERS and find_pages_showing(domain, COMPARISON):
        path = Path(builder.outdir, DATA)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make_data(read_comparison(domain), builder), encoding="utf-8")


def visit_comparison(self: HTML5Translator, node: nodes.Element) -> None:
    comparison: Comparison | None = node.get("comparison")
    if comparison is None:
        return
    # The form would have nothing to choose, and its script nothing to show.
    if not comparison.concepts:
        self.body.append(f"<p>{escape(_(NOTHING_SHARED))}</p>\n")
        return
    page = self.builder.get_target_uri(self.builder.current_docname).partition("#")[0]
    root = "../" * page.count("/")
    # Another text, another address: no browser then takes an old copy for the new one.
    digest = f"{crc32(Path(self.builder.outdir, DATA).read_bytes()):08x}"
    concepts = [(concept.id, concept.headword) for concept in comparison.concepts]
    texts = [(text.id, text.title) for text in comparison.texts]
    self.body.append(
        f'<form class="compare-form" data-root="{root}" aria-label="{escape(_("What to compare"))}">\n'
        + _write_select("concept", _("Concept"), _("each that they share"), concepts)
        + _write_select("one", _("in"), _("all texts"), texts)
        + _write_select("other", _("beside"), "", texts)
        + '<label class="compare-only"><input type="checkbox" name="only"> '
        f"{escape(_('only the paragraphs that name it'))}</label></form>\n"
        '<p class="compare-status" role="status"></p>\n<div class="compare-result"></div>\n'
        + _write_list(self, comparison.renderings)
        + f'<script src="{root}{DATA}?v={digest}"></script>\n'
    )


def _write_select(name: str, label: str, empty: str, options: Sequence[tuple[str, str]]) -> str:
    choices = [("", empty), *options] if empty else options
    made = "".join(f'<option value="{value}">{escape(words)}</option>' for value, words in choices)
    return (
        f'<label>{escape(label)} <select name="{name}" autocomplete="off">{made}</select></label>\n'
    )


def _write_list(self: HTML5Translator, renderings: Renderings) -> str:
    """Return where each shared concept stands, text by text: all there is without a script."""
    sections = []
    for rendering in renderings.concepts:
        items = "".join(
            f"<li>{escape(title)} "
            + " ".join(
                f'<a href="{link_to(self, paragraph)}">{escape(name)}</a>'
                for paragraph, name in dict.fromkeys((x.paragraph, x.name) for x in lines)
            )
            + "</li>"
            for title, lines in zip(renderings.titles, rendering.lines, strict=True)
            if lines
        )
        sections.append(
            f'<section id="compare-{rendering.term}"><h2><a href="{link_to(self, rendering.term)}">'
            f"{escape(rendering.headword)}</a> {write_other_name(rendering)}"
            f"</h2><ul>{items}</ul></section>\n"
        )
    return f'<div class="compare-list">{"".join(sections)}</div>\n'


COMPARISON_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_comparison: (visit_comparison, skip),
}
