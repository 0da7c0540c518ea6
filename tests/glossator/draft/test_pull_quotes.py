"""Blocks that nearly repeat a sentence."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

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
