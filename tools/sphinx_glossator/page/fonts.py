"""The fonts that a book is set in: those inside Typst, and those of the packages for other languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_glossator import languages
from sphinx_glossator.languages.scripts import SCRIPT_FONTS
from sphinx_glossator.safety.settings import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

OWN_FONTS = {"latin": "Libertinus Serif", "mono": "DejaVu Sans Mono"}
"""The family for each role, but for those of other languages."""


def choose_fonts(given: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Return the family for each role; a book's setting replaces some or all of them."""
    return {**OWN_FONTS, **languages.list_fonts(), **given}


def find_font_paths(given: Iterable[str], folder: Path) -> list[str]:
    """Return the folders of the fonts: those given, from ``folder`` on, and then those of packages."""
    specs = (find_spec(name) for it in languages.LANGUAGES for name in it.font_packages)
    ours = [str(Path(spec.origin).parent) for spec in specs if spec and spec.origin]
    return [*(str(folder / path) for path in given), *ours]


def list_script_fonts(given: Iterable[str]) -> list[dict[str, str | bool]]:
    """Return the fonts of scripts that a book is to be set in: the family of each, for which characters, and
    whether for plain words alone."""
    chosen = (SCRIPT_FONTS[name] for name in given if name in SCRIPT_FONTS)
    return [
        {"name": font.family, "covers": font.characters, "plain": font.plain} for font in chosen
    ]


def list_font_folders(given: Iterable[str]) -> list[str]:
    """Return the folders with the fonts that are named: of a script, those of its package."""
    folders = []
    for name in given:
        spec = find_spec(SCRIPT_FONTS[name].package) if name in SCRIPT_FONTS else None
        if spec is not None and spec.origin:
            folders.append(str(Path(spec.origin).parent))
        elif name not in SCRIPT_FONTS:
            folders.append(str(Path(name).parent) if Path(name).suffix else name)
    return folders


def check_fonts(app: Sphinx, config: Config) -> None:
    """Warn of a font that is not there, and go on without it (``config-inited``)."""
    good = []
    for name in config.edition_fonts:
        font = SCRIPT_FONTS.get(name)
        if font is None and not (Path(app.confdir) / name).exists():
            known = ", ".join(SCRIPT_FONTS)
            message = f"there is no {name}; name a file or a folder with fonts, or one of: {known}"
            warn(app, "edition_fonts", message)
        elif font is not None and find_spec(font.package) is None:
            message = f"the fonts for {name} are not installed; pip install 'glossator[{name}]'"
            warn(app, "edition_fonts", message)
        else:
            good.append(name)
    config.edition_fonts = good


def list_families(given: Mapping[str, str | list[str]]) -> list[str]:
    """Return the families for running text, Latin first."""
    fonts = choose_fonts(given)
    families = (fonts[role] for role in ("latin", *languages.list_fonts()))
    return [
        name for family in families for name in ([family] if isinstance(family, str) else family)
    ]


def digest_fonts(folders: Iterable[str]) -> str:
    """Return a digest of all font files in some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.[ot]t[fc]")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
