"""A preview of a small edition, asked in the test's own thread, as its worker would ask it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from built_edition import CONF, INDEX
from tiny_edition import TinyEdition

from glossator.cli.watch.news import News, OpenPage
from glossator.cli.watch.preview import Preview
from glossator.cli.watch.registry import forget_nodes
from glossator.cli.watch.versions import Versions
from sphinx_glossator.safety.network import GUARD

OF_TEACHERS = """---
audience: teacher
---

# Key

Answers.
"""


def write_pages(edition: TinyEdition) -> TinyEdition:
    """Write the pages of an edition that are written by hand."""
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX.replace("texts/alpha", "texts/alpha\nabout\nkey"))
    edition.write("docs/about.md", "# About\n\nSome words.\n")
    edition.write("docs/key.md", OF_TEACHERS)
    return edition


def end_preview() -> None:
    """The process of a preview ends with it, and with what is registered there; that of the tests goes on."""
    forget_nodes()
    GUARD.app = None


class Previewed:
    """A preview of an edition, and what it told."""

    def __init__(self, edition: TinyEdition) -> None:
        self.edition = edition
        self.opened: list[OpenPage] = []
        self.news: list[News] = []
        self.versions = Versions()
        self.seen: dict[OpenPage, str] = {}  # the version that a browser has of a page
        self.preview = Preview(edition.root, lambda: self.opened, self.news.append)
        self.preview.look(first=True)

    def open(self, path: str, audience: str = "student") -> str:
        """Open a page in a browser, and return it."""
        place = OpenPage(audience, path)
        if place not in self.opened:
            self.opened.append(place)
        return self.read(path, audience)

    def read(self, path: str, audience: str = "student") -> str:
        """Return a page, "" where there is none."""
        place = OpenPage(audience, path)
        shown = self.preview.get_page(place)
        if shown.content is not None:
            self.versions.keep(place, shown.version, shown.content)
            self.seen[place] = shown.version
        return (shown.content or b"").decode()

    def save(self, path: str, content: str) -> dict[str, list[str] | None]:
        """Save a file; return the open pages that were told of it, each with the places that changed."""
        self.edition.write(path, content)
        return self.look()

    def replace(self, path: str, old: str, new: str) -> dict[str, list[str] | None]:
        """Change some words of a file."""
        content = (self.edition.root / path).read_text("utf-8")
        assert old in content
        return self.save(path, content.replace(old, new))

    def look(self) -> dict[str, list[str] | None]:
        self.news.clear()
        self.preview.look()
        told = {place: now for news in self.news for place, now in news.changed.items()}
        return {place.path: now and self.load(place) for place, now in told.items()}

    def load(self, place: OpenPage) -> list[str]:
        """Load an open page again, and return where it differs from what it was."""
        before = self.seen[place]
        self.read(place.path, place.audience)
        return self.versions.find_changed(place, before, self.seen[place])

    def rest(self) -> None:
        """Let everything be done for which there is time."""
        self.preview.changed_at = 0
        for _ in range(200):
            if not self.preview.work():
                return
        raise AssertionError("there is no end of it")

    @property
    def faults(self) -> list[str]:
        return [str(fault) for fault in self.preview.state.faults]


def read_as_previewed(page: Path, folder: Path) -> str:
    """Return a page of a build as a preview has it: with its popovers, which a build keeps in a script.

    :param folder: that of the build's pages.
    """
    html = page.read_text(encoding="utf-8")
    script = folder / "_static/popovers" / page.relative_to(folder).with_suffix(".js")
    if not script.exists():
        return html
    call = script.read_text(encoding="utf-8")
    popovers = json.loads(call[call.index('"') : call.rindex(")")])
    place = re.compile(
        r'(<div class="popovers" hidden data-for="[^"]*") data-src="[^"]*"(></div>\n)'
    )
    known = f'<div class="popovers" hidden>{popovers}</div>\n'
    return place.sub(lambda found: found[1] + found[2] + known, html)
