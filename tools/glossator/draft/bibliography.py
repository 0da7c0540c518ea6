"""The bibliographic part of a drafted record: what lines of the text, or the data before it, say of it."""

from __future__ import annotations

from collections.abc import Iterator

from glossator.draft.cuts import cut
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import DECIDED, RECEIVED, find_date, say_date
from glossator.draft.scalars import write_scalar
from glossator.draft.state import Draft
from glossator.draft.wording import TITLE_MARK
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

SURE = 0.9
"""What says of a text when it came out is as sure as this where it is said outright."""
UNTITLED = "[untitled]"
SHORTEST = 40
"""The number of characters of a title by which a text without an author is called in short."""


def describe_bibliography(draft: Draft, text_id: str) -> Iterator[str]:
    """Yield the lines of the bibliography; what neither the text nor its data say is left out.

    A text has a title and a short name: for want of a title it is called by its id, in brackets.
    """
    title = "".join(quote_words(draft, TITLE)[:1]) or "".join(_facts(draft, TITLE)[:1])
    title = _finish_title(draft, title)
    told = "".join(_facts(draft, DATE, SURE)[:1])
    printed = told or _choose_date(quote_words(draft, DATE)) or "".join(_facts(draft, DATE)[:1])
    issues = [words for words in quote_words(draft, PUBLICATION) if say_date(words)]
    issues.sort(key=lambda words: RECEIVED.match(words) is not None)
    days = [title] if find_date(title) else []
    printed = printed or "".join([*days, *issues][:1])
    date = say_date(printed)
    authors = _people(draft, AUTHOR)
    short = f"{authors[0]} {date[:4]}".strip() if authors else title[:SHORTEST].strip()
    yield f"title: {write_scalar(title or UNTITLED)}"
    yield f"short: {write_scalar(short or f'[{text_id}]')}"
    affiliations = quote_words(draft, AFFILIATION)
    yield from people("authors", authors, affiliations if len(authors) == 1 else [])
    yield from people("translators", _people(draft, TRANSLATOR))
    yield from people("editors", _people(draft, EDITOR))
    yield from (f"series: {write_scalar(words)}" for words in quote_words(draft, SERIES)[:1])
    publications = [*quote_words(draft, PUBLICATION), *_facts(draft, PUBLICATION)]
    yield from (f"publication: {write_scalar(words)}" for words in publications[:1])
    if date:
        yield f"date: {date}"
        yield f"date_printed: {write_scalar(printed)}"
    unsaid = ["publication"] * (not publications) + ["rights", "provenance"]
    yield f"# Yours to say: {', '.join(unsaid)}."


def _choose_date(printed: list[str]) -> str:
    said = [words for words in printed if say_date(words)]
    own = [words for words in said if DECIDED.search(words)]
    if (
        said
        and own
        and len(say_date(said[0])) == 4
        and say_date(own[0]).startswith(say_date(said[0]))
    ):
        return said[0]  # the year of a title page
    return "".join([*own, *said][:1])


def _finish_title(draft: Draft, words: str) -> str:
    """Return a title without the mark of its note, where a rule knows it as one."""
    title = draft.first(TITLE)
    marked = title is not None and any(
        line in draft.marks for line in draft.blocks[title.number].lines
    )
    return TITLE_MARK.sub("", words) if marked else words


def _facts(draft: Draft, kind: LineKind, least: float = 0) -> list[str]:
    facts = [fact for fact in draft.of(FactProposal) if fact.key is kind]
    return [fact.value for fact in facts if fact.confidence >= least]


def _people(draft: Draft, kind: LineKind) -> list[str]:
    """Return the names of a kind, each once; whom the text has as its translator, data may call the author."""
    said = quote_words(draft, kind) or _facts(draft, kind)
    names = [name for words in said for name in name_people(words)]
    others = (
        quote_words(draft, TRANSLATOR) if kind is AUTHOR and not quote_words(draft, kind) else []
    )
    helpers = {name.casefold() for words in others for name in name_people(words)}
    return [*{name.casefold(): name for name in names if name.casefold() not in helpers}.values()]


def people(key: str, names: list[str], affiliations: list[str] | None = None) -> Iterator[str]:
    """Yield the lines of a list of people."""
    if names:
        yield f"{key}:"
    for name in names:
        yield f"  - name: {write_scalar(name)}"
        if affiliations:
            yield f"    affiliation: {write_scalar(', '.join(affiliations))}"


def quote_words(draft: Draft, kind: LineKind) -> list[str]:
    """Return the words of the lines of a kind, without the markup that their proposals cut."""
    by_number = draft.manuscript.by_number
    return [
        cut(" ".join(by_number[n].words for n in block.lines if n in by_number), block.cuts)
        for block in draft.of(BlockProposal)
        if block.kind is kind
    ]
