"""What is to be written where a text, note, entry or page gets another id: every place that names the old one.

An id is named as such: by itself in data, as the end of an address, in a role, or, of a text, at the beginning
of the ids of its blocks and notes. A word of prose that is like the id of a text stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from glossator.editing.rename_page import list_page_patterns
from glossator_schema.blocks import BLOCK_ID, NOTE
from glossator_schema.entries import kind_of
from glossator_schema.notes import SELF_CHECK

BEGINS, ENDS = r"(?<![\w-])", r"(?![\w-])"
PAGE = "page"
"""The kind of a subject that is a hand-written page."""

FIELDS = "target|until|start"
"""What names a text or a block in an option or in data."""


@dataclass(frozen=True)
class Subject:
    """What is renamed: a text (``kind`` is "text"), a note on the text ``text``, an entry of a kind, or a page.

    The id of a page is its name below ``docs/`` after a slash.
    """

    kind: str
    old: str
    new: str
    text: str = ""


@dataclass(frozen=True)
class Rewritten:
    """A file as it is to be: its content, and the lines in which it names what is renamed."""

    content: str
    lines: list[int] = field(default_factory=list)


def rewrite_files(files: Mapping[str, str], subject: Subject) -> dict[str, Rewritten]:
    """Return the files that name the old id, by path, as they are to be."""
    found = {}
    for path, content in files.items():
        rewritten = rewrite(path, content, subject)
        if rewritten.lines:
            found[path] = rewritten
    return found


def rewrite(path: str, content: str, subject: Subject) -> Rewritten:
    """Return one file as it is to be."""
    lines: list[int] = []
    for pattern, replace in list_patterns(path, subject):

        def note(match: re.Match[str], replace: Callable[[re.Match[str]], str] = replace) -> str:
            said = replace(match)
            if said != match[0]:
                lines.append(match.string.count("\n", 0, match.start()) + 1)
            return said

        content = re.sub(pattern, note, content, flags=re.MULTILINE)
    return Rewritten(content, sorted(set(lines)))


Replacement = tuple[str, Callable[[re.Match[str]], str]]


def list_patterns(path: str, subject: Subject) -> Iterator[Replacement]:
    """Yield what is looked for in a file, and what comes in its place."""
    old = re.escape(subject.old)
    if subject.kind == PAGE:
        yield from list_page_patterns(path, subject.old[1:], subject.new[1:])
    elif subject.kind == "text":
        yield from list_text_patterns(path, old, subject)
    elif subject.kind == NOTE:
        yield rf"{BEGINS}{old}{ENDS}", lambda match: subject.new
        if path == f"seeds/{subject.text}/notes.md":
            begins = f"{subject.text}-{NOTE}-"
            before, after = (name.removeprefix(begins) for name in (subject.old, subject.new))
            head = (
                rf"^( *:{{3,}} *\{{edition:(?:note|{SELF_CHECK})\}} *){re.escape(before)}(?=\s*$)"
            )
            yield head, lambda match: f"{match[1]}{after}"
    else:
        kind = kind_of(subject.old)
        assert kind is not None
        before, after = (name.removeprefix(kind.prefix) for name in (subject.old, subject.new))
        named = rf"{BEGINS}({kind.name}[-:]){re.escape(before)}{ENDS}"
        yield named, lambda match: f"{match[1]}{after}"


def list_text_patterns(path: str, old: str, subject: Subject) -> Iterator[Replacement]:
    """Yield those of a text: its id by itself, its page and its folder, and the ids that begin with its own."""

    def replace_block(match: re.Match[str]) -> str:
        name = match[0].rstrip(".!")
        found = BLOCK_ID.fullmatch(name)
        if found is None or found["text"] != subject.old:
            return match[0]
        return subject.new + match[0].removeprefix(subject.old)

    yield rf"{BEGINS}{old}-[^\s\"'#%&/<>?\\()\[\]{{}}`,;:|]+", replace_block
    places = rf"{BEGINS}(?<=texts/){old}{ENDS}|{BEGINS}(?<=seeds/){old}{ENDS}|(?<=#){old}{ENDS}"
    yield places, lambda match: subject.new
    yield rf"(?<=<){old}(?=>)", lambda match: subject.new
    option = rf"((?:^|[{{,\s:])(?:{FIELDS}): *[\"']?){old}(?=[\"']?\s*(?:[,}}]|$))"
    yield option, lambda match: f"{match[1]}{subject.new}"
    if path == f"seeds/{subject.old}/record.yaml":
        yield rf"^(id: *[\"']?){old}(?=[\"']?\s*(?:#|$))", lambda match: f"{match[1]}{subject.new}"
