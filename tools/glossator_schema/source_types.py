"""The types of source that a bibliography may have: those of BibTeX, and those of biblatex.

What biblatex calls otherwise than BibTeX is read as BibTeX's: ``date`` is the year, ``location`` the address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CSL = "references.json"
"""The file of sources in CSL-JSON, beside the bibliography or in its place."""


@dataclass(frozen=True, kw_only=True)
class SourceType:
    """A type of source: as which type it is printed, and the fields without which it cannot be.

    ``year`` of a source of biblatex's types is not wanted: without it, it is one without a date.
    """

    name: str
    printed_as: str
    required: tuple[str, ...]


def _types(printed_as: str, required: tuple[str, ...], names: str) -> Iterable[SourceType]:
    return (
        SourceType(name=name, printed_as=printed_as, required=required) for name in names.split()
    )


def _bibtex(name: str, *required: str) -> SourceType:
    return SourceType(name=name, printed_as=name, required=required)


SOURCE_TYPES: tuple[SourceType, ...] = (
    _bibtex("article", "author", "title", "journal", "year"),
    _bibtex("book", "author or editor", "title", "publisher", "year"),
    _bibtex("booklet", "author", "title", "year"),
    _bibtex("inbook", "author or editor", "title", "publisher", "year"),
    _bibtex("incollection", "author", "title", "booktitle", "year"),
    _bibtex("inproceedings", "author", "title", "booktitle", "year"),
    _bibtex("manual", "title"),
    _bibtex("mastersthesis", "author", "title", "school", "year"),
    _bibtex("misc", "title"),
    _bibtex("phdthesis", "author", "title", "school", "year"),
    _bibtex("proceedings", "title", "year"),
    _bibtex("techreport", "author", "title", "institution", "year"),
    _bibtex("unpublished", "author", "title", "note"),
    *_types("article", ("author", "title", "journal", "year"), "suppperiodical review"),
    *_types("inproceedings", ("author", "title", "booktitle", "year"), "conference"),
    *_types(
        "volume",
        ("title",),
        "mvbook collection mvcollection reference mvreference periodical mvproceedings",
    ),
    *_types("part", ("title", "booktitle"), "bookinbook suppbook suppcollection inreference"),
    *_types("paper", ("author", "title"), "report thesis"),
    *_types(
        "work",
        ("title",),
        "dataset online electronic www patent software artwork audio commentary image jurisdiction legal "
        "legislation letter movie music performance standard video bibnote customa customb customc customd "
        "custome customf",
    ),
)
"""Every type, in the order in which an editor is told of them."""

TYPES_BY_NAME: dict[str, SourceType] = {kind.name: kind for kind in SOURCE_TYPES}

ALIASES: dict[str, str] = {
    "date": "year",
    "journaltitle": "journal",
    "location": "address",
    "annote": "annotation",
}
"""Fields that biblatex calls otherwise than BibTeX."""


def alias_of(kind: str, field: str) -> str:
    """Return what BibTeX calls a field in a source of a type: the school of a thesis is its institution."""
    if field == "institution" and "school" in TYPES_BY_NAME[kind].required:
        return "school"
    if field == "school" and TYPES_BY_NAME[kind].printed_as == "paper":
        return "institution"
    return ALIASES.get(field, field)
