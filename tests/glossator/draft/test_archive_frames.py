"""What archives print around a text."""

from __future__ import annotations

import pytest
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


def test_a_stamp_that_is_misread() -> None:
    stamp = "Approved for Release 1999/03/11 : XX-RDP{}"
    text = page(BODY, stamp.format("77Q01^4"), BODY, stamp.format("77001l4"), BODY)
    assert blocks(propose, text) == ["3 furniture", "7 furniture"]


def test_the_boxes_of_a_library_of_scans() -> None:
    rule = "-" * 60
    text = (
        f"Ann Hall. The Wells\n{rule}\n   OCR: a friend\n{rule}\n\nAnn Hall\n\nTHE WELLS\n\n"
        f"{page(*[BODY] * 3)}\n{rule}\n   Last-modified: Mon, 3 Mar 2008\n"
    )
    found = [f"{line} furniture" for line in (1, 2, 3, 4, 16, 17)]
    assert blocks(propose, text) == found


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Exported from Wikisource on 3 March 2020", "About this digital edition"),
        ("Exportado de Wikisource el 3 de marzo de 2020", "Sobre esta edición electrónica"),
        ("Exportiert aus Wikisource am 3. März 2020", "Über diese digitale Edition"),
    ],
)
def test_what_a_wiki_prints_around_a_book_that_it_exports(above: str, below: str) -> None:
    text = page("The Wells", above, *[BODY] * 5, below, "The following wrote:", *["Mole7" * 50])
    assert blocks(propose, text) == [f"{line} furniture" for line in (3, 15, 17, 19)]
