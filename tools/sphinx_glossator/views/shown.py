"""What a page shows of other pages: one row for each node that does.

By this table a page's record says what the page shows (when it is read), its digest has what is shown (by
which a page is kept or written anew), and the node is given it (when the page is written).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinxcontrib.bibtex.nodes import bibliography

from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.sources import describe_citation, list_citations
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.views.backlinks import read_backlinks, read_inferred
from sphinx_glossator.views.choice import read_choice
from sphinx_glossator.views.comparison import read_comparison
from sphinx_glossator.views.credits import read_credits
from sphinx_glossator.views.kwic import describe_concordance, read_concordance
from sphinx_glossator.views.renderings import read_renderings
from sphinx_glossator.views.text_cards import SHOWN, read_cards
from sphinx_glossator.views.timeline import read_events
from sphinx_glossator.views.witnesses import read_witnesses

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

SCREEN_BUILDERS = ("html", "dirhtml", "singlehtml")
"""Those that write for a browser; neither the printed book nor an e-reader has all that they show."""


class View(NamedTuple):
    """Something that a node shows of other pages: ``name`` is the node's attribute that has it, once filled.

    ``read``: makes it of the domain, and of the node's attribute ``argument`` where one is named. ``describe``:
    returns all that it is made of, where that is sooner said.
    """

    name: str
    node: type[nodes.Element]
    read: Callable[..., Any]
    argument: str = ""
    screen_only: bool = False
    describe: Callable[..., Any] | None = None

    def argument_of(self, node: nodes.Element) -> str:
        """Return what a node shows this of; of several, apart by spaces."""
        argument = node[self.argument] if self.argument else ""
        return argument if isinstance(argument, str) else " ".join(argument)

    def show(self, domain: EditionDomain, argument: str) -> Any:
        """Return what is shown."""
        return self.call(self.read, domain, argument)

    def tell(self, domain: EditionDomain, argument: str) -> Any:
        """Return what is another if, and mostly only if, something else is shown."""
        return self.call(self.describe or self.read, domain, argument)

    def call(self, of: Callable[..., Any], domain: EditionDomain, argument: str) -> Any:
        return of(domain, argument) if self.argument else of(domain)


@once
def describe_sources(domain: EditionDomain) -> list[tuple[str, str]]:
    """Return all that a bibliography may show; sphinxcontrib-bibtex fills it."""
    return [describe_citation(citation) for citation in list_citations(domain.env)]


INFERRED = View("inferred", edition.edition_inferred, read_inferred, "targets")
WITNESSES = View("witnesses", edition.edition_witnesses, read_witnesses)
COMPARISON = View("comparison", edition.edition_comparison, read_comparison, screen_only=True)
TABLE = (
    View("backlinks", edition.edition_backlinks, read_backlinks, "of"),
    View(
        "concordance",
        edition.edition_backlinks,
        read_concordance,
        "of",
        screen_only=True,
        describe=describe_concordance,
    ),
    INFERRED,
    View(SHOWN, edition.edition_texts, read_cards, "start"),
    View("timeline", edition.edition_timeline, read_events),
    WITNESSES,
    View("renderings", edition.edition_renderings, read_renderings),
    COMPARISON,
    View("choice", edition.edition_choice, read_choice, screen_only=True),
    View("credits", edition.edition_credits, read_credits),
    View("sources", bibliography, describe_sources),
)
VIEWS: dict[str, View] = {view.name: view for view in TABLE}


BY_NODE: dict[type[nodes.Node], list[View]] = {}
"""What each class of nodes shows."""

for _view in TABLE:
    BY_NODE.setdefault(_view.node, []).append(_view)


def find_views(document: nodes.document) -> Iterator[tuple[View, nodes.Element, str]]:
    """Yield what the nodes of a page show of others, each with the node and the argument."""
    for node in document.findall(nodes.Element):
        for view in BY_NODE.get(type(node), ()):
            yield view, node, view.argument_of(node)


def note_views(app: Sphinx, document: nodes.document) -> None:
    """Remember with the page's record what the page shows (``doctree-read``)."""
    pages = cast(EditionDomain, app.env.domains["edition"]).pages
    shows = ((view.name, argument) for view, _, argument in find_views(document))
    docname = app.env.current_document.docname
    pages[docname] = pages[docname]._replace(shows=tuple(shows))


def check_inferred(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of inferred passages that are not there (``env-check-consistency``)."""
    domain = cast(EditionDomain, env.domains["edition"])
    for docname, page in sorted(domain.pages.items()):
        for name, targets in page.shows:
            for target in targets.split() if name == INFERRED.name else ():
                if target not in domain.index:
                    logger.warning("there is no %s to infer", target, location=docname)


def describe_shown(domain: EditionDomain, docname: str, builder: str) -> list[Any]:
    """Return what tells what a page shows of other pages, as a builder writes it."""
    return [
        VIEWS[name].tell(domain, argument)
        for name, argument in domain.pages[docname].shows
        if builder in SCREEN_BUILDERS or not VIEWS[name].screen_only
    ]


@once
def find_pages_showing(domain: EditionDomain, view: View) -> list[str]:
    """Return the pages that show something, in reading order."""
    return [
        docname
        for docname in domain.reading_order()
        if any(name == view.name for name, _ in domain.pages[docname].shows)
    ]


class FillViews(SphinxPostTransform):
    """Give each node what it shows of other pages, in whatever output."""

    default_priority = 4  # before anything is made of it
    screen_only = False

    def run(self, **kwargs: Any) -> None:
        domain = cast(EditionDomain, self.env.domains["edition"])
        for view, node, argument in find_views(self.document):
            if view.screen_only == self.screen_only:
                node[view.name] = view.show(domain, argument)


class FillScreenViews(FillViews):
    """Give each node what only pages in a browser show."""

    builders = SCREEN_BUILDERS
    screen_only = True
