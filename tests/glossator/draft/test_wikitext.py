"""A wiki's page as it is written."""

from __future__ import annotations

from drafting import BODY, apply_draft, make_draft
from drafting import blocks as any_blocks

from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.wikitext import propose
from glossator.draft.state import Draft
from glossator.draft.wiki_facts import find_templates


def propose_blocks(draft: Draft) -> list[BlockProposal]:
    """Return what lines are, in the order of the text."""
    found = [p for p in propose(draft) if isinstance(p, BlockProposal)]
    return sorted(found, key=lambda block: block.line)


def blocks(text: str) -> list[str]:
    """Return what the rule says of lines."""
    return any_blocks(propose_blocks, text)


def facts_of(text: str) -> dict[str, str]:
    """Return what the rule says of the text."""
    found = propose(make_draft(text))
    return {p.key.name: p.value for p in found if isinstance(p, FactProposal)}


OPENING = "'''Sauty''' is a [[village]] of {{circa|900}} persons.\n\n== History ==\n"


def test_signs_of_a_wiki() -> None:
    text = (
        "{{Infobox village\n| name = [[Sauty]]\n| map = {{map|1|2}}\n}}\n[[File:A.jpg|thumb|The [[church]]]]\n"
        + OPENING
        + "* one\n* two\n\n[[Category:Villages]]\n"
    )
    assert blocks(text) == [
        "1-4 furniture",
        "5 furniture",
        "8 heading 1 == ==",
        "9-10 list",
        "12 furniture",
    ]
    assert facts_of(text) == {"title": "Sauty"}


def test_a_text_with_one_link_is_no_wiki() -> None:
    assert blocks(f"{BODY} [[see there]]\n\n== x\n") == []


def test_a_header_says_title_and_author() -> None:
    text = "{{header\n | title = The Road\n | author = [[A. Smith]]\n | year = 1874\n}}\n" + OPENING
    assert facts_of(text) == {"title": "The Road", "author": "A. Smith", "date": "1874"}


def test_a_poem_and_quotations() -> None:
    text = OPENING + (
        "<poem>\nA road\nis long\n\nand wide\n</poem>\n{{quote|It is long.}}\n"
        "<blockquote>\nSo it is.\n</blockquote>\n"
    )
    assert blocks(text)[1:] == [
        "4 furniture",
        "5-6 verse",
        "8 verse",
        "9 furniture",
        "10 quotation {{quote| }}",
        "11 furniture",
        "12 quotation",
        "13 furniture",
    ]


def test_notes_and_a_table_come_out_of_the_record() -> None:
    _, _, text = apply_draft(
        OPENING + 'It is old.<ref name="a">Dale, p. 3.</ref> It is far.<ref name="a" />{{cn}}\n'
        '{| class="wikitable"\n|+ Tolls\n! Year\n! scope="col" | Pence\n|-\n| 1790 || 8\n|-\n'
        '| 1800\n| style="x" | 9\n|}\n'
    )
    assert [(note.label, note.text) for note in text.author_notes] == [(">", "Dale, p. 3.")]
    old = next(block for block in text.blocks if block.text.startswith("It is old"))
    assert old.text == "It is old. It is far."
    table = next(block for block in text.blocks if block.kind.name == "table")
    assert table.text.split() == ["Year", "Pence", "1790", "8", "1800", "9"]
    assert table.header


def test_a_template_may_hold_others_and_may_lack_its_end() -> None:
    assert find_templates("a {{b {{c}} d}} e {{f") == [(2, 15)]


def test_items_that_are_templates_and_pictures_between_tags() -> None:
    text = OPENING + "* {{cite book|title=Oars}}\n\n<gallery>\nFile:A.jpg|An oar\n</gallery>\n"
    assert blocks(text)[1:] == ["4 list", "6 furniture", "7 furniture", "8 furniture"]


def test_a_header_says_its_fields_by_name_or_in_order() -> None:
    fields = (
        "title = [[../|Songs of the Kiln]]",
        "author = [[Author:Ann Reed|Ann Reed]]",
        "year = 1871",
    )
    named = "\n| ".join(("{{header", *fields)) + "\n}}\n"
    assert facts_of(named + OPENING) == {
        "title": "Songs of the Kiln",
        "author": "Ann Reed",
        "date": "1871",
    }
    ordered = "{{Titre|Le Four|[[Auteur:Anne Roseau|Anne Roseau]]|1869}}\n"
    assert facts_of(ordered + OPENING) == {
        "title": "Le Four",
        "author": "Anne Roseau",
        "date": "1869",
    }


def test_a_note_may_go_over_lines_and_stand_in_a_poem() -> None:
    note = "<ref>{{cite book |title=Kilns\n |year=1911}}</ref>"
    poem = "<poem>\nIt is lit,\nand it burns.<ref>So Reed.</ref>\n</poem>\n"
    _, _, text = apply_draft(f"{OPENING}The kiln is lit.{note} It burns.\n\n{poem}")
    notes = [" ".join(each.text.split()) for each in text.author_notes]
    assert notes == ["{{cite book |title=Kilns |year=1911}}", "So Reed."]
    assert [block.kind.name for block in text.blocks][-2:] == ["paragraph", "verse"]


def test_templates_that_say_how_words_are_set_stand_around_text() -> None:
    set_words = ("{{c|{{larger|THE WELL}}}}", "{{gap}}It is deep.", "{{right|''1870.''|2em=1}}")
    lines = "\n\n".join((*set_words, "{{dhr}}", "{{c|{{odd|x}}\n"))
    found = {line.number: line.words for line in make_draft(lines).manuscript.lines}
    assert [found[n] for n in (1, 3, 5)] == ["THE WELL", "It is deep.", "''1870.''"]
    assert (found[7], found[9]) == ("{{dhr}}", "{{c|{{odd|x}}")


def test_two_spaces_are_no_slip_where_a_wiki_shows_one() -> None:
    _, _, text = apply_draft(f"{OPENING}* It is lit.\n* It  burns.\n")
    assert not text.emendations


def test_links_alone_below_the_name_of_a_bibliography_are_a_list() -> None:
    links = "== Further reading ==\n* [[Kilns of the Ried]]\n* [[List of kilns]]\n"
    _, _, text = apply_draft(f"{OPENING}{links}")
    assert [block.kind.name for block in text.blocks][-1] == "list"
