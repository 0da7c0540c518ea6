"""The JSON Schemas: the edition's own files fit them, a fault does not, and what is written is up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tiny_edition import REPOSITORY, TinyEdition, events_yaml, record_yaml, term_yaml

from glossator.cli import main
from glossator.schemas import make_schemas, name_schema

SCHEMAS = {name: json.loads(content) for name, content in make_schemas().items()}
FILES = [
    *(path for path in sorted(REPOSITORY.glob("glossary/*.yaml")) if path.stem != "ledger"),
    *sorted(REPOSITORY.glob("seeds/*/record.yaml")),
]


class Loader(yaml.CSafeLoader):
    """YAML as editors' programs read it: numbers and truth values, but no dates."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith("timestamp")]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def faults(content: str, name: str) -> list[str]:
    data: Any = yaml.load(content, Loader)
    validator = Draft202012Validator(SCHEMAS[f"{name}.schema.json"])
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_is_one_and_has_no_internals(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    written = json.dumps(schema)
    assert "value_places" not in written
    assert '"Source"' not in written
    for title in re.findall(r'"title": "([^"]+)"', written):
        assert re.fullmatch(r"[A-Z][^A-Z_]*", title)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_files_of_the_edition_fit_the_schema_that_they_name(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    first = content.partition("\n")[0]
    assert first == name_schema(path.stem, len(path.relative_to(REPOSITORY).parents) - 1)
    named = path.parent / first.partition("$schema=")[2]
    assert json.loads(named.read_text(encoding="utf-8")) == SCHEMAS[named.name]
    assert faults(content, path.stem) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: term-a", "id: a", "does not match"),
        ("headword:", "headwort:", "'headwort' was unexpected"),
        ("definition: A word., ", "", "'definition' is a required property"),
        ("case: any", "case: some", "'some' is not one of"),
        ('plural: ""', "number: 1", "'number' was unexpected"),
        ("A word.", "A word., related: [b]", "does not match"),
        ("A word.", "A word., first_use: {date: 28.11.2014, where: x}", "does not match"),
        ("A word.", "A word., exceptions: {headword: x}", "'headword' does not match any"),
    ],
)
def test_a_fault_in_a_term_is_refused(old: str, new: str, said: str) -> None:
    content = term_yaml("a: x")
    assert old in content
    assert faults(content, "terms") == []
    (message,) = faults(content.replace(old, new), "terms")[:1]
    assert said in message


def test_rules_between_fields_are_in_the_schema() -> None:
    event = events_yaml(("alpha-p1", "a"))
    assert faults(event, "events") == []
    assert faults(event.replace("certainty: certain", "certainty: inferred"), "events")
    assert faults(event.replace("place:", "basis: x, place:"), "events")
    person = "- {id: person-a, name: A, kind: person, description: He.%s}\n"
    assert faults(person % ", start: 1893", "people") == []
    assert faults(person % "", "people")


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        ("{lines: 1, kind: heading, level: 1}", True),
        ("{lines: 1-2, run_in: {level: 1, text: 1984, number: 12a}}", True),
        ("{lines: 1 - 2}", False),
        ("{lines: 1, kind: headline}", False),
        ("{lines: 1, level: one}", False),
        ("{lines: 1, source: x}", False),
    ],
)
def test_a_record(rule: str, fits: bool) -> None:
    assert (faults(record_yaml(rules=[rule]), "record") == []) is fits


def test_convert_writes_them_and_check_asks_for_them(
    edition: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    edition.write("schemas/mine.json", "{}")
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert main(["ledger", "--accept", "-C", str(edition.root)]) == 0
    written = edition.files("schemas")
    assert written.keys() == {"mine.json", *make_schemas()}
    capsys.readouterr()
    edition.write("schemas/terms.schema.json", "{}")
    assert main(["check", "-C", str(edition.root)]) == 1
    assert "schemas/terms.schema.json:1:1: STALE_PAGE is not what" in capsys.readouterr().err
    assert main(["convert", "-C", str(edition.root)]) == 0
    assert edition.files("schemas") == written


def test_the_manual_offers_the_schemas_as_they_are() -> None:
    """The pages are complete in themselves: so the copies that readers load lie beside them."""
    published = REPOSITORY / "docs/software/schemas"
    copies = {path.name: path.read_text(encoding="utf-8") for path in published.iterdir()}
    assert copies == make_schemas(), "cp schemas/* docs/software/schemas/"
