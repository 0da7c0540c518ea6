"""An edition on disk: reading, the pages it gives, keeping them up to date."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tiny_edition import (
    REPOSITORY,
    TinyEdition,
    events_yaml,
    read_repository,
    record_yaml,
    without_column,
)

from glossator.diagnostics import EditionError
from glossator.fingerprint import fingerprint
from glossator.generated import stale_pages, write_pages
from glossator.linking import LinkPolicy
from glossator.project import Project
from glossator_schema.notes import NOTE_KINDS


def fault(edition: TinyEdition) -> str:
    with pytest.raises(EditionError) as caught:
        edition.read()
    return str(caught.value)


# --- the repository -----------------------------------------------------------------------------


def test_the_committed_pages_are_what_their_sources_give() -> None:
    project = Project(REPOSITORY)
    assert list(stale_pages(project.docs, read_repository().pages())) == []


def test_the_edition_of_the_repository() -> None:
    edition = read_repository()
    assert len(edition.texts) == 5
    assert sum(len(text.text.paragraphs) for text in edition.texts) == 104
    assert len(edition.entries["term"]) >= 60
    assert len(edition.entries["person"]) >= 45
    assert len(edition.entries["event"]) >= 40
    for text in edition.texts:
        students = [n for n in text.notes if n.note.for_students]
        assert 10 <= len(students) <= (16 if text.text.id == "liu-jianfei-2017" else 14)
    assert {n.note.kind for text in edition.texts for n in text.notes} == {*NOTE_KINDS}
    assert set(edition.pages()) == {"changes.md", "glossary.md", "people.md", "timeline.md"} | {
        f"texts/{text.text.id}.md" for text in edition.texts
    }


def test_the_same_sources_give_the_same_bytes() -> None:
    first, second = read_repository().pages(), Project(REPOSITORY).read().pages()
    assert list(first.items()) == list(second.items())


def test_the_order_of_files_on_disk_does_not_matter(tmp_path: Path) -> None:
    pages = []
    for name, order in (("one", ["alpha", "beta"]), ("two", ["beta", "alpha"])):
        edition = TinyEdition(tmp_path / name)
        for text_id in order:
            edition.add_text(text_id, "Peace.\n")
        pages.append(list(edition.read().pages().items()))
    assert pages[0] == pages[1]


# --- reading ------------------------------------------------------------------------------------


def test_a_tiny_edition(edition: TinyEdition) -> None:
    read = edition.read()
    assert read.summary() == "1 texts, 2 paragraphs, 1 notes, 2 terms, 0 people, 1 events"
    assert set(read.pages()) == {"texts/alpha.md", "glossary.md", "timeline.md"}


def test_an_edition_may_do_without_notes_and_glossary(tmp_path: Path) -> None:
    edition = TinyEdition(tmp_path)
    edition.add_text("alpha", "Peace.\n")
    edition.write("seeds/README.txt", "a file here is no text")
    assert set(edition.read().pages()) == {"texts/alpha.md"}


def test_the_witness_may_have_another_name(edition: TinyEdition) -> None:
    edition.write("seeds/alpha/page.txt", "Peace.\n")
    record = record_yaml("Peace.\n").replace("file: source.txt", "file: page.txt")
    edition.add_text("beta", "x\n")
    edition.write("seeds/beta/page.txt", "Peace.\n")
    edition.write("seeds/beta/record.yaml", record.replace("id: alpha", "id: beta"))
    assert edition.read().texts[1].text.witness.file == "seeds/beta/page.txt"


@pytest.mark.parametrize(
    ("settings", "policy"),
    [
        (None, LinkPolicy.FIRST_IN_SECTION),
        ("", LinkPolicy.FIRST_IN_SECTION),
        ("[tool.other]\nx = 1\n", LinkPolicy.FIRST_IN_SECTION),
        ('[tool.glossator]\nlink-terms = "every"\n', LinkPolicy.EVERY),
        ('[tool.glossator]\nlink-terms = "first-in-text"\n', LinkPolicy.FIRST_IN_TEXT),
    ],
)
def test_link_policy(edition: TinyEdition, settings: str | None, policy: LinkPolicy) -> None:
    if settings is not None:
        edition.write("pyproject.toml", settings)
    assert edition.project.settings().policies["term"] is policy
    links = [o.linked for o in edition.read().texts[0].occurrences if o.entry == "term-peace"]
    expected = [True, True, True] if policy is LinkPolicy.EVERY else [True, False, False]
    assert links == expected


@pytest.mark.parametrize(
    ("settings", "line", "message"),
    [
        (
            '[tool.glossator]\nlink-terms = "some"\n',
            2,
            "link-terms is 'some'; choose one of first-",
        ),
        ("x = 1\n[tool.glossator]\nlink-terms = 3\n", 3, "link-terms is 3"),
        ("[tool.glossator]\nlink-trems = 3\n", 2, "unknown key link-trems"),
        ('[tool]\nglossator = "every"\n', 2, "glossator is not a table"),
        ("a = 1\n[tool.glossator\n", 2, "mend the TOML"),
    ],
)
def test_bad_settings(edition: TinyEdition, settings: str, line: int, message: str) -> None:
    edition.write("pyproject.toml", settings)
    found = fault(edition)
    assert without_column(found).startswith(f"pyproject.toml:{line}: BAD_FIELD ")
    assert message in found


def test_faults_of_all_texts_are_reported_at_once(edition: TinyEdition) -> None:
    edition.write("seeds/alpha/notes.md", "Loose.\n")
    edition.add_text("beta", "a\n", "{lines: 1, kind: heading}")
    edition.write("seeds/gamma/record.yaml", "")
    found = fault(edition).split("\n")
    assert [without_column(line).split(" ")[:2] for line in found] == [
        ["seeds/alpha/notes.md:1:", "BAD_NOTE"],
        ["seeds/beta/record.yaml:15:", "BAD_STRUCTURE"],
        ["seeds/gamma/record.yaml:1:", "BAD_YAML"],
    ]


# --- pages --------------------------------------------------------------------------------------


def test_pages_are_written_and_then_left_alone(edition: TinyEdition) -> None:
    docs = edition.project.docs
    pages = edition.read().pages()
    assert sorted(write_pages(docs, pages)) == sorted(pages)
    written = {path: docs / path for path in pages}
    assert {path: file.read_bytes().decode() for path, file in written.items()} == pages
    for file in written.values():
        os.utime(file, (1, 1))
    assert write_pages(docs, edition.read().pages()) == []
    assert {file.stat().st_mtime for file in written.values()} == {1}


def test_only_the_page_that_changed_is_written(edition: TinyEdition) -> None:
    docs = edition.project.docs
    write_pages(docs, edition.read().pages())
    for page in edition.read().pages():
        os.utime(docs / page, (1, 1))
    changed = events_yaml(("alpha-p1", "development")).replace("It met.", "They met.")
    edition.write("glossary/events.yaml", changed)
    assert write_pages(docs, edition.read().pages()) == ["timeline.md"]
    assert (docs / "texts/alpha.md").stat().st_mtime == 1
    assert "They met." in (docs / "timeline.md").read_text(encoding="utf-8")


def test_the_page_of_a_text_that_is_gone_is_removed(edition: TinyEdition) -> None:
    docs = edition.project.docs
    edition.write("docs/texts/old.md", "% Generated by glossator; do not edit.\n\n# Old\n")
    edition.write("docs/texts/mine.md", "# Written by hand\n")
    edition.write("docs/index.md", "# Written by hand\n")
    pages = edition.read().pages()
    write_pages(docs, pages)
    assert sorted(edition.files("docs")) == sorted([*pages, "index.md", "texts/mine.md"])


@pytest.mark.parametrize("content", [b"", b"# Edited by hand\n", b"\xff"])
def test_a_page_that_was_edited_is_stale(edition: TinyEdition, content: bytes) -> None:
    docs = edition.project.docs
    pages = edition.read().pages()
    write_pages(docs, pages)
    edition.write("docs/glossary.md", content)
    assert list(stale_pages(docs, pages)) == ["glossary.md"]


def test_a_page_with_other_line_ends_is_stale(edition: TinyEdition) -> None:
    docs = edition.project.docs
    pages = edition.read().pages()
    write_pages(docs, pages)
    edition.write("docs/glossary.md", pages["glossary.md"].replace("\n", "\r\n"))
    assert list(stale_pages(docs, pages)) == ["glossary.md"]


def test_a_fingerprint_depends_on_names_and_contents(edition: TinyEdition) -> None:
    docs = edition.project.docs
    edition.write("docs/a.md", "one")
    first = fingerprint(docs)
    assert fingerprint(docs) == first
    edition.write("docs/a.md", "two")
    second = fingerprint(docs)
    (docs / "a.md").rename(docs / "b.md")
    assert len({first, second, fingerprint(docs)}) == 3


def test_files_of_editors_may_have_the_ends_of_lines_of_another_system(
    edition: TinyEdition,
) -> None:
    edition.write("glossary/terms.md", "What these terms are.\n\nOn two lines.\n")
    pages = edition.read().pages()
    for path in (*edition.root.rglob("*.yaml"), *edition.root.rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert edition.read().pages() == pages
