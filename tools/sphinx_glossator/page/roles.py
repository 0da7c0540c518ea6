"""The roles of the ``edition`` domain, and those for words in other languages."""

from __future__ import annotations

from urllib.parse import unquote

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import RoleFunction

from glossator_schema.blocks import NOTE_MARK, POINT, RANGE_END, RANGE_START, read_block_id
from sphinx_glossator.page import nodes as edition

Result = tuple[list[nodes.Node], list[nodes.system_message]]


class NoteMarkRole(SphinxRole):
    """``edition:fn``: the mark of an author's note; its content is the id of the note."""

    def run(self) -> Result:
        return [edition.edition_note_mark(note=self.text, label=read_block_id(self.text)[1])], []


class RangePointRole(SphinxRole):
    """``edition:start`` and ``edition:end``: where the words that a note quotes begin and end."""

    def __init__(self, end: bool) -> None:
        super().__init__()
        self.end = end

    def run(self) -> Result:
        return [edition.range_point(ref=self.text, end=self.end)], []


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


def make_roles() -> dict[str, RoleFunction | XRefRole]:
    """Return the roles of the domain by name."""
    return {
        NOTE_MARK: NoteMarkRole(),
        POINT: PointRole(),
        RANGE_START: RangePointRole(end=False),
        RANGE_END: RangePointRole(end=True),
        "ref": XRefRole(innernodeclass=nodes.inline, warn_dangling=True),
    }
