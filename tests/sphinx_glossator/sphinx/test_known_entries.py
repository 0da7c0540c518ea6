"""A bibliography that is parsed entry by entry is what pybtex makes of it, and what it says of its faults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from sphinx_glossator.sphinx.known_entries import EntryParser, StrictParser

PIECES = [
    "@misc{abel, author = {Abel, Ann and {The Body}}, title = {Lights}, month = jan}\n",
    "@Book{bell,\n  title = {At {@ home}\n@misc{ no, entry}},\n  year = 1951,\n}\n",
    "@misc{cole, crossref = {abel}, note = {mail a@b.example}}\n",
    '@misc(dunn, title = "Dusk" # { and dawn})\n',
    "@misc{abel, title = {Again}}\n",
    "@misc{eden, title = {Open\n",
    "@misc{fay title = {No comma}}\n",
    "@misc{gray, month = nobody}\n",
    "@misc{hale, title = {One}, Title = {Two}}\n",
    "@string{jan = {Hartung}}\n",
    "@Comment{@misc{ivy, title = {Not read}}}\n",
    "% a remark\n",
    "words @misc{june, title = {On a line of others}} @misc{kay, title = {Two}}\n",
    "\n",
]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    EntryParser.known.clear()
    yield
    EntryParser.known.clear()


def parse(parser: type[Parser], *contents: str) -> tuple[Any, ...]:
    """Return what a parser makes of files, one after another, and the fault at which it ends."""
    made, fault = parser(), ""
    try:
        for content in contents:
            made.parse_string(content)
    except PybtexError as error:
        fault = f"{type(error).__name__}: {error} {error.get_context()}"
    entries = [
        (key, vars(entry), [vars(person) for of in entry.persons.values() for person in of])
        for key, entry in made.data.entries.items()
    ]
    return entries, made.data.preamble, fault


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), max_size=3))
def test_entries_and_faults_are_those_of_pybtex(contents: list[str]) -> None:
    EntryParser.known.clear()
    for count in range(
        len(contents) + 1
    ):  # as a file that is changed again and again, and as several
        assert parse(EntryParser, *contents[:count]) == parse(Parser, *contents[:count])
        assert parse(EntryParser, *contents[count:]) == parse(Parser, *contents[count:])


def test_an_entry_that_has_not_changed_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    whole = StrictParser.parse_part
    monkeypatch.setattr(
        StrictParser, "parse_part", lambda self, part: parsed.append(part) or whole(self, part)
    )
    first, second, third = (f"@misc{{{key}, title = {{Words}}}}\n" for key in ("a", "b", "c"))
    parse(EntryParser, first + second)
    parsed.clear()
    parse(EntryParser, second + third + first)
    assert parsed == [third]


def test_what_one_bibliography_makes_of_an_entry_is_not_seen_in_another() -> None:
    content = "@misc{a, author = {Abel, Ann}, title = {Words}}\n"
    first, second = EntryParser(), EntryParser()
    mine, other = (parser.parse_string(content).entries["a"] for parser in (first, second))
    mine.fields["title"], mine.key = "Others", "x"
    mine.persons["author"].clear()
    assert (other.fields["title"], other.key, len(other.persons["author"])) == ("Words", "a", 1)
