"""The bibliographic part of a drafted record, from the lines by which a text speaks about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.cuts import cut
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date, read_date
from glossator.draft.scalars import write_scalar
from glossator.draft.state import Draft
from glossator_schema.blocks import (
    AFFILIATION,
    AUTHOR,
    DATE,
    EDITOR,
    PUBLICATION,
    SERIES,
    TITLE,
    TRANSLATOR,
    LineKind,
)

OPENING = re.compile(
    r"(?:(?:written |contributed |translated |edited )?by|"
    r"(?:web |copy )?(?:authors?|translators?|editors?)\s*[:：])\s+",
    re.IGNORECASE,
)


def describe_bibliography(draft: Draft) -> Iterator[str]:
    """Yield the lines of the bibliography; what no line of the text says is left in brackets."""
    title = "".join(quote_words(draft, TITLE)[:1])
    date = find_date("".join(quote_words(draft, DATE)[:1]))
    authors = [person(words) for words in quote_words(draft, AUTHOR)]
    year = read_date(date)[:4] if date else ""
    short = f"{authors[0]} {year}".strip() if authors else f"[{title[:20].strip() or 'Text'}]"
    yield f"title: {write_scalar(title or '[untitled]')}"
    yield f"short: {write_scalar(short)}"
    affiliations = quote_words(draft, AFFILIATION)
    yield from people("authors", authors, affiliations if len(authors) == 1 else [])
    yield from people("translators", [person(w) for w in quote_words(draft, TRANSLATOR)])
    yield from people("editors", [person(w) for w in quote_words(draft, EDITOR)])
    yield from (f"series: {write_scalar(words)}" for words in quote_words(draft, SERIES)[:1])
    publication = "".join(quote_words(draft, PUBLICATION)[:1])
    if publication:
        yield f"publication: {write_scalar(publication)}"
    if date:
        yield f"date: {read_date(date)}"
        yield f"date_printed: {write_scalar(''.join(quote_words(draft, DATE)[:1]))}"
    unsaid = ["publication"] * (not publication) + ["rights", "provenance"]
    yield f"# Yours to say: {', '.join(unsaid)}."


def people(key: str, names: list[str], affiliations: list[str] | None = None) -> Iterator[str]:
    """Yield the lines of a list of people."""
    if names:
        yield f"{key}:"
    for name in names:
        yield f"  - name: {write_scalar(name)}"
        if affiliations:
            yield f"    affiliation: {write_scalar(', '.join(affiliations))}"


def person(words: str) -> str:
    """Return the name in a credit, without the words that open it and an office after a comma."""
    inner = words.strip("[]()*_ ")
    return OPENING.sub("", inner, count=1).split(",")[0].strip()


def quote_words(draft: Draft, kind: LineKind) -> list[str]:
    """Return the words of the lines of a kind, without the markup that their proposals cut."""
    by_line: dict[int, Line] = {line.number: line for line in draft.manuscript.lines}
    return [
        cut(by_line[block.line].words, block.cuts)
        for block in draft.of(BlockProposal)
        if block.kind is kind
    ]
