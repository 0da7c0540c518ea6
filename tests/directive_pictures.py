"""The examples of "Directives and roles": their files are taken from the page as they stand there.

``python tests/directive_pictures.py`` draws the pictures on that page, by the system's Chromium.
"""

from __future__ import annotations

import re
import sys
import tempfile
from io import BytesIO
from math import ceil
from pathlib import Path

from ordinary_project import MANUAL, make_pattern

PAGE, PICTURES = MANUAL / "directives.md", MANUAL / "shown"
SHOWN = make_pattern("shown")
IMAGE = re.compile(r"^```\{image\} shown/(?P<name>[\w-]+)\.png\n:alt: (?P<alt>.+)\n", re.MULTILINE)

WIDTH, COLOURS = 1000, 24
"""The width of the window in which a page is drawn, in pixels, and the colours of a picture: it is of words."""

MARGIN = 40
"""So many pixels around an article belong to its picture: numbers stand there."""

STYLE = "header, footer { display: none !important } * { min-height: 0 !important }"
"""Without what stands over and under the words on a screen, and the room for what a reader may choose."""


def list_files() -> dict[str, str]:
    """Return the files of the project that the page shows, by their names."""
    found = SHOWN.finditer(PAGE.read_text(encoding="utf-8"))
    return {file["name"]: file["content"] for file in found}


def list_pictures() -> dict[str, str]:
    """Return the words that stand for each picture, by the name of the page that it is of."""
    return {image["name"]: image["alt"] for image in IMAGE.finditer(PAGE.read_text("utf-8"))}


def write_shown(folder: Path) -> Path:
    """Write the project into a folder, which is made, with a first page that names all others; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    files = list_files()
    pages = (name.removesuffix(".md") for name in files if "\norphan: " not in files[name])
    names = "\n".join(sorted(name for name in pages if name in list_pictures()))
    files["index.md"] = f"# Shown\n\n```{{toctree}}\n{names}\n```\n"
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def draw(folder: Path) -> None:
    """Draw the article of each page that has a picture."""
    from PIL import Image
    from playwright.sync_api import sync_playwright
    from sphinx.cmd.build import main

    assert main(["-q", "-b", "html", str(write_shown(folder / "source")), str(folder / "out")]) == 0
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        window = {"width": WIDTH, "height": 2000}
        page = browser.new_context(viewport=window, bypass_csp=True).new_page()
        for name in list_pictures():
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            page.goto((folder / f"out/{name}.html").as_uri())
            page.evaluate("document.fonts.ready")
            page.wait_for_load_state("networkidle")
            page.add_style_tag(content=STYLE)
            box = page.locator("article").bounding_box()
            clip = {
                "x": max(box["x"] - MARGIN, 0),
                "y": ceil(box["y"]) + 3,
                "width": box["width"] + 2 * MARGIN,
                "height": int(box["height"]) - 4,
            }
            picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")
            picture.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        draw(Path(place))
    sys.exit()
