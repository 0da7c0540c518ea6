"""The ledger: anchors are entered, kept, moved and never used again."""

from __future__ import annotations

import shutil

import pytest
from tiny_edition import REPOSITORY, TinyEdition, note_md

from glossator.cli import main
from glossator.ledger import Anchor, Ledger, moved_anchors, parse_ledger, write_ledger
from glossator.project import Project

FOUR = "One is first.\n\nTwo is next. It has two sentences.\n\nThree.\n\nFour.\n"


def run(edition: TinyEdition, *arguments: str) -> int:
    return main([*arguments, "-C", str(edition.root)])


def start(edition: TinyEdition) -> None:
    """Publish four paragraphs, without notes and glossary, and enter them."""
    for path in ("seeds/alpha/notes.md", "glossary/terms.yaml", "glossary/events.yaml"):
        (edition.root / path).unlink(missing_ok=True)
    edition.add_text("alpha", FOUR)
    assert run(edition, "ledger", "--accept") == 0
    assert run(edition, "ledger") == 0


def forget(edition: TinyEdition) -> None:
    """Take all ledgers away: an edition of which nothing is published begins afresh."""
    for path in edition.root.glob("*/**/ledger.yaml"):
        path.unlink()


def moved(edition: TinyEdition) -> dict[str, str]:
    return edition.read().ledgers["alpha"].moved()


def test_the_ledger_of_the_edition_is_complete() -> None:
    assert main(["ledger", "-C", str(REPOSITORY)]) == 0


def test_a_ledger_is_read_back_as_it_was_written() -> None:
    for path in sorted(REPOSITORY.glob("seeds/*/ledger.yaml")):
        content = path.read_text(encoding="utf-8")
        assert write_ledger(parse_ledger(content, "ledger.yaml")) == content
    assert parse_ledger(write_ledger(Ledger("", ())), "x") == Ledger("", ())


def test_ids_that_are_not_entered_fail_the_ledger_but_not_the_check(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(edition, "ledger") == 1
    assert "NOT_ENTERED alpha-p1" in capsys.readouterr().err
    assert run(edition, "convert") == 0
    assert run(edition, "check") == 0


def test_an_emendation_moves_nothing(edition: TinyEdition) -> None:
    start(edition)
    change = "{line: 1, exact: One, reading: Eins, kind: spelling, certainty: conjecture}"
    edition.add_text("alpha", FOUR, emendations=(change,))
    assert run(edition, "ledger") == 0


def test_joined_paragraphs(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    start(edition)
    joined = ("{lines: 1-3, kind: paragraph}", "{lines: 5, number: 3}")
    edition.add_text("alpha", FOUR, *joined)
    assert run(edition, "check") == 1
    assert "ANCHOR_GONE alpha-p2" in capsys.readouterr().err
    assert run(edition, "ledger", "--accept") == 0
    assert moved(edition) == {"alpha-p2": "alpha-p1"}
    assert run(edition, "convert") == 0
    assert run(edition, "check") == 0
    page = (edition.root / "docs/texts/alpha.md").read_text(encoding="utf-8")
    assert (
        ':::{edition:moved} alpha-p2\n:to: "alpha-p1"\n:::\n\n:::{edition:paragraph} alpha-p1'
        in page
    )


def test_a_paragraph_that_is_split_keeps_its_number(edition: TinyEdition) -> None:
    start(edition)
    forget(edition)
    edition.add_text("alpha", FOUR, "{lines: 1-3, kind: paragraph}")
    assert run(edition, "ledger", "--accept") == 0
    edition.add_text("alpha", FOUR, "{lines: 3, number: 1a}", "{lines: 5, number: 2}")
    assert run(edition, "check") == 1
    assert run(edition, "ledger", "--accept") == 0
    ids = [anchor.id for anchor in edition.read().ledgers["alpha"].anchors]
    assert ids == ["alpha-p1", "alpha-p2", "alpha-p3", "alpha-p1a"]


def test_a_paragraph_that_is_inserted(edition: TinyEdition) -> None:
    start(edition)
    forget(edition)
    edition.add_text("alpha", FOUR, "{lines: 3, kind: furniture}")
    assert run(edition, "ledger", "--accept") == 0
    edition.add_text("alpha", FOUR, "{lines: 3, number: 1a}")
    assert run(edition, "convert") == 0
    assert run(edition, "check") == 0
    assert run(edition, "ledger", "--accept") == 0
    assert [p.number for p in edition.read().texts[0].text.paragraphs] == ["1", "1a", "2", "3"]


def test_a_paragraph_that_becomes_a_heading(edition: TinyEdition) -> None:
    start(edition)
    edition.add_text("alpha", FOUR, "{lines: 5, kind: heading, level: 1}", "{lines: 7, number: 4}")
    assert run(edition, "ledger", "--accept") == 0
    assert moved(edition) == {"alpha-p3": "alpha-h1"}


def test_renumbering_is_refused(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    start(edition)
    edition.add_text("alpha", FOUR, "{lines: 1, kind: furniture}")
    before = edition.files("seeds")
    assert run(edition, "ledger", "--accept") == 1
    message = capsys.readouterr().err
    assert "seeds/alpha/ledger.yaml:6:1: ANCHOR_REUSED alpha-p1" in message
    assert "seeds/alpha/ledger.yaml:8:1: ANCHOR_REUSED alpha-p3 stood" in message
    assert "such as number: 2a" in message
    assert edition.files("seeds") == before


def test_a_heading_and_a_pull_quote_that_are_inserted(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    start(edition)
    forget(edition)
    quote = "{lines: 7, kind: pull-quote}"
    edition.add_text("alpha", FOUR, "{lines: 5, kind: heading, level: 1}", quote)
    assert run(edition, "ledger", "--accept") == 0
    new = ("{lines: 1, kind: heading, level: 1}", "{lines: 3, kind: pull-quote}")
    edition.add_text("alpha", FOUR, *new, "{lines: 5, kind: heading, level: 1}", quote)
    assert run(edition, "ledger", "--accept") == 1
    message = capsys.readouterr().err
    assert "ANCHOR_REUSED alpha-h1" in message
    assert "such as number: 1a" in message
    new = (
        "{lines: 1, kind: heading, level: 1, number: 1a}",
        "{lines: 3, kind: pull-quote, number: 1a}",
    )
    edition.add_text("alpha", FOUR, *new, "{lines: 5, kind: heading, level: 1}", quote)
    assert run(edition, "ledger", "--accept") == 0
    assert moved(edition) == {"alpha-p1": "alpha-h1a", "alpha-p2": "alpha-pq1a"}


def test_a_run_in_heading_that_is_inserted(edition: TinyEdition) -> None:
    start(edition)
    forget(edition)
    run_in = "{lines: 5, run_in: {level: 1, text: Thr}}"
    edition.add_text("alpha", FOUR, run_in)
    assert run(edition, "ledger", "--accept") == 0
    new = "{lines: 3, run_in: {level: 1, text: Two is next., number: 1a}}"
    edition.add_text("alpha", FOUR, new, run_in)
    ids = [block.id for block in edition.read().texts[0].text.blocks]
    assert ids == ["alpha-p1", "alpha-h1a", "alpha-p2", "alpha-h1", "alpha-p3", "alpha-p4"]


def test_what_is_accepted_is_told(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    start(edition)
    edition.write("seeds/alpha/notes.md", note_md("one", "alpha-p1", "One"))
    assert run(edition, "ledger", "--accept") == 0
    edition.write("seeds/alpha/notes.md", note_md("one", "alpha-p1", "first"))
    rules = ("{lines: 3, kind: furniture}", "{lines: 5-7, number: 3}")
    edition.add_text("alpha", FOUR, *rules)
    capsys.readouterr()
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha-p2") == 0
    told = capsys.readouterr().out.splitlines()[1:]
    assert [line.strip() for line in told] == [
        "alpha-p2 is withdrawn",
        "alpha-p3 stands for other words now",
        "alpha-p4 moved to alpha-p3",
        "alpha-n-one stands for other words now",
    ]


def test_a_withdrawn_paragraph(edition: TinyEdition, capsys: pytest.CaptureFixture[str]) -> None:
    start(edition)
    edition.add_text("alpha", FOUR, "{lines: 3, kind: furniture}", "{lines: 5, number: 3}")
    assert run(edition, "ledger", "--accept") == 1
    assert "ANCHOR_GONE alpha-p2" in capsys.readouterr().err
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha-p3") == 1  # it is there
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha-p9") == 1  # it never was
    assert run(edition, "ledger", "--withdrawn", "alpha-p2") == 1  # without --accept
    assert run(edition, "ledger", "--accept", "--withdrawn", "alpha-p2") == 0
    page = edition.read().pages()["texts/alpha.md"]
    assert ":::{edition:moved} alpha-p2\n:::\n" in page
    assert run(edition, "ledger") == 0
    other = FOUR.replace("Two is next", "Six is next")  # the number comes back for other words
    edition.add_text("alpha", other)
    assert run(edition, "check") == 1
    assert "ANCHOR_REUSED alpha-p2" in capsys.readouterr().err
    edition.add_text("alpha", FOUR)  # for its own words it may
    assert run(edition, "ledger", "--accept") == 0
    assert run(edition, "ledger") == 0


def test_words_inserted_in_the_witness_do_not_take_a_number(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    start(edition)
    longer = FOUR.replace("Two is", "A new one.\n\nTwo is")
    edition.add_text("alpha", longer)
    assert run(edition, "ledger", "--accept") == 1
    assert "ANCHOR_REUSED alpha-p2" in capsys.readouterr().err
    edition.add_text("alpha", longer, "{lines: 3, number: 1a}")
    assert run(edition, "ledger", "--accept") == 0
    # the old places are not those of the new witness: p2 is found where it is now
    rules = ("{lines: 3-5, number: 1a}", "{lines: 7, number: 3}")
    edition.add_text("alpha", longer, *rules)
    assert run(edition, "ledger", "--accept") == 0
    assert moved(edition) == {"alpha-p2": "alpha-p1a"}


def test_words_that_are_not_all_there_have_not_moved(edition: TinyEdition) -> None:
    start(edition)
    rules = (
        "{lines: 1-3, kind: paragraph, cuts: ['It has two sentences.']}",
        "{lines: 5, number: 3}",
    )
    edition.add_text("alpha", FOUR, *rules)
    assert run(edition, "ledger", "--accept") == 1


def test_the_editor_says_where_a_note_went(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edition.write("seeds/alpha/notes.md", note_md("old", "alpha-p1", "Peace"))
    assert run(edition, "ledger", "--accept") == 0
    edition.write("seeds/alpha/notes.md", note_md("new", "alpha-p1", "Peace"))
    assert run(edition, "ledger", "--accept") == 1
    assert "ANCHOR_GONE alpha-n-old" in capsys.readouterr().err
    assert run(edition, "ledger", "--accept", "--moved", "alpha-n-old=alpha-n-nowhere") == 1
    assert run(edition, "ledger", "--accept", "--moved", "alpha-n-old=alpha-n-new") == 0
    assert moved(edition) == {"alpha-n-old": "alpha-n-new"}


def test_a_chain_of_moves_leads_to_its_end() -> None:
    ledger = Ledger("", (Anchor("a", "0", moved_to="b"), Anchor("b", "0", moved_to="c")))
    assert ledger.moved() == ledger.leads() == {"a": "c", "b": "c"}


def test_a_chain_that_ends_nowhere_or_never_leads_nowhere() -> None:
    """Signposts of ids whose words were withdrawn later were on no page."""
    moves = (("a", "b"), ("c", "d"), ("d", "c"), ("e", "e"))
    gone = Anchor("b", "0", withdrawn=True)
    ledger = Ledger("", (*(Anchor(old, "0", moved_to=new) for old, new in moves), gone))
    assert ledger.leads() == dict.fromkeys("acde", "")
    assert moved_anchors({"text": ledger}) == {"text": ["a", "c", "d", "e", "b"]}


def test_every_old_link_resolves(edition: TinyEdition) -> None:
    """Split, join and delete at once: each published id is on the page, itself or as a signpost."""
    start(edition)
    old = {anchor.id for anchor in edition.read().ledgers["alpha"].anchors}
    rules = (
        "{lines: 1-3, kind: paragraph}",
        "{lines: 5, kind: pull-quote}",
        "{lines: 7, number: 4}",
    )
    edition.add_text("alpha", FOUR, *rules)
    assert run(edition, "ledger", "--accept") == 0
    assert run(edition, "convert") == 0
    page = (edition.root / "docs/texts/alpha.md").read_text(encoding="utf-8")
    for anchor in old:
        assert f"}} {anchor}\n" in page


def test_the_project_reads_no_ledger_where_nothing_is_published(edition: TinyEdition) -> None:
    assert Project(edition.root).read_ledger("alpha") == Ledger("", ())


def test_a_text_that_is_taken_away_is_missed(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    start(edition)
    edition.add_text("beta", FOUR)
    assert run(edition, "ledger", "--accept") == 0
    shutil.rmtree(edition.root / "seeds/beta")
    assert run(edition, "ledger") == 1
    assert "ANCHOR_GONE beta was published" in capsys.readouterr().err
    assert run(edition, "ledger", "--accept", "--withdrawn", "beta") == 0


def test_a_question_at_the_end_of_a_text_keeps_its_id(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    start(edition)
    check = ":::{edition:self-check} why\nWhy so?\n\nBecause.\n:::\n"
    edition.write("seeds/alpha/notes.md", check)
    assert run(edition, "ledger", "--accept") == 0
    edition.write("seeds/alpha/notes.md", check.replace("Because", "Since it is so"))
    assert run(edition, "ledger") == 0
    edition.write("seeds/alpha/notes.md", check.replace("Why so", "Who said so"))
    capsys.readouterr()
    assert run(edition, "ledger") == 1
    assert "alpha-n-why" in capsys.readouterr().err
    edition.write("seeds/alpha/notes.md", check.replace("} why", "} wherefore"))
    assert run(edition, "ledger", "--accept", "--moved", "alpha-n-why=alpha-n-wherefore") == 0
    assert run(edition, "convert") == 0
    page = (edition.root / "docs/texts/alpha.md").read_text(encoding="utf-8")
    signpost, question = (
        page.index("{edition:moved} alpha-n-why"),
        page.index("alpha-n-wherefore\n"),
    )
    assert signpost < question
