"""What an e-reader needs of a page: letters of notes, a drawn timeline, no link out of the book."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_glossator.epub.timeline import draw_svg
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import (
    find_excluded,
    find_last_segments,
    letter_notes,
    list_elements,
)


class NoteLetters(SphinxPostTransform):
    """Set a note's letter behind the last of the words that it quotes, as the printed book has it.

    An e-reader has no margin, but opens a note where it is called.
    """

    default_priority = 15  # terms are links by then, and not yet divided at the marks in them
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        elements = list_elements(self.document)
        letters = letter_notes(elements)
        for note, segment in reversed(find_last_segments(elements).items()):
            if note in letters:
                letter = edition.edition_note_letter(note=note, label=letters[note])
                segment.parent.insert(segment.parent.index(segment) + 1, letter)


class TimelineDrawings(SphinxPostTransform):
    """Draw the timeline: an e-reader has no room for the lanes that a browser can zoom."""

    default_priority = 5  # it has its events by then
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(edition.edition_timeline)):
            figure = f'<figure class="timeline">{draw_svg(node["timeline"])}</figure>\n'
            node.replace_self(nodes.raw("", figure, format="html"))


class LinksOutOfTheBook(SphinxPostTransform):
    """Let the words stand alone where they link to a page that is no part of the book."""

    default_priority = 30  # references are resolved
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        excluded = {f"{docname}.xhtml" for docname in find_excluded(self.env)}
        folder = "../" * self.env.docname.count("/")
        for link in list(self.document.findall(nodes.reference)):
            page = link.get("refuri", "").partition("#")[0]
            if link.get("internal") and page.removeprefix(folder) in excluded:
                link.replace_self(link.children)
