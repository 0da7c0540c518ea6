"""What an edition needs of MyST: the syntax of its pages, the schemes of its links (``term:…``, ``doi:…``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator_schema.addresses import DOI, ENTRY_SCHEMES, WEB_SCHEMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


SYNTAX = ("attrs_block", "attrs_inline", "colon_fence")
"""The extensions of MyST in which generated pages are written."""


def enable_syntax(app: Sphinx, config: Config) -> None:
    """Let MyST read generated pages, whatever else a project enables (``config-inited``)."""
    given = config.myst_enable_extensions
    if isinstance(given, set | frozenset | list | tuple):  # else MyST says what is wrong
        config.myst_enable_extensions = {*given, *SYNTAX}


def add_link_schemes(app: Sphinx, config: Config) -> None:
    """Tell MyST the schemes (``config-inited``); a project may say what it makes of one of them."""
    given = config.myst_url_schemes if isinstance(config.myst_url_schemes, dict) else {}
    ours = {**dict.fromkeys((*WEB_SCHEMES, *ENTRY_SCHEMES)), "doi": {"url": DOI}}
    config.myst_url_schemes = ours | {name: given[name] for name in given if name in ours}
