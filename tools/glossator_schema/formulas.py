"""Formulas: TeX, read into MathML, from which all outputs are made; published pages are compared with it.

MathML is what browsers and e-readers set themselves, without a script. The reader of TeX is loaded by who has
a formula, and by no one else.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

if TYPE_CHECKING:
    from math_core import LatexToMathML

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
