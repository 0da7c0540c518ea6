"""The tables of the documentation that list every directive and every role, as their classes declare them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from glossator_schema.blocks import BlockKind

if TYPE_CHECKING:
    from sphinx.domains import Domain

SAID = re.compile(r"(?:``edition:[\w-]+``(?: and )?)+: (?P<about>.*)", re.DOTALL)
"""How a docstring says what a directive or a role is for."""

INTERNAL = {"source"}
"""Options that only generated pages have: the place in an editor's file."""


def list_vocabulary(domain: Domain) -> dict[str, list[Sequence[str]]]:
    """Return both tables as rows of Markdown, the first its head, by name."""
    directives = [
        (
            f"`{name}`",
            "yes" if directive.required_arguments else "",
            name_options(directive),
            say_what_for(directive),
        )
        for name, directive in sorted(domain.directives.items())
    ]
    roles = [(f"`{name}`", say_what_for(type(r))) for name, r in sorted(domain.roles.items())]
    return {
        "directives": [("directive", "argument", "options", "what it is"), *directives],
        "roles": [("role", "what it is"), *roles],
    }


def name_options(directive: type[Any]) -> str:
    """Return the options of a directive that one writes by hand; all blocks have the same."""
    if hasattr(directive, "kind") and isinstance(directive.kind, BlockKind):
        return "*as every block*"
    names = (name for name in directive.option_spec or () if name not in INTERNAL)
    return ", ".join(f"`{name}`" for name in names)


def say_what_for(of: type[Any]) -> str:
    """Return what the docstring of a class says of it, in a line; of a block what the schema says."""
    if kind := getattr(of, "kind", None):
        return str(kind.about)
    found = SAID.match(inspect.cleandoc(of.__doc__ or ""))
    words = found["about"].partition("\n\n")[0] if found else ""
    about = " ".join(words.replace("``", "`").split()).replace("|", "\\|")
    return about[:1].upper() + about[1:]
