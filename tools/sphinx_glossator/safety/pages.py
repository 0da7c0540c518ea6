"""What a page may not hold: addresses, HTML and files that an edition does not publish.

Each is a warning at its place, and is taken out of the page: its words stay, so that the rest can be read.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from glossator_schema.addresses import (
    DOI,
    ENTRY_SCHEMES,
    PAGE_SCHEMES,
    judge_file,
    judge_link,
)
from sphinx_glossator.safety.inclusion import judge_included_file
from sphinx_glossator.safety.raw_html import find_html_faults

logger = logging.getLogger(__name__)

IN_MARKDOWN = "HTML reaches the screen alone; write it in MyST"


class SafePages(SphinxTransform):
    """Judge all that the page says itself, before a file is copied or the domain looks at the page."""

    default_priority = 700  # after docutils has resolved references by their definitions (640)

    def apply(self, **kwargs: Any) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            self.judge_raw(raw)
        for meta in list(self.document.findall(nodes.meta)):
            if "http-equiv" in meta:
                self.warn(meta, "http-equiv may not stand in a page's metadata; remove it")
                meta.parent.remove(meta)
        for image in list(self.document.findall(nodes.image)):
            if fault := judge_included_file(self.env, image["uri"]):
                self.warn(image, fault)
                image.replace_self(nodes.inline("", image.get("alt", "")))
        for download in list(self.document.findall(addnodes.download_reference)):
            target = download["reftarget"]
            fault = judge_link(target) if "://" in target else judge_included_file(self.env, target)
            self.unlink(download, fault)
        for toctree in self.document.findall(addnodes.toctree):
            self.judge_entries(toctree)
        for xref in list(self.document.findall(addnodes.pending_xref)):
            if xref.get("reftype") == "myst":
                self.unlink(xref, judge_link(xref["reftarget"], *PAGE_SCHEMES))
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            if address.startswith("doi:"):  # in reStructuredText; MyST has done it
                link["refuri"] = DOI.replace("{{path}}", address.removeprefix("doi:"))
            self.unlink(link, judge_link(link.get("refuri", ""), *ENTRY_SCHEMES))

    def judge_raw(self, raw: nodes.raw) -> None:
        formats = raw.get("format", "").split()
        if not {"html", "xml", "epub", "svg"} & set(formats):
            return
        by_editors = is_by_editors(self.document)
        faults = [IN_MARKDOWN] if by_editors else find_html_faults(raw.astext())
        for fault in faults:
            self.warn(raw, fault)
        if faults:
            raw.parent.remove(raw)

    def judge_entries(self, toctree: addnodes.toctree) -> None:
        for entry in list(toctree["entries"]):
            if "://" in entry[1] and (fault := judge_link(entry[1])):
                self.warn(toctree, fault)
                toctree["entries"].remove(entry)

    def unlink(self, link: nodes.Element, fault: str) -> None:
        """Let the words of a link stand without it, if it has a fault."""
        if fault:
            self.warn(link, fault)
            link.parent.replace(link, list(link.children))

    def warn(self, node: nodes.Element, fault: str) -> None:
        logger.warning("%s", fault, location=node)


class SafeLinks(SphinxPostTransform):
    """Judge what came into a page from elsewhere: from the bibliography, inventories, other extensions."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(nodes.reference)):
            if fault := judge_link(link.get("refuri", "")):
                logger.warning("%s", fault, location=link)
                link.parent.replace(link, list(link.children))
        for image in list(self.document.findall(nodes.image)):
            if fault := judge_file(image["uri"]):
                logger.warning("%s", fault, location=image)
                image.replace_self(nodes.inline("", image.get("alt", "")))


def is_by_editors(document: nodes.document) -> bool:
    """Return whether a page was made of the editors' prose: it says where that was taken from."""
    marks = (comment.astext() for comment in document.findall(nodes.comment))
    return any(mark.startswith(":source: ") for mark in marks)
