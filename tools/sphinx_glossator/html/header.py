"""What stands below the title of a text beside its bibliographic lines: how to cite it, what to do with it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from glossator_schema import printed
from sphinx_glossator.languages import divide_by_language
from sphinx_glossator.words.printed import word_citation

if TYPE_CHECKING:
    from sphinx.config import Config


def tag_words(html: str) -> str:
    """Return text of the header with words of other languages in elements of their own, for their fonts."""
    return "".join(
        f'<span lang="{tag}">{run}</span>' if tag else run
        for run, tag in divide_by_language(html, numerals=True)
    )


def write_citation(data: dict[str, Any], config: Config) -> str:
    """Return how to cite the text as it stands in this edition, as a line of HTML."""
    version = f", version {escape(config.version)}" if config.version else ""
    words = escape(word_citation(data), quote=False)
    edition = f"<cite>{escape(config.project, quote=False)}</cite>{version}"
    line = f"{printed.CITE}{tag_words(words)}{printed.IN_EDITION}{edition}."
    return f'<p class="{printed.CITATION}">{line}</p>\n'


def write_handout_link(text_id: str, docname: str, config: Config) -> str:
    """Return the link to the printable text, "" where there is none.

    The setting is an address relative to the root of the site, with ``{text_id}`` in it.
    """
    if not (config.edition_handout and config.typst_handouts):
        return ""
    address = "../" * docname.count("/") + config.edition_handout.format(text_id=text_id)
    return f'<a class="{printed.HANDOUT_LINK}" href="{escape(address)}">Printable handout (PDF)</a>'
