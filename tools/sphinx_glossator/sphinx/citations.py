"""A bibliography style for editions: author and year as the label, family names first.

The label that stands in the text is the one that stands in the bibliography; sources of one author
and year are told apart by a letter, in the bibliography's order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pybtex.backends.plaintext import Backend as PlaintextBackend
from pybtex.database import Entry, Person
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.formatting.unsrt import date, pages
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.names.lastfirst import NameStyle as LastFirst
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import (
    Node,
    field,
    join,
    optional,
    optional_field,
    sentence,
    tag,
    words,
)

from glossator_schema.source_languages import find_source_language
from sphinx_glossator.languages import sort_as
from sphinx_glossator.page.book import make_letters, sort_key
from sphinx_glossator.sphinx.biblatex import as_bibtex
from sphinx_glossator.sphinx.lenient import forgiving, is_others, named
from sphinx_glossator.sphinx.said_sources import keeps_case, list_spoken, speaking
from sphinx_glossator.sphinx.tex_commands import read_commands
from sphinx_glossator.words.translation import pgettext, spoken

TEX = re.compile(r"[\\\\{}$~]|--|``|\'\'")
"""Signs of TeX: what has none of them stands as it is read."""

OF_LANGUAGE = "language-"
"""The beginning of the name of a piece of formatted words that says in which language they are."""

STYLE = "edition"
"""The name for ``bibtex_default_style``."""


class AuthorYearLabels(BaseLabelStyle):  # type: ignore[misc]
    """Labels such as ``Bowe 2018`` and ``Xinhua 2023b``."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the label of each entry."""
        labels = [make_label(entry) for entry in sorted_entries]
        counts = Counter(labels)
        letters = {label: make_letters() for label, count in counts.items() if count > 1}
        for label in labels:
            yield label + (next(letters[label]) if label in letters else "")


def make_label(entry: Entry) -> str:
    """Return an entry's author (or editor, or title) and year, without what tells it from others."""
    entry = as_bibtex(entry)
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [family_name(person) for person in people if not is_others(person)]
    more = len(names) < len(people) or len(names) > 2
    if not names:
        names = [decode_words(entry.fields.get("title", entry.key))]
    others, between = pgettext("source", "{} et al."), pgettext("source", " and ")
    who = others.format(names[0]) if more else between.join(names)
    year = decode_words(entry.fields.get("year", ""))
    return f"{who} {year or pgettext('source', 'n.d.')}"


def family_name(person: Person) -> str:
    """Return the family name of a person, or the whole name of a body."""
    return decode_words(" ".join([*person.prelast_names, *person.last_names]))


def decode_words(words: str) -> str:
    """Return words of a field as they are read: ``G{\\"o}del`` is Gödel, ``1955--1957`` 1955–1957."""
    return str(read_commands(Text.from_latex(words))) if TEX.search(words) else words


class OneAlphabet(BaseSortingStyle):  # type: ignore[misc]
    """People and bodies, in whichever letters, in one alphabet, as a library shelves them."""

    def sorting_key(self, entry: Entry) -> tuple[str, str, str]:
        """Return what an entry is sorted by: its label's words, its year, its title."""
        who = make_label(entry).rpartition(" ")[0]
        entry = as_bibtex(entry)
        year, title = entry.fields.get("year", "n.d."), entry.fields.get("title", "")
        return sort_key(sort_as(who)), year, sort_key(title)


@speaking
@forgiving
class EditionStyle(PlainStyle):  # type: ignore[misc]
    """Pybtex's plain style with author-year labels and family names first."""

    default_label_style = AuthorYearLabels
    default_sorting_style = OneAlphabet
    default_name_style = "lastfirst"
    formatted: ClassVar[dict[tuple[object, ...], FormattedEntry]] = {}
    """Entries as they were formatted, by all that their form depends on beside the software."""

    def format_entry(self, label: str, entry: Entry, bib_data: object = None) -> FormattedEntry:
        """Return an entry; one that was formatted before is found, and not formatted again."""
        others = (
            bib_data is not None or "crossref" in entry.fields
        )  # its words may be another's too
        if others or not self.is_own():
            return self.read_entry(label, entry, bib_data)
        key = (spoken(), *list_spoken().values(), label, *describe_entry(entry))
        if key not in self.formatted:
            self.formatted[key] = self.read_entry(label, entry, bib_data)
        return self.formatted[key]

    def read_entry(self, label: str, entry: Entry, bib_data: object) -> FormattedEntry:
        """Return an entry as pybtex formats it, with what TeX in it says."""
        made = super().format_entry(label, as_bibtex(entry), bib_data)
        return FormattedEntry(made.key, read_commands(made.text), made.label)

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Return the persons of a role; some who are not named are *et al.*"""
        persons = named(role, sep=", ", sep2=" and ", last_sep=", and ")
        return sentence[persons] if as_sentence else persons

    def format_title(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """Return a title as pybtex has it, in small letters but for the first; as it is written in others."""
        if not keeps_case(e):
            title = super().format_title(e, which_field, as_sentence=False)
        else:
            title = field(which_field)
        title = in_language(title, e, which_field)
        return sentence[title] if as_sentence else title

    def format_btitle(self, e: Entry, which_field: str, as_sentence: bool = True) -> Node:
        """Return the title of a book as pybtex has it: slanted."""
        title = tag("em")[in_language(field(which_field), e, which_field)]
        return sentence[title] if as_sentence else title

    def get_article_template(self, e: Entry) -> Node:
        """Return how an article is printed: with its volume, its number and its pages, whichever it has.

        Pybtex leaves out the volume and the number of an article without pages, and a number without a volume.
        """
        return toplevel[
            self.format_names("author"),
            self.format_title(e, "title"),
            sentence[tag("em")[field("journal")], *place_in_journal(e), date],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]

    def get_incollection_template(self, e: Entry) -> Node:
        """Return how a chapter of a book is printed: with its note, which Pybtex leaves out."""
        *parts, addresses = super().get_incollection_template(e).children
        return toplevel[*parts, sentence[optional_field("note")], addresses]

    def get_volume_template(self, e: Entry) -> Node:
        """Return how a book, a collection or a periodical is printed of which little need be said."""
        return toplevel[
            optional[self.format_author_or_editor(e)],
            self.format_btitle(e, "title"),
            self.format_volume_and_series(e),
            sentence[
                optional_field("publisher"),
                optional_field("organization"),
                optional_field("address"),
                self.format_edition(e),
                optional[date],
            ],
            optional[sentence[self.format_isbn(e)]],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]

    def get_part_template(self, e: Entry) -> Node:
        """Return how what stands in a book is printed: an article of a reference work, an afterword."""
        editor = (
            [optional[self.format_editor(e, as_sentence=False)]] if e.persons.get("author") else []
        )
        return toplevel[
            optional[self.format_author_or_editor(e)],
            self.format_title(e, "title"),
            words[
                "In",
                sentence[
                    *editor,
                    self.format_btitle(e, "booktitle", as_sentence=False),
                    self.format_volume_and_series(e, as_sentence=False),
                    self.format_chapter_and_pages(e),
                ],
            ],
            sentence[
                optional_field("publisher"),
                optional_field("address"),
                self.format_edition(e),
                optional[date],
            ],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]

    def get_paper_template(self, e: Entry) -> Node:
        """Return how a report or a thesis is printed: of what type it is, who gave it out."""
        return toplevel[
            sentence[self.format_names("author")],
            self.format_btitle(e, "title"),
            sentence[
                words[optional_field("type"), optional_field("number")],
                optional_field("institution"),
                optional_field("address"),
                optional[date],
            ],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]

    def get_work_template(self, e: Entry) -> Node:
        """Return how anything else is printed: a picture, a film, a statute, a letter."""
        return toplevel[
            optional[self.format_author_or_editor(e)],
            self.format_btitle(e, "title"),
            sentence[
                words[optional_field("type"), optional_field("number")],
                optional_field("howpublished"),
                optional_field("publisher"),
                optional_field("institution"),
                optional_field("organization"),
                optional_field("address"),
                optional[date],
            ],
            sentence[optional_field("note")],
            self.format_web_refs(e),
        ]

    def is_own(self) -> bool:
        """Tell whether this is the style as it stands here, not one that somebody has made of it."""
        styles = (type(self), type(self.name_style))
        return styles == (EditionStyle, LastFirst) and not self.abbreviate_names


def in_language(title: Node, entry: Entry, which_field: str) -> Node:
    """Return a title that says in which language it is: a source's own does, where its entry says so."""
    said = find_source_language(entry.fields) if which_field == "title" else ""
    return tag(f"{OF_LANGUAGE}{said}")[title] if said else title


def place_in_journal(entry: Entry) -> list[Node]:
    """Return where an article stands in its journal: ``31(2):5–9``, ``no. 6, pages 5–9``, ``page 12``."""
    said = entry.fields
    if "volume" in said:
        number = ["(", field("number"), ")"] if "number" in said else []
        return [join[field("volume"), *number, *([":", pages] if "pages" in said else [])]]
    place = [words["no.", field("number")]] if "number" in said else []
    if "pages" in said:
        place.append(words["page" if said["pages"].strip("{} ").isdigit() else "pages", pages])
    return place


def describe_entry(entry: Entry) -> tuple[object, ...]:
    """Return all that an entry says, to the letter."""
    people = tuple(
        (role, tuple(tuple(map(tuple, vars(person).values())) for person in persons))
        for role, persons in entry.persons.items()
    )
    return entry.type, entry.key, tuple(entry.fields.items()), people


def register_style() -> None:
    """Make the style known to pybtex, and the backend that sphinxcontrib-bibtex asks for by name.

    Pybtex looks through the metadata of all installed packages for a name that was not registered, and
    sphinxcontrib-bibtex asks at every citation: 6 ms each, 7 s for 1,100 citations.
    """
    register_plugin("pybtex.style.formatting", STYLE, EditionStyle)
    register_plugin("pybtex.backends", "plaintext", PlaintextBackend, force=True)
