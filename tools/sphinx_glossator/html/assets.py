"""Which style sheets and scripts a page loads: what it has no use for, its readers need not fetch.

A sheet or a script of ours says in its first comments what it is for::

    /* for: para finder */
    /* on demand: .para > .para-number */
    // early: so that nothing moves

``for``: only pages with an element of one of these classes or names, or with words in one of these languages
(``lang-el``) or scripts (``script-Arab``), load it; without that, every page does.
``on demand``: few readers want it, and ``on-demand.js`` loads it when one comes near such an element, or has
come by an address with such a parameter (``?mark``).
``early``: a script that runs before anything is drawn; the page waits for it, so it is short.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sphinx_glossator.html.published_files import list_own
from sphinx_glossator.html.theme_styles import PART_NAMES
from sphinx_glossator.languages.places import fill_places


class Use(NamedTuple):
    """What a file is for; what is empty is not restricted."""

    wanted_by: frozenset[str] = frozenset()
    on_demand: str = ""
    early: bool = False


THEME_FILES: dict[str, Use] = {
    "pygments.css": Use(frozenset({"highlight"})),
    "furo-extensions.css": Use(frozenset({"sd-card", "sd-badge", "admonition", "sphinx-tabs"})),
    "furo-parts.css": Use(PART_NAMES),
    "sphinx-design.min.css": Use(
        frozenset({"sd-container-fluid", "sd-card", "sd-badge", "sd-row"})
    ),
    "design-tabs.js": Use(frozenset({"sd-tab-set"})),
    "furo.js": Use(frozenset({"toc-tree"})),  # theme.js does the rest of its work elsewhere
}
"""Files of the theme and of Sphinx's extensions, which do not say it themselves."""

LEFT_OUT = frozenset({"documentation_options.js", "doctools.js", "sphinx_highlight.js"})
"""Scripts of Sphinx whose work our own do: keys, and marking the words that were searched for."""

ASSET = re.compile(
    r'\s*(?:<link rel="stylesheet"[^>]*\shref|<script [^>]*\bsrc)="[^"?]*/(?P<name>[^"/?]+)[^>]*>'
    r"(?:</script>)?"
)
DEFERRED = re.compile(r'\sdefer(?:="[^"]*")?')
CLASSES = re.compile(r'\sclass="([^"]*)"')
TAGS = re.compile(r"<([a-z]\w*)")
LANGUAGES = re.compile(r'\slang="(\w+)(?:-([A-Z][a-z]{3}))?')
DECLARED = re.compile(r"(?:/\*|//) (for|on demand|early): (.+?)(?: \*/)?\n")


def read_use(content: str) -> Use:
    """Return what a sheet or a script says of its use, in the lines that it begins with."""
    said: dict[str, str] = {}
    while line := DECLARED.match(content):
        said[line[1]] = line[2]
        content = content[line.end() :]
    return Use(frozenset(said.get("for", "").split()), said.get("on demand", ""), "early" in said)


@cache
def list_uses() -> dict[str, Use]:
    """Return the use of each file by its name, without its folder."""
    own = {
        path.name: read_use(fill_places(path.read_text(encoding="utf-8")))
        for path in list_own().values()
    }
    return THEME_FILES | own


def choose_assets(page: str) -> str:
    """Return the page without the files that it has no use for, and with those for later set apart."""
    classes = {name for names in set(CLASSES.findall(page)) for name in names.split()}
    said = set(LANGUAGES.findall(page))
    languages = {name for tag, script in said for name in (f"lang-{tag}", f"script-{script}")}
    found = classes.union(TAGS.findall(page), languages)
    uses = list_uses()
    later: dict[str, list[str]] = {}
    early: list[str] = []

    def place(asset: re.Match[str]) -> str:
        name = asset["name"]
        use = uses.get(name, Use())
        if name in LEFT_OUT or (use.wanted_by and not use.wanted_by & found):
            return ""
        if use.on_demand:
            later.setdefault(use.on_demand, []).append(asset[0].strip())
            return ""
        if use.early:
            early.append(DEFERRED.sub("", asset[0].strip()))
            return ""
        return asset[0]

    page = ASSET.sub(place, page)
    page = page.replace("<title>", "\n".join([*early, "<title>"]), 1)
    templates = "".join(
        f'<template class="on-demand" data-for="{what}">{"".join(assets)}</template>\n'
        for what, assets in later.items()
    )
    return page.replace("</body>", f"{templates}</body>", 1)
