"""The edition as an EPUB 3 for e-readers: ``sphinx-build -b epub docs OUT``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_glossator.epub.builder import EditionEpubBuilder
from sphinx_glossator.epub.cover import COVER
from sphinx_glossator.epub.post_transforms import LinksOutOfTheBook, NoteLetters, TimelineDrawings
from sphinx_glossator.languages.places import fill_places

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "static/edition-epub.css"


def setup_epub(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own of the same name, and its post-transforms."""
    app.add_builder(EditionEpubBuilder, override=True)
    app.connect("config-inited", say_rights)
    app.connect("config-inited", choose_cover)
    app.connect(
        "config-inited", link_own_style, priority=900
    )  # Sphinx has read the lists of conf.py
    app.connect("builder-inited", put_own_style)
    app.add_post_transform(NoteLetters)
    app.add_post_transform(TimelineDrawings)
    app.add_post_transform(LinksOutOfTheBook)


def say_rights(app: Sphinx, config: Config) -> None:
    """Refer to the texts' own statements where ``conf.py`` has no copyright (``config-inited``)."""
    config.epub_copyright = config.epub_copyright or "The rights in each text are stated with it."


def choose_cover(app: Sphinx, config: Config) -> None:
    """Draw a cover where ``conf.py`` has none (``config-inited``)."""
    if not config.epub_cover:
        config.epub_cover = (COVER, "edition-cover.html")
        config.templates_path = [*config.templates_path, str(TEMPLATES)]


def link_own_style(app: Sphinx, config: Config) -> None:
    """Let the pages of a book name its own style sheet, and none of those for browsers (``config-inited``).

    The builder takes its list before ``builder-inited``.
    """
    config.epub_css_files = [(STYLE.name, {})]


def put_own_style(app: Sphinx) -> None:
    """Let a book hold its own style sheet, and none of those for browsers (``builder-inited``)."""
    if app.builder.name == "epub":
        folder = Path(app.doctreedir) / "book"
        folder.mkdir(parents=True, exist_ok=True)
        rules = fill_places(STYLE.read_text(encoding="utf-8"))
        (folder / STYLE.name).write_text(rules, encoding="utf-8", newline="\n")
        app.config.html_static_path = [str(folder)]
