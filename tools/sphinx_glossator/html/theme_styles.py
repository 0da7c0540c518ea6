"""The theme's style sheet in two: what every page needs, and what only pages with certain parts need.

Half of it is about parts that a text has none of: boxed remarks, code, the documentation of
functions. Nothing is lost: a page that has such a part loads the second sheet too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import tinycss2

CORE = "styles/furo.css"
PARTS = "styles/furo-parts.css"

PART_CLASSES = """
admonition admonition-title admonition-todo topic topic-title sidebar epigraph highlights attribution
versionadded versionchanged versionremoved deprecated problematic rubric contents announcement
announcement-content

highlight highlighttable literal literal-block literal-block-wrapper code-block-caption linenos hll
highlight-link guilabel css

sig sig-inline sig-name sig-param sig-paren sig-prename property viewcode-link viewcode-back classifier

field-list option-list glossary footnote footnote-reference docutils table-wrapper line-block figure
math math-wrapper loweralpha upperalpha lowerroman upperroman arabic simple toctree-wrapper
only-light only-dark external align-left align-right align-center align-default

toc-title toc-title-container toc-tree toc-tree-container toc-scroll toc-backref

edit-this-page view-this-page highlighted search this-will-duplicate-information-and-it-is-still-useful-here

genindex-jumpbox genindex-section domainindex-jumpbox domainindex-section
"""
"""Boxes; code; the documentation of functions; lists, tables, figures, formulas; contents; indices."""

PART_TAGS = "abbr code dd dl dt figcaption figure h5 h6 hr img kbd ol pre table"

PART_NAMES = frozenset((*PART_CLASSES.split(), *PART_TAGS.split()))
"""Each selector with one of these classes or elements belongs to the second sheet."""

GROUPS = ("media", "supports")
USE = re.compile(r"var\(\s*(--[\w-]+)")


class Sheets(NamedTuple):
    """A style sheet in two."""

    core: str
    parts: str


def divide_theme(others: str = "") -> Sheets:
    """Return furo's sheet, divided; ``others`` as for :func:`divide`."""
    return divide(read_theme(), others)


def read_theme() -> str:
    """Return furo's sheet."""
    sheet = resources.files("furo") / "theme/furo/static" / CORE
    return sheet.read_text(encoding="utf-8")


def divide(css: str, others: str = "") -> Sheets:
    """Return a style sheet in two; in each the rules stand in their order.

    :param others: what else uses the sheet's custom properties. Those that only parts use go with them.
    """
    return divide_for(css, frozenset(USE.findall(others)))


@cache
def divide_for(css: str, used: frozenset[str]) -> Sheets:
    """Return a style sheet in two, of whose custom properties some are used elsewhere: once for the same."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    needed = find_needed(rules, used)
    return Sheets(write(rules, needed, parts=False), write(rules, needed, parts=True))


def find_needed(rules: Iterable[Any], used: Set[str]) -> set[str]:
    """Return the custom properties that something else than parts uses, itself or through others."""
    uses: dict[str, set[str]] = {}
    needed = set(used)
    for declaration in list_declarations(rules):
        found = USE.findall(tinycss2.serialize(declaration.value))
        if declaration.name.startswith("--"):
            uses.setdefault(declaration.name, set()).update(found)
        else:
            needed.update(found)
    waiting = list(needed)
    while waiting:
        more = uses.get(waiting.pop(), set()) - needed
        needed |= more
        waiting += more
    return needed


def list_declarations(rules: Iterable[Any]) -> Iterator[Any]:
    """Yield what is declared of anything else than parts."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            yield from list_declarations(parse_rules(rule.content))
        elif rule.type == "qualified-rule" and not all(
            map(is_of_part, split_selectors(rule.prelude))
        ):
            yield from parse_declarations(rule.content)


def parse_rules(content: Any) -> list[Any]:
    rules: list[Any] = tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
    return rules


def parse_declarations(content: Any) -> list[Any]:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [item for item in found if item.type == "declaration"]


def write(rules: Iterable[Any], needed: Set[str], *, parts: bool) -> str:
    """Return the rules that belong to one of the sheets."""
    return "".join(write_rule(rule, needed, parts=parts) for rule in rules)


def write_rule(rule: Any, needed: Set[str], *, parts: bool) -> str:
    """Return what of a rule belongs to a sheet, "" if nothing does."""
    if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
        content = write(parse_rules(rule.content), needed, parts=parts)
        prelude = tinycss2.serialize(rule.prelude)
        return f"@{rule.at_keyword}{prelude}{{{content}}}" if content else ""
    if rule.type != "qualified-rule":
        return "" if parts else rule.serialize()
    selectors = split_selectors(rule.prelude)
    of_parts = [selector for selector in selectors if is_of_part(selector)]
    others = [selector for selector in selectors if not is_of_part(selector)]
    moved = [
        declaration.serialize()
        for declaration in parse_declarations(rule.content)
        if declaration.name.startswith("--") and declaration.name not in needed
    ]
    whole = tinycss2.serialize(rule.content)
    if parts:
        return write_styles(of_parts, whole) + write_styles(others, ";".join(moved))
    if moved:
        stay = [d.serialize() for d in parse_declarations(rule.content)]
        whole = ";".join(declaration for declaration in stay if declaration not in moved)
    return write_styles(others, whole)


def write_styles(selectors: Sequence[list[Any]], content: str) -> str:
    """Return a rule, "" if it is about nothing or says nothing."""
    prelude = ",".join(map(tinycss2.serialize, selectors))
    return f"{prelude}{{{content}}}" if prelude and content else ""


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
    return any(name in PART_NAMES for name in list_names(selector))


def list_names(selector: list[Any]) -> Iterator[str]:
    """Yield the classes and the names that an element or its ancestors must have to match."""
    before = ""
    for token in selector:
        if token.type == "ident" and before != ":":
            yield token.value
        before = token.value if token.type == "literal" else ""
