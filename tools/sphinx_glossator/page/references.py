"""References to objects of the edition, which its domain resolves."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

AGAIN = "again"
"""The kind of a reference that an occurrence becomes which is no link of the page's own."""


def refer_to(target: str, *words: nodes.Node, kind: str = "ref") -> addnodes.pending_xref:
    """Return a reference to the object with the id ``target``.

    :param words: what stands there; without any, the object's name.
    :param kind: ``link`` for one in a text, which the domain counts as a mention; :data:`AGAIN` for an
        occurrence, whose words stay as they are where there is no such object; else ``ref``.
    """
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", *(words or [nodes.Text(target)])),
        refdomain="edition",
        reftype=kind,
        reftarget=target,
        refexplicit=bool(words),
        refwarn=kind != AGAIN,
    )
