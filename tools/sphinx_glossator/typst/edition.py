"""Visitors for the nodes of the edition.

Author's notes are set at the foot of the page on which they are cited; editorial notes in the margin
or at the foot, in large print in a block after the section. A raised letter behind the words that a note
quotes leads to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema.blocks import (
    AUTHOR_NOTE,
    FIGURE,
    FORMULA,
    is_raised,
    read_block_id,
    read_mark,
)
from glossator_schema.inlines import FOREIGN, LINK, has_italics
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.forms import FormVisitors, has_number
from sphinx_glossator.typst.literals import write_call, write_text
from sphinx_glossator.typst.notes import describe_note
from sphinx_glossator.typst.output import PendingLink
from sphinx_glossator.words.printed import (
    ANSWERS,
    SELF_CHECKS,
    word_credit,
    word_reading,
)
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder


def raisable(mark: str) -> str:
    """Return the mark of an author's note as it is to be raised: ``¹`` is so already, and ``1`` is not."""
    return read_mark(mark) if is_raised(mark) else mark


class EditionVisitors(FormVisitors):
    """The blocks of the texts, the editors' notes and the head of the apparatus."""

    document: nodes.document

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.notes_in_blocks: bool = document.get("notes_in_blocks", False)
        self.defined: dict[str, str] = {}  # the name in Typst of each note by its id
        self.waiting: list[nodes.Element] = []  # notes that what follows will carry

    # --- texts ------------------------------------------------------------------------------

    def visit_edition_header(self, node: nodes.Element) -> None:
        self.open_block(node, "text-header")
        self.put_anchor(node["text_id"])
        for line in node.children:
            assert isinstance(line, nodes.Element)
            self.open_block(line, "header-line", line["classes"][0])
            for child in line.children:
                child.walkabout(self)
            self.close_block()
        self.close_block()
        raise nodes.SkipNode

    def visit_edition_block(self, node: nodes.Element) -> None:
        self.define_notes(node)
        self.open_language(node)
        if not has_number(node):
            if not self.open_laid_out(node):
                self.open_block(node, "labelled", node["kind"], node["label"])
            self.put_anchors(node)
            self.call_waiting_notes()
            self.put_speaker(node)
            if edition.is_block(node, FORMULA):
                self.put_formula(node)
                for quoted in node.findall(edition.edition_quoted):
                    self.depart_edition_quoted(quoted)
                raise nodes.SkipChildren
            return
        self.begin_block(node)
        self.put(write_call("paragraph", read_block_id(node["ids"][0])[1])[:-1])
        if self.waiting and not self.notes_in_blocks:
            self.put(", before: [")
            self.call_waiting_notes()
            self.put("]")
        self.put(")[")
        self.put_anchors(node)
        self.put_speaker(node)

    def depart_edition_block(self, node: nodes.Element) -> None:
        if edition.is_block(node, FIGURE):
            self.close()  # the caption
        self.in_code = False
        for note in self.notes.on_notes.get(node, ()):
            self.call_note(note, marked=False)
        self.close_block()
        self.close_language(node)

    # --- author's notes ---------------------------------------------------------------------

    def visit_edition_note_mark(self, node: nodes.Element) -> None:
        """Set the author's note at the foot of this page; a second mark leads to the same note."""
        note = self.notes.author.get(node["note"])
        if note is None:
            self.unknown_visit(node)
        elif node["note"] in self.anchors:
            self.links.append(PendingLink(len(self.body), node["note"], node))
            self.open("second-mark", node["note"])
            self.put(write_text(raisable(node["label"])))
            self.close()
        else:
            self.put_anchor(f"{node['note']}-mark")
            self.open(
                "title-author-note" if self.in_title else "author-note", raisable(node["label"])
            )
            self.put_note(note)
            self.close()
        raise nodes.SkipNode

    def put_note(self, note: nodes.Element) -> None:
        self.put_anchors(note)
        self.open_language(note)
        for child in note.children:
            child.walkabout(self)
        self.close_language(note)

    def visit_edition_author_notes(self, node: nodes.Element) -> None:
        """Set what is not yet set (notes that no mark leads to) here, so that none is lost."""
        self.put_waiting_notes()
        for child in node.children:
            if not isinstance(child, nodes.Element):
                continue
            if edition.is_block(child, AUTHOR_NOTE):
                if child["ids"][0] not in self.anchors:
                    self.open_language(child)
                    self.open_block(child, "labelled", AUTHOR_NOTE.name, child["label"])
                    self.put_note(child)
                    self.close_block()
                    self.close_language(child)
            elif not set(child["ids"]) & self.anchors:
                child.walkabout(self)
        raise nodes.SkipNode

    # --- inside the text --------------------------------------------------------------------

    def visit_edition_quoted(self, node: nodes.Element) -> None:
        """Write nothing before quoted words: a letter after them leads to the note."""

    def depart_edition_quoted(self, node: nodes.Element) -> None:
        for name in node["notes"]:
            if self.notes.last_segments.get(name) is not node or name not in self.notes.letters:
                continue
            if name in self.defined and name not in self.notes.unmarked:
                self.call_note(self.notes.editorial[name], marked=True)
            else:
                self.open_link(node, "letter-mark", name, self.notes.letters[name])
                self.close()

    def visit_edition_emended(self, node: nodes.Element) -> None:
        self.open("emended")

    def visit_edition_marked(self, node: nodes.Element) -> None:
        """Begin marked words; a link is none in a title or in another link."""
        kind = node["kind"]
        if kind == FOREIGN.name:
            self.open("foreign", node["language"], has_italics(node.astext()))
        elif kind != LINK.name:
            self.open(f"marked-{kind}")
        elif self.in_title or edition.is_in_link(node):
            self.open("plain")
        else:
            self.open("web-link", node["address"])

    def visit_edition_occurrence(self, node: nodes.Element) -> None:
        self.put_indexed(node["entry"])
        self.open("plain")

    def depart_edition_emended(self, node: nodes.Element) -> None:
        self.close()

    depart_edition_occurrence = depart_edition_marked = depart_edition_emended

    def visit_edition_foreign(self, node: nodes.Element) -> None:
        self.call("in-language", node["lang"], node.astext())
        raise nodes.SkipNode

    # --- the editors' matter ----------------------------------------------------------------

    def visit_edition_headnote(self, node: nodes.Element) -> None:
        self.open_block(node, "headnote", word_reading(node["minutes"], node["level"]))
        self.put_anchors(node)

    def visit_edition_self_checks(self, node: nodes.Element) -> None:
        """Set the questions on a text, and below them the answers: nothing unfolds on paper."""
        self.put_waiting_notes()
        self.open_block(node, "self-checks")
        self.call("self-checks-head", _(SELF_CHECKS))
        checks = list(node.findall(edition.edition_self_check))
        for check in checks:
            self.put_check(check, check.children[:1], anchored=True)
        self.call("self-checks-head", _(ANSWERS))
        for check in checks:
            self.put_check(check, check.children[1:])
        self.close_block()
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
        self.begin_block(node)
        self.put(f"#let {self.defined[name]} = [")
        self.put_anchors(node)
        self.put_words_of(node)
        self.put("]\n")

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
        call = write_call("editorial-note", *describe_note(node, self.notes), marked)
        self.put(f"{call[:-1]}, {self.defined[node['ids'][0]]})")

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
                call = write_call("loose-note", *describe_note(node, self.notes))
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
        for node in self.waiting:
            self.open_block(node, "block-note", *describe_note(node, self.notes))
            self.put_anchors(node)
            self.put_words_of(node)
            self.close_block()
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
        self.open_block(node, "teacher-key")

    def depart_edition_box(self, node: nodes.Element) -> None:
        self.close_block()

    depart_edition_headnote = depart_edition_key = depart_edition_question = depart_edition_box

    def visit_edition_moved(self, node: nodes.Element) -> None:
        """Let the old id be a destination of the book; its words follow."""
        self.begin_block(node)
        self.put_anchors(node)
        raise nodes.SkipNode

    # --- the apparatus ----------------------------------------------------------------------

    def visit_edition_apparatus(self, node: nodes.Element) -> None:
        self.put_waiting_notes()
        if node.children:
            self.call("apparatus-head", _("Apparatus"))

    def depart_edition_apparatus(self, node: nodes.Element) -> None:
        """Write nothing after an apparatus."""
