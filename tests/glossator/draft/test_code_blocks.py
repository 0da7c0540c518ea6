"""Code between two fences."""

from __future__ import annotations

import pytest
from drafting import BODY, apply_draft, blocks

from glossator.draft.rules.code_blocks import propose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\na = 1\n```\n", ["1-3 code ``` ```"]),
        ("~~~~ python\n# a\n~~~\n\nb\n~~~~\n", ["1-6 code ~~~~ python ~~~~"]),
        ("```\n```\n", []),
        ("``` never closed\n\ntext\n", []),
        ("A\n\n```txt\nThe road.\n\nThe sea.\n\nThe end\n```\n", ["3 furniture", "9 furniture"]),
        ("```inline``` and on\n", []),
    ],
)
def test_proposes(text: str, expected: list[str]) -> None:
    assert blocks(propose, text) == expected


def test_a_comment_in_code_is_no_heading() -> None:
    code = "```sh\n# fetch,then  unpack\n\n- [ ] all\n```"
    _, record, text = apply_draft(f"# Sluices\n\n{BODY}\n\n{code}\n\n{BODY}\n")
    kinds = [block.kind.name for block in text.blocks]
    assert kinds == ["paragraph", "code", "paragraph"]
    assert record.emendations == ()
