"""Visitors for the texts: their heads, their blocks, what is marked in these.

Author's notes are set at the foot of the page on which they are cited; editorial notes in the margin
or at the foot, in large print in a block after the section. A raised letter behind the words that a note
quotes leads to it.
"""

from __future__ import annotations

from docutils import nodes

from glossator_schema import printed
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
from sphinx_glossator.page.nodes import find_milestones
from sphinx_glossator.typst.assemble import page_of_node
from sphinx_glossator.typst.editorial import EditorialVisitors
from sphinx_glossator.typst.forms import has_number
from sphinx_glossator.typst.literals import write_call, write_text
from sphinx_glossator.typst.output import ANNOTATED, PendingLink
from sphinx_glossator.words.printed import frame_citation, word_citation
from sphinx_glossator.words.translation import _


def raisable(mark: str) -> str:
    """Return the mark of an author's note as it is to be raised: ``¹`` is so already, and ``1`` is not."""
    return read_mark(mark) if is_raised(mark) else mark


class EditionVisitors(EditorialVisitors):
    """The heads and the blocks of the texts, and the author's notes."""

    document: nodes.document

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
        # In the book too: so the first page of a text is the same everywhere, and the plan of its margins.
        self.open_block(node, "header-line", printed.CITATION)
        self.put(write_text(self.word_citation(node)))
        self.close_block()
        self.close_block()
        raise nodes.SkipNode

    def word_citation(self, header: nodes.Element) -> str:
        """Return how a text is cited as it stands in this edition, as a published page says it too."""
        version = _(", version {}").format(self.config.version) if self.config.version else ""
        before, between = frame_citation()
        page = page_of_node(header) or self.document
        words = word_citation(header["data"], find_milestones(page))
        return f"{before}{words}{between}{self.config.project}{version}."

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
            with self.only_in(ANNOTATED):
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
            said = note["said_in"].get("dir", "") if note.get("said_in") else ""
            runs = {"dir": said} if said else {}
            self.open(
                "title-author-note" if self.in_title else "author-note",
                raisable(node["label"]),
                **runs,
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
            elif not set(child["ids"]) & self.anchors.keys():
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
                with self.only_in(ANNOTATED):
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
