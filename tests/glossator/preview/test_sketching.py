"""A changed entry or note is shown before its page is read as a whole, and is what the whole page has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from previewed import Previewed, read_as_previewed

from glossator.cli.watch.entries import find_changed_entries
from glossator.cli.watch.news import OpenPage

ALPHA, GLOSSARY, TIMELINE = "texts/alpha.html", "glossary.html", "timeline.html"
THING = '"A {term}`win-win` *thing* “so”."'
TERMS, EVENTS = "glossary/terms.yaml", "glossary/events.yaml"
NOTES = "seeds/alpha/notes.md"


def change(shown: Previewed, file: str, old: str, new: str) -> dict[str, str]:
    """Save a change, and return the open pages that were told of it as they are shown at once."""
    path = shown.edition.root / file
    content = path.read_text("utf-8")
    assert old in content
    shown.edition.write(file, content.replace(old, new, 1))
    shown.news.clear()
    shown.preview.look()
    places = {place for news in shown.news for place in news.changed}
    return {place.path: show(shown, place.path) for place in places}


def show(shown: Previewed, path: str) -> str:
    """Return an open page as it is shown without any work."""
    found = shown.preview.find_current(OpenPage("student", path))
    assert found is not None
    assert found.content is not None
    return found.content.decode()


def rest(shown: Previewed) -> set[str]:
    """Let all be done for which there is time; return the pages that were told then."""
    shown.news.clear()
    shown.rest()
    return {place.path for news in shown.news for place in news.changed}


@pytest.fixture
def read(shown: Previewed, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are read, one after another, by a preview of which three pages are open."""
    for path in (ALPHA, GLOSSARY, TIMELINE):
        shown.open(path)
    shown.rest()
    names: list[str] = []
    builder = shown.preview.sphinx["student"].builder
    whole = builder.read_pages
    monkeypatch.setattr(builder, "read_pages", lambda pages: (names.extend(pages), whole(pages)))
    return names


def test_a_definition_is_shown_before_its_page_is_read_and_then_the_whole_is_the_same(
    shown: Previewed, read: list[str]
) -> None:
    told = change(shown, TERMS, "A word.", THING)
    assert read == []
    assert told.keys() == {ALPHA, GLOSSARY}
    assert '<div id="popover-term-peace"><b>peace</b>' in told[ALPHA]
    assert all("thing" in page and "A word." in page for page in told.values())
    assert '<a href="#term-win-win"' in told[GLOSSARY]
    assert rest(shown) == set()
    assert {*read} - {"index"} == {"glossary"}
    assert told == {path: show(shown, path) for path in told}


@pytest.mark.parametrize(
    "words", ["Other *words*, “so”.", 'Other.\n\nOf {term}`peace`, a "b".\n\n- Three.']
)
def test_a_note_is_shown_before_its_text_is_read_and_then_the_whole_is_the_same(
    shown: Previewed, read: list[str], words: str
) -> None:
    told = change(shown, NOTES, "\n\nWords.", f"\n\n{words}")
    assert read == []
    assert told.keys() == {ALPHA}
    assert "Other" in told[ALPHA]
    assert rest(shown) == set()
    assert {*read} - {"index"} == {"texts/alpha"}
    assert told == {ALPHA: show(shown, ALPHA)}


@pytest.mark.parametrize(
    ("old", "new"),
    [("kind: text", "kind: context"), ("quote: Peace and", "quote: Peace"), (" first", " second")],
)
def test_what_is_said_above_the_words_of_a_note_is_read_with_its_text(
    shown: Previewed, read: list[str], old: str, new: str
) -> None:
    told = change(shown, NOTES, old, new)
    assert "texts/alpha" in read
    assert rest(shown) == set()
    assert told == {ALPHA: show(shown, ALPHA)}


def test_what_the_words_of_a_note_change_elsewhere_is_told_soon_after(
    shown: Previewed, read: list[str]
) -> None:
    told = change(shown, NOTES, "\n\nWords.", "\n\nOther[^1].\n\n[^1]: More.")
    assert read == []
    assert "Other" in told[ALPHA]
    assert rest(shown) == {ALPHA}


def test_the_words_of_a_note_for_teachers_are_shown_to_them_alone(
    shown: Previewed, read: list[str]
) -> None:
    shown.replace(NOTES, ":kind: text", ":kind: text\n:audience: teacher")
    shown.open(ALPHA, "teacher")
    shown.rest()
    before = shown.read(ALPHA)
    read.clear()
    shown.replace(NOTES, "Words.", "Secret.")
    assert read == []
    assert "Secret." in shown.read(ALPHA, "teacher")
    shown.rest()
    assert shown.read(ALPHA) == before


def test_what_an_entry_changes_elsewhere_on_its_page_is_told_soon_after(
    shown: Previewed, read: list[str]
) -> None:
    before = show(shown, TIMELINE)
    told = change(shown, EVENTS, "Event one", "Congress")
    assert read == []
    assert "Congress" in told[TIMELINE]
    assert TIMELINE in rest(shown)
    now = show(shown, TIMELINE)
    assert now not in (told[TIMELINE], before)
    assert "Event one" not in now


def test_one_change_after_another_is_shown_at_once(shown: Previewed, read: list[str]) -> None:
    before = {path: show(shown, path) for path in (ALPHA, GLOSSARY)}
    change(shown, TERMS, "A word.", "A thing.")
    told = change(shown, TERMS, "A thing.", "A matter.")
    assert read == []
    assert all("A matter." in page and "A thing." not in page for page in told.values())
    assert change(shown, TERMS, "A matter.", "A word.") == before
    assert rest(shown) == set()
    assert {path: show(shown, path) for path in before} == before


def test_a_page_that_is_asked_for_meanwhile_is_that_of_the_change(
    shown: Previewed, read: list[str]
) -> None:
    change(shown, TERMS, "A word.", "A thing.")
    assert shown.preview.find_current(OpenPage("student", "index.html")) is None
    assert "A thing." in shown.read(GLOSSARY, "teacher")
    assert "A thing." in shown.read(GLOSSARY)


@pytest.mark.parametrize("words", ['"A {nobody}`x` word."', '"A {term}`nowhere` word."'])
def test_an_entry_at_fault_is_not_shown_and_its_fault_is_told(
    shown: Previewed, read: list[str], words: str
) -> None:
    before = show(shown, GLOSSARY)
    change(shown, TERMS, "A word.", words)
    assert any(f"{TERMS}:1:1" in fault and " SPHINX " in fault for fault in shown.faults)
    assert shown.read(GLOSSARY) == before
    change(shown, TERMS, words, "A thing.")
    assert shown.faults == []
    assert "A thing." in shown.read(GLOSSARY)


def test_a_change_of_more_than_an_entry_is_read_as_a_whole(
    shown: Previewed, read: list[str]
) -> None:
    told = change(
        shown, TERMS, "forms: [", 'forms: [{form: "development", case: any, plural: ""}, '
    )
    assert ALPHA in told
    assert {"glossary", "texts/alpha"} <= {*read}


def test_a_change_of_hand_written_words_besides_is_read_as_a_whole(
    shown: Previewed, read: list[str]
) -> None:
    shown.edition.write("docs/about.md", "# Others\n\nWords.\n")
    change(shown, TERMS, "A word.", "A thing.")
    assert {*read} >= {"glossary", "about"}


def test_all_is_as_in_a_clean_build_after_all(
    shown: Previewed, read: list[str], build_clean: Callable[[Path], Path]
) -> None:
    change(shown, EVENTS, "Event one", "Congress")
    change(shown, TERMS, "A word.", THING)
    change(shown, NOTES, "Words.", "Other words.")
    rest(shown)
    clean = build_clean(shown.edition.root)
    for path in (ALPHA, GLOSSARY, TIMELINE):
        assert show(shown, path) == read_as_previewed(clean / path, clean)


PAGE = """# Words

:::::{edition:term} term-a
:source: "glossary/terms.yaml:1"

One.

::::{edition:usage}
:source: "glossary/terms.yaml:2"

Two.
::::
:::::

:::{edition:term} term-b
:source: "glossary/terms.yaml:9"

Three.
:::

:::{edition:note} a-n-one
:target: "a-p1"
:source: "seeds/a/notes.md:3"

Four.
:::
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Two.", "Other.", ["term-a"]),
        ("Three.", "Other.", ["term-b"]),
        ("Four.", "Other.", ["a-n-one"]),
        ("a-p1", "a-p2", []),  # what a note is on is no word of it
        ("yaml:9", "yaml:10", []),  # where it was written is not published
        ("# Words", "# Others", []),
        ("term-b", "term-c", []),
        ("Three.\n:::\n", "Three.\n:::\n\nMore.\n", []),
    ],
)
def test_only_what_changed_within_entries_is_found(old: str, new: str, found: list[str]) -> None:
    now = PAGE.replace(old, new)
    changed = find_changed_entries({"a.md": PAGE}, {"a.md": now}, ["a.md"])
    entries = changed.get("a.md", [])
    assert [entry.split()[1] for entry in entries] == found
    assert all(entry in now for entry in entries)


def test_a_page_that_was_written_otherwise_is_no_ground_for_a_sketch() -> None:
    now = {"a.md": PAGE.replace("One.", "Other."), "b.md": "# B\n"}
    assert find_changed_entries({"a.md": PAGE, "b.md": "# B\n"}, now, ["a.md"])
    assert not find_changed_entries({"a.md": PAGE, "b.md": "# B\n"}, now, ["a.md", "b.md"])
    assert not find_changed_entries({"a.md": PAGE}, now, ["a.md", "b.md"])
