"""Selectors of style sheets, made such that a page at rest tells what they may ever match.

A selector may come to match more than it says, never less: states of a page in use (``:hover``,
``:target``) are left out, as each of them may come to be; ``:is()`` is written out. So what is found to
match nothing of a text matches nothing of it, as long as the classes on the page stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tinycss2

from glossator.certificate.values import Tokens, split

STATIC = frozenset({"root", "first-child", "last-child", "only-child", "empty"})
STATIC |= {"first-of-type", "last-of-type", "only-of-type"}
COUNTING = frozenset({"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"})
ALTERNATIVES = frozenset({"is", "where", "matches", "any", "-webkit-any", "-moz-any"})
GENERATED = frozenset({"before", "after", "marker", "scroll-marker", "checkmark", "picker-icon"})
OF_WORDS = frozenset({"first-letter", "first-line", "details-content"})
MANY = 200
"""More alternatives than this are taken for whatever element there is."""

COMBINATORS = " \t\n\r\f>+~"


def read_selectors(prelude: Tokens) -> Iterator[tuple[str, str]]:
    """Yield each selector of a rule, and the name of the pseudo-element that it ends with, or ""."""
    for part in split(prelude):
        yield from simplify(part)


def simplify(tokens: Tokens) -> list[tuple[str, str]]:
    """Return the selectors that a selector stands for, each with the name of its pseudo-element."""
    found = [""]
    pseudo = ""
    waiting = list(tokens)
    while waiting:
        token = waiting.pop(0)
        if token != ":":
            found = [selector + tinycss2.serialize([token]) for selector in found]
            continue
        doubled = bool(waiting) and waiting[0] == ":"
        if doubled:
            waiting.pop(0)
        if not waiting:
            break
        what = waiting.pop(0)
        name = what.lower_name if what.type == "function" else getattr(what, "lower_value", "")
        if doubled or name in GENERATED | OF_WORDS:
            pseudo = name
        elif name in ALTERNATIVES and what.type == "function":
            inner = [selector for part in split(what.arguments) for selector, _ in simplify(part)]
            found = [attach(selector, other) for selector in found for other in inner]
            if len(found) > MANY:
                found = [""]
        else:
            found = [selector + condition(what, name) for selector in found]
    return [(complete(selector), pseudo) for selector in found]


def attach(selector: str, other: str) -> str:
    """Return a selector that goes on with what one of the alternatives of ``:is()`` says."""
    if not selector.strip():
        return other
    last = last_compound(other)
    if selector[-1] in COMBINATORS:
        return selector + last
    return selector + (last if last[:1] in ".#[:" else "")


def condition(token: Any, name: str) -> str:
    """Return a pseudo-class as it is, where a page at rest tells whether it holds, or ""."""
    if token.type == "ident":
        return f":{name}" if name in STATIC else ""
    if name in COUNTING:
        return f":{tinycss2.serialize([token])}"
    if name == "not" and all(is_plain(part) for part in split(token.arguments)):
        return f":{tinycss2.serialize([token])}"
    return ""


def is_plain(tokens: Tokens) -> bool:
    """Tell whether a selector is an element with ids, classes and attributes, and no more."""
    inner = [token for token in tokens if token.type != "whitespace"]
    edges = [*tokens[:1], *tokens[-1:]]
    plain = all(token.type in ("ident", "hash", "[] block") or token == "." for token in inner)
    return plain and len(tokens) - len(inner) == sum(t.type == "whitespace" for t in edges)


def complete(selector: str) -> str:
    """Return a selector with an element where all of its last compound was left out."""
    selector = selector.strip()
    if not selector or selector[-1] in ">+~":
        return f"{selector}*"
    for combinator in ">+~":  # a compound of which nothing is left, between two combinators
        for other in ">+~":
            selector = selector.replace(f"{combinator}{other}", f"{combinator}*{other}")
    return selector


def last_compound(selector: str) -> str:
    """Return what a selector says of the element itself, and not of those around it."""
    compound: list[Any] = []
    for token in tinycss2.parse_component_value_list(selector.strip()):
        if token.type == "whitespace" or (token.type == "literal" and token.value in ">+~"):
            compound = []
        else:
            compound.append(token)
    return tinycss2.serialize(compound) or "*"


def nest(selector: str, parent: str) -> str:
    """Return the selector of a rule that stands in the rule of another one, or "" for none."""
    if not parent:
        return selector.replace("&", ":root")
    if "&" not in selector:
        return f"{parent} {selector}"
    if selector.startswith("&"):
        selector = parent + selector[1:]
    return selector.replace("&", last_compound(parent))
