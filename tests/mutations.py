"""Change one character of the published pages at a time, and see that the certificate notices.

``python tests/mutations.py [count] [folder]`` tries ``count`` random changes (default 2000: insert,
delete, replace, swap) in reading text, headings, author's notes, references, pull quotes, passages
left out, and source readings of the edition in ``folder`` (default ``build/html``), and exits with 1
if one goes unnoticed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from glossator.certificate import NOT_WORDS, PublishedWitness, certify_page, read_witnesses

PLACES = (
    ".para, .abstract, .keywords",
    "section[id] > :is(h2, h3, h4)",
    ".author-note",
    ".source-reference",
    ".pull-quote",
    ".apparatus .omitted-text",
    ".apparatus del, .apparatus ins",
)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ .,;’“”-0123456789中国"


@dataclass
class Mutable:
    """A page, parsed once, and the strings and attributes of each kind of place on it."""

    name: str
    html: BeautifulSoup
    strings: dict[str, list[NavigableString]]
    sources: list[Tag]


def read_pages(folder: Path) -> tuple[list[Mutable], dict[str, PublishedWitness]]:
    """Return the text pages of an edition, and the hashes that its colophon publishes."""
    published: dict[str, PublishedWitness] = {}
    pages = []
    for path in sorted(folder.rglob("*.html")):
        html = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        published |= dict(read_witnesses(html))
        if html.select(".apparatus"):
            strings = {place: list(find_strings(html, place)) for place in PLACES}
            pages.append(Mutable(path.name, html, strings, html.select(".emended")))
    return pages, published


def find_strings(html: BeautifulSoup, place: str) -> Iterator[NavigableString]:
    """Yield the words in the elements of one kind; paragraph numbers and marks are no words."""
    for element in html.select(place):
        if element.find_parent(class_="toctree-wrapper"):
            continue
        for string in element.find_all(string=True):
            parents = [tag for tag in string.parents if isinstance(tag, Tag)]
            classes = {name for tag in parents for name in tag.get("class") or ()}
            if (
                string
                and not classes & (NOT_WORDS - {"headerlink", "heading-label"})
                and "headerlink" not in classes
            ):
                yield string


def mutate(text: str, chance: random.Random) -> str:
    """Return ``text`` with one character inserted, deleted or replaced, or two swapped."""
    while True:
        place = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                changed = text[:place] + chance.choice(LETTERS) + text[place:]
            case 1:
                changed = text[:place] + text[place + 1 :]
            case 2:
                changed = text[:place] + chance.choice(LETTERS) + text[place + 1 :]
            case _:
                changed = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        if changed != text:
            return changed


def try_mutations(folder: Path, count: int, seed: int = 1) -> list[str]:
    """Return the mutations, of ``count`` that were tried, that no certificate noticed."""
    chance = random.Random(seed)
    pages, published = read_pages(folder)
    missed = []
    for page in pages:
        assert certify_page(page.name, page.html, published).is_good, page.name
    for _ in range(count):
        page = chance.choice(pages)
        kinds = [place for place, strings in page.strings.items() if strings]
        if page.sources and chance.random() < 0.15:
            tag = chance.choice(page.sources)
            before = str(tag["data-source"])
            tag["data-source"] = mutate(before, chance) if before else chance.choice(LETTERS)
            good = certify_page(page.name, page.html, published).is_good
            what = f"{page.name}: source reading {before!r} -> {tag['data-source']!r}"
            tag["data-source"] = before
        else:
            place = chance.choice(kinds)
            index = chance.randrange(len(page.strings[place]))
            string = page.strings[place][index]
            changed = NavigableString(mutate(str(string), chance))
            string.replace_with(changed)
            good = certify_page(page.name, page.html, published).is_good
            changed.replace_with(string)
            what = f"{page.name}: {place}: {string[:60]!r} -> {changed[:60]!r}"
        if good:
            missed.append(what)
    return missed


if __name__ == "__main__":
    tried = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "build/html"
    unnoticed = try_mutations(where, tried)
    print(*unnoticed, sep="\n")
    print(f"{tried} mutations tried, {tried - len(unnoticed)} caught")
    raise SystemExit(bool(unnoticed))
