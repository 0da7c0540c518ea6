"""Write in HTML what the edition did to a text: what it changed, kept and left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.blocks import read_block_id
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import write_said_in
from sphinx_glossator.words.printed import (
    APPARATUS,
    describe_emendation,
    describe_omission,
    join_readings,
    name_line,
)
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


def visit_apparatus(self: HTML5Translator, node: nodes.Element) -> None:
    text_id = node["text_id"]
    collation = json.dumps(node["collation"], ensure_ascii=True, separators=(",", ":"))
    collation = collation.replace(f'"{text_id}-', '"')  # all blocks are of this text
    self.body.append(
        f'<details class="{printed.APPARATUS}" id="{text_id}-apparatus" {printed.TEXT}="{text_id}" '
        f'{printed.COLLATION}="{self.attval(collation)}"><summary>{self.encode(_(APPARATUS))}</summary>\n'
    )


def depart_apparatus(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</details>\n")


def visit_apparatus_list(self: HTML5Translator, node: nodes.Element) -> None:
    remark = f"<p>{self.encode(node['remark'])}</p>" if node["remark"] else ""
    self.body.append(f'<h2>{self.encode(node["title"])}</h2>{remark}<ul class="{node["kind"]}">\n')


def depart_apparatus_list(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</ul>\n")


def address(self: HTML5Translator, block: str) -> str:
    """Return the id of a block in a link; that of the text, which is the title's, leads to the page's head."""
    return "" if read_block_id(block) == (None, "") else block


def visit_kept(self: HTML5Translator, node: nodes.Element) -> None:
    block = node["block"]
    self.body.append(
        f'<li><a href="#{address(self, block)}">{self.encode(node["place"])}</a> <q{write_said_in(node)}>'
    )


def depart_kept(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"</q> {self.encode(node['remark'])}</li>\n")


def visit_omitted(self: HTML5Translator, node: nodes.Element) -> None:
    line = self.encode(name_line(node["line"]))
    self.body.append(
        f'<li class="{printed.OMITTED}" {printed.BEFORE}="{node["before"]}" '
        f'{printed.ROLE}="{node["role"]}"><span class="{printed.OMITTED_LINE}">{line}</span> '
        f'<span class="{printed.OMITTED_TEXT}"{write_said_in(node)}>'
    )


def depart_omitted(self: HTML5Translator, node: nodes.Element) -> None:
    what = self.encode(describe_omission(node))
    self.body.append(f'</span> <span class="{printed.OMITTED_ROLE}">{what}</span></li>\n')


def visit_emendation(self: HTML5Translator, node: nodes.Element) -> None:
    encode, target, said = self.encode, node["target"], write_said_in(node)
    self.body.append(
        f'<li id="{node["ids"][0]}"><a href="#{address(self, target)}">{encode(node["place"])}</a> '
        f"<ins{said}>{encode(node['reading'])}</ins> {join_readings(node)} "
        f"<del{said}>{encode(node['source_reading'])}</del> "
        f"<small>{encode(describe_emendation(node))}</small></li>\n"
    )


APPARATUS_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    edition.edition_apparatus: (visit_apparatus, depart_apparatus),
    edition.edition_apparatus_list: (visit_apparatus_list, depart_apparatus_list),
    edition.edition_emendation: (visit_emendation, skip),
    edition.edition_kept: (visit_kept, depart_kept),
    edition.edition_omitted: (visit_omitted, depart_omitted),
}
"""How each node begins and ends in HTML."""
