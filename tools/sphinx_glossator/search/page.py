"""Make the search page, in the place of Sphinx's own."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

from sphinx_glossator.languages import STEMMERS, find_stemmer, list_searches
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.search.index import INDEX, has_search, write_index
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPTS = (
    INDEX,
    "search/stemmer.js",
    "search/words.js",
    "search/find.js",
    "search/results.js",
    "search/page.js",
)
"""The scripts of the page among the static files, each needing those before it."""

BODY = Path(__file__).with_name("page.html")
WORDS = re.compile(r'\{\{ say\("(.*?)"\) \}\}')
"""What the page says, in the language of the edition."""


def replace_search(app: Sphinx) -> None:
    """Switch Sphinx's own index and search page off (``builder-inited``)."""
    if has_search(app):
        app.builder.search = False  # type: ignore[attr-defined]


def make_search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the index and the stemmer, and yield the page (``html-collect-pages``)."""
    if has_search(app):
        write_index(app)
        write_stemmer(app)
        # What only searches is nothing for other search engines to find.
        metatags = '<meta name="robots" content="noindex">'
        context = {"title": _("Search"), "body": make_body(app), "metatags": metatags}
        yield "search", context, "page.html"


def write_stemmer(app: Sphinx) -> None:
    """Write the stemmer of the edition's language that Sphinx has, or one that leaves words as they are."""
    name = find_stemmer(app.config.language)
    files = ("base-stemmer.js", f"{name}-stemmer.js") if name else ()
    parts = [(STEMMERS / file).read_text(encoding="utf-8").rstrip() for file in files]
    made = f"{name.title()}Stemmer" if name else "class { stemWord(word) { return word; } }"
    script = "\n".join([*parts, f"globalThis.EditionStemmer = {made};\n"])
    folder = Path(app.outdir, "_static", "search")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "stemmer.js").write_text(script, encoding="utf-8")


def find_tags(app: Sphinx) -> list[str]:
    """Return the languages of the names of entries, and of the texts, in the order of the pages."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    pages = [domain.pages[docname] for docname in domain.reading_order()]
    texts = [str(page.text.data.get("language") or "") for page in pages if page.text]
    names = [name.tag for page in pages for entry in page.entries for name in entry.names()]
    return list(dict.fromkeys(filter(None, [*texts, *names])))


def make_body(app: Sphinx) -> str:
    """Return the page's content; without script it points to where else a reader may look."""
    links = [f'<a href="{escape(url)}">{escape(title)}</a>' for url, title in list_pages(app)]
    pages = _("{} or {}").format(", ".join(links[:-1]), links[-1]) if links[1:] else links[0]
    searches = list_searches(app.config.language, find_tags(app))
    scripts = "".join(make_script_tag(app, name) for name in SCRIPTS)
    body = WORDS.sub(lambda words: _(words[1]), BODY.read_text(encoding="utf-8"))
    return (
        body.replace("{pages}", pages).replace("{searches}", escape(searches, quote=False))
        + scripts
    )


def make_script_tag(app: Sphinx, name: str) -> str:
    """Return the element that loads a script, with its checksum in the address.

    Sphinx would remember the checksum of the first index that a process writes, and give it to later ones.
    """
    checksum = zlib.crc32(Path(app.outdir, "_static", name).read_bytes())
    url = relative_uri(app.builder.get_target_uri("search"), f"_static/{name}")
    return f'<script defer="defer" src="{url}?v={checksum:08x}"></script>\n'


def list_pages(app: Sphinx) -> list[tuple[str, str]]:
    """Return address and title of the table of contents and of the pages that hold entries."""
    domain = cast(EditionDomain, app.env.domains["edition"])
    builder = cast(StandaloneHTMLBuilder, app.builder)
    entries = [docname for docname in domain.reading_order() if domain.pages[docname].entries]
    root = [(builder.get_relative_uri("search", app.config.root_doc), _("the table of contents"))]
    return root + [
        (builder.get_relative_uri("search", name), app.env.titles[name].astext())
        for name in entries
    ]
