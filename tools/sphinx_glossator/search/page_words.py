"""Remember of each page the words that the domain's records do not have.

These are the headnote of a text, the questions at its end and its blocks without a number, and the sections
of any other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector

from glossator_schema.blocks import BLOCK_KINDS, Numbering
from sphinx_glossator.memory.collect import plain_words
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.search.units import Unit, make_block_unit
from sphinx_glossator.words.printed import SELF_CHECK
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class PageWordsCollector(EnvironmentCollector):
    """Keeps the units of each page with Sphinx's environment, whoever reads the page."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        read_page_words(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        found = read_page_words(other)
        read_page_words(env).update((name, found[name]) for name in docnames if name in found)

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        has_text = any(doctree.findall(edition.edition_header))
        units = _text_words(doctree) if has_text else _sections(doctree)
        read_page_words(app.env)[app.env.current_document.docname] = tuple(units)


def read_page_words(env: BuildEnvironment) -> dict[str, tuple[Unit, ...]]:
    """Return what is remembered, by docname."""
    if not hasattr(env, "edition_page_words"):
        env.edition_page_words = {}  # type: ignore[attr-defined]
    words: dict[str, tuple[Unit, ...]] = env.edition_page_words  # type: ignore[attr-defined]
    return words


def _text_words(doctree: nodes.document) -> Iterator[Unit]:
    for headnote in doctree.findall(edition.edition_headnote):
        yield Unit("note", "", _("headnote"), "", (), _words(headnote))
    for check in doctree.findall(edition.edition_self_check):
        parts = [part for part in check.children if isinstance(part, nodes.Element)]
        words = "\n".join(" ".join(plain_words(part).split()) for part in parts)
        place = _(SELF_CHECK).format(check["number"])
        yield Unit("note", check["ids"][0], place, "", (), words)
    for kind in BLOCK_KINDS:
        if kind.numbering is Numbering.NONE:
            for block in edition.find_blocks(doctree, kind):
                yield make_block_unit(kind, block["ids"][0], "", block.astext())


def _sections(doctree: nodes.document) -> Iterator[Unit]:
    for section in doctree.findall(nodes.section):
        title = section.next_node(nodes.title)
        name = title.astext() if title is not None and title.parent is section else ""
        yield Unit("page", section["ids"][0], "", name, (), _words(section))


def _words(node: nodes.Element) -> str:
    """Return the words of a node's own blocks: not its title, its sections, or entries of the edition."""
    blocks = (
        _block_words(_without_bare_links(child))
        for child in node.children
        if isinstance(child, nodes.Element)
        and not isinstance(child, nodes.title | nodes.section | nodes.Invisible)
        and not _is_ours(child)
    )
    return "\n".join(filter(None, blocks))


def _is_ours(node: nodes.Node) -> bool:
    own = type(node).__module__ == edition.__name__
    return own and not isinstance(node, edition.edition_own_note)


def _without_bare_links(block: nodes.Element) -> nodes.Element:
    """Return a block without the links that will have the title of what they lead to for words."""
    if not any(map(_is_bare, block.findall(addnodes.pending_xref))):
        return block
    copy: nodes.Element = block.deepcopy()
    for link in list(copy.findall(addnodes.pending_xref)):
        if _is_bare(link):
            link.parent.remove(link)
    return copy


def _is_bare(link: nodes.Element) -> bool:
    return not link.get("refexplicit") and link.get("refdomain") == "std"


def _block_words(block: nodes.Element) -> str:
    """Return the words of a block, those of the blocks in it apart by a space."""
    if _is_ours(block) or isinstance(block, nodes.Invisible):
        return ""
    inner = [child for child in block.children if isinstance(child, nodes.Element)]
    if isinstance(block, nodes.TextElement) or not inner:
        return " ".join(plain_words(block).split())
    return " ".join(filter(None, map(_block_words, inner)))
