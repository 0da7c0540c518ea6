"""Bibliographies as reference managers export them: read without a fault, printed as their readers expect.

``exports/``: by Zotero (BibTeX, and CSL-JSON), Better BibTeX for biblatex, JabRef and Mendeley.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossator.diagnostics import Code
from glossator.references import parse_bibliography, read_sources
from sphinx_glossator.sphinx.citations import EditionStyle
from sphinx_glossator.sphinx.known_entries import EntryParser

EXPORTS = Path(__file__).parent / "exports"

PRINTED = {
    "zotero.bib": [
        "García et al. 2019: García, María, Müller-Şahin, Jörg, and de la Cruz, Ana. The Roads of the North: A "
        "survey. Journal of Roads & Bridges, 12(3):11–29, May 2019. Publisher: Example Press.",
        "Handbook of Roads 2001: Handbook of Roads. Berlin, 2001. ISBN 978-3-16-148410-0.",
        "Ministry of Foreign Affairs 2020: Ministry of Foreign Affairs. Statement on roads. January 2020.",
        "Vuk et al. 2005: Vuk, Željko et al. Roads of the Čech Lands. PhD Thesis, 2005.",
    ],
    "better-biblatex.bib": [
        "A 1900a: A, B. T. Great Press, London, 1900.",
        "A 1900b: A, B. T. In Bk. 1900.",
        "Dir 2000: Dir, E., editor. Tolls. 2000.",
        "Größe 2010: Größe, Øystein. Straßen. Zeitschrift, 2010.",
        "Lee 2022: Lee, Ann. Tolls: The Data. Repo, 4 March 2022. Version 2.1.",
        "Ng 2003: Ng, P. Paving. In Proceedings of Paving, 1–9. ACM, 2003.",
        "Road 1911: Road. In Encyclopedia. 1911.",
        "Smith et al. 2020: Smith, Adam et al. Roads and Tolls. The Road Site, May 2019",
        "Toll Act 1864: Toll Act. 1864.",
        "Vu 2001: Vu, T. On Tolls. PhD thesis, University of X, June 2001.",
        "Who 1999: Who, N. 1999.",
        "World Bank 2015: World Bank. Tolls in Numbers. Technical report 12, World Bank, 2015.",
    ],
    "jabref.bib": [
        "Child 1999: Child, A. Paper. In Ed, I., editor, Proceedings of X. 1999.",
        "Müller and Étienne 2001: Müller, Franz and Étienne, Émile. Über",
    ],
    "mendeley.bib": [
        "Chen et al. 2015: Chen, Li, Švec, Jan, and Lu, Ćiril. Tolls & roads: a review. Roads, 1:1–10, 2015. "
        "URL: http://example.org/x_y,",
        "Doe 1999: Doe, John. A report. Technical Report, 1999.",
    ],
    "references.json": [
        "A Page n.d.: A Page. n.d. URL: https://example.org/a_b?c=%20d (visited on 2020-01-02).",
        "García Márquez 1967: García Márquez, Gabriel. A Book. 1967.",
        "King 2001: King, Jr., Martin Luther. T. PhD thesis, University of Y, 2001.",
        "van Beethoven and Ministry of Roads 2020: van Beethoven, Ludwig and Ministry of Roads.",
    ],
}


@pytest.mark.parametrize("name", PRINTED)
def test_an_export_is_printed(name: str) -> None:
    data = EntryParser(encoding="utf-8").parse_file(str(EXPORTS / name))
    found = EditionStyle().format_bibliography(data)
    printed = [f"{entry.label}: {entry.text.render_as('text')}" for entry in found]
    for expected in PRINTED[name]:
        assert any(line.startswith(expected) for line in printed), (expected, printed)
    assert not any("\\" in line or "{" in line for line in printed)


@pytest.mark.parametrize("name", PRINTED)
def test_an_export_has_no_fault_but_what_it_does_not_say(name: str) -> None:
    content = (EXPORTS / name).read_text("utf-8")
    entries, found = parse_bibliography(content, name)
    assert {fault.code for fault in found} <= {Code.THIN_SOURCE}
    assert all(fault.severity == "warning" for fault in found)
    data = EntryParser(encoding="utf-8").parse_file(str(EXPORTS / name))
    assert [entry.key for entry in entries] == list(data.entries)


ITEM = {"id": "a", "type": "book", "title": "A", "publisher": "P", "author": [{"literal": "B"}]}
DATED = ITEM | {"issued": {"date-parts": [[1999]]}}


def told(*items: object) -> list[str]:
    content = json.dumps(items, indent=1)
    return [str(found) for found in parse_bibliography(content, "references.json")[1]]


def test_a_source_in_csl_json_is_as_one_in_bibtex() -> None:
    assert told(DATED) == []
    found = told(DATED, {**DATED, "id": "b", "publisher": ""})
    assert found == [
        "references.json:20:2: THIN_SOURCE b, a source of type book, has no publisher, and is printed without; "
        "add it"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{}", "1:1: BAD_SOURCE CSL-JSON is an array of sources"),
        ("", "1:1: BAD_SOURCE CSL-JSON is an array of sources"),
        ('[{"id": "a" "b"}]', "1:13: BAD_SOURCE this is no JSON: Expecting ',' delimiter"),
        ('[{"id": "a"', "1:12: BAD_SOURCE this is no JSON"),
        ("[\n 3]", "2:2: BAD_SOURCE this is no source; write an object"),
        ('[\n {"type": "book"}]', "2:2: BAD_SOURCE the source has no id; give it one"),
        ('[{"id": "a b", "type": "book"}]', "1:2: BAD_SOURCE 'a b' is no key; give it one"),
        (
            '[{"id": "a", "type": "bok"}]',
            "1:2: BAD_SOURCE a is of type 'bok', which CSL does not have",
        ),
        ("[" * 100_000, "1:2: BAD_SOURCE this is no JSON"),
        ("[] x", "1:4: BAD_SOURCE words stand behind the array"),
        ('[{"id": "a", "type": "book", "title": "A"} {}]', "1:44: BAD_SOURCE a comma or ]"),
    ],
)
def test_what_is_wrong_with_csl_json_has_its_place(content: str, expected: str) -> None:
    _, found = parse_bibliography(content, "references.json")
    assert str(found[0]).startswith(f"references.json:{expected}")


@pytest.mark.parametrize(
    "odd", [None, 3, "x", [], [3], {"a": 1}, [[1, 2]], {"date-parts": "x"}, {"date-parts": [["y"]]}]
)
@pytest.mark.parametrize("field", ["author", "issued", "title", "page", "container-title"])
def test_odd_values_in_csl_json_are_no_traceback(field: str, odd: object) -> None:
    told({**DATED, field: odd})


def test_a_key_in_both_files_is_a_fault() -> None:
    files = {"a.bib": "@misc{a, title={A}}\n", "references.json": json.dumps([DATED])}
    _, found = read_sources(files)
    assert [str(fault) for fault in found] == [
        "references.json:1:2: DUPLICATE_ID a stands at a.bib:1 too; rename one"
    ]
