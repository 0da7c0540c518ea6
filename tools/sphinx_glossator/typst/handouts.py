"""Make a handout of each text of a book: the text with its notes, and what of the glossary it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes
from sphinx import addnodes

from sphinx_glossator import nodes as edition

APPENDIX = "handout"
"""The name of the document that follows the text."""


def make_handouts(book: nodes.document) -> Iterator[tuple[str, nodes.document]]:
    """Yield the id of each text and a document of its handout; the book gives up its texts for them."""
    matter: list[nodes.Element] = [
        *book.findall(edition.edition_term),
        *book.findall(edition.edition_person),
    ]
    citations = list(book.findall(nodes.citation))
    for page in list(book.findall(addnodes.start_of_file)):
        header = next(page.findall(edition.edition_header), None)
        if header is not None:
            yield header["text_id"], make_handout(book, page, header["text_id"], matter, citations)


def make_handout(
    book: nodes.document,
    page: nodes.Element,
    text_id: str,
    matter: Iterable[nodes.Element],
    citations: Iterable[nodes.Element],
) -> nodes.document:
    """Return a document of one text, the entries that name passages of it, and all sources of these."""
    handout = nodes.document(book.settings, book.reporter)
    handout.attributes |= book.attributes | {"kind": "handout", "parts": {}, "index": ()}
    page.parent.remove(page)
    handout += page
    entries = [copy for entry in matter if (copy := extract_entry(entry, text_id)) is not None]
    appendix = addnodes.start_of_file(docname=APPENDIX)
    section = make_section("Glossary and sources")
    terms = [entry for entry in entries if isinstance(entry, edition.edition_term)]
    people = [entry for entry in entries if isinstance(entry, edition.edition_person)]
    section += make_part("Terms", terms)
    section += make_part("People and institutions", people)
    cited = set(find_targets([page, *entries]))
    sources = [copy_entry(entry) for entry in citations if cited & set(entry["ids"])]
    section += make_part("Sources", sources, docname="bibliography")
    if len(section) > 1:
        appendix += section
        handout += appendix
    return handout


def extract_entry(entry: nodes.Element, text_id: str) -> nodes.Element | None:
    """Return a copy of an entry with the places in one text; None if it has none there."""
    groups = list(entry.findall(edition.edition_backlink_group))
    if not any(group["text_id"] == text_id for group in groups):
        return None
    copy = copy_entry(entry)
    for group in list(copy.findall(edition.edition_backlink_group)):
        if group["text_id"] != text_id:
            group.parent.remove(group)
    return copy


def copy_entry(entry: nodes.Element) -> nodes.Element:
    """Return a copy that keeps its own ids only: those inside are unique on its page, not elsewhere."""
    copy = entry.deepcopy()
    for inner in copy.findall(nodes.Element):
        if inner is not copy:
            inner["ids"] = []
    return copy


def find_targets(elements: Iterable[nodes.Element]) -> Iterator[str]:
    """Yield the ids that the links in some elements lead to."""
    for element in elements:
        for reference in element.findall(nodes.reference):
            yield reference.get("refid") or reference.get("refuri", "").partition("#")[2]


def make_section(title: str) -> nodes.section:
    return nodes.section("", nodes.title("", title), ids=[nodes.make_id(title)])


def make_part(
    title: str, entries: Sequence[nodes.Element], docname: str = ""
) -> list[nodes.Element]:
    """Return a section of some entries, or nothing for none."""
    if not entries:
        return []
    section = make_section(title)
    for entry in entries:
        entry["home"] = docname  # the page whose ids they are
        section += entry
    return [section]
