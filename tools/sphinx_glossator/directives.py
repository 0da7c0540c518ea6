"""The directives of the ``edition`` domain: what a page of an edition is written in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from sphinx_glossator import nodes as edition

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
    lines = [
        ("series", text("series")),
        ("byline", people("authors")),
        ("affiliation", "; ".join(affiliations)),
        ("imprint", " · ".join(filter(None, imprint))),
        ("translator", f"Translated by {people('translators')}" if people("translators") else ""),
        ("editor", f"Edited by {people('editors')}" if people("editors") else ""),
        ("provenance", text("provenance")),
        ("rights", text("rights")),
    ]
    return [(classes, words) for classes, words in lines if words]


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


class ContainerDirective(SphinxDirective):
    """A directive whose content is ordinary markup."""

    node_class: ClassVar[type[nodes.Element]]
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"source": directives.unchanged}

    def run(self) -> Result:
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


def _iso_date(argument: str) -> str:
    """Check an option's date: ``2014-11-28``, ``2006-08`` or ``1863``."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", argument)
    if match is None:
        raise ValueError(f"{argument} is not an ISO 8601 date")
    year, month, day = (int(part or 1) for part in match.groups())
    date(year, month, day)
    return argument


def _list(value: str, separator: str) -> list[str]:
    return [item.strip() for item in value.split(separator) if item.strip()]


def _choice(*values: str) -> Callable[[str], str]:
    return lambda argument: directives.choice(argument, values)


KINDS = ("context", "claim", "translation", "text", "perspective", "question")
AUDIENCES = ("student", "teacher")


class NoteDirective(ContainerDirective):
    """``edition:note``: an editorial note; one for teachers is not parsed in the students' edition."""

    node_class = edition.edition_note
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "kind": _choice(*KINDS),
        "audience": _choice(*AUDIENCES),
        "target": directives.unchanged_required,
        "quote": directives.unchanged_required,
        "source": directives.unchanged,
    }

    def run(self) -> Result:
        missing = {"kind", "target", "quote"} - self.options.keys()
        if missing:
            raise self.error(f"a note wants {', '.join(sorted(missing))}")
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


class TermDirective(ContainerDirective):
    """``edition:term``: a glossary entry; it is a ``{term}`` of Sphinx's own domain too."""

    node_class = edition.edition_term
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "headword": directives.unchanged_required,
        "zh-hans": directives.unchanged_required,
        "zh-hant": directives.unchanged_required,
        "pinyin": directives.unchanged_required,
        "forms": directives.unchanged_required,
        "related": directives.unchanged,
        "sources": directives.unchanged,
        "source": directives.unchanged,
    }

    def run(self) -> Result:
        missing = {"headword", "zh-hans", "zh-hant", "pinyin", "forms"} - self.options.keys()
        if missing:
            raise self.error(f"a term wants {', '.join(sorted(missing))}")
        result = super().run()
        (node,) = result
        assert isinstance(node, nodes.Element)
        std = self.env.domains.standard_domain
        # As Sphinx's own glossary does: this also lets {term} find the headword in any letter case.
        std._note_term(self.options["headword"], self.arguments[0], location=node)
        if related := self.options.get("related", "").split():
            node += self.relate(related)
        node += edition.edition_backlinks(of=self.arguments[0])
        return result

    def relate(self, related: list[str]) -> edition.edition_related:
        """Return the cross-references to related terms, by their ids."""
        node = edition.edition_related()
        for target in related:
            xref = addnodes.pending_xref(
                "",
                nodes.inline("", target),
                refdoc=self.env.current_document.docname,
                refdomain="edition",
                reftype="ref",
                reftarget=target,
                refexplicit=False,
                refwarn=True,
            )
            self.set_source_info(xref)
            node += [nodes.Text(" · "), xref] if node.children else [xref]
        return node

    def attributes(self) -> dict[str, object]:
        return {
            "ids": [self.arguments[0]],
            "related": self.options.get("related", "").split(),
            "headword": self.options["headword"],
            "zh_hans": self.options["zh-hans"],
            "zh_hant": self.options["zh-hant"],
            "pinyin": self.options["pinyin"],
            "forms": _list(self.options["forms"], "|"),
            "sources": _list(self.options.get("sources", ""), ","),
        }


class FirstUseDirective(ContainerDirective):
    """``edition:first-use``: its argument is a date; it stands in a term, and says where it was used."""

    node_class = edition.edition_first_use
    required_arguments = 1

    def attributes(self) -> dict[str, object]:
        try:
            return {"date": _iso_date(self.arguments[0])}
        except ValueError as error:
            raise self.error(str(error)) from error


class UsageDirective(ContainerDirective):
    """``edition:usage``: how the renderings of the term that it stands in changed."""

    node_class = edition.edition_usage


class PersonDirective(ContainerDirective):
    """``edition:person``: a person or an institution."""

    node_class = edition.edition_person
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged_required,
        "kind": _choice("person", "institution"),
        "zh-hans": directives.unchanged,
        "zh-hant": directives.unchanged,
        "pinyin": directives.unchanged,
        "start": _iso_date,
        "end": _iso_date,
        "office": directives.unchanged,
        "forms": directives.unchanged,
        "sources": directives.unchanged,
        "source": directives.unchanged,
    }

    def run(self) -> Result:
        missing = {"name", "kind"} - self.options.keys()
        if missing:
            raise self.error(f"a person wants {', '.join(sorted(missing))}")
        result = super().run()
        (node,) = result
        assert isinstance(node, nodes.Element)
        node += edition.edition_backlinks(of=self.arguments[0])
        return result

    def attributes(self) -> dict[str, object]:
        texts = ("name", "kind", "zh-hans", "zh-hant", "pinyin", "start", "end", "office")
        return {
            "ids": [self.arguments[0]],
            **{key.replace("-", "_"): self.options.get(key, "") for key in texts},
            "forms": _list(self.options.get("forms", ""), "|"),
            "sources": _list(self.options.get("sources", ""), ","),
        }


class EventDirective(ContainerDirective):
    """``edition:event``: an entry of the timeline."""

    node_class = edition.edition_event
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged_required,
        "zh-hans": directives.unchanged,
        "start": _iso_date,
        "end": _iso_date,
        "certainty": _choice("certain", "inferred"),
        "basis": directives.unchanged,
        "place": directives.unchanged,
        "category": directives.unchanged_required,
        "sources": directives.unchanged,
        "source": directives.unchanged,
    }

    def run(self) -> Result:
        missing = {"name", "start", "category"} - self.options.keys()
        if missing:
            raise self.error(f"an event wants {', '.join(sorted(missing))}")
        result = super().run()
        (node,) = result
        assert isinstance(node, nodes.Element)
        node += edition.edition_backlinks(of=self.arguments[0])
        return result

    def attributes(self) -> dict[str, object]:
        texts = ("name", "zh-hans", "start", "end", "certainty", "basis", "place", "category")
        return {
            "ids": [self.arguments[0]],
            **{key.replace("-", "_"): self.options.get(key, "") for key in texts},
            "sources": _list(self.options.get("sources", ""), ","),
        }


class InferredDirective(ContainerDirective):
    """``edition:inferred``: why the blocks named are held to speak of the event it stands in."""

    node_class = edition.edition_inferred
    required_arguments = 1
    final_argument_whitespace = True

    def attributes(self) -> dict[str, object]:
        return {"targets": self.arguments[0].split()}


class KeyDirective(ContainerDirective):
    """``edition:key``: a teacher's key; it is not parsed in the students' edition."""

    node_class = edition.edition_key

    def run(self) -> Result:
        return super().run() if self.config.edition_audience == "teacher" else []


class RenderingsDirective(SphinxDirective):
    """``edition:renderings``: the table of how each text words each shared concept."""

    def run(self) -> Result:
        node = edition.edition_renderings()
        self.set_source_info(node)
        return [node]


class ComparisonDirective(SphinxDirective):
    """``edition:comparison``: two texts side by side, or the passages of one concept in all texts."""

    def run(self) -> Result:
        node = edition.edition_comparison()
        self.set_source_info(node)
        return [node]


class TimelineDirective(SphinxDirective):
    """``edition:timeline``: the drawing of all events of the edition."""

    def run(self) -> Result:
        node = edition.edition_timeline()
        self.set_source_info(node)
        return [node]


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
    "headnote": HeadnoteDirective,
    "note": NoteDirective,
    "term": TermDirective,
    "first-use": FirstUseDirective,
    "usage": UsageDirective,
    "person": PersonDirective,
    "event": EventDirective,
    "inferred": InferredDirective,
    "timeline": TimelineDirective,
    "renderings": RenderingsDirective,
    "comparison": ComparisonDirective,
    "key": KeyDirective,
}
