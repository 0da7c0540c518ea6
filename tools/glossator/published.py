"""Read a published edition back from its HTML files, and check that its parts hold together.

Everything here is taken from the built pages, as a browser gets them, and from nothing else: ids are
the ``id`` attributes in the files, links their ``href``. So a check fails on what readers would meet.
"""

from __future__ import annotations

import atexit
import functools
import posixpath
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from glossator.diagnostics import Code, fail
from glossator.fingerprint import fingerprint
from glossator.project import Project


@dataclass(frozen=True)
class Link:
    """A link on a published page.

    ``page``: path of the page that has it, from the edition's folder; ``target``: path of the page that
    it leads to; ``fragment``: the id there, or ""; ``classes``: the CSS classes of the link.
    """

    page: str
    target: str
    fragment: str
    classes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page} -> {self.target}#{self.fragment}".rstrip("#")


@dataclass(frozen=True)
class Page:
    """A published page: ``path`` from the edition's folder, and its parsed HTML."""

    path: str
    html: BeautifulSoup

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands on the page: once, if the page is good."""
        return Counter(str(tag["id"]) for tag in self.html.find_all(id=True))

    @cached_property
    def by_id(self) -> dict[str, Tag]:
        """The first element of each id."""
        found: dict[str, Tag] = {}
        for tag in self.html.find_all(id=True):
            found.setdefault(str(tag["id"]), tag)
        return found

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the page that stays within the edition, in order."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        for tag in self.html.find_all("a", href=True):
            classes = tuple(tag.get("class") or ())
            try:
                parts = urlsplit(str(tag["href"]))
            except ValueError:  # no address at all, such as http://[
                yield Link(self.path, str(tag["href"]), "", classes)
                continue
            if parts.scheme or parts.netloc:
                continue
            folder = posixpath.dirname(self.path)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            yield Link(
                page=self.path,
                target=target if parts.path else self.path,
                fragment=unquote(parts.fragment),
                classes=classes,
            )

    def select(self, selector: str) -> list[Tag]:
        """Return the elements that a CSS selector matches."""
        return list(self.html.select(selector))

    def text_of(self, block: str) -> str:
        """Return the reading text of the block with the id ``block``: no numbers, marks or labels.

        Raises :class:`KeyError` where the page has no such id.
        """
        found: Tag | None = self.by_id[block]
        if found is not None and found.name == "section":  # a heading's id is that of its section
            found = found.find(["h1", "h2", "h3", "h4", "h5", "h6"])
        if found is None:
            return ""
        copy = BeautifulSoup(str(found), "html.parser")
        for tag in copy.select(".para-number, .note-mark, .author-note-number, .block-label"):
            tag.decompose()
        for tag in copy.select(".heading-label, .headerlink"):
            tag.decompose()
        return copy.get_text().strip("\n ")


class PublishedEdition:
    """All pages of an edition that was built in ``folder`` (a folder of HTML files)."""

    def __init__(self, folder: Path) -> None:
        """Read every page.

        Raises :class:`~glossator.diagnostics.EditionError` (``MISSING_FILE``) where there is none.
        """
        self.folder = folder
        self.pages: dict[str, Page] = {}
        self.unreadable: list[str] = []
        for path in sorted(folder.rglob("*.html")):
            if not path.is_dir():
                name = path.relative_to(folder).as_posix()
                self.pages[name] = Page(name, self._read(path, name))
        if not self.pages:
            raise fail(str(folder), 0, Code.MISSING_FILE, "there is no page; run glossator build")

    def _read(self, path: Path, name: str) -> BeautifulSoup:
        """Return a page as far as it can be read; what cannot is noted in ``unreadable``."""
        try:
            content = path.read_bytes()
        except OSError as error:
            self.unreadable.append(f"{name}: {error.strerror}")
            content = b""
        try:
            html = content.decode("utf-8")
        except UnicodeDecodeError as error:
            self.unreadable.append(f"{name}: invalid UTF-8 at byte {error.start}")
            html = content.decode("utf-8", "replace")
        try:
            page = BeautifulSoup(html, "html.parser")
        except (ParserRejectedMarkup, RecursionError) as error:
            self.unreadable.append(f"{name}: it is no HTML: {error}")
            page = BeautifulSoup("", "html.parser")
        if not page.find("body") and not page.find("h1"):
            self.unreadable.append(f"{name}: it is empty")
        return page

    @property
    def links(self) -> list[Link]:
        """Every link within the edition."""
        return [link for page in self.pages.values() for link in page.links]

    def glossary_links(self) -> list[Link]:
        """The links from words of a text to the glossary."""
        return [link for link in self.links if "term-link" in link.classes]

    def people_links(self) -> list[Link]:
        """The links from words of a text to people and institutions."""
        return [link for link in self.links if "person-link" in link.classes]

    def event_links(self) -> list[Link]:
        """The links from passages of a text to the timeline."""
        return [link for link in self.links if "event-link" in link.classes]

    def text_pages(self) -> list[Page]:
        """The pages that print a text."""
        return [page for page in self.pages.values() if page.select(".text-header")]

    def notes(self) -> list[tuple[Page, Tag]]:
        """Every editorial note, with its page."""
        return [
            (page, note) for page in self.pages.values() for note in page.select("aside[data-kind]")
        ]

    # --- checks: each returns what is wrong, as lines for a person to read --------------------

    def find_unreadable_pages(self) -> list[str]:
        """Return the pages that cannot be read, and those that are empty."""
        return list(dict.fromkeys(self.unreadable))

    def find_broken_links(self) -> list[str]:
        """Return the links whose page or fragment does not exist."""
        return [str(link) for link in self.links if not self._resolves(link)]

    def _resolves(self, link: Link) -> bool:
        page = self.pages.get(link.target)
        if page is None:
            try:
                return not link.fragment and (self.folder / link.target).exists()
            except (OSError, ValueError):  # no name of a file
                return False
        return not link.fragment or link.fragment in page.ids

    def find_doubled_ids(self) -> list[str]:
        """Return the ids that stand more than once on a page, and anchors that two pages claim."""
        doubled = [
            f"{page.path}#{name} stands {count} times"
            for page in self.pages.values()
            for name, count in page.ids.items()
            if count > 1
        ]
        owners: dict[str, str] = {}
        for page in self.pages.values():
            for name in self._anchors(page):
                if name in owners:
                    doubled.append(f"{page.path}#{name} is in {owners[name]} too")
                owners[name] = page.path
        return doubled

    @staticmethod
    def _anchors(page: Page) -> list[str]:
        """The permanent ids of a page: of its paragraphs, notes, terms and events."""
        selector = ".para, .edition-note, .author-note, .term-entry, .event-entry"
        return [name for tag in page.select(selector) if (name := id_of(tag))]

    def find_links_without_entry(self) -> list[str]:
        """Return the links to glossary, people and timeline that lead to something else than an entry."""
        found: list[str] = []
        kinds = {
            "term": self.glossary_links(),
            "person": self.people_links(),
            "event": self.event_links(),
        }
        for kind, links in kinds.items():
            for link in links:
                page = self.pages.get(link.target)
                entry = page.by_id.get(link.fragment) if page else None
                if entry is None or f"{kind}-entry" not in (entry.get("class") or ()):
                    found.append(str(link))
        return found

    def find_gaps_in_numbering(self) -> list[str]:
        """Return the texts whose paragraphs are not numbered 1, 2, 3 ... in reading order.

        A number that moved or was withdrawn has its signpost on the page.
        """
        found: list[str] = []
        for page in self.text_pages():
            printed = [tag.get_text() for tag in page.select(".para > .para-number")]
            ids = [id_of(tag).rpartition("-p")[2] for tag in page.select(".para")]
            moved = {id_of(tag).rpartition("-p")[2] for tag in page.select(".moved[id*='-p']")}
            gone = moved - set(printed)  # an old id of the text may have a number that it has still
            plain = sorted(int(number) for number in (*printed, *gone) if is_number(number))
            in_order = [int(number) for number in printed if is_number(number)]
            if (
                printed != ids
                or in_order != sorted(in_order)
                or plain != list(range(1, len(plain) + 1))
            ):
                found.append(page.path)
        return found

    def find_lost_quotations(self) -> list[str]:
        """Return the notes whose quotation does not stand exactly once in the block that they are on."""
        found: list[str] = []
        for page, note in self.notes():
            quote = note.select_one(".note-quote")
            target = str(note.get("data-target") or "")
            try:
                words = page.text_of(target)
            except KeyError:
                found.append(f"{page.path}#{id_of(note)}: no block {target}")
                continue
            if quote is None or words.count(quote.get_text()) != 1:
                found.append(f"{page.path}#{id_of(note)}")
        return found

    def find_lost_mentions(self) -> list[str]:
        """Return the entries whose list of places and the texts' links do not agree.

        Each entry lists every paragraph that links to it, and each paragraph in its list exists.
        """
        linking: dict[str, set[tuple[str, str]]] = {}
        for page in self.text_pages():
            for block in page.select(".para, .author-note"):
                anchor = block.find("a", class_="author-note-number")
                for tag in block.select("a.term-link, a.person-link, a.event-link"):
                    if anchor is None:
                        fragment = str(tag.get("href") or "").partition("#")[2]
                        linking.setdefault(fragment, set()).add((page.path, id_of(block)))
        found: list[str] = []
        for page in self.pages.values():
            for entry in page.select(".term-entry, .person-entry, .event-entry"):
                places = "".join(str(places) for places in entry.select(".backlinks"))
                listed = {
                    (link.target, link.fragment)
                    for link in Page(page.path, BeautifulSoup(places, "html.parser")).links
                }
                found.extend(
                    f"{page.path}#{id_of(entry)} does not list {block or 'a block without an id'}"
                    for _, block in sorted(linking.get(id_of(entry), set()) - listed)
                )
        return found


def id_of(tag: Tag) -> str:
    """Return the id of an element, "" without one."""
    return str(tag.get("id") or "")


def is_number(label: str) -> bool:
    """Tell whether a label is a number; not all that is called a digit is one, such as ``²``."""
    return label.isascii() and label.isdigit() and len(label) < 10


def read_current_edition(root: Path | None = None) -> PublishedEdition:
    """Return the edition of the folder ``root`` (default: the nearest one above the working folder).

    The build in ``build/html`` is read if it is current: made from just these pages by just this
    software. Where it is not, one is made in a temporary folder, once in a process.

    Raises :class:`~glossator.diagnostics.EditionError` where there is no edition, or Sphinx fails.
    """
    if root is None:
        here = Path.cwd()
        found = [folder for folder in (here, *here.parents) if (folder / "docs/conf.py").exists()]
        if not found:
            raise fail(
                str(here), 0, Code.MISSING_FILE, "no docs/conf.py in this folder or above it"
            )
        root = found[0]
    return _read_current_edition(root.resolve())


@functools.cache
def _read_current_edition(root: Path) -> PublishedEdition:
    project = Project(root)
    stamp = project.build / "sources.sha256"
    html = project.build / "html"  # which is not there where other outputs alone were built
    if html.is_dir() and stamp.exists() and stamp.read_text().strip() == fingerprint(project.docs):
        return PublishedEdition(html)
    folder = tempfile.mkdtemp(prefix="glossator-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    html = Path(folder, "html")
    command = [sys.executable, "-m", "sphinx", "-q", "-nW", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", str(Path(folder, "doctrees")), str(project.docs), str(html)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise fail("docs", 0, Code.SPHINX, done.stderr.strip())
    return PublishedEdition(html)
