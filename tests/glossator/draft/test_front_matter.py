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
    own = ["2 title title:", "6 date date:"]  # not all of the authors have lines
    assert blocks(propose_blocks, text) == ["1-7 furniture", *own]
    said = read.bibliography
    assert (said.title, said.date) == ("On Bridges", "2019-04-02")
    assert [person.name for person in said.authors] == ["Ann Smith", "Bo Lind"]
    assert draft.of(FactProposal)


def test_toml_and_what_is_neither() -> None:
    text = '+++\ntitle = "On Wells"\n+++\n\n' + BODY
    assert apply_draft(text)[2].bibliography.title == "On Wells"
    assert list(propose(make_draft(f"---\n\n{BODY}\n\n---\n"))) == []


def test_what_a_line_below_says_again_is_left_out() -> None:
    text = f"---\ntitle: On Bridges\nauthor: Ann Smith\n---\n\n# On Bridges\n\nby Ann Smith\n\n{BODY}\n"
    assert blocks(propose_blocks, text) == ["1-4 furniture"]


def test_json_and_the_lines_of_pandoc() -> None:
    data = '{\n  "title": "Über Brücken",\n  "authors": [{"name": "Ann Smith"}],\n  "date": "2011-03-09"\n}'
    said = apply_draft(f"{data}\n\n{BODY}\n")[2].bibliography
    assert (said.title, said.authors[0].name, said.date) == (
        "Über Brücken",
        "Ann Smith",
        "2011-03-09",
    )
    text = f"% On Wells\n% Ann Smith; Bo Lind\n% 4 March 1999\n\n{BODY}\n"
    assert blocks(propose_blocks, text) == ["1 title %", "2 author %", "3 date %"]
    assert list(propose(make_draft("{\n no data\n}\n"))) == []


def propose_blocks(draft: Draft) -> Iterator[Proposal]:
    return (proposal for proposal in propose(draft) if isinstance(proposal, BlockProposal))


def test_the_handle_of_one_who_posted_it_is_no_author() -> None:
    text = f"---\ntitle: Wells\nauthor: ann_hall7\n---\n\n{BODY}\n"
    _, _, read = apply_draft(text)
    assert read.bibliography.authors == ()


def test_what_is_said_again_below_the_data_by_who_gathered_the_text() -> None:
    data = "---\nsource_url: https://wells.example/7.pdf\nkind: paper\n---"
    text = f"{data}\n\n# on-wells-7-pdf\n\nSource: https://wells.example/7.pdf\n\n## Read out\n\n{BODY}\n"
    assert blocks(propose, text) == ["1-4 furniture", "6 furniture", "10 furniture", "8 furniture"]
    own = f"{data}\n\n# On Wells\n\n## One\n\nSee https://wells.example/7.pdf for more.\n\n{BODY}\n"
    assert blocks(propose, own) == ["1-4 furniture"]


def test_who_wrote_it_may_stand_in_a_table() -> None:
    text = f'+++\ntitle = "Fords"\n[params]\nauthor = "Ann Lind"\n[cover]\ntitle = "A ford"\n+++\n\n{BODY}\n'
    said = apply_draft(text)[2].bibliography
    assert said.title == "Fords"
    assert [person.name for person in said.authors] == ["Ann Lind"]
