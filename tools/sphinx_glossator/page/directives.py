"""The directives of the ``edition`` domain: what a page of an edition is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from glossator_schema import printed
from glossator_schema.blocks import (
    BLOCK_KINDS,
    HEADING,
    PARAGRAPH,
    BlockKind,
    Numbering,
    read_block_id,
)
from glossator_schema.names import read_name
from glossator_schema.notes import SELF_CHECK
from glossator_schema.words import IS_DRAFT
from sphinx_glossator.languages import find_original, has_own_runs, original_name
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.containers import (
    AuthorNotesDirective,
    HeadnoteDirective,
    KeyDirective,
    NoteDirective,
    SelfCheckDirective,
    SelfChecksDirective,
    WritingLinesDirective,
)
from sphinx_glossator.page.credits import CreditsDirective
from sphinx_glossator.page.schema_tables import SchemaDirective
from sphinx_glossator.words.dates import spell_any
from sphinx_glossator.words.translation import _

Result = list[nodes.Node]


MAKERS = ("authors", "translators", "editors")
"""The fields of a text's data that name people."""


class HeaderDirective(SphinxDirective):
    """``edition:text``: which text the page is; its content is the bibliographic data, in YAML."""

    required_arguments = 1
    has_content = True

    def run(self) -> Result:
        try:
            data = yaml.load("\n".join(self.content), yaml.CSafeLoader)
        except yaml.YAMLError as error:
            message = " ".join(str(error).split())
            raise self.error(f"the data of the text is not YAML: {message}") from error
        if not isinstance(data, dict) or not {"title", "witness"} <= data.keys():
            raise self.error("the data of the text wants at least title and witness")
        for key in MAKERS:
            people = data.get(key, [])
            if not isinstance(people, list) or not all(
                isinstance(person, dict) and "name" in person for person in people
            ):
                raise self.error(f"{key} is not a list of people, each with a name")
            for person in people:
                try:
                    read_name(person, person["name"])
                except ValueError as error:
                    raise self.error(f"{key}: {error}") from error
        node = edition.edition_header(text_id=self.arguments[0], data=data)
        self.set_source_info(node)
        for classes, words in _header_lines(data):
            node += nodes.paragraph("", "", *_mark_names(words, data), classes=[classes])
        return [node]


def _mark_names(words: str, data: dict[str, Any]) -> Iterator[nodes.Node]:
    """Yield a line of the header, in which names in other languages are marked as of these."""
    people = (person for key in MAKERS for person in data.get(key, []))
    for tag, name in map(find_original, people):
        before, found, after = words.partition(name) if name else (words, "", "")
        if found and not has_own_runs(name):
            yield nodes.Text(before)
            yield edition.edition_foreign("", name, lang=tag)
            words = after
    yield nodes.Text(words)


def _header_lines(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the lines of a text's header, each with the class that says what it is."""

    def people(key: str) -> str:
        found: list[dict[str, str]] = data.get(key, [])
        return ", ".join(
            " ".join(filter(None, (person["name"], original_name(person)))) for person in found
        )

    def text(key: str) -> str:
        return str(data.get(key) or "")

    authors: list[dict[str, str]] = data.get("authors", [])
    affiliations = [person["affiliation"] for person in authors if person.get("affiliation")]
    no_date = "" if data.get("draft") else f"[{_('no date')}]"  # it may have one
    imprint = [
        text("publication"),
        text("issue"),
        text("date_printed") or spell_any(text("date")) or no_date,
    ]
    lines = (
        _(IS_DRAFT) if data.get("draft") else "",
        text("series"),
        people("authors"),
        "; ".join(affiliations),
        " · ".join(filter(None, imprint)),
        _("Translated by {}").format(people("translators")) if people("translators") else "",
        _("Edited by {}").format(people("editors")) if people("editors") else "",
        text("provenance"),
        text("rights"),
    )
    named = zip(printed.HEADER_LINES, lines, strict=True)
    return [(name, words) for name, words in named if words]


class BlockDirective(SphinxDirective):
    """A block of reading text: its argument is its id, its content one paragraph of inline markup.

    ``:label:`` is what is printed before the words; of a numbered paragraph it is the number in its id.
    ``:paragraph:`` is the block that cites an author's note; ``:speaker:`` who says it; ``:header:``: the
    first row of a table says what stands below; ``:image:`` that of a figure, with ``:sha256:`` and ``:alt:``;
    ``:language:``: that of its words, where it is not the text's; ``:level:``: of a quotation in others.
    """

    kind: ClassVar[BlockKind]
    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = dict.fromkeys(
        ("label", "paragraph", "speaker", "language", "header", "image", "sha256", "alt"),
        directives.unchanged_required,
    ) | {"level": directives.positive_int}

    def run(self) -> Result:
        if "image" not in self.options:
            self.assert_has_content()
        block_id = self.arguments[0]
        words = "\n".join(self.content)
        children, messages = self.parse_inline(words, lineno=self.content_offset + 1)
        owner, number = read_block_id(block_id)
        if owner is None:
            wanted = f"write the name of the text or page, and -{self.kind.suffix}"
            wanted += "" if self.kind.numbering is Numbering.NONE else " with its number"
            raise self.error(f"{block_id!r} is no id of a block; {wanted}")
        label = number if self.kind is PARAGRAPH and owner is PARAGRAPH else ""
        node = edition.edition_block(
            words,
            "",
            *children,
            ids=[block_id],
            kind=self.kind.name,
            label=label or self.options.get("label", ""),
            paragraph=self.options.get("paragraph", ""),
            speaker=self.options.get("speaker", ""),
        )
        self.set_source_info(node)
        if "language" in self.options:
            node["language"] = self.options["language"]
        if "header" in self.options:
            node["header"] = True
        if "level" in self.options:
            node["level"] = self.options["level"]
        if "image" in self.options:
            node["sha256"] = self.options.get("sha256", "")
            alt = self.options.get("alt", "")
            node.insert(0, edition.edition_picture(uri=self.options["image"], alt=alt))
        return [node, *messages]


def make_block_directives() -> dict[str, type[Directive]]:
    """Return the directive of each kind of block, by its name; a heading is Markdown's."""
    return {
        kind.name: type("BlockDirective", (BlockDirective,), {"kind": kind})
        for kind in BLOCK_KINDS
        if kind is not HEADING
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
    """``edition:renamed``: at the old address of a text or a page, whose old id is the argument.

    That of a page is its name with a slash before it; of a labelled place in it, ``/page#label``.

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


class PlaceDirective(SphinxDirective):
    """Where something stands that is made from the whole edition."""

    node_class: ClassVar[type[nodes.Element]]

    def run(self) -> Result:
        node = self.node_class()
        self.set_source_info(node)
        return [node]


class TextsDirective(PlaceDirective):
    """``edition:texts``: the texts, each with a quotation, its length and its level.

    ``:start:`` is the id of the one to begin with.
    """

    node_class = edition.edition_texts
    option_spec: ClassVar[OptionSpec] = {"start": directives.unchanged_required}

    def run(self) -> Result:
        (node,) = super().run()
        assert isinstance(node, nodes.Element)
        node["start"] = self.options.get("start", "")
        return [node]


class RenderingsDirective(PlaceDirective):
    """``edition:renderings``: the table of how each text words each shared concept."""

    node_class = edition.edition_renderings


class ComparisonDirective(PlaceDirective):
    """``edition:comparison``: two texts side by side, or the passages of one concept in all texts."""

    node_class = edition.edition_comparison


class ChoiceDirective(PlaceDirective):
    """``edition:choice``: texts, parts of them, notes and questions that a reader chooses to print."""

    node_class = edition.edition_choice


class TimelineDirective(PlaceDirective):
    """``edition:timeline``: the drawing of all events of the edition."""

    node_class = edition.edition_timeline


DIRECTIVES: dict[str, type[Directive]] = make_block_directives() | {
    "text": HeaderDirective,
    "author-notes": AuthorNotesDirective,
    "moved": MovedDirective,
    "renamed": RenamedDirective,
    "headnote": HeadnoteDirective,
    "note": NoteDirective,
    SELF_CHECK: SelfCheckDirective,
    f"{SELF_CHECK}s": SelfChecksDirective,
    "texts": TextsDirective,
    "timeline": TimelineDirective,
    "renderings": RenderingsDirective,
    "comparison": ComparisonDirective,
    "choice": ChoiceDirective,
    "credits": CreditsDirective,
    "key": KeyDirective,
    "writing-lines": WritingLinesDirective,
    "schema": SchemaDirective,
}
