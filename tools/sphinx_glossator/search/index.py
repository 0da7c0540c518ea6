"""Write the units of the edition as a script, which a page may load from ``file://`` too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder

from glossator_schema.tags import runs_leftward
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import once
from sphinx_glossator.search.page_words import read_page_words
from sphinx_glossator.search.units import KINDS, Unit, make_units
from sphinx_glossator.words.translation import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

INDEX = "edition-index.js"

NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
"""By which the script names the kinds."""

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: there is a line for each paragraph of each text."""


def has_search(app: Sphinx) -> bool:
    """Tell whether the output is one with a search page."""
    return app.builder.name in ("html", "dirhtml")


def write_index(app: Sphinx, exception: Exception | None = None) -> None:
    """Write the script among the static files.

    It is written before the search page, which names its checksum, and once more when the build is
    finished (``build-finished``): where pages only went away, Sphinx writes no page.
    """
    if exception is None and has_search(app):
        folder = Path(app.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        domain = cast(EditionDomain, app.env.domains["edition"])
        (folder / INDEX).write_text(make_search_script(domain, app), encoding="utf-8")


@once
def make_search_script(domain: EditionDomain, app: Sphinx) -> str:
    """Return the script: the kinds, the pages with their units, a line for each unit, the languages of names.

    Of each language there is its tag, and whether it runs from right to left.
    """
    pages = make_units(domain, read_page_words(app.env))
    tags = list(
        dict.fromkeys(tag for units in pages.values() for unit in units for tag in unit.tags)
    )
    lines = [
        f"[{_dump(_describe_page(app, domain, docname))},[\n"
        + ",\n".join(_dump(_pack(unit, tags)) for unit in units)
        + "\n]]"
        for docname, units in pages.items()
        if units
    ]
    kinds = {kind: _(name) for kind, name in KINDS.items()}
    languages = _dump([[tag, int(runs_leftward(tag))] for tag in tags])
    written = ",\n".join(lines)
    return f"globalThis.editionIndex=[{_dump(kinds)},[\n{written}\n],{languages}];\n"


def _describe_page(app: Sphinx, domain: EditionDomain, docname: str) -> list[Any]:
    """Return the address of a page from the search page, its title, and whether it is a text."""
    builder = cast(StandaloneHTMLBuilder, app.builder)
    text = domain.pages[docname].text
    title = text.short_title if text else app.env.titles[docname].astext()
    return [builder.get_relative_uri("search", docname), title, int(text is not None)]


def _pack(unit: Unit, tags: list[str]) -> list[Any]:
    """Return a unit as a list, with the numbers of its languages; trailing emptiness is left out."""
    packed: list[Any] = [NUMBERS[unit.kind], *unit[1:4], unit.words, [*unit.names]]
    packed.append([tags.index(tag) for tag in unit.tags])
    while len(packed) > 5 and not packed[-1]:
        packed.pop()
    return packed


def _dump(data: object) -> str:
    """Return data as JSON without spaces; U+2028 and U+2029 end no line of a modern script."""
    return ENCODER.encode(data)
