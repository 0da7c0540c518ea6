"""Visitors for the nodes of the edition.

Author's notes are set at the foot of the page on which they are cited; editorial notes stand in a
block after the paragraph, to which a raised letter leads from the words that they quote.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_glossator import nodes as edition
from sphinx_glossator.book import find_last_segments, group_notes_on_author_notes, letter_notes
from sphinx_glossator.html.visitors import NOTE_LABELS
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import write_text
from sphinx_glossator.typst.output import Link


class EditionVisitors(InlineVisitors):
    """The blocks of the texts, the editors' notes and the apparatus."""

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
        self.close_block()
        raise nodes.SkipNode

    def visit_edition_paragraph(self, node: nodes.Element) -> None:
        self.open_block(node, "paragraph", node["label"])
        self.put_anchors(node)

    def visit_labelled_block(self, node: nodes.Element) -> None:
        kind = type(node).__name__.removeprefix("edition_")
        self.open_block(node, "labelled", kind, node["label"])
        self.put_anchors(node)

    def depart_edition_block(self, node: nodes.Element) -> None:
        self.close_block()
        self.put_notes_on_author_notes(node)

    depart_edition_paragraph = depart_edition_block
    visit_edition_abstract = visit_edition_keywords = visit_labelled_block
    visit_edition_pull_quote = visit_edition_reference = visit_labelled_block
    depart_edition_abstract = depart_edition_keywords = depart_edition_block
    depart_edition_pull_quote = depart_edition_reference = depart_edition_block

    # --- author's notes ---------------------------------------------------------------------

    def author_notes(self) -> dict[str, nodes.Element]:
        """Return the author's notes of all texts by id."""
        if self._author_notes is None:
            found = self.document.findall(edition.edition_author_note)
            self._author_notes = {node["ids"][0]: node for node in found}
        return self._author_notes

    _author_notes: dict[str, nodes.Element] | None = None

    def visit_edition_note_mark(self, node: nodes.Element) -> None:
        """Set the author's note at the foot of this page; a second mark leads to the same note."""
        note = self.author_notes().get(node["note"])
        if note is None:
            self.unknown_visit(node)
        elif node["note"] in self.anchors:
            self.links.append(Link(len(self.body), node["note"], node))
            self.open("second-mark", node["note"])
            self.put(write_text(node["label"]))
            self.close()
        else:
            self.put_anchor(f"{node['note']}-mark")
            self.open("author-note", node["label"])
            self.put_note(note)
            self.close()
        raise nodes.SkipNode

    def put_note(self, note: nodes.Element) -> None:
        self.put_anchors(note)
        for child in note.children:
            child.walkabout(self)

    def visit_edition_author_notes(self, node: nodes.Element) -> None:
        """Set what is not yet set (notes that no mark leads to) here, so that none is lost."""
        for child in node.children:
            if not isinstance(child, nodes.Element):
                continue
            if isinstance(child, edition.edition_author_note):
                if child["ids"][0] not in self.anchors:
                    self.open_block(child, "labelled", "author-note", child["label"])
                    self.put_note(child)
                    self.close_block()
            elif not set(child["ids"]) & self.anchors:
                child.walkabout(self)
        raise nodes.SkipNode

    def put_notes_on_author_notes(self, block: nodes.Element) -> None:
        """Set the editors' notes on the author's notes that a block cites after the block."""
        for mark in block.findall(edition.edition_note_mark):
            for note in self.notes_on_author_notes().pop(mark["note"], ()):
                note.walkabout(self)

    def notes_on_author_notes(self) -> dict[str, list[nodes.Element]]:
        """Return the editors' notes on each author's note, so far as they are still to be set."""
        if self._notes_on_author_notes is None:
            self._notes_on_author_notes = group_notes_on_author_notes(self.document)
        return self._notes_on_author_notes

    _notes_on_author_notes: dict[str, list[nodes.Element]] | None = None

    # --- inside the text --------------------------------------------------------------------

    def visit_edition_quoted(self, node: nodes.Element) -> None:
        """Write nothing before quoted words: a letter after them leads to the note."""

    def depart_edition_quoted(self, node: nodes.Element) -> None:
        for note in node["notes"]:
            if self.last_segments().get(note) is node and note in self.letters():
                self.open_link(node, "letter-mark", note, self.letters()[note])
                self.close()

    def letters(self) -> dict[str, str]:
        if self._letters is None:
            self._letters = letter_notes(self.document)
        return self._letters

    def last_segments(self) -> dict[str, nodes.Element]:
        if self._last_segments is None:
            self._last_segments = find_last_segments(self.document)
        return self._last_segments

    _letters: dict[str, str] | None = None
    _last_segments: dict[str, nodes.Element] | None = None

    def visit_edition_emended(self, node: nodes.Element) -> None:
        self.open("emended")

    def visit_edition_occurrence(self, node: nodes.Element) -> None:
        self.open("plain")

    def depart_edition_emended(self, node: nodes.Element) -> None:
        self.close()

    depart_edition_occurrence = depart_edition_emended

    def visit_edition_zh(self, node: nodes.Element) -> None:
        self.call("zh", node["lang"], node.astext())
        raise nodes.SkipNode

    # --- the editors' matter ----------------------------------------------------------------

    def visit_edition_headnote(self, node: nodes.Element) -> None:
        self.open_block(node, "headnote")
        self.put_anchors(node)

    def visit_edition_note(self, node: nodes.Element) -> None:
        letter = self.letters()[node["ids"][0]] if node["ids"][0] in self.last_segments() else ""
        kind, teacher = node["kind"], node["audience"] == "teacher"
        self.open_block(node, "editorial-note", kind, NOTE_LABELS[kind], letter, teacher)
        self.put_anchors(node)
        self.put(write_text(node["quote"]))
        self.put("][")

    def visit_edition_key(self, node: nodes.Element) -> None:
        self.open_block(node, "teacher-key")

    def depart_edition_box(self, node: nodes.Element) -> None:
        self.close_block()

    depart_edition_headnote = depart_edition_note = depart_edition_key = depart_edition_box

    def visit_edition_emendation(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.put_anchors(node)
        facts = ", ".join(
            filter(None, (node.get("kind"), node.get("certainty"), node.get("remark")))
        )
        source = node.get("source_reading") or "supplied"
        self.open_link(node, "emendation", node["target"], source, facts)
        self.put(write_text(node.get("reading", "")))
        self.close_block()
        raise nodes.SkipNode

    def visit_edition_moved(self, node: nodes.Element) -> None:
        """Let the old id be a destination of the book; its words follow."""
        self.begin_block(node)
        self.put_anchors(node)
        raise nodes.SkipNode

    # --- the apparatus ----------------------------------------------------------------------

    def visit_edition_apparatus(self, node: nodes.Element) -> None:
        if node.children:
            self.call("apparatus-head", "Apparatus")

    def depart_edition_apparatus(self, node: nodes.Element) -> None:
        """Write nothing after an apparatus or one of its lists."""

    depart_edition_apparatus_list = depart_edition_apparatus

    def visit_edition_apparatus_list(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.call("apparatus-list", node["title"], node["remark"])

    def visit_edition_kept(self, node: nodes.Element) -> None:
        self.begin_block(node)
        self.open_link(node, "kept", node["block"], node["remark"])

    def visit_edition_omitted(self, node: nodes.Element) -> None:
        what = ", ".join(filter(None, (node["role"], node["remark"])))
        self.open_block(node, "omitted", node["line"], what)

    def depart_edition_omitted(self, node: nodes.Element) -> None:
        self.close_block()

    depart_edition_kept = depart_edition_omitted
