"""HTML among the lines of a text."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks, page

from glossator.draft.rules.html_blocks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<figure>\n<img src='a.jpg' alt='a road'>\n</figure>",
            ["1 furniture", "2 furniture", "3 furniture"],
        ),
        ("<p class=rule></p>\n\n&nbsp;<br/>", ["1 furniture", "3 furniture"]),
        ('[film]x19V[/film]\n\n[caption id="3" width="9"]', ["1 furniture", "3 furniture"]),
        ('{{< figure src="a.jpg" >}}\n\n{% include a.html %}', ["1 furniture", "3 furniture"]),
        ("[Laughter]\n\n[sic] a road [/sic] and on", []),
        ("<h2 id='a'>The Cut</h2>", ["1 heading 2 <h2 id='a'> </h2>"]),
        (
            "<blockquote>\n<p>The road.</p>\n\nThe sea.\n</blockquote>",
            ["1 furniture", "2 quotation", "4 quotation", "5 furniture"],
        ),
        (
            "<ul>\n<li>a road</li>\n<li>a well\n</ul>",
            ["2-3 list <li> </li> <li>", "1 furniture", "4 furniture"],
        ),
        ("<blockquote>The road.</blockquote>", ["1 quotation <blockquote> </blockquote>"]),
        (
            'The road.\n\n<h5 class="comments-h">\n2 answers </h5>\n\nA fine road!',
            ["3 furniture", "4 furniture", "6 furniture"],
        ),
        ("1 < 2 and 3 > 2\n\na <b>road</b>", []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert [*map(str.strip, blocks(propose, f"{text}\n"))] == expected


def test_a_line_break_goes_on_in_its_paragraph() -> None:
    long = (
        "The road was laid by hand in eleven years, and nobody knew how far it would lead in the end. "
        * 2
    )
    data = "---\ntitle: The Road\n---"
    _, _, text = apply_draft(page(data, long, long, f"{long}<br>\n{long}", long))
    assert len([block for block in text.blocks if block.kind.name == "paragraph"]) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(":::{.aims}", BODY, ":::"), ["1 furniture", "5 furniture"]),
        (page("[Home](/a) > [Wells](/b) > [Deep](/c)", BODY), ["1 furniture"]),
        (page("# [Home](/a) | [Wells](/b)", BODY), ["1 furniture"]),
        (
            page(BODY, '<p><a href="a.md">&larr; Wells</a> | <a href="b.md">Top</a></p>'),
            ["3 furniture"],
        ),
        (page("[](https://wells.example)", BODY), ["1 furniture"]),
        (page("See [a map][2].", BODY, "[2]: https://wells.example/map"), ["5 furniture"]),
        (page(BODY, "[2]: https://wells.example/map"), []),
        (page("[Ann Hall](/ann), [Bo Lee](/bo)", BODY), []),
        (page("![a well](a.png)", BODY), []),
        ("| [A](/a) | [B](/b) |\n| [C](/c) | [D](/d) |", []),
    ],
)
def test_fences_and_rows_of_links(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_numbers_that_tags_raise_open_notes() -> None:
    words = "The weir is of oak.<sup>1</sup> It was built by the village.<sup>2</sup> So it is."
    notes = (
        "<h3>Notes</h3>",
        "<p><sup>1</sup> So the clerk says.</p>",
        '<sup>2</sup> In 1811. <a href="#r2">↩</a>',
    )
    _, _, text = apply_draft(page(BODY, words, *notes))
    assert [note.text for note in text.author_notes] == ["So the clerk says.", "In 1811."]
    assert [mark.label for block in text.blocks for mark in block.marks] == ["1", "2"]
    _, _, text = apply_draft(page(BODY, words.replace("sup", "sub"), *notes))
    assert not text.author_notes
