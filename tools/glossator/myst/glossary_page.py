"""Write the page of the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator.model import Prose, Term
from glossator.myst.entries import NOTHING_MOVED, join_page, with_sources, write_entries
from glossator.myst.inline import directive_of_editor
from glossator.myst.text_page import place

TITLE = "# Glossary"
"""What stands at the head of the page where the editors give nothing of their own."""


def write_glossary_page(
    terms: Iterable[Term],
    introduction: str = "",
    moved: Mapping[str, Sequence[str]] = NOTHING_MOVED,
) -> str:
    """Return the MyST page of the glossary, its entries in order of their headwords.

    ``introduction`` is the editors' own MyST, with the title; ``moved``: by new id, the old ones.
    """
    ordered = sorted(terms, key=lambda term: (term.headword.casefold(), term.id))
    return join_page(introduction or TITLE, *write_entries(ordered, write_term, "term", moved))


def write_term(term: Term) -> str:
    """Return one entry; its forms are all wordings that are looked for, singular and plural."""
    options = {
        "headword": term.headword,
        "zh-hans": term.zh_hans,
        "zh-hant": term.zh_hant,
        "pinyin": term.pinyin,
        "forms": " | ".join(wording for form in term.forms for wording in form.wordings),
        "related": " ".join(term.related),
        "sources": ", ".join(term.sources),
    }
    other = list(_other_prose(term))
    words = with_sources(
        term.definition.words, term.sources, *(prose.words for _, _, prose in other)
    )
    parts = [words]
    parts += [
        directive_of_editor(name, argument, {}, prose.words, place(prose.source))
        for name, argument, prose in other
    ]
    source = place(term.definition.source)
    return directive_of_editor("edition:term", term.id, options, "\n\n".join(parts), source)


def _other_prose(term: Term) -> Iterator[tuple[str, str, Prose]]:
    """Yield what an entry says beside its definition: directive, argument, words."""
    if term.first_use:
        yield "edition:first-use", term.first_use.date, term.first_use.where
    if term.usage:
        yield "edition:usage", "", term.usage
