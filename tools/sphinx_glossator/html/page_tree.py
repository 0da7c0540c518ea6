"""The tree of pages in the sidebar: made once for each folder, and marked for each page.

Sphinx resolves all tables of contents anew for each page, and furo parses the HTML that comes of it: each
of n pages has n entries to go through twice, which is most of the work of a large edition. But the trees
of the pages of a folder differ only in what is marked as the page that is being read. So one is made as
for a page that stands nowhere, and is marked for each page as Sphinx and furo would mark it.

Where it is not certain that it comes out the same, they make the tree of that page themselves.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Callable
from functools import partial
from html import unescape
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_glossator.html.assets import CLASSES, TAGS
from sphinx_glossator.html.lean import remove_indentation
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.hashing import digest
from sphinx_glossator.memory.kept_file import read_kept_file, write_kept_file
from sphinx_glossator.memory.once import once
from sphinx_glossator.views.kept_pages import PageKeeper

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    TocTree = Callable[..., str]
    """What Sphinx gives to templates, to ask for a page's tree."""

ASKED: dict[str, Any] = {
    "collapse": False,
    "titles_only": True,
    "maxdepth": -1,
    "includehidden": True,
}
"""What furo asks of it."""

NOWHERE = "\0"
"""The name of a page that is in no tree: no file can have it."""

CAPTION = '<p class="caption" role="heading">'
TAG = re.compile(r"<(?P<end>/?)(?P<name>ul|li|a|input)\b(?P<attributes>[^>]*)>")
ITEM = re.compile(r' class="toctree-l\d+(?P<parent>| has-children)"')
LINK = re.compile(r' class="(?P<class>reference(?P<external>| external))" href="(?P<href>[^"]*)"')
SWITCH = ' class="toctree-checkbox"'
LEAF = "</a></li>"
STYLE = " style="

TOKEN = secrets.token_hex(16)
"""By which a stand-in is known from all that can stand in a page; it never reaches a file."""


class Edit(NamedTuple):
    """What is written in the place of a part of the tree."""

    start: int
    end: int
    words: str


def insert(at: int, words: str) -> Edit:
    return Edit(at, at, words)


class TreeItem(NamedTuple):
    """How the item of a page is marked, with all that it stands in; where the page's contents go."""

    edits: tuple[Edit, ...]
    contents: int


class PageTree(NamedTuple):
    """The tree of a page as it is published, and what stands for it while the rest of the page is finished."""

    html: str
    stand_in: str  # has all names of elements and classes of the tree


class Tree(NamedTuple):
    """A tree in which no page is marked. Pages are known by their addresses in it."""

    html: str
    names: str
    items: dict[str, TreeItem]
    parts: dict[str, list[Edit]]  # links to parts of a page, which in itself need no address
    repeated: frozenset[str]  # pages with several entries

    def mark(self, address: str, contents: str) -> PageTree:
        """Return the tree with a page marked, and its contents below it."""
        edits = self.parts.get(address, [])
        if item := self.items.get(address):
            edits = [*edits, *item.edits]
            if contents:
                edits.append(insert(item.contents, contents))
        pieces, at = [], 0
        for edit in sorted(edits):
            pieces += [self.html[at : edit.start], edit.words]
            at = edit.end
        return PageTree("".join((*pieces, self.html[at:])), self.names + contents)


class UnknownTreeError(Exception):
    """Something in a tree is otherwise than furo writes it."""


def read_tree(html: str) -> Tree | None:
    """Return a tree as furo writes it, made lean; ``None`` if something in it is otherwise."""
    if STYLE in html:
        return None
    reader = _TreeReader(html)
    try:
        for tag in TAG.finditer(html):
            reader.read(tag)
    except UnknownTreeError:
        return None
    times = Counter(address for address, _ in reader.items)
    repeated = frozenset(address for address, count in times.items() if count > 1)
    items = {address: make() for address, make in reader.items}
    return Tree(html, name_all(html), items, reader.parts, repeated)


class _TreeReader:
    """Notes how each element of a tree would be marked, as its tags come by."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.opened: list[list[Edit]] = []  # what marks each list and item that is open
        self.here = 0  # where the classes of the last item end
        self.items: list[tuple[str, Callable[[], TreeItem]]] = []
        self.parts: dict[str, list[Edit]] = {}

    def read(self, tag: re.Match[str]) -> None:
        begin, inside = tag.start("attributes"), tag["attributes"]
        match tag["end"], tag["name"]:
            case "/", "a":
                pass
            case "/", _:
                self.opened.pop()
            case _, "ul":
                expect(not inside)
                self.opened.append([insert(begin, ' class="current"')])
            case _, "li":
                item = expect(ITEM.fullmatch(inside))
                self.opened.append([insert(begin + item.start("parent"), " current")])
                self.here = begin + item.end("parent")
            case _, "input":
                expect(SWITCH in inside)
                switch = begin + inside.index(SWITCH)
                self.opened[-1].append(insert(switch, ' checked=""'))
            case _:
                self.read_link(begin, expect(LINK.fullmatch(inside)))

    def read_link(self, begin: int, link: re.Match[str]) -> None:
        """Note how the item with a link is marked, or that the link is to a part of its page."""
        if link["external"]:
            return
        address, _, part = unescape(link["href"]).partition("#")
        start, end = (begin + at for at in link.span("href"))
        if part:
            cut = Edit(start, start + link["href"].index("#"), "")
            self.parts.setdefault(address, []).append(cut)
            return
        marks = [
            insert(self.here, " current-page"),
            insert(begin + link.start("class"), "current "),
            Edit(start, end, "#"),
        ]
        leaf = self.html.find(LEAF, end)
        expect(leaf != -1)
        self.items.append((address, partial(self.make_item, [*self.opened], marks, leaf)))

    def make_item(self, above: list[list[Edit]], marks: list[Edit], leaf: int) -> TreeItem:
        """Return an item when all is read: its switch stands behind its link."""
        edits = (*chain.from_iterable(above), *marks)
        return TreeItem(edits, leaf + LEAF.index("</li>"))


Given = TypeVar("Given")


def expect(given: Given | None) -> Given:
    """Return what is given, if it is something and not false."""
    if not given:
        raise UnknownTreeError
    return given


def name_all(html: str) -> str:
    """Return an element of each name that is found in HTML, with all classes that are found there."""
    classes = {name for names in set(CLASSES.findall(html)) for name in names.split()}
    classes |= {"current", "current-page", TOKEN}
    elements = sorted(set(TAGS.findall(html)))
    return "".join(f'<{name} class="{" ".join(sorted(classes))}">' for name in elements)


def mend_captions(tree: str) -> str:
    """Return a tree whose headings have the level that ARIA requires."""
    return tree.replace(CAPTION, CAPTION.replace(">", ' aria-level="2">'))


def ask_less(builder: StandaloneHTMLBuilder, toctree: TocTree) -> TocTree:
    """Return what gives furo no tree, where :func:`write_tree` will, and answers all else."""
    if not differ_in_marks(_domain(builder), builder):
        return toctree
    return lambda **asked: "" if asked == ASKED else toctree(**asked)


def write_tree(builder: StandaloneHTMLBuilder, docname: str, contents: str) -> PageTree | None:
    """Return the tree of a page with its contents, mended and lean; ``None`` where furo is to make it."""
    domain = _domain(builder)
    if not differ_in_marks(domain, builder):
        return None
    model = "".join((*docname.rpartition("/")[:2], NOWHERE))
    tree = make_model(domain, builder, model)
    address = builder.get_relative_uri(model, docname)
    if tree is None or address in tree.repeated:
        return None
    return tree.mark(address, remove_indentation(contents))


@once
def differ_in_marks(domain: EditionDomain, builder: Builder) -> bool:
    """Tell whether the trees of the pages of a folder differ only in their marks.

    Not where a title has HTML of its own or an image, or where there are parts for some outputs alone: Sphinx
    leaves those standing in the branch of the page. Where each page is a folder, each has addresses of its own.
    """
    special = (addnodes.only, nodes.raw, nodes.image)
    contents = domain.env.tocs.values()
    return builder.name == "html" and not any(
        isinstance(node, special) for toc in contents for node in toc.findall()
    )


@once
def make_model(domain: EditionDomain, builder: StandaloneHTMLBuilder, docname: str) -> Tree | None:
    """Return the tree as for a page that is not in it."""
    return read_tree(recall_tree(builder, docname))


TREES = "trees"
"""The folder beside the doctrees where trees are kept, until what pages have in common is something else."""


def recall_tree(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the tree as for a page that is not in it, lean: that of the last build, if it is the same."""
    common = builder.common if isinstance(builder, PageKeeper) else ""
    path = Path(builder.doctreedir, TREES, common, digest([builder.name, docname]))
    kept = read_kept_file(path) if common else None
    if kept is not None:
        return kept.decode()
    made = make_tree(partial(builder._get_local_toctree, docname))
    tree = remove_indentation(mend_captions(made)).strip()
    if common:
        write_kept_file(path, tree.encode())
    return tree


def forget_trees(app: Sphinx, exception: Exception | None) -> None:
    """Remove the trees of another state (``build-finished``)."""
    if exception is None and isinstance(app.builder, PageKeeper) and app.builder.name == "html":
        for folder in Path(app.doctreedir, TREES).glob("*"):
            if folder.name != app.builder.common:
                rmtree(folder, ignore_errors=True)


def make_tree(toctree: TocTree) -> str:
    """Return the tree that furo makes of Sphinx's answer."""
    from furo.navigation import get_navigation_tree

    tree: str = get_navigation_tree(toctree(**ASKED))
    return tree


def _domain(builder: StandaloneHTMLBuilder) -> EditionDomain:
    return cast(EditionDomain, builder.env.domains["edition"])
