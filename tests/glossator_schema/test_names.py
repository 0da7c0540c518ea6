"""Names have the parts of CSL; where a record is silent, a plain "Given Family" alone is divided."""

from __future__ import annotations

import re

import pytest

from glossator_schema.names import read_name


@pytest.mark.parametrize(
    ("said", "printed", "inverted"),
    [
        ({"family": "de Gaulle"}, "Charles de Gaulle", "de Gaulle, Charles"),
        (
            {"family": "Gaulle", "non_dropping_particle": "de"},
            "Charles de Gaulle",
            "de Gaulle, Charles",
        ),
        (
            {"family": "Beethoven", "dropping_particle": "van"},
            "Ludwig van Beethoven",
            "Beethoven, Ludwig van",
        ),
        (
            {"family": "King", "suffix": "Jr."},
            "Martin Luther King, Jr.",
            "King, Martin Luther, Jr.",
        ),
        ({"family": "Xi"}, "Xi Jinping", "Xi, Jinping"),
        ({"family": "Wu"}, "Zhengyang Wu", "Wu, Zhengyang"),
        ({"order": "family-first"}, "Abe Shinzo", "Abe, Shinzo"),
        ({"family": "Guo"}, "[Guo Jia]", "Guo, Jia"),
        ({"given": "Mother Teresa"}, "Mother Teresa", "Mother Teresa"),
        ({"literal": "World Bank"}, "World Bank", "World Bank"),
        ({"family": "Plato"}, "Plato", "Plato"),
    ],
)
def test_a_printed_name_is_divided_as_its_parts_say(said, printed: str, inverted: str) -> None:
    name = read_name(said, printed)
    assert (name.printed, name.inverted) == (printed, inverted)


@pytest.mark.parametrize(
    ("said", "printed", "filed"),
    [
        (
            {"family": "Goethe", "given": "Johann Wolfgang", "dropping_particle": "von"},
            "Johann Wolfgang von Goethe",
            "Goethe, Johann Wolfgang von",
        ),
        (
            {"family": "Xi", "given": "Jinping", "order": "family-first"},
            "Xi Jinping",
            "Xi Jinping",
        ),
        (
            {"family": "King", "given": "Martin", "suffix": "Jr."},
            "Martin King Jr.",
            "King, Martin, Jr.",
        ),
        ({"literal": "Ministry of Foreign Affairs"}, *["Ministry of Foreign Affairs"] * 2),
    ],
)
def test_a_name_in_parts_is_printed_in_its_order(said, printed: str, filed: str) -> None:
    name = read_name(said)
    assert (name.printed, name.filed) == (printed, filed)
    assert name.is_body == ("literal" in said)


@pytest.mark.parametrize(
    ("printed", "inverted"),
    [
        ("Barack Obama", "Obama, Barack"),
        ("Jean-Luc Picard", "Picard, Jean-Luc"),
        ("Olivia Newton-John", "Newton-John, Olivia"),
        ("Mary O’Brien", "O’Brien, Mary"),
        ("Élise Müller", "Müller, Élise"),
        ("A. Bowe", "Bowe, A."),
    ],
)
def test_a_plain_given_family_is_divided(printed: str, inverted: str) -> None:
    assert read_name({}, printed).inverted == inverted


@pytest.mark.parametrize(
    "printed",
    [
        "Ludwig van Beethoven",
        "Charles de Gaulle",
        "Martin Luther King, Jr.",
        "Ministry of Foreign Affairs",
        "Foreign Ministry",
        "BBC News",
        "Xi Jinping",
        "Zhengyang Wu",  # which of the two, nobody can tell
        "Ban Ki-moon",
        "Chiang Kai-shek",
        "Qianlong Emperor",
        "Pope Francis",
        "Plato",
        "潘基文",
    ],
)
def test_nothing_else_is_guessed(printed: str) -> None:
    assert read_name({}, printed).inverted == printed


@pytest.mark.parametrize(
    ("said", "printed", "message"),
    [
        ({"family": "de Gaulle"}, "Charles Gaulle", "'de Gaulle' does not stand in the name"),
        ({"family": "Xi", "order": "given-first"}, "Xi Jinping", "is not given-first"),
        ({"order": "family-first"}, "Martin Luther King", "not of two plain words"),
        ({"literal": "Bank", "family": "B"}, "", "has no parts"),
        ({"literal": "Bank"}, "Banc", "write one of them"),
        ({}, "", "a name is missing"),
    ],
)
def test_parts_that_do_not_go_together_are_refused(said, printed: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        read_name(said, printed)
