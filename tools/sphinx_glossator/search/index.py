"""Write the units of the edition as a script, which a page may load from ``file://`` too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder

from glossator_schema.tags import runs_leftward
from sphinx_glossator.memory.domain import EditionDomain
from sphinx_glossator.memory.once import forget, once
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
    if exception is not None or not has_search(app):
        return
    domain = cast(EditionDomain, app.env.domains["edition"])
    path = Path(app.outdir, "_static", INDEX)
    if not path.is_file():  # a preview writes the static files anew where a setting changed
        forget(write_script, domain, app, path)
    write_script(domain, app, path)


@once
def write_script(domain: EditionDomain, app: Sphinx, path: Path) -> None:
    """Write the script, line by line: all of it would take much memory."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(spell_script(domain, app))


def spell_script(domain: EditionDomain, app: Sphinx) -> Iterator[str]:
    """Yield the script: the kinds, the pages with their units, a line for each unit, the languages of names.

    Of each language there is its tag, and whether it runs from right to left.
    """
    tags: dict[str, int] = {}
    kinds = {kind: _(name) for kind, name in KINDS.items()}
    yield f"globalThis.editionIndex=[{_dump(kinds)},[\n"
    between = ""
    for docname, units in make_units(domain, read_page_words(app.env)):
        if units:
            lines = ",\n".join(_dump(_pack(unit, tags)) for unit in units)
            yield f"{between}[{_dump(_describe_page(app, domain, docname))},[\n{lines}\n]]"
            between = ",\n"
    languages = _dump([[tag, int(runs_leftward(tag))] for tag in tags])
    yield f"\n],{languages}];\n"


def _describe_page(app: Sphinx, domain: EditionDomain, docname: str) -> list[Any]:
    """Return the address of a page from the search page, its title, and whether it is a text."""
    builder = cast(StandaloneHTMLBuilder, app.builder)
    text = domain.pages[docname].text
    title = text.short_title if text else app.env.titles[docname].astext()
    return [builder.get_relative_uri("search", docname), title, int(text is not None)]


def _pack(unit: Unit, tags: dict[str, int]) -> list[Any]:
    """Return a unit as a list, with the numbers of its languages; trailing emptiness is left out.

    :param tags: the languages that were met, with their numbers; those of the unit are added.
    """
    packed: list[Any] = [NUMBERS[unit.kind], *unit[1:4], unit.words, [*unit.names]]
    packed.append([tags.setdefault(tag, len(tags)) for tag in unit.tags])
    while len(packed) > 5 and not packed[-1]:
        packed.pop()
    return packed


def _dump(data: object) -> str:
    """Return data as JSON without spaces; U+2028 and U+2029 end no line of a modern script."""
    return ENCODER.encode(data)
