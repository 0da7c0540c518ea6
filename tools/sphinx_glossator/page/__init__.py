"""The page's vocabulary: the nodes of an edition, the directives and roles that make them, their transforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_glossator.languages import list_roles
from sphinx_glossator.page.audience import exclude_pages
from sphinx_glossator.page.divided_links import LinksAroundMarks
from sphinx_glossator.page.first_page import FirstPage, reread_first_page
from sphinx_glossator.page.fonts import check_fonts
from sphinx_glossator.page.languages import TextLanguages, check_language
from sphinx_glossator.page.myst import add_link_schemes, enable_syntax
from sphinx_glossator.page.old_addresses import OldAddresses, reread_contents
from sphinx_glossator.page.own_notes import use_own_notes
from sphinx_glossator.page.parts import PartsOfBlocks
from sphinx_glossator.page.roles import ForeignRole, LanguageRole
from sphinx_glossator.page.transforms import TRANSFORMS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_page(app: Sphinx) -> None:
    """Register for whom an edition is, the roles outside its domain, and what happens to a page."""
    use_own_notes()
    app.add_role("lang", LanguageRole())
    for role, tag in list_roles().items():
        app.add_role(role, ForeignRole(tag))
    for transform in (*TRANSFORMS, TextLanguages, FirstPage, OldAddresses):
        app.add_transform(transform)
    app.add_post_transform(LinksAroundMarks)
    app.add_post_transform(PartsOfBlocks)
    app.connect("config-inited", enable_syntax)
    app.connect("config-inited", add_link_schemes)
    app.connect("config-inited", check_language, priority=100)  # before anything is said in it
    app.connect("config-inited", check_fonts, priority=600)  # its value is one that it may have
    app.connect("config-inited", exclude_pages, priority=900)  # all suffixes are known
    app.connect("env-get-outdated", reread_contents)
    app.connect("env-get-outdated", reread_first_page)
