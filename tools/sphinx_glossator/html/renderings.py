"""Write the table of renderings as HTML: how often each text names a concept, and in what words.

A number opens the occurrences that it counts: a native popover, which needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from sphinx_glossator.html.concordance import link_to, write_lines, write_wordings
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.html.names import write_name
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.renderings import NOTHING_SHARED, Rendering, Renderings
from sphinx_glossator.views.shown import COMPARISON, find_pages_showing
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_glossator.html.visitors import Visitor


def visit_renderings(self: HTML5Translator, node: nodes.Element) -> None:
    shown: Renderings = node["renderings"]
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in (*shown.titles, _("All")))
    if not shown.concepts:
        self.body.append(f"<p>{escape(_(NOTHING_SHARED))}</p>\n")
        return
    rows = "\n".join(_write_row(self, rendering, shown.titles) for rendering in shown.concepts)
    self.body.append(
        f'<table class="renderings"><thead><tr><th scope="col">{escape(_("Concept"))}</th>'
        f"{heads}</tr></thead>\n<tbody>{rows}</tbody></table>\n"
    )


def _write_row(self: HTML5Translator, rendering: Rendering, titles: Sequence[str]) -> str:
    total = sum(map(rendering.total, range(len(titles))))
    cells = "".join(_write_cells(self, rendering, titles))
    compare = compare_link(self, rendering.term)
    return (
        f'<tr><th scope="row"><a href="{link_to(self, rendering.term)}">'
        f"{escape(rendering.headword)}</a>"
        f"{write_other_name(rendering)}{compare}</th>"
        f'{cells}<td class="total" data-count="{total}">{total}</td></tr>'
    )


def write_other_name(rendering: Rendering) -> str:
    """Return a concept's name in another language, "" without one."""
    return write_name(rendering.other_name) if rendering.other_name else ""


def compare_link(self: HTML5Translator, term: str) -> str:
    """Return the link to the passages of a concept side by side, if the edition has such a page."""
    domain = self.builder.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    pages = find_pages_showing(domain, COMPARISON)
    if not pages:
        return ""
    page = self.builder.get_relative_uri(self.builder.current_docname, pages[0])
    return f'<a class="compare-link" href="{escape(page)}#compare-{term}">{escape(_("side by side"))}</a>'


def _write_cells(
    self: HTML5Translator, rendering: Rendering, titles: Sequence[str]
) -> Iterator[str]:
    for index, title in enumerate(titles):
        total = rendering.total(index)
        if not total:
            yield '<td data-count="0"></td>'
            continue
        heat = min(total.bit_length(), 4)  # 1, 2-3, 4-7, 8 and more
        anchor = f"{rendering.term}-in-{index + 1}"
        wordings = "".join(
            f"<p>{write_wordings([(wording.words, wording.total)])}</p>"
            for wording in rendering.texts[index]
        )
        where = escape(_("{words} in {text}").format(words=rendering.headword, text=title))
        yield (
            f'<td class="heat-{heat}" data-count="{total}"><span class="cell-text">{escape(title)}'
            f'</span><button type="button" popovertarget="{anchor}" '
            f'aria-label="{total}: {where}">{total}</button>{wordings}'
            f'<div class="cell-lines" id="{anchor}" popover role="dialog" aria-label="{where}">'
            f'<p class="kwic-text">{where}<button type="button" popovertarget="{anchor}" '
            f'popovertargetaction="hide" aria-label="{escape(_("Close"))}">×</button></p>'
            f"{write_lines(self, rendering.lines[index])}</div></td>"
        )


TABLE_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_renderings: (visit_renderings, skip),
}
