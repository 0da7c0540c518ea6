"""Selectors at rest: written out, and matched as another library matches them."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from glossator.certificate.selectors import nest, read_selectors

STATIC = Path(__file__).parents[3] / "tools/sphinx_glossator/html/static"


def simplified(selector: str) -> list[tuple[str, str]]:
    return list(read_selectors(tinycss2.parse_component_value_list(selector)))


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (".a > b", [(".a > b", "")]),
        (".a:hover, b:focus-within c", [(".a", ""), ("b c", "")]),
        (".a::before", [(".a", "before")]),
        (".a:after", [(".a", "after")]),
        (":hover", [("*", "")]),
        (".a > :hover", [(".a >*", "")]),
        (":is(.a, .b) c", [(".a c", ""), (".b c", "")]),
        (".x:is(.a, b)", [(".x.a", ""), (".x", "")]),
        ("main :is(.x .a)", [("main .a", "")]),
        (":not(.a)", [(":not(.a)", "")]),
        ("p:not(:hover)", [("p", "")]),
        ("p:not(.a .b)", [("p", "")]),
        ("p:nth-child(2n)", [("p:nth-child(2n)", "")]),
        ("p:lang(zh)", [("p", "")]),
    ],
)
def test_a_selector_at_rest(selector: str, expected: list[tuple[str, str]]) -> None:
    assert simplified(selector) == expected


@pytest.mark.parametrize(
    ("selector", "parent", "expected"),
    [
        ("& .a", "b", "b .a"),
        ("&.a", ".b c", ".b c.a"),
        (".a", "b", "b .a"),
        ("main &", ".x .a", "main .a"),
        (".a", "", ".a"),
    ],
)
def test_a_rule_in_a_rule(selector: str, parent: str, expected: str) -> None:
    assert nest(selector, parent) == expected


def test_the_sheets_of_the_edition_match_as_elsewhere() -> None:
    """What the parser's own selectors match is what Soup Sieve matches, on every kind of element."""
    html = "".join(
        f'<div class="{a}"><p class="{b}" id="x{n}">w<span class="{a}"><a class="{b}">v</a></span></p></div>'
        for n, (a, b) in enumerate(
            (a, b)
            for a in ("para-row", "text-header", "apparatus", "edition-note", "emended", "content")
            for b in ("para", "para-number", "byline", "moved", "author-note", "note-mark")
        )
    )
    html = f"<html><head></head><body><article><section>{html}</section></article></body></html>"
    page, soup = LexborHTMLParser(html), BeautifulSoup(html, "html.parser")
    for path in sorted(STATIC.rglob("*.css")):
        for rule in tinycss2.parse_stylesheet(path.read_text(encoding="utf-8")):
            if rule.type == "qualified-rule":
                for selector, _ in read_selectors(rule.prelude):
                    assert len(page.css(selector)) == len(soup.select(selector)), selector
