"""What is said of a text as a publication: its title, who made it, where and when; and by its source itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from glossator_schema.blocks import LineKind


@dataclass(frozen=True)
class Contributor:
    """A contributor to a text; what the witness does not say stands in square brackets.

    ``name``: as it is printed; ``wordings``: in other languages, by their tags; the parts of it are those that
    the record says, by the names of :data:`glossator_schema.names.PARTS`.
    """

    name: str
    wordings: Mapping[str, str] = dataclasses.field(default_factory=dict)
    affiliation: str = ""
    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    order: str = ""
    literal: str = ""


@dataclass(frozen=True)
class Bibliography:
    """The bibliographic data of a text; what the witness does not say stands in square brackets."""

    title: str
    short: str
    publication: str = ""
    rights: str = ""
    provenance: str = ""
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
