"""Lines that say what a text is."""

from __future__ import annotations

from drafting import BODY, blocks

from glossator.draft.rules.header_lines import propose


def test_they_are_read() -> None:
    text = f"Title: The Well\nAuthor: A. Smith\nDate: 1901\n\n{BODY}\n\nDate: never\n"
    assert blocks(propose, text) == ["1 title Title:", "2 author Author:", "3 date Date:"]
