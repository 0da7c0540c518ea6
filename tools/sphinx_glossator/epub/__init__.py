"""The edition as an EPUB 3 for e-readers: ``sphinx-build -b epub docs OUT``."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, cast

from sphinx.util.logging import getLogger

from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BARE,
    BLOCKS_BY_NAME,
    PARAGRAPH,
    SPEECH,
    VERSE,
    is_raised,
)
from sphinx_glossator.epub.builder import EditionEpubBuilder
from sphinx_glossator.epub.cover import COVER
from sphinx_glossator.epub.post_transforms import LinksOutOfTheBook, NoteLetters, TimelineDrawings
from sphinx_glossator.languages.places import fill_places
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.records import BlockRecord
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

logger = getLogger(__name__)

TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "static/edition-epub.css"
STYLE_OF_FORMS = STYLE.with_name("edition-epub-forms.css")


NO_VERSION = "0"


def setup_epub(app: Sphinx) -> None:
    """Register the builder in the place of Sphinx's own of the same name, and its post-transforms."""
    app.add_builder(EditionEpubBuilder, override=True)
    app.connect("config-inited", say_rights)
    app.connect("config-inited", choose_cover)
    app.connect(
        "config-inited", link_own_style, priority=900
    )  # Sphinx has read the lists of conf.py
    app.connect("builder-inited", number_version, priority=100)
    app.connect("builder-inited", put_own_style)
    app.connect("env-updated", put_style_of_forms)
    app.add_post_transform(NoteLetters)
    app.add_post_transform(TimelineDrawings)
    app.add_post_transform(LinksOutOfTheBook)


def number_version(app: Sphinx) -> None:
    """Give an edition without a version one in the book, where Sphinx wants it (``builder-inited``)."""
    if app.builder.name == EditionEpubBuilder.name:
        app.config.version = app.config.version or app.config.release or NO_VERSION


def say_rights(app: Sphinx, config: Config) -> None:
    """Refer to the texts' own statements where ``conf.py`` has no copyright (``config-inited``)."""
    config.epub_copyright = config.epub_copyright or _(
        "The rights in each text are stated with it."
    )


def choose_cover(app: Sphinx, config: Config) -> None:
    """Draw a cover where ``conf.py`` has none (``config-inited``)."""
    if not config.epub_cover:
        config.epub_cover = (COVER, "edition-cover.html")
        config.templates_path = [*config.templates_path, str(TEMPLATES)]


def link_own_style(app: Sphinx, config: Config) -> None:
    """Let the pages of a book name its own style sheet, then the editor's (``epub_css_files``), and none of
    those for browsers (``config-inited``).

    The builder takes its list before ``builder-inited``. Where ``conf.py`` has no list,
    Sphinx's is that of the pages for browsers.
    """
    is_set = {"epub_css_files"} & {*config._raw_config, *config.overrides}
    config.epub_css_files = [(STYLE.name, {}), *(config.epub_css_files if is_set else ())]


def put_own_style(app: Sphinx) -> None:
    """Let a book hold its own style sheet, and none of those for browsers (``builder-inited``)."""
    if app.builder.name == "epub":
        folder = Path(app.doctreedir) / "book"
        rmtree(folder, ignore_errors=True)  # it may have a sheet that conf.py no longer names
        folder.mkdir(parents=True)
        rules = fill_places(STYLE.read_text(encoding="utf-8"))
        (folder / STYLE.name).write_text(rules, encoding="utf-8", newline="\n")
        for name, _ in app.config.epub_css_files[1:]:
            put_sheet(app, name, folder)
        app.config.html_static_path = [str(folder)]


def put_style_of_forms(app: Sphinx, env: BuildEnvironment) -> None:
    """Add to the style sheet what verse, tables and the like want, where the book has any (``env-updated``)."""
    if app.builder.name == "epub" and has_forms(cast(EditionDomain, env.domains["edition"])):
        sheet = Path(app.doctreedir, "book", STYLE.name)
        forms = STYLE_OF_FORMS.read_text(encoding="utf-8")
        sheet.write_text(sheet.read_text(encoding="utf-8") + forms, encoding="utf-8", newline="\n")


def has_forms(domain: EditionDomain) -> bool:
    """Tell whether a text has a block that is no plain paragraph, or a milestone or marked words in one."""
    return any(
        block.points or block.marks or is_form(block)
        for text in domain.texts()
        for block in text.body
    )


def is_form(block: BlockRecord) -> bool:
    """Tell whether a block is of a kind that only some books have, or has no number, or a raised one."""
    kind = BLOCKS_BY_NAME[block.kind]
    if kind in (PARAGRAPH, AUTHOR_NOTE):
        return not block.number or is_raised(block.number)
    return kind in (VERSE, SPEECH) or kind.suffix == BARE


def put_sheet(app: Sphinx, name: str, folder: Path) -> None:
    """Copy a style sheet of the editor's from where ``html_static_path`` has it; warn where it is not there."""
    for place in app.config.html_static_path:
        sheet = Path(app.confdir, place, name)
        if sheet.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(sheet.read_bytes())
            return
    logger.warning("epub_css_files: there is no %s in a folder of html_static_path", name)
