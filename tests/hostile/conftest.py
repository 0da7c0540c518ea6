"""Build the hostile edition once, and read what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sharing
from hostile_edition import (
    LONG_PARAGRAPH,
    LONG_URL,
    Published,
    Seed,
    make_seeds,
    read_corpora,
    read_glyphless,
    trim,
    write_edition,
)

from glossator.cli import main

TITLES = (
    "<script>document.title = 'forged'</script>",
    "{ref}`search` [x](javascript:alert) *title*",
    "{{ project }} {% include 'canary.txt' %}",
    '"]#read("canary.txt")["',
    ".. include:: canary.txt",
    "$x$ \\input{canary.txt}",
    "## 1. title #",
    ':label: "x", &amp; &x; | a: b',
)


def make_odd_seeds() -> list[tuple[Seed, bytes]]:
    """Return witnesses that are odd as files, each with its bytes."""
    url, long = LONG_URL.encode(), LONG_PARAGRAPH.encode()
    return [
        (Seed("crlf"), b"First line.\r\n\r\nSecond line.\r\n"),
        (Seed("lone-cr-at-ends"), b"\rFirst line.\r\r\n\r\nSecond line.\r"),
        (Seed("bom"), b"\xef\xbb\xbfFirst line.\nSecond line."),
        (Seed("bom-and-crlf"), b"\xef\xbb\xbf\r\nFirst line.\r\n\xef\xbb\xbfSecond line.\r\n"),
        (Seed("empty"), b""),
        (Seed("blank"), b"\n \t\n\r\n\xe3\x80\x80\n"),
        (
            Seed("no-paragraph", rules=[{"lines": "1-2", "kind": "furniture"}]),
            b"Skip to content\n:::\n",
        ),
        (Seed("long-url"), b"See " + url + b".\n\n" + url + b"\n"),
        (Seed("long-paragraph"), long),
    ]


@pytest.fixture(scope="session")
def hostile() -> Published:
    """Every construct that the book's fonts can print, in every place, as pages and as a book."""
    texts = [
        trim(text)
        for group, lines in read_corpora().items()
        if group != "unicode, without a glyph"
        for text in lines
    ]

    def make(root: Path) -> None:
        seeds = make_seeds(texts)
        for seed, title in zip(seeds, TITLES, strict=True):
            seed.title = title
        write_edition(root, seeds)
        for seed, content in make_odd_seeds():
            seed.write(root, content)
        assert main(["build", "--jobs", "1", "-C", str(root)]) == 0

    return Published(sharing.make_once("hostile", make), texts)


@pytest.fixture(scope="session")
def glyphless() -> Published:
    """Every construct that the book's fonts cannot print, as pages alone."""
    texts = read_glyphless()

    def make(root: Path) -> None:
        write_edition(root, make_seeds(texts))
        assert main(["build", "--jobs", "1", "--only", "html,epub", "-C", str(root)]) == 0

    return Published(sharing.make_once("glyphless", make), texts)


@pytest.fixture(params=["hostile", "glyphless"])
def published(request: pytest.FixtureRequest) -> Published:
    """Each of the two editions."""
    found: Published = request.getfixturevalue(request.param)
    return found
