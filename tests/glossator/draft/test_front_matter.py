"""Data before the text."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import BODY, apply_draft, blocks, make_draft

from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.front_matter import propose
from glossator.draft.state import Draft


def test_what_it_says_is_read() -> None:
    text = (
        "---\ntitle: On Bridges\nauthors:\n- Ann Smith\n- {given: Bo, family: Lind}\ndate: 2019-04-02\n---\n\n"
        + BODY
    )
    draft, _, read = apply_draft(text)
    assert blocks(propose_blocks, text) == ["1-7 furniture"]
    said = read.bibliography
    assert (said.title, said.date) == ("On Bridges", "2019-04-02")
    assert [person.name for person in said.authors] == ["Ann Smith", "Bo Lind"]
    assert draft.of(FactProposal)


def test_toml_and_what_is_neither() -> None:
    text = '+++\ntitle = "On Wells"\n+++\n\n' + BODY
    assert apply_draft(text)[2].bibliography.title == "On Wells"
    assert list(propose(make_draft(f"---\n\n{BODY}\n\n---\n"))) == []


def propose_blocks(draft: Draft) -> Iterator[Proposal]:
    return (proposal for proposal in propose(draft) if isinstance(proposal, BlockProposal))
