"""The scripts of which fonts are brought by an extra: ``pip install 'glossator[hebrew]'``."""

from typing import NamedTuple


class FontExtra(NamedTuple):
    """What an extra brings fonts for: scripts by their codes (ISO 15924).

    ``needed``: whether the book's own fonts have no letter of them; others have not as good a form.
    ``in_tags``: how tags (BCP 47) call the scripts, where they have a name for several.
    """

    scripts: tuple[str, ...]
    needed: bool = True
    in_tags: tuple[str, ...] = ()


FONT_EXTRAS: dict[str, FontExtra] = {
    "arabic": FontExtra(("Arab",)),
    "cyrillic": FontExtra(("Cyrl",), needed=False),
    "devanagari": FontExtra(("Deva",)),
    "greek": FontExtra(("Grek",), needed=False),
    "hebrew": FontExtra(("Hebr",)),
    "japanese": FontExtra(("Hira", "Kana"), in_tags=("Jpan",)),
    "korean": FontExtra(("Hang",), in_tags=("Kore",)),
    "thai": FontExtra(("Thai",)),
}
"""By the names of the extras, as ``edition_fonts`` names them."""


def find_font_extra(script: str) -> str:
    """Return the extra that a book in a script needs, "" if its own fonts do."""
    needed = (
        name
        for name, extra in FONT_EXTRAS.items()
        if extra.needed and script in (*extra.scripts, *extra.in_tags)
    )
    return next(needed, "")
