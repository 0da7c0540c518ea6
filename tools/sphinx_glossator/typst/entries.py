"""Visitors for the entries of glossary, people and timeline."""

from __future__ import annotations

import re

from docutils import nodes

from glossator_schema.entries import BY_NAME
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.drawing import tabulate_events
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import write_call
from sphinx_glossator.views.timeline import name_category
from sphinx_glossator.words.dates import CERTAINTIES, spell_dates
from sphinx_glossator.words.facts import PLACES, describe_facts
from sphinx_glossator.words.translation import _

TIMES = re.compile(r"×(\d+)")


class EntryVisitors(InlineVisitors):
    """The entries of the glossary, of people and institutions, and of the timeline."""

    def visit_edition_entry(self, node: nodes.Element) -> None:
        kind = BY_NAME[node["entry_kind"]]
        names = kind.names(node.attributes)
        self.open_entry(node, node[kind.heading.name])
        if kind.drawn:
            inferred = node["certainty"] == "inferred"
            dates = spell_dates(node["start"], node["end"]) + (
                f" [{_('inferred')}]" if inferred else ""
            )
            category, basis = name_category(node["category"]), ""
            if inferred and node["basis"]:
                basis = f"{_(CERTAINTIES['inferred'])}: {node['basis']}"
            self.call("event-words", names, dates, node["place"], category, basis)
            return
        if names:
            self.call("entry-names", names)
        if facts := describe_facts(kind, node.attributes):
            self.call("entry-facts", facts)

    def depart_edition_entry(self, node: nodes.Element) -> None:
        self.close_block()

    def visit_edition_entry_section(self, node: nodes.Element) -> None:
        date = spell_dates(node["date"]) if node["date"] else ""
        self.open_block(node, "backlinks", " · ".join(filter(None, (_(node["label"]), date))))

    def visit_edition_related(self, node: nodes.Element) -> None:
        self.open_block(node, "see-also", _(node["label"]))

    depart_edition_entry_section = depart_edition_related = depart_edition_entry

    def open_entry(self, node: nodes.Element, name: str) -> None:
        """Begin an entry, whose head is a heading of its own below the section that it is in."""
        identifier = node["ids"][0]
        self.open_block(node, "entry")
        self.call("entry-head", self.level + 1, name, identifier)
        self.claim(identifier, node)
        self.put("\n")

    level: int

    def visit_edition_backlinks(self, node: nodes.Element) -> None:
        kind = BY_NAME[node.parent["entry_kind"]]
        forms = list(node.parent.get("forms", ()))
        if forms and forms != [node.parent[kind.heading.name]]:
            self.call("wordings", forms)
        if not node.children:
            raise nodes.SkipNode
        self.open_block(node, "backlinks", _(PLACES[kind.found]))

    def visit_edition_inferred(self, node: nodes.Element) -> None:
        before = node.parent.index(node) - 1
        again = before >= 0 and isinstance(node.parent[before], edition.edition_inferred)
        self.open_block(node, "backlinks", "" if again else _("Inferred"))

    depart_edition_backlinks = depart_edition_inferred = depart_edition_entry

    def visit_edition_backlink_group(self, node: nodes.Element) -> None:
        """Write the places in one text, to each of which the template adds its page."""
        places: list[list[str]] = []
        for child in node.findall(nodes.Element):
            if isinstance(child, nodes.reference) and (target := self.target_of(child)):
                places.append([target, child.astext(), "1"])
            elif places and (times := TIMES.search(child.astext())):
                places[-1][2] = times[1]
        self.put(write_call("places", node["title"], places))
        raise nodes.SkipNode

    def visit_edition_timeline(self, node: nodes.Element) -> None:
        self.begin_block(node)
        if events := node["timeline"]:
            table = tabulate_events(events)
            self.call("drawing", table.lanes, table.rows)
            self.put("\n#show: entries-below\n")
        raise nodes.SkipNode
