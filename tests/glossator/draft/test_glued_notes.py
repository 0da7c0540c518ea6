"""Author's notes run into their line."""

from __future__ import annotations

import pytest
from drafting import is_a, make_draft, page

from glossator.draft.rules.glued_notes import propose


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "He said so.”1A. Smith, Roads, 1999, p.7.Then he left.",
            [("1", "A. Smith, Roads, 1999, p.7.")],
        ),
        ("It ended.1Ibid.", [("1", "Ibid.")]),
        ("So it was,”1“On Roads.”and so it stays.", [("1", "“On Roads.”")]),
        (
            "It was.1See http://a.example/x.html.Then it went.",
            [("1", "See http://a.example/x.html.")],
        ),
        (
            "It was.1J. R. Smith, 1999.It went.2Ibid.It ends.",
            [("1", "J. R. Smith, 1999."), ("2", "Ibid.")],
        ),
        ("The Group of 7.1Smith, p.11.There it ends.", [("1", "Smith, p.11.")]),
        ("It was.3A. Smith, Roads, 1999.Then it went.", []),
        ("It cost 2.1A year later it was paid.", []),
        ("On page 7.1 there is nothing.", []),
    ],
)
def test_proposes(line: str, expected: list[tuple[str, str]]) -> None:
    found = list(propose(make_draft(line)))
    assert [(note.number, note.text) for note in found] == expected
    assert all(line[note.start :].startswith(note.number + note.text) for note in found)


def test_numbers_go_on_from_line_to_line() -> None:
    text = page("It was.1Ibid.", "It went.2Ibid.", "It stays.2Ibid.")
    assert [(note.line, note.number) for note in propose(make_draft(text))] == [(1, "1"), (3, "2")]


def test_headings_have_none() -> None:
    assert list(propose(make_draft("It was.1Ibid.", is_a(1, "heading", 1)))) == []
