"""How many notes a build leaves out because they are drafts, for its last line: nobody takes it for whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator.myst.inline import quote_option
from glossator_schema.credits import DRAFT

if TYPE_CHECKING:
    from glossator.files import EditionFiles

OPTION = re.compile(f"^:state: {re.escape(quote_option(DRAFT))}$".encode(), re.MULTILINE)
"""How a generated page says that a note is a draft."""


def tell_drafts(files: EditionFiles) -> str:
    """Return what is told of the notes that are left out, to stand after the outputs; "" if there are none."""
    pages = sorted((files.docs / "texts").glob("*.md"))
    count = sum(len(OPTION.findall(page.read_bytes())) for page in pages)
    return f"; {count} draft note{'s' * (count > 1)} left out" if count else ""
