"""A saved change is in the open page; a fault is told and the last good page stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from previewed import Previewed, end_preview, read_as_previewed
from tiny_edition import TinyEdition, note_md, record_yaml, term_yaml

from sphinx_glossator.sphinx.cite_domain import SourcesDomain

ALPHA = "texts/alpha.html"
NOTES = "seeds/alpha/notes.md"


def test_a_changed_note_is_in_the_open_page_at_its_place(shown: Previewed) -> None:
    assert "Words." in shown.open(ALPHA)
    assert shown.replace(NOTES, "Words.", "Other words.") == {ALPHA: ["alpha-n-first"]}
    assert "Other words." in shown.read(ALPHA)


def test_a_page_that_nobody_looks_at_is_current_when_it_is_asked_for(shown: Previewed) -> None:
    shown.open("about.html")
    shown.read(ALPHA)
    assert shown.replace(NOTES, "Words.", "Other words.") == {}
    assert "Other words." in shown.read(ALPHA)


def test_a_definition_is_in_the_open_text_that_shows_it(shown: Previewed) -> None:
    shown.open(ALPHA)
    assert ALPHA in shown.replace("glossary/terms.yaml", "A word.", "A thing.")
    assert "A thing." in shown.read(ALPHA)
    assert "A thing." in shown.read("glossary.html")


def test_a_page_that_shows_nothing_of_it_is_not_loaded_again(shown: Previewed) -> None:
    shown.open("about.html")
    assert shown.replace("glossary/terms.yaml", "A word.", "A thing.") == {}


def test_a_saved_file_with_the_same_words_changes_nothing(shown: Previewed) -> None:
    shown.open(ALPHA)
    assert shown.replace(NOTES, "Words.", "Words.") == {}


def test_a_setting_changes_the_page(shown: Previewed) -> None:
    shown.open(ALPHA)
    assert ALPHA in shown.replace("docs/conf.py", '"Tiny"', '"Small"')
    assert "Small" in shown.read(ALPHA)
    shown.rest()
    assert "Small" in shown.read("about.html")


def test_a_module_beside_the_settings_and_a_style_sheet_are_read_again(shown: Previewed) -> None:
    shown.edition.write("docs/own/own.css", "p { margin: 0 }\n")
    conf = (shown.edition.root / "docs/conf.py").read_text("utf-8")
    more = "\nimport sys; sys.path.insert(0, '.')\nhtml_static_path = ['own']\n"
    shown.save("docs/conf.py", conf + more + "html_css_files = ['own.css']\n")
    before = shown.open("about.html")
    assert "about.html" in shown.save("docs/own/own.css", "p { margin: 1px }\n")
    assert shown.read("about.html") != before
    assert "1px" in shown.read("_static/own.css")


def test_a_fault_of_a_seed_is_told_and_the_page_stays_until_it_is_mended(
    shown: Previewed,
) -> None:
    good = shown.open(ALPHA)
    assert shown.replace(NOTES, "Peace and", "Peace or") == {}
    assert [fault.partition(" ")[0] for fault in shown.faults] == ["seeds/alpha/notes.md:4:9:"]
    assert "QUOTE_NOT_FOUND" in shown.faults[0]
    assert shown.read(ALPHA) == good
    assert shown.replace(NOTES, "Peace or", "Peace and") == {}
    assert shown.faults == []


def test_a_fault_that_only_sphinx_finds_is_told_at_the_editors_line(shown: Previewed) -> None:
    good = shown.open(ALPHA)
    assert shown.replace(NOTES, "Words.", "Words {nobody}`x`.") == {}
    assert shown.faults
    assert shown.faults[0].startswith("seeds/alpha/notes.md:6:8: SPHINX")
    shown.rest()
    assert shown.read(ALPHA) == good
    assert ALPHA in shown.replace(NOTES, "Words {nobody}`x`.", "Better words.")
    assert shown.faults == []
    assert "Better words." in shown.read(ALPHA)


def test_a_link_that_leads_nowhere_is_told_and_the_page_stays(shown: Previewed) -> None:
    good = shown.open("about.html")
    assert shown.save("docs/about.md", "# About\n\n{doc}`nowhere`\n") == {}
    assert any("docs/about.md:3:7: SPHINX" in fault for fault in shown.faults)
    shown.rest()
    assert shown.read("about.html") == good
    shown.replace("docs/conf.py", '"Tiny"', '"Small"')  # a new application tells it again
    shown.rest()
    assert any("docs/about.md:3:7: SPHINX" in fault for fault in shown.faults)
    assert "about.html" in shown.save("docs/about.md", "# About\n\nHere.\n")
    assert shown.faults == []


def test_a_fault_on_another_page_does_not_hold_up_this_one(shown: Previewed) -> None:
    shown.open(ALPHA)
    shown.save("docs/about.md", "# About\n\n{doc}`nowhere`\n")
    assert shown.replace(NOTES, "Words.", "Other words.") == {ALPHA: ["alpha-n-first"]}
    shown.rest()
    assert any("docs/about.md:3:7: SPHINX" in fault for fault in shown.faults)


def test_settings_that_are_no_python_are_told_and_the_pages_stay(shown: Previewed) -> None:
    good = shown.open(ALPHA)
    assert shown.replace("docs/conf.py", "smartquotes = False", "smartquotes = (") == {}
    assert any("SPHINX" in fault for fault in shown.faults)
    assert shown.preview.find_written(shown.opened[0]).content.decode() == good  # type: ignore[union-attr]
    assert shown.read(ALPHA) == good
    shown.replace("docs/conf.py", "smartquotes = (", "smartquotes = False")
    assert shown.faults == []
    assert ALPHA in shown.replace(NOTES, "Words.", "Other words.")


def test_what_only_the_checks_find_is_told_when_there_is_time(shown: Previewed) -> None:
    shown.open(ALPHA)
    shown.replace("glossary/terms.yaml", "A word.", "A word " * 300)
    assert not shown.preview.state.checked
    shown.rest()
    assert shown.preview.state.checked
    assert any("TOO_LONG" in fault for fault in shown.faults)


def test_a_new_text_is_shown_and_one_that_is_removed_is_no_more(shown: Previewed) -> None:
    shown.open("index.html")
    shown.edition.add_text("beta", "Quite other words.\n")
    index = (shown.edition.root / "docs/index.md").read_text("utf-8")
    told = shown.save("docs/index.md", index.replace("texts/alpha\n", "texts/alpha\ntexts/beta\n"))
    assert "index.html" in told
    assert "Quite other words." in shown.open("texts/beta.html")
    shutil.rmtree(shown.edition.root / "seeds/beta")
    assert shown.save("docs/index.md", index)["texts/beta.html"] is None
    assert shown.read("texts/beta.html") == ""


def test_each_audience_has_its_pages(shown: Previewed) -> None:
    assert shown.read("key.html") == ""
    assert "Answers." in shown.open("key.html", "teacher")
    assert shown.replace("docs/key.md", "Answers.", "Better answers.") == {"key.html": ["key"]}
    assert "Better answers." in shown.read("key.html", "teacher")
    assert shown.read("key.html") == ""
    shown.open(ALPHA)
    shown.open(ALPHA, "teacher")
    for audience in ("teacher", "student"):
        shown.replace(NOTES, ":kind: text", f":kind: text\n:audience: {audience}")
        assert ("Words." in shown.read(ALPHA)) == (audience == "student")
        assert "Words." in shown.read(ALPHA, "teacher")
        shown.replace(NOTES, f"\n:audience: {audience}", "")


def test_after_any_changes_the_pages_are_those_of_a_clean_build(
    shown: Previewed, build_clean: Callable[[Path], Path]
) -> None:
    edition: TinyEdition = shown.edition
    shown.open(ALPHA)
    shown.replace(NOTES, "Words.", "Other words.")
    shown.rest()
    edition.add_text("beta", "Peace and quiet.\n")
    edition.write("seeds/beta/notes.md", note_md("two", "beta-p1", "quiet"))
    shown.replace("docs/index.md", "texts/alpha\n", "texts/alpha\ntexts/beta\n")
    shown.save("glossary/terms.yaml", term_yaml("peace: peace") + term_yaml("win: Win-win/x"))
    shown.save("glossary/terms.yaml", term_yaml("peace: peace"))
    shown.rest()
    shown.save(
        "seeds/beta/record.yaml", record_yaml("Peace and quiet.\n", title="B", text_id="beta")
    )
    shown.rest()
    assert shown.faults == []
    clean = build_clean(edition.root)
    pages = [
        path for path in clean.rglob("*.html") if "byte for byte" not in path.read_text("utf-8")
    ]
    assert len(pages) >= 6
    for path in [*pages, clean / "edition.json", clean / "_static/edition-index.js"]:
        name = path.relative_to(clean).as_posix()
        assert shown.read(name) == read_as_previewed(path, clean), name


def list_sources(shown: Previewed, sources: str) -> None:
    """Let a page cite the first of some sources, and list what is cited."""
    conf = (shown.edition.root / "docs/conf.py").read_text("utf-8")
    conf = conf.replace('["sphinx_glossator"]', '["sphinx_glossator", "sphinxcontrib.bibtex"]')
    more = 'bibtex_bibfiles = ["references.bib"]\nbibtex_default_style = "edition"\n'
    shown.edition.write("docs/conf.py", conf + more)
    shown.edition.write("docs/references.bib", sources)
    shown.save("docs/about.md", LISTED)


LISTED = "# About\n\n{cite:p}`smith`.\n\n```{bibliography}\n```\n"


def test_sources_are_as_they_were_until_one_of_them_or_a_citation_changes(
    shown: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    make = SourcesDomain.make_citations

    def note(domain: SourcesDomain) -> Iterable[str]:
        made.append(domain)
        return make(domain)

    monkeypatch.setattr(SourcesDomain, "make_citations", note)
    sources = "@misc{smith, title={Roads}, year=2001}\n@misc{jones, title={Rails}, year=2002}\n"
    list_sources(shown, sources)
    assert "Roads 2001" in shown.open("about.html")
    assert "Rails" not in shown.read("about.html")
    shown.rest()  # all pages are read: which of them cites what is known
    count = len(made)
    shown.replace("docs/about.md", "# About", "# On this")
    assert "Roads 2001" in shown.read("about.html")
    assert len(made) == count + 1  # the list itself was read again
    shown.replace(NOTES, "Words.", "Other words.")
    assert len(made) == count + 1
    assert "Roads 2001" in shown.read("about.html")
    shown.replace(NOTES, "Other words.", "{cite:p}`jones`")
    assert "Rails 2002" in shown.read("about.html")
    shown.replace("docs/references.bib", "Rails", "Trains")
    assert "Trains 2002" in shown.read("about.html")
    shown.open(ALPHA)
    assert "Trains 2002" in shown.read(ALPHA)


def test_what_is_wrong_with_sources_is_told_until_it_is_mended(shown: Previewed) -> None:
    list_sources(shown, "@misc{smith, title={Roads}, year=2001}\n")
    shown.open("about.html")
    assert shown.faults == []
    shown.replace(
        "docs/about.md", "```{bibliography}", "```{bibliography}\n```\n\n```{bibliography}"
    )
    shown.rest()
    assert any("duplicate" in fault for fault in shown.faults)
    shown.replace(NOTES, "Words.", "Other words.")
    shown.rest()
    assert any("duplicate" in fault for fault in shown.faults)


def test_the_date_of_release_stands_for_the_time_in_all_that_is_written(shown: Previewed) -> None:
    shown.open(ALPHA)
    conf = (shown.edition.root / "docs/conf.py").read_text("utf-8")
    dated = f"{conf}\nhtml_last_updated_fmt = '%Y'\nedition_release_date = "
    shown.save("docs/conf.py", f"{dated}'1984-05-01'\n")
    shown.open(ALPHA, "teacher")
    shown.rest()
    shown.replace(NOTES, "Words.", "Other words.")
    shown.rest()
    assert all("1984" in shown.read(page) for page in (ALPHA, "about.html"))
    shown.save("docs/conf.py", f"{dated}'1985-05-01'\n")
    assert "1985" in shown.read(ALPHA)
    assert "1985" in shown.read(ALPHA, "teacher")
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_a_page_on_which_nothing_changed_is_not_written_again(shown: Previewed) -> None:
    shown.open(ALPHA)  # its settings have a date of release, on which each page depends
    shown.rest()
    pages = {
        path: path.stat().st_mtime_ns
        for path in shown.preview.sphinx["student"].out.rglob("*.html")
    }
    shown.replace(NOTES, "Words.", "Other words.")
    shown.rest()
    again = {path.name for path, time in pages.items() if path.stat().st_mtime_ns != time}
    assert "alpha.html" in again
    assert "about.html" not in again


def test_the_next_preview_begins_with_what_the_last_one_read(shown: Previewed) -> None:
    shown.rest()
    marker = shown.edition.root / ".glossator/watch/student/finished"
    assert marker.is_file()
    again = Previewed(shown.edition)
    assert again.preview.sphinx["student"].unsaved <= {"index"}
    assert "Words." in again.open(ALPHA)
    again.replace(NOTES, "Words.", "Other words.")
    assert not marker.is_file()  # a command that is killed here leaves pages of no one state
    third = Previewed(shown.edition)
    assert len(third.preview.sphinx["student"].unsaved) > 1
    assert "Other words." in third.open(ALPHA)


def test_nothing_is_published(shown: Previewed) -> None:
    shown.open(ALPHA)
    shown.rest()
    assert not (shown.edition.root / "build").exists()


def test_a_draft_is_shown_with_its_mark_and_is_in_no_build(
    shown: Previewed, build_clean: Callable[[Path], Path]
) -> None:
    shown.open(ALPHA)
    assert "note-draft" not in shown.read(ALPHA)
    assert ALPHA in shown.replace(NOTES, ":kind: text\n", ":kind: text\n:state: draft\n")
    page = shown.read(ALPHA)
    assert 'data-state="draft"' in page
    assert '<span class="note-draft">draft</span>' in page
    root = shown.edition.root
    end_preview()
    assert "alpha-n-first" not in (build_clean(root) / ALPHA).read_text("utf-8")


def test_a_page_that_nobody_writes_any_more_is_made(shown: Previewed) -> None:
    """And what no table of contents names any more comes into that of the first page."""
    colophon = "# Mine\n\n:::{edition:witnesses}\n:::\n"
    shown.save("docs/colophon.md", "---\norphan: true\n---\n" + colophon)
    assert "Mine" in shown.open("colophon.html")
    (shown.edition.root / "docs/index.md").unlink()
    shown.look()
    assert "texts/alpha.html" in shown.read("index.html")
    pages = {fault.partition(":")[0] for fault in shown.faults}
    assert pages <= {"docs/about.md", "docs/key.md"}  # which people wrote, and named there
