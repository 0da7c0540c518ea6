"""The directives of what the edition has an entry for, made from the kinds of entry and their fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.typing import OptionSpec

from glossator_schema.dates import normalize_date
from glossator_schema.entries import ENTRY_KINDS, EntryKind
from glossator_schema.fields import PUBLISHED_AS_LIST, Field, Part, Type
from glossator_schema.tags import find_tag_fault
from glossator_schema.wordings import unpack_wordings
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.containers import ContainerDirective, Result, choice
from sphinx_glossator.page.references import refer_to


def wordings(argument: str) -> str:
    """Check an option's names in other languages: ``grc παιδεία | grc-Latn paideía``."""
    for tag, words in unpack_wordings(argument).items():
        if fault := find_tag_fault(tag) or ("" if words else f"{tag} has no words"):
            raise ValueError(fault)
    return argument


class EntryDirective(ContainerDirective):
    """An entry: its argument is its id; it ends with where the texts speak of it."""

    node_class = edition.edition_entry
    kind: ClassVar[EntryKind]
    required_arguments = 1

    def run(self) -> Result:
        name = self.arguments[0]
        if not re.fullmatch(self.kind.id_pattern, name):
            slug = re.sub("[^a-z0-9]+", "-", name.lower().removeprefix(self.kind.prefix)).strip("-")
            wanted = f"{self.kind.prefix}{slug or 'x'}"
            raise self.error(f"{name!r} is no id of {self.noun}; write one such as {wanted}")
        (node,) = super().run()
        assert isinstance(node, nodes.Element)
        for field in self.kind.of_part(Part.SEE_ALSO):
            node += self.refer_to_all(node[field.name], field.label)
        node += edition.edition_backlinks(of=self.arguments[0])
        if self.kind.glossary:  # as Sphinx's own does: {term} finds it in any letter case
            terms = self.env.domains.standard_domain
            terms._note_term(node[self.kind.heading.name], self.arguments[0], location=node)
        return [node]

    def refer_to_all(self, targets: list[str], label: str) -> Result:
        """Return a line of references to other entries, or nothing for none."""
        line = edition.edition_related(label=label)
        for target in targets:
            reference = refer_to(target)
            self.set_source_info(reference)
            line += [nodes.Text(" · "), reference] if line.children else [reference]
        return [line] if targets else []

    def attributes(self) -> dict[str, object]:
        values = {field.name: self.read(field) for field in list_options(self.kind)}
        return {"ids": [self.arguments[0]], "entry_kind": self.kind.name, **values}

    def read(self, field: Field) -> str | list[str] | dict[str, str]:
        """Return what the page gives as a field: words, a list or names, empty where it gives nothing."""
        words: str = self.options.get(field.option, "")
        if field.type is Type.WORDINGS:
            return unpack_wordings(words)
        if field.type not in PUBLISHED_AS_LIST:
            return words
        items = words.split(PUBLISHED_AS_LIST[field.type])
        return [item.strip() for item in items if item.strip()]


class SectionDirective(ContainerDirective):
    """A field that stands by itself in an entry; if it is dated, its argument is the date."""

    node_class = edition.edition_entry_section
    field: ClassVar[Field]

    def names_own_notes(self) -> str:
        return ""  # they are those of the entry

    def attributes(self) -> dict[str, object]:
        try:
            day = normalize_date(self.arguments[0]) if self.required_arguments else ""
        except ValueError as error:
            raise self.error(str(error)) from error
        return {"field": self.field.name, "label": self.field.label, "date": day}


class InferredDirective(ContainerDirective):
    """``edition:inferred``: why the blocks named are held to speak of the event it stands in."""

    node_class = edition.edition_inferred
    required_arguments = 1
    final_argument_whitespace = True

    def names_own_notes(self) -> str:
        return ""

    def attributes(self) -> dict[str, object]:
        return {"targets": self.arguments[0].split()}


def list_options(kind: EntryKind) -> tuple[Field, ...]:
    """Return the fields that a directive has as options: the others are in its content."""
    return tuple(f for f in kind.published if f.part not in (Part.BODY, Part.SECTION))


def check_of(field: Field) -> Callable[[str], str]:
    """Return the check of the option that gives a field."""
    if field.type is Type.DATE:
        return normalize_date
    if field.type is Type.WORDINGS:
        return wordings
    if field.type is Type.CHOICE:
        return choice(*field.choices)
    return directives.unchanged_required if field.required else directives.unchanged


def make_entry_directive(kind: EntryKind) -> type[Directive]:
    """Return the directive of a kind, ``edition:<name>``."""
    options = list_options(kind)
    spec: OptionSpec = {field.option: check_of(field) for field in options}
    members = {
        "__doc__": f"``edition:{kind.name}``: {kind.about}",
        "kind": kind,
        "noun": f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}",
        "required_options": frozenset(field.option for field in options if field.required),
        "option_spec": spec | {"source": directives.unchanged},
    }
    return type(f"{kind.name.title()}Directive", (EntryDirective,), members)


def make_section_directive(field: Field) -> type[Directive]:
    """Return the directive of a field that stands by itself, ``edition:<option>``."""
    members = {
        "__doc__": f"``edition:{field.option}``: {field.about}",
        "field": field,
        "required_arguments": int(field.type is Type.DATED),
    }
    return type(f"{field.name.title()}Directive", (SectionDirective,), members)


ENTRY_DIRECTIVES: dict[str, type[Directive]] = {
    **{
        field.option: make_section_directive(field)
        for kind in ENTRY_KINDS
        for field in kind.of_part(Part.SECTION)
    },
    **{kind.name: make_entry_directive(kind) for kind in ENTRY_KINDS},
    "inferred": InferredDirective,
}
