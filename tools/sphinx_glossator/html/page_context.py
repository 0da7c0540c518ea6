"""Give each page what it shows of others, and its description, before the theme's templates write it."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from sphinx_glossator.html.metadata import write_metadata
from sphinx_glossator.html.navigation import complete_navigation
from sphinx_glossator.html.popovers import write_popovers
from sphinx_glossator.html.shared_links import write_shared_tags
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.views.kept_pages import PageKeeper

TITLES = {"docstitle", "shorttitle", "project"}
"""What the templates are given of the edition's name: words, in which nothing is markup."""

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def complete_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Complete what the templates are given (``html-page-context``, after the theme)."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    page = domain.pages.get(pagename)
    text = page.text if page else None
    tags = context.get("metatags", "")
    if text is not None:
        tags += write_metadata(text, app, str(context.get("pageurl") or ""))
    elif page is not None and any(of.type == "note" for of in page.objects):
        tags += '\n    <meta name="edition-notes" content="margin">'
        context["furo_hide_toc"] = (
            True  # the notes stand where the list of the page’s sections would
        )
    glossary = domain.glossary_page()
    if glossary and "pathto" in context:
        tags += f'\n    <link rel="glossary" href="{escape(context["pathto"](glossary))}">'
    context["metatags"] = tags + write_shared_tags(app, pagename, context, doctree, text)
    for name in TITLES & context.keys():  # the templates of themes take them for HTML
        context[name] = Markup(escape(str(context[name] or ""), quote=False))
    if page is not None and "body" in context and "pathto" in context:
        context["body"] += write_popovers(app, pagename, page, context["pathto"])
    complete_navigation(app, pagename, context, text)
    if isinstance(app.builder, PageKeeper):
        folder = app.builder.get_target_uri(pagename).rpartition("/")[0]
        for name in ("css_tag", "js_tag"):
            context[name] = partial(app.builder.find_tag, folder, context[name])
