"""The sidebar: the theme's tree of pages, mended, with the headings of the text that is being read."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, cast

from glossator_schema.tags import write_attributes
from sphinx_glossator.html.downloads import DOWNLOADS, choose_page
from sphinx_glossator.html.page_tree import ask_less, make_tree, mend_captions, write_tree
from sphinx_glossator.html.sections import write_section_tree
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.page.languages import tag_edition
from sphinx_glossator.words.translation import _, ngettext

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_glossator.memory.records import TextRecord

TREE = "furo_navigation_tree"
"""What furo's templates call the tree."""

ANSWER = "edition_toctree"
"""Where Sphinx's own answer is kept while furo asks."""

FINISHED = "edition_page_tree"
"""Where a tree is told that nothing remains to be done with."""

CURRENT = re.compile(r'(<li class="[^"]*\bcurrent-page\b[^"]*"><a [^>]*>.*?</a>)(</li>)', re.DOTALL)


def prepare_navigation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let furo do nothing that was done for another page (``html-page-context``, before the theme)."""
    if "toctree" in context:
        context[ANSWER] = context["toctree"]
        context["toctree"] = ask_less(app.builder, context["toctree"])  # type: ignore[arg-type]


def complete_navigation(
    app: Sphinx, pagename: str, context: dict[str, Any], text: TextRecord | None
) -> None:
    """Give the page furo's tree, mended, with the contents of the text that is being read (after the theme)."""
    if ANSWER in context:
        context["toctree"] = context.pop(ANSWER)
    if TREE not in context:  # another theme
        return
    contents = write_contents(text, tag_edition(app.config)) if text else ""
    tree = write_tree(app.builder, pagename, contents)  # type: ignore[arg-type]
    if tree is None:
        tree_of_furo = context[TREE] or make_tree(context["toctree"])
        context[TREE] = add_contents(tree_of_furo, contents)
    else:
        context[TREE], context[FINISHED] = tree.html, tree
    if section := write_section_tree(app, pagename, context):
        context[TREE] = section
        context.pop(FINISHED, None)
        return
    context[TREE] = write_download(app, context) + context[TREE]


def write_download(app: Sphinx, context: dict[str, Any]) -> str:
    """Return a link to the files that the root page offers, before the tree."""
    place = choose_page(cast(EditionDomain, app.env.domains["edition"]))
    if not place:
        return ""
    root = context["pathto"](place).partition("#")[0]  # "#" on the page itself
    address = escape(f"{root}#{DOWNLOADS}")
    words = escape(_("Download"), quote=False)
    return (
        f'<ul class="download"><li class="toctree-l1"><a class="reference" href="{address}">'
        f"{words}</a></li></ul>\n"
    )


def add_contents(tree: str, contents: str) -> str:
    """Return furo's tree of a page, mended, with the contents of the page."""
    return CURRENT.sub(lambda item: item[1] + contents + item[2], mend_captions(tree), count=1)


def write_contents(text: TextRecord, around: str = "") -> str:
    """Return how long a text is, for the script to say how far one has come, and its headings."""
    headings = "".join(
        f'<li class="level-{heading.level}"><a class="reference" href="#{heading.id}"'
        f"{write_attributes(heading.language, heading.text, around)}>"
        f"{escape(' '.join(filter(None, (heading.number, heading.text))), quote=False)}</a></li>"
        for heading in text.headings
    )
    contents = f'<ul class="text-contents">{headings}</ul>' if headings else ""
    length = word_length(text)
    return f'<p class="reading-place">{escape(length)}</p>{contents}' if length else contents


def word_length(text: TextRecord) -> str:
    """Return how long a text is, in paragraphs or, where it has none, in lines."""
    if text.paragraphs:
        return ngettext("{} paragraph", "{} paragraphs", len(text.paragraphs))
    return ngettext("{} line", "{} lines", len(text.lines)) if text.lines else ""
