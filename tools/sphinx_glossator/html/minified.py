"""The edition's own style sheets and scripts as they are published: without comments and indentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rcssmin
import rjsmin

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"

MINIFIERS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def minify_static(app: Sphinx) -> Path:
    """Write the minified files beside the doctrees, where Sphinx copies them from; return the folder."""
    folder = Path(app.doctreedir) / "static"
    sources = {p.relative_to(STATIC): p for p in sorted(STATIC.rglob("*")) if p.is_file()}
    for stale in [path for path in folder.rglob("*") if path.is_file()]:
        if stale.relative_to(folder) not in sources:
            stale.unlink()
    for name, source in sources.items():
        minify = MINIFIERS.get(source.suffix)
        content = source.read_text(encoding="utf-8")
        published = minify(content) + "\n" if minify else content
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_text(encoding="utf-8") != published:
            target.write_text(published, encoding="utf-8")
    return folder
