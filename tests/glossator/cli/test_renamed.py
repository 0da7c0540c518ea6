"""A text that is renamed or withdrawn: its old page leads on, and is in nothing that readers leaf through."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import built_edition
import pytest
from bs4 import BeautifulSoup, Tag
from pikepdf import NameTree, Pdf
from sphinx.util.inventory import InventoryFile
from tiny_edition import TinyEdition, note_md, record_yaml

from glossator.cli import main
from glossator.published import PublishedEdition

CONF = built_edition.CONF.replace('"basic"', '"furo"')
INDEX = """# Tiny

```{edition:witnesses}
```

```{toctree}
:glob:

texts/*
changes
```
"""
SOURCE = "One.\n\nTwo.\n\nThree.\n"
CHANGELOG = "# Changes\n\n## 1.1 (2021)\n\nMore.\n\n## 1.0 (2020)\n\nFirst.\n"


def run(edition: TinyEdition, *arguments: str) -> int:
    command, *options = arguments
    if command == "build":
        return built_edition.build(edition, *options)
    return main([*arguments, "-C", str(edition.root)])


def settings(edition: TinyEdition, version: str) -> None:
    edition.write("pyproject.toml", f'[project]\nversion = "{version}"\n')


@pytest.fixture
def tiny(edition: TinyEdition) -> TinyEdition:
    """An edition of two texts; in ``alpha`` the second paragraph moved into the first."""
    for path in ("glossary/terms.yaml", "glossary/events.yaml"):
        (edition.root / path).unlink()
    settings(edition, "1.0")
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    edition.write("CHANGELOG.md", CHANGELOG)
    edition.add_text("other", "Other words.\n")
    edition.add_text("alpha", SOURCE)
    notes = note_md("a", "alpha-p1", "One") + note_md("t", "alpha-p1", "One", ":audience: teacher")
    edition.write("seeds/alpha/notes.md", notes)
    assert run(edition, "ledger", "--accept") == 0
    edition.add_text("alpha", SOURCE, "{lines: 1-3, kind: paragraph}", "{lines: 5, number: 3}")
    assert run(edition, "ledger", "--accept") == 0
    settings(edition, "1.1")
    return edition


def rename(edition: TinyEdition, old: str, new: str) -> None:
    seeds = edition.root / "seeds"
    (seeds / old).rename(seeds / new)
    for name in ("record.yaml", "notes.md"):
        path = seeds / new / name
        content = path.read_text(encoding="utf-8")
        path.write_text(content.replace(f"id: {old}", f"id: {new}").replace(f"{old}-p", f"{new}-p"))


def read(edition: TinyEdition, page: str) -> BeautifulSoup:
    content = (edition.root / "build/html" / page).read_text(encoding="utf-8")
    return BeautifulSoup(content, "html.parser")


def links(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Return of each old id on a page what it says and where it leads."""
    found = []
    for place in page.select(".renamed > *"):
        link = place.find("a")
        href = str(link["href"]) if isinstance(link, Tag) else ""
        found.append((str(place["id"]), place.get_text(), href))
    return found


def test_a_text_is_renamed_and_each_of_its_anchors_with_it(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "check") == 1
    assert "seeds/beta/ledger.yaml:1:1: LEDGER_LOST" in capsys.readouterr().err
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    told = capsys.readouterr().out
    for name in ("p1", "p3", "n-a", "n-t"):
        assert f"alpha-{name} moved to beta-{name}\n" in told
    assert run(tiny, "ledger") == run(tiny, "convert") == run(tiny, "check") == 0


def test_an_anchor_of_which_something_else_is_said_goes_there(tiny: TinyEdition) -> None:
    rename(tiny, "alpha", "beta")
    moved = ("--moved", "alpha=beta", "--moved", "alpha-n-t=beta-n-a")
    assert run(tiny, "ledger", "--accept", *moved) == 0
    assert tiny.read().ledgers["beta"].moved()["alpha-n-t"] == "beta-n-a"


def test_words_that_are_others_under_the_new_id_have_not_moved(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(tiny, "alpha", "beta")
    tiny.add_text("beta", SOURCE.replace("Three", "Four"))
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 1
    assert "ANCHOR_GONE alpha-p3" in capsys.readouterr().err


def test_a_ledger_that_does_not_move_along(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(tiny, "alpha", "beta")
    (tiny.root / "seeds/beta/ledger.yaml").unlink()
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 1
    assert "move seeds/alpha/ledger.yaml along as it was" in capsys.readouterr().err


def test_the_old_page_leads_on(tiny: TinyEdition) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    assert run(tiny, "build", "--only", "html") == 0
    page = read(tiny, "texts/alpha.html")
    article = page.select_one("article")
    assert article is not None
    sentence = article.select("p")[0]
    assert sentence.get_text() == (
        "The text that stood here, alpha, was renamed in version 1.1. It is now A Title."
    )
    assert sentence.select_one("a[href='beta.html']") is not None
    assert links(page) == [
        ("alpha-p1", "What was ¶1 of alpha is now ¶1 of beta.", "beta.html#beta-p1"),
        ("alpha-p2", "What was ¶2 of alpha is now ¶1 of beta.", "beta.html#beta-p1"),
        ("alpha-p3", "What was ¶3 of alpha is now ¶3 of beta.", "beta.html#beta-p3"),
        (
            "alpha-n-a",
            "What was the note “a” of alpha is now the note “a” of beta.",
            "beta.html#beta-n-a",
        ),
    ]  # the note for teachers is not in the students' edition
    assert not page.select("script[http-equiv], meta[http-equiv=refresh]")
    published = PublishedEdition(tiny.root / "build/html")
    assert published.find_broken_links() == published.find_doubled_ids() == []
    assert published.find_gaps_in_numbering() == []
    new = read(tiny, "texts/beta.html")
    signposts = [tag.get_text() for tag in new.select(".moved")]
    assert signposts == [
        "What was alpha is now beta.",
        "What was ¶1 of alpha is now ¶1 of beta.",
        "What was ¶2 of alpha is now ¶1 of beta.",
        "What was the note “a” of alpha is now the note “a” of beta.",
        "What was ¶3 of alpha is now ¶3 of beta.",
    ]


def test_the_old_page_is_in_nothing_that_readers_leaf_through(tiny: TinyEdition) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    assert run(tiny, "build") == 0
    build = tiny.root / "build"
    for page in ("index.html", "texts/beta.html", "texts/other.html", "texts/alpha.html"):
        assert not read(tiny, page).select("a[href$='alpha.html']"), page
    index = "".join(
        p.read_text("utf-8") for p in (build / "html").rglob("*.js") if "index" in p.name
    )
    assert "texts/beta.html" in index
    assert "texts/alpha.html" not in index
    assert "another address" not in index
    edition = json.loads((build / "edition.json").read_text(encoding="utf-8"))
    assert [text["id"] for text in edition["texts"]] == ["beta", "other"]
    # A PDF cannot lead on: the handout is under its old name too.
    assert (build / "pdf/alpha.pdf").read_bytes() == (build / "pdf/beta.pdf").read_bytes()
    with zipfile.ZipFile(build / "epub/edition.epub") as book:
        assert not any("alpha" in name for name in book.namelist())
    with Pdf.open(build / "pdf/edition.pdf") as book:
        names = NameTree(book.Root.Names.Dests)
        assert {"alpha-p1", "alpha-p2", "beta-p1"} <= set(names)
    inventory = InventoryFile.loads((build / "html/objects.inv").read_bytes(), uri="")
    moved = {name: item.uri for name, item in inventory.data["edition:moved"].items()}
    assert moved["alpha-p2"] == "texts/beta.html#alpha-p2"
    assert moved["alpha"] == "texts/beta.html#alpha"


def test_the_teachers_edition_leads_to_their_notes(tiny: TinyEdition) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    assert run(tiny, "build", "--only", "html", "--audience", "teacher") == 0
    page = (tiny.root / "build/teacher/html/texts/alpha.html").read_text(encoding="utf-8")
    assert 'href="beta.html#beta-n-t"' in page


def test_a_text_that_is_renamed_twice_leads_to_the_last(tiny: TinyEdition) -> None:
    for old, new in (("alpha", "beta"), ("beta", "gamma")):
        rename(tiny, old, new)
        assert run(tiny, "ledger", "--accept", "--moved", f"{old}={new}") == 0
    assert run(tiny, "build", "--only", "html") == 0
    for old in ("alpha", "beta"):
        found = {name: href for name, _, href in links(read(tiny, f"texts/{old}.html"))}
        assert found[f"{old}-p3"] == "gamma.html#gamma-p3"


def test_a_text_that_gets_its_old_id_back(tiny: TinyEdition) -> None:
    for old, new in (("alpha", "beta"), ("beta", "alpha")):
        rename(tiny, old, new)
        assert run(tiny, "ledger", "--accept", "--moved", f"{old}={new}") == 0
    assert run(tiny, "build", "--only", "html") == run(tiny, "check") == 0
    found = {name: href for name, _, href in links(read(tiny, "texts/beta.html"))}
    assert found["beta-p3"] == "alpha.html#alpha-p3"
    assert read(tiny, "texts/alpha.html").find(id="alpha-p1") is not None


def test_a_text_that_is_withdrawn_says_so(tiny: TinyEdition) -> None:
    """An incremental build takes its page, which is one of the same name, out of the contents too."""
    assert run(tiny, "build", "--only", "html") == 0
    assert read(tiny, "index.html").select("a[href='texts/alpha.html']")
    for path in sorted((tiny.root / "seeds/alpha").iterdir()):
        path.unlink()
    (tiny.root / "seeds/alpha").rmdir()
    assert run(tiny, "ledger", "--accept", "--withdrawn", "alpha") == 0
    assert run(tiny, "build", "--only", "html") == 0
    page = read(tiny, "texts/alpha.html").select_one("article")
    assert page is not None
    assert "The text alpha was withdrawn from this edition in version 1.1." in page.get_text()
    assert not read(tiny, "index.html").select("a[href='texts/alpha.html']")
    assert "was withdrawn" in read(tiny, "changes.html").get_text()


def test_contents_that_name_an_old_address(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    tiny.write(
        "docs/index.md", INDEX.replace(":glob:\n\ntexts/*", "texts/alpha\ntexts/beta\ntexts/other")
    )
    assert run(tiny, "build", "--only", "html") == 1
    message = (
        "docs/index.md:6:1: SPHINX texts/alpha is the old address of a text or page; write the name"
    )
    assert message in capsys.readouterr().err


def test_a_page_by_hand_at_an_old_address(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    tiny.write("docs/texts/alpha.md", "# My own page\n")
    for command in ("convert", "check", "build"):
        assert run(tiny, command) == 1
        assert "docs/texts/alpha.md:1:1: PAGE_IN_THE_WAY" in capsys.readouterr().err
    assert Path(tiny.root, "docs/texts/alpha.md").read_text() == "# My own page\n"


def test_the_page_of_changes_tells_of_a_renamed_text_in_a_line(tiny: TinyEdition) -> None:
    rename(tiny, "alpha", "beta")
    assert run(tiny, "ledger", "--accept", "--moved", "alpha=beta") == 0
    page = tiny.read().pages()["changes.md"]
    latest = page.partition("## 1.1")[2].partition("## 1.0")[0]
    assert "- {edition:now}`texts/alpha beta`\n" in latest
    assert "`alpha-p1`" not in latest
    assert "n-t" not in page


def test_a_build_refuses_what_the_check_refuses(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "One").replace("text", "context"))
    assert run(tiny, "check") == 1
    checked = {line for line in capsys.readouterr().err.splitlines() if "STALE_PAGE" not in line}
    assert any("NO_SOURCE" in line for line in checked)
    assert any("ANCHOR_GONE" in line for line in checked)
    assert run(tiny, "build") == 1
    assert set(capsys.readouterr().err.splitlines()) == checked
    assert not (tiny.root / "build").exists()


def test_the_record_of_a_renamed_text_is_the_same_but_for_its_id() -> None:
    assert record_yaml(text_id="alpha").replace("id: alpha", "id: beta") == record_yaml(
        text_id="beta"
    )
