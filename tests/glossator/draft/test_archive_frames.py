"""What archives print around a text."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.archive_frames import propose


def test_terms_above_a_text_and_what_stands_between_them() -> None:
    terms = (
        "Stable URL:\nhttp://papers.example/77\n\nThe Bulletin is published by the Guild.\n\n"
        "Your use of this archive indicates your acceptance of its terms, as they are at\n"
        "http://papers.example/terms. You may not copy a whole issue without leave.\n\n"
        "http://papers.example\nMon Mar 3 2008\n\n"
    )
    text = f"Wells\n\nAnn Hall\n\n{terms}{page('WELLS', *[BODY] * 3)}"
    assert blocks(propose, text) == [f"{line} furniture" for line in (5, 6, 8, 10, 11, 13, 14)]


def test_a_stamp_on_every_page() -> None:
    stamp = "Downloaded from https://papers.example by guest on 3 May 20{}"
    text = page(BODY, stamp.format(17), BODY, stamp.format(18), BODY)
    assert blocks(propose, text) == ["3 furniture", "7 furniture"]


def test_a_sentence_within_a_text_is_none() -> None:
    assert blocks(propose, page(BODY, "This text is available under the counter.", BODY)) == []


def test_what_leads_away_below_a_text() -> None:
    below = "LINKED CITATIONS\n\nReferences\n\nWells and Roads\nAnn Hall\n"
    assert blocks(propose, f"{page(*[BODY] * 4)}\n{below}") == [
        f"{line} furniture" for line in (9, 11, 13, 14)
    ]


def test_a_box_with_addresses_but_for_what_has_none() -> None:
    rule = "=" * 40
    box = f"{rule}\nTHE GAZETTEER AS A TEXT\nroads@gazetteer.example\n\nPrinted in Hull, 1840\n{rule}\n"
    assert blocks(propose, f"{box}\nROADS\n\n{page(*[BODY] * 3)}") == [
        f"{line} furniture" for line in (1, 2, 3, 6)
    ]


def test_a_box_in_the_text_is_of_it() -> None:
    rule = "-" * 30
    assert blocks(propose, f"{rule}\nNote the tide.\n{rule}\n\n{page(BODY, BODY)}") == []
