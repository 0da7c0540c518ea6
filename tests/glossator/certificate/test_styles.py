"""Which rules of a style sheet conceal something of a text, and which leave it as it is."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from glossator.certificate.sheets import StyleSheets
from glossator.certificate.styles import check_styles
from glossator.markup import parse_page

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
        ".para { display: table-column }",
        "section { display: flex; flex-flow: row wrap-reverse }",
        ".para { contain: strict }",
        ".para { container-type: size }",
        ".para { font-size-adjust: 0 }",
        ".para { font-size: math; math-depth: 30 }",
        ".para { font-size: calc(1em - 1em) }",
        ".para { font: calc(1em * 0.1)/1 serif }",
        ".para { opacity: calc(1 - 1) }",
        ".para { text-indent: calc(90px * -90) }",
        ".para { text-indent: -900cqw }",
        ":root { --a: -90px } .para { text-indent: calc(var(--a) * 90) }",
        ":root { --a: 1; --b: calc(1 - var(--a)) } .para { opacity: var(--b) }",
        ".para { max-width: min(1px, 100%) }",
        ".para { color: rgb(from black r g b / 0) }",
        "@property --x { syntax: '*'; inherits: false; initial-value: none } p { display: var(--x) }",
        "@function --x() { result: none } .para { display: --x() }",
        ".para { display: attr(data-notes type(*)) }",
        "@scope (.para) { display: none }",
        "@scope (.para) { :scope { display: none } }",
        ".para { -webkit-mask-box-image: url(x.svg) }",
        ".para { -epub-text-transform: uppercase }",
        ".para { padding-left: 5000px }",
        ".para { margin-top: -50px }",
        "article::details-content { content-visibility: hidden !important }",
        ".para { display: list-item; list-style: upper-roman inside }",
        "* { font-size: 0.6em }",
        "div, article, section, p { opacity: 0.7 }",
        "body, div { opacity: 0.6 } article { opacity: calc(1 - 0.4) }",
        ".headerlink::after { content: ' is not so' }",
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
        ":root { --gap: 1rem; --w: 15rem } article { padding-right: calc(var(--gap) + var(--w)) }",
        ":root { --w: 15rem } .para { margin-left: calc(var(--w) - 14rem); width: min(40em, 90%) }",
        ".para { font-size: clamp(1rem, 0.9rem + 1vw, 2rem); color: rgb(0 0 0 / 0.9) }",
        "@property --x { syntax: '*'; inherits: false; initial-value: block } p { display: var(--x) }",
        "section { font-size: 0.9em } .note-mark { font-size: 0.7em }",
        ".popovers { display: none }",
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
    [
        "https://example.org/a.css",
        "//example.org/a.css",
        "data:text/css,p{}",
        "http://[",
        "/a.css",
        " /\\example.org/a.css",
        " /&#9;/example.org/a.css",
        "\\\\example.org/a.css",
        "../../a.css",
    ],
)
def test_a_sheet_from_elsewhere_is_found(address: str) -> None:
    assert found(f'<link rel="stylesheet" href="{address}">')
    css = address.replace("\\", "\\\\").replace("&#9;", "\t")
    assert found(f'<style>@import "{css}";</style>')


HIDES = ".para { display: none }"


@pytest.mark.parametrize(
    ("head", "content"),
    [
        ('<link rel="stylesheet" href=" ../_static/a.css ">', HIDES.encode()),
        ('<link rel="stylesheet" href="..\\_static\\a.css">', HIDES.encode()),
        ('<link rel="stylesheet" href="../_static/a.css">', HIDES.encode("utf-8-sig")),
        ('<link rel="stylesheet" href="../_static/a.css">', HIDES.encode("utf-16")),
        ('<link rel="stylesheet" href="../_static/a.css">', b'@charset "iso-2022-jp"; p {}'),
        ('<link rel="stylesheet" charset="utf-16le" href="../_static/a.css">', b"p {}"),
        (f"<svg><style><g>.x {{</g>{HIDES}<g>}}</g></style></svg>", b""),
    ],
)
def test_a_sheet_is_read_as_browsers_read_it(head: str, content: bytes) -> None:
    assert found(head, {"_static/a.css": content})


def test_sheets_that_import_one_another_without_end_are_named() -> None:
    files = {f"{n}.css": f"@import '{n + 1}.css';".encode() for n in range(20)}
    assert "too deep" in " ".join(found('<link rel="stylesheet" href="../0.css">', files))


def test_a_rule_that_shows_the_hidden_definitions_is_named() -> None:
    hidden = '<div class="popovers" hidden><p>Words.</p></div></article>'
    for css in (".popovers { display: block }", "[hidden] { all: unset }", "div { display: grid }"):
        page = parse_page(PAGE.format(head=f"<style>{css}</style>").replace("</article>", hidden))
        (message,) = check_styles("x.html", page, page.css("p.para"), StyleSheets({}.get))
        assert "may show the hidden definitions" in message
