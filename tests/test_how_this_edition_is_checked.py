"""The page that checks the edition passes on the real one, and fails on a copy with a planted fault."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest

from glossator.fingerprint import fingerprint
from glossator.published import PublishedEdition

ROOT = Path(__file__).parent.parent
PAGE = "how-this-edition-is-checked.md"


@pytest.fixture
def copy(published: PublishedEdition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the build to a folder of its own, beside the pages, stamped as current, and go there."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    shutil.copytree(published.folder, tmp_path / "build/html")
    (tmp_path / "build/sources.sha256").write_text(fingerprint(tmp_path / "docs"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run_page(folder: Path, only: str = "") -> str:
    """Run the page's examples in the working folder; return what failed.

    ``only``: of those that check, run the ones that have these words.
    """
    parser = doctest.DocTestParser()
    page = (folder / "docs" / PAGE).read_text(encoding="utf-8")
    test = parser.get_doctest(page, {}, PAGE, PAGE, 0)
    test.examples = [e for e in test.examples if not e.want or not only or only in e.source]
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    return "".join(report)


def test_a_true_copy_passes(copy: Path) -> None:
    assert run_page(copy) == ""


CHEN = "texts/chen-2024.html"
PLANTED_FAULTS = [
    (CHEN, r"(glossary\.html#)term-", r"\1no-", "find_links_without_entry"),
    (CHEN, r"glossary(\.html#term-)", r"lost\1", "find_broken_links"),
    (CHEN, r'id="chen-2024-p3"', 'id="chen-2024-p4"', "find_doubled_ids"),
    (CHEN, r'id="chen-2024-p3"', 'id="chen-2024-p99"', "find_gaps_in_numbering"),
    (CHEN, r'(class="note-quote">)', r"\1other ", "find_lost_quotations"),
    ("glossary.html", r'(class="term-entry" id="term-)core', r"\1lost", "find_links_without_entry"),
    ("glossary.html", r"#chen-2024-p3", "#chen-2024-p2", "find_lost_mentions"),
    ("timeline.html", r'id="event-central-conference-2014"', 'id="lost"', "event_links"),
]


@pytest.mark.parametrize(("file", "old", "new", "failing"), PLANTED_FAULTS)
def test_a_planted_fault_fails(copy: Path, file: str, old: str, new: str, failing: str) -> None:
    path = copy / "build/html" / file
    html = path.read_text(encoding="utf-8")
    planted, count = re.subn(old, new, html, count=1)
    assert count == 1
    path.write_text(planted, encoding="utf-8")
    assert failing in run_page(copy, only=failing)


@pytest.mark.slow
def test_pages_that_changed_are_built_anew(copy: Path) -> None:
    """A build whose stamp is of other pages is not read: the planted fault in it goes unseen."""
    (copy / "build/html/texts/chen-2024.html").write_text("<p>stale</p>")
    (copy / "build/sources.sha256").write_text("stale")
    assert run_page(copy) == ""
