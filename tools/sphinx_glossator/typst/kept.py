"""The PDFs of the last build are kept where nothing has changed on which any page depends.

Assembling all pages into a book, only to find that its source is what it was, takes longer than reading
them. What a page depends on is said in ``views.page_digest``; where it cannot be said, nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_glossator.memory.hashing import digest, digest_file
from sphinx_glossator.views.page_digest import digest_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

INDEX = "kept.json"
"""Says of which pages the PDFs were made."""


def digest_edition(app: Sphinx, *others: Any) -> str:
    """Return a digest of all that any page depends on, and of what else counts; "" where that is unknown."""
    pages = digest_pages(app)
    images = [(path, digest_file(Path(app.srcdir, path))) for path in sorted(app.env.images)]
    return digest([pages, images, *others]) if pages else ""


def find_kept(folder: Path, edition: str) -> dict[str, Path] | None:
    """Return the PDFs by their names, if they were made of this edition and are as they were made."""
    try:
        known, files = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        good = {name: folder / path for name, (path, _) in files.items()}
        whole = all(digest_file(folder / path) == sha256 for path, sha256 in files.values())
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return good if edition and known == edition and whole else None


def keep_pdfs(folder: Path, edition: str, good: Mapping[str, Path]) -> None:
    """Note of which edition the PDFs are; of none, where a warning must be given again."""
    files = {
        name: (path.relative_to(folder).as_posix(), digest_file(path))
        for name, path in good.items()
    }
    (folder / INDEX).write_text(json.dumps((edition, files), indent=1), encoding="utf-8")
