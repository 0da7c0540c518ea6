"""The schemes of an edition's links: ``term:slug``, ``doi:…``, and those of the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator_schema.addresses import DOI, ENTRY_SCHEMES, WEB_SCHEMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def add_link_schemes(app: Sphinx, config: Config) -> None:
    """Tell MyST the schemes (``config-inited``); a project may say what it makes of one of them."""
    given = config.myst_url_schemes if isinstance(config.myst_url_schemes, dict) else {}
    ours = {**dict.fromkeys((*WEB_SCHEMES, *ENTRY_SCHEMES)), "doi": {"url": DOI}}
    config.myst_url_schemes = ours | {name: given[name] for name in given if name in ours}
