"""What is made of the views of other pages when a page is written, in whatever output: see ``views.shown``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from html import escape
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from glossator_schema import printed
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.references import refer_to
from sphinx_glossator.views.backlinks import Backlink, TextBacklinks, read_inferred
from sphinx_glossator.views.credits import Contribution, Credits
from sphinx_glossator.views.renderings import NOTHING_SHARED, Rendering, Renderings
from sphinx_glossator.views.witnesses import PublishedWitness, read_witnesses
from sphinx_glossator.words.translation import N_, _, ngettext


class Backlinks(SphinxPostTransform):
    """List, in each entry, every paragraph that speaks of it, once: where it is said why, there."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(edition.edition_backlinks):
            reasoned = self.join_reasons(node.parent)
            texts = (leave_out(text, reasoned) for text in node["backlinks"])
            node += [self.make_group(text) for text in texts if text.links]
        for inferred in self.document.findall(edition.edition_inferred):
            inferred[:0] = list(map(self.make_group, inferred["inferred"]))

    def join_reasons(self, entry: nodes.Element) -> set[str]:
        """Give each paragraph of an entry all its reasons in one place; return these paragraphs."""
        domain = cast(EditionDomain, self.env.domains["edition"])
        places: dict[str, edition.edition_inferred] = {}
        for node in [it for it in entry.children if isinstance(it, edition.edition_inferred)]:
            told = [target for target in node["targets"] if target in places]
            if told:
                first = places[told[0]]
                new = [target for target in node["targets"] if target not in places]
                first["targets"] = [*first["targets"], *new]
                first["inferred"] = read_inferred(domain, " ".join(first["targets"]))
                first += node.children
                entry.remove(node)
                node = first
            places.update(dict.fromkeys(node["targets"], node))
        return set(places)

    def make_group(self, text: TextBacklinks) -> edition.edition_backlink_group:
        """Return the links to the paragraphs of one text, or of a page."""
        paragraphs = [link.paragraph for link in text.links]
        group = edition.edition_backlink_group(
            title=text.title, text_id=text.text, paragraphs=paragraphs
        )
        for index, link in enumerate(text.links):
            if index:
                group += nodes.Text(", ")
            group += self.refer_back(link)
            if link.times > 1:
                group += nodes.inline("", f" ×{link.times}", classes=["times"])
        return group

    def refer_back(self, link: Backlink) -> nodes.Element:
        """Return the link to one place; a section, which is no object of the edition, has its page named."""
        if not link.page:
            return refer_to(link.paragraph, nodes.Text(link.name))
        here, words = self.env.current_document.docname, nodes.inline("", link.name)
        return make_refnode(self.env._app.builder, here, link.page, link.paragraph, words)


def leave_out(text: TextBacklinks, paragraphs: Set[str]) -> TextBacklinks:
    """Return the places of a text without those in some paragraphs."""
    links = tuple(link for link in text.links if link.paragraph not in paragraphs)
    return text._replace(links=links)


class WitnessTable(SphinxPostTransform):
    """Fill the table of the witnesses with their hashes, by which ``glossator certify`` goes."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in list(self.document.findall(edition.edition_witnesses)):
            witnesses, digest = node["witnesses"]
            rows = [
                [*map(make_cell, (*list_facts(witness), verdict(domain, witness.text)))]
                for witness in witnesses
            ]
            headings = [nodes.Text(_(heading)) for heading in WITNESS_HEADINGS]
            table = fill_table(headings, rows, printed.WITNESSES, printed.WITNESS)
            lead = nodes.paragraph(
                "", "", nodes.strong("", _(SOURCES[0])), nodes.Text(_(SOURCES[1]))
            )
            node.replace_self([table, lead, nodes.paragraph("", digest, classes=["source-digest"])])


def list_facts(witness: PublishedWitness) -> tuple[str, ...]:
    """Return what the table says of a witness, but for its certificate, under :data:`WITNESS_HEADINGS`."""
    size, emendations = str(witness.size), str(witness.emendations)
    return witness.text, witness.file, witness.sha256, size, emendations


class Digests(SphinxPostTransform):
    """Publish beside each hash, for ``glossator certify``, the digests that no reader has a use for.

    Those of the witness's lines, and that of the text as it is printed with those of its items.
    """

    default_priority = WitnessTable.default_priority + 1
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        shown = read_witnesses(cast(EditionDomain, self.env.domains["edition"]))
        witnesses = {witness.text: witness for witness in shown.witnesses}
        for row in self.document.findall(nodes.row):
            if printed.WITNESS in row["classes"]:
                witness = witnesses[row[0].astext()]
                data = "".join(
                    f'<data class="{name}" value="{escape(digests)}" hidden="hidden"></data>'
                    for name, digests in (
                        (printed.LINE_DIGESTS, witness.lines),
                        (printed.TEXT_DIGESTS, witness.printed),
                    )
                )
                cast(nodes.entry, row[2]).append(nodes.raw("", data, format="html"))


WITNESS_HEADINGS = (
    N_("Text"),
    N_("Received as"),
    "SHA-256",
    N_("Bytes"),
    N_("Emendations"),
    N_("Certificate"),
)
SOURCES = (
    N_("The sources."),
    N_(
        " From which files an output was made is known by a SHA-256, "
        "which sha256sum gives for its list of all files in docs/:"
    ),
)
"""What stands before the digest of the sources: it has a line of its own, which no book stretches."""

NOT_YET_CERTIFIED = N_("by glossator certify")
"""How a reader learns whether a text is certified, where it is not known when the page is written."""


def verdict(domain: EditionDomain, text: str) -> str:
    """Return what the table says of the certificate of a text."""
    return _(printed.REGENERATED if text in domain.certified else NOT_YET_CERTIFIED)


def make_cell(words: str) -> nodes.entry:
    """Return a cell of plain words."""
    return nodes.entry("", nodes.paragraph("", words))


def fill_table(
    headings: Sequence[nodes.Text],
    rows: Sequence[Sequence[nodes.entry]],
    classes: str,
    row_class: str = "",
) -> nodes.table:
    """Return a table of these cells; ``row_class`` is the class of each row of its body."""
    head = nodes.row("", *(nodes.entry("", nodes.paragraph("", "", h)) for h in headings))
    made = [nodes.row("", *row, classes=row_class.split()) for row in rows]
    columns = [nodes.colspec(colwidth=1) for _ in headings]
    group = nodes.tgroup(
        "", *columns, nodes.thead("", head), nodes.tbody("", *made), cols=len(headings)
    )
    return nodes.table("", group, classes=[classes])


class CreditsList(SphinxPostTransform):
    """Set who wrote which notes, by name: each note is a link."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(edition.edition_credits)):
            credited: Credits = node["credits"]
            items = [list_contribution(of) for of in credited.contributions]
            signed = any(of.written for of in credited.contributions)
            words = describe_unsigned(credited.unsigned, alone=not signed)
            lists = [nodes.definition_list("", *items, classes=["credits"])] if items else []
            node.replace_self([*lists, *([nodes.paragraph("", words)] if words else [])])


def list_contribution(of: Contribution) -> nodes.definition_list_item:
    """Return what somebody has done: how many notes, and where they are."""
    counts = (
        ngettext("{} note", "{} notes", of.written) if of.written else "",
        ngettext("{} note reviewed", "{} notes reviewed", of.reviewed) if of.reviewed else "",
    )
    body = nodes.definition("", nodes.paragraph("", ", ".join(filter(None, counts))))
    for title, notes in of.texts:
        line = nodes.paragraph("", f"{title}: ")
        for index, note in enumerate(notes):
            if index:
                line += nodes.Text(", ")
            place = note.place if note.place != title else _("the whole text")
            line += refer_to(note.id, nodes.Text(f"{place} ({note.label})"))
        body += line
    return nodes.definition_list_item("", nodes.term("", of.name), body)


def describe_unsigned(count: int, *, alone: bool) -> str:
    """Return what is said of the notes that name no author; ``alone``: no other note does."""
    if not count:
        return ""
    if alone:
        return _("No note names its author: all are by the editors.")
    return ngettext("{} other note is by the editors.", "{} other notes are by the editors.", count)


class RenderingsTable(SphinxPostTransform):
    """Set the table of how the texts word what they share; each count leads to its paragraphs.

    This is the table of the printed book and of an e-reader; a page in a browser has its own, and can compare.
    """

    default_priority = 5  # before references are resolved
    builders = ("epub", "typstpdf")

    def run(self, **kwargs: Any) -> None:
        for of_a_browser in (edition.edition_comparison, edition.edition_choice):
            for node in list(self.document.findall(of_a_browser)):
                node.parent.remove(node)
        for node in list(self.document.findall(edition.edition_renderings)):
            shown: Renderings = node["renderings"]
            rows = [list(self.cells(rendering)) for rendering in shown.concepts]
            if not rows:
                node.replace_self(nodes.paragraph("", _(NOTHING_SHARED)))
                continue
            headings = [nodes.Text(heading) for heading in (_("Concept"), *shown.titles)]
            node.replace_self(fill_table(headings, rows, "renderings"))

    def cells(self, rendering: Rendering) -> Iterator[nodes.entry]:
        concept = refer_to(rendering.term, nodes.Text(rendering.headword))
        yield nodes.entry("", nodes.paragraph("", "", concept))
        for index, wordings in enumerate(rendering.texts):
            heat = min(rendering.total(index).bit_length(), 4)  # 1, 2-3, 4-7, 8 and more
            cell = nodes.entry("", classes=[f"heat-{heat}"])
            for wording in wordings:
                line = nodes.paragraph("", classes=["rendering"])
                line += nodes.inline("", wording.words, classes=["rendering-words"])
                line += nodes.inline("", f" ×{wording.total}", classes=["times"])
                for paragraph, name, _times in wording.places:
                    line += [nodes.Text(" "), refer_to(paragraph, nodes.Text(name))]
                cell += line
            yield cell
