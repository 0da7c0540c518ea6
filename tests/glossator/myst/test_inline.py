"""Escaping: whatever a seed says is read back as its text, and nothing of it as markup."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.parsers.options import options_to_items
from tiny_edition import PARSER, html_text, parse_words, plain_text

from glossator.myst.inline import (
    Insertion,
    directive,
    directive_of_editor,
    escape,
    link,
    quote_option,
    range_points,
    write_inline,
)
from glossator.witness import UNCARRIABLE

CARRIED = st.text(st.characters(codec="utf-8").filter(lambda char: not UNCARRIABLE.match(char)))
"""Any text whose characters HTML can carry."""

MARKED = st.text(st.sampled_from("\\`*_{}[]()<>&~$^|#@§!:;=%+-.'\"/? \tabc1和—\u00a0\u200b"))
"""Text rich in what Markdown might read as markup."""


@pytest.mark.parametrize(
    "text",
    [
        "plain words, with commas; and “quotes” — dashes…",
        "*a* _b_ **c** `d` ``e`` ~~f~~",
        "{role}`x` {{ name }} {.class} [span]{#id}",
        "[link](url) ![image](src) [ref][ref] [^note] [[wiki]]",
        "<b>html</b> <http://x.org> &amp; &#x41; &copy;",
        "$x$ $$y$$ \\(z\\) \\begin{equation}",
        "a \\\\ b \\* c\\",
        "# not a heading #",
        "1. no list",
        "- no list",
        "• Chen Jimin",
        "> no quotation",
        "    no code",
        "--- *** ___",
        "% no comment",
        "+++ no break",
        ">>> no doctest",
        "| a | b |",
        ":name: no field",
        ":::",
        "::::{note}",
        "```{note}",
        "(label)=",
        "term\u00a0: definition",
        "a  b   c",
        "\u3000first",
        "last\u3000",
        "zero\u200bwidth \u202eoverride \u2028line",
        "tab\there",
        "(c) (tm) ... -- ---",
        "www.example.org mailto:a@b.org 1032086924@qq.com",
        "人类命运共同体，《毛选》",
        "👩‍👩‍👧 e\u0301 \U00020000",
    ],
)
def test_text_is_read_back_as_it_was(text: str) -> None:
    assert plain_text(escape(text)) == text
    assert html_text(escape(text)) == text
    assert [token.type for token in parse_words(escape(text))] == ["text"]


@given(CARRIED | MARKED)
@example("Wow!")
@example("\\")
@example("\n")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    tokens = parse_words(escape(text))
    assert {token.type for token in tokens} <= {"text"}
    assert "".join(token.content for token in tokens) == text
    assert html_text(escape(text)) == text


@given(MARKED)
def test_markup_is_one_line_without_white_space_that_is_stripped(text: str) -> None:
    markup = escape(text)
    assert len(markup.splitlines()) <= 1
    assert "\t" not in markup
    assert "\u00a0" not in markup


@given(CARRIED.filter(str.strip) | MARKED.filter(str.strip))
@example(":::")
@example("::::::")
@example(":x:")
@example("---")
def test_a_directive_holds_any_text(text: str) -> None:
    """The words come out of the fence whole; a second block behind them is still its own."""
    text = text.strip(" ")
    page = directive("edition:paragraph", "alpha-p1", {}, write_inline(text))
    first, second = PARSER.parse(f"{page}\n\n{page}\n")
    assert (first.type, second.type) == ("colon_fence", "colon_fence")
    assert first.info == "{edition:paragraph} alpha-p1"
    assert first.content.startswith("\n")
    assert plain_text(first.content[1:].removesuffix("\n")) == text


@given(CARRIED.filter(str.strip) | MARKED.filter(str.strip))
def test_a_heading_holds_any_text(text: str) -> None:
    text = text.strip(" ")
    tokens = PARSER.parse(f"{{#alpha-h1}}\n## {write_inline(text)}\n\nBehind.\n")
    kinds = [token.type for token in tokens]
    assert kinds == [
        "heading_open",
        "inline",
        "heading_close",
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    assert "".join(token.content for token in tokens[1].children or []) == text
    assert tokens[0].attrs["id"] == "alpha-h1"


# --- insertions ---------------------------------------------------------------------------------

TERM = ("[", "](term:x)")
SPAN = ("[", "]{.event-x}")


@pytest.mark.parametrize(
    ("text", "insertions", "expected"),
    [
        ("a peace b", link(2, 7, *TERM), "a [peace](term:x) b"),
        ("a [b]", link(2, 5, *TERM), "a [\\[b\\]](term:x)"),
        # at one place a link closes, a range ends, a mark stands, a range starts, a link opens
        (
            "ab",
            [
                *link(1, 2, *TERM),
                *range_points(1, 2, "n2"),
                Insertion(1, 2, 0, "{edition:fn}`fn1`"),
                *range_points(0, 1, "n1"),
                *link(0, 1, *SPAN),
            ],
            "{edition:start}`n1`[a]{.event-x}{edition:end}`n1`{edition:fn}`fn1`"
            "{edition:start}`n2`[b](term:x){edition:end}`n2`",
        ),
        # of links that begin or end together the longer is outside
        ("abc", [*link(0, 3, *SPAN), *link(0, 2, *TERM)], "[[ab](term:x)c]{.event-x}"),
        ("abc", [*link(0, 3, *SPAN), *link(1, 3, *TERM)], "[a[bc](term:x)]{.event-x}"),
        # of two that are equal the one called outer
        ("a", [*link(0, 1, *TERM), *link(0, 1, *SPAN, outer=True)], "[[a](term:x)]{.event-x}"),
        ("a", [*link(0, 1, *SPAN, outer=True), *link(0, 1, *TERM)], "[[a](term:x)]{.event-x}"),
        ("ab", range_points(1, 1, "e"), "a{edition:start}`e`{edition:end}`e`b"),
        (":::", link(0, 3, *TERM), "[:::](term:x)"),
        (":::", [Insertion(3, 2, 0, "{edition:fn}`f`")], "\\:::{edition:fn}`f`"),
        ("", [Insertion(0, 2, 0, "{edition:fn}`f`")], "{edition:fn}`f`"),
    ],
)
def test_insertions(text: str, insertions: list[Insertion], expected: str) -> None:
    assert write_inline(text, insertions) == expected
    assert write_inline(text, reversed(insertions)) == expected


@pytest.mark.parametrize("before", ["!", "\\", "]", "{", "`", "^", "$", "&", "<", "*", "](", "[^"])
def test_a_link_stays_a_link_whatever_stands_before_it(before: str) -> None:
    markup = write_inline(f"{before}peace{before}", link(len(before), len(before) + 5, *TERM))
    kinds = [token.type for token in parse_words(markup)]
    assert kinds == ["text", "link_open", "text", "link_close", "text"]


@given(
    text=MARKED.filter(lambda text: len(text) > 2),
    data=st.data(),
)
def test_links_and_points_set_anywhere_change_no_text(text: str, data: st.DataObject) -> None:
    def draw_range(low: int, high: int) -> tuple[int, int]:
        start = data.draw(st.integers(low, high - 1))
        return start, data.draw(st.integers(start + 1, high))

    outer = draw_range(0, len(text))
    inner = draw_range(*outer)
    insertions = [
        *link(*outer, *SPAN, outer=True),
        *link(*inner, *TERM),
        *range_points(*draw_range(0, len(text)), "n1"),
        *range_points(*draw_range(0, len(text)), "n2"),
        Insertion(data.draw(st.integers(0, len(text))), 2, 0, "{edition:fn}`fn1`"),
    ]
    tokens = parse_words(write_inline(text, insertions))
    kinds = [token.type for token in tokens if token.type != "text"]
    assert "".join(token.content for token in tokens if token.type == "text") == text
    assert sorted(kinds) == sorted(
        ["span_open", "span_close", "link_open", "link_close"] + 5 * ["myst_role"]
    )
    roles = [(t.meta["name"], t.content) for t in tokens if t.type == "myst_role"]
    assert sorted(roles) == [
        ("edition:end", "n1"),
        ("edition:end", "n2"),
        ("edition:fn", "fn1"),
        ("edition:start", "n1"),
        ("edition:start", "n2"),
    ]
    for note in ("n1", "n2"):
        assert roles.index(("edition:start", note)) < roles.index(("edition:end", note))


# --- directives ---------------------------------------------------------------------------------


@given(CARRIED | MARKED)
@example("a\u3000\U00020000")
@example('"\\')
@example("x: # y")
def test_an_option_is_read_back_as_it_was(value: str) -> None:
    written = quote_option(value)
    assert len(written.splitlines()) == 1
    assert dict(options_to_items(f"quote: {written}")[0]) == {"quote": value}


def test_an_option_without_a_value_is_left_out() -> None:
    assert directive("d", "a", {"x": "", "y": "1"}, "") == ':::{d} a\n:y: "1"\n:::'
    assert directive("d", "", {}, "b") == ":::{d}\n\nb\n:::"


@pytest.mark.parametrize(
    ("body", "colons"),
    [
        ("plain", 3),
        (":::{note}\nx\n:::", 4),
        ("::::{note}\n:::{note}\n:::\n::::", 5),
        ("  :::::\n", 6),
        ("a ::: b", 3),
    ],
)
def test_the_fence_of_an_editors_words_is_longer_than_theirs(body: str, colons: int) -> None:
    written = directive_of_editor("d", "a", {"k": "v"}, body, "f.md:7")
    fence = ":" * colons
    assert written == f'{fence}{{d}} a\n:k: "v"\n:source: "f.md:7"\n\n{body}\n{fence}'
    (token,) = PARSER.parse(written)
    assert token.content.endswith(f"\n\n{body}\n")


def test_options_are_json_where_they_are_plain() -> None:
    assert quote_option("Peace “and” 和平") == json.dumps("Peace “and” 和平", ensure_ascii=False)
