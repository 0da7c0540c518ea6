"""Keep quotations, milestones and note marks of headings out of the tables of contents made of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


def clean_contents(app: Sphinx, document: nodes.document) -> None:
    """Leave only the words of a page's headings in its contents (``doctree-read``)."""
    docname = app.env.current_document.docname
    languages: dict[str, str] = {}
    for number, section in enumerate(document.findall(nodes.section)):
        title = section.next_node(nodes.title)
        if title is not None and "language" in title:
            languages[f"#{section['ids'][0]}" if number else ""] = title["language"]
    for entries in (app.env.tocs, app.env.titles, app.env.longtitles):
        keep_words(entries[docname])
        mark_languages(entries[docname], languages)


def keep_words(contents: nodes.Element) -> None:
    """Remove marks of author's notes and milestones, and unwrap words that are quoted, emended or marked."""
    for no_word in (edition.edition_note_mark, edition.edition_point):
        for mark in list(contents.findall(no_word)):
            mark.parent.remove(mark)
    for words in list(contents.findall(edition.edition_marked)):
        if words["language"]:
            words.replace_self(edition.edition_foreign("", words.astext(), lang=words["language"]))
    for kind in (edition.edition_quoted, edition.edition_emended, edition.edition_marked):
        for node in list(contents.findall(kind)):
            node.parent.replace(node, node.children)


def mark_languages(contents: nodes.Element, languages: Mapping[str, str]) -> None:
    """Let headings that are in another language say so; ``languages``: by their addresses in the page."""
    entries = [contents] if isinstance(contents, nodes.title) else contents.findall(nodes.reference)
    for entry in list(entries) if languages else ():
        if tag := languages.get(entry.get("anchorname", "")):
            entry.children = [edition.edition_foreign("", entry.astext(), lang=tag)]
            entry.children[0].parent = entry
