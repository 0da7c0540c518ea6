"""What an edition needs of Sphinx and its extensions otherwise than a manual of software does.

Each is the default of a setting, which ``conf.py`` may set otherwise: so one with project, author and language
is enough, and an editor need not know what MyST or a style of bibliographies is.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossator_schema.source_types import CSL

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

BIBLIOGRAPHY = "references.bib"
"""The file of an edition's sources, beside ``conf.py``."""

WITH_BIBLIOGRAPHY = "sphinxcontrib.bibtex"

DEFAULTS: dict[str, Any] = {
    "nitpicky": True,  # no link leads nowhere
    "smartquotes": False,  # the texts keep the quotation marks that their witnesses have
    "myst_links_external_new_tab": False,
    "bibtex_default_style": "edition",  # author and year, on pages and in notes
    "bibtex_tooltips": False,  # a citation is a link; a page with a hundred of them is a third lighter
    "html_theme": "furo",
    "html_copy_source": False,
    "html_show_search_summary": False,  # what search shows then works from file:// too
    "epub_basename": "edition",
    "epub_contributor": "Glossator",
    "epub_uid": "edition-id",
    "epub_tocscope": "includehidden",
    "epub_tocdepth": 2,
    "epub_use_index": False,
    "epub_show_urls": "no",
}
"""Plain defaults, by the names of settings."""

DERIVED: dict[str, Callable[[Config], Any]] = {
    "html_show_copyright": lambda config: bool(config.copyright),
    "html_title": lambda config: config.project,
    "epub_title": lambda config: config.project,
    "epub_description": lambda config: config.project,
    "epub_identifier": lambda config: _identify(config.project, config.author),
}
"""Defaults that follow from other settings, in the order in which they are set."""


def _identify(*names: str) -> str:
    """Return the same identifier for the same edition, whenever and wherever it is built."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, '|'.join(names))}"


def load_bibliography(app: Sphinx) -> None:
    """Load the extension of citations and bibliographies: each edition may have them."""
    app.setup_extension(WITH_BIBLIOGRAPHY)


def set_defaults(app: Sphinx, config: Config) -> None:
    """Set what ``conf.py`` and the command line leave open (``config-inited``, before all else)."""
    given = {*config._raw_config, *config._overrides}

    def set_default(name: str, value: Any) -> None:
        config._raw_config[name] = value  # where others look for what an edition sets
        config[name] = value

    for name, value in DEFAULTS.items():
        if name in config and name not in given:
            set_default(name, value)
    for name, derive in DERIVED.items():
        if name in config and name not in given:
            set_default(name, derive(config))
    if "bibtex_bibfiles" not in given:
        names = (BIBLIOGRAPHY, CSL)
        found = [name for name in names if Path(app.confdir, name).is_file()]
        set_default("bibtex_bibfiles", found)
    if "exclude_patterns" not in given:
        set_default("exclude_patterns", ["_build"])
