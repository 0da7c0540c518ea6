"""All rules together: whatever the text, the engine accepts what they draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from drafting import BODY, ENGLISH, apply_draft, is_a, make_draft, make_witness
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.diagnostics import Code, EditionError
from glossator.draft import draft_text, workshop
from glossator.draft.order import RULES, DraftingRule, Stage
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.vocabulary import Vocabulary, read_vocabulary
from glossator.draft.workshop import run
from glossator_schema.blocks import HEADING, SERIES

RULES_FOLDER = Path(__file__).parents[3] / "tools" / "glossator" / "draft" / "rules"
FRAGMENTS = (
    "# ", "## **", "**", "1. ", "[1] ", "- ", "> ", "\n", "\n\n", " ", "  ", "References", "Print",
    "By A. Smith", "3 May 1999", "a@b.example", "It was.1Ibid.Then", ".2See p.7.", "“", "”", "\"", "'",
    "thefuture", "..", "Feeding the locks.Water", BODY, "Abstract: ", "{", "}", ": ", "#", "\t", "\r\n",
    "\u2028", "\u00a0", "\ufeff", "—", "--", "人类", "<http://a.example/b>",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_the_engine_accepts_the_draft_of_any_text(text: str) -> None:
    draft, _, _ = apply_draft(text, ENGLISH)
    assert all(proposal.rule and proposal.reason for proposal in draft.proposals)


def test_what_cannot_be_printed_is_an_error_with_its_place() -> None:
    with pytest.raises(EditionError) as caught:
        draft_text(make_witness("A\0B"), Vocabulary())
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.line) == (Code.BAD_CHARACTER, 1)


def test_every_rule_has_a_module_of_its_name_and_a_test() -> None:
    names = [rule.name.replace("-", "_") for rule in RULES]
    modules = {path.stem for path in RULES_FOLDER.glob("*.py")} - {"__init__"}
    assert sorted(names) == sorted(modules)
    assert all((Path(__file__).parent / f"test_{name}.py").exists() for name in names)


def test_the_vocabulary_counts_words_whatever_their_case() -> None:
    vocabulary = read_vocabulary()
    assert vocabulary.count("The") > vocabulary.count("hitherto") > 0
    assert vocabulary.count("themost") == 0
    assert not Vocabulary()


def test_a_rule_that_is_sure_speaks_where_one_before_it_was_not() -> None:
    def unsure(draft: Draft) -> Iterator[BlockProposal]:
        yield BlockProposal(line=1, kind=SERIES, reason="perhaps", confidence=0.5)
        yield BlockProposal(line=3, kind=SERIES, reason="perhaps", confidence=0.5)

    def sure(draft: Draft) -> Iterator[BlockProposal]:
        yield BlockProposal(line=1, kind=HEADING, reason="surely", confidence=0.9)

    rules = [
        DraftingRule("unsure", Stage.STRUCTURE, unsure),
        DraftingRule("sure", Stage.STRUCTURE, sure),
    ]
    draft = run(make_draft("Judgment\n\nBoats\n"), rules)
    assert [block.rule for block in draft.listed] == ["unsure"]
    assert [block.rule for block in draft.of(BlockProposal)] == ["sure"]


def test_what_is_only_listed_divides_no_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    def guess(draft: Draft) -> Iterator[BlockProposal]:
        yield replace(is_a(2, "heading", 1), confidence=0.5)

    rules = (DraftingRule("guess", Stage.STRUCTURE, guess), *workshop.RULES)
    monkeypatch.setattr(workshop, "RULES", rules)
    text = (
        "The road was laid by hand in eleven years, and for\nmost of That Time Nobody in the "
        "Valley believed in\nthe sea, as few of them had ever seen it.\n"
    )
    draft = draft_text(make_witness(text), Vocabulary())
    assert [block.lines for block in draft.of(BlockProposal)] == [(1, 2, 3)]


def test_tags_with_room_between_them_at_a_line_s_end_cost_nothing_else() -> None:
    line = 'Which road? <span class="list"> <span class="item">the first</span> </span>'
    parts = [f"## Part {n}\n\n{BODY}\n\n{line}\n" for n in ("one", "two", "three", "four")]
    _, _, read = apply_draft("# Roads\n\n" + "\n".join(parts))
    assert [block.kind.name for block in read.blocks].count("heading") >= 4
