"""What stands below the title of a text beside its bibliographic lines: how to cite it, what to do with it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from glossator_schema import printed
from sphinx_glossator.words.printed import word_citation

if TYPE_CHECKING:
    from sphinx.config import Config

HAN = (
    "[\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
CHINESE = re.compile(f"{HAN}+(?:[0-9]*{HAN}+)*")
"""A run of Chinese, with the numerals between its characters."""


def tag_chinese(html: str) -> str:
    """Return text of the header with its Chinese in elements of its language, which has fonts of its own."""
    return CHINESE.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', html)


def write_citation(data: dict[str, Any], config: Config) -> str:
    """Return how to cite the text as it stands in this edition, as a line of HTML."""
    version = f", version {escape(config.version)}" if config.version else ""
    words = escape(word_citation(data), quote=False)
    edition = f"<cite>{escape(config.project, quote=False)}</cite>{version}"
    return f'<p class="{printed.CITATION}">Cite as: {tag_chinese(words)}. In {edition}.</p>\n'


def write_handout_link(text_id: str, docname: str, config: Config) -> str:
    """Return the link to the printable text, "" where there is none.

    The setting is an address relative to the root of the site, with ``{text_id}`` in it.
    """
    if not (config.edition_handout and config.typst_handouts):
        return ""
    address = "../" * docname.count("/") + config.edition_handout.format(text_id=text_id)
    return f'<a class="{printed.HANDOUT_LINK}" href="{escape(address)}">Printable handout (PDF)</a>'
