"""What the published pages load: the theme's sheet in two, own files minified, and no more than is used."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_glossator.html.assets import THEME_FILES, Use, choose_assets, list_uses, read_use
from sphinx_glossator.html.lean import lighten_text
from sphinx_glossator.html.popovers import first_sentences
from sphinx_glossator.html.published_files import fill_own, minify_script
from sphinx_glossator.html.theme_styles import divide, divide_theme

if TYPE_CHECKING:
    from conftest import Site


@pytest.mark.parametrize(
    ("css", "core", "parts"),
    [
        ("p{color:red}", "p{color:red}", ""),
        ("p,.sig a{color:red}", "p{color:red}", ".sig a{color:red}"),
        ("a:not(.sig){color:red}", "a:not(.sig){color:red}", ""),
        ("@media print{.math{color:red}p{top:0}}", "@media print{p{top:0}}", "@media print{.math{color:red}}"),
        ("@font-face{src:url(x)}", "@font-face{src:url(x)}", ""),
        (".signal{color:red}", ".signal{color:red}", ""),
        ("dl,p{top:0}", "p{top:0}", "dl{top:0}"),
        ("p:hover{top:0}", "p:hover{top:0}", ""),
        (
            "body{--a:1;--b:var(--c);--c:2;color:var(--a)}.sig{color:var(--b)}",
            "body{--a:1;color:var(--a)}",
            "body{--b:var(--c);--c:2}.sig{color:var(--b)}",
        ),
    ],
)  # fmt: skip
def test_a_sheet_is_divided_by_what_its_selectors_are_about(
    css: str, core: str, parts: str
) -> None:
    assert divide(css) == (core, parts)


def test_what_others_use_is_on_every_page() -> None:
    css = "body{--a:1;--b:var(--c);--c:2}"
    assert divide(css, ".own{top:var( --b )}") == ("body{--b:var(--c);--c:2}", "body{--a:1}")


def test_nothing_of_the_theme_is_lost_or_doubled() -> None:
    whole = (resources.files("furo") / "theme/furo/static/styles/furo.css").read_text("utf-8")
    core, parts = divide_theme()
    assert min(len(core), len(parts)) > 15_000
    assert len(core) + len(parts) == pytest.approx(len(whole), rel=0.03)
    for sheet in (core, parts):
        assert sheet.count("{") == sheet.count("}")


def test_style_sheets_are_made_anew_when_something_that_they_are_made_from_is_another(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    def list_sheets(out: str = "out") -> dict[str, bytes]:
        settings = {"html_theme": "furo", "html_static_path": ["own"]}
        files = build(source, out, **settings).files()
        return {name: files[name] for name in files if name.endswith(".css")}

    source = project("text")
    own = source / "own" / "own.css"
    own.parent.mkdir()
    own.write_text("p { top: 0 }", encoding="utf-8")
    first = list_sheets()
    own.write_text("p { color: var(--color-admonition-title) }", encoding="utf-8")
    second = list_sheets()
    assert second == list_sheets("fresh")
    assert second["_static/styles/furo.css"] != first["_static/styles/furo.css"]
    kept = source.parent / "out.doctrees" / "static"
    (kept / "styles" / "furo.css").write_text("", encoding="utf-8")
    (kept / "more.css").write_text("", encoding="utf-8")
    assert list_sheets() == second
    (kept.parent / "static.json").write_text("[1]", encoding="utf-8")
    assert list_sheets() == second


def test_a_page_loads_what_it_has_a_use_for(build_root: Callable[..., Site]) -> None:
    site = build_root("glossary", html_theme="furo")

    def files(docname: str) -> set[str]:
        page = site.page(docname)
        tags = [*page.select("link[rel=stylesheet]"), *page.select("script[src]")]
        addresses = [tag.get("href") or tag["src"] for tag in tags]
        return {address.partition("?")[0].rpartition("/")[2] for address in addresses}

    assert {"furo.css", "edition.css", "popovers.css", "popovers.js", "shortcuts.js"} <= files(
        "first"
    )
    assert not files("first") & {"matter.css", "entries.css", "notes.js", "compare.js"} - {
        "notes.js"
    }
    assert "entries.css" in files("timeline")
    assert not files("first") & {
        "doctools.js",
        "sphinx_highlight.js",
        "pygments.css",
        "furo-parts.css",
    }
    assert {"edition-index.js", "search.css"} <= files("search")


CITED = ".para > .para-number, .line > .line-number, .milestone"
"""What opens the citations of a place."""


def test_what_few_want_is_set_apart() -> None:
    style = '<link rel="stylesheet" href="_static/cite.css?v=1" />'
    page = f'<head>{style}</head><body><p class="para">x</p></body>'
    assert choose_assets(page) == (
        '<head></head><body><p class="para">x</p>'
        f'<template class="on-demand" data-for="{CITED}">{style}</template>\n</body>'
    )
    assert (
        choose_assets(page.replace("para", "other"))
        == '<head></head><body><p class="other">x</p></body>'
    )


@pytest.mark.parametrize(
    ("content", "use"),
    [
        ("/* for: para finder */\np{top:0}", Use(frozenset({"para", "finder"}))),
        ("// on demand: ?mark\n// Marks words.\nf();", Use(on_demand="?mark")),
        ("/* for: para */\n/* on demand: .para > .x */\n", Use(frozenset({"para"}), ".para > .x")),
        ("// Marks words.\n// for: para\nf();", Use()),
        ("f();\n", Use()),
    ],
)
def test_a_file_says_in_its_first_comments_what_it_is_for(content: str, use: Use) -> None:
    assert read_use(content) == use


def test_what_the_files_say_is_what_pages_go_by() -> None:
    uses = list_uses()
    assert uses["cite.css"] == Use(frozenset({"para", "line", "milestone"}), CITED)
    assert uses["search-marks.js"] == Use(on_demand="?mark")
    assert uses["edition.css"] == Use()
    assert uses["furo.js"] == THEME_FILES["furo.js"]


def test_own_files_are_published_without_their_comments(build_root: Callable[..., Site]) -> None:
    site = build_root("glossary", html_theme="furo")
    for name in ("edition.css", "popovers.js"):
        published = site.read(f"_static/{name}")
        assert len(published) > 500
        assert "/*" not in published
        assert "\n//" not in published


@pytest.mark.parametrize(
    "written",
    [
        "f(`a  ${b ? `, c  (d)` : ''}  //e`);\n// no words\n",
        "const f = (a) => {\n  const c = new C(a);\n  const [d, e] = c.g('x  y');\n  return d + e;\n};\n",
    ],
)
def test_a_script_keeps_its_strings_and_its_order(written: str) -> None:
    published = minify_script(written)
    assert "\n" not in published
    for words in re.findall(r"[ab]  |, c  \(d\)|  //e|x  y", written):
        assert words in published
    order = [published.find(part) for part in ("new C", ".g(")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("html", "lighter"),
    [
        ('<a class="term-link reference internal" href="x">', '<a class="term-link" href="x">'),
        ('<a class="event-link event-x reference internal" href="x">', '<a class="event-link" href="x">'),
        ('<a class="reference internal" href="x">', '<a href="x">'),
        ('<a class="reference external" href="x">', '<a class="reference external" href="x">'),
        ('<p data-x="[&quot;a&quot;]">', "<p data-x='[\"a\"]'>"),
        ('<p data-x="it\'s &quot;a&quot;">', '<p data-x="it\'s &quot;a&quot;">'),
        ("<p>a</p>\n\n\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
    ],
)  # fmt: skip
def test_markup_that_nothing_uses_goes(html: str, lighter: str) -> None:
    assert lighten_text(html) == lighter


def test_a_page_does_not_name_the_version_of_the_software(edition: Site) -> None:
    """Each version of Python takes the Sphinx that supports it: the pages are the same bytes."""
    for page in edition.out.rglob("*.html"):
        assert "Generated with" not in page.read_text(encoding="utf-8").partition("<body")[0], page


LONG = "A rule " + "that all states " * 7 + "accept."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Short. And more.", "Short. And more."),
        (LONG, LONG),
        (f"{LONG} More follows.", f"{LONG} …"),
        (LONG[:-7] + "in the U.S. Senate, no. 3. More.", LONG[:-7] + "in the U.S. Senate, no. 3. …"),
    ],
)  # fmt: skip
def test_a_popover_says_whole_sentences(words: str, shown: str) -> None:
    assert first_sentences(words) == shown


@pytest.mark.parametrize(
    ("tag", "loaded"),
    [
        *(("grc", True), ("he-Latn", True), ("zh-Hans", False)),
        *(("ps", True), ("az-Arab", True), ("az", False)),
    ],
)
def test_faces_for_a_script_are_loaded_where_it_is(tag: str, loaded: bool) -> None:
    sheet = '<link rel="stylesheet" type="text/css" href="_static/scripts.css" />'
    page = f'<html lang="en"><head>{sheet}</head><body><i lang="{tag}">word</i></body></html>'
    assert (sheet in choose_assets(page)) is loaded


def test_faces_for_a_script_are_those_of_each_language_that_is_written_in_it() -> None:
    sheet = fill_own()["scripts.css"]
    arabic = next(line for line in sheet.splitlines() if '"Amiri"' in line)
    for selector in (":lang(fa)", ":lang(ps)", ":lang(ota)", '[lang*="-Arab"]'):
        assert selector in arabic
    assert ":lang(az)" not in sheet
    upright = next(line for line in sheet.splitlines() if "font-style" in line)
    assert ":lang(ps)" in upright
    assert ":lang(grc)" not in upright
    assert upright.endswith(':not([lang*="-Latn"]) { font-style: normal; }')
