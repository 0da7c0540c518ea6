"""The Content-Security-Policy: nothing of the edition breaks it, and what is not of the edition is stopped."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.test_pages import PAGES
from browser.waits import wait_until

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
    link = page.locator("article a.term-link:visible")
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
    wait_until(page, "window.broken.length >= 2")
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
    wait_until(page, "window.broken.length >= 3")
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


PLANTED = """
<script>window.hurt = "a script"</script>
<script type="module">window.hurt = "a module"</script>
<SCRIPT >window.hurt = "capitals"</SCRIPT >
<script data-of-template="guessed">window.hurt = "a guess"</script>
<style>article { display: none }</style>
<p onclick="window.hurt = 'a click'" id="click">words</p>
<img src="nothing.png" onerror="window.hurt = 'an event'" alt="">
<svg onload="window.hurt = 'a drawing'"></svg>
<a id="link" href="javascript:window.hurt = 'a link'">words</a>
<iframe srcdoc="<script>parent.hurt = 'a frame'</script>"></iframe>
<object data="data:text/html,<script>parent.hurt = 'an object'</script>"></object>
<base href="https://example.org/">
<form action="https://example.org/"><button id="send">send</button></form>
"""

PLANTING = f"""
project = "Planted"
extensions = ["sphinx_glossator"]
html_theme = "furo"
templates_path = ["templates"]
html_title = "Title <script>window.hurt = 'a title'</script>"
html_theme_options = {{"announcement": "<script>window.hurt = 'an announcement'</script>"}}

def setup(app):
    app.connect("html-page-context", plant)

def plant(app, page, template, context, doctree):
    context["body"] = context.get("body", "") + {PLANTED!r}
    context["metatags"] = context.get("metatags", "") + "<script>window.hurt = 'metadata'</script>"
    context["told"] = "</script><script>window.hurt = 'a value'</script>"
"""

TEMPLATE = """{% extends "!page.html" %}
{% block scripts %}{{ super() }}
<script>window.ours = 1</script>
<script>window.told = {{ told|tojson }}</script>
<script>window.chosen = {{ "true" if builder else "false" }}</script>
<script>window.hurt = "{{ told }}"</script>
{% endblock %}"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site into which scripts came by every way that a page has; and what Sphinx said."""
    docs = tmp_path_factory.mktemp("edition") / "docs"
    (docs / "templates").mkdir(parents=True)
    (docs / "conf.py").write_text(PLANTING, encoding="utf-8")
    (docs / "templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    (docs / "index.md").write_text(f"# Title\n\n{PLANTED}", encoding="utf-8")
    out = docs.parent / "out"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(docs), str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return out, run.stderr


def test_planted_scripts_do_not_run_and_those_of_templates_do(
    browser: Browser, planted: tuple[Path, str]
) -> None:
    out, said = planted
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((out / "index.html").as_uri())
    for target in ("#click", "#link", "#send"):
        page.locator(f"article {target}").first.dispatch_event("click")
    page.wait_for_timeout(300)
    found = page.evaluate("[window.hurt, window.ours, window.told, window.chosen]")
    theme = page.evaluate("document.body.dataset.theme")
    shown = page.locator("article h1").is_visible()
    context.close()
    assert found == [None, 1, "</script><script>window.hurt = 'a value'</script>", True]
    assert (theme, shown) == ("auto", True)
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert re.search(r"templates/page\.html:6: WARNING: a script of this template has words", said)
    assert re.search(r"conf\.py:6: WARNING: html_title: HTML <script>", said)


def test_no_mark_of_a_template_reaches_a_file(site: Path, planted: tuple[Path, str]) -> None:
    for folder in (site, planted[0]):
        for path in folder.rglob("*.html"):
            page_source = path.read_text(encoding="utf-8")
            assert not re.search('data-of-template="[0-9a-f]', page_source), path
