"""Leave pages for teachers out of the students' edition before anything reads them."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from glossator_schema.notes import AUDIENCES, STUDENT, TEACHER
from sphinx_glossator.page.front_matter import find_head_fault, read_page_head

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


KEY = "audience"

NEAR = 0.85
"""So like a key is what may be meant for it, as ``Audience`` and ``audiences`` are."""

FIELD = re.compile(r"(?:\s*^:[^:\n]+:.*\n)*?\s*^:audience:(?P<audience>.*)$", re.MULTILINE)


def exclude_pages(app: Sphinx, config: Config) -> None:
    """Exclude the pages whose front matter says ``audience: teacher`` (``config-inited``).

    Raises :class:`~sphinx.errors.ConfigError` where a page names an audience that does not exist:
    what is meant for teachers must not reach students by a slip of the pen.
    """
    # The sources of the pages hold the notes for teachers too: never publish them.
    config.html_copy_source = False
    config.html_show_sourcelink = False
    root = Path(app.srcdir)
    audiences = {
        page: read_audience(page) for page in find_pages(root, tuple(config.source_suffix))
    }
    for page, audience in audiences.items():
        if fault := find_audience_fault(page, audience):
            raise ConfigError(f"{page.relative_to(root).as_posix()}:{fault[0]}: {fault[1]}")
    if config.edition_audience != TEACHER:
        # With any suffix: to a page that it does not find, Sphinx gives one of its own.
        pages = [
            page.relative_to(root).with_suffix(".*").as_posix()
            for page, audience in audiences.items()
            if audience == TEACHER
        ]
        # New lists: the old ones may be Sphinx's defaults, which every application shares.
        config.exclude_patterns = [*config.exclude_patterns, *pages]
        if pages:  # a table of contents may name them, for the teachers' edition has them
            config.suppress_warnings = [*config.suppress_warnings, "toc.excluded"]


def find_audience_fault(page: Path, audience: str) -> tuple[int, str] | None:
    """Return the line and what is wrong with what a page says of its audience, or may mean to say."""
    content = page.read_text(encoding="utf-8-sig", errors="replace")
    if page.suffix == ".md":
        if fault := find_head_fault(content):
            return fault
        for key in map(str, read_page_head(content) or ()):
            if key != KEY and get_close_matches(key.lower(), [KEY], cutoff=NEAR):
                message = (
                    f"the head says {key!r}, which says nothing (did you mean {KEY}?); correct it"
                )
                return find_key_line(content, key), message
    if audience in AUDIENCES:
        return None
    message = f"the audience is {audience!r}; write {' or '.join(AUDIENCES)}"
    return find_key_line(content, KEY), message


def find_key_line(content: str, key: str) -> int:
    """Return the line that says a key, from 1."""
    lines = enumerate(content.splitlines(), 1)
    return next((n for n, line in lines if line.strip().lstrip(":\"'").startswith(key)), 1)


def find_pages(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """Return the source pages below a folder, in order; like Sphinx, through links to folders."""
    return sorted(
        Path(parent, name)
        for parent, _, names in os.walk(folder, followlinks=True)
        for name in names
        if name.endswith(suffixes)
    )


def read_audience(page: Path) -> str:
    """Return for whom a page is: its front matter, or in reStructuredText its field list, says so."""
    content = page.read_text(encoding="utf-8-sig", errors="replace")
    if page.suffix != ".md":
        field = FIELD.match(content)
        return field["audience"].strip() if field else STUDENT
    data = read_page_head(content)
    # What cannot be read may be meant for teachers.
    return "unknown" if data is None else str(data.get("audience", STUDENT))
