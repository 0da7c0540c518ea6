"""The icon of an edition, and the pictures that are shown of links to it and to its texts.

They are drawn once, and kept beside the doctrees by all that they follow from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unicodedata import category, combining

from sphinx_glossator.html.metadata import describe_edition, describe_text
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.hashing import digest
from sphinx_glossator.memory.kept_file import read_kept_file, write_kept_file
from sphinx_glossator.page.drawn import Drawing, describe_fonts, draw
from sphinx_glossator.page.languages import tag_edition

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

HERE = Path(__file__).parent
PREVIEW_TEMPLATE, ICON_TEMPLATE = HERE / "link-preview.typ", HERE / "icon.typ"

FOLDER = "_static/shared"
ICON = f"{FOLDER}/icon.svg"
SMALL_ICON = f"{FOLDER}/icon.png"
"""For browsers that have no icons as SVG."""
TOUCH_ICON = f"{FOLDER}/touch-icon.png"
"""For the home screen of a phone: that rounds the corners itself."""

WIDTH, HEIGHT = 1200, 630
"""Pixels of a preview, as services that show one ask for."""

KEPT = "drawn"
"""The folder beside the doctrees in which pictures are kept."""


def name_preview(text_id: str = "") -> str:
    """Return the path of the picture of a text, or of the edition, from the root of the site."""
    return f"{FOLDER}/{text_id or 'edition'}.png"


def list_drawings(domain: EditionDomain) -> Iterator[tuple[str, Drawing]]:
    """Yield all pictures with their paths from the root of the site."""
    config = domain.env.config
    edition = describe_edition(config)
    said = {"title": edition.title, "by": edition.editors, "within": ""}
    yield name_preview(), draw_preview(said, tag_edition(config))
    for text in domain.texts():
        of = describe_text(text, config, "")
        authors = ", ".join(author.name.printed for author in of.authors)
        said = {"title": of.title, "by": authors, "within": edition.title}
        yield name_preview(text.id), draw_preview(said, of.language)
    if not config.html_favicon:
        initial = find_initial(edition.title)
        yield ICON, Drawing(ICON_TEMPLATE, {"initial": initial, "radius": 34}, "svg")
        rounded = {"initial": initial, "radius": 34}
        yield SMALL_ICON, Drawing(ICON_TEMPLATE, rounded, resolution=19.2)  # 48 pixels
        yield TOUCH_ICON, Drawing(ICON_TEMPLATE, {"initial": initial, "radius": 0})


def draw_preview(said: dict[str, str], language: str) -> Drawing:
    """Return the picture of a link: its words run as the language of the title does."""
    return Drawing(PREVIEW_TEMPLATE, {**said, "language": language.partition("-")[0].lower()})


def find_initial(title: str) -> str:
    """Return the first letter or digit of a title, as a capital, with the marks on it; "" if it has none."""
    for at, letter in enumerate(title):
        if category(letter)[0] in "LN":
            marks = at + 1
            while marks < len(title) and combining(title[marks]):
                marks += 1
            capital = letter.upper()
            return (capital if len(capital) == 1 else letter) + title[at + 1 : marks]
    return ""


def write_pictures(app: Sphinx, builder: Builder) -> None:
    """Write the pictures among the static files before any page (``write-started``)."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    pictures = recall_pictures(app, dict(list_drawings(domain)))
    files = {Path(builder.outdir, name): picture for name, picture in pictures.items()}
    folder = Path(builder.outdir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for path in set(folder.iterdir()) - files.keys():  # of a text that is gone
        path.unlink()
    for path, picture in files.items():
        path.write_bytes(picture)


def recall_pictures(app: Sphinx, drawings: dict[str, Drawing]) -> dict[str, bytes]:
    """Return the pictures by their paths; those that were drawn before are kept, all others go."""
    config, confdir, keep = app.config, Path(app.confdir), Path(app.doctreedir, KEPT)
    fonts = describe_fonts(config, confdir)
    files = {name: keep / digest([one.fill(config), fonts]) for name, one in drawings.items()}
    found = {name: read_kept_file(path) for name, path in files.items()}
    wanted = [name for name, picture in found.items() if picture is None]
    if wanted:
        drawn = draw([drawings[name] for name in wanted], config, confdir)
        for name, picture in zip(wanted, drawn, strict=True):
            found[name] = picture
            write_kept_file(files[name], picture)
    for path in set(keep.glob("*")) - set(files.values()):
        path.unlink(missing_ok=True)
    return {name: picture for name, picture in found.items() if picture is not None}


def list_icons(config: Config) -> tuple[tuple[str, str, str], ...]:
    """Return the icons that pages name: of each what it is for, its attributes, its path."""
    if config.html_favicon:
        return ()
    return (
        ("icon", ' type="image/png" sizes="48x48"', SMALL_ICON),
        ("icon", ' type="image/svg+xml" sizes="any"', ICON),
        ("apple-touch-icon", "", TOUCH_ICON),
    )
