"""Write what stands within the words of a block: marks of author's notes, words that the source marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from glossator_schema import printed
from glossator_schema.inlines import (
    FOREIGN,
    INLINES_BY_NAME,
    LINK,
    has_italics,
    is_raised,
    runs_leftward,
)
from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def epub_type(self: HTML5Translator, name: str) -> str:
    """Return the attribute by which an e-reader knows an element's part in the book; HTML has none."""
    return f' epub:type="{name}"' if self.builder.name == "epub" else ""


def visit_note_mark(self: HTML5Translator, node: nodes.Element) -> None:
    anchor, label = node["note"], self.encode(node["label"])
    called: set[str] = vars(self).setdefault("called_notes", set())
    name = "" if anchor in called else f' id="{anchor}-mark"'  # of the first one, for the way back
    called.add(anchor)
    element = "span" if is_raised(node["label"]) else "sup"
    self.body.append(
        f'<{element} class="{printed.NOTE_MARK}"><a{name} href="#{anchor}" role="doc-noteref"'
        f"{epub_type(self, 'noteref')} "
        f'aria-label="Author’s note {label}">{label}</a></{element}>'
    )


def visit_marked(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin a piece of marked words; a link within another one is none."""
    kind, words = INLINES_BY_NAME[node["kind"]], node.astext()
    element, said = kind.element, {"class": kind.html, printed.SPAN: str(node["number"])}
    if kind is FOREIGN:
        element = "i" if has_italics(words) else "span"
    if node["language"]:
        said |= {"lang": node["language"], "dir": "rtl" if runs_leftward(words) else ""}
    if kind is LINK:
        outer = any(isinstance(parent, nodes.reference) for parent in edition.parents_of(node))
        element = "span" if outer else element
        said[printed.ADDRESS if outer else "href"] = node["address"]
    said |= {printed.OPENING_SIGN: node["opening"], printed.CLOSING_SIGN: node["closing"]}
    attributes = "".join(f' {key}="{self.encode(value)}"' for key, value in said.items() if value)
    self.body.append(f"<{element}{attributes}>")
    self.context.append(f"</{element}>")


def depart_marked(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.context.pop())
