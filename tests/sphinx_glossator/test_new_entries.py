"""A field and a kind of entry that are declared in the schema are published, with no other line of code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.slow  # it builds editions by a copy of the software

TOOLS = Path(__file__).parents[2] / "tools"

OFFICE = '            about="What the texts’ time knew it as.",\n'
BIRTHPLACE = """
        Field(
            name="birthplace",
            type=Type.LINE,
            about="Where someone was born.",
            part=Part.FACTS,
            searchable=True,
        ),
"""
KINDS = "ENTRY_KINDS: tuple[EntryKind, ...] = (TERM, PERSON, EVENT)\n"
PLACE = """
PLACE = dataclasses.replace(
    TERM,
    name="place",
    plural="places",
    noun="place",
    page="places",
    title="Places",
    group="Places",
    about="A town, a river, a country.",
    fields=(
        Field(
            name="name",
            type=Type.NAME,
            about="As the edition writes it.",
            required=True,
            part=Part.NAME,
            searchable=True,
        ),
        WORDINGS,
        Field(name="founded", type=Type.DATE, about="When.", part=Part.FACTS, searchable=True),
        Field(name="region", type=Type.LINE, about="Where.", part=Part.FACTS, searchable=True),
        Field(
            name="history",
            type=Type.PROSE,
            about="What became of it.",
            label="Its history",
            part=Part.SECTION,
            searchable=True,
        ),
        Field(name="text", type=Type.PROSE, about="What it is.", required=True, part=Part.BODY),
        FORMS,
        SOURCES,
    ),
    order=("name",),
    handout="Places",
    glossary=False,
)

ENTRY_KINDS: tuple[EntryKind, ...] = (TERM, PERSON, EVENT, PLACE)
"""

PLACES_PAGE = """# Places

::::{edition:place} place-beijing
:name: "Beijing"
:wordings: "zh-Hans 北京 | zh-Hant 北京 | zh-Latn-pinyin Běijīng"
:founded: "1153-05"
:region: "The north"
:forms: "Beijing | Peking"
:source: "glossary/places.yaml:3"

A *capital*.

:::{edition:history}
:source: "glossary/places.yaml:9"

Once Yanjing.
:::
::::
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code with one field and one kind more in the schema."""
    copy = tmp_path_factory.mktemp("new") / "tools"
    shutil.copytree(TOOLS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    schema = copy / "glossator_schema" / "entries.py"
    text = schema.read_text(encoding="utf-8")
    assert text.count(KINDS) == text.count(OFFICE) == 1
    before, after = text.split(OFFICE)
    field, close, rest = after.partition("        ),\n")
    text = before + OFFICE + field + close + BIRTHPLACE + rest
    schema.write_text(text.replace(KINDS, PLACE), encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def publish(
    tools: Path, rootdir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Return a function that builds a small edition by that code, and says where its output is."""
    source = tmp_path_factory.mktemp("edition") / "docs"
    shutil.copytree(rootdir / "test-glossary", source)
    for name, old, new in (
        ("people.md", ":office:", ':birthplace: "Taizhou"\n:office:'),
        ("index.md", "\nplain\n", "\nplain\nplaces\n"),
        (
            "first.md",
            "and again",
            "in [Beijing](place:beijing), [Peking]{.place-beijing}, and again",
        ),
    ):
        text = (source / name).read_text(encoding="utf-8")
        (source / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (source / "places.md").write_text(PLACES_PAGE, encoding="utf-8")

    @cache
    def build(builder: str) -> Path:
        out = source.with_name(builder)
        command = [sys.executable, "-m", "sphinx", "-b", builder, "-d", f"{out}.doctrees"]
        ended = subprocess.run(
            [*command, source, out],
            env=os.environ | {"PYTHONPATH": str(tools)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        assert "place" not in ended.stderr
        return out

    return build


def words(element: object) -> str:
    """Return the words of an element, spaced as one line."""
    return " ".join(element.get_text(" ").split())  # type: ignore[attr-defined]


def test_pages_in_a_browser_show_them(publish: Callable[[str], Path]) -> None:
    out = publish("html")
    pages = {
        name: BeautifulSoup((out / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        for name in ("people", "places", "first")
    }
    facts = pages["people"].select_one("#person-hu .person-facts")
    assert words(facts) == "born 1942 · President in 2006 · Taizhou"

    place = pages["places"].select_one("section#place-beijing.place-entry")
    assert words(place.h2) == "Beijing ¶"
    assert place.h2.a["title"] == "Link to this place"
    assert {e["lang"]: e.get_text() for e in place.select("[lang]")} == {
        "zh-Hans": "北京",
        "zh-Latn-pinyin": "Běijīng",
    }
    assert words(place.select_one(".place-facts")) == "May 1153 · The north"
    assert words(place.select_one(".history")) == "Its history Once Yanjing."
    assert words(place.select_one(".backlinks")).startswith("Occurs in First 2001 ¶2 ×2")
    assert pages["places"].select(".finder")

    paragraph = pages["first"].select_one("#first-p2")
    assert paragraph.select_one("a.place-link")["href"] == "places.html#place-beijing"
    again = paragraph.select_one("a.place-link.again")
    assert (again.get_text(), again["href"]) == ("Peking", "places.html#place-beijing")
    script = (out / "_static/popovers/first.js").read_text(encoding="utf-8")
    popovers = BeautifulSoup(
        json.loads(script[script.index('"') : script.rindex(")")]), "html.parser"
    )
    popover = popovers.select_one("#popover-place-beijing")
    assert words(popover) == "Beijing 北京 Běijīng May 1153 · The north A capital."


def test_data_and_search_have_them(publish: Callable[[str], Path]) -> None:
    out = publish("html")
    data = json.loads((out / "edition.json").read_text(encoding="utf-8"))
    assert {p["id"]: p["birthplace"] for p in data["people"]} == {
        "person-fund": "",
        "person-hu": "Taizhou",
    }
    (place,) = data["places"]
    assert place["history"] == "Once Yanjing."
    assert [o["form"] for o in place["occurrences"]] == ["Beijing", "Peking"]

    script = (out / "_static" / "edition-index.js").read_text(encoding="utf-8")
    packed = script.removeprefix("globalThis.editionIndex=").removesuffix(";\n")
    kinds, pages, languages = json.loads(packed)
    units = {unit[1]: unit for _, units in pages for unit in units}
    assert units["person-hu"][4].startswith("born 1942 · President in 2006 · Taizhou\n")
    kind, _, _, name, found, names, tags = units["place-beijing"]
    assert list(kinds.values())[kind] == "Places"
    assert (name, names) == ("Beijing", ["北京", "Běijīng", "Peking"])
    assert [languages[tag] for tag in tags] == [["zh-Hans", 0], ["zh-Latn-pinyin", 0]]
    assert found == "May 1153 · The north\nA capital.\nOnce Yanjing."


def test_books_have_them(publish: Callable[[str], Path]) -> None:
    (book,) = publish("epub").glob("*.epub")
    with zipfile.ZipFile(book) as parts:
        assert "President in 2006 · Taizhou" in parts.read("people.xhtml").decode()
        page = parts.read("places.xhtml").decode()
    assert "May 1153 · The north" in page
    assert "Its history" in page

    out = publish("typstpdf")
    source = out.with_name(f"{out.name}.doctrees") / "typst" / "edition.typ"
    typst = source.read_text(encoding="utf-8")
    assert '#entry-facts("born 1942 · President in 2006 · Taizhou")' in typst
    assert '#entry-facts("May 1153 · The north")' in typst
    assert '#backlinks("Its history")' in typst
    assert '("Beijing", "北京", "zh-Hans", "place-beijing", "", )' in typst
