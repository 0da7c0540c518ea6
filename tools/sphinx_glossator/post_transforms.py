"""What is filled in when a page is written, because it comes from other pages."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinx_glossator import nodes as edition
from sphinx_glossator.domain import EditionDomain
from sphinx_glossator.records import TextRecord


class Backlinks(SphinxPostTransform):
    """List, in each glossary entry and event, every paragraph that speaks of it."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in self.document.findall(edition.edition_backlinks):
            for text, places in domain.backlinks(node["of"]):
                node += self.group(domain, text, places)
        for node in self.document.findall(edition.edition_inferred):
            for text in reversed(domain.texts()):
                places = [(target, 1) for target in node["targets"] if target in text.blocks]
                if places:
                    node.insert(0, self.group(domain, text, places))

    def group(
        self, domain: EditionDomain, text: TextRecord, places: list[tuple[str, int]]
    ) -> edition.edition_backlink_group:
        title = str(text.data.get("short") or text.title)
        group = edition.edition_backlink_group(title=title, text_id=text.id)
        for index, (paragraph, times) in enumerate(places):
            if index:
                group += nodes.Text(", ")
            docname, record = domain.index[paragraph]
            name = nodes.inline("", record.name)
            group += make_refnode(
                self.app.builder, self.env.current_document.docname, docname, paragraph, name
            )
            if times > 1:
                group += nodes.inline("", f" ×{times}", classes=["times"])
        return group


class Timeline(SphinxPostTransform):
    """Give the drawing of the timeline the events that it draws."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for node in self.document.findall(edition.edition_timeline):
            node["events"] = domain.events()


POST_TRANSFORMS = (Backlinks, Timeline)
