"""The directives of the apparatus: what the edition did to a text, and the order of its witness."""

from __future__ import annotations

import json
from typing import ClassVar

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from sphinx_glossator.page import nodes as edition
from sphinx_glossator.words.printed import name_target

Result = list[nodes.Node]
Step = list[str | int]


class ApparatusDirective(SphinxDirective):
    """``edition:apparatus``: its argument is the text's id; it holds the entries and the collation."""

    required_arguments = 1
    has_content = True

    def run(self) -> Result:
        node = edition.edition_apparatus(text_id=self.arguments[0], collation=[], rules={})
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


class CollationDirective(SphinxDirective):
    """``edition:collation``: a step a line, such as ``words chen-2024-p1 642`` or ``space "\\n"``."""

    has_content = True

    def run(self) -> Result:
        try:
            steps = [read_step(line) for line in self.content]
        except ValueError as error:
            raise self.error(f"this line of the collation is no step: {error}") from error
        return [edition.edition_collation(steps=steps)]


def read_step(line: str) -> Step:
    """Return a step of a collation; raises :class:`ValueError` where the line is none."""
    name, _, rest = line.partition(" ")
    match name:
        case "words" | "at":
            block, _, count = rest.partition(" ")
            return [name, block, int(count)]
        case "omitted":
            return [name, int(rest)]
        case "space":
            return [name, str(json.loads(rest))]
        case "title":
            return [name]
        case "point" if " " in rest:
            block, _, number = rest.partition(" ")
            return [name, block, int(number)]
        case "join" | "label" | "mark" | "point":
            return [name, rest]
    raise ValueError(line)


class RulesDirective(SphinxDirective):
    """``edition:rules``: the classes of mechanical change, name to remark, in YAML."""

    has_content = True

    def run(self) -> Result:
        try:
            rules = yaml.safe_load("\n".join(self.content))
        except yaml.YAMLError as error:
            raise self.error(f"the rules are not YAML: {' '.join(str(error).split())}") from error
        if not isinstance(rules, dict):
            raise self.error("the rules are no mapping of names to remarks")
        return [edition.edition_rules(rules=rules)]


class EmendationDirective(SphinxDirective):
    """``edition:emendation``: one change of wording; its argument is its id."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = dict.fromkeys(
        ("target", "source-reading", "reading", "kind", "certainty", "remark", "rule"),
        directives.unchanged,
    )

    def run(self) -> Result:
        given = {key.replace("-", "_"): self.options.get(key) or "" for key in self.option_spec}
        place = name_target(given["target"])
        node = edition.edition_emendation(ids=[self.arguments[0]], place=place, **given)
        self.set_source_info(node)
        return [node]


class KeptDirective(SphinxDirective):
    """``edition:kept``: words that stand as they stood, odd as they are; its argument is their block."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "line": directives.nonnegative_int,
        "remark": directives.unchanged,
    }

    def run(self) -> Result:
        children, messages = self.parse_inline("\n".join(self.content))
        node = edition.edition_kept(
            "",
            "",
            *children,
            block=self.arguments[0],
            place=name_target(self.arguments[0]),
            line=self.options.get("line", 0),
            remark=self.options.get("remark", ""),
        )
        return [node, *messages]


class OmittedDirective(SphinxDirective):
    """``edition:omitted``: a passage of the witness that the reading text leaves out."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "line": directives.nonnegative_int,
        "role": directives.unchanged_required,
        "before": directives.unchanged,
        "remark": directives.unchanged,
    }

    def run(self) -> Result:
        children, messages = self.parse_inline("\n".join(self.content))
        node = edition.edition_omitted(
            "",
            "",
            *children,
            support_smartquotes=False,
            line=self.options.get("line", 0),
            role=self.options.get("role", ""),
            before=self.options.get("before", ""),
            remark=self.options.get("remark", ""),
        )
        return [node, *messages]


class WitnessesDirective(SphinxDirective):
    """``edition:witnesses``: the table of the witnesses and their hashes."""

    def run(self) -> Result:
        return [edition.edition_witnesses()]


APPARATUS_DIRECTIVES: dict[str, type[Directive]] = {
    "apparatus": ApparatusDirective,
    "collation": CollationDirective,
    "rules": RulesDirective,
    "emendation": EmendationDirective,
    "kept": KeptDirective,
    "omitted": OmittedDirective,
    "witnesses": WitnessesDirective,
}
