"""A bibliography is read whole: every entry with its line, every fault with its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from tiny_edition import REPOSITORY

from glossator.references import REQUIRED, parse_bibliography, read_sources
from sphinx_glossator.sphinx.citations import EditionStyle


def faults(content: str) -> list[str]:
    return [f"{d.line} {d.code.name}" for d in parse_bibliography(content, "r.bib")[1]]


GOOD = "@misc{good, title={X}}\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("@misc{key}", 2),
        ("@misc{key,}", 2),
        ("@book{key, title={}}", 2),
        ("@misc{key, title={{ }}}", 2),
        ("@misc{key, title={X}, note={}}", 2),
        ("@misc{key,\n  title = {X},\n", 2),
        ("@misc{key,\n  title = {X,\n}\n", 2),
        ("@misc{key,\n  title = {X},\n\n@misc{other, title={Y}}", 2),
        ("@misc{key,\n  title = {X,\n}\n\n@misc{other, title={Y}}", 2),
        ("@{key, title={X}}", 2),
        ("misc{key, title={X}}", 2),
        ("@misc{, title={X}}", 2),
        ("@misc", 2),
        ("@misc{key, title}", 2),
        ("@misc{key, title=}", 2),
        ("@misc{key,\n title={X}\n year=1}", 4),
        ("@misc{key, title=X}", 2),
        ("@misc{key, title={X},\n title={Y}}", 3),
        ("@thing{key, title={X}}", 2),
        ("@misc{key, title={X},\nauthor={A, B, C, D}}", 3),
        ("% me @misc{key, title={X}}", 2),
        ("words", 2),
    ],
)
def test_a_fault_has_its_line_and_the_others_are_read(content: str, line: int) -> None:
    entries, found = parse_bibliography(GOOD + content, "r.bib")
    assert {d.line for d in found} == {line}
    assert {d.code.name for d in found} == {"BAD_SOURCE"}
    assert entries[0].key == "good"


@pytest.mark.parametrize(
    "field",
    [
        "url={javascript:x}",
        "url={JAVASCRIPT:x}",
        "url={java\tscript:x}",
        "url={javascript&#58;x}",
        "url={javascript%3Ax}",
        "url={ file:///x}",
        "url={ftp://example.org}",
        "url={data:text/html,x}",
        "url={//example.org}",
        "url={www.example.org}",
        "doi={https://doi.org/10.1000/182}",
        "doi={x}",
        "note={\\href{javascript:x}{y}}",
        "note={\\url{https://example.org}}",
        "howpublished={javascript:x}",
        "note={see file:///x}",
    ],
)
def test_an_address_is_judged(field: str) -> None:
    assert faults(f"@misc{{key, title={{X}},\n {field}}}") == ["2 BAD_ADDRESS"]


def test_a_key_stands_once_in_all_files() -> None:
    files = {"a.bib": "@misc{x, title={X}}\n@misc{X, title={X}}", "b.bib": "@misc{x, title={X}}"}
    _, found = read_sources(files)
    assert [str(d) for d in found] == [
        "a.bib:2:1: DUPLICATE_ID X stands at a.bib:1 too; rename one",
        "b.bib:1:1: DUPLICATE_ID x stands at a.bib:1 too; rename one",
    ]


@pytest.mark.parametrize("kind", REQUIRED)
def test_what_is_required_is_what_the_style_prints(kind: str) -> None:
    """The table is that of the style; what a source does not say is left out in print, and told."""
    fields = {name.split(" or ")[-1]: "{X}" for name in REQUIRED[kind]}

    def write(names: dict[str, str]) -> str:
        return f"@{kind}{{key, {', '.join(f'{k}={v}' for k, v in names.items())}}}"

    def print_it(content: str) -> None:
        list(EditionStyle().format_bibliography(parse_string(content, "bibtex")))

    assert faults(write(fields)) == []
    print_it(write(fields))
    for name in set(fields) - {"title"}:
        less = write({k: v for k, v in fields.items() if k != name})
        assert faults(less) == ["1 THIN_SOURCE"]
        print_it(less)


def test_the_bibliography_of_this_edition_is_read_as_pybtex_reads_it() -> None:
    content = (REPOSITORY / "docs/references.bib").read_text(encoding="utf-8")
    entries, found = parse_bibliography(content, "r.bib")
    read = parse_string(content, "bibtex").entries
    assert found == []
    assert [(e.key, e.type, len(e.fields)) for e in entries] == [
        (key, entry.type, len(entry.fields) + len(entry.persons)) for key, entry in read.items()
    ]


@given(st.text(alphabet='@misc{}(),="#%key titleX\\\n1', max_size=60))
def test_whatever_stands_there_is_read_or_refused_and_pybtex_then_agrees(content: str) -> None:
    entries, found = parse_bibliography(content, "r.bib")
    if not found:
        read = parse_string(content, "bibtex").entries
        assert [entry.key for entry in entries] == list(read)


def test_a_command_of_tex_that_is_not_read_is_told_and_accents_are_none() -> None:
    known = r"@book{a, author={G{\"o}del, K.}, title={On \emph{A} {\em b} \ldots \&}, publisher={\o}, year=1}"
    assert faults(known) == []
    (_, found) = read_sources({"a.bib": known.replace(r"\emph{A}", r"\mycommand{A}")})
    assert [str(d) for d in found] == [
        r"a.bib:1:34: BAD_SOURCE title of a has \mycommand, which is no TeX that is read here; "
        "write the characters themselves, or leave it out"
    ]
