"""Enter a text into the tables of contents that people wrote, where they name the texts one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from glossator.checks.matter import blank_out_code
from glossator.standing import CONTENTS, HandWritten
from glossator_schema.words import TEXT_PAGES

LINE = re.compile(
    rf"^(?P<before>[ \t]*(?P<folder>\S*){TEXT_PAGES})(?P<name>[a-z0-9-]+)(?P<suffix>\.md)?[ \t]*$"
)
"""A line of a table of contents that names a text."""


def enter_text(pages: Mapping[str, str], text_id: str) -> dict[str, str]:
    """Return the page that is to name a text more, by its path below ``docs/``; none where a pattern does.

    The text comes after the last one that the table names.
    """
    page = f"{TEXT_PAGES}{text_id}"
    if any(fnmatchcase(page, pattern) for pattern in HandWritten(pages).contents()):
        return {}
    for path, words in pages.items():
        for table in CONTENTS.finditer(f"{blank_out_code(words)}\n"):
            start, end = table.span("body")
            lines = words[start:end].split("\n")
            named = [
                (n, line)
                for n, line in enumerate(map(LINE.fullmatch, lines), start=1)
                if line and leads_to_texts(line["folder"], PurePosixPath(path))
            ]
            if named:
                place, last = named[-1]
                lines.insert(place, f"{last['before']}{text_id}{last['suffix'] or ''}")
                return {path: words[:start] + "\n".join(lines) + words[end:]}
    return {}


def leads_to_texts(folder: str, page: PurePosixPath) -> bool:
    """Tell whether what stands before ``texts/`` on a page is ``docs/``, said from there or from the page."""
    return folder == "/" or (not folder and page.parent == PurePosixPath())
