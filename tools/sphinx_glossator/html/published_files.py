"""The style sheets and scripts as they are published: filled, minified, and the theme's sheet in two."""

from __future__ import annotations

import json
import re
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import rcssmin

from sphinx_glossator.html import faces, theme_styles
from sphinx_glossator.html.theme_styles import CORE, PARTS, divide_theme, read_theme
from sphinx_glossator.languages.places import fill_places
from sphinx_glossator.memory.hashing import digest, digest_file, digest_folder
from sphinx_glossator.words.translation import fill_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"

COMMENT = re.compile(r"\s*//.*")

PURE = "/* @__PURE__ */ "
"""What the compiler writes before some calls, for other compilers."""


def minify_script(content: str) -> str:
    """Return a script, minified by a compiler: it parses, and so leaves the words in strings alone."""
    import minify_html  # ten megabytes, for what is made once

    # It would keep comments; ours stand on lines of their own.
    code = "\n".join(line for line in content.splitlines() if not COMMENT.fullmatch(line))
    page: str = minify_html.minify(f"<script>{code}</script>", minify_js=True)
    return page.removeprefix("<script>").removesuffix("</script>").replace(PURE, "")


OTHER_THEMES = "other-themes.css"
"""What other themes lack that furo brings: its colours, and room for notes."""

LIBRARIES = ("minify_html", "rcssmin", "tinycss2")
"""What divides and minifies."""

MINIFIERS = {".css": rcssmin.cssmin, ".js": minify_script}


def add_static_files(app: Sphinx) -> None:
    """Let each page load the edition's own files, of which :mod:`.assets` leaves out what it has no use for."""
    folder = prepare_static(app)
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]
    if (folder / faces.SHEET).exists():
        app.add_css_file(faces.SHEET)
    if app.config.html_theme == "furo":
        app.add_css_file(PARTS, priority=250)  # after the theme's other sheet, before our own
    # What is for one kind of page alone, in a folder of its own, comes last.
    for name in sorted(list_own(), key=lambda name: (name.count("/"), name)):
        if name == OTHER_THEMES and app.config.html_theme == "furo":
            continue
        if name.endswith(".css"):
            app.add_css_file(name)
        elif not name.startswith("search/"):  # that page loads its scripts in turn
            app.add_js_file(name, loading_method="defer")


def prepare_static(app: Sphinx) -> Path:
    """Write the published files beside the doctrees, where Sphinx copies them from; return the folder."""
    folder = Path(app.doctreedir) / "static"
    own = fill_own()
    users = read_users(app, own) if app.config.html_theme == "furo" else None
    letters = faces.find_letters(app)
    made_from = digest([describe_origin(own, users), faces.digest_faces(letters, app)])
    if read_known(folder) == (made_from, digest_folder(folder)):
        return folder
    texts = minify_own(own)
    if users is not None:
        sheets = divide_theme(users)
        texts |= {CORE: sheets.core, PARTS: sheets.parts}
    files = {name: content.encode() for name, content in texts.items()}
    files |= faces.make_face_files(letters, app)
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    known = [made_from, digest_folder(folder)]
    name_known(folder).write_text(json.dumps(known), encoding="utf-8")
    return folder


def describe_origin(own: dict[str, str], users: str | None) -> str:
    """Return a digest of all that the published files are made from, and of what makes them."""
    theme = "" if users is None else read_theme()
    makers = [digest_file(Path(file)) for file in (__file__, theme_styles.__file__)]
    return digest([own, users, theme, makers, [version(name) for name in LIBRARIES]])


def name_known(folder: Path) -> Path:
    """Return the file that says what the files in a folder were made from, and what they were then."""
    return folder.with_suffix(".json")


def read_known(folder: Path) -> tuple[str, str] | None:
    """Return what it says, if it is there and whole."""
    try:
        made_from, made = json.loads(name_known(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    return made_from, made


def read_users(app: Sphinx, own: dict[str, str]) -> str:
    """Return all that may use what the theme's sheet defines: sheets, and what ``conf.py`` sets."""
    folders = [Path(app.confdir, path) for path in app.config.html_static_path]
    sheets = [sheet for folder in folders for sheet in sorted(folder.rglob("*.css"))]
    extensions = resources.files("furo") / "theme/furo/static/styles/furo-extensions.css"
    texts = [text for name, text in sorted(own.items()) if name.endswith(".css")]
    texts += map(read_filled, sheets)
    return "\n".join([*texts, extensions.read_text("utf-8"), str(app.config.html_theme_options)])


def read_filled(path: Path) -> str:
    """Return a style sheet or a script with what languages say in it, and what the software says."""
    return fill_words(fill_places(path.read_text(encoding="utf-8")))


def list_own() -> dict[str, Path]:
    """Return the edition's own style sheets and scripts by their names."""
    return {
        source.relative_to(STATIC).as_posix(): source
        for source in STATIC.rglob("*")
        if source.suffix in MINIFIERS
    }


def fill_own() -> dict[str, str]:
    """Return what these files say."""
    return {name: read_filled(path) for name, path in list_own().items()}


def minify_own(own: dict[str, str]) -> dict[str, str]:
    """Return the files as they are published."""
    return {name: MINIFIERS[Path(name).suffix](content) + "\n" for name, content in own.items()}
