"""What axe-core finds amiss on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


def find_violations(page: Page, context: Any = None, **options: Any) -> list[dict[str, Any]]:
    """Return the rules that are broken on a page, or in a part of it, each with all elements that break it.

    Of rules that are kept, axe would report every element as well, which takes longer than to try them.
    """
    from axe_playwright_python.sync_playwright import Axe

    ran = Axe().run(page, context=context, options={"resultTypes": ["violations"], **options})
    violations: list[dict[str, Any]] = ran.response["violations"]
    return violations
