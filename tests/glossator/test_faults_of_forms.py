"""What is wrong with a text of any form is told alike by every command and by the preview, at one place.

Each fault is planted in an edition that was built; nothing of what was published is touched, and when the
fault is mended nothing more is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_edition import build, published
from previewed import Previewed, end_preview, write_pages
from tiny_edition import TinyEdition, without_column

from glossator.cli import main

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
SOURCE = """ON ROADS*

[1a] The old road runs¹ over the moun-
tain [1b] and _never_ ends.

The river runs,
    the hill remains.

A. Who goes?
B. A friend.

1. One
2. Two

| a | b |
| c | d |

Fig. 1. A road.

* Read in Oslo.
¹ Of Rome.
"""
RECORD = """id: alpha
witness: {file: source.txt, received_as: r.txt, sha256: SHA256}
bibliography:
  title: ON ROADS
  short: Short
  publication: A Journal
  rights: none
  provenance: typed
structure:
  default: paragraph
  speakers: [A., B.]
  milestones: [{pattern: '\\[(\\d[a-z])\\]', name: Bekker}]
  exceptions:
    - {lines: 1, kind: title, notes: [{number: '*'}]}
    - {lines: 3-4, notes: [{number: ¹}]}
    - {lines: 6-7, kind: verse}
    - {lines: 12-13, kind: list}
    - {lines: 15-16, kind: table}
    - {lines: 18, kind: figure, image: road.svg, sha256: PICTURE, alt: A road.}
    - {lines: 20, kind: author-note, label: '*'}
    - {lines: 21, kind: author-note, label: ¹}
markup: gutenberg
marks:
  - {line: 6, exact: river, kind: foreign, language: fr}
hyphens: {default: join}
"""
NOTES = """:::{edition:note} on-title
:kind: text
:target: alpha
:quote: ON ROADS

Words.
:::

:::{edition:note} on-line
:kind: text
:target: alpha-l2
:quote: the hill

Words.
:::

:::{edition:note} on-note
:kind: text
:target: alpha-n-on-line

Words.
:::
"""
RECORD = RECORD.replace("SHA256", hashlib.sha256(SOURCE.encode()).hexdigest())
RECORD = RECORD.replace("PICTURE", hashlib.sha256(PICTURE.encode()).hexdigest())

OF_RECORD = [
    ("lines: 3-4", "lines: 3-5", 15, "BAD_STRUCTURE line 5 is blank; name the lines that have words: 3-4"),
    ("lines: 12-13", "lines: 12-99", 17, "BAD_STRUCTURE the witness has no lines 12-99"),
    ("lines: 12-13", "lines: [12, 12]", 17, "BAD_STRUCTURE the ranges 12 and 12 are not in order"),
    ("lines: 12-13", "lines: x", 17, "BAD_FIELD structure.exceptions.lines: write a line number"),
    ("kind: verse", "kind: vers", 16, "BAD_FIELD structure.exceptions.kind: 'vers' is none of"),
    ("kind: verse", "kind: verse, indent: 3", 16, "structure.exceptions.indent (did you mean indents?)"),
    ("kind: verse", "kind: verse, indents: [0, 1, 2]", 16, "there are 3 indents for 2 lines"),
    ("kind: verse", "kind: verse, line_number: -4", 16, "a whole number from 0 on is wanted, not -4"),
    ("kind: verse", "kind: verse, shared_line: true", 16, "remove shared_line"),
    ("kind: verse", "kind: verse, speaker: C.", 16, "the speaker 'C.' does not begin lines 6-7; copy it"),
    ("kind: verse", "kind: verse, language: frr-x", 16, "BAD_FIELD structure.exceptions.language: 'frr-x'"),
    ("[A., B.]", "[A., C.]", 11, "BAD_STRUCTURE no line begins with the speaker 'C.'"),
    ("[A., B.]", "A.", 11, "BAD_FIELD structure.speakers: a list, - item, is wanted here"),
    ("kind: list", "kind: list, marker: '('", 17, "in the regular expression; correct it"),
    ("kind: list", "kind: list, marker: zz", 17, "no line begins with the marker 'zz'"),
    ("kind: list", "kind: list, level: 2", 17, "a block of kind list has no level; remove it"),
    ("kind: table", "kind: table, separator: tabs", 18, "no row of this table has tabs between cells"),
    ("image: road.svg", "image: raod.svg", 19, "lies beside the record (did you mean road.svg?)"),
    ("image: road.svg", "image: ../road.svg", 19, "it is a file beside the record; give its name alone"),
    ("alt: A road.", "alt: ''", 19, "a figure needs its alt; write it"),
    ("notes: [{number: ¹}]", "notes: [{number: ²}]", 15, "author's note ² stands not in lines 3-4"),
    ("notes: [{number: ¹}]", "notes: [{number: ¹}, {number: ¹}]", 15, "is named twice by the record"),
    ("label: ¹", "label: ²", 21, "the label '²' does not begin line 21; copy it from there: '¹ Of Rome.'"),
    ("label: ¹", "label: ¹, unmarked: '[No mark.]'", 15, "the note in line 21 is called unmarked"),
    ("label: ¹", "label: ¹, unmarked: No mark.", 21, "stands in square brackets"),
    ("'\\[(\\d[a-z])\\]'", "'zz'", 12, "the milestones 'zz' are found nowhere; correct or remove"),
    ("'\\[(\\d[a-z])\\]'", "'('", 12, "in the regular expression; correct it"),
    ("exact: river", "exact: rivre", 24, "mark of 'rivre': found 0 times in line 6; nearest is 'river"),
    ("line: 6", "line: 60", 24, "the witness has no line 60: its lines are 1 to 21; correct the number"),
    ("kind: foreign", "kind: foriegn", 24, "(did you mean foreign?)"),
    ("language: fr}", "language: ''}", 24, "words of kind foreign have a language"),
    ("default: join}", "default: joint}", 25, "'joint' is none of join, keep (did you mean join?)"),
    ("default: join}", "default: join, exceptions: [mole-hill]}", 25, "no line ends within 'mole-hill'"),
    ("markup: gutenberg", "markup: gutenburg", 22, "(did you mean gutenberg?)"),
    ("title: ON ROADS", "title: On Roads", 4, "'ON ROADS', and the record has 'On Roads'; copy"),
]  # fmt: skip
OF_SOURCE = [
    ("[1b]", "[1a]", 4, "DUPLICATE_ID alpha-m-1a stands twice, first in line 3"),
    ("_never_", "_never", 4, "BAD_MARKUP in alpha-p1"),
]
OF_NOTES = [
    ("target: alpha-l2", "target: alpha-l9", 11, "alpha-l9 is no block of this edition or text (did you mean"),
    ("quote: the hill", "quote: The river", 12, "'The river' is not in alpha-l2, but in alpha-l1"),
    ("quote: the hill", "quote: runs, the hill", 12, "goes over the ends of lines; let alpha-v1 be the target"),
    ("quote: ON ROADS", "quote: ON RAODS", 4, "QUOTE_NOT_FOUND"),
    ("target: alpha-n-on-line", "target: alpha-n-on-lime", 19, "UNKNOWN_TARGET alpha-n-on-lime"),
    ("target: alpha-n-on-line", "target: alpha-n-on-note", 19, "UNKNOWN_TARGET alpha-n-on-note is on"),
    ("} on-note", "} on-line", 17, "DUPLICATE_ID"),
    ("kind: text", "kind: txet", 2, "BAD_FIELD kind: 'txet' is none of"),
    ("quote: the hill", "quote: the hill\n:sufix: x", 13, "unknown key sufix (did you mean suffix?)"),
]  # fmt: skip
FAULTS = [
    *(("record.yaml", *fault) for fault in OF_RECORD),
    *(("source.txt", *fault) for fault in OF_SOURCE),
    *(("notes.md", *fault) for fault in OF_NOTES),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> TinyEdition:
    tiny = TinyEdition(tmp_path_factory.mktemp("forms"))
    restore(tiny)
    write_pages(tiny)
    index = (tiny.root / "docs/index.md").read_text()
    tiny.write("docs/index.md", index.replace("glossary\ntimeline\n", ""))
    assert build(tiny, "--only", "html") == 0
    return tiny


@pytest.fixture(scope="module")
def preview(edition: TinyEdition) -> Iterator[Previewed]:
    """A preview; its process would end with it, and with what is registered there."""
    yield Previewed(edition)
    end_preview()


def restore(tiny: TinyEdition) -> None:
    tiny.write("seeds/alpha/source.txt", SOURCE)
    tiny.write("seeds/alpha/record.yaml", RECORD)
    tiny.write("seeds/alpha/road.svg", PICTURE)
    tiny.write("seeds/alpha/notes.md", NOTES)


def plant(tiny: TinyEdition, name: str, old: str, new: str) -> None:
    path: Path = tiny.root / "seeds/alpha" / name
    content = path.read_text("utf-8")
    assert old in content
    content = content.replace(old, new, 1)
    path.write_text(content, "utf-8")
    if name == "source.txt":
        digest = hashlib.sha256(content.encode()).hexdigest()
        before = hashlib.sha256(SOURCE.encode()).hexdigest()
        tiny.write("seeds/alpha/record.yaml", RECORD.replace(before, digest))


@pytest.mark.parametrize(("name", "old", "new", "line", "message"), FAULTS)
def test_a_fault_is_told_alike_everywhere_and_what_was_published_stays(
    edition: TinyEdition,
    preview: Previewed,
    capsys: pytest.CaptureFixture[str],
    name: str,
    old: str,
    new: str,
    line: int,
    message: str,
) -> None:
    before = published(edition)
    plant(edition, name, old, new)
    told = {}
    for command in ("check", "convert", "build"):
        assert main([command, "-C", str(edition.root)]) == 1
        printed = capsys.readouterr().err.splitlines()
        told[command] = [each for each in printed if each.startswith("seeds/")]
    preview.look()
    told["preview"] = preview.faults
    restore(edition)
    preview.look()
    assert preview.faults == []
    (first, *others) = told["check"]
    assert without_column(first).startswith(f"seeds/alpha/{name}:{line}: ")
    assert message in first
    assert not others
    assert all(each == told["check"] for each in told.values())
    assert published(edition) == before
