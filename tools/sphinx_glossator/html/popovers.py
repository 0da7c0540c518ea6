"""What is shown of the entries that a page links to, and the sources that it cites, before one goes there.

It stands in a script beside the page, which ``popovers.js`` loads when it is first asked for: of a page that
links much it would be a tenth. The page says which links have some, and where it is. A preview, in which
definitions change under the reader's eyes, has them in the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zlib import crc32

from pybtex.backends.html import Backend

from glossator_schema import printed
from glossator_schema.wordings import Name
from sphinx_glossator.html.names import write_names, write_words
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import once
from sphinx_glossator.memory.records import EntryRecord, PageRecord
from sphinx_glossator.memory.sources import list_citations, list_cited
from sphinx_glossator.views.kept_pages import PageKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinxcontrib.bibtex.domain import Citation

FOLDER = "_static/popovers"
"""Where the scripts are, each by the name of its page."""

ADDRESS = re.compile(r"(?:[^\s<>]+?\s?:\s*)?<a\b[^>]*>.*?</a>[.,]?")
"""A link in an entry of the bibliography, with what it is called and the sign after it."""

UNPRINTED = re.compile(r"</?span\b[^>]*>")

LINKS = ",".join([*(f"a.{name}" for name in printed.ENTRY_LINKS.values()), 'a[href*="#source-"]'])
"""The links of a page that may have a popover, as a selector."""

ENOUGH = 50
"""After how many characters a popover may end with its sentence; the entry has the rest."""

# Not after an initial or an abbreviation such as "U.S." or "no.": what ends has two small letters or more.
SENTENCE_END = re.compile(r"(?:[a-z]{2}|[0-9%)\]’”])(?<!\bno)(?<!\bvol)(?<!\bst)[.!?][’”)]?\s+")


def write_popovers(
    app: Sphinx, docname: str, page: PageRecord, locate: Callable[[str, int], str]
) -> str:
    """Return the element by which a page finds its popovers, "" where it has none.

    :param locate: gives the address of a published file, as the page has to call it.
    """
    domain = cast(EditionDomain, app.env.domains["edition"])
    popovers = join_popovers(domain, page.links, page.cites)
    if not popovers:
        return ""
    selector = f' data-for="{escape(LINKS)}"'
    if isinstance(app.builder, PageKeeper) and app.builder.keeps:
        # Another definition, another address: no browser then takes an old copy for the new one.
        place = locate(f"{FOLDER}/{docname}.js", 1)
        version = f"{crc32(popovers.encode()):08x}"
        return f'<div class="{printed.DEFINITIONS}" hidden{selector} data-src="{place}?v={version}"></div>\n'
    empty = f'<div class="{printed.DEFINITIONS}" hidden{selector}></div>\n'
    return f'{empty}<div class="{printed.DEFINITIONS}" hidden>{popovers}</div>\n'


def write_scripts(app: Sphinx, builder: Builder) -> None:
    """Write what each page loads on demand, before any page (``write-started``), and nothing of others."""
    if not (isinstance(builder, PageKeeper) and builder.keeps):
        return
    domain = cast(EditionDomain, app.env.domains["edition"])
    folder = Path(builder.outdir, FOLDER)
    wanted = set()
    for docname, page in domain.pages.items():
        popovers = join_popovers(domain, page.links, page.cites)
        if not popovers:
            continue
        path = folder / f"{docname}.js"
        wanted.add(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(load_later(popovers), encoding="utf-8")
    for path in folder.rglob("*.js"):
        if path not in wanted:
            path.unlink()


def load_later(popovers: str) -> str:
    """Return a script that hands popovers over."""
    return f"editionPopovers.take({json.dumps(popovers, ensure_ascii=False)});\n"


@once
def join_popovers(domain: EditionDomain, links: tuple[str, ...], cites: tuple[str, ...]) -> str:
    """Return the popovers of some entries and some sources, "" where there is none."""
    entries = [write_popover(entry) for link in links if (entry := domain.entry(link))]
    known = find_source_popovers(domain) if cites else {}
    sources = [known[key] for key in sorted(set(list_cited(cites)) & known.keys())]
    return "".join([*entries, *sources])


@once
def find_source_popovers(domain: EditionDomain) -> dict[str, str]:
    """Return the popovers of all sources by their keys."""
    return {source.key: write_source_popover(source) for source in list_citations(domain.env)}


def write_source_popover(source: Citation) -> str:
    """Return the label of a source and its entry without addresses: where one goes, they are links."""
    entry: str = source.formatted_entry.text.render(Backend())
    words = UNPRINTED.sub("", ADDRESS.sub("", entry)).strip()
    label = escape(source.formatted_entry.label, quote=False)
    return f'<div id="popover-{source.citation_id}"><b>{label}</b><p>{words}</p></div>'


def write_popover(entry: EntryRecord) -> str:
    """Return the name of an entry, its names in other languages, its facts, its first sentences.

    Of an event it is enough when and where it was: the timeline has the rest.
    """
    drawn = entry.declared.drawn
    names = "" if drawn else write_names(entry.names())
    words = "" if drawn else first_sentences(entry.words)
    facts, words = escape(entry.facts, quote=False), mark_foreign(words, entry.foreign)
    lines = "".join(f"<p>{line}</p>" for line in (names, facts, words) if line)
    return f'<div id="popover-{entry.id}"><b>{escape(entry.name, quote=False)}</b>{lines}</div>'


def mark_foreign(words: str, foreign: Iterable[Name]) -> str:
    """Return words as HTML, in which those of other languages, which are given in order, are marked."""
    done = ""
    for name in foreign:
        before, found, after = words.partition(name.words)
        if found:
            done += escape(before, quote=False) + write_words(name)
            words = after
    return done + escape(words, quote=False)


def first_sentences(words: str) -> str:
    """Return the beginning of a definition, in whole sentences, with an ellipsis if there is more."""
    for end in SENTENCE_END.finditer(words):
        if end.end() >= ENOUGH and end.end() < len(words):
            return words[: end.end()].rstrip() + " …"
    return words
