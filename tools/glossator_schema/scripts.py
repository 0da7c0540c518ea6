"""The scripts of which fonts are brought by an extra: ``pip install 'glossator[hebrew]'``."""

from typing import NamedTuple


class FontExtra(NamedTuple):
    """What an extra brings fonts for: scripts by their codes (ISO 15924).

    ``needed``: whether the book's own fonts have no letter of them; others have not as good a form.
    """

    scripts: tuple[str, ...]
    needed: bool = True


FONT_EXTRAS: dict[str, FontExtra] = {
    "arabic": FontExtra(("Arab",)),
    "cyrillic": FontExtra(("Cyrl",), needed=False),
    "devanagari": FontExtra(("Deva",)),
    "greek": FontExtra(("Grek",), needed=False),
    "hebrew": FontExtra(("Hebr",)),
    "japanese": FontExtra(("Hira", "Kana")),
    "korean": FontExtra(("Hang",)),
    "thai": FontExtra(("Thai",)),
}
"""By the names of the extras, as ``edition_fonts`` names them."""

MIXED = {"Jpan": "Kana", "Hrkt": "Kana", "Kore": "Hang"}
"""Codes of several scripts together, each with that of them for which fonts are looked for."""


def find_font_extra(script: str) -> str:
    """Return the extra that a book in a script needs, "" if its own fonts do."""
    single = MIXED.get(script, script)
    needed = (
        name for name, extra in FONT_EXTRAS.items() if extra.needed and single in extra.scripts
    )
    return next(needed, "")
