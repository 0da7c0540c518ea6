"""The book's table of contents: an entry says in which language it is, where that is not the book's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docutils import nodes

from glossator_schema.tags import attributes
from sphinx_glossator.page.nodes import edition_foreign

LINK = re.compile(r'<a href="(?P<address>[^"]*)">')


def find_languages(contents: nodes.Node) -> Iterator[tuple[str, str]]:
    """Yield the address of each entry that is all in another language, and how it says so."""
    for entry in contents.findall(nodes.reference):
        words = [node for node in entry.findall(nodes.Text) if node.strip()]
        around = {_find_language(node) for node in words}
        if len(around) == 1 and (tag := around.pop()):
            said = attributes(tag, entry.astext()) | {"xml:lang": tag}
            yield entry.get("refuri", ""), "".join(f' {key}="{said[key]}"' for key in sorted(said))


def _find_language(node: nodes.Node) -> str:
    """Return the language in which words of an entry are marked; "" where they are not."""
    while not isinstance(node, nodes.reference):
        if isinstance(node, edition_foreign):
            return str(node["lang"])
        node = node.parent
    return ""


def mark_entries(contents: str, said: Mapping[str, str]) -> str:
    """Return a table of contents in HTML whose entries say their languages; ``said``: by their addresses."""
    return LINK.sub(lambda link: f"{link[0][:-1]}{said.get(link['address'], '')}>", contents)
