"""The house itself: a name means one thing, modules are short, nothing goes in circles.

What is not yet so is listed at the top. A test fails if something new would have to be listed, and if
something is listed that need not be: such an entry is deleted.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from import_graph import TOOLS, find_circles, graph_modules, graph_rooms, read_modules

DOUBLED_BY_DESIGN = {
    "propose": "each rule of drafting is a module with this one function",
    **dict.fromkeys(
        ("accept_every_link", "make_parser"),
        "each package makes MyST's parser, as neither imports the other",
    ),
    **dict.fromkeys(
        ("run_certify", "run_draft", "run_ledger"),
        "a command, and its module, which is imported when the command is given",
    ),
}
"""Names that several modules define, and why that is no fault."""

DOUBLED: set[str] = {
    "Witness",
    "check_settings",
    "find_faults",
    "find_notes",
    "find_pages",
    "id_of",
    "is_number",
    "one_of",
}
"""Names of classes and functions that mean more than one thing."""

LONG: set[str] = set()
"""Modules of more than 350 lines."""

CIRCLES: list[list[str]] = []
"""Modules that import one another, in types too."""

CIRCLES_OF_ROOMS: list[list[str]] = []
"""Rooms that do."""

NAMES_CHINESE: set[str] = {
    "glossator/checks/__init__.py",
    "glossator/checks/chinese.py",
    "glossator/diagnostics.py",
    "glossator/draft/rules/dates.py",
    "glossator/draft/rules/publications.py",
    "glossator/draft/rules/site_furniture.py",
    "glossator/linking.py",
    "sphinx_glossator/epub/static/edition-epub.css",
    "sphinx_glossator/html/finder.py",
    "sphinx_glossator/html/header.py",
    "sphinx_glossator/html/metadata.py",
    "sphinx_glossator/html/static/citations.js",
    "sphinx_glossator/html/static/edition.css",
    "sphinx_glossator/html/static/entries.css",
    "sphinx_glossator/html/static/pages/compare.js",
    "sphinx_glossator/html/static/pages/glossary.js",
    "sphinx_glossator/html/static/search-marks.js",
    "sphinx_glossator/html/static/search/find.js",
    "sphinx_glossator/html/static/search/results.js",
    "sphinx_glossator/html/static/search/words.js",
    "sphinx_glossator/html/visitors.py",
    "sphinx_glossator/page/__init__.py",
    "sphinx_glossator/page/fonts.py",
    "sphinx_glossator/page/nodes.py",
    "sphinx_glossator/page/roles.py",
    "sphinx_glossator/search/__init__.py",
    "sphinx_glossator/search/page.html",
    "sphinx_glossator/sphinx/citations.py",
    "sphinx_glossator/typst/compile.py",
    "sphinx_glossator/typst/index.py",
    "sphinx_glossator/typst/literals.py",
    "sphinx_glossator/typst/template/words.typ",
    "sphinx_glossator/views/kwic.py",
}
"""Files outside of ``languages/`` that know of Chinese."""

MOST_LINES = 350

ROOMS = {
    *(
        "data",
        "epub",
        "html",
        "memory",
        "page",
        "safety",
        "search",
        "sphinx",
        "typst",
        "views",
        "words",
    ),
}
"""The rooms of the extension: at its top is nothing else but what registers them."""

CHINESE = re.compile(
    r"chinese|pinyin|zh[_-]|\\u4e00|[\u3400-\u9fff]|opencc|\bis_?han\b", re.IGNORECASE
)


def find_doubled() -> dict[str, list[str]]:
    """Return the public names that more than one module defines as a class or a function."""
    defined = defaultdict(list)
    for module, tree in read_modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                defined[node.name].append(module)
    return {name: modules for name, modules in sorted(defined.items()) if len(modules) > 1}


def test_a_name_means_one_thing() -> None:
    doubled = find_doubled()
    assert doubled.keys() == DOUBLED | DOUBLED_BY_DESIGN.keys(), doubled


def test_modules_are_short() -> None:
    lengths = {
        path.relative_to(TOOLS).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in TOOLS.rglob("*.py")
    }
    assert {name for name, lines in lengths.items() if lines > MOST_LINES} == LONG


def test_nothing_goes_in_circles() -> None:
    assert find_circles(graph_modules()) == CIRCLES


def test_no_rooms_go_in_circles() -> None:
    assert find_circles(graph_rooms()) == CIRCLES_OF_ROOMS


def test_at_the_top_of_the_extension_are_its_rooms_alone() -> None:
    top = TOOLS / "sphinx_glossator"
    found = {path.name for path in top.iterdir() if path.name != "__pycache__"}
    assert found == {"__init__.py", "py.typed", *ROOMS}


def test_what_is_chinese_is_in_the_rooms_of_languages() -> None:
    files = {
        path.relative_to(TOOLS).as_posix(): path.read_text(encoding="utf-8")
        for path in TOOLS.rglob("*.*")
        if path.suffix in (".py", ".js", ".css", ".typ", ".html") and "languages" not in path.parts
    }
    assert {name for name, text in files.items() if CHINESE.search(text)} == NAMES_CHINESE
