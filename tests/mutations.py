"""Change the published pages in every way that we know of, and see that the certificate notices.

``python tests/mutations.py [count] [folder]`` tries ``count`` random changes (default 2000), spread over
all kinds of :mod:`lies` and :mod:`hidings`, on the texts of the edition in ``folder`` (default
``build/html``); prints a line for each kind, tried and caught; and exits with 1 if one goes unnoticed.

The manifest of the folder plays no part: it is as if it were made anew after each lie. What is tried is
the certificate's first layer, by itself.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import hidings
from lies import LIES, NothingToChangeError, Page

from glossator.certificate import (
    PublishedText,
    StyleSheets,
    certify_page,
    certify_pages,
    read_published_texts,
)
from glossator.markup import parse_page

assert hidings.ATTRIBUTES  # its kinds are in LIES too

HIDING_SHEET = b".para { display: none }"
OF_THE_EDITION = {
    "edition: a sheet of its own hides the text": lambda files, name: files.update(
        {path: files[path] + HIDING_SHEET for path in files if path.endswith("edition.css")}
    ),
    "edition: the page of a text is gone": lambda files, name: files.pop(name),
    "edition: two pages have one text": lambda files, name: files.update(
        {"texts/zzz.html": files[name]}
    ),
    "edition: the page is of other characters": lambda files, name: files.update(
        {name: files[name].decode().encode("utf-16")}
    ),
    "edition: two pages changed places": lambda files, name: files.update(
        {name: files[next(n for n in files if n.startswith("texts/") and n != name)]}
    ),
    "edition: a second colophon": lambda files, name: files.update(
        {
            "zzz.html": files["colophon.html"].replace(
                b'text-digests" value="', b'text-digests" value="0'
            )
        }
    ),
    "edition: the text is not in the colophon": lambda files, name: files.update(
        {
            "colophon.html": files["colophon.html"].replace(
                f"<p>{Path(name).stem}</p>".encode(), b"<p>x</p>"
            )
        }
    ),
}
"""Kinds that change other files than the page of a text."""


@dataclass
class Results:
    """How often each kind was tried, and what went unnoticed; ``without``: what no page has a place for."""

    tried: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    without: set[str] = field(default_factory=set)

    def lines(self) -> list[str]:
        """Return a line for each kind, and one for each lie that went unnoticed."""
        missed = Counter(kind for kind, _ in self.missed)
        lines = [
            f"{kind}: {count} tried, {count - missed[kind]} caught"
            for kind, count in sorted(self.tried.items())
        ]
        lines += [
            f"{kind}: no text of this edition has a place for it" for kind in sorted(self.without)
        ]
        return lines + [f"UNNOTICED {kind}: {what}" for kind, what in self.missed]


class Edition:
    """A published edition in memory: its pages and style sheets, and what its colophon says."""

    def __init__(self, folder: Path) -> None:
        self.files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.suffix in (".html", ".css") and path.is_file()
        }
        self.files["_static/hide.css"] = HIDING_SHEET
        self.sheets = StyleSheets(self.files.get)
        self.published: dict[str, PublishedText] = {}
        for name, content in self.files.items():
            if b"witnesses" in content and name.endswith(".html"):
                self.published |= dict(read_published_texts(parse_page(content.decode())))
        certificates = certify_pages(self.pages(self.files), self.sheets)
        assert certificates, f"{folder} has no text"
        for certificate in certificates:
            assert certificate.is_good, (certificate.id, *certificate.faults)
        self.texts = {
            name: content.decode()
            for name, content in self.files.items()
            if name.endswith(".html") and b'<details class="apparatus"' in content
        }

    def pages(self, files: dict[str, bytes]) -> dict[str, bytes]:
        return {name: content for name, content in files.items() if name.endswith(".html")}

    def notices(self, name: str, html: str) -> bool:
        """Tell whether the certificate of a changed page is not good."""
        return not certify_page(name, html, self.published, self.sheets).is_good

    def notices_files(self, files: dict[str, bytes]) -> bool:
        """Tell whether a certificate of changed files is not good."""
        certificates = certify_pages(self.pages(files), StyleSheets(files.get))
        return not all(certificate.is_good for certificate in certificates)


def show_change(before: str, after: str) -> str:
    """Return where two pages begin to differ, and how."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((n for n, (a, b) in pairs if a != b), min(len(before), len(after)))
    start = max(0, start - 30)
    return f"{before[start : start + 120]!r} -> {after[start : start + 120]!r}"


def try_mutations(folder: Path, count: int, seed: int = 1) -> Results:
    """Try ``count`` mutations of an edition, the kinds in turn: each as often as the others, or once more."""
    edition, results = Edition(folder), Results()
    chance = random.Random(seed)
    kinds = [*LIES, *OF_THE_EDITION]
    chance.shuffle(kinds)
    while sum(results.tried.values()) < count:
        for kind in kinds[: count - sum(results.tried.values())]:
            if kind in LIES:
                try_lie(edition, kind, chance, results)
            else:
                name = chance.choice(sorted(edition.texts))
                files = dict(edition.files)
                OF_THE_EDITION[kind](files, name)
                results.tried[kind] += 1
                if not edition.notices_files(files):
                    results.missed.append((kind, name))
    return results


def try_lie(edition: Edition, kind: str, chance: random.Random, results: Results) -> None:
    """Tell one lie on a page that has a place for it."""
    names = sorted(edition.texts)
    chance.shuffle(names)
    for name in names:
        html = edition.texts[name]
        try:
            changed = LIES[kind](Page(name, html, chance))
        except NothingToChangeError:
            continue
        if changed == html:
            continue
        results.tried[kind] += 1
        if not edition.notices(name, changed):
            results.missed.append((kind, f"{name}: {show_change(html, changed)}"))
        return
    results.without.add(kind)


if __name__ == "__main__":
    tried = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "build/html"
    found = try_mutations(where, tried)
    print(*found.lines(), sep="\n")
    total = sum(found.tried.values())
    print(f"{len(found.tried)} kinds, {total} mutations tried, {total - len(found.missed)} caught")
    raise SystemExit(bool(found.missed))
