"""Let every link of a page reach the one place that judges it.

markdown-it prints a link to ``javascript:`` or ``file:`` as if its brackets were words, without a warning: the
editor would find the markup on the published page. MyST gives an extension no place to say otherwise, so the
function that makes its parser is exchanged, for parsers of pages of an edition.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from myst_parser.parsers import sphinx_

from glossator_schema.addresses import ENTRY_SCHEMES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from myst_parser.config.main import MdParserConfig

myst: Any = sphinx_
make_whole_parser = myst.create_md_parser


def accept_every_link(url: str) -> bool:
    """Take a link for a link; :class:`~sphinx_glossator.safety.pages.SafePages` judges it."""
    return True


@wraps(make_whole_parser)
def make_parser(config: MdParserConfig, renderer: Any) -> MarkdownIt:
    """Return MyST's parser; in an edition it leaves the judgement of addresses to us."""
    parser: MarkdownIt = make_whole_parser(config, renderer)
    if set(ENTRY_SCHEMES) <= config.url_schemes.keys():
        parser.validateLink = accept_every_link  # type: ignore[method-assign]
    return parser


def judge_links_here() -> None:
    """Exchange the function; a second time changes nothing."""
    myst.create_md_parser = make_parser
