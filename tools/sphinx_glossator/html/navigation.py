"""The sidebar: the theme's tree, mended, with the headings of the text that is being read."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_glossator.domain import EditionDomain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_glossator.records import TextRecord

CAPTION = '<p class="caption" role="heading">'
CURRENT = re.compile(r'(<li class="[^"]*\bcurrent-page\b[^"]*"><a [^>]*>.*?</a>)(</li>)', re.DOTALL)


def prepare_navigation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Mend and complete furo's sidebar (``html-page-context``, after furo, which makes it)."""
    domain = app.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    tree = context.get("furo_navigation_tree")
    if tree:
        # ARIA requires a level of a heading.
        tree = tree.replace(CAPTION, CAPTION.replace(">", ' aria-level="2">'))
        page = domain.pages.get(pagename)
        if page is not None and page.text is not None:
            contents = write_contents(page.text)
            tree = CURRENT.sub(lambda item: item[1] + contents + item[2], tree, count=1)
        context["furo_navigation_tree"] = tree
    glossary = next((name for name in domain.reading_order() if domain.pages[name].terms), None)
    if glossary and "pathto" in context:
        link = f'<link rel="glossary" href="{escape(context["pathto"](glossary))}">'
        context["metatags"] = context.get("metatags", "") + f"\n    {link}"


def write_contents(text: TextRecord) -> str:
    """Return how long a text is, for the script to say how far one has come, and its headings."""
    headings = "".join(
        f'<li class="level-{heading.level}"><a class="reference" href="#{heading.id}">'
        f"{escape(' '.join(filter(None, (heading.number, heading.text))), quote=False)}</a></li>"
        for heading in text.headings
    )
    contents = f'<ul class="text-contents">{headings}</ul>' if headings else ""
    if not text.paragraphs:
        return contents
    return f'<p class="reading-place">{len(text.paragraphs)} paragraphs</p>{contents}'
