"""The page of a text: blocks, notes, and every crossing of notes with links, marks, emendations."""

from __future__ import annotations

import re

import pytest
import yaml
from tiny_edition import (
    PARSER,
    REPOSITORY,
    anchor,
    make_events,
    make_terms,
    make_text,
    note_md,
    plain_text,
    read_repository,
    words_of,
    written,
)

from glossator.linking import LinkPolicy
from glossator.model import Block
from glossator.myst.text_page import write_text_page
from glossator.project import Project

TERMS = make_terms("win-win: win-win cooperation")
SENTENCE = "Peace and win-win cooperation for all.\n"
FOOTNOTE = "{lines: 1, notes: [{number: '1', text: Ibid.}]}"


def start(slug: str) -> str:
    return f"{{edition:start}}`alpha-n-{slug}`"


def end(slug: str) -> str:
    return f"{{edition:end}}`alpha-n-{slug}`"


# --- crossings ----------------------------------------------------------------------------------


def test_two_quotations_overlap() -> None:
    notes = note_md("a", "alpha-p1", "Peace and win") + note_md("b", "alpha-p1", "and win-win")
    assert written(anchor(make_text(SENTENCE), notes=notes)) == (
        f"{start('a')}Peace {start('b')}and win{end('a')}-win{end('b')} cooperation for all."
    )


def test_one_quotation_holds_another() -> None:
    notes = note_md("a", "alpha-p1", "Peace and win-win") + note_md("b", "alpha-p1", "and")
    assert written(anchor(make_text(SENTENCE), notes=notes)) == (
        f"{start('a')}Peace {start('b')}and{end('b')} win-win{end('a')} cooperation for all."
    )


def test_two_notes_have_one_quotation() -> None:
    notes = note_md("a", "alpha-p1", "Peace") + note_md("b", "alpha-p1", "Peace")
    assert written(anchor(make_text("Peace.\n"), notes=notes)) == (
        f"{start('a')}{start('b')}Peace{end('a')}{end('b')}."
    )


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("and win-win", "Peace {s}and [win-win{e} cooperation](term:win-win) for all."),
        ("cooperation for", "Peace and [win-win {s}cooperation](term:win-win) for{e} all."),
        ("win cooperation", "Peace and [win-{s}win cooperation](term:win-win){e} for all."),
        ("win-win cooperation", "Peace and {s}[win-win cooperation](term:win-win){e} for all."),
        ("and win-win cooperation", "Peace {s}and [win-win cooperation](term:win-win){e} for all."),
    ],
)
def test_a_quotation_crosses_a_glossary_link(quote: str, expected: str) -> None:
    anchored = anchor(make_text(SENTENCE), notes=note_md("a", "alpha-p1", quote), terms=TERMS)
    assert written(anchored) == expected.format(s=start("a"), e=end("a"))


def test_a_quotation_crosses_an_occurrence_that_is_no_link() -> None:
    text = make_text("Peace first. The peace of all.\n")
    notes = note_md("a", "alpha-p1", "peace of")
    assert written(anchor(text, notes=notes, terms=make_terms("peace: peace"))) == (
        f"[Peace](term:peace) first. The {start('a')}[peace]{{.term-peace}} of{end('a')} all."
    )


def test_a_quotation_crosses_a_mention_that_holds_a_term() -> None:
    anchored = anchor(
        make_text(SENTENCE),
        notes=note_md("a", "alpha-p1", "cooperation for"),
        terms=TERMS,
        events=make_events(("alpha-p1", "win-win cooperation")),
    )
    assert written(anchored) == (
        f"Peace and [[win-win {start('a')}cooperation]{{.term-win-win}}]{{.event-one}} "
        f"for{end('a')} all."
    )


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("end.And", "The {s}end.{m}And{e} on."),
        ("The end.", "{s}The end.{e}{m}And on."),
        ("And on", "The end.{m}{s}And on{e}."),
    ],
)
def test_a_quotation_crosses_the_mark_of_a_note(quote: str, expected: str) -> None:
    text = make_text("The end.1Ibid.And on.\n", FOOTNOTE)
    mark = "{edition:fn}`alpha-fn1`"
    page = written(anchor(text, notes=note_md("a", "alpha-p1", quote)))
    assert page == expected.format(s=start("a"), e=end("a"), m=mark)


@pytest.mark.parametrize(
    ("reading", "quote", "expected"),
    [
        ("the", "of the", "{s}of {x}the{y}{e} people"),
        ("the", "the people", "of {x}{s}the{y} people{e}"),
        ("the old", "old people", "of {x}the {s}old{y} people{e}"),
        ("the old", "of the", "{s}of {x}the{e} old{y} people"),
        ("", "of  people", "{s}of {x}{y} people{e}"),
    ],
)
def test_a_quotation_crosses_an_emendation(reading: str, quote: str, expected: str) -> None:
    rule = f"{{line: 1, exact: teh, reading: '{reading}', kind: spelling, certainty: certain}}"
    text = make_text("of teh people\n", emendations=[rule])
    marks = {
        "s": start("a"),
        "e": end("a"),
        "x": "{edition:start}`alpha-e3`",
        "y": "{edition:end}`alpha-e3`",
    }
    page = written(anchor(text, notes=note_md("a", "alpha-p1", f"'{quote}'")))
    alternatives = {expected.format(**marks)}
    # where two ranges begin or end at one place, their order says nothing
    alternatives.add(expected.replace("{x}{s}", "{s}{x}").format(**marks))
    alternatives.add(expected.replace("{y}{e}", "{e}{y}").format(**marks))
    assert page in alternatives


def test_an_emendation_crosses_a_glossary_link() -> None:
    rule = "{line: 1, exact: win coperation, reading: win cooperation, kind: s, certainty: certain}"
    text = make_text("On win-win coperation.\n", emendations=[rule])
    assert written(anchor(text, terms=TERMS)) == (
        "On [win-{edition:start}`alpha-e7`win cooperation](term:win-win){edition:end}`alpha-e7`."
    )


def test_a_mark_stands_within_a_glossary_link() -> None:
    text = make_text("On win-win1Ibid. cooperation.\n", FOOTNOTE)
    assert written(anchor(text, terms=TERMS)) == (
        "On [win-win{edition:fn}`alpha-fn1` cooperation](term:win-win)."
    )


def test_all_crossings_at_once_are_read_back_as_the_text() -> None:
    rule = "{line: 1, exact: coperation for, reading: cooperation for, kind: s, certainty: certain}"
    source = "A* [peace]! and1Ibid. win-win coperation for $all$.\n"
    text = make_text(source, FOOTNOTE, emendations=[rule])
    notes = note_md("a", "alpha-p1", "and win-win") + note_md("b", "alpha-p1", "'peace]! and win'")
    anchored = anchor(text, notes=notes, terms=TERMS, events=make_events(("alpha-p1", "A* [peace")))
    assert plain_text(written(anchored)) == text.paragraphs[0].text


# --- blocks -------------------------------------------------------------------------------------


def page_of(source: str, *rules: str, notes: str = "") -> str:
    return write_text_page(anchor(make_text(source, *rules), notes=notes))


def test_a_whole_page() -> None:
    notes = ":::{edition:headnote}\nAbout.\n:::\n\n" + note_md("a", "alpha-p1", "Body")
    page = page_of(
        "1. Head\nBody.1Ibid.\n[2] Ref\nAll in all\n",
        "{lines: 1, kind: heading, level: 1, label: '1.'}",
        "{lines: 2, notes: [{number: '1', text: Ibid.}]}",
        "{lines: 3, kind: reference, label: '[2]'}",
        "{lines: 4, kind: pull-quote}",
        notes=notes,
    )
    assert page == (
        "---\nhide-toc: true\n---\n\n"
        "% Generated from seeds/alpha/ and glossary/ by glossator; do not edit.\n\n"
        "# A Title\n\n"
        "```{edition:text} alpha\n"
        "title: A Title\nshort: Short\npublication: A Journal\nrights: none\n"
        "provenance: typed in a test\nwitness:\n  file: received.txt\n  sha256: ''\n  bytes: 39\n"
        "  lines: 88718c7e f4fef56b 1afee118 f520cfc3 e3b0c442\n```\n\n"
        ':::{edition:headnote}\n:source: "notes.md:2"\n\nAbout.\n:::\n\n'
        "{#alpha-h1}\n## [1.]{.heading-label} Head\n\n"
        ":::{edition:paragraph} alpha-p1\n\n"
        "{edition:start}`alpha-n-a`Body{edition:end}`alpha-n-a`.{edition:fn}`alpha-fn1`\n:::\n\n"
        ':::{edition:note} alpha-n-a\n:kind: "text"\n:audience: "student"\n'
        ':target: "alpha-p1"\n:quote: "Body"\n:source: "notes.md:10"\n\nWords.\n:::\n\n'
        ':::{edition:reference} alpha-ref2\n:label: "[2]"\n\nRef\n:::\n\n'
        ":::{edition:pull-quote} alpha-pq1\n\nAll in all\n:::\n\n"
        "::::::{edition:author-notes}\n\n"
        ':::{edition:author-note} alpha-fn1\n:label: "1"\n:paragraph: "alpha-p1"\n\nIbid.\n:::\n'
        "::::::\n\n"
        "::::::{edition:apparatus} alpha\n\n"
        "```{edition:collation}\n"
        'label alpha-h1\nspace " "\nwords alpha-h1 4\nspace "\\n"\n'
        'words alpha-p1 5\nmark alpha-fn1\nwords alpha-fn1 5\nspace "\\n"\n'
        'label alpha-ref2\nspace " "\nwords alpha-ref2 3\nspace "\\n"\n'
        'words alpha-pq1 10\nspace "\\n"\n'
        "```\n::::::\n"
    )


def test_a_run_in_heading_says_so() -> None:
    page = page_of("Run. On.\n", "{lines: 1, run_in: {level: 1, text: Run.}}")
    assert "{#alpha-h1 .run-in}\n## Run.\n" in page


def test_an_emendation_is_published_with_both_readings() -> None:
    rule = '{line: 1, exact: a"b, reading: ab, kind: glued, certainty: likely, remark: "why: so"}'
    text = make_text('a"b c\n', emendations=[rule])
    assert (
        ':::{edition:emendation} alpha-e0\n:target: "alpha-p1"\n:source-reading: "a\\"b"\n'
        ':reading: "ab"\n:kind: "glued"\n:certainty: "likely"\n:remark: "why: so"\n:::\n'
    ) in write_text_page(anchor(text))


def test_a_note_on_an_authors_note_stands_behind_it() -> None:
    page = page_of("End.1Ibid.\n", FOOTNOTE, notes=note_md("a", "alpha-fn1", "Ibid"))
    assert page.index("{edition:author-note}") < page.index("{edition:note} alpha-n-a")
    assert "Words.\n:::\n::::::\n" in page


@pytest.mark.parametrize(
    "line",
    [
        *("- item", "1. item", "> said", "# head", ":::", "```", "% x", "+++", "<!-- x -->"),
        *("| a |", "---", "$$", "[x]: y", "(a)=", ">>> 1"),
        "$a$ _b_ *c* {d}`e` [f](g) <h> &i; @j",
    ],
)
def test_nothing_of_a_witness_is_markup(line: str) -> None:
    page = page_of(f"{line}\nBehind.\n")
    assert plain_text(words_of(page, "alpha-p1")) == line
    fences = [token.info for token in PARSER.parse(page) if token.type == "colon_fence"]
    assert fences == [
        "{edition:paragraph} alpha-p1",
        "{edition:paragraph} alpha-p2",
        "{edition:apparatus} alpha",
    ]


def test_a_title_is_escaped_and_its_data_is_yaml() -> None:
    text = make_text("x\n", title="'A *Title*: [of] “things”'")
    page = write_text_page(anchor(text))
    assert "\n# A \\*Title\\*: \\[of\\] “things”\n" in page
    data = page.split("```")[1].partition("\n")[2]
    assert yaml.safe_load(data)["title"] == "A *Title*: [of] “things”"


# --- the five texts -----------------------------------------------------------------------------

TEXTS = sorted(path.name for path in (REPOSITORY / "seeds").iterdir())


@pytest.mark.parametrize("text_id", TEXTS)
def test_every_block_of_the_edition_is_read_back_as_its_text(text_id: str) -> None:
    (anchored,) = (found for found in read_repository().texts if found.text.id == text_id)
    page = write_text_page(anchored)
    for block in anchored.text.targets().values():
        markup = words_or_heading(page, block)
        assert plain_text(markup) == block.text


def words_or_heading(page: str, block: Block) -> str:
    lines = page.split("\n")
    for index, line in enumerate(lines):
        if line.startswith((f"{{#{block.id}}}", f"{{#{block.id} ")):
            return re.sub(r"^#+ (\[.*\]\{\.heading-label[^}]*\} )?", "", lines[index + 1])
    return words_of(page, block.id)


def test_links_follow_the_policy_of_the_edition() -> None:
    assert Project(REPOSITORY).settings().policies["term"] is LinkPolicy.FIRST_IN_SECTION
    for anchored in read_repository().texts:
        page = write_text_page(anchored)
        for kind in ("term", "person"):
            linked = [o for o in anchored.occurrences if o.linked and o.entry.startswith(kind)]
            assert page.count(f"]({kind}:") == len(linked)
        assert page.count("]{.event-") == len(anchored.mentions)
