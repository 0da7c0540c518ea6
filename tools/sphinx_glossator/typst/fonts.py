"""The fonts that a book is set in: those inside Typst, and those of the packages for Chinese."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

FONT_PACKAGES = ("pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw")

DEFAULT_FONTS = {
    "latin": "Libertinus Serif",
    "mono": "DejaVu Sans Mono",
    "zh-Hans": "Noto Serif SC",
    "zh-Hant": "Noto Serif TC",
}
"""The family for each role; a book's setting replaces some or all of them."""


def default_font_paths() -> list[str]:
    """Return the folders of the font packages that are installed."""
    specs = (find_spec(name) for name in FONT_PACKAGES)
    return [str(Path(spec.origin).parent) for spec in specs if spec and spec.origin]


def digest_fonts(folders: Iterable[str]) -> str:
    """Return a digest of all font files in some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.[ot]t[fc]")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
