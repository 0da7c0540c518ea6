"""The Sphinx builders ``html`` and ``dirhtml``, which keep pages of which nothing has changed."""

from __future__ import annotations

from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from sphinx_glossator.views.kept_pages import PageKeeper


class EditionHtmlBuilder(PageKeeper):
    """``html``: a file a page."""


class EditionDirectoryBuilder(PageKeeper, DirectoryHTMLBuilder):
    """``dirhtml``: a folder a page."""

    name = "dirhtml"


BROWSER_BUILDERS = (EditionHtmlBuilder, EditionDirectoryBuilder)
