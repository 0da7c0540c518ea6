"""What others show of a link to a page, and the icon."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_glossator.html.shared_links import LONGEST, cut_short
from sphinx_glossator.html.shared_pictures import FOLDER, find_initial

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from conftest import Site


def read_properties(page: BeautifulSoup) -> dict[str, str]:
    tags = page.select("meta[property]")
    found = {str(tag["property"]): str(tag["content"]) for tag in tags}
    assert len(found) == len(tags)
    return found


def measure(png: bytes) -> tuple[int, ...]:
    """Return the width and the height of a PNG."""
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def test_a_link_to_a_text_shows_what_it_is(edition: Site) -> None:
    page = edition.page("texts/chen-2024")
    said = read_properties(page)
    assert said["og:title"] == "Making Sense of China’s Diplomacy – Chen Jimin"
    assert said["og:site_name"] == "China’s Diplomacy in Five Texts"
    assert said["og:type"] == "article"
    assert said["og:description"].startswith("Read it for one distinction")
    assert page.select_one("meta[name=description]")["content"] == said["og:description"]
    picture = edition.out / "texts" / said["og:image"]
    assert measure(picture.read_bytes()) == (1200, 630)
    assert picture.name == "chen-2024.png"


def test_other_pages_show_the_edition_and_their_own_first_words(edition: Site) -> None:
    said = {name: read_properties(edition.page(name)) for name in ("index", "timeline", "people")}
    assert {Path(it["og:image"]).name for it in said.values()} == {"edition.png"}
    descriptions = {it["og:description"] for it in said.values()}
    assert len(descriptions) == 3
    assert said["index"]["og:description"].startswith("How does China describe its own diplomacy?")
    assert not read_properties(edition.page("search"))  # nothing that anyone shares


def test_without_an_address_of_the_edition_none_is_invented(edition: Site) -> None:
    for name in ("index", "texts/chen-2024"):
        said = read_properties(edition.page(name))
        assert "og:url" not in said
        assert "://" not in said["og:image"]


def test_with_it_addresses_are_whole(build_root: Callable[..., Site]) -> None:
    base = "https://example.org/edition/"
    said = read_properties(build_root("glossary", html_baseurl=base).page("first"))
    assert said["og:url"] == f"{base}first.html"
    assert said["og:image"] == f"{base}{FOLDER}/first.png"


def test_each_page_has_the_icon(edition: Site) -> None:
    for name in ("index", "texts/chen-2024", "search"):
        links = edition.page(name).select("link[rel~=icon], link[rel=apple-touch-icon]")
        files = [(edition.out / name).parent / str(link["href"]) for link in links]
        png, svg, touch = (file.read_bytes() for file in files)
        assert measure(png) == (48, 48)
        assert measure(touch) == (180, 180)
        assert svg.startswith(b"<svg")
        assert b"http" not in svg.replace(b"http://www.w3.org/", b"")


def test_an_icon_of_the_edition_s_own_goes_before_it(
    project: Callable[[str], Path], run: Callable[..., Site], tmp_path: Path
) -> None:
    source = project("text")
    (source / "own.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    site = run(source, tmp_path / "out", html_favicon="own.svg")
    (link,) = site.page("index").select("link[rel~=icon]")
    assert str(link["href"]).startswith("_static/own.svg")
    assert not (site.out / FOLDER / "icon.svg").exists()


def test_what_was_drawn_is_not_drawn_again(
    project: Callable[[str], Path], run: Callable[..., Site], tmp_path: Path
) -> None:
    source, out = project("text"), tmp_path / "out"
    before = run(source, out).files()
    kept = tmp_path / "out.doctrees/drawn"
    times = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert run(source, out).files() == before
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == times
    run(source, out, project="Another title")
    assert len(list(kept.iterdir())) == len(times)  # none is kept that is of no use
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} != times


@pytest.mark.parametrize(
    ("title", "initial"),
    [
        ("China’s Diplomacy", "C"),
        ("“Two” camps", "T"),
        ("the prince", "T"),
        ("Ὁδοί", "Ὁ"),
        ("E\N{COMBINING ACUTE ACCENT}lan", "E\N{COMBINING ACUTE ACCENT}"),
        ("دیوان", "د"),
        ("外交", "外"),
        ("ßx", "ß"),
        ("1984", "1"),
        ("…", ""),
    ],
)
def test_the_icon_has_the_initial_of_the_title(title: str, initial: str) -> None:
    assert find_initial(title) == initial


def test_a_description_ends_with_a_word() -> None:
    assert cut_short("Short.") == "Short."
    long = cut_short("word, " * 60)
    assert len(long) <= LONGEST
    assert long.endswith("word…")
    assert len(cut_short("外交" * 200)) == LONGEST
