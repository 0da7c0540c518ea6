"""The page that shows a draft: what an editor strikes in it is what the command strikes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.accessible import find_violations

from glossator.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXT = "\n\n".join(
    [
        "# The Road",
        "## The  Hill",
        "The road was laid by hand in eleven years , and nobody in the valley saw the sea .[^1]",
        "## The Sea",
        "It was sold when the company failed, and all of the rails went to the foundry.[^2]",
        "[^1]: Accounts, leaf 3.",
        "[^2]: Accounts, leaf 4.\n",
    ]
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("draft") / "edition"
    assert main(["init", str(root)]) == 0
    file = root.parent / "road.md"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["draft", str(file), "--id", "road", "-C", str(root)]) == 0
    record = root / "seeds/road/record.yaml"
    listed = "{line: 9, exact: foundry, reading: Foundry, kind: capital, certainty: conjecture}"
    content = record.read_text(encoding="utf-8")
    record.write_text(f"{content}\n#  - {listed}  # misspellings 0.50: so it seems\n", "utf-8")
    assert main(["draft", "--id", "road", "--show", "-C", str(root)]) == 0
    return root


@pytest.fixture
def page(browser: Browser, edition: Path) -> Iterator[Page]:
    page = browser.new_page()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto((edition / ".glossator/draft/road.html").as_uri())
    yield page
    page.close()
    assert broken == []  # nothing breaks the page's own policy, and no script fails


def read_command(page: Page) -> str:
    return (page.locator("#command").text_content() or "").partition(" -C ")[2].partition(" ")[2]


def test_what_is_struck_makes_up_the_command(page: Page, edition: Path) -> None:
    assert page.locator("#copy").is_disabled()
    strike = page.get_by_role("button", name=re.compile("Strike extra-spaces in line 5"))
    strike.first.click()
    assert read_command(page) == "--strike 5:extra-spaces"
    strike.first.click()
    strike.nth(1).click()
    assert read_command(page) == "--strike 5:extra-spaces:2"
    strike.first.click()  # these are all that the rule proposes
    assert read_command(page) == "--strike extra-spaces"
    page.get_by_role("button", name="Strike all of extra-spaces").click()
    assert read_command(page) == ""
    page.get_by_role("button", name=re.compile("Strike markdown-headings in line 3")).click()
    assert page.get_by_role("status").inner_text() == "1 struck, and 1 with it."
    page.get_by_role("button", name=re.compile("Accept misspellings in line 9")).click()
    assert read_command(page) == "--strike 3:markdown-headings --accept 9:misspellings"
    record = edition / "seeds/road/record.yaml"
    before = record.read_text(encoding="utf-8")
    try:
        command = shlex.split(page.locator("#command").text_content() or "")
        assert command[0] == "glossator"
        assert main(command[1:]) == 0
        left = record.read_text(encoding="utf-8")
    finally:
        record.write_text(before, encoding="utf-8")
    assert "lines: 3," not in left
    assert "line: 3," not in left
    assert "\n  - {line: 9, exact: foundry, reading: Foundry" in left
    page.get_by_role("button", name="Choose nothing").click()
    assert page.get_by_role("status").inner_text() == "Nothing is chosen."


def test_the_keys_do_it_too(page: Page) -> None:
    page.get_by_role("button", name="Strike all of extra-spaces").focus()
    page.keyboard.press("Enter")
    assert read_command(page) == "--strike extra-spaces"
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Strike markdown-headings in line 1")).focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Space"):
        page.keyboard.press(key)
    assert read_command(page) == "--strike 3:markdown-headings"
    focused = page.evaluate("document.activeElement.dataset.name")
    assert focused == "3:markdown-headings"


def test_lines_with_what_is_less_sure_are_shown_alone(page: Page) -> None:
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    page.get_by_label("Lines").select_option(label="less sure than 0.80")
    assert rows.count() == 1
    assert "foundry" in rows.first.inner_text()
    page.get_by_label("Lines").select_option(label="all")
    assert rows.count() == every


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_it_fits_and_all_can_use_it(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.locator("button[data-what=block]").nth(1).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert find_violations(page, preload=False) == []


def test_without_scripts_the_page_says_how(browser: Browser, edition: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((edition / ".glossator/draft/road.html").as_uri())
    assert page.locator("button:visible").count() == 0
    assert "--strike 17:dashes,joins" in page.locator("main > p").first.inner_text()
    context.close()
