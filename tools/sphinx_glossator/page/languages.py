"""In which language the words of a text are, and in which direction they run, unless as the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from glossator_schema.tags import attributes, spell_tag
from sphinx_glossator.page import nodes as edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config


def tag_edition(config: Config) -> str:
    """Return the tag (BCP 47) of the language in which an edition is written: ``zh-CN`` for ``zh_CN``."""
    return spell_tag((config.language or "en").replace("_", "-"))


def tag_text(data: Mapping[str, Any], config: Config) -> str:
    """Return the tag of the language of a text, which is the edition's where its page says none."""
    return str(data.get("language") or "") or tag_edition(config)


class TextLanguages(SphinxTransform):
    """Note at each block and heading of a text how its words are marked: ``lang``, and ``dir``.

    A block has them as ``said_in``, those of :func:`~glossator_schema.tags.attributes`, and its language, where
    it is not the edition's, as ``language``.
    """

    default_priority = 304  # ranges are elements, and so are headings

    def apply(self, **kwargs: Any) -> None:
        header = next(self.document.findall(edition.edition_header), None)
        if header is None:
            return
        around, of_text = tag_edition(self.config), tag_text(header["data"], self.config)
        for block in self.document.findall(edition.edition_block):
            self.note(block, block.get("language") or of_text, around)
        if of_text != around:
            for section in self.document.findall(nodes.section):
                title = section.next_node(nodes.title)
                if title is not None:
                    self.note(title, of_text, around)

    def note(self, node: nodes.Element, tag: str, around: str) -> None:
        if tag != around:
            node["said_in"] = attributes(tag, node.astext(), around)
            node["language"] = tag
        elif "language" in node:
            del node["language"]


def write_said_in(node: nodes.Element) -> str:
    """Return what is noted at a block or a heading as attributes of its element in HTML."""
    said: dict[str, str] = node.get("said_in", {})
    return "".join(f' {name}="{value}"' for name, value in said.items())
