"""The style sheets of a page: none of them may hide, move away, reorder or replace a text's words."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from glossator.certificate.carriers import Carriers
from glossator.certificate.custom_properties import concealing_rules
from glossator.certificate.sheets import Sheet, StyleSheets, is_for_paper, read_sheet
from glossator.markup import ancestors, classes_of, descendants, text_of
from glossator_schema import printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


LEAST = 0.4
"""To which part of their size, or of their colour, words may be reduced by several rules together."""

CONTROLS = "".join(map(chr, range(33)))

BLANKS = re.compile(r"[\t\n\r]")


def check_styles(
    name: str, page: LexborHTMLParser, carriers: Iterable[LexborNode], sheets: StyleSheets
) -> Iterator[str]:
    """Yield the rules of a page's sheets that conceal something of the text, and sheets from elsewhere.

    ``carriers``: the elements that have words or numbers of the text.
    """
    used: list[tuple[str, Sheet]] = []
    addresses: list[str] = []
    for node in page.css("style, link"):
        if is_for_paper(node.attributes.get("media") or "all"):
            continue
        if (node.attributes.get("charset") or "utf-8").lower() != "utf-8":
            yield "a style sheet is said to have other characters than UTF-8"
        if node.tag == "style":
            if any(True for _ in descendants(node)):
                yield "a style sheet holds elements, and browsers read it without them"
            sheet = read_sheet(text_of(node))
            used.append(("the page’s own style", sheet))
            addresses += sheet.imports
        elif "stylesheet" in (node.attributes.get("rel") or "").lower().split():
            addresses.append(node.attributes.get("href") or "")
    for address in addresses:
        yield from _load(name, address, sheets, used, 0)
    elements = Carriers(page, carriers)
    for what, rule in concealing_rules(tuple(used)):
        if elements.match(rule):
            sign = f"::{rule.pseudo}" if rule.pseudo else ""
            yield (
                f"{what} may hide, move or replace words of the text: "
                f"{rule.selector}{sign} {{ {rule.name}: {rule.value[:60]} }}"
            )
    yield from _find_lessened(elements, used)
    hidden = frozenset(node.mem_id for node in page.css("[hidden]") if is_definitions(node))
    for what, sheet in used:
        for rule in sheet.showing:
            if not rule.pseudo and not elements.matched(rule.selector).isdisjoint(hidden):
                yield (
                    f"{what} may show the hidden definitions beside the text: "
                    f"{rule.selector} {{ {rule.name}: {rule.value[:60]} }}"
                )


def is_definitions(node: LexborNode) -> bool:
    """Tell whether an element holds the definitions that a page shows when they are asked for."""
    return printed.DEFINITIONS in classes_of(node)


def _find_lessened(elements: Carriers, used: Iterable[tuple[str, Sheet]]) -> Iterator[str]:
    """Yield what makes words hardly seen by several steps: each a little smaller than those around it."""
    shares: dict[str, dict[int, float]] = {}
    for _, sheet in used:
        for rule, share in sheet.lessening:
            if rule.pseudo:
                continue
            of_name = shares.setdefault(rule.name, {})
            for key in elements.matched(rule.selector) & elements.all:
                of_name[key] = min(share, of_name.get(key, 1.0))
    for name, of_name in shares.items():
        for node in elements.nodes:
            around = (of_name.get(n.mem_id, 1.0) for n in (node, *ancestors(node)))
            if math.prod(around) < LEAST:
                yield f"several rules {name} together make words of the text hardly seen"
                break


def _load(
    name: str, address: str, sheets: StyleSheets, used: list[tuple[str, Sheet]], depth: int
) -> Iterator[str]:
    """Add a sheet that a page or another sheet loads, and those that it loads, to those in use."""
    address = BLANKS.sub("", address.strip(CONTROLS)).replace("\\", "/")  # as browsers do
    try:
        parts = urlsplit(address)
    except ValueError:
        yield f"the address of a style sheet is none: {address!r}"
        return
    if parts.scheme or parts.netloc or address.startswith("/"):
        yield f"a style sheet comes from elsewhere: {address[:80]!r}"
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    sheet = sheets.read(path)
    if path.startswith("../"):
        yield f"a style sheet comes from outside of the edition: {address[:80]!r}"
    if sheet is None or any(path == other for other, _ in used):
        return
    if depth > 8:
        yield f"style sheets import one another too deep: {address[:80]!r}"
        return
    used.append((path, sheet))
    for inner in sheet.imports:
        yield from _load(path, inner, sheets, used, depth + 1)
