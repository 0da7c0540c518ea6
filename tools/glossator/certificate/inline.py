"""Read the words of a block: what a reader sees, what the witness has, the author's marks in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossator.certificate.attributes import odd_attributes, says_number
from glossator.certificate.grammar import (
    ANY,
    ENTRY_LINKS,
    LANGUAGE,
    LINK_CLASSES,
    LOCAL_LINK,
    MARKED,
    NOTE_MARKS,
    NUMBER,
    OCCURRENCES,
    ONE_ID,
    SOURCE_ADDRESS,
)
from glossator.markup import attributes_of, children, classes_of, text_of
from glossator_schema import printed
from glossator_schema.inlines import FOREIGN, LINK
from glossator_schema.items import Item
from glossator_schema.points import REMARK

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Fault = Callable[[str], None]


@dataclass
class Words:
    """What stands in a block.

    ``printed``: the words that a reader sees; ``source``: the same as the witness has them;
    ``marks``: (place, note, label) of each mark of an author's note; ``spans``: by emendation, where
    its reading begins and ends; ``readings``, ``sources``: by emendation, what is printed, and what the
    witness has; ``marked``: by their number, the words that the source marks.
    """

    printed: str = ""
    source: str = ""
    marks: list[tuple[int, str, str]] = field(default_factory=list)
    spans: dict[str, list[int]] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    points: list[Item] = field(default_factory=list)
    marked: dict[int, Item] = field(default_factory=dict)

    def item(self) -> Item:
        """Return the end of the block's item: words, marks, emended places, points and marked words if any."""
        emended = [[*span, name, self.sources[name]] for name, span in self.spans.items()]
        marked = [self.marked[number] for number in sorted(self.marked)]
        more = [self.points, marked] if marked else [self.points] if self.points else []
        return [self.printed, [list(mark) for mark in self.marks], emended, *more]

    def add(self, other: Words) -> None:
        """Add the words of what follows."""
        begin = len(self.printed)
        self.marks += [(begin + place, *rest) for place, *rest in other.marks]  # type: ignore[misc]
        self.points += [[begin + int(str(place)), *rest] for place, *rest in other.points]
        for name, (start, end) in other.spans.items():
            self.spans.setdefault(name, [begin + start, begin + end])[1] = begin + end
            self.readings[name] = self.readings.get(name, "") + other.readings[name]
            self.sources[name] = self.sources.get(name, "") + other.sources[name]
        for number, (first, last, *said, closing) in other.marked.items():
            item = self.marked.setdefault(number, [begin + int(str(first)), 0, *said, ""])
            item[1], item[-1] = begin + int(str(last)), closing
        self.printed += other.printed
        self.source += other.source


def drop_space(words: Words, fault: Fault) -> Words:
    """Take off the space between a label and the words, which is none of theirs."""
    if not (words.printed.startswith(" ") and words.source.startswith(" ")):
        fault("no space stands between the label and the words")
        return words
    words.printed = words.printed[1:]
    words.source = words.source[1:]
    words.marks = [(place - 1, *mark) for place, *mark in words.marks]  # type: ignore[misc]
    words.points = [[int(str(place)) - 1, *rest] for place, *rest in words.points]
    for item in words.marked.values():
        item[:2] = [int(str(place)) - 1 for place in item[:2]]
    words.spans = {name: [start - 1, end - 1] for name, (start, end) in words.spans.items()}
    return words


def read_words(nodes: Iterable[LexborNode], fault: Fault) -> Words:
    """Read the nodes in a block; what may not stand there is told to ``fault``."""
    words = Words()
    reader = _Reader(words, fault)
    for node in nodes:
        reader.read(node)
    return words


class _Reader:
    def __init__(self, words: Words, fault: Fault) -> None:
        self.words = words
        self.fault = fault
        self.emended = False  # inside of an emended place: the witness has other words

    def read(self, node: LexborNode) -> None:
        if node.is_text_node:
            text = text_of(node)
            self.words.printed += text
            if not self.emended:
                self.words.source += text
            return
        if not node.is_element_node:
            self.fault(f"{describe(node)} stands among its words")
            return
        classes = classes_of(node)
        if classes and classes == NOTE_MARKS.get(node.tag or ""):
            self.read_mark(node)
        elif node.tag == "a" and classes == [printed.MILESTONE]:
            self.read_milestone(node)
        elif node.tag == "span" and classes[:1] == [printed.EMENDED]:
            self.read_emended(node)
        elif printed.SPAN in node.attributes:
            self.read_marked(node, classes)
        elif self.is_known(node, classes):
            for child in children(node):
                self.read(child)
        else:
            self.fault(f"{describe(node)} stands among its words")

    def is_known(self, node: LexborNode, classes: list[str]) -> bool:
        """Tell whether an element only marks the words that it holds."""
        match node.tag:
            case "a" if classes and classes[0] in ENTRY_LINKS:
                entry = (node.attributes.get("href") or "").rpartition("#")[2]
                if not (LINK_CLASSES | {entry}).issuperset(classes[1:]):
                    return False
                odd = odd_attributes(node, {}, {"class": ANY, "href": LOCAL_LINK})
            case "span" if classes == [printed.QUOTED]:
                odd = odd_attributes(node, {"class": printed.QUOTED}, {printed.NOTES: ANY})
            case "span" if not classes:
                allowed = {**dict.fromkeys(OCCURRENCES, ANY), "lang": LANGUAGE}
                odd = odd_attributes(node, {}, allowed)
            case _:
                return False
        for what in odd:
            self.fault(f"{describe(node)} {what}")
        return True

    def read_mark(self, node: LexborNode) -> None:
        """Read the mark of an author's note; it is no word."""
        inside = list(children(node))
        link = inside[0] if len(inside) == 1 and inside[0].tag == "a" else None
        if link is None or any(not child.is_text_node for child in children(link)):
            self.fault("the mark of an author’s note is not a link alone")
            return
        note = (link.attributes.get("href") or "").removeprefix("#")
        label = text_of(link)
        wanted = {"href": f"#{note}", "role": "doc-noteref"}
        own = {"aria-label": ANY, "id": re.compile(re.escape(f"{note}-mark"))}  # of the first mark
        odd = [
            *odd_attributes(node, {"class": " ".join(NOTE_MARKS[node.tag or ""])}),
            *odd_attributes(link, wanted, own),
        ]
        for what in odd:
            self.fault(f"the mark {label!r} {what}")
        if not says_number(link.attributes.get("aria-label") or "", label):
            self.fault(f"the mark {label!r} is read out as another")
        self.words.marks.append((len(self.words.printed), note, label))

    def read_marked(self, node: LexborNode, classes: list[str]) -> None:
        """Read a piece of words that the source marks: the signs are of its block's words in the witness."""
        kind = MARKED.get((node.tag, " ".join(classes), "lang" in node.attributes))
        allowed = {
            printed.SPAN: NUMBER,
            printed.OPENING_SIGN: ANY,
            printed.CLOSING_SIGN: ANY,
            **({"class": ANY} if classes else {}),
            **({"lang": LANGUAGE, "dir": ANY} if kind == FOREIGN.name else {}),
            **({printed.ADDRESS: SOURCE_ADDRESS} if kind == LINK.name else {}),
            **({"href": SOURCE_ADDRESS} if kind == LINK.name and node.tag == "a" else {}),
        }
        odd = list(odd_attributes(node, {}, allowed))
        if kind is None or odd or self.emended:
            self.fault(f"{describe(node)} stands among its words")
            return
        found = attributes_of(node)
        words, number = self.words, int(found[printed.SPAN])
        opening, closing = found.get(printed.OPENING_SIGN, ""), found.get(printed.CLOSING_SIGN, "")
        address = found.get("href") or found.get(printed.ADDRESS, "")
        start = len(words.printed)
        words.source += opening
        for child in children(node):
            self.read(child)
        words.source += closing
        item: Item = [start, start, kind, found.get("lang", ""), address, opening, closing]
        span = words.marked.setdefault(number, item)
        span[1], span[-1] = len(words.printed), closing

    def read_milestone(self, node: LexborNode) -> None:
        """Read a mark of another edition; it is no word."""
        found, label = attributes_of(node), text_of(node)
        anchor, name = found.get("id", ""), found.get("aria-label", "")
        wanted = {"class": printed.MILESTONE, "href": f"#{anchor}"}
        allowed = {"id": ONE_ID, printed.SOURCE_READING: ANY, "aria-label": ANY}
        for what in odd_attributes(node, wanted, allowed):
            self.fault(f"the milestone {label!r} {what}")
        if any(not child.is_text_node for child in children(node)) or not name.endswith(label):
            self.fault(f"the milestone {label!r} is not its label alone, or is read out as another")
        source = found.get(printed.SOURCE_READING, "")
        edition = name.removesuffix(label).strip()
        place = len(self.words.printed)
        self.words.points.append([place, "milestone", anchor, label, source, 0, edition])

    def read_emended(self, node: LexborNode) -> None:
        """Read a place that the edition changed: what the page shows, and what the witness has."""
        found = attributes_of(node)
        allowed = {printed.EMENDATION: ONE_ID, printed.SOURCE_READING: ANY}
        own = re.compile(f"{printed.EMENDED}( {printed.SUPPLIED})?")
        for what in odd_attributes(node, {}, allowed | {"class": own}):
            self.fault(f"an emended place {what}")
        if self.emended or not found.keys() >= allowed.keys():
            self.fault("an emended place lies in another, or does not say what it is")
            return
        name, source = found[printed.EMENDATION], found[printed.SOURCE_READING]
        if found["class"] == printed.REMARK and (source or not name.endswith(REMARK)):
            self.fault(f"{describe(node)} is called the editors’ own, and is of the witness")
        words = self.words
        start = len(words.printed)
        self.emended = True
        for child in children(node):
            self.read(child)
        self.emended = False
        words.source += source
        words.sources[name] = words.sources.get(name, "") + source
        words.readings[name] = words.readings.get(name, "") + words.printed[start:]
        words.spans.setdefault(name, [start, start])[1] = len(words.printed)


def describe(node: LexborNode) -> str:
    """Return how a message names what stands somewhere: ``<p class="x">``, a comment, some words."""
    if node.is_text_node:
        return repr(text_of(node).strip()[:40])
    if not node.is_element_node:
        return "a comment"
    found = "".join(f' {name}="{value[:30]}"' for name, value in attributes_of(node).items())
    return f"<{node.tag}{found}>"
