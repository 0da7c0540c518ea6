"""The directives of what the editors say: headnote, notes, questions, keys; and that of the author's notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from glossator_schema import printed
from glossator_schema.credits import read_review, refuse_credits
from glossator_schema.notes import (
    HEADNOTE_FIELDS,
    NOTE_FIELDS,
    PUBLISHED_NOTE_FIELDS,
    TEACHER,
    refuse_minutes,
    refuse_verdict,
)
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.own_notes import number_own_notes, own_notes

Result = list[nodes.Node]


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
        name = self.names_own_notes()
        if not name:
            node += self.parse_content_to_nodes()
            return [node]
        with own_notes(self.state.document):
            node += self.begin()
            node += self.parse_content_to_nodes()
        number_own_notes(node, name)
        return [node]

    def names_own_notes(self) -> str:
        """Return what the ids of its footnotes begin with, "" where these are those of what it stands in."""
        return str(self.arguments[0]) if self.required_arguments else ""

    def begin(self) -> Result:
        """Return what stands before the content."""
        return []

    def attributes(self) -> dict[str, object]:
        return {}


class AuthorNotesDirective(ContainerDirective):
    """``edition:author-notes``: the author's notes of a text, which are blocks in it."""

    node_class = edition.edition_author_notes


class HeadnoteDirective(ContainerDirective):
    """``edition:headnote``: the introduction to a text; what its options say stands above its words."""

    node_class = edition.edition_headnote
    option_spec: ClassVar[OptionSpec] = {
        "source": directives.unchanged,
        **{field.option: directives.unchanged_required for field in HEADNOTE_FIELDS},
    }

    def run(self) -> Result:
        if fault := refuse_minutes(self.options.get("minutes", "")):
            raise self.error(fault)
        return super().run()

    def names_own_notes(self) -> str:
        return "headnote"

    def begin(self) -> Result:
        why = self.options.get("why", "")
        return [nodes.paragraph(why, why, classes=[printed.WHY])] if why else []

    def attributes(self) -> dict[str, object]:
        return {field.name: self.options.get(field.option, "") for field in HEADNOTE_FIELDS}


class SelfChecksDirective(ContainerDirective):
    """``edition:self-checks``: the questions at the end of a text, and nothing else."""

    node_class = edition.edition_self_checks

    def run(self) -> Result:
        [checks] = super().run()
        assert isinstance(checks, nodes.Element)
        for number, check in enumerate(checks.findall(edition.edition_self_check), start=1):
            check["number"] = number
        return [checks]


class SelfCheckDirective(ContainerDirective):
    """``edition:self-check``: a question on a text, which is its first paragraph, and the answer."""

    node_class = edition.edition_self_check
    required_arguments = 1

    def run(self) -> Result:
        [check] = super().run()
        assert isinstance(check, nodes.Element)
        question = check.children[0]
        if not isinstance(question, nodes.paragraph) or len(check.children) < 2:
            raise self.error("a self-check wants a paragraph that asks, and after it the answer")
        check[0] = edition.edition_question(question.rawsource, "", *question.children)
        self.set_source_info(check[0])
        return [check]

    def attributes(self) -> dict[str, object]:
        return {"ids": [self.arguments[0]], "number": 0}


def choice(*values: str) -> Callable[[str], str]:
    """Return the check of an option that has one of these values."""
    return lambda argument: directives.choice(argument, values)


class NoteDirective(ContainerDirective):
    """``edition:note``: an editorial note; one for teachers is not parsed in the students' edition.

    Nor is a draft, but where the setting ``edition_drafts`` has it shown.
    """

    node_class = edition.edition_note
    noun = "a note"
    required_options = frozenset(field.option for field in NOTE_FIELDS if field.required)
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "source": directives.unchanged,
        **{
            field.option: choice(*field.choices) if field.choices else directives.unchanged_required
            for field in PUBLISHED_NOTE_FIELDS
        },
    }

    def run(self) -> Result:
        if self.options.get("audience") == TEACHER and self.config.edition_audience != TEACHER:
            return []
        if fault := refuse_verdict(self.options.get("kind", ""), self.options.get("verdict", "")):
            raise self.error(fault)
        name, fault = refuse_credits(self.options)
        if fault:
            raise self.error(f"{name}: {fault}")
        if read_review(self.options.get("state", "")).is_draft and not self.config.edition_drafts:
            return []
        return super().run()

    def attributes(self) -> dict[str, object]:
        given = {
            field.name: self.options.get(field.option, field.default)
            for field in PUBLISHED_NOTE_FIELDS
        }
        return {"ids": [self.arguments[0]], **given}


class KeyDirective(ContainerDirective):
    """``edition:key``: a teacher's key; it is not parsed in the students' edition."""

    node_class = edition.edition_key

    def run(self) -> Result:
        return super().run() if self.config.edition_audience == TEACHER else []


class WritingLinesDirective(SphinxDirective):
    """``edition:writing-lines``: lines for an answer on a student's sheet; teachers have the key there."""

    required_arguments = 1

    def run(self) -> Result:
        words = self.arguments[0]
        if not re.fullmatch("[1-9][0-9]?", words):
            raise self.error(f"there are no {words} writing lines; write a number from 1 to 99")
        if self.config.edition_audience == TEACHER:
            return []
        node = edition.edition_writing_lines(count=int(words))
        self.set_source_info(node)
        return [node]
