"""English: what a language says of which nothing else is said, but for its dates."""

from __future__ import annotations

from typing import ClassVar

from sphinx_glossator.languages.language import Language


class English(Language):
    """Dates of no country’s English are those of the world’s; years are of the common era."""

    tag = "en"
    date_customs = "en-001"  # day, month, year: Unicode’s plain en is the United States’
    eras: ClassVar[tuple[str, str]] = ("BCE", "CE")
