"""What Sphinx, MyST and sphinxcontrib-bibtex do otherwise than an edition needs it: a mend a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.sphinx.bibliography import PrintedBibliography
from sphinx_glossator.sphinx.citations import register_style
from sphinx_glossator.sphinx.cite_domain import use_tables
from sphinx_glossator.sphinx.contents import clean_contents
from sphinx_glossator.sphinx.defaults import set_defaults
from sphinx_glossator.sphinx.idle_transforms import pass_over_design, use_idle_transforms
from sphinx_glossator.sphinx.known_entries import use_known_entries
from sphinx_glossator.sphinx.known_styles import use_known_styles
from sphinx_glossator.sphinx.late_selectors import use_late_selectors
from sphinx_glossator.sphinx.line_breaks import use_line_breaks
from sphinx_glossator.sphinx.plain_fields import use_plain_fields
from sphinx_glossator.sphinx.quick_findall import use_quick_findall
from sphinx_glossator.sphinx.quick_settings import use_quick_settings
from sphinx_glossator.sphinx.release_date import set_source_date
from sphinx_glossator.sphinx.role_rule import use_quick_rule
from sphinx_glossator.sphinx.settings import setup_settings
from sphinx_glossator.sphinx.source_map import install_source_map

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_sphinx(app: Sphinx) -> None:
    """Mend what needs it, and register the settings."""
    use_late_selectors()
    use_known_styles()
    use_known_entries()
    register_style()
    use_plain_fields()
    use_quick_findall()
    use_quick_settings()
    use_quick_rule()
    use_idle_transforms()
    use_line_breaks()
    setup_settings(app)
    app.connect("config-inited", set_defaults, priority=1)
    app.add_post_transform(PrintedBibliography)
    app.connect("config-inited", set_source_date)
    app.connect("config-inited", use_tables)
    app.connect("config-inited", pass_over_design)
    app.connect("builder-inited", install_source_map)
    app.connect("doctree-read", clean_contents, priority=600)  # after Sphinx's collectors
