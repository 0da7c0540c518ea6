"""The footnotes that the editors' matter has itself: each note, headnote and entry counts its own.

They stand at the end of what they belong to, in every output, and are counted in small Roman numerals: no
reader takes one for a note of the author. Two notes may have a footnote ``[^1]`` each.

MyST gathers the footnotes of a page and wants their labels to be unique there. It gives an extension no
place to say whose they are, so its two methods are exchanged, in this process: while the words of such matter
are read, they make nodes of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from roman_numerals import RomanNumeral
from sphinx.util import logging

from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

logger = logging.getLogger(__name__)

SCOPE = "edition_own_notes"
"""The attribute of a document that says that the editors' matter is being read."""

render_reference = DocutilsRenderer.render_footnote_ref
render_footnote = DocutilsRenderer.render_footnote_reference


def render_own_mark(self: DocutilsRenderer, token: SyntaxTreeNode) -> None:
    """Write where a footnote is called."""
    if not getattr(self.document, SCOPE, False):
        render_reference(self, token)
        return
    mark = edition.edition_own_mark(name=token.meta["label"])
    self.add_line_and_source_path(mark, token)
    self.current_node.append(mark)


def render_own_note(self: DocutilsRenderer, token: SyntaxTreeNode) -> None:
    """Write a footnote."""
    if not getattr(self.document, SCOPE, False):
        render_footnote(self, token)
        return
    note = edition.edition_own_note(name=token.meta["label"])
    self.add_line_and_source_path(note, token)
    with self.current_node_context(note, append=True):
        self.render_children(token)


def use_own_notes() -> None:
    """Exchange the methods; a second time changes nothing."""
    DocutilsRenderer.render_footnote_ref = render_own_mark  # type: ignore[method-assign]
    DocutilsRenderer.render_footnote_reference = render_own_note  # type: ignore[method-assign]


@contextmanager
def own_notes(document: Any) -> Iterator[None]:
    """Read footnotes as those of the matter that is being read."""
    before = getattr(document, SCOPE, False)
    setattr(document, SCOPE, True)
    try:
        yield
    finally:
        setattr(document, SCOPE, before)


def number_own_notes(matter: nodes.Element, name: str) -> None:
    """Count the footnotes of some matter as they are called, and set them at its end.

    ``name``: begins their ids. One that nothing calls, and a call of none, is a warning.
    """
    notes: dict[str, edition.edition_own_note] = {}
    for note in list(matter.findall(edition.edition_own_note)):
        note.parent.remove(note)
        if note["name"] in notes:
            message = "the footnote [^%s] stands twice in one note; give one another label"
            logger.warning(message, note["name"], location=note)
        notes.setdefault(note["name"], note)
    called: dict[str, edition.edition_own_note] = {}
    waiting = list(matter.findall(edition.edition_own_mark))
    while waiting:  # a footnote may call another
        mark = waiting.pop(0)
        note_called = notes.get(mark["name"])
        if note_called is None:
            message = "there is no footnote [^%s] in this note; write it, or remove the mark"
            logger.warning(message, mark["name"], location=mark)
            mark.parent.replace(mark, nodes.Text(f"[^{mark['name']}]"))
            continue
        if mark["name"] not in called:
            called[mark["name"]] = note_called
            number = len(called)
            note_called["label"] = RomanNumeral(number).to_lowercase()
            note_called["ids"] = [f"{name}.{number}"]
            mark["ids"] = [f"{name}.{number}-mark"]
            waiting.extend(note_called.findall(edition.edition_own_mark))
        mark["label"], mark["refid"] = note_called["label"], note_called["ids"][0]
    for label in notes.keys() - called.keys():
        message = "nothing calls the footnote [^%s]; set its mark, or remove it"
        logger.warning(message, label, location=notes[label])
    matter += list(called.values())
