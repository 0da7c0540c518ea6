"""Judge one declaration of a style: could it hide, move away, reorder or replace words?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tinycss2.color4 import parse_color

from glossator.certificate.values import (
    PIXELS,
    CannotTellError,
    Tokens,
    flatten,
    lengths,
    numbers,
    split,
    words,
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


def is_from_elsewhere(token: Any) -> bool:
    return token.type == "function" and (
        token.lower_name in FROM_ELSEWHERE or token.lower_name.startswith("--")
    )


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


def matches_one(*names: str) -> Callable[[Tokens], bool]:
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

CONCEALING: tuple[tuple[Callable[[Tokens], bool], str], ...] = (
    (
        matches_one(
            "none",
            "table-header-group",
            "table-footer-group",
            "table-caption",
            "table-column",
            "table-column-group",
            "ruby-text",
        ),
        "display",
    ),
    (matches_one("hidden", "collapse"), "visibility"),
    (matches_one("hidden"), "content-visibility"),
    (is_faint, "opacity"),
    (matches_one("absolute", "fixed", "relative", "sticky"), "position"),
    (is_tiny, "font-size"),
    (has_tiny_font, "font"),
    (lambda tokens: any(value < 0.25 for value, _ in numbers(tokens)), "font-size-adjust"),
    (lambda tokens: any(value < 50 for value, _ in numbers(tokens)), "text-size-adjust"),
    (
        lambda tokens: any(value < (50 if unit == "%" else 0.5) for value, unit in numbers(tokens)),
        "zoom",
    ),
    (
        other_than(*NONE),
        "clip clip-path mask mask-image mask-border mask-border-source mask-box-image "
        "mask-box-image-source box-reflect filter transform translate rotate scale offset "
        "offset-path animation animation-name grid-row-end grid-column grid-column-start "
        "grid-column-end text-transform grid-row grid-row-start grid-area line-clamp "
        "text-security",
    ),
    (matches_one("strict", "size", "block-size"), "contain"),
    (matches_one("size"), "container container-type"),
    (is_nonzero, "columns column-count column-width order box-ordinal-group"),
    (matches_one("visual"), "rtl-ordering"),
    (matches_one("reverse"), "box-direction"),
    (matches_one("left", "right", "inline-start", "inline-end"), "float"),
    (lambda tokens: any(abs(length) > 16 for length in lengths(tokens)), "vertical-align"),
    (matches_one("hidden", "clip"), "overflow overflow-x overflow-y"),
    (matches_one("nowrap"), "white-space text-wrap text-wrap-mode"),
    (
        has_words,
        "quotes hyphenate-character text-emphasis text-emphasis-style content",
    ),
    (is_a_count, "list-style list-style-type"),
    (other_than("ltr", *NONE), "direction"),
    (other_than("isolate", *NONE), "unicode-bidi"),
    (other_than("horizontal-tb", *NONE), "writing-mode"),
    (other_than("mixed", *NONE), "text-orientation"),
    (matches_one("row-reverse", "column-reverse"), "flex-direction"),
    (matches_one("row-reverse", "column-reverse", "wrap-reverse"), "flex-flow"),
    (matches_one("wrap-reverse"), "flex-wrap"),
    (is_far, "text-indent"),
    (
        is_shifted,
        "left right top bottom inset inset-inline inset-inline-start inset-inline-end "
        "inset-block inset-block-start inset-block-end",
    ),
    (
        is_far_back,
        "margin margin-left margin-right margin-inline margin-inline-start margin-inline-end "
        "margin-start margin-end",
    ),
    (
        is_drawn_up,
        "margin-top margin-bottom margin-block margin-block-start margin-block-end "
        "margin-before margin-after",
    ),
    (
        is_pushed_out,
        "padding padding-left padding-right padding-inline padding-inline-start "
        "padding-inline-end padding-top padding-bottom padding-block padding-block-start "
        "padding-block-end padding-start padding-end border border-width border-left "
        "border-left-width border-right border-right-width border-inline border-inline-width "
        "border-inline-start border-inline-start-width border-inline-end border-top "
        "border-top-width border-bottom border-bottom-width",
    ),
    (is_narrow, "width max-width inline-size max-inline-size"),
    (is_cut, "height max-height block-size max-block-size"),
    (is_flat, "line-height"),
    (lambda tokens: any(abs(x) > 8 or x < -2 for x in lengths(tokens)), "letter-spacing"),
    (lambda tokens: any(abs(x) > 40 or x < -4 for x in lengths(tokens)), "word-spacing"),
    (matches_one("ellipsis"), "text-overflow"),
    (is_written_over, "text-decoration text-decoration-line"),
    (is_transparent, "text-fill-color color"),
)
"""What values conceal, and of which properties. What is not here changes how words look, not which they are."""

CHECKS = {name: check for check, names in CONCEALING for name in names.split()}
