"""Mend what the theme's pages lack for those who read by keyboard or with assistive technology.

In the finished page, as nothing of ours writes these elements: the drawers stand in the middle of furo's
template, which has no block for them, code comes from Pygments, and docutils' container around a table
can have no ARIA attributes.
"""

from __future__ import annotations

MENDS: dict[str, str] = {
    # Two landmarks of one kind are told apart by their names.
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="The edition">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    # What scrolls sideways must be reached without a mouse.
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper',
}
"""What stands in a page, and what stands there in its stead."""


def mend_page(page: str) -> str:
    """Return the page with all that is mended."""
    for lacking, mended in MENDS.items():
        page = page.replace(lacking, mended)
    return page
