"""The number of a line beside which none is printed is on the page where its id has another, and is proved."""

from __future__ import annotations

from pathlib import Path

from built_edition import CONF, build
from tiny_edition import TinyEdition

from glossator.certificate import StyleSheets, certify_page, read_published_texts
from glossator.markup import parse_page

SONNETS = "One,\ntwo.\n\nAnd again,\nthe last.\n"
RULES = ("{lines: 1-2, kind: verse}", "{lines: 4-5, kind: verse, line_number: 1}")


def test_numbers_that_begin_anew_are_on_the_page(tmp_path: Path) -> None:
    tiny = TinyEdition(tmp_path)
    tiny.add_text("alpha", SONNETS, *RULES)
    tiny.write("docs/conf.py", CONF)
    tiny.write("docs/index.md", "# Tiny\n\n```{toctree}\ntexts/alpha\ncolophon\n```\n")
    tiny.write("docs/colophon.md", "# Colophon\n\n```{edition:witnesses}\n```\n")
    assert build(tiny, "--only", "html") == 0
    folder: Path = tiny.root / "build/html"
    html = (folder / "texts/alpha.html").read_text(encoding="utf-8")
    lines = [
        (line.attributes.get("id"), line.attributes.get("data-number"))
        for line in parse_page(html).css(".line")
    ]
    assert lines == [("alpha-l1", None), ("alpha-l2", None), ("alpha-l3", "1"), ("alpha-l4", "2")]

    colophon = parse_page((folder / "colophon.html").read_text(encoding="utf-8"))
    texts, sheets = dict(read_published_texts(colophon)), StyleSheets.in_folder(folder)
    name = "texts/alpha.html"
    assert certify_page(name, html, texts, sheets).is_good
    for lie in (' data-number="2"', ""):
        lying = html.replace(' data-number="1"', lie)
        assert not certify_page(name, lying, texts, sheets).is_good
