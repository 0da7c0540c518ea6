"""How the book sets words of a language: by which rules they are divided, in which direction they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator_schema.tags import TAG, runs_leftward

if TYPE_CHECKING:
    from collections.abc import Mapping

REGIONS: Mapping[str, str] = {"en": "GB"}
"""The region that is meant where a tag says none: Typst divides words of English as Americans do otherwise."""


def text_options(tag: str, words: str = "", around: str = "") -> dict[str, str]:
    """Return the arguments of Typst's ``text`` for words of a language, as strings; "" is ``none``.

    :param words: where they are known, they run from right to left only if they have such letters.
    :param around: the language of what they stand in, whose direction they have unless it is another.
    """
    said = TAG.fullmatch(tag)
    language = said["language"] if said else tag.partition("-")[0]
    region = (said["region"] if said else "") or REGIONS.get(language, "")
    options = {"lang": language, "region": region if len(region) == 2 else ""}
    leftward = runs_leftward(tag, words)
    if leftward != (bool(around) and runs_leftward(around)):
        options["dir"] = "rtl" if leftward else "ltr"
    return options
