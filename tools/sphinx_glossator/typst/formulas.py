"""Write a formula's MathML as Typst: each element is a call of Typst's own function for it.

Signs are Typst symbols and words are string literals: nothing that stands in a formula is ever read as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from sphinx_glossator.typst.literals import write_string

FENCES = frozenset("()[]{}|‖⌈⌉⌊⌋⟨⟩⟮⟯⟦⟧/\\")
INVISIBLE = "\u2061\u2062\u2063\u2064\ufe00\ufe01"
"""What says how signs belong together, and how a letter is shaped: Typst has no use for it."""

STRETCHED: dict[str, str] = {
    "⏟": "underbrace",
    "⏞": "overbrace",
    "⎵": "underbracket",
    "⎴": "overbracket",
    "⏝": "underparen",
    "⏜": "overparen",
}
LINES = frozenset("¯‾_")
"""Lines over and under more than one sign."""


EM = re.compile(r"(-?[\d.]+)em")
ALIGNED = re.compile(r"text-align: (\w+)")


class UnknownElementError(Exception):
    """A formula has an element that has no form in the book."""


def write_formula(math: Element) -> str:
    """Return a ``math`` element as content of Typst."""
    return _row(list(math))


def _write(element: Element) -> str:
    """Return an element as an expression of Typst."""
    writer = WRITERS.get(element.tag)
    if writer is None:
        raise UnknownElementError(element.tag)
    return writer(element)


def _row(children: Iterable[Element]) -> str:
    """Return elements that follow one another as one content; fences around them grow with them."""
    children = [child for child in children if _words(child) or len(child) or child.tag == "mspace"]
    written = "[" + "".join(f"#{_write(child)}" for child in children) + "]"
    if len(children) > 1 and any(_is_fence(child) for child in (children[0], children[-1])):
        return f"math.lr({written})"
    return written


def _is_fence(element: Element) -> bool:
    """Tell whether an element is a fence that grows."""
    grows = element.get("stretchy") != "false" and "minsize" not in element.attrib
    return element.tag == "mo" and _words(element) in FENCES and grows


def _words(element: Element) -> str:
    return (element.text or "").translate(dict.fromkeys(map(ord, INVISIBLE))).strip(" \n\t")


def _group(element: Element) -> str:
    return _row(element)


def _identifier(element: Element) -> str:
    words = _words(element)
    if len(words) > 1:  # a function's name: upright, and apart from what it is applied to
        return f"math.op({write_string(words)})"
    sign = f"symbol({write_string(words)})"
    return f"math.upright({sign})" if element.get("mathvariant") == "normal" else sign


def _number(element: Element) -> str:
    return f"[#{write_string(_words(element))}]"


def _operator(element: Element) -> str:
    words = _words(element)
    if not words:
        return "[]"
    sign = (
        f"symbol({write_string(words)})" if len(words) == 1 else f"math.op({write_string(words)})"
    )
    if size := EM.fullmatch(element.get("minsize", "")):
        return f"math.lr(size: {size[1]}em, {sign})"
    return sign


def _text(element: Element) -> str:
    return f"[#{write_string(element.text or '')}]"


def _space(element: Element) -> str:
    width = EM.search(element.get("width", "") or element.get("style", ""))
    return f"h({width[1]}em)" if width else "[]"


def _fraction(element: Element) -> str:
    above, below = map(_write, element)
    if element.get("linethickness") == "0":
        return f"math.mat(delim: none, ({above},), ({below},))"
    return f"math.frac({above}, {below})"


def _root(element: Element) -> str:
    base, index = map(_write, element)
    return f"math.root({index}, {base})"


def _square_root(element: Element) -> str:
    return f"math.sqrt({_row(element)})"


def _attach(*names: str) -> Callable[[Element], str]:
    """Return the writer of what stands at the corners of a base."""

    def write(element: Element) -> str:
        base, *others = map(_write, element)
        placed = "".join(f", {name}: {other}" for name, other in zip(names, others, strict=True))
        return f"math.attach({base}{placed})"

    return write


def _over_or_under(*names: str) -> Callable[[Element], str]:
    """Return the writer of what stands above or below a base: an accent, a brace, a line, or limits."""

    def write(element: Element) -> str:
        base, *others = element
        sign = _words(others[0])
        if len(others) == 1 and sign in STRETCHED:
            return f"math.{STRETCHED[sign]}({_write(base)})"
        if element.get("accent") == "true" or element.get("accentunder") == "true":
            if sign in LINES and others[0].get("stretchy") != "false":
                line = "overline" if names == ("t",) else "underline"
                return f"math.{line}({_write(base)})"
            if names == ("t",) and len(sign) == 1:
                return f"math.accent({_write(base)}, {write_string(sign)})"
        placed = ", ".join(f"{name}: {_write(of)}" for name, of in zip(names, others, strict=True))
        return f"math.attach(math.limits({_write(base)}), {placed})"

    return write


def _scripts_around(element: Element) -> str:
    """Write scripts on both sides of a base."""
    base, *others = element
    tags = [child.tag for child in others]
    before = tags.index("mprescripts") if "mprescripts" in tags else len(others)
    after, ahead = others[:before], others[before + 1 :]
    placed = [*zip(("br", "tr"), after, strict=False), *zip(("bl", "tl"), ahead, strict=False)]
    written = "".join(f", {name}: {_write(of)}" for name, of in placed if len(of) or of.text)
    return f"math.attach({_write(base)}{written})"


def _table(element: Element) -> str:
    rows = [list(row) for row in element]
    sides = [ALIGNED.search(cell.get("style", "")) for cell in max(rows, key=len, default=[])]
    said = [side[1] if side else "center" for side in sides]
    if "right" in said:  # equations below one another, aligned where one column meets the next
        lines = ("#align-point".join(map(_cell, row)) for row in rows)
        return f"[{'#linebreak()'.join(lines)}]"
    align = said[0] if said else "center"
    cells = "".join(f", ({''.join(f'[{_cell(cell)}], ' for cell in row)})" for row in rows)
    return f"math.mat(delim: none, align: {align}{_rules(rows)}{cells})"


def _cell(cell: Element) -> str:
    return f"#{_row(cell)}"


def _rules(rows: list[list[Element]]) -> str:
    """Return where a table has rules between its rows and columns."""
    under = [
        n for n, row in enumerate(rows) if any("border-top" in c.get("style", "") for c in row)
    ]
    first = rows[0] if rows else []
    beside = [n for n, cell in enumerate(first, 1) if "border-right" in cell.get("style", "")]
    kept = ([n for n in under if n], [n for n in beside if n < len(first)])
    if not any(kept):
        return ""
    hline, vline = ("(" + "".join(f"{n}, " for n in lines) + ")" for lines in kept)
    return f", augment: (hline: {hline}, vline: {vline})"


def _enclosed(element: Element) -> str:
    if "box" in element.get("notation", ""):
        return f'box(stroke: 0.5pt, inset: 3pt, math.equation(alt: "", {_row(element)}))'
    return f"math.cancel({_row(list(element)[:1])})"


def _hidden(element: Element) -> str:
    return f"hide({_row(element)})"


WRITERS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("mrow", "mstyle", "mpadded", "mtd"), _group),
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    **dict.fromkeys(("mtext", "ms"), _text),
    "mspace": _space,
    "mfrac": _fraction,
    "mroot": _root,
    "msqrt": _square_root,
    "msub": _attach("b"),
    "msup": _attach("t"),
    "msubsup": _attach("b", "t"),
    "munder": _over_or_under("b"),
    "mover": _over_or_under("t"),
    "munderover": _over_or_under("b", "t"),
    "mmultiscripts": _scripts_around,
    "mtable": _table,
    "menclose": _enclosed,
    "mphantom": _hidden,
}
"""How each element is written; what stands in it may be any of the others."""
