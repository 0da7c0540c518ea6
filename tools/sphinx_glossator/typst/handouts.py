"""Make handouts of a book: of each text, and of each page that the settings name.

A text has three (:data:`~glossator_schema.printing.HANDOUT_KINDS`): alone, with its notes, and with what of the
glossary it needs and all sources that it cites, as other pages have them. They are made from one document, in
which the last part stands in some handouts only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ConfigError

from glossator_schema.entries import BY_NAME, ENTRY_KINDS
from glossator_schema.printing import HANDOUT_KINDS
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.book import name_handout
from sphinx_glossator.typst.assemble import page_of_node
from sphinx_glossator.typst.output import WHOLE
from sphinx_glossator.typst.sections import find_page_kind
from sphinx_glossator.words.translation import N_, _

MATTER, SOURCES = N_("Glossary and sources"), N_("Sources")
"""What heads what a text has with it, and the last part of that."""

APPENDIX = "handout"
"""The name of the document that follows the text."""


def mark_handouts(book: nodes.document, patterns: Iterable[str], taken: str) -> None:
    """Tell the texts, and the pages whose names match a pattern, the names of their handouts.

    :param taken: the name of the book itself.
    :raises ConfigError: if two PDFs would have one name.
    """
    patterns = list(patterns)
    for header in book.findall(edition.edition_header):
        if (page := page_of_node(header)) is not None:
            page["text"] = page["handout"] = header["text_id"]
    names = {taken: "the book"}
    for page in book.findall(addnodes.start_of_file):
        docname = page["docname"]
        if name := name_handout(docname, patterns):
            page.setdefault("handout", name)
        for file in list_handout_names(page):
            if names.setdefault(file, docname) != docname:
                of = f"{names[file]} and {docname}"
                raise ConfigError(
                    f"{file}.pdf would be of both {of}; give one of them another name"
                )


def list_handout_names(page: nodes.Element) -> list[str]:
    """Return the names of the handouts that a page of a book has, without their endings."""
    if "text" in page:
        return [f"{page['handout']}{kind.suffix}" for kind in HANDOUT_KINDS]
    return [page["handout"]] if "handout" in page else []


def make_handouts(book: nodes.document) -> Iterator[tuple[str, nodes.document]]:
    """Yield the name and the document of each handout, which is to be written before the next is asked for.

    The book is of no use any more: it gives up its pages for them, and lends its entries and sources.
    """
    matter = [lend(entry) for entry in book.findall(edition.edition_entry)]
    citations = [lend(entry) for entry in book.findall(nodes.citation)]
    pages = [page for page in book.findall(addnodes.start_of_file) if "handout" in page]
    for page in reversed(pages):  # a page that another holds is taken from it first
        yield page["handout"], make_handout(book, page, matter, citations)


def make_handout(
    book: nodes.document,
    page: nodes.Element,
    matter: Iterable[nodes.Element],
    citations: Iterable[nodes.Element],
) -> nodes.document:
    """Return a document of one page, the entries that name passages of its text, and all sources."""
    text_id = page.get("text")
    kind = "text" if text_id else "page"
    handout = nodes.document(book.settings, book.reporter)
    handout.attributes |= book.attributes | {"kind": kind, "parts": {}, "index": ()}
    page.parent.remove(page)
    handout += page
    entries = [
        extract
        for entry in matter
        if BY_NAME[entry["entry_kind"]].handout
        if (extract := extract_entry(entry, text_id)) is not None
    ]
    groups = [
        make_part(kind.handout, [e for e in entries if e["entry_kind"] == kind.name])
        for kind in ENTRY_KINDS
    ]
    cited = set(find_targets([page, *entries]))
    sources = [_copy_without(source) for source in citations if cited & set(source["ids"])]
    parts = [
        *chain.from_iterable(groups),
        *make_part(SOURCES, sources, docname="bibliography"),
    ]
    if text_id and parts:
        section = make_section(MATTER, parts)
        handout += addnodes.start_of_file("", section, docname=APPENDIX, kinds=WHOLE)
        handout["cites"] = bool(sources)
    else:
        page["kind"] = find_page_kind(page)  # not that of its sources
        next(page.findall(nodes.section), page).extend(parts)
    return handout


def extract_entry(entry: nodes.Element, text_id: str | None) -> nodes.Element | None:
    """Return an entry with the places in one text; None if it has none there."""
    groups = list(entry.findall(edition.edition_backlink_group))
    left_out = {group for group in groups if group["text_id"] != text_id}
    return _copy_without(entry, left_out) if len(left_out) < len(groups) else None


def _copy_without(node: nodes.Element, left_out: Set[nodes.Node] = frozenset()) -> nodes.Element:
    """Return a copy of a node without some that are below it; what holds none of these is shared."""
    copy: nodes.Element = node.copy()
    for child in node.children:
        if child not in left_out:
            below = child.findall(edition.edition_backlink_group)
            if isinstance(child, nodes.Element) and not left_out.isdisjoint(below):
                copy.append(_copy_without(child, left_out))
            else:
                copy.append(child)
    return copy


def lend(entry: nodes.Element) -> nodes.Element:
    """Return an entry that has its own ids only: those inside are unique on its page, not elsewhere."""
    lent: nodes.Element = entry.deepcopy() if is_in_handout(entry) else entry
    for inner in lent.findall(nodes.Element):
        if inner is not lent:
            inner["ids"] = []
    return lent


def is_in_handout(node: nodes.Node) -> bool:
    """Tell whether a page that holds a node is a handout."""
    page = page_of_node(node)
    return page is not None and ("handout" in page or is_in_handout(page.parent))


def find_targets(elements: Iterable[nodes.Element]) -> Iterator[str]:
    """Yield the ids that the links in some elements lead to."""
    for element in elements:
        for reference in element.findall(nodes.reference):
            yield reference.get("refid") or reference.get("refuri", "").partition("#")[2]


def make_section(title: str, entries: Iterable[nodes.Element]) -> nodes.section:
    """Return a section under a title, which names it in English, and heads it in any language."""
    ids = [nodes.make_id(f"handout {title}")]
    section = nodes.section("", nodes.title("", _(title)), ids=ids)
    section.extend(entries)
    return section


def make_part(
    title: str, entries: Sequence[nodes.Element], docname: str = ""
) -> list[nodes.Element]:
    """Return a section of some entries, or nothing for none."""
    for entry in entries:
        entry["home"] = docname  # the page whose ids they are
    return [make_section(title, entries)] if entries else []
