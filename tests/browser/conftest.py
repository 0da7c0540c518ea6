"""Open the published edition in a real browser and do what a reader does.

The tests need Chromium and Playwright for Python. ``.ci/run`` brings both and sets
``GLOSSATOR_BROWSER=required``; elsewhere, where one of them is missing, the tests are skipped and say
how to get it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from second_edition import build_second_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from glossator.published import PublishedEdition


# Without these, Chromium looks for updates at every start.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WIDTHS = {"desktop": 1440, "tablet": 1024, "phone": 390}
"""Widths of a window, in CSS pixels."""


def find_missing() -> str:
    """Return what is missing for these tests and how to get it, "" if nothing is."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "no Playwright; pip install '.[browser]'"
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return "no Chromium; install your system's package, on Debian: apt-get install chromium"
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = find_missing()
    if not missing or os.environ.get("GLOSSATOR_BROWSER") == "required":
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def site(published: PublishedEdition) -> Path:
    """The folder of the published student edition."""
    return published.folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next(path for name in names if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """Open a page of the edition: ``visit("texts/chen-2024.html#chen-2024-p5", width=390, dark=True)``.

    ``script=False`` switches scripts off. The page's ``requests`` (to other hosts) and ``errors`` (of
    scripts) are lists that must be empty when the test ends.
    """
    contexts = []
    faults: list[str] = []

    def open_page(
        path: str,
        *,
        width: int = WIDTHS["desktop"],
        height: int = 900,
        dark: bool = False,
        script: bool = True,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            has_touch=touch,
            # Else the page still glides to where its address leads while a test asks where it stands.
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{path}: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:", "blob:"))
                else faults.append(f"{path} asks for {request.url}")
            ),
        )
        page.goto(f"{site.as_uri()}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def see(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open a page of the second edition, which has other languages and forms; no script on it may fail."""
    pages = []
    faults: list[str] = []

    def open_page(path: str) -> Page:
        page = browser.new_page(reduced_motion="reduce")
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{(build_second_edition() / 'html').as_uri()}/{path}")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []
