"""Visitors for what the editors write on a text: headnote, notes, questions, keys, the head of the apparatus.

In a handout with the text alone nothing of this stands; in one with notes, all but the apparatus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema.credits import is_draft
from glossator_schema.inlines import has_italics
from glossator_schema.notes import TEACHER, VERDICTS_BY_NAME
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.forms import FormVisitors, has_number
from sphinx_glossator.typst.literals import Value, write_call, write_text
from sphinx_glossator.typst.output import ANNOTATED, WHOLE, is_sheet
from sphinx_glossator.words.printed import (
    ANSWERS,
    SELF_CHECKS,
    label_note,
    name_scope,
    word_credit,
    word_reading,
)
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder


class EditorialVisitors(FormVisitors):
    """The editors' matter, and their notes."""

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.notes_in_blocks: bool = document.get("notes_in_blocks", False)
        self.defined: dict[str, str] = {}  # the name in Typst of each note by its id
        self.waiting: list[nodes.Element] = []  # notes that what follows will carry

    # --- the editors' matter ----------------------------------------------------------------

    def visit_edition_headnote(self, node: nodes.Element) -> None:
        self.enter(ANNOTATED)
        self.open_block(node, "headnote", word_reading(node["minutes"], node["level"]))
        self.put_anchors(node)

    def visit_edition_self_checks(self, node: nodes.Element) -> None:
        """Set the questions on a text, and below them the answers: nothing unfolds on paper."""
        self.put_waiting_notes()
        self.enter(ANNOTATED)
        self.open_block(node, "self-checks")
        self.call("self-checks-head", _(SELF_CHECKS))
        checks = list(node.findall(edition.edition_self_check))
        for check in checks:
            self.put_check(check, check.children[:1], anchored=True)
        self.call("self-checks-head", _(ANSWERS))
        for check in checks:
            self.put_check(check, check.children[1:])
        self.depart_edition_matter(node)
        raise nodes.SkipNode

    def put_check(
        self, check: nodes.Element, parts: Sequence[nodes.Node], *, anchored: bool = False
    ) -> None:
        self.open_block(check, "self-check", str(check["number"]))
        if anchored:
            self.put_anchors(check)
        for part in parts:
            part.walkabout(self)
        self.close_block()

    def visit_edition_question(self, node: nodes.Element) -> None:
        self.open_block(node, "par")

    # --- the editors' notes -------------------------------------------------------------------

    def define_notes(self, block: nodes.Element) -> None:
        """Write the notes on a block above it, each on lines of its own, by which errors are placed.

        They are called where their marks stand, and those without a mark at the end of the block.
        """
        if self.notes_in_blocks:
            return
        on_notes = self.notes.on_notes.get(block, ())
        for note in (*self.notes.on_words.get(block, ()), *on_notes):
            self.define_note(note)

    def define_note(self, node: nodes.Element) -> None:
        name = node["ids"][0]
        self.defined[name] = f"note-{len(self.defined) + 1}"
        self.enter(ANNOTATED)
        self.begin_block(node)
        self.put(f"#let {self.defined[name]} = [")
        self.put_anchors(node)
        self.put_words_of(node)
        self.put("]\n")
        self.leave()

    def put_words_of(self, note: nodes.Element) -> None:
        """Set what a note says, and who says it."""
        for child in note.children:
            child.walkabout(self)
        if credit := word_credit(note):
            self.call("note-credit", credit)

    def call_note(self, node: nodes.Element, *, marked: bool) -> None:
        """Set a note that is defined above; if it is marked, with the mark."""
        if node["ids"][0] not in self.defined:
            return  # it stands in a block after the section
        with self.only_in(ANNOTATED):
            call = write_call("editorial-note", *self.describe_note(node), marked)
            self.put(f"{call[:-1]}, {self.defined[node['ids'][0]]})")

    def describe_note(self, node: nodes.Element) -> tuple[Value, ...]:
        name, kind = node["ids"][0], node["kind"]
        says = [_(VERDICTS_BY_NAME[node["verdict"]].label)] if node["verdict"] else []
        if is_draft(node["state"]):
            says.append(_("draft"))
        letter = self.notes.letters.get(name, "")
        teacher = node["audience"] == TEACHER
        about = name_scope(node)
        quote = node["quote"], node.get("language", ""), has_italics(node["quote"])
        return name, kind, label_note(kind), " · ".join(says), letter, teacher, quote, about

    def call_waiting_notes(self) -> None:
        """Set the notes on a heading with the first words below it."""
        if self.notes_in_blocks:
            return
        for node in self.waiting:
            self.call_note(node, marked=False)
        self.waiting.clear()

    def visit_edition_note(self, node: nodes.Element) -> None:
        """Set a note that no block's words have called yet."""
        if self.notes_in_blocks:
            self.waiting.append(node)
        elif node["ids"][0] not in self.defined:
            self.define_note(node)
            if self.comes_before_words(node):
                self.waiting.append(node)
            else:
                with self.only_in(ANNOTATED):
                    call = write_call("loose-note", *self.describe_note(node))
                    self.put(f"{call[:-1]}, {self.defined[node['ids'][0]]})\n")
        raise nodes.SkipNode

    def comes_before_words(self, node: nodes.Element) -> bool:
        """Tell whether a numbered paragraph, which can carry the note, is the next block of words."""
        following = node.parent.children[node.parent.index(node) + 1 :]
        later = (c for c in following if not isinstance(c, (edition.edition_note, nodes.comment)))
        following_block = next(later, None)
        return isinstance(following_block, edition.edition_block) and has_number(following_block)

    def put_waiting_notes(self) -> None:
        """Set the notes of a section, where they stand in blocks, at its end."""
        if not self.notes_in_blocks:
            return
        self.enter(ANNOTATED)
        for node in self.waiting:
            self.open_block(node, "block-note", *self.describe_note(node))
            self.put_anchors(node)
            self.put_words_of(node)
            self.close_block()
        self.leave()
        self.waiting.clear()

    def visit_edition_own_mark(self, node: nodes.Element) -> None:
        self.put_anchors(node)
        self.open_link(node, "own-mark", self.anchor_name(self.docname, node["refid"]))
        self.put(write_text(node["label"]))
        self.close()
        raise nodes.SkipNode

    def visit_edition_own_note(self, node: nodes.Element) -> None:
        self.open_block(node, "own-note", node["label"])
        self.put_anchors(node)

    def depart_edition_own_note(self, node: nodes.Element) -> None:
        self.close_block()

    def visit_edition_key(self, node: nodes.Element) -> None:
        self.enter(ANNOTATED)
        self.open_block(node, "teacher-key")

    def visit_edition_writing_lines(self, node: nodes.Element) -> None:
        """Set lines for an answer on a page that is handed out; the book only asks."""
        if is_sheet(self.document):
            self.begin_block(node)
            self.call("writing-lines", node["count"])
        raise nodes.SkipNode

    def depart_edition_matter(self, node: nodes.Element) -> None:
        self.close_block()
        self.leave()

    depart_edition_headnote = depart_edition_key = depart_edition_matter
    depart_edition_question = depart_edition_own_note

    def visit_edition_moved(self, node: nodes.Element) -> None:
        """Let the old id be a destination of the book; its words follow."""
        self.begin_block(node)
        self.put_anchors(node)
        raise nodes.SkipNode

    # --- the apparatus ----------------------------------------------------------------------

    def visit_edition_apparatus(self, node: nodes.Element) -> None:
        self.put_waiting_notes()
        self.enter(WHOLE)
        if node.children:
            self.call("apparatus-head", _("Apparatus"))

    def depart_edition_apparatus(self, node: nodes.Element) -> None:
        self.leave()
