"""A section of its own: pages that the contents of the root page do not name, but those of another page do.

To Sphinx the first of them is an orphan, and no sidebar leads there: the theme's has the contents of the root
page. Pages of the section have its contents in their sidebar instead; the edition's title above leads home.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def find_section(env: BuildEnvironment, docname: str) -> str:
    """Return the first page of the section that a page is in; "" where it is in the root page's contents."""
    parents = {child: page for page, children in env.toctree_includes.items() for child in children}
    seen: set[str] = set()
    while docname in parents and docname not in seen:
        seen.add(docname)
        docname = parents[docname]
    return docname if docname != env.config.root_doc and docname in env.toctree_includes else ""


def list_section(env: BuildEnvironment, first: str) -> Iterator[tuple[str, int]]:
    """Yield the pages of a section below its first one, each with its depth, which begins at 1."""
    seen = {first}

    def visit(docname: str, depth: int) -> Iterator[tuple[str, int]]:
        for child in env.toctree_includes.get(docname, ()):
            if child not in seen and child in env.titles:
                seen.add(child)
                yield child, depth
                yield from visit(child, depth + 1)

    yield from visit(first, 1)


def write_section_tree(app: Sphinx, docname: str, context: dict[str, Any]) -> str:
    """Return the contents of the section of a page as the theme writes a tree; "" where it is in none."""
    first = find_section(app.env, docname)
    if not first or "pathto" not in context:
        return ""
    pages = ((first, 1), *list_section(app.env, first))
    items = "".join(write_item(app, docname, page, depth, context) for page, depth in pages)
    return f'<ul class="section-tree">{items}</ul>\n'


def write_item(app: Sphinx, docname: str, page: str, depth: int, context: dict[str, Any]) -> str:
    """Return a page as an item of the tree; the page that is read is marked."""
    marks = (" current current-page", "current ") if page == docname else ("", "")
    address = escape(context["pathto"](page))
    title = escape(app.env.titles[page].astext(), quote=False)
    link = f'<a class="{marks[1]}reference internal" href="{address}">{title}</a>'
    return f'<li class="toctree-l{depth}{marks[0]}">{link}</li>'
