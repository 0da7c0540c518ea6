"""Spaces lost after stops and around marks."""

from __future__ import annotations

import pytest
from drafting import changes

from glossator.draft.rules.lost_spaces import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was.Then it went.", [("was.Then", "was. Then")]),
        ("a &quot;well&quot; and", []),
        ("Committee,Chinese President", [("Committee,Chinese", "Committee, Chinese")]),
        ("the “world”or a “world”", [("“world”or", "“world” or")]),
        ("into“three worlds”", [("into“three", "into “three")]),
        ("the town’s“last” road", [("town’s“last”", "town’s “last”")]),
        ("inn ,and went", [(",and", ", and")]),
        ("Ibid, p.11.There it ends", [("p.11.There", "p.11. There")]),
        ("the Fund(ABC) of", [("Fund(ABC)", "Fund (ABC)")]),
        ("see www.Example.com, http://a.Example.org/B.Html", []),
        ("the Fund(abc) of and a (re)build of log(a, b)", []),
        ("SMITH,J. and f(x,y)", []),
        ("the U.S.-led p.7 of 3.5 and e.g. 2,000", []),
    ],
)
def test_proposes(text: str, expected: list[tuple[str, str]]) -> None:
    assert changes(propose, text) == expected
