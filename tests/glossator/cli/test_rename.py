"""``glossator rename``: what is renamed is so everywhere, and leads on; or nothing is changed."""

from __future__ import annotations

import re
import zipfile
from itertools import product
from pathlib import Path

import built_edition
import pytest
from bs4 import BeautifulSoup
from built_edition import call, text_of
from pikepdf import NameTree, Pdf
from sphinx.util.inventory import InventoryFile
from tiny_edition import SOURCE, TinyEdition, events_yaml, note_md, term_yaml

from glossator.cli import main
from glossator.editing.rename import Subject, rewrite
from glossator.published import PublishedEdition
from glossator_schema.printing import HANDOUT_KINDS

CONF = 'project = "Tiny"\nauthor = "A. B."\nversion = "1"\nextensions = ["sphinx_glossator"]\n'
ABOUT = """\
---
orphan: true
---

# The alpha of it

The word alpha is no id, nor is alpha-beta. {edition:ref}`Here <alpha-p2>`, [there](texts/alpha.md), and
[a term](term:peace), {doc}`/texts/alpha`, {edition:ref}`a note <alpha-n-first>`.
"""
INDEX = "# Tiny\r\n\r\n:::{toctree}\r\ntexts/alpha\r\ntexts/alpha-2\r\n:::\r\n"


@pytest.fixture
def tiny(edition: TinyEdition) -> TinyEdition:
    """Two texts, the id of one begins with that of the other; notes, terms, an event; all is published."""
    edition.write("pyproject.toml", '[project]\nversion = "1"\n')
    edition.write("docs/conf.py", CONF)
    edition.write("docs/index.md", INDEX)
    edition.write("docs/about.md", ABOUT)
    edition.add_text("alpha-2", "Other words.\n")
    notes = [
        note_md("first", "alpha-p1", "Peace and", body="See {edition:ref}`below <alpha-p2>`."),
        note_md("on-it", "alpha-n-first", "below").replace(":quote: below\n", ""),
    ]
    edition.write("seeds/alpha/notes.md", "".join(notes))
    edition.write(
        "seeds/alpha-2/notes.md", note_md("x", "alpha-2-p1", "Other", body="[W](term:win-win)")
    )
    terms = term_yaml("win-win: win-win cooperation; related: [term-peace]")
    edition.write("glossary/terms.yaml", terms + term_yaml("peace: peace; related: [term-win-win]"))
    assert call(edition, "ledger", "--accept") == call(edition, "convert") == 0
    edition.write("pyproject.toml", '[project]\nversion = "2"\n')
    return edition


def test_a_text_is_renamed_in_all_files(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tiny, "rename", "alpha", "ode") == 0
    told = capsys.readouterr().out
    assert "seeds/alpha/ is seeds/ode/ now\n" in told
    assert "docs/index.md: line 4\n" in told
    assert "alpha was published: its address leads on to ode\n" in told
    assert text_of(tiny, "docs/index.md") == INDEX.replace("texts/alpha\r", "texts/ode\r")
    about = text_of(tiny, "docs/about.md")
    assert "# The alpha of it\n\nThe word alpha is no id, nor is alpha-beta." in about
    assert "`Here <ode-p2>`, [there](texts/ode.md)" in about
    assert "{doc}`/texts/ode`, {edition:ref}`a note <ode-n-first>`" in about
    assert "alpha-2-p1" in text_of(tiny, "seeds/alpha-2/notes.md")
    assert "target: ode-p1" in text_of(tiny, "glossary/events.yaml")
    assert call(tiny, "ledger") == call(tiny, "check") == 0
    assert (tiny.root / "docs/texts/alpha.md").exists()


def test_a_note_and_a_term_are_renamed_in_all_files(tiny: TinyEdition) -> None:
    assert call(tiny, "rename", "alpha-n-first", "alpha-n-opening") == 0
    assert call(tiny, "rename", "term-peace", "term-concord") == 0
    notes = text_of(tiny, "seeds/alpha/notes.md")
    assert ":::{edition:note} opening\n" in notes
    assert ":target: alpha-n-opening\n" in notes
    terms = text_of(tiny, "glossary/terms.yaml")
    assert "id: term-concord" in terms
    assert "related: [term-concord]" in terms
    assert 'form: "peace"' in terms
    assert "(term:concord)" in text_of(tiny, "docs/about.md")
    assert call(tiny, "ledger") == call(tiny, "check") == 0


def test_every_old_address_leads_on_in_every_form(tiny: TinyEdition) -> None:
    for old, new in (
        *(("alpha", "ode"), ("ode-n-first", "ode-n-opening"), ("term-peace", "term-concord")),
        *(("event-one", "event-first"), ("ode", "hymn")),
    ):
        assert call(tiny, "rename", old, new) == 0
    assert built_edition.build(tiny) == 0
    build = tiny.root / "build"
    published = PublishedEdition(build / "html")
    assert published.find_broken_links() == published.find_doubled_ids() == []
    leads = {}
    for name in (
        "texts/alpha.html",
        "texts/ode.html",
        "glossary.html",
        "timeline.html",
        "texts/hymn.html",
    ):
        page = BeautifulSoup((build / "html" / name).read_text("utf-8"), "html.parser")
        for place in page.select(".renamed > [id], .moved[id]"):
            leads[name, place["id"]] = [link["href"] for link in place.select("a")]
    assert leads["texts/alpha.html", "alpha-p2"] == ["hymn.html#hymn-p2"]
    assert leads["texts/alpha.html", "alpha-n-first"] == ["hymn.html#hymn-n-opening"]
    assert leads["texts/ode.html", "ode-p1"] == ["hymn.html#hymn-p1"]
    assert leads["glossary.html", "term-peace"] == ["#term-concord"]
    assert leads["timeline.html", "event-one"] == ["#event-first"]
    old = {"alpha-p1", "alpha-p2", "alpha-n-first", "ode-p1", "term-peace", "event-one"}
    inventory = InventoryFile.loads((build / "html/objects.inv").read_bytes(), uri="")
    assert old <= {name for names in inventory.data.values() for name in names}
    with Pdf.open(build / "pdf/edition.pdf") as book:
        assert old <= set(NameTree(book.Root.Names.Dests))
    for name, kind in product(("alpha", "ode"), HANDOUT_KINDS):  # a PDF leads nowhere: it stays
        handout, now = (build / f"pdf/{each}{kind.suffix}.pdf" for each in (name, "hymn"))
        assert handout.read_bytes() == now.read_bytes()
    with zipfile.ZipFile(build / "epub/edition.epub") as book:
        pages = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    assert old <= set(re.findall(r'\bid="([^"]+)"', pages))


def test_what_was_never_published_leads_nowhere(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what is new besides is not entered for good by the way."""
    tiny.add_text("new", SOURCE)
    assert call(tiny, "rename", "new", "newer") == 0
    assert "new was never published: nothing leads on from it" in capsys.readouterr().out
    assert call(tiny, "rename", "alpha", "ode") == 0
    assert "newer" not in text_of(tiny, "glossary/ledger.yaml")
    assert not (tiny.root / "seeds/newer/ledger.yaml").exists()
    assert call(tiny, "check") == 0


def test_a_text_gets_its_old_id_back(tiny: TinyEdition) -> None:
    assert call(tiny, "rename", "alpha", "ode") == call(tiny, "rename", "ode", "alpha") == 0
    assert call(tiny, "ledger") == call(tiny, "check") == 0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "alpa",
            "x",
            "UNKNOWN_TARGET there is no text, note, entry or page alpa (did you mean alpha?)",
        ),
        ("alpha-p1", "alpha-p9", "UNKNOWN_TARGET there is no text, note, entry or page alpha-p1"),
        ("alpha", "alpha-2", "DUPLICATE_ID alpha-2 is the id of something else"),
        ("alpha", "My Text", "UNKNOWN_TARGET 'My Text' is no id of a text"),
        ("alpha", "../x", "UNKNOWN_TARGET '../x' is no id of a text"),
        ("alpha", "term-x", "UNKNOWN_TARGET 'term-x' is no id of a text"),
        ("alpha-n-first", "first", "UNKNOWN_TARGET the id of a note on alpha is alpha-n- and then"),
        ("term-peace", "peace", "UNKNOWN_TARGET the id of a term is term- and then a-z"),
        ("term-peace", "person-peace", "UNKNOWN_TARGET the id of a term is term- and then a-z"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_is_changed(
    tiny: TinyEdition, old: str, new: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tiny.files(".")
    assert call(tiny, "rename", old, new) == 1
    assert f"rename:1:1: {message}" in capsys.readouterr().err
    assert without_lock(tiny) == {n: c for n, c in before.items() if not n.startswith(".glossator")}


def without_lock(edition: TinyEdition) -> dict[str, bytes]:
    return {n: c for n, c in edition.files(".").items() if not n.startswith(".glossator")}


def test_an_address_that_leads_elsewhere_is_no_new_id(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tiny, "rename", "alpha", "ode") == 0
    assert call(tiny, "rename", "alpha-2", "alpha") == 1
    assert "ANCHOR_REUSED alpha was the id of another text" in capsys.readouterr().err


def test_an_edition_that_is_not_good_afterwards_is_as_it_was(
    tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = without_lock(tiny)

    def fail(docs: Path, pages: object) -> None:
        raise OSError(28, "No space left on device", str(docs))

    monkeypatch.setattr("glossator.cli.rename.write_pages", fail)
    assert call(tiny, "rename", "alpha", "ode") == 1
    assert "CANNOT_ACCESS No space left" in capsys.readouterr().err
    assert without_lock(tiny) == before


def test_a_change_by_another_hand_is_caught_before(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    """A ledger that was rewritten with all other files is not the one that was published."""
    for path in tiny.root.rglob("*"):
        if path.is_file() and path.suffix in {".md", ".yaml", ".py"}:
            path.write_bytes(path.read_bytes().replace(b"alpha", b"ode"))
    (tiny.root / "seeds/alpha").rename(tiny.root / "seeds/ode")
    (tiny.root / "seeds/alpha-2").rename(tiny.root / "seeds/ode-2")
    for command in ("check", "build", "ledger"):
        assert call(tiny, command) == 1
        assert "BAD_LEDGER" in capsys.readouterr().err


def test_words_in_data_are_no_ids() -> None:
    events = events_yaml(("ode-p1", "ode"))
    subject = Subject("text", "ode", "hymn")
    assert rewrite("glossary/events.yaml", events, subject).content == events.replace(
        "ode-p1", "hymn-p1"
    )
    record = "id: ode\ntitle: ode\nshort: 'ode'\n"
    assert rewrite("seeds/ode/record.yaml", record, subject).lines == [1]
    assert rewrite("seeds/other/record.yaml", record, subject).lines == []
    note = (
        ":::{edition:note} ode\n:target: ode\n:quote: ode\n\n"
        "ode, #ode, <ode>, ode-p1. ode-fn¹ ode-n-ode\n:::\n"
    )
    assert rewrite("seeds/ode/notes.md", note, subject).content == (
        ":::{edition:note} ode\n:target: hymn\n:quote: ode\n\n"
        "ode, #hymn, <hymn>, hymn-p1. hymn-fn¹ hymn-n-ode\n:::\n"
    )


def test_a_text_may_have_a_word_that_begins_like_a_kind_of_block(tiny: TinyEdition) -> None:
    assert main(["rename", "alpha-2", "school-reform", "-C", str(tiny.root)]) == 0
    assert (tiny.root / "seeds/school-reform/source.txt").is_file()
