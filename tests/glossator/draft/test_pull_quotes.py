"""Blocks that nearly repeat a sentence."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, is_a, page

from glossator.draft.rules.pull_quotes import propose

LONG = BODY + " When it did, they said that they had known it all along. " + BODY.upper()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("They said that they had known it all along.", ["3 pull-quote"]),
        ("Theysaid that they had known it all a-long.", ["3 pull-quote"]),
        (
            "For most of that time nobody in the valleybelieved that it would ever reach the sea.",
            ["3 pull-quote"],
        ),
        ("They had never known a thing about the road.", []),
        ("known it all", []),
        ("... -- !!! ??? ... --", []),
    ],
)
def test_proposes(line: str, expected: list[str]) -> None:
    assert blocks(propose, page(LONG, line)) == expected


def test_what_a_part_begins_with_or_announces_is_no_pull_quote() -> None:
    said = "The road was laid by hand in eleven years."
    assert len(blocks(propose, page(BODY, "Anything", said))) == 1
    assert blocks(propose, page(BODY, "The Road", said), is_a(3, "heading", 1)) == []
    assert blocks(propose, page(BODY, BODY, said.replace(".", ":"))) == []
