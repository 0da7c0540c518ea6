"""Issues, and paths on a site."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.publications import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("Road Quarterly, Vol. 3, No. 2", BODY), ["1 publication"]),
        (page("Roads 2017年3期", BODY), ["1 publication"]),
        (page("Road Weekly> Featured", BODY), ["1 publication"]),
        (page("Home > News > Roads", BODY), ["1 furniture"]),
        (page("Of vol. 3 nobody had heard.", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_an_imprint_and_an_issue_with_its_date() -> None:
    issue = "Journal of Roads, Vol. 12, No. 2 (June 2016), pp. 141–146"
    text = page(issue, "Philadelphia: Printed for the Author, 1789", BODY)
    assert blocks(propose, text) == ["1 publication", "3 publication"]


def test_where_a_sermon_was_held() -> None:
    assert blocks(propose, page("Preached at the Church of Sauty.", BODY)) == ["1 publication"]
    assert blocks(propose, page(BODY, "Preached at the Church of Sauty.")) == []
