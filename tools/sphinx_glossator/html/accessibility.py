"""Mend what the theme's pages lack for those who read by keyboard or with assistive technology.

In the finished page, as nothing of ours writes these elements: the drawers stand in the middle of furo's
template, which has no block for them, code comes from Pygments, and docutils' container around a table
can have no ARIA attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sphinx_glossator.words.themes import WRITTEN
from sphinx_glossator.words.translation import _


def list_mends() -> dict[str, str]:
    """Return what stands in a page, and what stands there in its stead."""
    edition, contents, table = map(escape, (_("The edition"), _("On this page"), _("Table")))
    return {
        # Two landmarks of one kind are told apart by their names.
        '<aside class="sidebar-drawer">': f'<aside class="sidebar-drawer" aria-label="{edition}">',
        '<aside class="toc-drawer">': f'<aside class="toc-drawer" aria-label="{contents}">',
        # What scrolls sideways must be reached without a mouse.
        "<pre>": '<pre tabindex="0">',
        '<div class="table-wrapper': (
            f'<div tabindex="0" role="group" aria-label="{table}" class="table-wrapper'
        ),
    }


def mend_page(page: str) -> str:
    """Return the page with all that is mended."""
    for lacking, mended in (*list_mends().items(), *list_words_of_theme()):
        page = page.replace(lacking, mended)
    return page


def list_words_of_theme() -> Iterator[tuple[str, str]]:
    """Yield what stands in the theme's templates, and is said otherwise in the language of the edition."""
    for form, of_form in WRITTEN.items():
        for words in of_form:
            if (said := _(words)) != words:
                yield form.format(words), form.format(escape(said, quote=False))
