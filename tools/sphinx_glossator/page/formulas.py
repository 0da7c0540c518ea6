"""Formulas on pages, as MyST's ``{math}`` has them: what came of one, its number, and its MathML as elements.

Nothing can be in one output and not in another: the book has the elements of the MathML set by Typst
(:mod:`sphinx_glossator.typst.formulas`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sphinx.util import logging

from glossator_schema.formulas import Formula, read_formula

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def formula_of(node: nodes.Element, display: bool) -> Formula:
    """Return what came of the formula of a node; what is wrong with it is a warning at its place."""
    formula = read_formula(node.astext(), display)
    if formula.fault:
        message = "the formula cannot be read: %s; correct its TeX"
        logger.warning(message, formula.fault, location=node)
    return formula


def number_of(node: nodes.Element, config: Config, env: BuildEnvironment) -> str:
    """Return the number of a formula that is cited, as references to it have it; "" of any other."""
    if not node.get("number"):
        return ""
    if config.numfig and config.math_numfig:
        numbers = env.toc_fignumbers.get(node["docname"], {}).get("displaymath", {})
        found = numbers.get(node["ids"][0] if node["ids"] else "")
        if found:
            return f"({'.'.join(map(str, found))})"
    return f"({node['number']})"


def parse_mathml(mathml: str) -> ElementTree.Element:
    """Return a row of a formula as elements."""
    return ElementTree.fromstring(mathml)
