"""A kind of entry and a field are added in the schema alone: the engine reads, checks and writes them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_edition import REPOSITORY, TinyEdition

pytestmark = pytest.mark.slow  # it builds editions by a copy of the software

PLACE = """
PLACE = EntryKind(
    name="place",
    plural="places",
    noun="place",
    page="places",
    title="Places",
    group="Places",
    about="A place that the texts name.",
    fields=(
        Field(name="name", type=Type.NAME, about="Its name.", required=True, part=Part.NAME),
        WORDINGS,
        Field(name="modern_country", type=Type.LINE, about="Where it is now.", part=Part.FACTS),
        Field(name="description", type=Type.PROSE, about="What.", required=True, part=Part.BODY),
        FORMS,
        SOURCES,
    ),
    found=Found.BY_FORMS,
    order=("name",),
)

"""
BIRTHPLACE = """        Field(
            name="birthplace",
            type=Type.LINE,
            about="Where the person was born.",
            part=Part.FACTS,
            searchable=True,
        ),
"""
KINDS = "ENTRY_KINDS: tuple[EntryKind, ...] = (TERM, PERSON, EVENT"
OFFICE = '        Field(\n            name="office",\n'

TERM = (
    "- {id: term-trade, headword: trade, definition: Buying., forms: [{form: trade, case: any}]}\n"
)
PERSON = """\
- id: person-marco
  name: Marco
  kind: person
  start: 1254
  birthplace: Venice
  description: He went far.
"""
PLACES = """\
- id: place-canton
  name: Canton
  modern_country: China
  description: A port.
  forms: [{form: Canton, case: exact}]
  sources: [a-1]
- id: place-acre
  name: Acre
  description: Another.
"""
FAULTS = [
    ("places", "id: place-acre", "id: acre", "7:7: BAD_FIELD id: an id here is place- and"),
    ("places", "modern_country", "country", "3:3: BAD_FIELD unknown key country"),
    ("places", "A port.", "A {cite:p}`b-2`.", "4:16: UNKNOWN_SOURCE b-2"),
    ("places", "form: Canton", "form: Kanton", "1:3: UNUSED_FORM 'Kanton' of place-canton"),
    ("people", "birthplace", "birthplaces", "5:3: BAD_FIELD unknown key birthplaces"),
]
COMMANDS = """
import sys
from glossator.cli import main
sys.exit(max([main([sys.argv[1], "-C", folder]) for folder in sys.argv[2:]]))
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages, with a field and a kind more in the schema."""
    folder = tmp_path_factory.mktemp("copy") / "tools"
    shutil.copytree(REPOSITORY / "tools", folder, ignore=shutil.ignore_patterns("__pycache__"))
    schema = folder / "glossator_schema" / "entries.py"
    content = schema.read_text(encoding="utf-8")
    for place in (KINDS, OFFICE):
        assert content.count(place) == 1
    content = content.replace(KINDS, f"{PLACE}{KINDS}, PLACE").replace(OFFICE, BIRTHPLACE + OFFICE)
    schema.write_text(content, encoding="utf-8")
    return folder


def make_edition(folder: Path) -> TinyEdition:
    tiny = TinyEdition(folder)
    tiny.add_text("alpha", "Ships bring trade to Canton.\n")
    tiny.write("docs/references.bib", "@misc{a-1, title={A}, author={B}, year={2000}}\n")
    for name, content in (("terms", TERM), ("people", PERSON), ("places", PLACES)):
        tiny.write(f"glossary/{name}.yaml", content)
    return tiny


def run(tools: Path, command: str, *editions: TinyEdition) -> str:
    """Run the copy's command on editions; return what it says of their faults."""
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, command, *(str(tiny.root) for tiny in editions)],
        env={**os.environ, "PYTHONPATH": str(tools)},
        capture_output=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == bool(done.returncode)
    return done.stderr


def test_they_are_written(tools: Path, tmp_path: Path) -> None:
    tiny = make_edition(tmp_path)
    assert run(tools, "convert", tiny) == run(tools, "check", tiny) == ""
    assert (tiny.root / "docs/places.md").read_text(encoding="utf-8") == (
        "% Generated from glossary/ by glossator; do not edit.\n\n# {edition:say}`Places`\n\n"
        ':::{edition:place} place-acre\n:name: "Acre"\n:source: "glossary/places.yaml:9"\n\n'
        "Another.\n:::\n\n"
        ':::{edition:place} place-canton\n:name: "Canton"\n:modern-country: "China"\n'
        ':forms: "Canton"\n:sources: "a-1"\n:source: "glossary/places.yaml:4"\n\n'
        "A port. {cite:p}`a-1`\n:::\n"
    )
    people = (tiny.root / "docs/people.md").read_text(encoding="utf-8")
    assert ':birthplace: "Venice"\n' in people
    text = (tiny.root / "docs/texts/alpha.md").read_text(encoding="utf-8")
    assert "bring [trade](term:trade) to [Canton](place:canton)." in text
    schemas = {
        path.name: json.loads(path.read_text("utf-8")) for path in tiny.root.glob("schemas/*")
    }
    assert "PlaceEntry" in schemas["places.schema.json"]["$defs"]
    assert "birthplace" in schemas["people.schema.json"]["$defs"]["PersonEntry"]["properties"]


def test_they_are_checked(tools: Path, tmp_path: Path) -> None:
    faulty = []
    for file, old, new, _ in FAULTS:
        tiny = make_edition(tmp_path / str(len(faulty)))
        path = tiny.root / f"glossary/{file}.yaml"
        tiny.write(f"glossary/{file}.yaml", path.read_text(encoding="utf-8").replace(old, new))
        faulty.append(tiny)
    said = run(tools, "check", *faulty)
    for file, _, _, message in FAULTS:
        assert f"glossary/{file}.yaml:{message}" in said
