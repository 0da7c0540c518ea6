"""The page of the glossary."""

from __future__ import annotations

import pytest
from tiny_edition import PARSER, make_terms

from glossator.myst.glossary_page import with_sources, write_glossary_page, write_term


def test_an_entry() -> None:
    (term,) = make_terms("order: order/orders|=World Order; sources: [a-1, b-2]")
    assert write_term(term) == (
        ':::{edition:term} term-order\n:headword: "order"\n:zh-hans: "词"\n:zh-hant: "詞"\n'
        ':pinyin: "cí"\n:forms: "order | orders | World Order"\n:sources: "a-1, b-2"\n'
        ':source: "glossary/terms.yaml:1"\n\nA word. {cite:p}`a-1,b-2`\n:::'
    )


def test_entries_stand_in_order_of_their_headwords() -> None:
    page = write_glossary_page(make_terms("b: x", "c: y", "a: z"))
    fences = [token.info for token in PARSER.parse(page) if token.type == "colon_fence"]
    assert fences == [f"{{edition:term}} term-{slug}" for slug in "abc"]
    assert page.startswith("% Generated from glossary/ by glossator; do not edit.\n\n# ")


@pytest.mark.parametrize(
    ("body", "sources", "expected"),
    [
        ("A word.", [], "A word."),
        ("A word.", ["a-1"], "A word. {cite:p}`a-1`"),
        ("A word {cite:p}`a-1`.", ["a-1"], "A word {cite:p}`a-1`."),
        ("A word {cite:p}`a-1,b`.", ["a-1", "c"], "A word {cite:p}`a-1,b`. {cite:p}`c`"),
        # a key that is the beginning or the end of another is not cited by it
        ("A word {cite:p}`a-1-more`.", ["a-1"], "A word {cite:p}`a-1-more`. {cite:p}`a-1`"),
        ("A word {cite:p}`x-a-1`.", ["a-1"], "A word {cite:p}`x-a-1`. {cite:p}`a-1`"),
    ],
)
def test_sources_that_are_not_cited_are_added(body: str, sources: list[str], expected: str) -> None:
    assert with_sources(body, sources) == expected
