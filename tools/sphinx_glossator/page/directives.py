"""The directives of the ``edition`` domain: what a page of an edition is written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from glossator_schema import printed
from sphinx_glossator.page import nodes as edition

Result = list[nodes.Node]


class HeaderDirective(SphinxDirective):
    """``edition:text``: which text the page is; its content is the bibliographic data, in YAML."""

    required_arguments = 1
    has_content = True

    def run(self) -> Result:
        try:
            data = yaml.safe_load("\n".join(self.content))
        except yaml.YAMLError as error:
            message = " ".join(str(error).split())
            raise self.error(f"the data of the text is not YAML: {message}") from error
        if not isinstance(data, dict) or not {"title", "witness"} <= data.keys():
            raise self.error("the data of the text wants at least title and witness")
        for key in ("authors", "translators", "editors"):
            people = data.get(key, [])
            if not isinstance(people, list) or not all(
                isinstance(person, dict) and "name" in person for person in people
            ):
                raise self.error(f"{key} is not a list of people, each with a name")
        node = edition.edition_header(text_id=self.arguments[0], data=data)
        self.set_source_info(node)
        for classes, words in _header_lines(data):
            node += nodes.paragraph("", words, classes=[classes])
        return [node]


def _header_lines(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the lines of a text's header, each with the class that says what it is."""

    def people(key: str) -> str:
        found: list[dict[str, str]] = data.get(key, [])
        return ", ".join(
            person["name"] + (f" {person['name_zh']}" if person.get("name_zh") else "")
            for person in found
        )

    def text(key: str) -> str:
        return str(data.get(key) or "")

    authors: list[dict[str, str]] = data.get("authors", [])
    affiliations = [person["affiliation"] for person in authors if person.get("affiliation")]
    imprint = [
        text("publication"),
        text("issue"),
        text("date_printed") or text("date") or "[no date]",
    ]
    lines = (
        text("series"),
        people("authors"),
        "; ".join(affiliations),
        " · ".join(filter(None, imprint)),
        f"Translated by {people('translators')}" if people("translators") else "",
        f"Edited by {people('editors')}" if people("editors") else "",
        text("provenance"),
        text("rights"),
    )
    named = zip(printed.HEADER_LINES, lines, strict=True)
    return [(name, words) for name, words in named if words]


class BlockDirective(SphinxDirective):
    """A block of reading text: its argument is its id, its content one paragraph of inline markup."""

    node_class: ClassVar[type[edition.TextBlock]]
    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "label": directives.unchanged_required,
        "paragraph": directives.unchanged_required,
    }

    def run(self) -> Result:
        self.assert_has_content()
        block_id = self.arguments[0]
        words = "\n".join(self.content)
        children, messages = self.parse_inline(words, lineno=self.content_offset + 1)
        node = self.node_class(words, "", *children, ids=[block_id], **self.block_attributes())
        self.set_source_info(node)
        return [node, *messages]

    def block_attributes(self) -> dict[str, str]:
        return {"label": self.options.get("label", "")}


class ParagraphDirective(BlockDirective):
    """``edition:paragraph``: a numbered paragraph; the number is what follows ``-p`` in its id."""

    node_class = edition.edition_paragraph

    def block_attributes(self) -> dict[str, str]:
        return {"label": self.arguments[0].rpartition("-p")[2]}


class AbstractDirective(BlockDirective):
    node_class = edition.edition_abstract


class KeywordsDirective(BlockDirective):
    node_class = edition.edition_keywords


class PullQuoteDirective(BlockDirective):
    node_class = edition.edition_pull_quote


class ReferenceDirective(BlockDirective):
    node_class = edition.edition_reference


class AuthorNoteDirective(BlockDirective):
    """``edition:author-note``: ``:paragraph:`` is the block that cites it."""

    node_class = edition.edition_author_note

    def block_attributes(self) -> dict[str, str]:
        return {
            "label": self.options.get("label", ""),
            "paragraph": self.options.get("paragraph", ""),
        }


class MovedDirective(SphinxDirective):
    """``edition:moved``: its argument is an id that was published; ``:to:`` has its words now, if any."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"to": directives.unchanged_required}

    def run(self) -> Result:
        node = edition.edition_moved(ids=[self.arguments[0]], to=self.options.get("to", ""))
        self.set_source_info(node)
        return [node]


class RenamedDirective(SphinxDirective):
    """``edition:renamed``: at the old address of a text, whose old id is the argument.

    ``:to:`` is its id now, if it has one; the content is a line for each old id, with the id that has its
    words now, if any.
    """

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "to": directives.unchanged_required,
        "version": directives.unchanged_required,
    }

    def run(self) -> Result:
        pairs = [tuple((line + " ").split(" ", 1)) for line in self.content if line.strip()]
        anchors = [(old, new.strip()) for old, new in pairs]
        if wrong := [old for old, new in anchors if " " in new]:
            raise self.error(
                f"the line of {wrong[0]} wants an old id and, after a space, the new one"
            )
        node = edition.edition_renamed(
            text_id=self.arguments[0],
            to=self.options.get("to", ""),
            version=self.options.get("version", ""),
            anchors=anchors,
        )
        self.set_source_info(node)
        return [node]


class ContainerDirective(SphinxDirective):
    """A directive whose content is ordinary markup."""

    node_class: ClassVar[type[nodes.Element]]
    noun: ClassVar[str]  # with its article, for messages
    required_options: ClassVar[frozenset[str]] = frozenset()
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"source": directives.unchanged}

    def run(self) -> Result:
        if missing := self.required_options - self.options.keys():
            raise self.error(f"{self.noun} wants {', '.join(sorted(missing))}")
        self.assert_has_content()
        node = self.node_class("", **self.attributes())
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]

    def attributes(self) -> dict[str, object]:
        return {}


class AuthorNotesDirective(ContainerDirective):
    node_class = edition.edition_author_notes


class HeadnoteDirective(ContainerDirective):
    node_class = edition.edition_headnote


def choice(*values: str) -> Callable[[str], str]:
    """Return the check of an option that has one of these values."""
    return lambda argument: directives.choice(argument, values)


KINDS = ("context", "claim", "translation", "text", "perspective", "question")
AUDIENCES = ("student", "teacher")


class NoteDirective(ContainerDirective):
    """``edition:note``: an editorial note; one for teachers is not parsed in the students' edition."""

    node_class = edition.edition_note
    noun = "a note"
    required_options = frozenset({"kind", "target", "quote"})
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "kind": choice(*KINDS),
        "audience": choice(*AUDIENCES),
        "target": directives.unchanged_required,
        "quote": directives.unchanged_required,
        "source": directives.unchanged,
    }

    def run(self) -> Result:
        if self.options.get("audience") == "teacher" and self.config.edition_audience != "teacher":
            return []
        return super().run()

    def attributes(self) -> dict[str, object]:
        return {
            "ids": [self.arguments[0]],
            "kind": self.options["kind"],
            "audience": self.options.get("audience", "student"),
            "target": self.options["target"],
            "quote": self.options["quote"],
        }


class KeyDirective(ContainerDirective):
    """``edition:key``: a teacher's key; it is not parsed in the students' edition."""

    node_class = edition.edition_key

    def run(self) -> Result:
        return super().run() if self.config.edition_audience == "teacher" else []


class PlaceDirective(SphinxDirective):
    """Where something stands that is made from the whole edition."""

    node_class: ClassVar[type[nodes.Element]]

    def run(self) -> Result:
        node = self.node_class()
        self.set_source_info(node)
        return [node]


class RenderingsDirective(PlaceDirective):
    """``edition:renderings``: the table of how each text words each shared concept."""

    node_class = edition.edition_renderings


class ComparisonDirective(PlaceDirective):
    """``edition:comparison``: two texts side by side, or the passages of one concept in all texts."""

    node_class = edition.edition_comparison


class TimelineDirective(PlaceDirective):
    """``edition:timeline``: the drawing of all events of the edition."""

    node_class = edition.edition_timeline


DIRECTIVES: dict[str, type[Directive]] = {
    "text": HeaderDirective,
    "paragraph": ParagraphDirective,
    "abstract": AbstractDirective,
    "keywords": KeywordsDirective,
    "pull-quote": PullQuoteDirective,
    "reference": ReferenceDirective,
    "author-notes": AuthorNotesDirective,
    "author-note": AuthorNoteDirective,
    "moved": MovedDirective,
    "renamed": RenamedDirective,
    "headnote": HeadnoteDirective,
    "note": NoteDirective,
    "timeline": TimelineDirective,
    "renderings": RenderingsDirective,
    "comparison": ComparisonDirective,
    "key": KeyDirective,
}
