"""Waiting for what a reader waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def wait_until(page: Page, expression: str) -> None:
    """Ask until a JavaScript expression is true: a page's policy lets Playwright's own wait evaluate none."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url}: never true: {expression}")
