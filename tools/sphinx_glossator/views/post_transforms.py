"""What is filled in when a page is written, because it comes from other pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from glossator_schema import printed
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.records import TextRecord
from sphinx_glossator.memory.source_digest import read_source_digest
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.references import refer_to
from sphinx_glossator.views.renderings import NOTHING_SHARED, Rendering, read_renderings
from sphinx_glossator.views.timeline import read_events


class Backlinks(SphinxPostTransform):
    """List, in each entry, every paragraph that speaks of it."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in self.document.findall(edition.edition_backlinks):
            for text, places in domain.backlinks(node["of"]):
                node += self.group(domain, text, places)
        for inferred in self.document.findall(edition.edition_inferred):
            for text in reversed(domain.texts()):
                places = [(target, 1) for target in inferred["targets"] if target in text.blocks]
                if places:
                    inferred.insert(0, self.group(domain, text, places))

    def group(
        self, domain: EditionDomain, text: TextRecord, places: list[tuple[str, int]]
    ) -> edition.edition_backlink_group:
        group = edition.edition_backlink_group(title=text.short_title, text_id=text.id)
        for index, (paragraph, times) in enumerate(places):
            if index:
                group += nodes.Text(", ")
            _, record = domain.index[paragraph]
            group += refer_to(paragraph, nodes.Text(record.name))
            if times > 1:
                group += nodes.inline("", f" ×{times}", classes=["times"])
        return group


class Timeline(SphinxPostTransform):
    """Give the drawing of the timeline the events that it draws."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in self.document.findall(edition.edition_timeline):
            node["events"] = read_events(domain)


class Witnesses(SphinxPostTransform):
    """Fill the table of the witnesses with their hashes, by which ``glossator certify`` goes."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in list(self.document.findall(edition.edition_witnesses)):
            rows = [
                (w.text, w.file, w.sha256, str(w.size), str(w.emendations), verdict(domain, w.text))
                for w in domain.witnesses()
            ]
            table = make_table(WITNESS_HEADINGS, rows, printed.WITNESSES, printed.WITNESS)
            lead = nodes.paragraph("", "", nodes.strong("", SOURCES[0]), nodes.Text(SOURCES[1]))
            digest = read_source_digest(self.env)
            node.replace_self([table, lead, nodes.paragraph("", digest, classes=["source-digest"])])


class Digests(SphinxPostTransform):
    """Publish beside each hash, for ``glossator certify``, the digests that no reader has a use for.

    Those of the witness's lines, and that of the text as it is printed with those of its items.
    """

    default_priority = Witnesses.default_priority + 1
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        witnesses = {witness.text: witness for witness in domain.witnesses()}
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


WITNESS_HEADINGS = ("Text", "Received as", "SHA-256", "Bytes", "Emendations", "Certificate")
SOURCES = (
    "The sources.",
    " From which files an output was made is known by a SHA-256, "
    "which sha256sum gives for its list of all files in docs/:",
)
"""What stands before the digest of the sources: it has a line of its own, which no book stretches."""

NOT_YET_CERTIFIED = "by glossator certify"
"""How a reader learns whether a text is certified, where it is not known when the page is written."""


def verdict(domain: EditionDomain, text: str) -> str:
    """Return what the table says of the certificate of a text."""
    return printed.REGENERATED if text in domain.certified else NOT_YET_CERTIFIED


def make_table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], classes: str, row_class: str
) -> nodes.table:
    """Return a table of plain words."""
    cells = [[nodes.entry("", nodes.paragraph("", cell)) for cell in row] for row in rows]
    return fill_table([nodes.Text(heading) for heading in headings], cells, classes, row_class)


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


class Renderings(SphinxPostTransform):
    """Fill the table of how the texts word what they share; each count leads to its paragraphs.

    This is the table of the printed book and of an e-reader; a page in a browser has its own.
    """

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for comparison in list(self.document.findall(edition.edition_comparison)):
            if "comparison" not in comparison:
                comparison.parent.remove(comparison)
        for node in list(self.document.findall(edition.edition_renderings)):
            if "renderings" in node:
                continue
            rows = [list(self.cells(rendering)) for rendering in read_renderings(domain)]
            if not rows:
                node.replace_self(nodes.paragraph("", NOTHING_SHARED))
                continue
            headings = ["Concept", *(text.short_title for text in domain.texts())]
            node.replace_self(fill_table([nodes.Text(h) for h in headings], rows, "renderings"))

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
                for paragraph, name, _ in wording.places:
                    line += [nodes.Text(" "), refer_to(paragraph, nodes.Text(name))]
                cell += line
            yield cell


class LinksAroundMarks(SphinxPostTransform):
    """Divide a link at the marks of author's notes in it: a mark is a link, and none holds another."""

    default_priority = 20  # after references are resolved

    def run(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(nodes.reference)):
            if any(link.findall(edition.edition_note_mark)):
                link.parent.replace(link, divide_at_marks(link))


def divide_at_marks(node: nodes.Element) -> list[nodes.Node]:
    """Return the marks in ``node``, and copies of it that hold what stands between them."""
    pieces: list[nodes.Node] = []
    part = node.copy()
    for child in node.children:
        holds_more = isinstance(child, nodes.Element) and child.children
        for piece in divide_at_marks(cast(nodes.Element, child)) if holds_more else [child]:
            if isinstance(piece, edition.edition_note_mark):
                pieces += [part, piece] if part.children else [piece]
                part = node.copy()
            else:
                part += piece
    return [*pieces, part] if part.children else pieces


POST_TRANSFORMS = (Backlinks, Timeline, Witnesses, Digests, Renderings, LinksAroundMarks)
