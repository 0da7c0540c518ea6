"""Write what finds an entry on a long page: a letter to go to, and a field for a script to answer."""

from __future__ import annotations

from html import escape
from string import ascii_uppercase
from typing import TYPE_CHECKING

from sphinx_glossator.languages import list_samples
from sphinx_glossator.words.translation import _, ngettext

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


def visit_finder(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the letters as links to the first entry of each; the field shows only where scripts run."""
    first: dict[str, str] = {}
    for letter, anchor in node["initials"]:
        first.setdefault(letter, anchor)
    latin = ascii_uppercase if first.keys() & {*ascii_uppercase} else ""
    others = sorted(first.keys() - {*ascii_uppercase, "#"})
    letters = "".join(
        f'<a href="#{first[letter]}">{letter}</a>' if letter in first else f"<span>{letter}</span>"
        for letter in (*latin, *others, *(["#"] if "#" in first else []))
    )
    entries = ngettext("{} entry", "{} entries", len(node["initials"]))
    self.body.append(
        '<div class="finder"><search><label for="find-entry">' + escape(_("Find")) + "</label>"
        '<input id="find-entry" type="search" autocomplete="off" spellcheck="false" '
        f'placeholder="{escape(list_samples(node["language"], node["tags"]))}">'
        f'<output for="find-entry">{escape(entries)}</output></search>\n'
        f'<nav class="letters" aria-label="{escape(_("Entries by letter"))}">{letters}</nav></div>\n'
    )
