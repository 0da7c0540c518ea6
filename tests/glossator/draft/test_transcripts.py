"""Speakers, and what stands between their speeches."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks, page

from glossator.draft.rules.transcripts import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            page("ANN: Is it far?", "(LAUGHTER)", "BO: It is.", "It was always far.", "ANN: Good."),
            ["1 speech", "3 stage", "5 speech", "7 paragraph", "9 speech"],
        ),
        (
            page("**Ann:** Is it far?", "**Bo:** It is.", "**Ann:** Good."),
            ["1 speech ** **", "3 speech ** **", "5 speech ** **"],
        ),
        (
            "ACT I\n\nANN\nIs it far?\n\nBO\nIt is.\n\nANN\nGood.\n",
            ["3-4 speech", "6-7 speech", "9-10 speech"],
        ),
        (
            page(
                "Mr. PYM: Is it far?", "The MINISTER (Sir A. Hart): It is.", "HON. MEMBERS: Answer!"
            ),
            ["1 speech", "3 speech", "5 speech"],
        ),
        (
            page("[00:01] Ann: Is it far?", "[00:05] Bo: It is.", "[00:09] Ann: Good."),
            ["1 speech [00:01]", "3 speech [00:05]", "5 speech [00:09]"],
        ),
        (page(BODY, "[Prolonged applause.]", BODY), ["3 stage"]),
        (page("Note: it is far.", "Warning: it is dry.", "Advice: bring water."), []),
        (page(BODY, BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_each_speaks_by_name() -> None:
    _, _, read = apply_draft(page("ANN: Is it far?", "BO: It is.", "ANN: Good."))
    assert [block.speaker for block in read.blocks] == ["ANN", "BO", "ANN"]
    assert read.blocks[0].text == "Is it far?"
