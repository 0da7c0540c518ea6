"""The page's vocabulary: the doctree nodes that an edition has beside those of docutils.

Every node that carries an id keeps it in ``ids``, as docutils does; it is the HTML id, the PDF
destination and the object name in ``objects.inv``. Attributes are named at each class.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from glossator_schema.blocks import BlockKind, PointKind
from glossator_schema.inlines import LINK


class edition_block(nodes.General, nodes.TextElement):
    """A block of the reading text: its children are inline nodes; ``astext()`` is its words.

    ``kind``: the name of its kind; ``label``: the printed number or label before the words, or "";
    ``paragraph``: the id of the block that cites an author's note, "" of any other; ``speaker``: who says it;
    ``header``: whether the first row of a table says what stands below; ``sha256``: of the image of a figure;
    ``level``: of a quotation in others.
    """


def parents_of(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a node stands in, from the inside out."""
    while node.parent is not None:
        node = node.parent
        yield node


def is_in_link(node: nodes.Node) -> bool:
    """Tell whether a node stands in a link, of ours or of the source."""
    return any(
        isinstance(parent, nodes.reference | addnodes.pending_xref)
        or (isinstance(parent, edition_marked) and parent["kind"] == LINK.name)
        for parent in parents_of(node)
    )


def is_block(node: nodes.Node | None, kind: BlockKind) -> bool:
    """Tell whether a node is a block of a kind."""
    return isinstance(node, edition_block) and node["kind"] == kind.name


def find_blocks(root: nodes.Element, kind: BlockKind) -> Iterator[edition_block]:
    """Yield the blocks of a kind below a node, in order."""
    return (node for node in root.findall(edition_block) if node["kind"] == kind.name)


class edition_header(nodes.General, nodes.Element):
    """What the reader is told about a text below its title: paragraphs classed by what they say.

    ``text_id``; ``data``: the bibliographic data of the page (a plain mapping); on a screen, ``reading``: how
    long it takes to read it, and how hard it is.
    """


class edition_about(nodes.General, nodes.Element):
    """What is told of a text after it, on a screen: lines of its header, with the same attributes."""


class edition_moved(nodes.General, nodes.Element):
    """A signpost at a published id that is gone. ``to``: the id that has its words now, or ""."""


class edition_renamed(nodes.General, nodes.Element):
    """What stands at the old address of a text. ``text_id``: the id that it had; ``version``: until when.

    ``to``: the id of the text now, "" if it was withdrawn; ``anchors``: a list of pairs, each of an old id and
    the id that has its words now, or "". The old ids are those of this page alone, no objects of the domain.
    """


class edition_author_notes(nodes.General, nodes.Element):
    """The author's notes of a text, in order."""


class edition_note_mark(nodes.Inline, nodes.Element):
    """The mark of an author's note in the text. ``note``: its id; ``label``: its printed number.

    It has no text of its own, so that ``astext()`` of its paragraph is the reading text.
    """


class edition_point(nodes.Inline, nodes.Element):
    """A place in a block at which a part of it begins, or a milestone stands; it has no text of its own.

    ``kind``: the name of its :class:`~glossator_schema.blocks.PointKind`; ``label``: what is printed there,
    ``source``: what the witness has there; ``level``: how far a line is indented, how deep an item lies;
    ``number``: that of a line, or of what edition a milestone is; ``shown``: whether the number is printed.
    """


class edition_picture(nodes.image):
    """The image of a figure: its words are the caption, and not what the image shows (``alt``)."""

    def astext(self) -> str:
        return ""


def find_milestones(root: nodes.Element) -> Iterator[edition_point]:
    """Yield the milestones below a node, in order."""
    return (node for node in root.findall(edition_point) if node["kind"] == PointKind.MILESTONE)


class edition_line(nodes.Inline, nodes.TextElement):
    """A line of a block when it is written. ``level``; ``number``, "" where none is printed.

    ``quiet``: its number where none is printed, and the one in its id is another.
    """


class edition_items(nodes.General, nodes.Element):
    """Items of a list that lie equally deep, when it is written: each an :class:`edition_item`."""


class edition_item(nodes.General, nodes.TextElement):
    """An item of a list: its words, and the items that lie deeper in it. ``label``: the printed mark."""


class edition_paragraph(nodes.General, nodes.TextElement):
    """A paragraph of an author's note that has several, when it is written."""


class edition_row(nodes.General, nodes.Element):
    """A row of a table when it is written. ``header``: whether it says what stands below."""


class edition_cell(nodes.General, nodes.TextElement):
    """A cell of a row. ``header``: as that of its row."""


class edition_note_letter(edition_note_mark):
    """The letter by which an e-reader calls an editorial note; ``note``: its id; ``label``: the letter."""


class edition_headnote(nodes.General, nodes.Element):
    """The editors' introduction to a text."""


class edition_note(nodes.General, nodes.Element):
    """An editorial note; its attributes are the published ones of ``NOTE_FIELDS``."""


class edition_own_mark(nodes.Inline, nodes.Element):
    """The mark of a footnote of the editors' own. ``refid``: the id of the footnote; ``label``: its number."""


class edition_own_note(nodes.General, nodes.Element):
    """A footnote within the editors' matter, at its end. ``label``: its number, in small Roman numerals."""


class range_point(nodes.Inline, nodes.Element):
    """Where a range begins or ends in the text. ``ref``: id of a note or emendation; ``end``: bool.

    Ranges may overlap one another and cross links, which elements cannot: a transform turns the
    points into :class:`edition_quoted` and :class:`edition_emended` nodes.
    """


class span_point(range_point):
    """Where words that the source marks begin or end: ranges that nest, and say themselves what they are.

    ``said``: kind, sign, language and address, as far as they are given; of an end the sign.
    """


class edition_marked(nodes.Inline, nodes.TextElement):
    """Words that the source marks. ``number``: which of its block; ``kind``, ``language``, ``address``.

    ``opening``, ``closing``: the signs of the source. Words that a link or quotation divides become several
    such nodes; the first has the sign before them, the last the one after.
    """


class edition_quoted(nodes.Inline, nodes.TextElement):
    """Words that editorial notes quote. ``notes``: the ids of the notes."""


class edition_emended(nodes.Inline, nodes.TextElement):
    """Words that the edition changed. ``emendation``: id; ``source``: what the witness has.

    ``supplied``: whether they are a remark of the editors, and none of the words of their block.

    A reading that a link or quotation divides becomes several such nodes; the first has the source.
    """


class edition_occurrence(nodes.Inline, nodes.TextElement):
    """Words that stand for an entry and are no link of the page's own. ``entry``: its id.

    A transform makes them a quiet link, unless they stand in another one.
    """


class edition_foreign(nodes.Inline, nodes.TextElement):
    """Words in another language. ``lang``: its tag."""


class edition_line_break(nodes.Inline, nodes.TextElement):
    """The end of a line within a paragraph; its words are a line feed, so that words on both sides are two."""


class edition_apparatus(nodes.General, nodes.Element):
    """What the edition did to a text: changed, kept, left out; and the order of the witness.

    ``text_id``; ``collation``: the steps by which the witness is put together again (list of lists);
    ``rules``: the classes of mechanical change, name to remark. A transform sorts its entries into
    one :class:`edition_apparatus_list` for each kind.
    """


class edition_apparatus_list(nodes.General, nodes.Element):
    """The entries of one kind. ``kind``: ``emendations``, ``kept`` or ``omitted``; ``title``, ``remark``."""


class edition_collation(nodes.Invisible, nodes.Element):
    """The order of the witness. ``steps``: list of lists; its apparatus takes them over."""


class edition_rules(nodes.Invisible, nodes.Element):
    """The classes of mechanical change. ``rules``: name to remark; its apparatus takes them over."""


class edition_emendation(nodes.General, nodes.Element):
    """An entry of the apparatus.

    ``target``, ``source_reading``, ``reading``, ``kind``, ``certainty``, ``remark``, ``rule``; ``place``: what
    a reader calls the target, as the page has it.
    """


class edition_kept(nodes.General, nodes.TextElement):
    """Words that the edition keeps, odd as they are. ``block``, ``place``, ``line``, ``remark``."""


class edition_omitted(nodes.General, nodes.TextElement):
    """A passage of the witness that is left out. ``line``, ``role``, ``before`` (block id), ``remark``."""


class edition_witnesses(nodes.General, nodes.Element):
    """A table of the witnesses and their hashes, filled when a page is written."""


class edition_credits(nodes.General, nodes.Element):
    """Who wrote and who reviewed the notes, filled when a page is written."""


class edition_entry(nodes.General, nodes.Element):
    """An entry of whatever kind; its children are its words, its sections, and where it is named.

    ``entry_kind``: the name of its kind, of which it has every published field as an attribute.
    """


class edition_entry_section(nodes.General, nodes.Element):
    """A field of an entry that stands by itself below its words.

    ``field``: its name; ``label``: what stands above it; ``date``: EDTF, "" where it is not dated.
    """


class edition_related(nodes.General, nodes.TextElement):
    """The entries that a reader may look up next: its children are cross-references. ``label``."""


class edition_inferred(nodes.General, nodes.Element):
    """Why passages are held to speak of an event. ``targets``: the ids of their blocks.

    ``inferred``: the places, once filled. Children: the reason's paragraphs; in front of them, once filled,
    an :class:`edition_backlink_group` for each text.
    """


class edition_backlinks(nodes.General, nodes.Element):
    """Where an entry occurs or is mentioned, filled when a page is written.

    ``of``: the id of the entry. ``backlinks``, ``concordance``: the places, once filled. Children, once filled:
    one :class:`edition_backlink_group` for each text.
    """


class edition_backlink_group(nodes.General, nodes.TextElement):
    """The places in one text. ``title``: the text's short title; ``paragraphs``: the ids of what it names.

    ``lines``: the same in context (``views.kwic``), where it is shown. Children: references, what parts them.
    """


class edition_concordance(nodes.General, nodes.Element):
    """The occurrences of an entry as lines in context. ``places``: records of ``views.kwic``."""


class edition_year(nodes.General, nodes.Element):
    """The entries of the timeline that begin in one year, or decade or century. ``name``: which that is."""


class edition_finder(nodes.General, nodes.Element):
    """What finds an entry of its page: letters, and a field. ``initials``: (letter, id) of each.

    ``language``: that of the edition; ``tags``: the languages in which entries have names.
    """


class edition_texts(nodes.General, nodes.Element):
    """The texts, each with what makes one read it. ``start``: the id of the first; ``cards``: once filled."""


class edition_renderings(nodes.General, nodes.Element):
    """How each text words each shared concept, as a table. ``renderings``: what it has, once filled."""


class edition_comparison(nodes.General, nodes.Element):
    """Texts side by side, or one concept in all of them. ``comparison``: what is compared, once filled."""


class edition_choice(nodes.General, nodes.Element):
    """What of the edition a reader chooses to print. ``choice``: what there is to choose from, once filled."""


class edition_self_checks(nodes.General, nodes.Element):
    """The questions at the end of a text, each an :class:`edition_self_check`."""


class edition_self_check(nodes.General, nodes.Element):
    """A question on a text, and its answer. Children: the question, then what answers it.

    ``number``: its place among those of the text, once they are read.
    """


class edition_question(nodes.General, nodes.TextElement):
    """What a self-check asks."""


class edition_key(nodes.General, nodes.Element):
    """A teacher's key: answers, and what to expect; the students' edition does not have it."""


class edition_writing_lines(nodes.General, nodes.Element):
    """Lines on which a student writes, on the sheet that a page is handed out as. ``count``: how many."""


class edition_timeline(nodes.General, nodes.Element):
    """The drawing of the timeline. ``timeline``: the events, filled when a page is written."""
