"""A source is printed without what it does not say, where pybtex would not print it at all.

What a type of source should say, and does not, is told to editors; readers see the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from pybtex.database import Entry, Person
from pybtex.richtext import Text
from pybtex.style.template import FieldIsMissing, Node, join, node, optional

from glossator_schema.source_types import TYPES_BY_NAME
from sphinx_glossator.words.translation import pgettext

DIVIDED = ("toplevel", "sentence", "join")
"""The parts of a template whose own parts stand beside one another, each of which may be left out."""

OTHERS = "others"
"""What stands in the place of the last of several persons who are not all named."""


def forgiving(style: type) -> type:
    """Let all templates of a style print sources that do not say what their types should."""
    for name in dir(style):
        if name.startswith("get_") and name.endswith("_template"):
            setattr(style, name, forgive_template(getattr(style, name)))
    return style


def forgive_template(make: Callable[..., Node]) -> Callable[..., Node]:
    """Return a function that makes a template from which what a source does not say is left out."""

    @wraps(make)
    def made(style: Any, entry: Entry) -> Node:
        template = make(style, entry)
        return forgive(template) if lacks_something(entry) else template

    return made


def lacks_something(entry: Entry) -> bool:
    """Tell whether a source does not say something that its type should."""
    kind = TYPES_BY_NAME.get(entry.type)
    wanted = kind.required if kind and kind.name == kind.printed_as else ("author", "title")
    said = {name for name in entry.fields if str(entry.fields[name]).strip("{} ")} | {
        role for role, persons in entry.persons.items() if persons
    }
    return not all(said.intersection(fields.split(" or ")) for fields in wanted)


def forgive(template: Node) -> Node:
    """Return a template whose parts are left out where they cannot be said."""
    if template.name not in DIVIDED:
        return template
    made: Node = template()
    made.children = [
        optional[forgive(child)] if isinstance(child, Node) else child
        for child in template.children
    ]
    return made


def is_others(person: Person) -> bool:
    """Tell whether a person stands for all who are not named: ``and others``."""
    return str(person) == OTHERS


@node  # type: ignore[untyped-decorator]
def named(children: list[Node], data: Mapping[str, Any], role: str, **separators: str) -> Text:
    """Return the persons of a role, and whether there are others."""
    persons = data["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, data["entry"])
    style = data["style"]
    shown = [person for person in persons if not is_others(person)]
    names = [style.format_name(person, style.abbreviate_names) for person in shown]
    if len(shown) == len(persons):
        return join(**separators)[names].format_data(data)
    before, _, after = pgettext("source", "{} et al.").partition("{}")
    return Text(before, join(sep=separators.get("sep", ", "))[names].format_data(data), after)
