"""What the software says to readers, in the language of the edition: by gettext, as Sphinx's own words are."""

from __future__ import annotations

from sphinx.locale import get_translator

CATALOGUE = "glossator"


def _(message: str) -> str:
    """Return what the software says, in the language of the edition; in English where no catalogue has it."""
    return get_translator(CATALOGUE).gettext(message)


def spoken() -> str:
    """Return the tag (BCP 47) of the language in which the software speaks, and so puts dates into words."""
    language: str = get_translator(CATALOGUE).info().get("language", "") or "en"
    return language.replace("_", "-")
