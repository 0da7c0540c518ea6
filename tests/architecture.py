"""Draw the flow of an edition through the rooms of the house: ``docs/software/architecture.svg``.

``python tests/architecture.py --write`` writes it anew. Where a box stands is laid by hand below; what it
says is the first sentence of its room, and the arrows are the imports. A room that is in no box is a fault.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from import_graph import Graph, describe, graph_rooms, reduce_graph

PICTURE = Path(__file__).parents[1] / "docs/software/architecture.svg"

WIDTH = 720
MARGIN = 8
"""Between the edge of the picture and its panels."""
PADDING = 18
"""Between the edge of a panel and its boxes; arrows may pass there."""
GUTTER = 20
"""Between two boxes of a row; arrows pass there too."""
ROW_GAP = 34
LINE = 13
LETTER = 5.55
"""How wide a letter of a box's sentence is on average, with some room to spare."""

LETTERS_OF_NAMES = 86
"""How many letters of names are on a line of a panel."""

Row = tuple[str, ...]


class Panel(NamedTuple):
    """A frame around rows of rooms of one package; ``common`` are those that all of them may use."""

    title: str
    package: str
    rows: tuple[Row, ...]
    common: tuple[str, ...] = ()


class Files(NamedTuple):
    """What stands between two panels: files, which one writes and the other reads."""

    names: str
    about: str


STORY: tuple[Panel | Files, ...] = (
    Panel(
        "glossator_schema",
        "glossator_schema",
        (),
        (
            *("entries", "kinds", "fields", "notes", "block_kinds", "blocks", "inlines", "items"),
            "formulas",
            "points",
            *("dates", "names", "credits"),
            *("languages", "tags", "wordings", "likeness"),
            *("printed", "printing", "settings", "extensions", "addresses", "json_schema"),
            "words",
            *("front_matter", "scripts"),
            *("source_types", "source_languages", "source_tex", "csl", "house_style"),
        ),
    ),
    Files("seeds/   glossary/", "texts as they were received, and what editors decided on them"),
    Panel(
        "glossator: the engine writes the pages",
        "glossator",
        (
            ("witness", "block_rules", "notes", "glossary"),
            ("notations", "ledger", "linking"),
            ("record", "myst", "checks", "anchoring"),
            ("structure", "edition", "generated"),
            ("draft", "project", "editing"),
        ),
        (
            *("model", "entry", "diagnostics", "data_file", "quotation", "collation"),
            *("encoding", "yaml_values", "yaml_words", "options", "explaining", "codes"),
            *("line_set", "bibliographic", "note_places", "pictures", "standing"),
            *(
                "bibtex",
                "csl_json",
                "references",
                "files",
                "settings",
                "whole_file",
                "fingerprint",
                "schemas",
            ),
            *("languages", "memo", "stored", "migrate", "house_style"),
        ),
    ),
    Files("docs/", "pages in MyST: complete, and the only contract between the two"),
    Panel(
        "sphinx_glossator: the extension publishes them",
        "sphinx_glossator",
        (
            ("words", "safety"),
            ("languages",),
            ("page",),
            ("sphinx", "memory"),
            ("data", "views"),
            ("search", "html", "typst", "epub", "plain"),
        ),
    ),
    Files("build/", "HTML, PDF, EPUB, edition.json"),
    Panel(
        "glossator: the engine proves what was published",
        "glossator",
        (("markup",), ("certificate", "published_page", "manifest"), ("published", "cli")),
    ),
)

NOT_DRAWN = ("glossator.__main__",)

STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")

MARKER = (
    '<marker id="{0}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path class="{0}" d="M0 0.5 8 4 0 7.5z"/></marker>'
)


class Box(NamedTuple):
    """A room, where it stands."""

    room: str
    row: int
    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def draw() -> str:
    """Return the picture as SVG."""
    imports = graph_rooms()
    check_rooms(imports)
    parts: list[str] = []
    y = float(MARGIN)
    for place in STORY:
        if isinstance(place, Files):
            written = place is not STORY[1]  # the first files are those that people write
            parts += draw_files(place, y, written=written)
            y += 76
        else:
            panel, height = draw_panel(place, y, imports)
            parts += panel
            y += height
    height = round(y + MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">\n'
        "<title>How an edition flows through the software</title>\n"
        f"<style>\n{STYLE}</style>\n"
        f"<defs>{MARKER.format('head')}{MARKER.format('flow-head')}</defs>\n"
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def list_rooms(panel: Panel) -> list[str]:
    names = [name for row in panel.rows for name in row]
    return [f"{panel.package}.{name}" for name in (*names, *panel.common)]


def check_rooms(imports: Graph) -> None:
    """Raise a fault if a room is in no box, or a box has no room."""
    drawn = {room for panel in STORY if isinstance(panel, Panel) for room in list_rooms(panel)}
    missing = imports.keys() - drawn - set(NOT_DRAWN)
    if missing or drawn - imports.keys():
        raise LookupError(
            f"STORY in {Path(__file__).name} lacks {sorted(missing)} "
            f"and has {sorted(drawn - imports.keys())}, which are no more"
        )


def draw_files(files: Files, y: float, *, written: bool) -> Iterator[str]:
    """Yield what is written between two panels, on the arrow from one to the other."""
    x = WIDTH / 2
    if written:
        yield draw_path(f"M{x:g} {y + 2:g}V{y + 18:g}", "arrow flow")
    yield f'<text class="name" x="{x:g}" y="{y + 33:g}" text-anchor="middle">{files.names}</text>'
    about = escape(files.about, quote=False)
    yield f'<text class="files" x="{x:g}" y="{y + 48:g}" text-anchor="middle">{about}</text>'
    yield draw_path(f"M{x:g} {y + 55:g}V{y + 74:g}", "arrow flow", head="flow-head")


def draw_panel(panel: Panel, y: float, imports: Graph) -> tuple[list[str], float]:
    """Return a panel whose top is at ``y``, and its height."""
    boxes = lay_boxes(panel, y + 34)
    bottom = max((box.bottom for box in boxes), default=y + 22)
    parts = [f'<text class="title" x="{MARGIN + PADDING}" y="{y + 20:g}">{panel.title}</text>']
    parts += draw_arrows(panel, boxes, imports)
    for box in boxes:
        parts += draw_box(box, by_schema=goes_by_schema(box.room, imports))
    if not boxes:
        about = escape(describe(panel.package), quote=False)
        parts.append(f'<text x="{MARGIN + PADDING + 130}" y="{y + 20:g}">{about}</text>')
    if panel.common:
        names = "   ".join(panel.common)
        for line in wrap(f"Used by all:   {names}" if boxes else names, LETTERS_OF_NAMES):
            bottom += 18
            parts.append(
                f'<text class="name" x="{MARGIN + PADDING}" y="{bottom + 3:g}" '
                f'xml:space="preserve">{line}</text>'
            )
    height = bottom + PADDING - y
    frame = (
        f'<rect class="panel" x="{MARGIN}" y="{y:g}" width="{WIDTH - 2 * MARGIN}" '
        f'height="{height:g}" rx="6"/>'
    )
    return [frame, *parts], height


def goes_by_schema(room: str, imports: Graph) -> bool:
    return any(name.startswith("glossator_schema.") for name in imports[room])


def lay_boxes(panel: Panel, y: float) -> list[Box]:
    """Return the boxes of a panel: those of a row share its width and its height."""
    boxes: list[Box] = []
    inner = WIDTH - 2 * (MARGIN + PADDING)
    for number, row in enumerate(panel.rows):
        width = min((inner - GUTTER * (len(row) - 1)) / len(row), 330)
        left = (WIDTH - width * len(row) - GUTTER * (len(row) - 1)) / 2
        rooms = [f"{panel.package}.{name}" for name in row]
        most = max(len(wrap_about(room, width)) for room in rooms)
        height = 26 + LINE * most
        for place, room in enumerate(rooms):
            boxes.append(Box(room, number, left + place * (width + GUTTER), y, width, height))
        y += height + ROW_GAP
    return boxes


def wrap_about(room: str, width: float) -> list[str]:
    return wrap(describe(room), int((width - 18) / LETTER))


def wrap(words: str, length: int) -> list[str]:
    """Return words in lines of at most so many letters."""
    lines = [""]
    for word in words.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > length:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
        if len(lines[-1]) > length and "/" in lines[-1]:
            folders, _, name = lines[-1].rpartition("/")
            lines[-1:] = [f"{folders}/", name]
    return lines


def draw_box(box: Box, *, by_schema: bool) -> Iterator[str]:
    yield (
        f'<rect class="box" x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" '
        f'height="{box.height:g}" rx="4"/>'
    )
    name = box.room.partition(".")[2]
    yield f'<text class="name" x="{box.left + 9:g}" y="{box.top + 16:g}">{name}</text>'
    for number, line in enumerate(wrap_about(box.room, box.width)):
        y = box.top + 31 + LINE * number
        yield f'<text x="{box.left + 9:g}" y="{y:g}">{escape(line, quote=False)}</text>'
    if by_schema:
        x = box.left + box.width - 10
        yield f'<circle class="by-schema" cx="{x:g}" cy="{box.top + 10:g}" r="3"/>'


def draw_arrows(panel: Panel, boxes: Sequence[Box], imports: Graph) -> Iterator[str]:
    """Yield the arrows from each room to those that build on it, and back where the layers are broken."""
    by_room = {box.room: box for box in boxes}
    within = {room: {other for other in imports[room] if other in by_room} for room in by_room}
    downwards = {
        room: {other for other in others if by_room[other].row < by_room[room].row}
        for room, others in within.items()
    }
    drawn = {
        (by_room[other], by_room[room])
        for room, others in reduce_graph(downwards).items()
        for other in others
    }
    ends = spread_ends(drawn)
    for start, end in sorted(drawn):
        yield draw_path(route(ends[start, end], start, end, boxes), "arrow", head="head")
    for room, others in sorted(within.items()):
        for other in sorted(others - downwards[room]):
            yield draw_path(route_against(by_room[other], by_room[room]), "arrow against", "head")


def spread_ends(
    drawn: set[tuple[Box, Box]],
) -> Mapping[tuple[Box, Box], tuple[float, float]]:
    """Return where each arrow begins and ends, so that those of one box do not cross at it."""
    starts: dict[tuple[Box, Box], float] = {}
    ends: dict[tuple[Box, Box], float] = {}
    for box in {box for arrow in drawn for box in arrow}:
        going = sorted(
            (a for a in drawn if a[0] == box), key=lambda arrow: (arrow[1].middle, arrow)
        )
        coming = sorted(
            (a for a in drawn if a[1] == box), key=lambda arrow: (arrow[0].middle, arrow)
        )
        for arrows, places in ((going, starts), (coming, ends)):
            for number, arrow in enumerate(arrows, start=1):
                places[arrow] = box.left + box.width * number / (len(arrows) + 1)
    return {arrow: (starts[arrow], ends[arrow]) for arrow in drawn}


def route(ends: tuple[float, float], start: Box, end: Box, boxes: Sequence[Box]) -> str:
    """Return the path of an arrow: past the rows between, where there is room nearest to the straight line."""
    x, y = ends[0], start.bottom
    path = f"M{x:g} {y:g}"
    for row in range(start.row + 1, end.row):
        between = [box for box in boxes if box.row == row]
        way = x + (ends[1] - x) / (end.row - row + 1)
        gap = min(find_gaps(between), key=lambda gap: abs(gap - way))
        path += curve(x, y, gap, between[0].top) + f"V{between[0].bottom:g}"
        x, y = gap, between[0].bottom
    return path + curve(x, y, ends[1], end.top - 1)


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a curve from the last point of a path that leaves downwards and comes from above."""
    half = (y + to_y) / 2
    return f"C{x:g} {half:g} {to_x:g} {half:g} {to_x:g} {to_y:g}"


def find_gaps(row: Sequence[Box]) -> list[float]:
    """Return where an arrow may pass a row: between two boxes, and beside the first and the last."""
    inner = [box.left - GUTTER / 2 for box in row]
    return [*inner, row[-1].left + row[-1].width + GUTTER / 2]


def route_against(start: Box, end: Box) -> str:
    """Return the path of an arrow to a room of the same layer, or of an earlier one."""
    if start.row == end.row:
        half = start.bottom + 16
        return (
            f"M{start.middle:g} {start.bottom:g}C{start.middle:g} {half:g} "
            f"{end.middle:g} {half:g} {end.middle:g} {end.bottom + 1:g}"
        )
    x = start.middle + 14
    return f"M{x:g} {start.top:g}L{end.middle + 14:g} {end.bottom + 1:g}"


def draw_path(path: str, kind: str, head: str = "") -> str:
    marker = f' marker-end="url(#{head})"' if head else ""
    return f'<path class="{kind}" d="{path}"{marker}/>'


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        raise SystemExit("usage: python tests/architecture.py --write")
    PICTURE.write_text(draw(), encoding="utf-8")
