"""What each notation finds in the words of a block."""

from __future__ import annotations

import pytest

from glossator.notations import NOTATIONS


def found(notation: str, text: str) -> list[str]:
    """Return what is marked, a line each, the outer words first: kind, words, and what else is said."""
    marked = sorted(NOTATIONS[notation](text).marked, key=lambda m: (m.opening[0], -m.closing[1]))
    return [
        " ".join(
            filter(
                None,
                (m.kind or "-", repr(text[m.opening[1] : m.closing[0]]), m.language, m.address),
            )
        )
        for m in marked
    ]


def faults(notation: str, text: str) -> list[int]:
    return sorted(place for place, _ in NOTATIONS[notation](text).faults)


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        ("markdown", "was *never* so", ["emphasis 'never'"]),
        ("markdown", "***both* of us**", ["strong '*both* of us'", "emphasis 'both'"]),
        ("markdown", "***all***", ["emphasis '**all**'", "strong 'all'"]),
        ("markdown", "*a **b** c*", ["emphasis 'a **b** c'", "strong 'b'"]),
        ("markdown", "un*frigging*believable", ["emphasis 'frigging'"]),
        ("markdown", "snake_case_word and 2 * 3 * 4", []),
        ("markdown", "`a * b` and \\*no\\*", ["code 'a * b'", "- ''", "- ''"]),
        (
            "markdown",
            "H~2~O, x^2^, ~~gone~~",
            ["subscript '2'", "superscript '2'", "strikethrough 'gone'"],
        ),
        (
            "markdown",
            "[a *b*](https://x.org/c_d_e)",
            ["link 'a *b*' https://x.org/c_d_e", "emphasis 'b'"],
        ),
        ("markdown", "<https://x.org>", ["link 'https://x.org' https://x.org"]),
        (
            "markdown",
            "[mot]{lang=fr} [Nato]{.smallcaps}",
            ["foreign 'mot' fr", "small-caps 'Nato'"],
        ),
        ("markdown", "[1] and [see *there*]", ["emphasis 'there'"]),
        ("markdown", "so <i>never</i>", ["emphasis 'never'"]),
        (
            "gutenberg",
            "_never_ =bold= +Caps+",
            ["emphasis 'never'", "strong 'bold'", "small-caps 'Caps'"],
        ),
        (
            "gutenberg",
            "19^{th} H_{2}O y^e",
            ["superscript 'th'", "subscript '2'", "superscript 'e'"],
        ),
        ("gutenberg", "_un_likely, E=mc2, 2 + 3, name: ____", ["emphasis 'un'"]),
        ("gutenberg", "_On\nRoads_", ["emphasis 'On\\nRoads'"]),
        ("wikitext", "''it'' '''b'''", ["emphasis 'it'", "strong 'b'"]),
        ("wikitext", "'''''a''' b''", ["emphasis \"'''a''' b\"", "strong 'a'"]),
        ("wikitext", "'''''a'' b'''", ["strong \"''a'' b\"", "emphasis 'a'"]),
        ("wikitext", "l''''amour'''", ["strong 'amour'"]),
        (
            "wikitext",
            "[[Page|words]] [https://x.org site]",
            ["- 'words'", "link 'site' https://x.org"],
        ),
        (
            "wikitext",
            "{{lang|fr|mot}} {{sc|Caps}} {{other|x}}",
            ["foreign 'mot' fr", "small-caps 'Caps'"],
        ),
        ("wikitext", "<nowiki>''no''</nowiki>", ["- \"''no''\""]),
        ("html", "<b>a <em>b</em></b>", ["strong 'a <em>b</em>'", "emphasis 'b'"]),
        ("html", "<a href='https://x.org'>b</a>", ["link 'b' https://x.org"]),
        ("html", '<i lang="fr">mot</i>', ["foreign 'mot' fr"]),
        ("html", '<span style="font-variant:small-caps">Nato</span>', ["small-caps 'Nato'"]),
        ("html", '<hi rend="italic">a</hi>, 3 < 4 > 2', ["emphasis 'a'"]),
        ("html", "a<!-- <i> -->b<br/>\nc", ["- ''", "- ''"]),
    ],
)
def test_marked_words_are_found(notation: str, text: str, expected: list[str]) -> None:
    assert found(notation, text) == expected
    assert faults(notation, text) == []


@pytest.mark.parametrize(
    ("notation", "text", "place"),
    [
        ("markdown", "an *open one", 3),
        ("markdown", "**half*", 0),
        ("markdown", "a ` backquote", 2),
        ("gutenberg", "t^{2 and more", 1),
        ("gutenberg", "an _open one", 3),
        ("gutenberg", "_a =b_", 3),
        ("wikitext", "''open", 0),
        ("wikitext", "{{lang|fr|mot", 0),
        ("html", "a <i>open", 2),
        ("html", "a</b> c", 1),
        ("html", "a<br>b", 1),
    ],
)
def test_a_sign_without_its_other_half_is_told(notation: str, text: str, place: int) -> None:
    assert faults(notation, text) == [place]


def test_character_references_are_read_and_others_are_left() -> None:
    read = NOTATIONS["html"]("caf&eacute; &#8212; &amp; &nosuch; AT&T").readings
    assert [character for _, character in read] == ["é", "—", "&"]
