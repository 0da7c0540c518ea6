"""The edition as HTML: how each node of the page is written, and what the browser loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import citation, image, inline, title
from sphinx.writers.html5 import HTML5Translator

from sphinx_glossator.html.bibliography import visit_citation
from sphinx_glossator.html.builders import BROWSER_BUILDERS
from sphinx_glossator.html.certificates import PAGES_WRITTEN, show_certificates
from sphinx_glossator.html.choice import CHOICE_VISITORS
from sphinx_glossator.html.comparison import COMPARISON_VISITORS, write_comparison_data
from sphinx_glossator.html.downloads import DOWNLOADS
from sphinx_glossator.html.entries import ENTRY_VISITORS
from sphinx_glossator.html.formulas import RENDERER, visit_math, visit_math_block
from sphinx_glossator.html.handouts import HANDOUTS, link_handouts
from sphinx_glossator.html.images import visit_image
from sphinx_glossator.html.lean import depart_inline, visit_inline
from sphinx_glossator.html.metadata import check_report_url
from sphinx_glossator.html.navigation import prepare_navigation
from sphinx_glossator.html.own_notes import OWN_VISITORS
from sphinx_glossator.html.page_context import complete_page
from sphinx_glossator.html.page_tree import forget_trees
from sphinx_glossator.html.popovers import write_scripts
from sphinx_glossator.html.preview import PREVIEW, PreviewBuilder
from sphinx_glossator.html.published_files import add_static_files
from sphinx_glossator.html.removed import remove_pages
from sphinx_glossator.html.rendering import use_templates
from sphinx_glossator.html.renderings import TABLE_VISITORS
from sphinx_glossator.html.screen import SCREEN_TRANSFORMS
from sphinx_glossator.html.shared_pictures import write_pictures
from sphinx_glossator.html.signposts import SIGNPOST_VISITORS
from sphinx_glossator.html.text_page import ArrangedText
from sphinx_glossator.html.titles import visit_title
from sphinx_glossator.html.visitors import VISITORS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ALL_VISITORS = (
    VISITORS
    | OWN_VISITORS
    | SIGNPOST_VISITORS
    | ENTRY_VISITORS
    | TABLE_VISITORS
    | COMPARISON_VISITORS
    | CHOICE_VISITORS
)


def setup_html(app: Sphinx) -> None:
    """Register how nodes are written, which e-readers have in common with browsers, and the rest."""
    for builder in BROWSER_BUILDERS:
        app.add_builder(builder, override=True)
    app.registry.builders[PREVIEW] = PreviewBuilder
    for node, visitors in ALL_VISITORS.items():
        app.add_node(node, html=visitors)
    app.add_node(citation, override=True, html=(visit_citation, HTML5Translator.depart_citation))
    app.add_node(title, override=True, html=(visit_title, HTML5Translator.depart_title))
    app.add_node(inline, override=True, html=(visit_inline, depart_inline))
    app.add_node(image, override=True, html=(visit_image, HTML5Translator.depart_image))
    app.add_html_math_renderer(RENDERER, (visit_math, None), (visit_math_block, None))
    for post_transform in (*SCREEN_TRANSFORMS, ArrangedText):
        app.add_post_transform(post_transform)
    app.connect("config-inited", check_report_url)
    app.connect("config-inited", use_templates)
    app.connect("builder-inited", prepare_screen)
    app.connect("env-get-outdated", remove_pages)
    app.add_event(DOWNLOADS)
    app.add_event(HANDOUTS)
    app.add_event(PAGES_WRITTEN)
    app.connect("build-finished", forget_trees)
    app.connect("build-finished", link_handouts, priority=900)  # after the pages are kept
    app.connect("build-finished", show_certificates, priority=900)  # of just these pages


def prepare_screen(app: Sphinx) -> None:
    """Connect what pages have on a screen alone (``builder-inited``): an e-reader brings its own."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    add_static_files(app)
    app.connect("html-page-context", prepare_navigation, priority=400)  # before the theme
    app.connect("html-page-context", complete_page, priority=900)  # after the theme
    app.connect("write-started", write_comparison_data)
    app.connect("write-started", write_pictures)
    app.connect("write-started", write_scripts)
