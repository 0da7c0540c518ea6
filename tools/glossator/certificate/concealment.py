"""Judge one declaration of a style: could it hide, move away, reorder or replace words?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tinycss2.color4 import parse_color

Tokens = Sequence[Any]
"""Tokens of tinycss2, which has no types."""

PIXELS = {"px": 1.0, "pt": 1.33, "pc": 16.0, "em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0}
PIXELS |= {"lh": 24.0, "rlh": 24.0, "in": 96.0, "cm": 38.0, "mm": 3.8, "q": 0.95}
"""Any other unit of length is a share of the screen or of a container, like ``vw``."""

NO_LENGTHS = frozenset(
    {"deg", "rad", "grad", "turn", "s", "ms", "hz", "khz", "dpi", "dpcm", "dppx", "fr"}
)
SUMS = frozenset({"calc", "-webkit-calc", "-moz-calc"})
CHOICES = frozenset({"min", "max", "clamp"})
OTHER_CALCULATIONS = frozenset(
    {"round", "mod", "rem", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "pow", "sqrt"}
    | {"hypot", "log", "exp", "abs", "sign", "progress", "calc-size", "anchor", "anchor-size"}
)
FROM_ELSEWHERE = frozenset(
    {"attr", "if", "env", "random", "random-item", "inherit", "toggle"}
    | {"sibling-index", "sibling-count"}
)
"""Functions whose value is not in the sheet: of the page, the device, chance. ``--x()`` is one too."""

FAR = 160.0
"""How many pixels words may be shifted: a number hangs in the margin, a reference's first line too."""

FAINT = 0.5
"""Below which opacity words are taken to be hidden."""


def judge(name: str, value: Tokens) -> bool:
    """Tell whether the declaration of a property could hide, move, reorder or replace words."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    check = CHECKS.get(standard_name(name))
    if not tokens or check is None:
        return False
    if any(is_from_elsewhere(token) for token in flatten(tokens)):
        return True
    try:
        return check(tokens)
    except CannotTellError:
        return True


class CannotTellError(Exception):
    """What a value comes to cannot be told from the sheet; it may be anything."""


def is_from_elsewhere(token: Any) -> bool:
    return token.type == "function" and (
        token.lower_name in FROM_ELSEWHERE or token.lower_name.startswith("--")
    )


def is_calculation(token: Any) -> bool:
    """Tell whether a token is a function that calculates."""
    return token.type == "function" and token.lower_name in SUMS | CHOICES | OTHER_CALCULATIONS


def get_share(name: str, value: Tokens) -> float:
    """Return to what part of those around it a declaration reduces words: 0.6 for ``font-size: 60%``."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if standard_name(name) not in ("opacity", "zoom", "font-size"):
        return 1.0
    if words(tokens) & {"smaller"}:
        return 0.83
    try:
        found = list(numbers(tokens))
    except CannotTellError:
        return 1.0
    relative = ("%", "em") if standard_name(name) == "font-size" else ("%", "")
    shares = [value / 100 if unit == "%" else value for value, unit in found if unit in relative]
    return min([1.0, *(share for share in shares if share > 0)])


def is_judged(name: str) -> bool:
    """Tell whether a property has values that conceal."""
    return standard_name(name) in CHECKS


def standard_name(name: str) -> str:
    """Return the name of a property without that of a browser before it."""
    return name.removeprefix("-webkit-").removeprefix("-moz-").removeprefix("-epub-")


def words(tokens: Tokens) -> set[str]:
    """Return the identifiers in a value, in functions too."""
    return {
        token.lower_value if token.type == "ident" else token.lower_name
        for token in flatten(tokens)
        if token.type in ("ident", "function")
    }


def flatten(tokens: Tokens) -> Iterator[Any]:
    """Yield all tokens of a value, those in functions and brackets too."""
    for token in tokens:
        yield token
        if token.type == "function":
            yield from flatten(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            yield from flatten(token.content)


def numbers(tokens: Tokens) -> Iterator[tuple[float, str]]:
    """Yield each number with its unit: "" without one, ``%``; what is calculated, when it has been."""
    for token in tokens:
        if token.type in ("number", "percentage", "dimension"):
            yield read_number(token)
        elif token.type == "function" and token.lower_name in SUMS:
            for unit, value in calculate(token.arguments).items():
                yield value, unit
        elif token.type == "function" and token.lower_name in OTHER_CALCULATIONS:
            raise CannotTellError
        elif token.type == "function" and token.lower_name in CHOICES:
            for part in split(token.arguments):
                for unit, value in calculate(part).items():
                    yield value, unit
        elif token.type == "function":
            yield from numbers(token.arguments)
        elif token.type in ("() block", "[] block", "{} block"):
            yield from numbers(token.content)


def read_number(token: Any) -> tuple[float, str]:
    if token.type == "number":
        return token.value, ""
    return (token.value, "%") if token.type == "percentage" else (token.value, token.lower_unit)


def calculate(tokens: Tokens) -> dict[str, float]:
    """Return what a sum comes to, as a value for each unit; lengths of letters are pixels, roughly."""
    total: dict[str, float] = {}
    sign, factor = 1.0, None
    waiting = [token for token in tokens if token.type not in ("whitespace", "comment")]
    operator = "+"
    for token in waiting:
        if token.type == "literal" and token.value in "+-*/":
            operator = token.value
            continue
        value = evaluate(token)
        if factor is None or operator in "+-":
            if factor is not None:
                total = add(total, factor, sign)
            sign, factor = (-1.0 if operator == "-" else 1.0), value
        elif operator == "*" and value.keys() <= {""}:
            factor = {unit: number * value.get("", 0.0) for unit, number in factor.items()}
        elif operator == "*" and factor.keys() <= {""}:
            factor = {unit: number * factor.get("", 0.0) for unit, number in value.items()}
        elif value.get(""):
            factor = {unit: number / value[""] for unit, number in factor.items()}
        else:
            raise CannotTellError
    return add(total, factor or {}, sign)


def add(total: Mapping[str, float], part: Mapping[str, float], sign: float) -> dict[str, float]:
    return {unit: total.get(unit, 0.0) + sign * part.get(unit, 0.0) for unit in {**total, **part}}


def evaluate(token: Any) -> dict[str, float]:
    """Return what one part of a sum comes to."""
    if token.type in ("number", "percentage", "dimension"):
        value, unit = read_number(token)
        return {"px": value * PIXELS[unit]} if unit in PIXELS else {unit: value}
    if token.type == "function" and token.lower_name in SUMS:
        return calculate(token.arguments)
    if token.type == "() block":
        return calculate(token.content)
    if token.type == "function" and token.lower_name in CHOICES:
        # The smallest part is as likely as any other: a sum of it must conceal nothing either.
        return calculate(next(split(token.arguments)))
    raise CannotTellError


def split(tokens: Tokens) -> Iterator[Tokens]:
    """Divide the arguments of a function at their commas."""
    part: list[Any] = []
    for token in tokens:
        if token == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def lengths(tokens: Tokens) -> Iterator[float]:
    """Yield each length in pixels, roughly; shares of the page are taken for its whole width."""
    for value, unit in numbers(tokens):
        if unit in PIXELS:
            yield value * PIXELS[unit]
        elif not unit:
            yield value
        elif unit not in NO_LENGTHS:
            yield value * 12


def one_of(*names: str) -> Callable[[Tokens], bool]:
    """Return the check of a property that conceals by one of these words."""
    return lambda tokens: not words(tokens).isdisjoint(names)


def other_than(*names: str) -> Callable[[Tokens], bool]:
    """Return the check of a property that conceals by all but these words."""
    return lambda tokens: (
        not (len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value in names)
    )


def is_faint(tokens: Tokens) -> bool:
    return any(value / (100 if unit == "%" else 1) < FAINT for value, unit in numbers(tokens))


def is_tiny(tokens: Tokens) -> bool:
    """Letters of less than half the usual size, in any unit."""
    least = {"%": 50.0, "": 0.01, **{unit: 7.9 / pixels for unit, pixels in PIXELS.items()}}
    return any(value < least.get(unit, 1.0) for value, unit in numbers(tokens)) or not words(
        tokens
    ).isdisjoint({"math"})


def has_tiny_font(tokens: Tokens) -> bool:
    """The first number of a font that is not its weight is the size of its letters."""
    kinds = ("dimension", "percentage", "number", "function")
    sizes = (token for token in tokens if token.type in kinds)
    return any(is_tiny([t]) for t in [t for t in sizes if t.type != "number" or not t.value][:1])


def is_far(tokens: Tokens) -> bool:
    return any(abs(length) > FAR for length in lengths(tokens))


def is_far_back(tokens: Tokens) -> bool:
    """A margin may be wide, and may not draw words over others or out of the page."""
    return any(length < -FAR / 3 or length > 2000 for length in lengths(tokens))


def is_drawn_up(tokens: Tokens) -> bool:
    """A margin above or below by which lines come to lie on others, or before them."""
    return is_far_back(tokens) or any(length < -16 for length in lengths(tokens))


def is_pushed_out(tokens: Tokens) -> bool:
    """Room beside the words by which they leave the screen."""
    return any(length > 600 for length in lengths(tokens))


def is_shifted(tokens: Tokens) -> bool:
    """Moved by more than a nudge: over the next line, or the next word."""
    return any(abs(length) > 10 for length in lengths(tokens))


def is_cut(tokens: Tokens) -> bool:
    """A height of its own, which what is in it may exceed."""
    return any(
        (unit == "%" and value < 100)
        or (unit not in ("", "%") and value >= 0)
        or not (unit or value)
        for value, unit in numbers(tokens)
    )


def is_narrow(tokens: Tokens) -> bool:
    """A width in which hardly a word has room; of a sum, its greatest part counts."""
    for token in tokens:
        if token.type == "function" and token.lower_name == "min":
            return any(is_narrow(part) for part in split(token.arguments))
    widths = [
        value * (5 if unit == "%" else PIXELS.get(unit, 12.0)) for value, unit in numbers(tokens)
    ]
    return bool(widths) and max(widths) < 150


def is_crushed(tokens: Tokens) -> bool:
    """Lines or letters that lie on one another."""
    return any(
        (value < 0.5 and not unit) or (unit and value * PIXELS.get(unit, 0.16) < -1)
        for value, unit in numbers(tokens)
    )


def is_flat(tokens: Tokens) -> bool:
    """Lines lower than half a letter."""
    return any(
        value * (PIXELS.get(unit, 0.16) / 16 if unit else 1) < 0.5
        for value, unit in numbers(tokens)
    )


def is_transparent(tokens: Tokens) -> bool:
    for token in flatten(tokens):
        try:
            color = parse_color(token)
        except (ValueError, TypeError, IndexError, AttributeError):
            color = None
        if color is None and token.type == "function" and token.lower_name in COLOURS:
            raise CannotTellError  # of another colour, or calculated
        if color is not None and color != "currentcolor" and color.alpha < FAINT:
            return True
    return False


def has_words(tokens: Tokens) -> bool:
    """Generated content that is more than a sign: letters, digits, pictures, attributes, counters."""
    for token in tokens:
        if token.type == "string" and re.search(r"[^\W_]", token.value):
            return True
        if token.type in ("function", "url"):
            return True
    return False


def is_nonzero(tokens: Tokens) -> bool:
    return any(value for value, _ in numbers(tokens))


def is_written_over(tokens: Tokens) -> bool:
    return not words(tokens).isdisjoint({"line-through"})


def is_a_count(tokens: Tokens) -> bool:
    """A marker that says something: a number or a letter, or what the sheet says itself."""
    return has_words(tokens) or any(
        token.type == "ident" and token.lower_value not in SIGNS for token in tokens
    )


COLOURS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "device-cmyk"}
)
SIGNS = frozenset(
    {"none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"}
    | {"inside", "outside", "initial", "unset", "inherit", "revert", "revert-layer"}
)
NONE = ("none", "auto", "normal", "initial", "unset", "inherit", "revert", "revert-layer")

CHECKS: dict[str, Callable[[Tokens], bool]] = {
    "display": one_of(
        "none",
        "table-header-group",
        "table-footer-group",
        "table-caption",
        "table-column",
        "table-column-group",
        "ruby-text",
    ),
    "visibility": one_of("hidden", "collapse"),
    "content-visibility": one_of("hidden"),
    "opacity": is_faint,
    "position": one_of("absolute", "fixed", "relative", "sticky"),
    "font-size": is_tiny,
    "font": has_tiny_font,
    "font-size-adjust": lambda tokens: any(value < 0.25 for value, _ in numbers(tokens)),
    "text-size-adjust": lambda tokens: any(value < 50 for value, _ in numbers(tokens)),
    "zoom": lambda tokens: any(
        value < (50 if unit == "%" else 0.5) for value, unit in numbers(tokens)
    ),
    "clip": other_than(*NONE),
    "clip-path": other_than(*NONE),
    "mask": other_than(*NONE),
    "mask-image": other_than(*NONE),
    "mask-border": other_than(*NONE),
    "mask-border-source": other_than(*NONE),
    "mask-box-image": other_than(*NONE),
    "mask-box-image-source": other_than(*NONE),
    "contain": one_of("strict", "size", "block-size"),
    "container": one_of("size"),
    "container-type": one_of("size"),
    "columns": is_nonzero,
    "column-count": is_nonzero,
    "column-width": is_nonzero,
    "box-reflect": other_than(*NONE),
    "rtl-ordering": one_of("visual"),
    "filter": other_than(*NONE),
    "transform": other_than(*NONE),
    "translate": other_than(*NONE),
    "rotate": other_than(*NONE),
    "scale": other_than(*NONE),
    "offset": other_than(*NONE),
    "offset-path": other_than(*NONE),
    "animation": other_than(*NONE),
    "animation-name": other_than(*NONE),
    "order": is_nonzero,
    "box-direction": one_of("reverse"),
    "box-ordinal-group": is_nonzero,
    "grid-row-end": other_than(*NONE),
    "grid-column": other_than(*NONE),
    "grid-column-start": other_than(*NONE),
    "grid-column-end": other_than(*NONE),
    "float": one_of("left", "right", "inline-start", "inline-end"),
    "vertical-align": lambda tokens: any(abs(length) > 16 for length in lengths(tokens)),
    "overflow": one_of("hidden", "clip"),
    "overflow-x": one_of("hidden", "clip"),
    "overflow-y": one_of("hidden", "clip"),
    "white-space": one_of("nowrap"),
    "text-wrap": one_of("nowrap"),
    "text-wrap-mode": one_of("nowrap"),
    "text-transform": other_than(*NONE),
    "quotes": has_words,
    "list-style": is_a_count,
    "list-style-type": is_a_count,
    "hyphenate-character": has_words,
    "text-emphasis": has_words,
    "text-emphasis-style": has_words,
    "direction": other_than("ltr", *NONE),
    "unicode-bidi": other_than("isolate", *NONE),
    "writing-mode": other_than("horizontal-tb", *NONE),
    "text-orientation": other_than("mixed", *NONE),
    "flex-direction": one_of("row-reverse", "column-reverse"),
    "flex-flow": one_of("row-reverse", "column-reverse", "wrap-reverse"),
    "flex-wrap": one_of("wrap-reverse"),
    "grid-row": other_than(*NONE),
    "grid-row-start": other_than(*NONE),
    "grid-area": other_than(*NONE),
    "text-indent": is_far,
    "left": is_shifted,
    "right": is_shifted,
    "top": is_shifted,
    "bottom": is_shifted,
    "inset": is_shifted,
    "inset-inline": is_shifted,
    "inset-inline-start": is_shifted,
    "inset-inline-end": is_shifted,
    "inset-block": is_shifted,
    "inset-block-start": is_shifted,
    "inset-block-end": is_shifted,
    "margin": is_far_back,
    "margin-left": is_far_back,
    "margin-right": is_far_back,
    "margin-top": is_drawn_up,
    "margin-bottom": is_drawn_up,
    "margin-inline": is_far_back,
    "margin-inline-start": is_far_back,
    "margin-inline-end": is_far_back,
    "margin-block": is_drawn_up,
    "margin-block-start": is_drawn_up,
    "margin-block-end": is_drawn_up,
    "margin-before": is_drawn_up,
    "margin-after": is_drawn_up,
    "margin-start": is_far_back,
    "margin-end": is_far_back,
    **dict.fromkeys(
        [
            *("padding", "padding-left", "padding-right", "padding-inline", "padding-inline-start"),
            *("padding-inline-end", "padding-top", "padding-bottom", "padding-block"),
            *("padding-block-start", "padding-block-end", "padding-start", "padding-end"),
            *("border", "border-width", "border-left", "border-left-width", "border-right"),
            *("border-right-width", "border-inline", "border-inline-width"),
            *("border-inline-start", "border-inline-start-width", "border-inline-end"),
            *("border-top", "border-top-width", "border-bottom", "border-bottom-width"),
        ],
        is_pushed_out,
    ),
    "width": is_narrow,
    "height": is_cut,
    "max-width": is_narrow,
    "max-height": is_cut,
    "inline-size": is_narrow,
    "block-size": is_cut,
    "max-inline-size": is_narrow,
    "max-block-size": is_cut,
    "line-height": is_flat,
    "letter-spacing": lambda tokens: any(abs(x) > 8 or x < -2 for x in lengths(tokens)),
    "word-spacing": lambda tokens: any(abs(x) > 40 or x < -4 for x in lengths(tokens)),
    "line-clamp": other_than(*NONE),
    "text-overflow": one_of("ellipsis"),
    "text-security": other_than(*NONE),
    "text-decoration": is_written_over,
    "text-decoration-line": is_written_over,
    "text-fill-color": is_transparent,
    "color": is_transparent,
    "content": has_words,
}
"""By property: whether a value conceals. What is not here changes how words look, not which they are."""
