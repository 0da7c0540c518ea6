"""The Sphinx extension of Glossator: annotated editions as HTML, PDF, EPUB and machine-readable data.

The pages that it reads are complete in themselves: nothing of the engine that wrote them is needed.
``setup()`` only registers; each concept is in the module that is named after it.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.nodes import citation, inline

from sphinx_glossator.audience import exclude_pages
from sphinx_glossator.citations import register_style
from sphinx_glossator.contents import clean_contents
from sphinx_glossator.directives import AUDIENCES
from sphinx_glossator.domain import EditionDomain, update_shown
from sphinx_glossator.edition_json import write_edition_json
from sphinx_glossator.epub import setup_epub
from sphinx_glossator.html.assets import choose_assets
from sphinx_glossator.html.bibliography import depart_citation, visit_citation
from sphinx_glossator.html.comparison import COMPARISON_VISITORS, write_comparison_data
from sphinx_glossator.html.entries import ENTRY_VISITORS
from sphinx_glossator.html.lean import depart_inline, visit_inline
from sphinx_glossator.html.metadata import setup_metadata
from sphinx_glossator.html.navigation import prepare_navigation
from sphinx_glossator.html.page_assets import add_page_assets
from sphinx_glossator.html.popovers import add_popovers
from sphinx_glossator.html.post_transforms import SCREEN_TRANSFORMS
from sphinx_glossator.html.published_files import STATIC, prepare_static
from sphinx_glossator.html.removed import remove_pages
from sphinx_glossator.html.rendering import use_templates
from sphinx_glossator.html.renderings import TABLE_VISITORS
from sphinx_glossator.html.theme_styles import PARTS
from sphinx_glossator.html.visitors import VISITORS
from sphinx_glossator.post_transforms import POST_TRANSFORMS
from sphinx_glossator.release_date import set_source_date
from sphinx_glossator.role_rule import use_quick_rule
from sphinx_glossator.roles import ChineseRole
from sphinx_glossator.search import setup_search
from sphinx_glossator.source_map import install_source_map
from sphinx_glossator.transforms import SCHEMES, TRANSFORMS
from sphinx_glossator.typst import setup_typst

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

EPUB_STATIC = Path(__file__).parent / "epub" / "static"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the edition's domain, nodes, transforms, outputs and settings with Sphinx."""
    from sphinx.config import ENUM

    app.setup_extension("myst_parser")
    register_style()
    use_quick_rule()
    app.add_config_value("edition_audience", "student", "env", ENUM(*AUDIENCES))
    app.add_config_value("edition_release_date", "", "env", (str,))
    app.add_config_value("edition_handout", "", "html", (str,))
    app.add_domain(EditionDomain)
    app.add_role("zh", ChineseRole("zh-Hans"))
    app.add_role("zh-hant", ChineseRole("zh-Hant"))
    for node, visitors in (
        VISITORS | ENTRY_VISITORS | TABLE_VISITORS | COMPARISON_VISITORS
    ).items():
        app.add_node(node, html=visitors)
    app.add_node(citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(inline, override=True, html=(visit_inline, depart_inline))
    for transform in TRANSFORMS:
        app.add_transform(transform)
    for post_transform in (*POST_TRANSFORMS, *SCREEN_TRANSFORMS):
        app.add_post_transform(post_transform)
    setup_typst(app)
    setup_epub(app)
    setup_search(app)
    setup_metadata(app)
    app.connect("config-inited", add_link_schemes)
    app.connect("config-inited", exclude_pages, priority=900)  # all suffixes are known
    app.connect("config-inited", set_source_date)
    app.connect("config-inited", use_templates)
    app.connect("builder-inited", install_source_map)
    app.connect("builder-inited", add_static_path)
    app.connect("env-get-outdated", remove_pages)
    app.connect("doctree-read", clean_contents, priority=600)  # after Sphinx's collectors
    app.connect("env-updated", update_shown)
    app.connect("html-page-context", add_popovers)
    app.connect("html-page-context", add_page_assets)
    app.connect("html-page-context", prepare_navigation, priority=900)  # after the theme
    app.connect("html-page-context", choose_assets, priority=950)  # the page's body is complete
    app.connect("build-finished", write_comparison_data)
    app.connect("build-finished", write_edition_json)
    return {
        "version": version("glossator"),
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_link_schemes(app: Sphinx, config: Config) -> None:
    """Let MyST pass the page's links to terms and events through to our transform."""
    given = config.myst_url_schemes or ("http", "https", "mailto", "ftp")
    schemes = dict(given) if isinstance(given, dict) else dict.fromkeys(given)
    config.myst_url_schemes = schemes | dict.fromkeys(SCHEMES)


def add_static_path(app: Sphinx) -> None:
    """Serve the edition's style sheet and script with the pages; an e-reader has a sheet of its own."""
    if app.builder.name == "epub":
        app.config.html_static_path = [str(EPUB_STATIC)]
        app.config.epub_css_files = [("edition-epub.css", {})]
    elif app.builder.format == "html":
        app.config.html_static_path = [*app.config.html_static_path, str(prepare_static(app))]
        if app.config.html_theme == "furo":
            app.add_css_file(PARTS, priority=250)  # after the theme's other sheet, before our own
        for style in sorted(STATIC.glob("*.css")):
            app.add_css_file(style.name)
        for script in sorted(STATIC.glob("*.js")):
            app.add_js_file(script.name, loading_method="defer")
