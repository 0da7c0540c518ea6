"""What web sites print around a text."""

from __future__ import annotations

import pytest
from drafting import BODY, blocks, page

from glossator.draft.rules.site_furniture import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page("Share on Facebook", BODY, "Back to top"), ["1 furniture", "5 furniture"]),
        (page("English 中文", "[ Print ]", BODY), ["1 furniture", "3 furniture"]),
        (
            page("Language: English | Français", BODY, "© 2011 A Paper"),
            ["1 furniture", "5 furniture"],
        ),
        (page(BODY, "Print", BODY), []),
        (page("Printing in the valley", BODY), []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected
