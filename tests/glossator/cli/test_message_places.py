"""A message of Sphinx is told where in its paragraph stands what it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.cli.message_places import find_in_paragraph
from glossator.cli.remedies import add_remedy

PAGE = "# Page\n\nSee `x`,\nand {doc}`nowhere`, {term}`of it`.\n\n{doc}`other`\n"


@pytest.mark.parametrize(
    ("line", "message", "place"),
    [
        (3, "unknown document: 'nowhere' [ref.doc]", (4, 11)),
        (3, 'term not in glossary: "of it"', (4, 28)),
        (3, "image file not readable: nowhere [image]", (4, 11)),
        (3, "unknown document: 'other'", (3, 0)),  # of another paragraph
        (0, "unknown document: 'nowhere'", (0, 0)),
        (99, "unknown document: 'nowhere'", (99, 0)),
    ],
)
def test_what_a_message_names_is_found_in_its_paragraph(
    tmp_path: Path, line: int, message: str, place: tuple[int, int]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert find_in_paragraph(page, line, message) == place
    assert find_in_paragraph(tmp_path / "none.md", line, message) == (line, 0)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("unknown document: 'x' [ref.doc]", "unknown document: 'x'; correct the name of the page"),
        ("a [toc.not_included]", "a; name it in a table of contents, or write orphan: true"),
        ("of no kind that is known [other.kind]", "of no kind that is known [other.kind]"),
        ("without a kind", "without a kind"),
    ],
)
def test_it_says_what_to_do_where_that_is_known(message: str, told: str) -> None:
    assert add_remedy(message).startswith(told)
    assert add_remedy(message).endswith(message.partition(" [")[2])
