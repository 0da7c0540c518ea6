"""The picture of a link is one picture, whatever title and authors a text has."""

from __future__ import annotations

import json

import pytest
import typst

from sphinx_glossator.html.shared_pictures import PREVIEW_TEMPLATE

CAPITALS = "AN ENCYCLOPEDIA OF THE FENS, ELEVENTH EDITION: A MACHINE-READABLE TEXT"


@pytest.mark.parametrize(
    ("title", "by"),
    [
        ("Reeds", "A. Orbell"),
        (CAPITALS, ""),
        (CAPITALS, "A. Orbell"),
        ("The reeds of the lower fen " * 40, ", ".join(["A. Orbell"] * 40)),
    ],
)
def test_it_is_one_page(title: str, by: str) -> None:
    told = {
        "language": "en",
        "fonts": ["Libertinus Serif"],
        "title": title,
        "by": by,
        "within": "Fens",
    }
    template = PREVIEW_TEMPLATE.read_text(encoding="utf-8").encode()
    picture = typst.compile(template, format="png", ppi=72.0, sys_inputs={"told": json.dumps(told)})
    assert isinstance(picture, bytes)
