"""The directives of what the edition has an entry for: terms, people and institutions, events."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.typing import OptionSpec

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.directives import ContainerDirective, Result, choice
from sphinx_glossator.page.references import refer_to


def iso_date(argument: str) -> str:
    """Check an option's date: ``2014-11-28``, ``2006-08`` or ``1863``."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", argument)
    if match is None:
        raise ValueError(f"{argument} is not an ISO 8601 date")
    year, month, day = (int(part or 1) for part in match.groups())
    date(year, month, day)
    return argument


def split_list(value: str, separator: str) -> list[str]:
    """Return the items of an option that is a list."""
    return [item.strip() for item in value.split(separator) if item.strip()]


class EntryDirective(ContainerDirective):
    """An entry: its argument is its id; it ends with where the texts speak of it."""

    required_arguments = 1
    texts: ClassVar[tuple[str, ...]]
    """The options that are words; "" where one is not given."""
    lists: ClassVar[dict[str, str]] = {"sources": ","}
    """The options that are lists, with what parts their items."""

    def run(self) -> Result:
        result = super().run()
        (node,) = result
        assert isinstance(node, nodes.Element)
        node += self.make_end()
        return result

    def make_end(self) -> Result:
        return [edition.edition_backlinks(of=self.arguments[0])]

    def attributes(self) -> dict[str, object]:
        words = {key.replace("-", "_"): self.options.get(key, "") for key in self.texts}
        lists = {
            key: split_list(self.options.get(key, ""), separator)
            for key, separator in self.lists.items()
        }
        return {"ids": [self.arguments[0]], **words, **lists}


class TermDirective(EntryDirective):
    """``edition:term``: a glossary entry; it is a ``{term}`` of Sphinx's own domain too."""

    node_class = edition.edition_term
    noun = "a term"
    required_options = frozenset({"headword", "zh-hans", "zh-hant", "pinyin", "forms"})
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
    texts = ("headword", "zh-hans", "zh-hant", "pinyin")
    lists: ClassVar[dict[str, str]] = {"forms": "|", "related": " ", "sources": ","}

    def run(self) -> Result:
        result = super().run()
        # As Sphinx's own glossary does: this also lets {term} find the headword in any letter case.
        terms = self.env.domains.standard_domain
        terms._note_term(self.options["headword"], self.arguments[0], location=result[0])
        return result

    def make_end(self) -> Result:
        related = edition.edition_related()
        for target in split_list(self.options.get("related", ""), " "):
            reference = refer_to(target)
            self.set_source_info(reference)
            related += [nodes.Text(" · "), reference] if related.children else [reference]
        return [*([related] if related.children else []), *super().make_end()]


class FirstUseDirective(ContainerDirective):
    """``edition:first-use``: its argument is a date; it stands in a term, and says where it was used."""

    node_class = edition.edition_first_use
    required_arguments = 1

    def attributes(self) -> dict[str, object]:
        try:
            return {"date": iso_date(self.arguments[0])}
        except ValueError as error:
            raise self.error(str(error)) from error


class UsageDirective(ContainerDirective):
    """``edition:usage``: how the renderings of the term that it stands in changed."""

    node_class = edition.edition_usage


class PersonDirective(EntryDirective):
    """``edition:person``: a person or an institution."""

    node_class = edition.edition_person
    noun = "a person"
    required_options = frozenset({"name", "kind"})
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged_required,
        "kind": choice("person", "institution"),
        "zh-hans": directives.unchanged,
        "zh-hant": directives.unchanged,
        "pinyin": directives.unchanged,
        "start": iso_date,
        "end": iso_date,
        "office": directives.unchanged,
        "forms": directives.unchanged,
        "sources": directives.unchanged,
        "source": directives.unchanged,
    }
    texts = ("name", "kind", "zh-hans", "zh-hant", "pinyin", "start", "end", "office")
    lists: ClassVar[dict[str, str]] = {"forms": "|", "sources": ","}


class EventDirective(EntryDirective):
    """``edition:event``: an entry of the timeline."""

    node_class = edition.edition_event
    noun = "an event"
    required_options = frozenset({"name", "start", "category"})
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged_required,
        "zh-hans": directives.unchanged,
        "start": iso_date,
        "end": iso_date,
        "certainty": choice("certain", "inferred"),
        "basis": directives.unchanged,
        "place": directives.unchanged,
        "category": directives.unchanged_required,
        "sources": directives.unchanged,
        "source": directives.unchanged,
    }
    texts = ("name", "zh-hans", "start", "end", "certainty", "basis", "place", "category")


class InferredDirective(ContainerDirective):
    """``edition:inferred``: why the blocks named are held to speak of the event it stands in."""

    node_class = edition.edition_inferred
    required_arguments = 1
    final_argument_whitespace = True

    def attributes(self) -> dict[str, object]:
        return {"targets": self.arguments[0].split()}


ENTRY_DIRECTIVES: dict[str, type[Directive]] = {
    "term": TermDirective,
    "first-use": FirstUseDirective,
    "usage": UsageDirective,
    "person": PersonDirective,
    "event": EventDirective,
    "inferred": InferredDirective,
}
