"""Read the commands of TeX in a source: ``\\emph{Hamlet}`` is emphasized, and no backslash is printed."""

from __future__ import annotations

from collections.abc import Iterator

from pybtex.richtext import BaseMultipartText, BaseText, Protected, String, Tag, Text

from glossator_schema.source_tex import COMMAND, COMMANDS, DECLARED
from sphinx_glossator.words.translation import _


def read_commands(text: Text) -> Text:
    """Return a formatted source in which commands of TeX are what they make of their words."""
    return Text(*_read(text.parts)) if "\\" in str(text) else text


def _read(parts: list[BaseText]) -> Iterator[BaseText]:
    waiting = ""
    for part in parts:
        if isinstance(part, String):
            words = str(part)
            found = COMMAND.search(words)
            waiting = found[1] if found and found[1] in COMMANDS else ""
            yield String(words[: found.start()] if found and waiting else words)
            continue
        if isinstance(part, BaseMultipartText):
            inside = list(_read(part.parts))
            if not waiting:
                inside, waiting = _take_declared(inside)
            held = part._create_similar(inside)
            yield from _make(waiting, held) if waiting else [held]
        else:
            yield part
        waiting = ""


def _take_declared(parts: list[BaseText]) -> tuple[list[BaseText], str]:
    """Return the words in braces without the command that they begin with, and that command."""
    words = str(parts[0]) if parts and isinstance(parts[0], String) else ""
    found = DECLARED.match(words)
    if found is None or found[1] not in COMMANDS:
        return parts, ""
    return [String(words[found.end() :]), *parts[1:]], found[1]


def _make(command: str, words: BaseText) -> Iterator[BaseText]:
    """Yield what a command makes of words."""
    match COMMANDS[command]:
        case "plain":
            yield words
        case "quoted":
            before, _sign, after = _("“{}”").partition("{}")
            yield from (String(before), words, String(after))
        case name:
            yield Tag(name, Protected(words))
