"""The machine-readable edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.data.edition_json import write_edition_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_data(app: Sphinx) -> None:
    """Register the writer."""
    app.connect("build-finished", write_edition_json)
