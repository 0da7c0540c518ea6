"""The fonts that a book is set in: those inside Typst, and those of the packages for other languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from sphinx_glossator import languages

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
