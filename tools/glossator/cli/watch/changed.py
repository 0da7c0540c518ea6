"""What of a page has changed: the places to which a reader is led."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def find_changed(before: bytes, now: bytes) -> list[str]:
    """Return the ids on a page of what has changed on it, in its order: the smallest places that have an id."""
    old, new = (read_places(page) for page in (before, now))
    changed = {name for name, (html, _) in new.items() if old.get(name, ("", ()))[0] != html}
    around = {name for found in changed for name in new[found][1]}
    return [name for name in new if name in changed - around]


def read_places(page: bytes) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each element of the text that has an id: its HTML, and the ids of those that it stands in."""
    article = LexborHTMLParser(page.decode("utf-8", "replace")).css_first(ARTICLE)
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    if article is not None:
        visit(article, (), found)
    return found


ARTICLE = "article[role=main], main, [role=main]"


def visit(
    node: LexborNode, above: tuple[str, ...], found: dict[str, tuple[str, tuple[str, ...]]]
) -> None:
    """Note the elements below one that have ids."""
    for child in node.iter():
        name = child.attributes.get("id")
        if name:
            found[name] = (child.html or "", above)
        visit(child, (*above, name) if name else above, found)
