"""Visitors for the entries of glossary, people and timeline."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.typst.drawing import tabulate_events
from sphinx_glossator.typst.inlines import InlineVisitors
from sphinx_glossator.typst.literals import write_call
from sphinx_glossator.views.timeline import name_category
from sphinx_glossator.words.dates import CERTAINTIES, describe_life, spell_dates

TIMES = re.compile(r"×(\d+)")


class EntryVisitors(InlineVisitors):
    """The entries of the glossary, of people and institutions, and of the timeline."""

    def visit_edition_term(self, node: nodes.Element) -> None:
        self.open_entry(node, node["headword"])
        self.call("term-words", node["zh_hans"], node["zh_hant"], node["pinyin"])

    def visit_edition_first_use(self, node: nodes.Element) -> None:
        self.open_block(node, "backlinks", f"First prominent use · {spell_dates(node['date'], '')}")

    def visit_edition_usage(self, node: nodes.Element) -> None:
        self.open_block(node, "backlinks", "Usage")

    def visit_edition_related(self, node: nodes.Element) -> None:
        self.open_block(node, "see-also")

    def visit_edition_person(self, node: nodes.Element) -> None:
        self.open_entry(node, node["name"])
        if node["zh_hans"]:
            self.call("term-words", node["zh_hans"], node["zh_hant"], node["pinyin"])
        life = describe_life(node["kind"], node["start"], node["end"])
        if facts := " · ".join(filter(None, (life, node["office"]))):
            self.call("person-facts", facts)

    def depart_edition_entry(self, node: nodes.Element) -> None:
        self.close_block()

    depart_edition_first_use = depart_edition_usage = depart_edition_related = depart_edition_entry
    depart_edition_person = depart_edition_term = depart_edition_event = depart_edition_entry

    def visit_edition_event(self, node: nodes.Element) -> None:
        inferred = node["certainty"] == "inferred"
        basis = f"{CERTAINTIES['inferred']}: {node['basis']}" if inferred and node["basis"] else ""
        self.open_entry(node, node["name"])
        self.call(
            "event-words",
            node["zh_hans"],
            spell_dates(node["start"], node["end"]) + (" [inferred]" if inferred else ""),
            node["place"],
            name_category(node["category"]),
            basis,
        )

    def open_entry(self, node: nodes.Element, name: str) -> None:
        """Begin an entry, whose head is a heading of its own below the section that it is in."""
        identifier = node["ids"][0]
        self.open_block(node, "entry")
        self.call("entry-head", self.level + 1, name, identifier)
        self.claim(identifier, node)
        self.put("\n")

    level: int

    def visit_edition_backlinks(self, node: nodes.Element) -> None:
        forms = list(node.parent.get("forms", ()))
        if forms and forms != [node.parent.get("headword", node.parent.get("name"))]:
            self.call("wordings", forms)
        if not node.children:
            raise nodes.SkipNode
        title = "Mentioned in" if node["of"].startswith("event-") else "Occurs in"
        self.open_block(node, "backlinks", title)

    def visit_edition_inferred(self, node: nodes.Element) -> None:
        before = node.parent.index(node) - 1
        again = before >= 0 and isinstance(node.parent[before], edition.edition_inferred)
        self.open_block(node, "backlinks", "" if again else "Inferred")

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
        if events := node.get("events", ()):
            table = tabulate_events(events)
            self.call("drawing", table.lanes, table.rows)
            self.put("\n#show: entries-below\n")
        raise nodes.SkipNode
