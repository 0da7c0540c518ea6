"""The modules in ``tools/``, what each says that it is, and what imports what, in types too."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

TOOLS = Path(__file__).parents[1] / "tools"

Graph = dict[str, set[str]]


@cache
def read_modules() -> dict[str, ast.Module]:
    """Return each module, parsed, by its dotted name; a package is the module of its ``__init__``."""
    paths = sorted(TOOLS.rglob("*.py"))
    return {name_module(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def name_module(path: Path) -> str:
    parts = path.relative_to(TOOLS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def graph_modules() -> Graph:
    """Return which modules of ours each module imports, ``if TYPE_CHECKING`` and in functions too."""
    modules = read_modules()
    return {
        name: set(find_imports(tree, modules)) - {name} for name, tree in sorted(modules.items())
    }


def find_imports(tree: ast.Module, modules: Mapping[str, ast.Module]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


def room_of(module: str) -> str:
    """Return the room that a module is in: a folder of a package, or the module itself if it is in none."""
    return ".".join(module.split(".")[:2])


@cache
def graph_rooms() -> Graph:
    """Return which other rooms each room imports; packages themselves, which only register, are none."""
    rooms: Graph = {}
    for module, imports in graph_modules().items():
        room = room_of(module)
        if "." in room:
            found = {room_of(name) for name in imports}
            rooms.setdefault(room, set()).update(found - {room})
    return {room: {name for name in imports if name in rooms} for room, imports in rooms.items()}


def describe(module: str) -> str:
    """Return the first sentence of a module's docstring, without its full stop and the marks of code."""
    words = ast.get_docstring(read_modules()[module]) or ""
    return words.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".").replace("``", "")


def find_circles(graph: Mapping[str, Set[str]]) -> list[list[str]]:
    """Return the groups of names that import one another, directly or through others, each sorted."""
    reached = {name: reach(name, graph) for name in graph}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached.get(other, ())))
        for name in graph
        if name in reached[name]
    }
    return [list(group) for group in sorted(groups)]


def reach(name: str, graph: Mapping[str, Set[str]]) -> set[str]:
    """Return all that a name imports, directly or through others; itself only if it is in a circle."""
    found: set[str] = set()
    waiting = [*graph.get(name, ())]
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += graph.get(other, ())
    return found


def reduce_graph(graph: Mapping[str, Set[str]]) -> Graph:
    """Return a graph without circles and without what follows from the rest of it."""
    return {
        name: {
            other
            for other in others
            if not any(other in reach(between, graph) for between in others - {other})
        }
        for name, others in graph.items()
    }
