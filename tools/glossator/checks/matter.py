"""The editors' own matter, as the checks see it: everything that is not a witness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Entry
from glossator.house_style import HouseStyle
from glossator.memo import Memo
from glossator.model import AnchoredText, Prose, Source
from glossator_schema.kinds import Found

MARKUP = re.compile(r"\{[a-z:-]+\}`[^`]*`|\[[^\]]*\]\([^)]*\)|<[^>]*>|https?://\S+")
"""Roles, links and addresses: what they hold is no running text of the editors."""

FENCE = re.compile(r" *(?P<fence>`{3,}) *(?P<info>.*)")
"""The line by which a block of code or a directive begins or ends."""

CODE_DIRECTIVES = ("{code-block}", "{code}", "{sourcecode}")
"""The directives that hold code."""

CODE = re.compile(r"\{[a-z:-]+\}`[^`]*`|(?P<code>`[^`\n]+`)")
"""Code in a line; a role, which has backquotes too, is passed over."""

QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|\*[^*]+\*")
"""Words of others, and titles."""


@dataclass(frozen=True)
class Matter:
    """The editorial matter of an edition.

    ``bibliography``: where each key of the bibliography stands; ``pages``: the hand-written pages, with blanks
    for their code, and ``whole_pages`` as they are; ``introductions``: those of the pages of entries, and the
    changelog; ``wanted``: the languages in which each entry of a kind has a name, ``together``: those in all of
    which it has one that has one in any; ``source_faults``: what is wrong with the bibliography itself;
    ``memo``: what the checks found before; ``style``: the house style that the editors set.
    """

    texts: Sequence[AnchoredText]
    entries: Sequence[Entry]
    bibliography: Mapping[str, Source]
    pages: Sequence[Prose]
    whole_pages: Sequence[Prose] = ()
    introductions: Sequence[Prose] = ()
    wanted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    together: Mapping[str, Sequence[str]] = field(default_factory=dict)
    source_faults: Sequence[Diagnostic] = ()
    memo: Memo = field(default_factory=Memo)
    style: HouseStyle = field(default_factory=HouseStyle)

    @property
    def named(self) -> tuple[Entry, ...]:
        """The entries of which the texts have wordings: terms, people and institutions."""
        return tuple(entry for entry in self.entries if entry.kind.found is Found.BY_FORMS)

    def prose(self, *, with_pages: bool = True) -> Iterator[Prose]:
        """Yield all that the editors wrote, piece by piece; the pages last."""
        for text in self.texts:
            if text.headnote:
                yield Prose(text.headnote.body, text.headnote.source)
            for resolved in text.notes:
                yield Prose(resolved.note.body, resolved.note.source)
            for check in text.self_checks:
                yield Prose(check.body, check.source)
        for entry in self.entries:
            yield from (prose for _, prose in entry.prose())
        if with_pages:
            yield from self.pages


def blank_out(words: str, *patterns: re.Pattern[str]) -> str:
    """Return ``words`` with blanks for what the patterns match, so that offsets stay the same."""
    for pattern in patterns:
        words = pattern.sub(lambda match: re.sub(r"\S", " ", match[0]), words)
    return words


def blank_out_code(words: str) -> str:
    """Return a page with blanks for its code: what stands there as an example says nothing itself."""

    return CODE.sub(
        lambda match: re.sub(r"\S", " ", match[0]) if match["code"] else match[0],
        "\n".join(_blank_out_blocks(words.split("\n"))),
    )


def _blank_out_blocks(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a page, blank where they are of a block of code; directives may hold such blocks."""
    opened: list[tuple[str, bool]] = []  # of each fence its backquotes, and whether it is of code
    for line in lines:
        in_code = bool(opened) and opened[-1][1]
        fence = FENCE.fullmatch(line)
        if fence and opened and not fence["info"] and len(fence["fence"]) >= len(opened[-1][0]):
            opened.pop()
        elif fence and not in_code:
            in_code = not fence["info"].startswith("{") or fence["info"].startswith(CODE_DIRECTIVES)
            opened.append((fence["fence"], in_code))
        yield re.sub(r"\S", " ", line) if in_code else line


def fault(source: Source, code: Code, message: str) -> Diagnostic:
    """Return a fault at a place."""
    return Diagnostic.at(source, code, message)


def place_of(prose: Prose, offset: int) -> Source:
    """Return the place of an offset; a folded value of a data file is known by its beginning alone."""
    source = prose.source
    if source.file.endswith(".yaml"):
        return source
    lines = prose.words.count("\n", 0, offset)
    column = offset - prose.words.rfind("\n", 0, offset)
    return Source(source.file, source.line + lines, column)
