"""In which language the words of a text are, and in which direction they run, unless as the edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from glossator_schema.tags import (
    attributes,
    find_tag_fault,
    is_mostly_leftward,
    runs_leftward,
    spell_tag,
)
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.safety.settings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def tag_edition(config: Config) -> str:
    """Return the tag (BCP 47) of the language in which an edition is written: ``zh-CN`` for ``zh_CN``."""
    return spell_tag((config.language or "en").replace("_", "-"))


def check_language(app: Sphinx, config: Config) -> None:
    """Warn of a language that is none, and go on in English (``config-inited``)."""
    if fault := find_tag_fault(tag_edition(config)):
        warn(app, "language", fault)
        config.language = "en"


def tag_text(data: Mapping[str, Any], config: Config) -> str:
    """Return the tag of the language of a text, which is the edition's where its page says none."""
    return str(data.get("language") or "") or tag_edition(config)


class TextLanguages(SphinxTransform):
    """Note at each block and heading of a text how its words are marked: ``lang``, and ``dir``.

    A block has them as ``said_in``, those of :func:`~glossator_schema.tags.attributes`, and its language, where
    it is not the edition's, as ``language``. So have a note and an entry of the apparatus, for the words of the
    text that they repeat.
    """

    default_priority = 304  # ranges are elements, and so are headings

    def apply(self, **kwargs: Any) -> None:
        header = next(self.document.findall(edition.edition_header), None)
        if header is None:
            return
        around, of_text = tag_edition(self.config), tag_text(header["data"], self.config)
        tags: dict[str, str] = {}
        for section in self.document.findall(nodes.section):
            title = section.next_node(nodes.title)
            if title is not None:
                tag = take_language(section) or of_text
                tags[section["ids"][0] if tags else header["text_id"]] = tag
                note(title, tag, around)
        for block in self.document.findall(edition.edition_block):
            tags[block["ids"][0]] = tag = block.get("language") or of_text
            note(block, tag, around)
        for found in self.document.findall(edition.edition_note):
            tags[found["ids"][0]] = around
        if {*tags.values()} == {around}:
            return
        for kind, (target, fields) in REPEATED.items():
            for node in self.document.findall(kind):
                words = " ".join(node[field] for field in fields) if fields else node.astext()
                if words.strip():
                    note(
                        node, tags.get(node[target], of_text) if target else of_text, around, words
                    )


REPEATED: Mapping[type[nodes.Element], tuple[str, tuple[str, ...]]] = {
    edition.edition_note: ("target", ("quote",)),
    edition.edition_emendation: ("target", ("reading", "source_reading")),
    edition.edition_kept: ("block", ()),
    edition.edition_omitted: ("", ()),
}
"""What repeats words of a text: its field with the block that has them, its fields with the words, or none."""

OF_HEADING = "language-"
"""The beginning of the class by which a generated page says in which language a heading is."""


def take_language(section: nodes.Element) -> str:
    """Return the language of the heading of a section, which its class says, and take that class away."""
    said = [name for name in section["classes"] if name.startswith(OF_HEADING)]
    for name in said:
        section["classes"].remove(name)
    return said[0].removeprefix(OF_HEADING) if said else ""


def note(node: nodes.Element, tag: str, around: str, words: str = "") -> None:
    """Note the language of a node's words, or of those given, where they are not in that around them.

    Words of which nobody has said in which language they are run as most of their letters do.
    """
    words = words or node.astext()
    if tag != around:
        node["said_in"] = attributes(tag, words, around)
        node["language"] = tag
        return
    if "language" in node:
        del node["language"]
    leftward = runs_leftward(around)
    if (leftward or not words.isascii()) and is_mostly_leftward(words) == (not leftward):
        node["said_in"] = {"dir": "ltr" if leftward else "rtl"}


def mark_among(node: nodes.Element, tag: str, own: str) -> dict[str, str]:
    """Return how words of a language are marked in a line: from left to right too, where those around are not.

    :param own: the language of the edition.
    """
    marked = attributes(tag, node.astext())
    if "dir" not in marked and tag and runs_leftward_around(node, own):
        marked["dir"] = "ltr"  # else a stop after the last word would stand before the first
    return marked


def runs_leftward_around(node: nodes.Element, own: str) -> bool:
    """Tell whether the words in which a node stands run from right to left."""
    parent: nodes.Element | None = node.parent
    while parent is not None and not isinstance(parent, edition.edition_note):
        tag = parent.get("lang") or parent.get("language") or ""
        said: Mapping[str, str] = parent.get("said_in") or {}
        direction = said.get("dir", "")
        if direction or tag:
            return direction == "rtl" or (not direction and runs_leftward(tag, parent.astext()))
        parent = parent.parent
    return runs_leftward(own)


def write_said_in(node: nodes.Element) -> str:
    """Return what is noted at a block or a heading as attributes of its element in HTML."""
    said: dict[str, str] = node.get("said_in", {})
    return "".join(f' {name}="{value}"' for name, value in said.items())
