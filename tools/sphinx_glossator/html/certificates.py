"""Say in the colophon which texts are certified: known once all pages are written, so it is written again.

Whoever can prove pages connects to the event ``edition-pages-written``, which hands over the folder of the
pages and is answered with the ids of the texts that these pages prove. The extension alone proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx_glossator.html.builders import BROWSER_BUILDERS
from sphinx_glossator.html.handouts import link_pages
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.views.shown import WITNESSES, find_pages_showing

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES_WRITTEN = "edition-pages-written"


def show_certificates(app: Sphinx, exception: Exception | None) -> None:
    """Ask which texts are certified, and write the pages that tell it again (``build-finished``).

    The pages are kept before: as they are while nothing is certified, which the next build may find otherwise.
    """
    if exception is not None or not isinstance(app.builder, BROWSER_BUILDERS):
        return
    domain = cast(EditionDomain, app.env.domains["edition"])
    domain.certified = frozenset(app.events.emit_firstresult(PAGES_WRITTEN, app.outdir) or ())
    pages = find_pages_showing(domain, WITNESSES)
    if domain.certified and pages:
        app.builder.write_documents(set(pages))
        link_pages(app.builder, pages)
