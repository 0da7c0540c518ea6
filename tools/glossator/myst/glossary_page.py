"""Write the page of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from glossator.model import Term
from glossator.myst.inline import directive_of_editor, write_moved
from glossator.myst.text_page import place

HEAD = "% Generated from glossary/ by glossator; do not edit."
TITLE = "# Glossary"
"""What stands at the head of the page where the editors give nothing of their own."""


def write_glossary_page(
    terms: Iterable[Term],
    introduction: str = "",
    moved: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Return the MyST page of the glossary, its entries in order of their headwords.

    ``introduction`` is the editors' own MyST, with the title; ``moved``: by new id, the old ones.
    """
    ordered = sorted(terms, key=lambda term: (term.headword.casefold(), term.id))
    entries = [
        part
        for term in ordered
        for part in (*write_moved(moved.get(term.id, ()), term.id), write_term(term))
    ]
    gone = [old for old in moved.get("", ()) if old.startswith("term-")]
    entries += write_moved(gone, "")
    return "\n\n".join([HEAD, introduction or TITLE, *entries]) + "\n"


def write_term(term: Term) -> str:
    """Return one entry; its forms are all wordings that are looked for, singular and plural."""
    options = {
        "headword": term.headword,
        "zh-hans": term.zh_hans,
        "zh-hant": term.zh_hant,
        "pinyin": term.pinyin,
        "forms": " | ".join(wording for form in term.forms for wording in form.wordings),
        "sources": ", ".join(term.sources),
    }
    body = with_sources(term.definition, term.sources)
    return directive_of_editor(
        "edition:term", term.id, options, body, place(term.definition_source)
    )


def with_sources(body: str, sources: Iterable[str]) -> str:
    """Add to an entry's words the citation of those of its sources that they do not cite themselves."""
    missing = [
        key for key in sources if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", body)
    ]
    return f"{body} {{cite:p}}`{','.join(missing)}`" if missing else body
