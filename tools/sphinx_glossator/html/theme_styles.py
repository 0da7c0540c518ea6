"""The theme's style sheet in two: what every page needs, and what only pages with certain parts need.

A third of it is about parts that a text has none of: boxed remarks, code, the documentation of
functions. Nothing is lost: a page that has such a part loads the second sheet too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

import tinycss2

CORE = "styles/furo.css"
PARTS = "styles/furo-parts.css"

PART_NAMES = """
admonition admonition-title admonition-todo topic topic-title sidebar epigraph highlights attribution
versionadded versionchanged versionremoved deprecated problematic rubric contents

highlight highlighttable literal literal-block literal-block-wrapper code-block-caption linenos hll
highlight-link guilabel css

sig sig-inline sig-name sig-param sig-paren sig-prename property viewcode-link viewcode-back classifier

field-list option-list glossary footnote footnote-reference docutils table-wrapper line-block figure
math math-wrapper loweralpha upperalpha lowerroman upperroman arabic simple

genindex-jumpbox genindex-section domainindex-jumpbox domainindex-section
"""
"""Boxes; code; the documentation of functions; lists, tables, figures, formulas; indices."""

PART_CLASSES = frozenset(PART_NAMES.split())
"""Each selector with one of these belongs to the second sheet."""


class Sheets(NamedTuple):
    """A style sheet in two."""

    core: str
    parts: str


def divide_theme() -> Sheets:
    """Return furo's sheet, divided."""
    sheet = resources.files("furo") / "theme/furo/static" / CORE
    return divide(sheet.read_text(encoding="utf-8"))


def divide(css: str) -> Sheets:
    """Return a style sheet in two; in each the rules stand in their order."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return Sheets(write(rules, parts=False), write(rules, parts=True))


def write(rules: Iterable[Any], *, parts: bool) -> str:
    """Return the rules that belong to one of the sheets."""
    return "".join(write_rule(rule, parts=parts) for rule in rules)


def write_rule(rule: Any, *, parts: bool) -> str:
    """Return what of a rule belongs to a sheet, "" if nothing does."""
    if rule.type == "qualified-rule":
        selectors = [s for s in split_selectors(rule.prelude) if is_of_part(s) == parts]
        if not selectors:
            return ""
        return (
            f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(rule.content)}}}"
        )
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        content = write(inner, parts=parts)
        prelude = tinycss2.serialize(rule.prelude)
        return f"@{rule.at_keyword}{prelude}{{{content}}}" if content else ""
    return "" if parts else rule.serialize()


def split_selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    """Return the selectors of a rule, each a list of tokens."""
    selectors: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def is_of_part(selector: list[Any]) -> bool:
    """Return whether a selector is about a part; what stands in ``:not()`` it is not about."""
    return any(name in PART_CLASSES for name in name_classes(selector))


def name_classes(selector: list[Any]) -> Iterator[str]:
    """Yield the classes that an element or its ancestors must have to match."""
    for dot, name in pairwise(selector):
        if dot.type == "literal" and dot.value == "." and name.type == "ident":
            yield name.value
