"""Formulas: TeX, as MyST's ``{math}`` has it, read once into MathML, from which every output is made.

MathML is what browsers and e-readers set themselves, without a script; the book has the same elements set
by Typst (:mod:`sphinx_glossator.typst.formulas`). So nothing can be in one output and not in another.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes
    from math_core import LatexToMathML
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

NUMBERED = re.compile(r"\\(begin|end)\{(equation|align|alignat|flalign|gather|multline)\}")
"""Environments that would count equations themselves; Sphinx does, by labels."""

APPLIES = "&ApplyFunction;"
"""The one entity that the reader of TeX writes: XML, and so an EPUB, does not know it."""

LOW_LINE, OVERLINE = "\u0332", "\u203e"
"""What the reader of TeX writes for a line above, and what browsers know as one that grows."""

PLACE = re.compile(r"\d+: ")
"""Where in a formula a fault is, which its line on the page says well enough."""


class Formula(NamedTuple):
    """What came of a formula: ``mathml``, an element for each of its rows, or why there is none."""

    mathml: tuple[str, ...] = ()
    fault: str = ""


@cache
def make_reader() -> LatexToMathML:
    """Return the reader of TeX; only who has a formula pays for it."""
    from math_core import LatexToMathML

    return LatexToMathML(fancy_error=False)


@cache
def read_formula(tex: str, display: bool) -> Formula:
    """Read a formula; in one that stands by itself an empty line ends a row, as Sphinx has it."""
    from math_core import LatexError

    rows = [row.strip() for row in tex.split("\n\n")] if display else [tex.strip()]
    try:
        return Formula(tuple(_read_row(row, display) for row in rows if row))
    except LatexError as error:
        return Formula(fault=PLACE.sub("", " ".join(str(error).split()), count=1).rstrip("."))


def _read_row(tex: str, display: bool) -> str:
    tex = NUMBERED.sub(r"\\\1{\2*}", tex)
    if display and r"\\" in tex and not tex.startswith(r"\begin"):
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"
    mathml = make_reader().convert_with_local_state(tex, displaystyle=display)
    math = ElementTree.fromstring(mathml.replace(APPLIES, "\u2061"))
    for element in math.iter():
        # As MathML 3 has it, too: the schema of EPUB does not know what MathML Core lets any element say.
        element.attrib.pop("scriptlevel", None)
        if element.tag == "mrow" and "displaystyle" in element.attrib:
            element.tag = "mstyle"
        if element.text == LOW_LINE:
            element.text = OVERLINE
    return ElementTree.tostring(math, encoding="unicode")


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
