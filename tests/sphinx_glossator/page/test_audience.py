"""Notes and pages for teachers are nowhere in the students' edition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError
from sphinx.util.inventory import InventoryFile

from sphinx_glossator.page.audience import read_audience

if TYPE_CHECKING:
    from conftest import Site

# What only a teacher's note or page has.
SECRETS = ["answerkey", "答案", "a-n-solution", "zirconium"]
SECRETS += ["lesson", "secretterm", "秘密"]


@pytest.fixture(scope="module")
def student(build_root: Callable[..., Site]) -> Site:
    return build_root("audience")


@pytest.fixture(scope="module")
def teacher(build_root: Callable[..., Site]) -> Site:
    # After the students' edition, in the same process: neither may leave anything to the other.
    build_root("audience")
    return build_root("audience", edition_audience="teacher")


def inventory(site: Site) -> str:
    return str(InventoryFile.loads((site.out / "objects.inv").read_bytes(), uri="").data)


def test_a_table_of_contents_may_name_a_teacher_s_page(student: Site, teacher: Site) -> None:
    assert student.warnings == teacher.warnings == []


def test_the_students_edition_has_no_byte_of_what_is_for_teachers(student: Site) -> None:
    files = student.files()
    assert {"text.html", "_static/edition-index.js", "objects.inv", "edition.json"} <= files.keys()
    for secret in SECRETS:
        found = [n for n, content in files.items() if secret.encode() in content.lower()]
        assert found == []
        assert secret not in inventory(student).lower()
        assert not [name for name in files if secret in name.lower()]


def test_the_students_edition_has_its_own_note_and_the_words_of_both(student: Site) -> None:
    paragraph = student.element("text", "a-p1")
    assert paragraph.get_text() == "1The words that all read."
    assert [e["data-notes"] for e in paragraph.select(".quoted")] == ["a-n-open"]
    assert [e["id"] for e in student.page("text").select("aside")] == ["a-n-open"]


def test_only_teachers_choose_for_whom_the_notes_are(student: Site, teacher: Site) -> None:
    """What is chosen to be printed is taken from the pages, which have nothing else to give."""
    assert student.page("index").select("select[name=audience]") == []
    options = teacher.page("index").select("select[name=audience] option")
    assert [option["value"] for option in options] == ["", "student", "teacher"]


def test_the_teachers_edition_has_everything(teacher: Site) -> None:
    note = teacher.element("text", "a-n-solution")
    assert note["data-audience"] == "teacher"
    assert note.select_one(".note-audience").get_text() == "for teachers"
    assert "answerkey" in note.get_text()
    assert "zirconium" in teacher.read("lesson.html")
    assert "zirconium" in teacher.read("_static/edition-index.js")
    assert "a-n-solution" in teacher.read("edition.json")
    for name in ("a-n-solution", "term-secretterm", "lesson"):
        assert name in inventory(teacher)


def test_no_edition_publishes_the_sources_of_its_pages(student: Site, teacher: Site) -> None:
    for site in (student, teacher):
        assert not [name for name in site.files() if name.endswith((".md", ".txt"))]


def test_sources_are_not_published_even_if_a_project_asks_for_it(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    site = build(project("audience"), html_copy_source=True)
    assert not [name for name in site.files() if "_sources" in name]


def test_a_note_that_becomes_a_teacher_s_leaves_no_trace_in_an_incremental_build(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("audience")
    teachers = (source / "text.md").read_text(encoding="utf-8")
    public = teachers.replace('"teacher"', '"student"')
    (source / "text.md").write_text(public, encoding="utf-8")
    assert "answerkey" in build(source).read("_static/edition-index.js")
    (source / "text.md").write_text(teachers, encoding="utf-8")
    files = build(source).files()
    for secret in ("a-n-solution", "答案"):
        assert not [name for name, content in files.items() if secret.encode() in content]
    assert "answerkey" not in build(source).read("text.html")


def test_a_page_that_becomes_a_teacher_s_is_taken_away(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("audience")
    lesson = (source / "lesson.md").read_text(encoding="utf-8")
    (source / "lesson.md").write_text(lesson.replace("teacher", "student", 1), encoding="utf-8")
    assert "lesson.html" in build(source).files()
    (source / "lesson.md").write_text(lesson, encoding="utf-8")
    site = build(source)
    assert site.warnings == []
    assert "lesson.html" not in site.files()
    assert "Lessonplan" not in site.read("_static/edition-index.js")
    assert "secretterm" not in inventory(site)


def test_an_edition_is_for_students_or_teachers(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    site = build(project("text"), edition_audience="parents", only_start=True)
    (warning,) = site.warnings
    assert "edition_audience" in warning


@pytest.mark.parametrize(
    ("name", "page", "audience"),
    [
        ("page.md", "# Plain\n", "student"),
        ("page.md", "---\naudience: teacher\n---\n# Key\n", "teacher"),
        ("page.md", "\ufeff---\naudience: teacher\n---\n# Key\n", "teacher"),
        ("page.md", "---\nhide-toc: true\n...\naudience: teacher\n", "student"),
        ("page.md", "---\naudience: teachers\n---\n", "teachers"),
        ("page.md", "---\na: [\n---\n", "unknown"),
        ("page.rst", ":audience: teacher\n\nKey\n===\n", "teacher"),
        ("page.rst", ":orphan:\n:audience: teacher\n\nKey\n===\n", "teacher"),
        ("page.rst", "Title\n=====\n\nWords.\n", "student"),
    ],
)
def test_for_whom_a_page_is(tmp_path: Path, name: str, page: str, audience: str) -> None:
    path = tmp_path / name
    path.write_text(page, encoding="utf-8")
    assert read_audience(path) == audience


def test_an_audience_that_does_not_exist_is_an_error(
    build: Callable[..., Site], project: Callable[[str], Path]
) -> None:
    source = project("audience")
    page = next(source.glob("*.md"))
    page.write_text("---\naudience: teachers\n---\n\n" + page.read_text(encoding="utf-8"))
    with pytest.raises(ConfigError, match="'teachers'; write student or teacher"):
        build(source)


def test_a_teacher_s_page_in_a_linked_folder_is_left_out(
    tmp_path: Path, build: Callable[..., Site]
) -> None:
    """Sphinx follows links to folders, so what looks for teachers' pages does too."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "elsewhere").mkdir()
    page = "---\naudience: teacher\n---\n# Key\n\nAnswerkey.\n"
    (tmp_path / "elsewhere/key.md").write_text(page, encoding="utf-8")
    (docs / "conf.py").write_text('extensions = ["sphinx_glossator"]\n', encoding="utf-8")
    (docs / "index.md").write_text("# Title\n", encoding="utf-8")
    (docs / "linked").symlink_to(tmp_path / "elsewhere")
    site = build(docs)
    assert [name for name, content in site.files().items() if b"Answerkey" in content] == []
