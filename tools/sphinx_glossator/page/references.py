"""References to objects of the edition, which its domain resolves."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes


def refer_to(target: str, *words: nodes.Node, kind: str = "ref") -> addnodes.pending_xref:
    """Return a reference to the object with the id ``target``.

    :param words: what stands there; without any, the object's name.
    :param kind: ``link`` for one in a text, which the domain counts as a mention; else ``ref``.
    """
    return addnodes.pending_xref(
        "",
        nodes.inline("", "", *(words or [nodes.Text(target)])),
        refdomain="edition",
        reftype=kind,
        reftarget=target,
        refexplicit=bool(words),
        refwarn=True,
    )
