"""Leave pages for teachers out of the students' edition before anything reads them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def exclude_pages(app: Sphinx, config: Config) -> None:
    """Exclude the pages whose front matter says ``audience: teacher`` (``config-inited``)."""
    # The sources of the pages hold the notes for teachers too: never publish them.
    config.html_copy_source = False
    config.html_show_sourcelink = False
    if config.edition_audience != "teacher":
        # With any suffix: to a page that it does not find, Sphinx gives one of its own.
        pages = [
            page.relative_to(app.srcdir).with_suffix(".*").as_posix()
            for page in sorted(find_pages(Path(app.srcdir)))
            if read_front_matter(page).get("audience") == "teacher"
        ]
        # New lists: the old ones may be Sphinx's defaults, which every application shares.
        config.exclude_patterns = [*config.exclude_patterns, *pages]
        if pages:  # a table of contents may name them, for the teachers' edition has them
            config.suppress_warnings = [*config.suppress_warnings, "toc.excluded"]


def find_pages(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder."""
    return [
        Path(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(".md")
    ]


def read_front_matter(page: Path) -> dict[str, object]:
    """Return a page's front matter; one that is not a mapping is left to MyST, which warns of it."""
    with page.open(encoding="utf-8", errors="replace") as lines:
        if next(lines, "").rstrip() != "---":
            return {}
        block = []
        for line in lines:
            if line.rstrip() in ("---", "..."):
                break
            block.append(line)
    try:
        data = yaml.safe_load("".join(block))
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}
