"""Read what is told of a text, below its title and after it: bibliographic lines, how to cite it, tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossator.certificate.grammar import ANY, LANGUAGE_OF_BLOCK, LOCAL_ADDRESS, TOOL_LENGTH
from glossator.certificate.inline import describe
from glossator.certificate.reading import Reader
from glossator.markup import WHITE_SPACE, children, classes_of, descendants, text_of
from glossator_schema import printed

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def is_words(said: object) -> bool:
    """Tell whether what is said is words."""
    return isinstance(said, str) and bool(said)


class HeaderReader(Reader):
    """Reads the header of a text."""

    def read(self, node: LexborNode) -> None:
        """Read what stands below the title: lines by class, why to read the text, how long it takes, tools."""
        self.attributes(node, {"class": printed.HEADER})
        self.read_parts(node)
        self.article.header_end = len(self.article.items)

    def read_about(self, node: LexborNode) -> None:
        """Read what is told of the text after it; of the digest it is where the header ends."""
        self.attributes(node, {"class": printed.ABOUT}, {"aria-label": ANY})
        items = self.article.items
        before = len(items)
        self.read_parts(node)
        told = items[before:]
        del items[before:]
        items[self.article.header_end : self.article.header_end] = told

    def read_parts(self, node: LexborNode) -> None:
        for part in self.parts(node):
            name = " ".join(classes_of(part))
            if part.tag == "p" and name in printed.HEADER_LINES:
                self.attributes(part, {"class": name})
                self.article.items.append(["header", name, self.line(part, ())])
                self.article.carriers.append(part)
            elif part.tag == "p" and name in (printed.WHY, printed.READING):
                self.attributes(part, {"class": name})  # the editors', as the headnote is
                self.line(part, ())
            elif part.tag == "p" and name == printed.CITATION:
                self.citation(part)
            elif part.tag == "div" and name == printed.TOOLS:
                self.tools(part)
            else:
                self.fault(f"{describe(part)} is no line of it: {text_of(part)[:40]!r}")

    def line(self, node: LexborNode, others: tuple[str, ...]) -> str:
        """Return the words of a line, whose parts may be in another language."""
        for child in children(node):
            if child.is_text_node or (child.tag in others and not child.attributes):
                continue
            if child.tag == "span" and not list(descendants(child)):
                self.attributes(child, {}, LANGUAGE_OF_BLOCK)
            else:
                self.fault(f"{describe(child)} stands in a line of it")
        return text_of(node)

    def citation(self, node: LexborNode) -> None:
        """How to cite the text: what is said of the text itself is of the digest."""
        self.attributes(node, {"class": printed.CITATION}, {printed.SAID: ANY})
        other = self.read_frame(node.attributes.get(printed.SAID))
        cite, in_edition = other or (printed.CITE, printed.IN_EDITION)
        before, _, of_edition = self.line(node, ("cite",)).rpartition(in_edition)
        words = before.removeprefix(cite)
        if words == before or not of_edition:
            self.fault("the line that says how to cite the text is another")
        self.article.items.append(["citation", words, *other])
        self.article.carriers.append(node)

    def read_frame(self, said: str | None) -> tuple[str, ...]:
        """Return the words around a citation that is not in English, which are of the digest; else nothing."""
        try:
            words = json.loads(said) if said else []
        except ValueError:
            words = None
        if not isinstance(words, list) or len(words) not in (0, 2) or not all(map(is_words, words)):
            self.fault("the words around the citation of the text are none")
            return ()
        return tuple(words)

    def tools(self, node: LexborNode) -> None:
        """The tools of a reader: links and a button, each of a few words."""
        self.attributes(node, {"class": printed.TOOLS})
        button = {"type": "button", "class": printed.SOURCE_READINGS, "aria-pressed": "false"}
        for tool in self.parts(node):
            match tool.tag, classes_of(tool):
                case "a", [printed.HANDOUT_LINK]:
                    self.attributes(tool, {"class": printed.HANDOUT_LINK}, {"href": LOCAL_ADDRESS})
                case "a", [printed.APPARATUS_LINK]:
                    address = f"#{self.text_id}-apparatus"
                    self.attributes(tool, {"class": printed.APPARATUS_LINK, "href": address})
                case "button", [printed.CLASS_LINK | printed.SLIDES as name, printed.NEEDS_SCRIPT]:
                    self.attributes(
                        tool, {"type": "button", "class": f"{name} {printed.NEEDS_SCRIPT}"}
                    )
                case "button", [printed.SOURCE_READINGS]:
                    self.attributes(tool, button, {"hidden": ANY})
                case _:
                    self.fault(f"{describe(tool)} is no tool of a reader")
            if len(text_of(tool).strip(WHITE_SPACE)) > TOOL_LENGTH or list(descendants(tool)):
                self.fault("a tool of a reader is more than its name")
