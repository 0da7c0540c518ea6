"""What is said of a text as a publication: its title, who made it, where and when; and by its source itself."""

from __future__ import annotations

from dataclasses import dataclass

from glossator_schema.blocks import LineKind


@dataclass(frozen=True)
class Contributor:
    """A contributor to a text; what the witness does not say stands in square brackets."""

    name: str
    name_zh: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class Bibliography:
    """The bibliographic data of a text; what the witness does not say stands in square brackets."""

    title: str
    short: str
    publication: str
    rights: str
    provenance: str
    date: str = ""
    date_printed: str = ""
    series: str = ""
    issue: str = ""
    authors: tuple[Contributor, ...] = ()
    translators: tuple[Contributor, ...] = ()
    editors: tuple[Contributor, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A line of the source about itself (title, byline, date, translator), as printed."""

    kind: LineKind
    line: int
    text: str
