"""A page is proved again where its bytes, a style sheet, or the colophon's word of it are others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from built_edition import CONF, INDEX, build
from tiny_edition import SOURCE, TinyEdition

from glossator.certificate import StyleSheets, certify, certify_pages
from glossator.certificate.certify import Pages
from glossator.diagnostics import EditionError
from glossator.memo import Memo


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tiny = TinyEdition(tmp_path_factory.mktemp("edition"))
    tiny.add_text("alpha", SOURCE)
    tiny.add_text("beta", SOURCE)
    tiny.write("docs/conf.py", CONF)
    index = INDEX.replace("glossary\ntimeline\n", "texts/beta\n")
    tiny.write("docs/index.md", index)
    assert build(tiny, "--only", "html") == 0
    return tiny.root / "build/html"


def certify_again(folder: Path, memo: Memo) -> tuple[Memo, int]:
    """Certify by what is known; return what is known then, and how many pages were proved."""
    known = Memo(json.loads(json.dumps(memo.used)))
    found = certify(folder, known)
    assert found == certify(folder)
    new = known.used.keys() - known.known.keys()
    return known, sum(key.startswith("certificate-") for key in new)


def test_only_what_has_changed_is_proved(html: Path) -> None:
    memo, count = certify_again(html, Memo())
    assert count == 2
    memo, count = certify_again(html, memo)
    assert count == 0
    page, sheet = html / "texts/alpha.html", html / "_static/own.css"
    colophon = html / "index.html"
    for file, change, proved in (
        (page, page.read_bytes().replace(b"Peace and", b"Peace or"), 1),
        (page, page.read_bytes(), 1),
        (sheet, b".para { display: none }", 2),
        (colophon, colophon.read_bytes().replace(b"</body>", b"<!-- --></body>"), 0),
    ):
        before = file.read_bytes() if file.exists() else None
        file.write_bytes(change)
        memo, count = certify_again(html, memo)
        assert count == proved, file
        if before is not None:
            file.write_bytes(before)


def test_a_page_that_changes_while_it_is_read_is_refused(html: Path) -> None:
    """What is proved of it is of the bytes of which its digest was taken."""
    pages, changed = Pages(html), iter(("", " "))

    class Changing(Pages):
        def __getitem__(self, name: str) -> bytes:
            more = next(changed) if name == "texts/alpha.html" else ""
            return super().__getitem__(name) + more.encode()

    sheets = StyleSheets.in_folder(html)
    assert all(found.is_good for found in certify_pages(pages, sheets))
    with pytest.raises(EditionError, match=r"texts/alpha\.html.* changes while it is read"):
        certify_pages(Changing(html), sheets)


def test_a_style_sheet_is_parsed_once(html: Path) -> None:
    """It is known still after a run in which no page had to be proved."""
    memo, _ = certify_again(html, Memo())
    sheets = {key for key in memo.used if key.startswith("sheet-")}
    assert sheets
    for _ in range(2):
        memo, _ = certify_again(html, memo)
        assert sheets <= memo.used.keys()
    page = html / "texts/alpha.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"</body>", b"<!-- --></body>"))
    memo, proved = certify_again(html, memo)
    page.write_bytes(before)
    assert proved == 1
    assert not {key for key in memo.used.keys() - memo.known.keys() if key.startswith("sheet-")}


def test_a_text_of_which_the_colophon_says_something_else_is_proved(html: Path) -> None:
    memo, _ = certify_again(html, Memo())
    colophon = html / "index.html"
    before = colophon.read_bytes()
    beta = before.index(b"beta", before.index(b"<table"))
    start = before.index(b'<data class="', beta)
    digit = before.index(b'value="', start) + len(b'value="')
    other = b"0" if before[digit : digit + 1] != b"0" else b"1"
    colophon.write_bytes(before[:digit] + other + before[digit + 1 :])
    _, count = certify_again(html, memo)
    colophon.write_bytes(before)
    assert count == 1


def test_what_a_page_has_from_a_file_of_another_kind_is_not_kept(html: Path) -> None:
    page = html / "texts/alpha.html"
    before = page.read_bytes()
    link = b'<link rel="stylesheet" href="../own.txt"></head>'
    page.write_bytes(before.replace(b"</head>", link, 1))
    (html / "own.txt").write_text("")
    memo, _ = certify_again(html, Memo())
    (html / "own.txt").write_text(".para { display: none }")
    known = Memo(memo.used)
    (alpha, *_) = certify(html, known)
    page.write_bytes(before)
    assert not alpha.is_good
