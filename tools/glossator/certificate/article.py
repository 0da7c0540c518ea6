"""Read the article of a text by a strict grammar: everything in it is of the text, or of the editors.

Each part of the text becomes an item, in the order of the page; docs/software/certificate.md lists
their forms. Whatever else would be seen is a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator.certificate.apparatus import ApparatusReader
from glossator.certificate.blocks import NumberedReader
from glossator.certificate.grammar import (
    ANY,
    CLASS_OF_PAGE,
    EDITORS_ATTRIBUTES,
    EDITORS_ELEMENTS,
    FORBIDDEN,
    LANGUAGE_OF_BLOCK,
    OF_BLOCK,
    OF_FORMULAS,
    ONE_ID,
    PLAIN_BLOCKS,
    STYLE_OF_EDITORS,
    STYLE_OF_FORMULAS,
)
from glossator.certificate.header import HeaderReader
from glossator.certificate.inline import Words, describe, read_words
from glossator.certificate.laid_out import ELEMENTS, LaidOutReader, ReadPart, join_parts
from glossator.certificate.reading import Article, PrintedBlock, read_language
from glossator.markup import (
    HEADINGS,
    attributes_of,
    children,
    classes_of,
    descendants,
    id_of,
    text_of,
)
from glossator_schema import printed
from glossator_schema.blocks import (
    AUTHOR_NOTE,
    HEADING,
    NOTE,
    PARAGRAPH,
    PULL_QUOTE,
    SPEECH,
    PointKind,
    read_block_id,
)
from glossator_schema.items import Item

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def read_article(section: LexborNode, text_id: str) -> Article:
    """Read the section of a page that is the text; what is wrong with it is in ``faults``."""
    article = Article(items=[["text", text_id]])
    _ArticleReader(article, text_id, "the title").section(section, 1)
    return article


class _ArticleReader(NumberedReader):
    # --- sections ---------------------------------------------------------------------------

    def section(self, node: LexborNode, level: int) -> None:
        """Read a section: its heading, and what stands below it."""
        if level == 1:
            self.attributes(node, {}, {"id": ONE_ID, "class": CLASS_OF_PAGE})
        else:
            wanted = {"class": printed.RUN_IN} if "class" in node.attributes else {}
            self.attributes(node, wanted, {"id": ONE_ID})
        parts = self.parts(node)
        first = next(parts, None)
        while first is not None and self.is_target(first):
            self.article.carriers.append(first)
            first = next(parts, None)
        if first is None or first.tag not in HEADINGS:
            self.fault("a section begins without its heading")
            return
        self.heading(first, id_of(node), level)
        for part in parts:
            self.part(part, level)

    def is_target(self, node: LexborNode) -> bool:
        """Tell whether an element is only a place that a link leads to."""
        return node.tag == "span" and attributes_of(node).keys() == {"id"} and node.child is None

    def heading(self, node: LexborNode, anchor: str, level: int) -> None:
        """Read a heading, whose id is that of its section; the first one is the text's title."""
        self.place = anchor if level > 1 else "the title"
        self.attributes(node, {}, LANGUAGE_OF_BLOCK)
        if node.tag != f"h{min(level, 6)}":
            self.fault(f"the heading is <{node.tag}> in a section of level {level}")
        inside = list(children(node))
        if inside and classes_of(inside[-1]) == [printed.HEADING_LINK]:
            self.headerlink(inside.pop(), anchor)
        label, supplied = "", False
        labels: Words | None = None
        if inside and classes_of(inside[0])[:1] == [printed.HEADING_LABEL]:
            first = inside.pop(0)
            supplied = printed.SUPPLIED in classes_of(first)
            name = printed.HEADING_LABEL + (f" {printed.SUPPLIED}" if supplied else "")
            self.attributes(first, {"class": name})
            labels = read_words(children(first), self.fault)
            label = labels.printed
        words = self.labelled(inside) if label else read_words(inside, self.fault)
        what: Item = ["title"] if level == 1 else [HEADING.name, anchor]
        self.article.items.append(
            [*what, level, label, supplied, *words.item(), *read_language(node)]
        )
        if labels is not None:
            words.readings |= labels.readings
            words.sources |= labels.sources
        self.article.carriers.append(node)
        if level == 1:
            self.article.title = words
            self.article.blocks[self.text_id] = PrintedBlock("", words)
        else:
            self.add(anchor, label, words)

    def headerlink(self, node: LexborNode, anchor: str) -> None:
        """The sign at the end of a heading leads to it, and is no word."""
        self.attributes(node, {"class": printed.HEADING_LINK, "href": f"#{anchor}"}, {"title": ANY})
        if any(character.isalnum() for character in text_of(node)) or len(text_of(node)) > 3:
            self.fault("the sign at the end of the heading has words")

    # --- what stands in a section -----------------------------------------------------------

    def part(self, node: LexborNode, level: int) -> None:
        """Read one of the things that a section holds."""
        classes = classes_of(node)
        name = classes[0] if classes else ""
        match node.tag, name:
            case "section", "" | printed.RUN_IN:
                self.section(node, level + 1)
            case "div", printed.HEADER:
                HeaderReader(self.article, self.text_id, "the header").read(node)
            case "section", printed.ABOUT:
                HeaderReader(self.article, self.text_id, "what is told of the text").read_about(
                    node
                )
            case "div", printed.PARAGRAPH_ROW:
                self.paragraph(node)
            case "p", _ if name in PLAIN_BLOCKS:
                self.block(node, name)
            case tag, _ if ELEMENTS.get(name) == tag:
                LaidOutReader(self.article, self.text_id, "").read(node, name)
            case "blockquote", printed.PULL_QUOTE:
                self.pull_quote(node)
            case "p", printed.MOVED:
                self.moved(node)
            case "section", printed.AUTHOR_NOTES:
                self.author_notes(node)
            case "details", printed.APPARATUS:
                ApparatusReader(self.article, self.text_id, "the apparatus").read(node)
            case tag, _ if EDITORS_ELEMENTS.get(name) == tag:
                self.attributes(node, {}, EDITORS_ATTRIBUTES)
                self.editors(node)
            case _:
                if self.is_target(node):
                    self.article.carriers.append(node)  # nothing may be written into it
                else:
                    self.fault(f"{describe(node)} is no part of the text: {text_of(node)[:40]!r}")

    def paragraph(self, row: LexborNode) -> None:
        """Read a numbered paragraph."""
        self.attributes(row, {"class": printed.PARAGRAPH_ROW})
        inside = list(self.parts(row))
        if len(inside) != 1 or inside[0].tag != "p":
            self.fault("the row of a paragraph does not hold one paragraph")
            return
        node = inside[0]
        anchor = self.place = id_of(node)
        classes = classes_of(node)
        if classes[-1:] == [SPEECH.name]:
            self.speech(node, classes)
            return
        if classes == [printed.UNNUMBERED]:
            self.attributes(node, {"class": printed.UNNUMBERED}, OF_BLOCK)
            self.emit(PARAGRAPH.name, anchor, "", list(children(node)), node)
            return
        self.attributes(node, {"class": printed.PARAGRAPH}, OF_BLOCK)
        number, words = self.numbered(node, printed.PARAGRAPH_NUMBER, f"#{anchor}", {})
        self.emit(PARAGRAPH.name, anchor, number, words, node)

    def speech(self, node: LexborNode, classes: list[str]) -> None:
        """Read what one speaker says in prose: its number, if it bears one, the name, and the words."""
        anchor = self.place
        numbered = classes == [printed.PARAGRAPH, SPEECH.name]
        name = f"{printed.PARAGRAPH} {SPEECH.name}" if numbered else SPEECH.name
        self.attributes(node, {"class": name}, OF_BLOCK)
        words = list(children(node))
        if numbered:
            number, words = self.numbered(node, printed.PARAGRAPH_NUMBER, f"#{anchor}", {})
            if read_block_id(anchor) != (PARAGRAPH, number):
                self.fault(f"its number is printed as {number!r}")
        label = ""
        if words and classes_of(words[0]) == [printed.SPEAKER]:
            first = words.pop(0)
            label = text_of(first)
            self.attributes(first, {"class": printed.SPEAKER})
            if first.tag != "span" or any(not child.is_text_node for child in children(first)):
                self.fault("the name of its speaker is not words alone")
        self.emit(SPEECH.name, anchor, label, words, node, spaced=bool(label))

    def block(self, node: LexborNode, name: str) -> None:
        """Read a block that is one paragraph, with a label or without."""
        anchor = self.place = id_of(node)
        self.attributes(node, {"class": name}, OF_BLOCK)
        inside = list(children(node))
        label = ""
        if inside and classes_of(inside[0]) == [printed.BLOCK_LABEL]:
            first = inside.pop(0)
            self.attributes(first, {"class": printed.BLOCK_LABEL})
            label = text_of(first)
            if first.tag != "span" or any(not child.is_text_node for child in children(first)):
                self.fault("its label is not words alone")
        self.emit(PLAIN_BLOCKS[name], anchor, label, inside, node, spaced=bool(label))

    def pull_quote(self, node: LexborNode) -> None:
        anchor = self.place = id_of(node)
        self.attributes(node, {"class": printed.PULL_QUOTE}, OF_BLOCK)
        inside = list(self.parts(node))
        if len(inside) != 1 or inside[0].tag != "p":
            self.fault("a pull quote does not hold one paragraph")
            return
        self.attributes(inside[0], {})
        self.emit(PULL_QUOTE.name, anchor, "", list(children(inside[0])), node)

    def moved(self, node: LexborNode) -> None:
        """Read a signpost: its words, and where it leads, are those that the digest has.

        A style hides it, but for those who come by its old address; so it is no carrier.
        """
        anchor = self.place = id_of(node)
        self.attributes(node, {"class": printed.MOVED}, {"id": ONE_ID})
        links = [child for child in children(node) if not child.is_text_node]
        target = (links[0].attributes.get("href") or "") if links else ""
        if links:
            self.attributes(links[0], {"href": target})
        if len(links) > 1 or (links and (links[0].tag != "a" or list(descendants(links[0])))):
            self.fault("a signpost holds something else than its link")
        # The id of a text leads to the beginning of its page.
        to = self.text_id if target == "#" else target.removeprefix("#")
        self.article.items.append(["moved", anchor, to, text_of(node)])

    def author_notes(self, node: LexborNode) -> None:
        """Read the author's notes, and the editors' notes on them."""
        self.place = "the author’s notes"
        parts = self.parts(node)
        title = next(parts, None)
        if title is None or title.tag != "h2" or list(descendants(title)):
            self.fault("the author’s notes have no title of words alone")
            return
        self.attributes(title, {"class": printed.AUTHOR_NOTES_TITLE})
        wanted = {"class": printed.AUTHOR_NOTES, "role": "doc-endnotes"}
        self.attributes(node, {**wanted, "aria-label": text_of(title)})
        self.article.items.append(["author-notes", text_of(title)])
        self.article.carriers.append(title)
        for part in parts:
            if part.tag in ("p", "div") and classes_of(part) == [printed.AUTHOR_NOTE]:
                self.author_note(part)
            elif classes_of(part)[:1] in ([printed.NOTE], [printed.KEY], [printed.MOVED]):
                self.part(part, 2)
            else:
                self.fault(f"{describe(part)} is no author’s note")

    def author_note(self, node: LexborNode) -> None:
        anchor = self.place = id_of(node)
        self.attributes(node, {"class": printed.AUTHOR_NOTE}, OF_BLOCK)
        if node.tag == "div":
            self.paragraphs_of_note(node, anchor)
            return
        inside = list(children(node))
        label = ""
        if inside and classes_of(inside[0]) == [printed.AUTHOR_NOTE_NUMBER]:
            label, inside = self.number_of_note(node, inside, anchor)
        self.emit(AUTHOR_NOTE.name, anchor, label, inside, node, spaced=bool(label))

    def paragraphs_of_note(self, node: LexborNode, anchor: str) -> None:
        """Read a note of several paragraphs; the first begins with its number."""
        label, read = "", list[ReadPart]()
        for index, paragraph in enumerate(self.parts(node)):
            inside = list(children(paragraph))
            self.attributes(paragraph, {})
            if paragraph.tag != "p":
                self.fault(f"{describe(paragraph)} is no paragraph of it")
            if not index and inside and classes_of(inside[0]) == [printed.AUTHOR_NOTE_NUMBER]:
                label, inside = self.number_of_note(paragraph, inside, anchor)
                words = self.labelled(inside)
            else:
                words = read_words(inside, self.fault)
            read.append(([PointKind.PARAGRAPH.value, "", "", "", 0, ""], words))
        words = join_parts(read)
        item = [AUTHOR_NOTE.name, anchor, label, *words.item(), *read_language(node)]
        self.article.items.append(item)
        self.article.carriers.append(node)
        self.add(anchor, label, words)

    def number_of_note(
        self, node: LexborNode, inside: list[LexborNode], anchor: str
    ) -> tuple[str, list[LexborNode]]:
        """Return the number of a note, a link unless no mark leads to the note, and what follows."""
        if inside[0].tag == "a":
            more = {"role": "doc-backlink"}
            return self.numbered(node, printed.AUTHOR_NOTE_NUMBER, f"#{anchor}-mark", more)
        first = inside.pop(0)
        self.attributes(first, {"class": printed.AUTHOR_NOTE_NUMBER})
        if first.tag != "span" or any(not child.is_text_node for child in children(first)):
            self.fault("its number is not words alone")
        return text_of(first), inside

    # --- the editors ------------------------------------------------------------------------

    def editors(self, node: LexborNode) -> None:
        """What editors write is not certified; but nothing of it may look like the text."""
        self.place = id_of(node) or f"the {classes_of(node)[0]}"
        for found in descendants(node):
            if found.tag in FORBIDDEN or not printed.OF_A_TEXT.isdisjoint(classes_of(found)):
                self.fault(f"{describe(found)} stands among the editors’ words")
            attributes = attributes_of(found)
            own = f"{self.text_id}-"
            if id_of(found).startswith(own) and not id_of(found).startswith(f"{own}{NOTE}-"):
                self.fault(f"{describe(found)} has an id of the text")
            may = STYLE_OF_FORMULAS if found.tag in OF_FORMULAS else STYLE_OF_EDITORS
            style = attributes.get("style", "")
            if any(name.startswith("on") for name in attributes) or not may.fullmatch(style):
                self.fault(f"{describe(found)} has a style or a script of its own")
