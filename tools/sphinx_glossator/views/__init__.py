"""What pages show of one another, computed from what is remembered; and when a page is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.views.filling import (
    Backlinks,
    CreditsList,
    Digests,
    RenderingsTable,
    WitnessTable,
)
from sphinx_glossator.views.kept_pages import keep_pages, order_images
from sphinx_glossator.views.shown import FillScreenViews, FillViews, check_inferred, note_views
from sphinx_glossator.views.text_cards import TextCards, TextList, check_cards, note_minutes
from sphinx_glossator.views.years import Years

if TYPE_CHECKING:
    from sphinx.application import Sphinx


POST_TRANSFORMS = (
    FillViews,
    FillScreenViews,
    Backlinks,
    WitnessTable,
    Digests,
    RenderingsTable,
    CreditsList,
    TextCards,
    TextList,
    Years,
)


def setup_views(app: Sphinx) -> None:
    """Register when it is noted what a page shows, when it is filled in, and when pages are kept."""
    for post_transform in POST_TRANSFORMS:
        app.add_post_transform(post_transform)
    app.connect("doctree-read", note_views)
    app.connect("doctree-read", note_minutes)
    app.connect("env-check-consistency", check_inferred)
    app.connect("env-check-consistency", check_cards)
    app.connect("env-updated", order_images)
    app.connect("build-finished", keep_pages, priority=900)
