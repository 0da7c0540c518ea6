"""Notes in outline."""

from __future__ import annotations

from drafting import BODY, blocks, page

from glossator.draft.rules.outlines import propose

PARTS = ("Was man braucht:", "Wer kommt?", "Wo:", "Wann:", "Ferner gilt", "Zum Schluss")
OUTLINE = page(*(f"{head}\n  ein Seil\n    aus Hanf\n  ein Boot" for head in PARTS))


def test_what_stands_further_in_again_and_again_is_a_list() -> None:
    found = blocks(propose, OUTLINE)
    assert found[:4] == ["1 paragraph", "2-4 list", "6 paragraph", "7-9 list"]
    assert len(found) == 2 * len(PARTS)
    assert blocks(propose, OUTLINE + "\n  noch ein Seil\n  noch ein Boot\n")[-1] == "31-32 list"


def test_what_hangs_for_want_of_room_is_running_text() -> None:
    hanging = BODY[:70] + ":\n    " + BODY[70:130] + " nobody\n    " + BODY[130:] + " of it"
    assert blocks(propose, page(*(f"{n} {hanging}" for n in range(9)))) == []


def test_speakers_come_again() -> None:
    play = page(*(f"{who}:\n  He is gone.\n  So be it." for who in ("ANN", "BO") * 5))
    assert blocks(propose, play) == []
