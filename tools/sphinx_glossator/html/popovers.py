"""Give each text page one hidden definition for each term that it links to, for the script to show."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_glossator.domain import EditionDomain
from sphinx_glossator.records import TermRecord

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def add_popovers(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Append the popovers to a page's body (``html-page-context``)."""
    if app.builder.name == "epub":  # it has no script that could open them
        return
    domain = app.env.domains["edition"]
    assert isinstance(domain, EditionDomain)
    page = domain.pages.get(pagename)
    if page is None or not page.links or "body" not in context:
        return
    terms = {term.id: term for term in domain.terms()}
    popovers = [write_popover(terms[link]) for link in page.links if link in terms]
    context["body"] += "\n".join(popovers)


def write_popover(term: TermRecord) -> str:
    """Return the popover of a term: native ``popover``, closed until the script opens it."""
    hant = (
        f' <span lang="zh-Hant">{escape(term.zh_hant)}</span>'
        if term.zh_hant != term.zh_hans
        else ""
    )
    return (
        f'<div class="term-popover" id="popover-{term.id}" popover="manual" role="tooltip">'
        f'<p class="popover-head"><strong>{escape(term.headword)}</strong></p>'
        f'<p class="popover-zh"><span lang="zh-Hans">{escape(term.zh_hans)}</span>{hant} '
        f'<i lang="zh-Latn-pinyin">{escape(term.pinyin)}</i></p>'
        f"<p>{escape(term.definition)}</p></div>"
    )
