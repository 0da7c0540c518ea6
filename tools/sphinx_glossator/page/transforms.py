"""What happens to a page between parsing and the domain's look at it (priority 850).

1. :class:`LinkTargets`: ``[words](term:slug)`` and ``[words]{.event-slug}`` become cross-references,
   ``[words]{.term-slug}`` an occurrence, and so with every kind of entry (a link may not hold a span in
   Markdown, a span may);
2. :class:`HeadingIds`: a heading with an id of its own keeps that one alone;
3. :class:`Ranges`: start and end points become the elements that HTML and PDF can nest;
4. :class:`RepeatedLinks`: an occurrence leads to its entry too, unless it stands in a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from glossator_schema.addresses import ENTRY_SCHEMES
from glossator_schema.entries import Found, kind_of
from glossator_schema.inlines import LINK
from glossator_schema.points import REMARK
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.references import AGAIN, refer_to
from sphinx_glossator.words.printed import name_blocks
from sphinx_glossator.words.translation import _

logger = logging.getLogger(__name__)


class LinkTargets(SphinxTransform):
    """Turn the page's links to entries into cross-references."""

    default_priority = 300

    def apply(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(nodes.reference)):
            scheme, _, slug = link.get("refuri", "").partition(":")
            if scheme in ENTRY_SCHEMES:
                link.replace_self(self.refer(link, f"{scheme}-{slug}"))
        for span in list(self.document.findall(nodes.inline)):
            if type(span) is not nodes.inline:
                continue
            for name in span["classes"]:
                kind = kind_of(name)
                if kind and kind.found is Found.BY_FORMS:
                    words = edition.edition_occurrence("", "", *span.children, entry=name)
                    span.replace_self(words)
                elif kind:
                    span.replace_self(self.refer(span, name))

    def refer(self, link: nodes.Element, target: str) -> nodes.Element:
        reference = refer_to(target, *link.children, kind="link")
        reference.source, reference.line = link.source, link.line
        return reference


class HeadingIds(SphinxTransform):
    """Let a heading's id be the one that its page gives it (``{#chen-2024-h1}``), and no other."""

    default_priority = 301

    def apply(self, **kwargs: Any) -> None:
        for section in self.document.findall(nodes.section):
            explicit = [
                self.document.nameids[name]
                for name in section["names"]
                if self.document.nametypes.get(name) and self.document.nameids.get(name)
            ]
            if explicit:
                section["ids"] = explicit[:1]


class Ranges(SphinxTransform):
    """Turn the points at which ranges start and end into elements.

    Each piece of text between two points becomes one element, which names every range that it
    is in: so ranges may overlap and cross links (the method is TEI's for overlapping hierarchies:
    milestones on the page, segments in the output).
    """

    default_priority = 302

    def apply(self, **kwargs: Any) -> None:
        self.notes = {node["ids"][0] for node in self.document.findall(edition.edition_note)}
        self.sources = {
            node["ids"][0]: node["source_reading"]
            for node in self.document.findall(edition.edition_emendation)
        }
        self.printed: set[str] = set()
        for block in self.document.findall(nodes.TextElement):
            if isinstance(block, edition.edition_block | nodes.title):
                self.divide(block)
        for words in self.words_of_notes():
            self.divide(words)
        for point in list(self.document.findall(edition.range_point)):
            parent = point.parent
            logger.warning("a range is not in the reading text: %s", point["ref"], location=parent)
            parent.remove(point)

    def words_of_notes(self) -> Iterator[nodes.Element]:
        """Yield the blocks of the notes that other notes are on."""
        notes = list(self.document.findall(edition.edition_note))
        targets = {note["target"] for note in notes}
        for note in notes:
            if note["ids"][0] in targets:
                yield from list(note.findall(nodes.TextElement))

    def divide(self, block: nodes.Element) -> None:
        """Set elements around the ranges in a block."""
        if not any(block.findall(edition.range_point)):
            return
        self.open: list[str] = []
        self.marked: list[edition.edition_marked] = []
        self.last: dict[int, edition.edition_marked] = {}
        self.count = 0
        self.segment(block)
        if self.count:
            join_pieces(block)
        for ref in self.open:
            logger.warning("the range of %s has no end", ref, location=block)
        for marked in self.marked:
            logger.warning("marked words (%s) have no end", marked["kind"], location=block)

    def segment(self, parent: nodes.Element) -> None:
        """Wrap the text below ``parent`` in the ranges that are open there, and drop the points."""
        children: list[nodes.Node] = []  # docutils would replace the first of two equal texts
        for child in parent.children:
            if isinstance(child, edition.span_point):
                self.pass_span_point(child)
            elif isinstance(child, edition.range_point):
                children += self.pass_point(child)
            elif isinstance(child, nodes.Text):
                children.append(self.wrap(child))
            else:
                children.append(child)
                if isinstance(child, nodes.Element):
                    self.segment(child)
        parent.children = []
        parent.extend(children)

    def pass_point(self, point: edition.range_point) -> list[nodes.Node]:
        """Open or close a range; a reading without words leaves an element with its source only."""
        ref = point["ref"]
        if not point["end"]:
            self.open.append(ref)
        elif ref in self.open:
            self.open.remove(ref)
            if ref in self.sources and ref not in self.printed:
                return [self.mark(self.emended(ref))]
        else:
            logger.warning("the range of %s ends before it starts", ref, location=point.parent)
        return []

    def wrap(self, text: nodes.Text) -> nodes.Node:
        result: nodes.Node = text.copy()
        for ref in self.open:
            if ref in self.sources:
                result = self.emended(ref, result)
        result = self.mark(result)
        quoting = [ref for ref in self.open if ref in self.notes]
        return edition.edition_quoted("", "", result, notes=quoting) if quoting else result

    def pass_span_point(self, point: edition.span_point) -> None:
        """Begin or end marked words: the last piece of them has the sign after them."""
        said = point["said"]
        if not point["end"]:
            kind, opening, language, address = [*said, "", "", ""][:4]
            self.count += 1
            marked = edition.edition_marked(
                number=self.count, kind=kind, opening=opening, language=language, address=address
            )
            self.marked.append(marked)
        elif self.marked and (number := self.marked.pop()["number"]) in self.last:
            self.last[number]["closing"] = said[0]
        else:
            logger.warning("marked words end before they start", location=point.parent)

    def mark(self, words: nodes.Node) -> nodes.Node:
        """Wrap a piece of words in all that it is marked as; the first piece has the signs before the words."""
        for marked in reversed(self.marked):
            number = marked["number"]
            piece = edition.edition_marked("", "", words, **marked.attributes, closing="")
            if number in self.last:
                piece["opening"] = ""
            self.last[number] = words = piece
        return words

    def emended(self, ref: str, *words: nodes.Node) -> edition.edition_emended:
        source = "" if ref in self.printed else self.sources[ref]
        self.printed.add(ref)
        said = {"emendation": ref, "source": source, "supplied": ref.endswith(REMARK)}
        return edition.edition_emended("", "", *words, **said)


def join_pieces(parent: nodes.Element) -> None:
    """Make one element of the pieces of marked words between which nothing stands."""
    children: list[nodes.Node] = []
    for child in parent.children:
        before = children[-1] if children else None
        if (
            isinstance(child, edition.edition_marked)
            and isinstance(before, edition.edition_marked)
            and before["number"] == child["number"]
        ):
            before["closing"] = child["closing"]
            before.extend(child.children)
        else:
            children.append(child)
    if len(children) < len(parent.children):
        parent.children = children
    for child in children:
        if isinstance(child, nodes.Element):
            join_pieces(child)


class RepeatedLinks(SphinxTransform):
    """Set a quiet link around each occurrence: every mention of an entry opens it."""

    default_priority = 304  # links that the source marks are elements by then

    def apply(self, **kwargs: Any) -> None:
        for words in list(self.document.findall(edition.edition_occurrence)):
            marked = words.findall(edition.edition_marked)
            if edition.is_in_link(words) or any(mark["kind"] == LINK.name for mark in marked):
                continue
            parent, place = words.parent, words.parent.index(words)
            parent.remove(words)
            parent.insert(place, refer_to(words["entry"], words, kind=AGAIN))


class ApparatusLists(SphinxTransform):
    """Sort the entries of an apparatus by what they are; mechanical changes stand under their rule."""

    default_priority = 303

    def apply(self, **kwargs: Any) -> None:
        for apparatus in list(self.document.findall(edition.edition_apparatus)):
            for collation in list(apparatus.findall(edition.edition_collation)):
                apparatus["collation"] = collation["steps"]
                apparatus.remove(collation)
            for rules in list(apparatus.findall(edition.edition_rules)):
                apparatus["rules"] = rules["rules"]
                apparatus.remove(rules)
            self.sort(apparatus)

    def sort(self, apparatus: edition.edition_apparatus) -> None:
        entries = list(apparatus.children)
        emendations = [e for e in entries if isinstance(e, edition.edition_emendation)]
        single = [e for e in emendations if not e["rule"]]
        lists: list[tuple[str, str, str, Sequence[nodes.Node]]]
        lists = [("emendations", _("Emendations"), "", single)]
        for rule, remark in apparatus["rules"].items():
            places = [e for e in emendations if e["rule"] == rule]
            title = _("Emendations by the rule “{}”").format(rule)
            lists.append(("emendations", title, remark, places))
        kept = [e for e in entries if isinstance(e, edition.edition_kept)]
        lists.append(("kept", _("Kept as it stands (sic)"), "", kept))
        names = name_blocks(self.document.findall(edition.edition_block))
        for emendation in emendations:
            emendation["place"] = names.get(emendation["target"], emendation["place"])
        for words in kept:
            words["place"] = names.get(words["block"], words["place"])
        omitted = [e for e in entries if isinstance(e, edition.edition_omitted)]
        lists.append(("omitted", _("Left out of the reading text"), "", omitted))
        apparatus.children = []
        for kind, title, remark, found in lists:
            if found:
                apparatus += edition.edition_apparatus_list(
                    "", *found, kind=kind, title=title, remark=remark
                )


class UniqueIds(SphinxTransform):
    """Warn where an editor's markup takes an id that stands on the page already, or writes HTML."""

    default_priority = 830  # after docutils and MyST have given their ids

    def apply(self, **kwargs: Any) -> None:
        owners: dict[str, nodes.Element] = {}
        for node in self.document.findall(nodes.Element):
            names: list[str] = node.get("ids", [])
            for name in names:
                if name in owners and owners[name] is not node.parent:
                    logger.warning("the id %s stands on this page already", name, location=node)
                owners[name] = node
        texts = {header["text_id"] for header in self.document.findall(edition.edition_header)}
        for moved in list(self.document.findall(edition.edition_moved)):
            if (
                moved["to"] and moved["to"] not in owners.keys() | texts
            ):  # to a note that is for teachers
                moved.parent.remove(moved)
        for kind in EDITORS_MATTER:
            for matter in self.document.findall(kind):
                for raw in matter.findall(nodes.raw):
                    logger.warning("HTML reaches the screen alone; write it in MyST", location=raw)


EDITORS_MATTER = (
    edition.edition_headnote,
    edition.edition_note,
    edition.edition_self_check,
    edition.edition_entry,
)

TRANSFORMS = (UniqueIds, ApparatusLists, LinkTargets, HeadingIds, Ranges, RepeatedLinks)
