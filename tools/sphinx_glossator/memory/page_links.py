"""The links to entries on a page that is no text of an edition: any page of an ordinary Sphinx project."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from sphinx_glossator.memory.records import LinkRecord
from sphinx_glossator.page import nodes as edition


def list_entry_links(document: nodes.document) -> Iterator[LinkRecord]:
    """Yield each link to an object of the edition, or by Sphinx's own role to a term, in order.

    What links an entry to another is passed over: its reader is in the glossary already.
    """
    for xref in document.findall(addnodes.pending_xref):
        of_sphinx = (xref.get("refdomain"), xref.get("reftype")) == ("std", "term")
        if not of_sphinx and xref.get("refdomain") != "edition":
            continue
        around = list(edition.parents_of(xref))
        if any(isinstance(node, edition.edition_entry) for node in around):
            continue
        block = next((node for node in around if isinstance(node, edition.edition_block)), None)
        section = next((node for node in around if isinstance(node, nodes.section)), None)
        place = block if block is not None else section
        if place is not None and place["ids"]:
            name = section[0].astext() if section is not None and block is None else ""
            yield LinkRecord(xref["reftarget"], of_sphinx, place["ids"][0], name)
