"""Let a warning about an editor's words name the editor's file, not the page made from it.

A generated page says where it took a passage from: the option ``:source: "seeds/x/notes.md:12"``,
the last one of its directive, stands two lines above the passage's first line. Where the editors' words
stand in no directive, a remark says it: ``% :source: "CHANGELOG.md:3"``, two lines above them.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

OPTION = re.compile(r':source: "(?P<file>.+):(?P<line>\d+)"')
REMARK = re.compile(r'% (?::source: "(?P<file>.+):(?P<line>\d+)")?.*')
LOCATION = re.compile(r"(?P<page>.+\.md):(?P<line>\d+)")
FENCE = re.compile(r"(:{3,})(\{)?")


class SourceMapFilter(logging.Filter):
    """Translate the location of a warning from a generated page to the file that the words are from."""

    def filter(self, record: logging.LogRecord) -> bool:
        match = LOCATION.fullmatch(str(getattr(record, "location", None) or ""))
        if match:
            record.location = find_source(match["page"], int(match["line"])) or match[0]
        return True


def find_source(page: str, line: int) -> str | None:
    """Return ``file:line`` of the words in ``line`` of ``page``; None where they are the page's own."""
    try:
        lines = Path(page).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    # The innermost directive around the line, from the line upwards; closed ones are passed over.
    closed: list[str] = []
    for index in range(min(line, len(lines)) - 1, -1, -1):
        remark = REMARK.fullmatch(lines[index])
        if remark:
            return _place(remark, index, line) if remark["file"] else None
        fence = FENCE.match(lines[index])
        if fence and not fence[2] and index != line - 1:
            closed.append(fence[1])
        elif fence and fence[2] and fence[1] in closed:
            closed.remove(fence[1])
        elif fence and fence[2]:
            source = _translate(lines, index, line)
            if source:  # else it is a directive in the words of an editor, or the page's own
                return source
    return None


def _translate(lines: list[str], opening: int, line: int) -> str | None:
    for index in range(opening + 1, len(lines)):
        if not lines[index].startswith(":"):
            return None
        option = OPTION.fullmatch(lines[index])
        if option:
            return _place(option, index, line)
    return None


def _place(match: re.Match[str], index: int, line: int) -> str:
    first = index + 3  # the passage's first line on the page, counted from 1
    return f"{match['file']}:{int(match['line']) + max(0, line - first)}"


def install_source_map(app: Sphinx) -> None:
    """Put the filter behind Sphinx's own, which makes the location a string (``builder-inited``)."""
    for handler in logging.getLogger("sphinx").handlers:
        if not any(isinstance(known, SourceMapFilter) for known in handler.filters):
            handler.addFilter(SourceMapFilter())
