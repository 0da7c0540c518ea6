"""What to do about what Sphinx and MyST find on a page: they say what is wrong alone."""

from __future__ import annotations

import re
from collections.abc import Callable

KIND = re.compile(r" \[(?P<kind>[\w.]+)\]$")
"""The kind of a message, with which it ends."""

REMEDIES = {
    "edition.link": "correct the id, or add the entry",
    "image.not_readable": "put the file there, or correct its name",
    "myst.header": "write a heading one level below the one that it belongs to",
    "myst.role_unknown": "correct the name of the role",
    "myst.directive_unknown": "correct the name of the directive",
    "myst.xref_missing": "correct the link, or write the label ( … )= before what it leads to",
    "ref.doc": "correct the name of the page, said from this one or after a slash from docs/",
    "ref.link": "correct the id, or add the entry",
    "ref.ref": "correct the id, or write what has it",
    "ref.term": "correct the word, or add the entry",
    "toc.not_included": "name it in a table of contents, or write orphan: true in its front matter",
    "toc.not_readable": "correct the name, or write the page",
}
"""By the kinds of messages."""


def add_remedy(message: str, hint_at: Callable[[str, str], str] = lambda message, kind: "") -> str:
    """Return a message of Sphinx with what is to be done, where that is known, before its kind.

    :param hint_at: returns what may be meant by what a message names, given the message and its kind.
    """
    kind = KIND.search(message)
    remedy = REMEDIES.get(kind["kind"]) if kind else None
    if kind is None or remedy is None:
        return message
    said = message[: kind.start()]
    return f"{said}{hint_at(said, kind['kind'])}; {remedy}{kind[0]}"
