"""What is remembered of all pages: records, how they are read from a page, and the domain that finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.memory.domain import EditionDomain, forget_made, leave_occurrence
from sphinx_glossator.memory.read_state import (
    ReadState,
    forget_numbers,
    keep_settings,
    note_settings,
)
from sphinx_glossator.memory.source_digest import note_source_digest
from sphinx_glossator.memory.sources import name_sources, order_sources, read_again

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_memory(app: Sphinx) -> None:
    """Register the domain, and what is remembered of sources, files and settings."""
    app.add_domain(EditionDomain)
    app.add_env_collector(ReadState)
    app.connect("warn-missing-reference", leave_occurrence)
    app.connect("config-inited", note_settings, priority=1)
    app.connect("builder-inited", note_source_digest)
    app.connect("builder-inited", read_again, priority=400)  # before the bibliography is read
    app.connect("doctree-read", name_sources)
    app.connect("env-updated", order_sources, priority=400)  # before it is formatted
    app.connect("env-updated", keep_settings)
    app.connect("env-updated", forget_numbers)
    app.connect("env-updated", forget_made, priority=900)
