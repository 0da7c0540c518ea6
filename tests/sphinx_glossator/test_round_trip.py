"""Any paragraph that HTML can carry comes through MyST and HTML with its text unchanged."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from glossator.myst.inline import directive, escape, write_inline
from glossator.witness import UNCARRIABLE

if TYPE_CHECKING:
    from conftest import Site

HEADER = "# T\n\n```{edition:text} t\ntitle: T\nwitness: {file: t.txt, sha256: '00'}\n```\n\n"

# What some parser between a witness and a browser has a meaning for.
MARKUP = [
    *"\\`*_{}[]()<>&~$^|#@§!:;-+=%\"'./?,",
    *[
        "---",
        "--",
        "...",
        ":::",
        "::::",
        "```",
        "~~~",
        "***",
        "===",
        "+++",
        "](",
        "]{",
        "$$",
        "\\(",
    ],
    *["[x](term:y)", "[x]{.term-y}", "{edition:fn}`t-fn1`", "[^1]", "[^1]: x", "(x)=", "_x_", "x_"],
    *["&amp;", "&#x41;", "&nbsp", "<b>", "</p>", "<!--", "-->", "{{x}}", "{% x %}", "|a|b|", "$a$"],
    *["http://a.b/c_d_e", "www.a.b", "a@b.c", ":smile:", ":label: x"],
    *["1. ", "- ", "• ", "# ", "> ", "% "],
    *["  ", "    ", "\t", "\n", "\n\n", "\u00a0", "\u3000", "\u2028", "\u200b", "\u00ad", "\ufeff"],
    *["汉字", "é", "e\u0301", "ǎ", "😀", "👩\u200d👧", "\u202e", "\ue000", "\U000e0001", "ﬁ"],
]


def can_carry(char: str) -> bool:
    """Tell whether HTML can carry a character; of line ends, it carries LF alone."""
    return char != "\r" and not UNCARRIABLE.match(char)


characters = st.one_of(
    st.characters(exclude_categories=["Cs", "Cc"]).filter(can_carry),
    st.sampled_from("\t\n"),
)
pieces = st.one_of(st.sampled_from(MARKUP), st.text(characters, max_size=8), st.just(" "))
# A paragraph begins after the white space of its witness.
paragraphs = (
    st.lists(pieces, min_size=1, max_size=8)
    .map("".join)
    .map(lambda text: text.lstrip(" ") if text.strip() else "x")
)


def write_page(texts: list[str]) -> str:
    """Write each text as a paragraph of one page."""
    return HEADER + "\n\n".join(
        directive("edition:paragraph", f"t-p{number}", {}, write_inline(text))
        for number, text in enumerate(texts)
    )


def read_page(html: str) -> Iterator[str]:
    """Read the paragraphs of a page back, without their numbers."""
    for paragraph in BeautifulSoup(html, "html.parser").select("p.para"):
        paragraph.select_one(".para-number").decompose()
        yield paragraph.get_text()


@pytest.fixture(scope="module")
def publish(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> Callable[[list[str]], Site]:
    """Publish texts, each as a paragraph."""
    folder = tmp_path_factory.mktemp("round-trip")
    source = folder / "source"
    shutil.copytree(rootdir / "test-text", source)

    def publish_texts(texts: list[str]) -> Site:
        (source / "index.md").write_text(write_page(texts), encoding="utf-8", newline="")
        return run(source, folder / "html")

    return publish_texts


def assert_unchanged(site: Site, texts: list[str]) -> None:
    html = (site.out / "index.html").read_bytes().decode()
    assert site.warnings == []
    pairs = zip_longest(texts, read_page(html))
    assert [(text, read) for text, read in pairs if text != read] == []


def test_each_piece_of_markup_alone_and_in_pairs(publish: Callable[[list[str]], Site]) -> None:
    pairs = [a + b for a in MARKUP for b in ("x", " ", *MARKUP[:20])]
    embedded = [f"x{a} y" for a in MARKUP] + [f"x {a}" for a in MARKUP]
    texts = [text for text in [*MARKUP, *pairs, *embedded] if text.strip()]
    assert_unchanged(publish(texts), texts)


def test_every_character_that_html_can_carry(publish: Callable[[list[str]], Site]) -> None:
    """The Basic Multilingual Plane, in paragraphs of 64 characters."""
    plane = [
        chr(code)
        for code in range(1, 0x10000)
        if not 0xD800 <= code < 0xE000 and can_carry(chr(code))
    ]
    texts = ["".join(plane[i : i + 64]) for i in range(0, len(plane), 64)]
    assert_unchanged(publish(texts), texts)


def test_every_space_at_both_ends(publish: Callable[[list[str]], Site]) -> None:
    spaces = [
        chr(c) for c in range(1, 0x3001) if chr(c).isspace() and not UNCARRIABLE.match(chr(c))
    ]
    texts = [f"{a}{b}x{b}{a}" for a in spaces if a != "\r" for b in ("", " ", a)]
    assert_unchanged(publish(texts), texts)


FEW = settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink sixty texts takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@FEW
@given(texts=st.lists(paragraphs, min_size=60, max_size=60))
def test_any_text_comes_through(publish: Callable[[list[str]], Site], texts: list[str]) -> None:
    assert_unchanged(publish(texts), texts)


@pytest.mark.slow
@settings(FEW, max_examples=16)
@given(texts=st.lists(paragraphs, min_size=60, max_size=60))
def test_many_texts_come_through(publish: Callable[[list[str]], Site], texts: list[str]) -> None:
    assert_unchanged(publish(texts), texts)


def test_escaped_text_may_stand_in_a_heading(
    publish: Callable[[list[str]], Site], run: Callable[..., Site]
) -> None:
    title = "*A* [title] {edition:ref}`x` <b> & 1. #"
    site = publish(["x"])
    page = site.source / "index.md"
    text = page.read_text(encoding="utf-8").replace("# T\n", f"# {escape(title)}\n", 1)
    page.write_text(text, encoding="utf-8")
    site = run(site.source, site.out)
    assert site.warnings == []
    assert site.page("index").h1.get_text() == f"{title}¶"
