"""The fonts that a book is set in: those inside Typst, and those of the packages for Chinese."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

FONT_PACKAGES = ("pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw")

DEFAULT_FONTS: dict[str, str | list[str]] = {
    "latin": "Libertinus Serif",
    "mono": "DejaVu Sans Mono",
    "zh-Hans": "Noto Serif SC",
    "zh-Hant": "Noto Serif TC",
}
"""The family for each role; a book's setting replaces some or all of them."""


def find_font_paths(given: Iterable[str], folder: Path) -> list[str]:
    """Return the folders of the fonts: those given, from ``folder`` on, and then those of packages."""
    specs = (find_spec(name) for name in FONT_PACKAGES)
    ours = [str(Path(spec.origin).parent) for spec in specs if spec and spec.origin]
    return [*(str(folder / path) for path in given), *ours]


def list_families(given: Mapping[str, str | list[str]]) -> list[str]:
    """Return the families for running text, Latin first."""
    fonts = {**DEFAULT_FONTS, **given}
    families = (fonts[role] for role in ("latin", "zh-Hans", "zh-Hant"))
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
