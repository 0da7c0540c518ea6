"""Which rules of a style sheet conceal something of a text, and which leave it as it is."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from glossator.certificate.markup import parse_page
from glossator.certificate.styles import StyleSheets, check_styles

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>
<div class="main"><article role="main"><section id="t"><h1>Title<a class="headerlink">#</a></h1>
<div class="para-row"><p class="para" id="x-p1"><a class="para-number" href="#x-p1">1</a>Words
<span class="emended">more</span><sup class="note-mark"><a>2</a></sup></p></div>
<aside class="edition-note"><p>Ours.</p></aside></section></article></div></body></html>"""


def found(head: str, files: dict[str, bytes] | None = None) -> list[str]:
    page: LexborHTMLParser = parse_page(PAGE.format(head=head))
    carriers = [*page.css("h1"), *page.css("p.para")]
    return list(check_styles("texts/x.html", page, carriers, StyleSheets((files or {}).get)))


def conceals(css: str) -> bool:
    return bool(found(f"<style>{css}</style>"))


@pytest.mark.parametrize(
    "css",
    [
        ".para { display: none }",
        ".PARA, p { DISPLAY: None !important }",
        "article { visibility: hidden }",
        "body { opacity: 0.1 }",
        ".emended { font-size: 0 }",
        ".para { font: 0/0 serif }",
        ".para { position: absolute; left: -999em }",
        ".para-number { position: relative }",
        ".para { right: 100% }",
        ".para { text-indent: -100vw }",
        ".para { clip-path: circle(0) }",
        ".para { height: 0 }",
        ".para-row { order: -1 }",
        ".para { direction: rtl }",
        ".para { color: #fff0 }",
        ".para::before { content: 'Not: ' }",
        ".para:after { content: attr(class) }",
        ".para::first-line { opacity: 0 }",
        ".para:not(:hover) { display: none }",
        ".nothing, .para:hover { display: none }",
        "body:not(.nothing) .para { display: none }",
        ":is(.nothing, body) .para { display: none }",
        ":where(main, article) p { display: none }",
        "main :is(article .para), article :is(section .para) { display: none }",
        "@media screen { .para { display: none } }",
        "@media not print { .para { display: none } }",
        "@media screen, print { .para { display: none } }",
        "@supports (display: grid) { @layer a { .para { display: none } } }",
        "body { & .para { display: none } }",
        "body { .para { display: none } }",
        ".para { article & { display: none } }",
        ".para { @media screen { display: none } }",
        ":root { --a: none } .para { display: var(--a) }",
        ":root { --a: none; --b: var(--a) } .para { display: var(--b) }",
        ".para { display: var(--unset, none) }",
        ".para { left: calc(1px - 9999px); position: relative }",
        ".para { -webkit-text-fill-color: transparent }",
        ".para-row { position: relative; top: 40px }",
        ".emended { float: right }",
        ".para-row { display: table-header-group }",
        "article { height: 10em; overflow: hidden }",
        ".para { width: calc(1px + 2px) }",
        ".para { white-space: nowrap }",
        ".para { text-transform: lowercase }",
        ".para { display: list-item; list-style: 'Not' }",
        ".para::marker { content: 'Not' }",
        "a{" * 3000,
        f"{':is(.para, .a)' * 40} {{ display: none }}",
        f":root {{ {'--a: 1px var(--a) var(--a);' * 40} }} .para {{ height: var(--a) }}",
        "::x-unknown(.para), *:unknown(1) { display: none }",
    ],
)
def test_what_conceals_is_found(css: str) -> None:
    assert conceals(css)


@pytest.mark.parametrize(
    "css",
    [
        ".edition-note, .edition-note p { display: none }",
        ".headerlink { visibility: hidden }",
        "html.diplomatic .para { display: none }",
        ".para:not(.para) { display: none }",
        "@media print { .para { display: none } }",
        "@media print, print and (color) { .para { display: none } }",
        ".para::before { content: '“' }",
        ".para::before { display: none }",
        ".para::selection { color: transparent }",
        ".para-number { position: absolute; right: 100% }",
        ".para { padding-left: 2.2rem; text-indent: -2.2rem }",
        ".para { color: var(--x); font: 700 1rem/1.6 serif; margin: 0 auto; max-width: 44em }",
        ".note-mark { font: .66em/0 serif }",
        ".para { opacity: 1; transform: none; top: 0; line-height: 1.6 }",
        "aside { .para & { display: none } }",
        "html { overflow-x: hidden; height: 100% }",
        ".para-row { float: left; width: calc(100% - 3rem); max-width: 40rem }",
        ".para-number { width: 2rem; white-space: normal }",
        "nonsense }{ ;;; @@ ",
    ],
)
def test_what_conceals_nothing_of_a_text_is_left_alone(css: str) -> None:
    assert not conceals(css)


def test_sheets_are_followed_from_the_page_and_from_one_another() -> None:
    files = {
        "_static/a.css": b"@import 'b.css'; h2 { color: red }",
        "_static/b.css": b"@import url(a.css); .para { display: none }",
    }
    link = '<link rel="stylesheet" href="../_static/a.css?v=1">'
    (message,) = found(link, files)
    assert message == (
        "_static/b.css may hide, move or replace words of the text: .para { display: none }"
    )
    assert found(link.replace("rel=", 'media="print" rel='), files) == []
    assert found(link.replace("a.css", "gone.css"), files) == []
    assert len(found('<style>@import "../_static/b.css";</style>', files)) == 1


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.css", "//example.org/a.css", "data:text/css,p{}", "http://[", "/a.css"],
)
def test_a_sheet_from_elsewhere_is_found(address: str) -> None:
    assert found(f'<link rel="stylesheet" href="{address}">')
    assert found(f'<style>@import "{address}";</style>')
