"""The house itself: a name means one thing, modules are short, nothing goes in circles.

What is not yet so is listed at the top. A test fails if something new would have to be listed, and if
something is listed that need not be: such an entry is deleted.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from import_graph import TOOLS, find_circles, graph_modules, graph_rooms, read_modules

from glossator_schema import printed

DOUBLED_BY_DESIGN = {
    "propose": "each rule of drafting is a module with this one function",
    **dict.fromkeys(
        ("accept_every_link", "make_parser"),
        "each package makes MyST's parser, as neither imports the other",
    ),
    **dict.fromkeys(
        ("run_certify", "run_draft", "run_ledger", "run_migrate", "run_watch"),
        "a command, and its module, which is imported when the command is given",
    ),
    **dict.fromkeys(
        ("Chinese", "Language"),
        "what is special to a language is for each package a thing of its own",
    ),
}
"""Names that several modules define, and why that is no fault."""

DOUBLED: set[str] = set()
"""Names of classes and functions that mean more than one thing."""

LONG: set[str] = set()
"""Modules of more than 350 lines."""

CIRCLES: list[list[str]] = []
"""Modules that import one another, in types too."""

CIRCLES_OF_ROOMS: list[list[str]] = []
"""Rooms that do."""

MOST_LINES = 350

ROOMS = {
    *(
        "data",
        "epub",
        "html",
        "languages",
        "memory",
        "page",
        "plain",
        "safety",
        "search",
        "sphinx",
        "typst",
        "views",
        "words",
    ),
}
"""The rooms of the extension: at its top is nothing else but what registers them."""


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


OF_THE_THEME = {"data-target": ["glossator/certificate/grammar.py"]}
"""What a theme calls by the name of an attribute of ours, on other elements."""


def test_the_attributes_of_a_published_page_are_named_once() -> None:
    named = "|".join(value for value in vars(printed).values() if str(value).startswith("data-"))
    found: dict[str, list[str]] = {}
    for path in sorted(TOOLS.rglob("*.py")):
        if (
            path != TOOLS / "glossator_schema/printed.py"
        ):  # what is imported may be installed elsewhere
            for name in re.findall(rf"(?<![\w-])(?:{named})(?![\w-])", path.read_text("utf-8")):
                found.setdefault(name, []).append(path.relative_to(TOOLS).as_posix())
    assert found == OF_THE_THEME
