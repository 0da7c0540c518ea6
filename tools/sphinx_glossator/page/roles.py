"""The roles of the ``edition`` domain, and those for words in other languages."""

from __future__ import annotations

import json
from urllib.parse import unquote

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import RoleFunction

from glossator_schema.blocks import (
    CLOSING,
    NOTE_MARK,
    OPENING,
    POINT,
    RANGE_END,
    RANGE_START,
    read_block_id,
)
from glossator_schema.inlines import INLINES_BY_NAME
from glossator_schema.tags import find_word_fault
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.said import SAYING

Result = tuple[list[nodes.Node], list[nodes.system_message]]


class NoteMarkRole(SphinxRole):
    """``edition:fn``: the mark of an author’s note; its content is the id of the note, and what is printed.

    What is printed is left out where it is the number in the id.
    """

    def run(self) -> Result:
        note, _, label = self.text.partition(" ")
        label = label or read_block_id(note)[1]
        return [edition.edition_note_mark(note=note, label=label)], []


class RangePointRole(SphinxRole):
    """``edition:start`` and ``edition:end``: where the words that a note quotes begin and end."""

    def __init__(self, end: bool) -> None:
        super().__init__()
        self.end = end

    def run(self) -> Result:
        return [edition.range_point(ref=self.text, end=self.end)], []


class SpanPointRole(SphinxRole):
    """``edition:open`` and ``edition:close``: where words that the source marks begin and end.

    The content is a list in JSON: the kind, the sign, the language, the address; at the end the sign alone.
    """

    def __init__(self, end: bool) -> None:
        super().__init__()
        self.end = end

    def run(self) -> Result:
        try:
            said = json.loads(self.text)
        except ValueError:
            said = None
        wanted = 1 if self.end else 4
        known = self.end or (said and said[0] in INLINES_BY_NAME)
        if not isinstance(said, list) or not 0 < len(said) <= wanted or not known:
            message = f"{self.text!r} does not say which words the source marks"
            return [], [self.inliner.reporter.error(message, line=self.lineno)]
        return [edition.span_point(ref="", end=self.end, said=[*map(str, said)])], []


class PointRole(SphinxRole):
    """``edition:point``: a place in a block; its content is the kind, and fields quoted as in an address."""

    def run(self) -> Result:
        kind, *fields = self.text.split()
        said = {key: unquote(value) for key, _, value in (field.partition("=") for field in fields)}
        node = edition.edition_point(
            ids=[said["id"]] if said.get("id") else [],
            kind=kind,
            label=said.get("label", ""),
            source=said.get("source", ""),
            level=int(said.get("level", 0)),
            number=said.get("number", ""),
            shown="shown" in said,
        )
        return [node], []


class ForeignRole(SphinxRole):
    """A role of a language: words of it, so that they get their language tag and font."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang = lang

    def run(self) -> Result:
        return [edition.edition_foreign(self.rawtext, self.text, lang=self.lang)], []


class LanguageRole(SphinxRole):
    """``lang``: words in another language; its content is the language tag, a space, and the words."""

    def run(self) -> Result:
        tag, _, words = " ".join(self.text.split()).partition(" ")
        if message := find_word_fault(tag, words):
            return [], [self.inliner.reporter.error(message, line=self.lineno)]
        return [edition.edition_foreign(self.rawtext, words, lang=tag)], []


class ReferenceRole(XRefRole):
    """``edition:ref``: a link to what has an id, a paragraph, a note, an entry: ``words <id>``, or its name."""


def make_roles() -> dict[str, RoleFunction | XRefRole]:
    """Return the roles of the domain by name."""
    return {
        NOTE_MARK: NoteMarkRole(),
        POINT: PointRole(),
        RANGE_START: RangePointRole(end=False),
        RANGE_END: RangePointRole(end=True),
        OPENING: SpanPointRole(end=False),
        CLOSING: SpanPointRole(end=True),
        **SAYING,
        "ref": ReferenceRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
