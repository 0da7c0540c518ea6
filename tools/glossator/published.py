"""Read a published edition back from its HTML files, and check that its parts hold together.

Everything here is taken from the built pages, as a browser gets them, and from nothing else: ids are
the ``id`` attributes in the files, links their ``href``. So a check fails on what readers would meet.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from glossator.diagnostics import Code, fail
from glossator.fingerprint import STAMP, fingerprint
from glossator.markup import children, classes_of, is_blank, parse_page
from glossator.project import Project
from glossator.published_page import Element, Link, Page
from glossator_schema import printed
from glossator_schema.blocks import BLOCK_KINDS

__all__ = ["Element", "Link", "Page", "PublishedEdition", "read_current_edition"]


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

    def _read(self, path: Path, name: str) -> Element:
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
        page = parse_page(html)
        if page.body is None or all(map(is_blank, children(page.body))):
            self.unreadable.append(f"{name}: it is empty")
        assert page.root is not None  # a parser makes one of whatever it is given
        return Element(page.root)

    @property
    def links(self) -> list[Link]:
        """Every link within the edition."""
        return [link for page in self.pages.values() for link in page.links]

    def glossary_links(self) -> list[Link]:
        """The links from words of a text to the glossary."""
        return self.links_to("term")

    def people_links(self) -> list[Link]:
        """The links from words of a text to people and institutions."""
        return self.links_to("person")

    def event_links(self) -> list[Link]:
        """The links from passages of a text to the timeline."""
        return self.links_to("event")

    def links_to(self, kind: str) -> list[Link]:
        """The links from words of a text to entries of a kind."""
        return [link for link in self.links if printed.ENTRY_LINKS[kind] in link.classes]

    def text_pages(self) -> list[Page]:
        """The pages that print a text."""
        return [page for page in self.pages.values() if page.select(f".{printed.HEADER}")]

    def notes(self) -> list[tuple[Page, Element]]:
        """Every editorial note, with its page."""
        return [
            (page, note)
            for page in self.pages.values()
            for note in page.select(f"aside[{printed.NOTE_KIND}]")
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
        """The permanent ids of a page: of its paragraphs, notes and entries."""
        return [name for element in page.select(ANCHORED) if (name := element.get("id"))]

    def find_links_without_entry(self) -> list[str]:
        """Return the links to glossary, people and timeline that lead to something else than an entry."""
        found: list[str] = []
        for kind, of_entry in printed.ENTRIES.items():
            for link in self.links_to(kind):
                page = self.pages.get(link.target)
                entry = page.by_id.get(link.fragment) if page else None
                if entry is None or of_entry not in classes_of(entry.node):
                    found.append(str(link))
        return found

    def find_gaps_in_numbering(self) -> list[str]:
        """Return the texts whose paragraphs are not numbered 1, 2, 3 ... in reading order.

        A number that moved or was withdrawn has its signpost on the page.
        """
        found: list[str] = []
        for page in self.text_pages():
            numbers = [tag.get_text() for tag in page.select(NUMBERS)]
            ids = [number_in(tag) for tag in page.select(f".{printed.PARAGRAPH}")]
            moved = {number_in(tag) for tag in page.select(f".{printed.MOVED}[id*='-p']")}
            gone = moved - set(numbers)  # an old id of the text may have a number that it has still
            plain = sorted(int(number) for number in (*numbers, *gone) if is_number(number))
            in_order = [int(number) for number in numbers if is_number(number)]
            if (
                numbers != ids
                or in_order != sorted(in_order)
                or plain != list(range(1, len(plain) + 1))
            ):
                found.append(page.path)
        return found

    def find_lost_quotations(self) -> list[str]:
        """Return the notes whose quotation does not stand exactly once in the block that they are on."""
        found: list[str] = []
        for page, note in self.notes():
            target = note.get(printed.TARGET)
            try:
                if not has_its_words(page, note, target):
                    found.append(f"{page.path}#{note.get('id')}")
            except KeyError:
                found.append(f"{page.path}#{note.get('id')}: no block {target}")
        return found

    def find_lost_mentions(self) -> list[str]:
        """Return the entries whose list of places and the texts' links do not agree.

        Each entry lists every paragraph that links to it, and each paragraph in its list exists.
        """
        linking: dict[str, set[tuple[str, str]]] = {}
        for page in self.text_pages():
            for block in page.select(MENTIONING):
                if block.find("a", class_=printed.AUTHOR_NOTE_NUMBER) is None:
                    for link in block.select(TO_ENTRIES):
                        fragment = link.get("href").partition("#")[2]
                        linking.setdefault(fragment, set()).add((page.path, block.get("id")))
        found: list[str] = []
        for page in self.pages.values():
            for entry in page.select(AN_ENTRY):
                name = entry.get("id")
                listed = {
                    (link.target, link.fragment)
                    for name_of_list in (printed.BACKLINKS, printed.INFERRED)
                    for places in entry.find_all(class_=name_of_list)
                    for link in page.links_in(places)
                }
                found.extend(
                    f"{page.path}#{name} does not list {block or 'a block without an id'}"
                    for _, block in sorted(linking.get(name, set()) - listed)
                )
        return found


def any_of(*classes: str) -> str:
    """Return the selector of elements that have one of the classes."""
    return ", ".join(f".{name}" for name in classes)


ANCHORED = any_of(printed.PARAGRAPH, printed.NOTE, printed.AUTHOR_NOTE, *printed.ENTRIES.values())
NUMBERS = f".{printed.PARAGRAPH} > .{printed.PARAGRAPH_NUMBER}"
MENTIONING = any_of(*(kind.html_class for kind in BLOCK_KINDS if kind.mentions or kind.forms))
TO_ENTRIES = any_of(*printed.ENTRY_LINKS.values())
AN_ENTRY = any_of(*printed.ENTRIES.values())


def number_in(block: Element) -> str:
    """Return the number in the id of a paragraph."""
    return block.get("id").rpartition("-p")[2]


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
    stamp = project.build / STAMP
    html = project.build / "html"  # which is not there where other outputs alone were built
    if html.is_dir() and stamp.exists() and stamp.read_text().strip() == fingerprint(project.docs):
        return PublishedEdition(html)
    return PublishedEdition(make_pages(project.docs))


def make_pages(docs: Path) -> Path:
    """Let Sphinx make the pages of an edition in a temporary folder, which goes with this process.

    Raises :class:`~glossator.diagnostics.EditionError` with what Sphinx said where a page has a fault.
    """
    folder = tempfile.mkdtemp(prefix="glossator-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    html = Path(folder, "html")
    command = [sys.executable, "-m", "sphinx", "-q", "-nW", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*command, "-d", str(Path(folder, "doctrees")), str(docs), str(html)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise fail("docs", 0, Code.SPHINX, done.stderr.strip())
    return html


def has_its_words(page: Page, note: Element, target: str) -> bool:
    """Tell whether the words that a note quotes stand where it says: in a title, a block or two, another note.

    Raises :class:`KeyError` where the page has no such place.
    """
    found = note.find(class_=printed.NOTE_QUOTE)
    quote = found.get_text() if found is not None else ""
    if f"{target}-apparatus" in page.by_id:  # it is on the text, whose id its title has
        return any(quote in title.get_text() for title in page.select("h1"))
    words = page.text_of(target)
    if page.by_id[target].get(printed.NOTE_KIND):
        return quote in " ".join(words.split())
    if until := note.get(printed.UNTIL):
        ends = page.text_of(until)
        return any(
            words.endswith(quote[:place]) and quote.endswith(ends[: len(quote) - place - 1])
            for place, sign in enumerate(quote)
            if sign == " " and place
        )
    return bool(quote) and words.count(quote) == 1
