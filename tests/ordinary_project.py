"""The project of "In an ordinary Sphinx project": its files are taken from the page as they stand there.

``python tests/ordinary_project.py`` draws the picture on that page, by the system's Chromium.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

MANUAL = Path(__file__).parents[1] / "docs/software"
PAGE, PICTURE = MANUAL / "in-sphinx.md", MANUAL / "in-sphinx.png"


def make_pattern(prefix: str) -> re.Pattern[str]:
    """Return the pattern of a file that a page of the manual shows, by how its ``name`` begins."""
    return re.compile(
        r"^(?P<fence>`{3,})\{code-block\} \w+\n:caption: (?P<name>\S+)\n"
        rf":name: {prefix}-\w+\n\n(?P<content>.*?)^(?P=fence)$",
        re.MULTILINE | re.DOTALL,
    )


FILE = make_pattern("ordinary")


def write_project(folder: Path) -> Path:
    """Write the project into a folder, which is made; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILE.finditer(PAGE.read_text(encoding="utf-8")):
        (folder / file["name"]).write_text(file["content"], encoding="utf-8")
    return folder


def draw(folder: Path) -> None:
    """Draw two pages of the project, one above the other."""
    from PIL import Image
    from playwright.sync_api import sync_playwright
    from sphinx.cmd.build import main

    source = write_project(folder / "source")
    in_theme = ["-D", "html_theme=alabaster"]
    assert main(["-q", "-b", "html", *in_theme, str(source), str(folder / "out")]) == 0
    parts = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1000, "height": 600})
        for name in ("roads", "words"):
            page.goto((folder / f"out/{name}.html").as_uri())
            page.evaluate("document.fonts.ready")
            page.locator(".edition-note.placed, .lanes").first.wait_for()
            picture = folder / f"{name}.png"
            page.locator("div.document").screenshot(path=picture)
            parts.append(Image.open(picture).convert("RGB"))
        browser.close()
    whole = Image.new("RGB", (parts[0].width, sum(part.height for part in parts)), "white")
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    # Few colours: the picture is of words, and shall weigh little.
    whole.quantize(32).save(PICTURE, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        draw(Path(place))
    sys.exit()
