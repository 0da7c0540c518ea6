"""Let a bibliography speak the language of the edition: pybtex's styles have their words in English."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from pybtex.database import Entry
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import date
from pybtex.style.template import Node, node

from glossator_schema.source_languages import FIELDS, find_source_language
from sphinx_glossator.words.languages import find_locale
from sphinx_glossator.words.translation import NP_, pgettext, spoken

WORDS = (
    *(NP_("source", "In"), NP_("source", "in"), NP_("source", "of"), NP_("source", "edition")),
    *(NP_("source", "editor"), NP_("source", "editors"), NP_("source", "pages")),
    *(NP_("source", "Volume"), NP_("source", "volume"), NP_("source", "chapter")),
    *(NP_("source", "Number"), NP_("source", "number"), NP_("source", "URL:")),
    *(NP_("source", "no."), NP_("source", "page")),
    *(NP_("source", "PhD thesis"), NP_("source", "Master's thesis")),
    *(NP_("source", "Technical Report"), NP_("source", " (visited on ")),
    *(NP_("source", " and "), NP_("source", ", and ")),
)
"""What the templates of pybtex say, and ours, as they spell it; the last two stand between names."""

SEPARATORS = ("sep2", "last_sep")
ENGLISH = "en"
MONTHS = [str(name) for name in find_locale(ENGLISH).months["format"]["wide"].values()]
"""The months, as pybtex knows them."""

Template = Callable[..., Node]


def speaking(style: type) -> type:
    """Let all templates of a style be said in the language of the edition."""
    for name in dir(style):
        if name.startswith("get_") and name.endswith("_template"):
            setattr(style, name, speak_template(getattr(style, name)))
    return style


def speak_template(make: Template) -> Template:
    """Return a function that makes a template whose words are said in the language of the edition."""

    @wraps(make)
    def made(style: Any, entry: Entry) -> Node:
        said = list_spoken()
        template = make(style, entry)
        return translate(template, said) if said else template

    return made


def list_spoken() -> dict[str, str]:
    """Return the words of sources as they are said; nothing where that is as in English."""
    said = {words: pgettext(context, words) for context, words in WORDS}
    english = spoken().partition("-")[0] == ENGLISH
    return {} if english and all(key == value for key, value in said.items()) else said


def keeps_case(entry: Entry) -> bool:
    """Tell whether a title keeps its capitals: German has some that are no matter of style."""
    said = any(entry.fields.get(name) for name in FIELDS)
    tag = find_source_language(entry.fields) if said else spoken()
    return tag.partition("-")[0] != ENGLISH


def translate(template: Node, said: Mapping[str, str]) -> Node:
    """Return a template with other words, in which months are those of the language."""
    if template is date:
        return spoken_date
    made: Node = template()
    made.children = [
        translate(child, said) if isinstance(child, Node) else said.get(child, child)
        for child in template.children
    ]
    for name in SEPARATORS:
        if name in made.kwargs:
            made.kwargs[name] = said.get(made.kwargs[name], made.kwargs[name])
    return made


@node  # type: ignore[untyped-decorator]
def spoken_date(children: list[Node], data: Mapping[str, Any]) -> Text:
    """Return the date of a source; one of a month and a year as the language has it."""
    from babel.dates import format_skeleton

    fields = data["entry"].fields
    month, year = str(fields.get("month", "")), str(fields.get("year", ""))
    if month not in MONTHS or not (year.isdigit() and 0 < int(year) < 10_000):
        return date.format_data(data)
    day = datetime.date(int(year), MONTHS.index(month) + 1, 1)
    return Text(str(format_skeleton("yMMMM", day, locale=find_locale(spoken()))))
