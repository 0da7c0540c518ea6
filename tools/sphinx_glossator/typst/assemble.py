"""Assemble the pages of an edition into one document.

1. Pages that are no part of the book (``book: false`` in their front matter) are left out;
2. the captions of the root page's tables of contents become the parts of the book;
3. toctrees are replaced by the pages that they name, and references are resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import inline_all_toctrees

from sphinx_glossator.page.book import find_excluded

if TYPE_CHECKING:
    from sphinx.builders import Builder


def read_parts(tree: nodes.document, excluded: set[str]) -> dict[str, str]:
    """Return the caption of each part of the book by the page that it begins with."""
    parts = {}
    for toctree in tree.findall(addnodes.toctree):
        included = [name for name in toctree["includefiles"] if name not in excluded]
        if included and toctree.get("caption"):
            parts[included[0]] = str(toctree["caption"])
    return parts


def assemble_book(builder: Builder, docs: set[str], edition_ids: frozenset[str]) -> nodes.document:
    """Return one resolved doctree of all pages of the book, in the order of the contents.

    The names of its pages are added to ``docs``. The document's ``parts`` are the captions of the
    parts by the page that each begins with; its ``edition_ids`` those given.
    """
    root = builder.config.root_doc
    excluded = find_excluded(builder.env)
    tree = builder.env.get_doctree(root)
    docs.add(root)
    whole = nodes.document(tree.settings, tree.reporter, **tree.attributes)
    whole.source = tree.source
    whole.extend(tree.children)
    book = inline_all_toctrees(builder, docs, root, whole, str, [root, *excluded])
    book["docname"] = root
    book["parts"] = read_parts(tree, excluded)
    book["edition_ids"] = edition_ids
    _note_pages_of_footnotes(book)
    builder.env.resolve_references(book, root, builder)
    return book


def page_of_node(node: nodes.Node | None) -> addnodes.start_of_file | None:
    """Return the page of an assembled book that a node is on; None on the root page."""
    while node is not None and not isinstance(node, addnodes.start_of_file):
        node = node.parent
    return node


def _note_pages_of_footnotes(book: nodes.document) -> None:
    """Tell each footnote its page: their ids are unique on a page only."""
    for page in book.findall(addnodes.start_of_file):
        for child in page.children:
            child.parent = page  # Sphinx has left it the document that it was taken from
        for footnote in page.findall(nodes.footnote):
            footnote["docname"] = page["docname"]
