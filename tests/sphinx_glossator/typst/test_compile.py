"""What Typst says becomes what Sphinx says, at the place that the words are from."""

from __future__ import annotations

from sphinx_glossator.typst.compile import (
    NO_GLYPH,
    TypstMessage,
    explain_glyph,
    find_origin,
    find_origins,
    read_diagnostics,
)

SAID = """\
warning: unknown font family: nothing
   ┌─ typst/template.typ:12:7
   │
12 │ #set text(font: "Nothing")
   │
error: the text `"x"` could not be displayed with font `"Y"`
   ┌─ typst/edition.typ:7:3
   │
7  │ #"x"
error: file not found
   ┌─ typst/template.typ:90:1
   │
help: error occurred in this call of function `drawing`
   ┌─ typst/edition-full.typ:9:2
error: no place at all
"""


def test_diagnostics_name_the_line_of_the_source() -> None:
    glyph = 'the text `"x"` could not be displayed with font `"Y"`'
    assert read_diagnostics(SAID, ["edition.typ", "edition-full.typ"]) == [
        TypstMessage("warning", "unknown font family: nothing", "", 0, "template.typ:12"),
        TypstMessage("error", glyph, "edition.typ", 7, "edition.typ:7"),
        TypstMessage("error", "file not found", "edition-full.typ", 9, "template.typ:90"),
        TypstMessage("error", "no place at all", "", 0, None),
    ]


def test_the_origin_is_the_last_one_named_above() -> None:
    lines = ["#show: book", "//@ a.md:1", '#par[#"a"]', "//@ a.md:5", '#par[#"b"', '#"c"]']
    assert find_origin(lines, 3) == "a.md:1"
    assert find_origin(lines, 6) == "a.md:5"
    assert find_origin(lines, 1) is None
    assert find_origin(lines, 0) is None


def test_a_missing_glyph_is_named_and_found_where_typst_names_no_place() -> None:
    lines = [
        "//@ a.md:1",
        '#"x"',
        "//@ a.md:5",
        '#zh("zh-Hans", "𠀀", )',
        "//@ a.md:9",
        '#"\ue000"',
    ]
    for said, points, origins in [
        ('"𠀀"', "“𠀀” (U+20000)", ["a.md:5"]),
        ('"\\u{e000}"', "“\ue000” (U+E000)", ["a.md:9"]),
        ('"?"', "“?” (U+003F)", [None]),
    ]:
        message = f"PDF/UA-1 error: the text `{said}` could not be displayed with font `Y`"
        assert points in NO_GLYPH.sub(explain_glyph, message)
        sources = {"edition.typ": lines, "edition-full.typ": lines}  # a place is named once
        assert list(find_origins(sources, TypstMessage("error", message, "", 0, None))) == origins
