"""What each node of an edition is in a builder that does not know it: nodes of docutils alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from glossator_schema.blocks import CODE, FORMULA
from glossator_schema.entries import BY_NAME
from glossator_schema.fields import Part
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.plain.tables import plain_renderings, set_rows
from sphinx_glossator.views.timeline import in_order, spell_event_date
from sphinx_glossator.words.dates import spell_dates
from sphinx_glossator.words.facts import PLACES, describe_facts
from sphinx_glossator.words.printed import label_note, name_scope, word_credit
from sphinx_glossator.words.translation import _

logger = logging.getLogger(__name__)

KNOWING = ("html", "typst", "xml", "pseudoxml", "")
"""Formats whose writers know the nodes of an edition, or write any node as it is; "" has no pages."""

LONGEST_LABEL = 40
"""So many letters are left beside a source; Sphinx's plain text ends in an error at a longer label."""

Forms = Sequence[nodes.Node]


class PlainForms(SphinxPostTransform):
    """Put docutils' own nodes in place of those of the edition, the innermost first."""

    default_priority = (
        500  # all that is shown of other pages is there, and every reference is resolved
    )

    def is_supported(self) -> bool:
        return self.env._builder_cls.format not in KNOWING

    def run(self, **kwargs: Any) -> None:
        without: set[str] = set()
        for apparatus in list(self.document.findall(edition.edition_apparatus)):
            without |= {"the apparatus"} if apparatus.children else set()
            apparatus.parent.remove(apparatus)
        for citation in list(self.document.findall(nodes.citation)):
            if len(citation[0].astext()) > LONGEST_LABEL:
                citation.replace_self(plain_long_citation(citation))
        own = [node for node in self.document.findall(nodes.Element) if is_of_editions(node)]
        for node in reversed(own):
            make = FORMS.get(type(node))
            if make is None:
                without.add(type(node).__name__.removeprefix("edition_").replace("_", " "))
            made = list(make(node)) if make else []
            node.parent[node.parent.index(node) : node.parent.index(node) + 1] = made
        if without:
            names = ", ".join(sorted(without))
            logger.warning(
                "the builder %s has no form for %s: it stands in the HTML and the PDF of the edition",
                self.env._builder_cls.name,
                names,
                once=True,
                type="edition",
                subtype="plain",
            )


def is_of_editions(node: nodes.Element) -> bool:
    """Tell whether a node is one of the edition, that no other writer knows."""
    return type(node).__module__ == edition.__name__


def set_target(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the target at which links to a node arrive."""
    ids: list[str] = node.get("ids", [])
    if ids:
        yield nodes.target("", "", refid=ids[0])


def plain_long_citation(node: nodes.citation) -> list[nodes.Node]:
    """Return a source whose label is long: the label stands above it."""
    label = nodes.paragraph("", "", nodes.strong("", node[0].astext()))
    return [*set_target(node), label, *node.children[1:]]


def plain_block(node: nodes.Element) -> Forms:
    """Return a block of a text: its number or label, such as the name of who speaks, and its words."""
    if node["kind"] == FORMULA.name:
        return [*set_target(node), nodes.math_block(node.astext(), node.astext(), number=None)]
    before = [nodes.strong("", node["label"]), nodes.Text(" ")] if node["label"] else []
    lines = [child for child in node.children if isinstance(child, nodes.line)]
    rows = [child for child in node.children if isinstance(child, nodes.row)]
    blocks = [child for child in node.children if stands_alone(child)]
    words = [child for child in node.children if child not in (*lines, *rows, *blocks)]
    if lines and node["kind"] == CODE.name:
        code = "\n".join(line.astext() for line in lines)
        blocks = [nodes.literal_block(code, code)]
    elif lines:
        blocks = [nodes.line_block("", *lines)]
    elif rows:
        blocks = [set_rows(rows)]
    head = [nodes.paragraph("", "", *before, *words)] if before or words else []
    return [*set_target(node), *head, *blocks]


def stands_alone(node: nodes.Node) -> bool:
    """Tell whether a node stands by itself, and in no paragraph."""
    inline = isinstance(node, nodes.Inline | nodes.image)
    return isinstance(node, nodes.Body | nodes.target) and not inline


def plain_line(node: nodes.Element) -> Forms:
    number = [nodes.Text(f"  ({node['number']})")] if node["number"] else []
    return [nodes.line("", "", *node.children, *number)]


def plain_item(node: nodes.Element) -> Forms:
    label = [nodes.Text(f"{node['label']} ")] if node["label"] not in ("", "-", "•", "*") else []
    blocks = [child for child in node.children if stands_alone(child)]
    words = [child for child in node.children if not stands_alone(child)]
    return [nodes.list_item("", nodes.paragraph("", "", *label, *words), *blocks)]


def plain_cell(node: nodes.Element) -> Forms:
    return [nodes.entry("", nodes.paragraph("", "", *node.children))]


def plain_note(node: nodes.Element) -> Forms:
    """Return a note as an admonition that says its kind, its verdict and what it is on."""
    about: str = " ".join(
        filter(None, (name_scope(node), _("“{}”").format(node["quote"]) if node["quote"] else ""))
    )
    title = " ".join(filter(None, (label_note(node["kind"], node["verdict"]), about)))
    return [*set_target(node), plain_box(title, node, word_credit(node))]


def plain_box(title: str, node: nodes.Element, credit: str = "") -> nodes.admonition:
    last = [nodes.paragraph("", "", nodes.emphasis("", credit))] if credit else []
    return nodes.admonition("", nodes.title("", title), *node.children, *last)


def plain_entry(node: nodes.Element) -> Forms:
    """Return an entry: its name, and below it its names in other languages, its facts and its words."""
    kind = BY_NAME[node["entry_kind"]]
    facts = describe_facts(kind, node.attributes)
    if kind.drawn:
        facts = " · ".join((spell_dates(node["start"], node["end"]), node["place"]))
    names = ", ".join(of.words for of in kind.names(node.attributes))
    lines = [nodes.paragraph("", line) for line in (names, facts) if line]
    body: list[nodes.Node] = [*lines, *node.children]
    term = nodes.term("", node[kind.heading.name])
    item = nodes.definition_list_item("", term, nodes.definition("", *body))
    return [*set_target(node), nodes.definition_list("", item)]


def plain_backlinks(node: nodes.Element) -> Forms:
    """Return the wordings of an entry, and where it is named."""
    kind = BY_NAME[node.parent["entry_kind"]]
    forms = [form for field in kind.of_part(Part.FORMS) for form in node.parent[field.name]]
    made: list[nodes.Node] = []
    if forms and forms != [node.parent[kind.heading.name]]:
        made.append(nodes.paragraph("", f"{_('Wordings')}: {' · '.join(forms)}"))
    if node.children:
        items = (nodes.list_item("", child) for child in node.children)
        made += [nodes.paragraph("", _(PLACES[kind.found])), nodes.bullet_list("", *items)]
    return made


def plain_group(node: nodes.Element) -> Forms:
    return [nodes.paragraph("", "", nodes.Text(f"{node['title']}: "), *node.children)]


def plain_inferred(node: nodes.Element) -> Forms:
    return [nodes.paragraph("", _("Inferred")), *node.children]


def plain_section(node: nodes.Element) -> Forms:
    date = spell_dates(node["date"]) if node["date"] else ""
    title = " · ".join(filter(None, (_(node["label"]), date)))
    return [nodes.paragraph("", "", nodes.strong("", title)), *node.children]


def plain_related(node: nodes.Element) -> Forms:
    return [nodes.paragraph("", "", nodes.Text(f"{_(node['label'])}: "), *node.children)]


def plain_timeline(node: nodes.Element) -> Forms:
    """Return the events of the timeline in order, each with its date."""
    items = []
    for event in in_order(node["timeline"]):
        words = nodes.paragraph("", "", nodes.strong("", spell_event_date(event)), nodes.Text(" "))
        words += nodes.Text(event.name)
        items.append(nodes.list_item("", words))
    return [nodes.bullet_list("", *items)] if items else []


def plain_headnote(node: nodes.Element) -> Forms:
    return [plain_box(_("Headnote"), node)]


def plain_key(node: nodes.Element) -> Forms:
    return [plain_box(_("Teacher’s key"), node)]


def plain_own_note(node: nodes.Element) -> Forms:
    return [nodes.paragraph("", f"{node['label']}. "), *node.children]


def unwrap(node: nodes.Element) -> Forms:
    """Return what stands in a node, which itself says nothing that is printed."""
    return list(node.children)


def plain_inline(node: nodes.Element) -> Forms:
    return [nodes.inline("", "", *node.children)]


def plain_italic(node: nodes.Element) -> Forms:
    return [nodes.emphasis("", "", *node.children)]


def plain_mark(node: nodes.Element) -> Forms:
    return [nodes.superscript("", node["label"])]


def plain_picture(node: nodes.Element) -> Forms:
    return [nodes.image("", **node.attributes)]


def plain_nothing(node: nodes.Element) -> Forms:
    """Return nothing: it tells programs something, or is of no use on paper."""
    return []


def plain_row(node: nodes.Element) -> Forms:
    return [nodes.row("", *node.children)]


INLINE = (
    edition.edition_quoted,
    edition.edition_emended,
    edition.edition_marked,
    edition.edition_occurrence,
    edition.edition_foreign,
    edition.edition_note_mark,
    edition.edition_note_letter,
    edition.edition_point,
    edition.edition_line_break,
)
"""What may stand in a title."""

FORMS: dict[type[nodes.Element], Callable[[Any], Forms]] = {
    edition.edition_header: unwrap,
    edition.edition_block: plain_block,
    edition.edition_author_notes: unwrap,
    edition.edition_paragraph: lambda node: [nodes.paragraph("", "", *node.children)],
    edition.edition_line: plain_line,
    edition.edition_items: lambda node: [nodes.bullet_list("", *node.children)],
    edition.edition_item: plain_item,
    edition.edition_row: plain_row,
    edition.edition_cell: plain_cell,
    edition.edition_picture: plain_picture,
    edition.edition_headnote: plain_headnote,
    edition.edition_note: plain_note,
    edition.edition_key: plain_key,
    edition.edition_self_checks: unwrap,
    edition.edition_self_check: unwrap,
    edition.edition_question: lambda node: [nodes.paragraph("", "", *node.children)],
    edition.edition_own_note: plain_own_note,
    edition.edition_own_mark: plain_mark,
    edition.edition_note_mark: plain_mark,
    edition.edition_note_letter: plain_mark,
    edition.edition_quoted: plain_inline,
    edition.edition_emended: plain_inline,
    edition.edition_marked: plain_italic,
    edition.edition_occurrence: plain_inline,
    edition.edition_foreign: plain_italic,
    edition.edition_line_break: lambda node: [nodes.Text("\n")],
    edition.edition_point: plain_nothing,
    edition.edition_moved: lambda node: list(set_target(node)),
    edition.edition_entry: plain_entry,
    edition.edition_entry_section: plain_section,
    edition.edition_related: plain_related,
    edition.edition_backlinks: plain_backlinks,
    edition.edition_backlink_group: plain_group,
    edition.edition_inferred: plain_inferred,
    edition.edition_timeline: plain_timeline,
    edition.edition_renderings: plain_renderings,
    edition.edition_comparison: plain_nothing,
    edition.edition_texts: unwrap,
    edition.edition_writing_lines: plain_nothing,
}
"""What is made of each node; one that is not here is named in a warning."""
