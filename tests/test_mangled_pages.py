"""Whatever lies in the folder of an edition, its checks say what is wrong with it; none ends in a traceback."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lies import LIES, NothingToChangeError, Page

from glossator.cli import main
from glossator.published import PublishedEdition

PAGES = ("colophon.html", "texts/chen-2024.html")


@pytest.fixture
def folder(published: PublishedEdition, tmp_path: Path) -> Path:
    """A small part of the edition: a text and its colophon."""
    for name in PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(published.folder / name, tmp_path / name)
    return tmp_path


def check_all(folder: Path) -> list[str]:
    """Return what all checks of the pages in a folder find."""
    edition = PublishedEdition(folder)
    return [
        *edition.find_unreadable_pages(),
        *edition.find_broken_links(),
        *edition.find_doubled_ids(),
        *edition.find_links_without_entry(),
        *edition.find_gaps_in_numbering(),
        *edition.find_lost_quotations(),
        *edition.find_lost_mentions(),
    ]


ODD = {
    "ids without their parts": b"<div class=text-header></div><p class=para id=x><p class=para>"
    b"<p class=moved id=-p>",
    "a number that is none": "<div class=text-header></div><p class=para id=x-p²>"
    "<a class=para-number>²</a>".encode(),
    "a note without its words": b"<aside data-kind=text></aside><aside data-kind=text data-target=x id=y>",
    "a note on a section without heading": b"<section id=x></section><aside data-kind=text data-target=x>",
    "no article": b"<h1>x</h1>",
    "a link without fragment": b"<a class=term-link href=x.html>x</a><a class=term-link href=''>x</a>",
    "links without address": b"<div class=text-header></div><p class=para><a class=term-link>x</a><a href>",
    "odd addresses": b"<a href='http://['>x</a><a href='//[x'>x</a><a href='%00'>x</a><a href='?#%ff'>x</a>"
    b"<a href='"
    + b"x" * 5000
    + b"'>x</a><a href='javascript:'>x</a><a href='../../../../etc'>x</a>",
    "entries without ids": b"<div class=term-entry><div class=backlinks><a>x</a></div></div>",
    "bytes": bytes(range(256)) * 8,
    "UTF-16": "<h1>x</h1>".encode("utf-16"),
    "nothing": b"",
    "an odd declaration": b"<![x[<!ELEMENT br EMPTY><![if IE]>",
    "deep": b"<div class=para>" * 3000 + b"<b id=x>x",
    "an apparatus alone": b"<details class=apparatus data-text=x data-collation='[[[[['>",
    "a table of nothing": b"<table class=witnesses><tr class=witness><td>x</table>",
    "a deep apparatus": b"<section><div class=text-header></div>"
    + b"<section><h2>x</h2>" * 3000
    + b"<details class=apparatus data-text=x data-collation="
    + b"[" * 9000
    + b">",
    "a collation of another kind": b"<section><h1>x</h1><div class=text-header></div><details class=apparatus "
    b'data-text=chen-2024 data-collation=\'[1,[],[null],["words",1,2],["words","p1",-5],["omitted",-1],'
    b'["omitted",99999999999999999999],["label",[]],["space","\\ud800"]]\'>',
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_pages_are_reported(
    folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "odd.html").write_bytes(content)
    assert isinstance(check_all(folder), list)
    assert main(["certify", str(folder)]) == 1  # there is no manifest
    (folder / "texts/chen-2024.html").write_bytes(content)
    assert main(["certify", str(folder)]) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "odd.html: it is empty"),
        (b"<h1>\xff", "odd.html: invalid UTF-8 at byte 4"),
        (b"<h1>x</h1><a href='http://['>x</a>", "odd.html -> http://["),
        (b"<aside data-kind=text id=y></aside>", "odd.html#y: no block "),
    ],
)
def test_what_is_odd_is_named(folder: Path, content: bytes, message: str) -> None:
    (folder / "odd.html").write_bytes(content)
    assert message in check_all(folder)


def spoil(folder: Path) -> Iterator[str]:
    """Spoil a folder in one way after another; each is mended by the next."""
    page, colophon = folder / "texts/chen-2024.html", folder / "colophon.html"
    good, table = page.read_bytes(), colophon.read_bytes()
    (folder / "x.html").mkdir()
    yield "a folder that is called x.html"
    (folder / "x.html").rmdir()
    (folder / "x.html").symlink_to("nowhere")
    yield "a link that leads nowhere"
    (folder / "x.html").unlink()
    (folder / "x.html").symlink_to(folder)
    yield "a link to the folder itself"
    (folder / "x.html").unlink()
    for size in (0, 1, 5000, len(good) // 2, len(good) - 100):
        page.write_bytes(good[:size])
        yield f"cut at byte {size}"
    page.write_bytes(good[:9000] + b"\xff\xfe" + good[9000:])
    yield "bytes that are not UTF-8"
    page.write_bytes(good)
    colophon.write_bytes(b"")
    yield "an empty colophon"
    colophon.unlink()
    yield "no colophon"
    colophon.write_bytes(table.replace(b"<td>", b"<th>"))
    yield "a colophon without cells"
    colophon.write_bytes(table)
    page.unlink()
    yield "no text"
    page.mkdir()
    yield "a folder in the place of a text"


def test_no_spoilt_folder_ends_in_a_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for what in spoil(folder):
        assert main(["certify", str(folder)]) == 1, what
        assert isinstance(check_all(folder), list)
        assert capsys.readouterr().err, what


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["certify", str(tmp_path / "nowhere")]) == 1
    assert "MISSING_FILE" in capsys.readouterr().err


@pytest.mark.slow
def test_no_lie_about_a_text_ends_in_a_traceback(folder: Path) -> None:
    lie_about(folder, sorted(LIES))


def test_hardly_any_lie_ends_in_a_traceback(folder: Path) -> None:
    """A few kinds here; the slow test has all of them."""
    lie_about(folder, random.Random(3).sample(sorted(LIES), 8))


def lie_about(folder: Path, kinds: list[str]) -> None:
    path = folder / "texts/chen-2024.html"
    html = path.read_text(encoding="utf-8")
    for kind in kinds:
        try:
            changed = LIES[kind](Page("chen-2024", html, random.Random(kind)))
        except NothingToChangeError:
            continue
        path.write_text(changed, encoding="utf-8")
        assert isinstance(check_all(folder), list)
