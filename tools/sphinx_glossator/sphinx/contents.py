"""Keep quotations, milestones and note marks of headings out of the tables of contents made of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def clean_contents(app: Sphinx, document: nodes.document) -> None:
    """Leave only the words of a page's headings in its contents (``doctree-read``)."""
    docname = app.env.current_document.docname
    for entries in (app.env.tocs, app.env.titles, app.env.longtitles):
        keep_words(entries[docname])


def keep_words(contents: nodes.Element) -> None:
    """Remove marks of author's notes and milestones, and unwrap words that are quoted, emended or marked."""
    for no_word in (edition.edition_note_mark, edition.edition_point):
        for mark in list(contents.findall(no_word)):
            mark.parent.remove(mark)
    for kind in (edition.edition_quoted, edition.edition_emended, edition.edition_marked):
        for node in list(contents.findall(kind)):
            node.parent.replace(node, node.children)
