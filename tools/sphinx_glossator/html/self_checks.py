"""Write the questions at the end of a text: unfolded on a screen, answered below in a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from sphinx_glossator.html.laid_out import skip
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.printed import ANSWERS, SELF_CHECKS
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_self_checks(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin the section; in a book, where nothing unfolds, write all of it, the answers after the questions."""
    self.body.append(
        f'<section class="{printed.SELF_CHECKS}" aria-label="{self.attval(_(SELF_CHECKS))}">'
        f"<h2>{self.encode(_(SELF_CHECKS))}</h2>\n"
    )
    if self.builder.name != "epub":
        return
    checks = list(node.findall(edition.edition_self_check))
    for check in checks:
        anchor = check["ids"][0]
        self.body.append(f'<p class="{printed.SELF_CHECK}" id="{anchor}">{show_number(check)}')
        for part in check.children[0].children:
            part.walkabout(self)
        self.body.append("</p>\n")
    self.body.append(f"<h3>{self.encode(_(ANSWERS))}</h3>\n")
    for check in checks:
        self.body.append(f'<div class="self-check-answer">{show_number(check)}')
        for part in check.children[1:]:
            part.walkabout(self)
        self.body.append("</div>\n")
    self.body.append("</section>\n")
    raise nodes.SkipNode


def depart_self_checks(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</section>\n")


def visit_self_check(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f'<details class="{printed.SELF_CHECK}" id="{node["ids"][0]}">')


def depart_self_check(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</details>\n")


def visit_question(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(f"<summary>{show_number(node.parent)}")


def depart_question(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</summary>\n")


def show_number(check: nodes.Element) -> str:
    """Return the number of a question, as it stands before it and before its answer."""
    return f'<span class="self-check-number">{check["number"]}</span> '


SELF_CHECK_VISITORS = {
    edition.edition_self_checks: (visit_self_checks, depart_self_checks),
    edition.edition_self_check: (visit_self_check, depart_self_check),
    edition.edition_question: (visit_question, depart_question),
    edition.edition_writing_lines: (skip, skip),  # of a sheet of paper
}
"""How each node of the questions begins and ends in HTML."""
