"""Search of the edition: what is found is a paragraph, a note or an entry, not a page.

1. ``page_words`` remembers of each page the words that the domain's records do not have;
2. ``units`` divides the whole edition into what a reader may look for;
3. ``index`` writes these units as a script that only the search page loads;
4. ``page`` makes that page, and puts it in the place of Sphinx's own.

How words are split and compared, and what comes first, is decided in the browser
(``html/static/search/``): the index holds each passage as it stands, so that any substring of a
language without spaces is found, and nothing is there twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.search.index import write_index
from sphinx_glossator.search.page import make_search_page, replace_search
from sphinx_glossator.search.page_words import PageWordsCollector

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Register the index and the search page."""
    app.add_env_collector(PageWordsCollector)
    app.connect("builder-inited", replace_search)
    app.connect("html-collect-pages", make_search_page)
    app.connect("build-finished", write_index)
