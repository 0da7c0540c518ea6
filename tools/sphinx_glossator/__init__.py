"""The Sphinx extension of Glossator: annotated editions as HTML, PDF, EPUB and machine-readable data.

The pages that it reads are complete in themselves: nothing of the engine that wrote them is needed.
``setup()`` only registers; each concept is in the module that is named after it.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from glossator_schema.addresses import DOI, ENTRY_SCHEMES, WEB_SCHEMES
from glossator_schema.notes import AUDIENCES, STUDENT
from sphinx_glossator.data.edition_json import write_edition_json
from sphinx_glossator.epub import setup_epub
from sphinx_glossator.html import setup_html
from sphinx_glossator.memory.domain import EditionDomain, forget_index
from sphinx_glossator.memory.read_state import (
    ReadState,
    forget_numbers,
    keep_settings,
    note_settings,
)
from sphinx_glossator.memory.source_digest import note_source_digest
from sphinx_glossator.memory.sources import name_sources, order_sources, read_again
from sphinx_glossator.page.audience import exclude_pages
from sphinx_glossator.page.old_addresses import OldAddresses, reread_contents
from sphinx_glossator.page.roles import ChineseRole
from sphinx_glossator.page.transforms import TRANSFORMS
from sphinx_glossator.safety import setup_safety
from sphinx_glossator.search import setup_search
from sphinx_glossator.sphinx.citations import register_style
from sphinx_glossator.sphinx.contents import clean_contents
from sphinx_glossator.sphinx.release_date import set_source_date
from sphinx_glossator.sphinx.role_rule import use_quick_rule
from sphinx_glossator.sphinx.source_map import install_source_map
from sphinx_glossator.typst import setup_typst
from sphinx_glossator.views.post_transforms import POST_TRANSFORMS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the edition's domain, nodes, transforms, outputs and settings with Sphinx."""
    from sphinx.config import ENUM

    app.setup_extension("myst_parser")
    register_style()
    use_quick_rule()
    app.add_config_value("edition_audience", STUDENT, "env", ENUM(*AUDIENCES))
    app.add_config_value("edition_release_date", "", "env", (str,))
    app.add_domain(EditionDomain)
    app.add_role("zh", ChineseRole("zh-Hans"))
    app.add_role("zh-hant", ChineseRole("zh-Hant"))
    for transform in (*TRANSFORMS, OldAddresses):
        app.add_transform(transform)
    for post_transform in POST_TRANSFORMS:
        app.add_post_transform(post_transform)
    app.connect("config-inited", note_settings, priority=1)
    app.connect("config-inited", add_link_schemes)
    app.connect("config-inited", exclude_pages, priority=900)  # all suffixes are known
    app.connect("config-inited", set_source_date)
    app.connect("builder-inited", install_source_map)
    app.connect("builder-inited", note_source_digest)
    app.connect("env-get-outdated", reread_contents)
    app.connect("doctree-read", clean_contents, priority=600)  # after Sphinx's collectors
    app.connect("doctree-read", name_sources)
    app.connect("builder-inited", read_again, priority=400)  # before the bibliography is read
    app.connect("env-updated", order_sources, priority=400)  # before it is formatted
    app.connect("env-updated", forget_index, priority=900)
    app.add_env_collector(ReadState)
    app.connect("env-updated", keep_settings)
    app.connect("env-updated", forget_numbers)
    app.connect("build-finished", write_edition_json)
    setup_safety(app)
    setup_html(app)
    setup_search(app)
    setup_epub(app)
    setup_typst(app)
    return {
        "version": version("glossator"),
        "env_version": 4,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def add_link_schemes(app: Sphinx, config: Config) -> None:
    """Tell MyST the schemes of an edition's links; a project may say what it makes of one of them."""
    given = config.myst_url_schemes if isinstance(config.myst_url_schemes, dict) else {}
    ours = {**dict.fromkeys((*WEB_SCHEMES, *ENTRY_SCHEMES)), "doi": {"url": DOI}}
    config.myst_url_schemes = ours | {name: given[name] for name in given if name in ours}
