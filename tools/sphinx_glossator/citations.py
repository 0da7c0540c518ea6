"""A bibliography style for editions: author and year as the label, family names first.

The label that stands in the text is the one that stands in the bibliography; sources of one author
and year are told apart by a letter, in the bibliography's order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from pybtex.database import Entry, Person
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle

STYLE = "edition"
"""The name for ``bibtex_default_style``."""


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]
    """Labels such as ``Bowe 2018`` and ``Xinhua 2023b``."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the label of each entry."""
        labels = [make_label(entry) for entry in sorted_entries]
        counts = Counter(labels)
        seen: Counter[str] = Counter()
        for label in labels:
            letter = ascii_lowercase[seen[label] % 26] if counts[label] > 1 else ""
            seen[label] += 1
            yield label + letter


def make_label(entry: Entry) -> str:
    """Return an entry's author (or editor, or title) and year, without what tells it from others."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [family_name(person) for person in people]
    if not names:
        names = [entry.fields.get("title", entry.key).strip("{}")]
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return f"{who} {entry.fields.get('year', 'n.d.')}"


def family_name(person: Person) -> str:
    """Return the family name of a person, or the whole name of a body."""
    return " ".join([*person.prelast_names, *person.last_names]).replace("{", "").replace("}", "")


class EditionStyle(PlainStyle):  # type: ignore[misc]
    """Pybtex's plain style with author-year labels and family names first."""

    default_label_style = AuthorYearLabels
    default_name_style = "lastfirst"


def register_style() -> None:
    """Make the style known to pybtex."""
    register_plugin("pybtex.style.formatting", STYLE, EditionStyle)
