"""The Content-Security-Policy: nothing of the edition breaks it, and what is not of the edition is stopped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.test_pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


def watch(page: Page) -> Page:
    """Open the page again, with an ear for what its policy stops."""
    page.add_init_script(WATCH)
    page.reload()
    return page


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_its_own_policy(visit: Callable[..., Page], path: str) -> None:
    page = watch(visit(path))
    page.keyboard.press("?")
    link = page.locator("article a.term-link")
    if link.count():
        page.keyboard.press("Escape")
        link.first.hover()
        page.wait_for_timeout(400)
    assert page.evaluate("window.broken") == []
    assert page.evaluate("document.body.dataset.theme") == "auto"  # the theme's inline script ran


def test_a_script_that_someone_put_into_the_page_does_not_run(visit: Callable[..., Page]) -> None:
    page = watch(visit("texts/chen-2024.html"))
    page.evaluate("""
        const script = document.createElement("script");
        script.textContent = "window.hurt = 1";
        document.body.append(script);
        const box = document.createElement("div");
        box.innerHTML = '<img src="nothing.png" onerror="window.hurt = 2">';
        document.body.append(box);
    """)
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None
    assert len(page.evaluate("window.broken")) == 2


def test_nothing_is_fetched_from_another_host(browser: Browser, site: Path) -> None:
    context = browser.new_context()  # ``visit`` takes the attempt itself for a fault
    page = context.new_page()
    page.goto(f"{site.as_uri()}/index.html")
    watch(page).evaluate("""
        for (const tag of ["script", "img", "iframe"]) {
          const element = document.createElement(tag);
          element.src = "https://example.org/x";
          document.body.append(element);
        }
    """)
    page.wait_for_timeout(300)
    broken = page.evaluate("window.broken.map((line) => line.split(' ')[0]).sort()")
    context.close()
    assert broken == ["frame-src", "img-src", "script-src-elem"]


def test_each_policy_stands_first_and_names_the_scripts_of_its_page(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    for path in pages:
        page = path.read_text(encoding="utf-8")
        (policy,) = POLICY.findall(page)
        head = page[: page.index("Content-Security-Policy")]
        assert "<script" not in head, path
        assert "<link" not in head, path
        script_sources = re.search(r"script-src ([^;]*)", policy)[1].split()
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
            for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        ]
        assert script_sources == ["'self'", *dict.fromkeys(hashes)], path
        assert "unsafe-eval" not in policy
