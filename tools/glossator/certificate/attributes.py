"""What is odd about the attributes of an element, by what the grammar says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from glossator.markup import attributes_of

if TYPE_CHECKING:
    import re

    from selectolax.lexbor import LexborNode


def odd_attributes(
    node: LexborNode,
    wanted: Mapping[str, str],
    allowed: Mapping[str, re.Pattern[str]] | None = None,
) -> Iterator[str]:
    """Yield what is odd about the attributes of an element.

    It has to have those that are ``wanted``, with just that value, and may have those that are
    ``allowed``, with a value that the pattern matches whole.
    """
    found = attributes_of(node)
    for name, value in found.items():
        if name in wanted:
            if value != wanted[name]:
                yield f"has {name}={value!r}, and not {wanted[name]!r}"
        elif allowed is None or name not in allowed or not allowed[name].fullmatch(value):
            yield f"has {name}={value[:40]!r}, which nothing of a text has"
    for name in wanted.keys() - found.keys():
        yield f"has no {name}"


def says_number(label: str, number: str) -> bool:
    """Tell whether a name for assistive technology has the number that is printed, and no other."""
    if label.endswith(number):
        rest = label.removesuffix(number)
    elif label.count(number) == 1:
        rest = label.replace(number, "")
    else:
        return False
    return not any(character.isdigit() for character in rest)
