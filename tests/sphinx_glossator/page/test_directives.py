"""Each directive of a text's page, as a reader's browser gets it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site

HEADER = "# T\n\n```{edition:text} t\ntitle: T\nwitness: {file: t.txt, sha256: '00'}\n```\n\n"


@pytest.fixture(scope="module")
def site(build_root: Callable[..., Site]) -> Site:
    return build_root("text")


def words(element: Tag) -> str:
    """Return the words of an element, without the link that its number is."""
    for number in element.select(".para-number, .author-note-number, .headerlink, .block-label"):
        number.decompose()
    return element.get_text()


def test_a_page_with_everything_gives_no_warning(site: Site) -> None:
    assert site.warnings == []


def test_the_header_says_who_where_and_when(site: Site) -> None:
    page = site.page("index")
    told = page.select(".text-header > p, .about-text > p:not(.cite-as)")
    assert {p["class"][0]: p.get_text() for p in told} == {
        "series": "Occasional papers",
        "byline": "Ann Author 安, Bob Writer",
        "affiliation": "Institute of Things",
        "imprint": "The Journal · no. 3 · Nov 28, 2014",
        "translator": "Translated by Tess Lator",
        "editor": "Edited by Ed Itor",
        "reading-time": "Reading time: 1 minute",
        "provenance": "A scan.",
        "rights": "© the author",
    }
    parts = page.select("section > *")
    names = [name for element in parts for name in element.get("class", ())]
    assert names.index("text-header") < names.index("para-row") < names.index("about-text")


def test_a_text_without_a_date_says_so(build_root: Callable[..., Site]) -> None:
    header = build_root("ranges").page("index").select_one(".text-header")
    assert header is not None
    assert header.select_one(".imprint").get_text() == "[no date]"
    assert "(no date)" not in header.get_text()  # there is no outlet that it would be of


def test_the_header_says_how_to_cite_the_text(site: Site) -> None:
    citation = site.page("index").select_one(".about-text .cite-as")
    assert citation is not None
    assert citation.get_text() == (
        "Cite as: Ann Author, Bob Writer. “Essay on Everything”. The Journal, no. 3 "
        "(28 November 2014). In One text."
    )


def test_the_header_leads_to_the_handout_where_the_settings_name_it(
    build_root: Callable[..., Site],
) -> None:
    assert not build_root("text").page("index").select(".handout-link")
    site = build_root("text", edition_handout="../pdf/{text_id}.pdf")
    links = site.page("index").select(".text-header .handout-link")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("../pdf/essay-text.pdf", "Text alone (PDF)"),
        ("../pdf/essay.pdf", "Text with notes (PDF)"),
        ("../pdf/essay-full.pdf", "With glossary and sources (PDF)"),
    ]
    settings = {"edition_handout": "handouts/{text_id}.pdf", "typst_handout_pages": ["pl*"]}
    site = build_root("glossary", **settings)
    (link,) = site.page("plain").select("h1 + .reading-tools > .handout-link")
    assert link["href"] == "handouts/plain.pdf"
    assert not site.page("glossary").select(".handout-link")
    site = build_root("glossary", typst_handouts=False, **settings)
    assert not site.page("plain").select(".handout-link")


@pytest.mark.parametrize("number", ["1", "12a", "2"])
def test_a_paragraph_carries_its_id_and_its_number_is_its_link(site: Site, number: str) -> None:
    paragraph = site.element("index", f"essay-p{number}")
    assert paragraph.name == "p"
    (link,) = paragraph.select(".para-number")
    assert (link.name, link["href"], link.get_text()) == ("a", f"#essay-p{number}", number)
    assert link["aria-label"] == f"Paragraph {number}"


def test_a_paragraph_keeps_the_characters_of_its_text(site: Site) -> None:
    paragraph = site.element("index", "essay-p1")
    for mark in paragraph.select(".note-mark"):
        mark.decompose()
    assert words(paragraph) == ("Two <marks> here and “quotation marks” -- kept... A bare * star.")


@pytest.mark.parametrize(
    ("anchor", "classes", "label", "text"),
    [
        ("essay-keywords", "keywords", "Keywords:", "one; two"),
        ("essay-abstract", "abstract", "Abstract.", "What it says."),
        ("essay-ref1", "source-reference", "1.", "First, in the source."),
        ("essay-ref4", "source-reference", "[4]", "Fourth; two and three are not there."),
    ],
)
def test_a_labelled_block_keeps_the_label_as_printed(
    site: Site, anchor: str, classes: str, label: str, text: str
) -> None:
    block = site.element("index", anchor)
    assert block["class"] == [classes]
    (printed,) = block.select(".block-label")
    assert printed.get_text() == label
    assert words(block).strip() == text


def test_a_pull_quote_is_a_block_quotation_without_a_number(site: Site) -> None:
    quote = site.element("index", "essay-pq1")
    assert (quote.name, quote["class"]) == ("blockquote", ["pull-quote"])
    assert quote.get_text() == "“quotation marks” are kept"
    assert not quote.select(".para-number")


def test_a_heading_has_the_id_of_its_page_and_no_other(site: Site) -> None:
    page = site.page("index")
    section = site.element("index", "essay-h1")
    heading = section.find(["h2", "span"], recursive=False)
    assert heading is not None
    assert heading.name == "h2"  # an id in front of it would be an empty span
    assert heading.select_one(".heading-label") is not None
    assert words(section.h2) == "1. The first section"
    assert not page.select('[id="the-first-section"], [id^="id"]')


def test_a_run_in_heading_is_marked(site: Site) -> None:
    section = site.element("index", "essay-h2")
    assert "run-in" in section["class"]
    assert words(section.h3) == "A run-in heading"


def test_author_notes_keep_their_printed_numbers_and_lead_there_and_back(site: Site) -> None:
    page = site.page("index")
    assert [mark.get_text() for mark in page.select(".note-mark")] == ["1", "3"]
    for number, text in [("1", "Ibid."), ("3", "See http://example.org/a_b.")]:
        mark = site.element("index", f"essay-fn{number}-mark")
        assert mark["href"] == f"#essay-fn{number}"
        assert mark["role"] == "doc-noteref"
        note = site.element("index", f"essay-fn{number}")
        (back,) = note.select("a")
        assert (back["href"], back.get_text()) == (f"#essay-fn{number}-mark", number)
        assert words(note).strip() == text
    section = page.select_one("section.author-notes")
    assert section is not None
    assert section["role"] == "doc-endnotes"


def test_an_editorial_note_is_an_aside_that_says_what_it_does(site: Site) -> None:
    note = site.element("index", "essay-n-new")
    assert note.name == "aside"
    assert note["role"] == "note"
    assert note["aria-label"] == "Editorial note, perspective"
    assert (note["data-kind"], note.get("data-audience")) == ("perspective", None)
    assert note["data-target"] == "essay-p2"
    head, *body = note.select("p")
    assert head.select_one("a.note-kind")["href"] == "#essay-n-new"
    assert head.select_one(".note-kind").get_text() == "Perspective"
    assert head.select_one("q.note-quote").get_text() == "is new"
    assert [p.decode_contents() for p in body] == ["First <em>paragraph</em>.", "Second."]


def test_a_note_is_for_students_unless_it_says_otherwise(site: Site) -> None:
    note = site.element("index", "essay-n-default")
    assert not note.has_attr("data-audience")
    assert not note.select(".note-audience")


def test_a_headnote_is_closed_and_says_what_it_is_in_ordinary_markup(site: Site) -> None:
    (headnote,) = site.page("index").select("details.headnote")
    assert not headnote.has_attr("open")
    assert headnote.summary.get_text() == "Headnote"
    assert headnote.em.get_text() == "introduction"


def test_an_emendation_of_the_apparatus_shows_both_readings(site: Site) -> None:
    entry = site.element("index", "essay-e1")
    assert (entry.name, entry.a["href"]) == ("li", "#essay-p1")
    assert (entry.find("del").get_text(), entry.ins.get_text()) == ("ahd", "and")
    assert "spelling" in entry.get_text()


FAULTY = [
    ("```{edition:text} t\n- a list\n```", "wants at least title and witness"),
    ("```{edition:text} t\ntitle: [\n```", "is not YAML"),
    (":::{edition:note} t-n\n:kind: context\n\nWords.\n:::", "a note wants target"),
    (
        ":::{edition:note} t-n\n:kind: gossip\n:target: t-p1\n:quote: x\n\nWords.\n:::",
        "gossip",
    ),
    (":::{edition:term} term-t\n:headword: T\n\nWords.\n:::", "a term wants forms"),
    (
        ":::{edition:event} event-t\n:name: T\n\nWords.\n:::",
        "an event wants category, certainty, place, start",
    ),
    (":::{edition:paragraph} t-p2\n:::", "Content block expected"),
]


@pytest.fixture(scope="module")
def faulty(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> Site:
    """An edition with a page for each faulty directive, which has a text and ids of its own."""
    folder = tmp_path_factory.mktemp("faulty")
    source = Path(shutil.copytree(rootdir / "test-text", folder / "source"))
    for number, (markup, _) in enumerate(FAULTY):
        name = f"t{number}"
        page = re.sub(r"\b(term-|event-|)t\b", rf"\g<1>{name}", HEADER + markup)
        (source / f"{name}.md").write_text(f"{page}\n", encoding="utf-8")
    names = "\n".join(f"t{number}" for number in range(len(FAULTY)))
    (source / "index.md").write_text(f"# All\n\n```{{toctree}}\n{names}\n```\n", "utf-8")
    return run(source, folder / "html")


@pytest.mark.parametrize("number", range(len(FAULTY)), ids=[message for _, message in FAULTY])
def test_a_faulty_directive_is_a_warning_with_its_line(faulty: Site, number: int) -> None:
    own = (f"t{number}.md:8: ", f"t{number}.md:9: ")
    warnings = [warning for warning in faulty.warnings if f"t{number}.md" in warning]
    assert warnings
    assert any(FAULTY[number][1] in warning for warning in warnings)
    assert all(warning.startswith(own) for warning in warnings)


def test_no_other_page_is_warned_of(faulty: Site) -> None:
    assert [warning for warning in faulty.warnings if not re.match(r"t\d\.md:", warning)] == []


def test_two_claims_to_one_id_are_a_warning(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("glossary")
    page = (source / "second.md").read_text(encoding="utf-8")
    (source / "second.md").write_text(page.replace("second-p1", "first-p1"), encoding="utf-8")
    assert any("the id first-p1 is used in first too" in w for w in build(source).warnings)


@pytest.fixture(scope="module")
def amiss(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> Site:
    """An edition in which three things name what is not there, or is none."""
    folder = tmp_path_factory.mktemp("amiss")
    source = Path(shutil.copytree(rootdir / "test-glossary", folder / "source"))
    for page, before, after in (
        ("first", ':target: "first-p2"', ':target: "first-p9"'),
        ("timeline", "} second-p1 first-p2", "} second-p8"),
    ):
        path = source / f"{page}.md"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    return run(source, folder / "html")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("first", "first-n-one is on first-p9,"),
        ("timeline", "there is no second-p8 to infer"),
    ],
)
def test_what_is_on_nothing_is_a_warning(amiss: Site, page: str, message: str) -> None:
    assert len(amiss.warnings) == 2
    (warning,) = (warning for warning in amiss.warnings if warning.startswith(f"{page}.md: "))
    assert message in warning


def test_a_text_without_a_heading_has_the_title_of_its_data(
    project: Callable[[str], Path], build: Callable[..., Site]
) -> None:
    source = project("text")
    page = HEADER.removeprefix("# T\n\n") + ":::{edition:paragraph} t-p1\n\nWords.\n:::\n"
    (source / "index.md").write_text(page, encoding="utf-8")
    assert '"title": "T"' in build(source).read("edition.json")


NO_DATES = ["next year", "2014-13", "2014-02-30", "14"]


@pytest.fixture(scope="module")
def dated(
    rootdir: Path, tmp_path_factory: pytest.TempPathFactory, run: Callable[..., Site]
) -> Site:
    """An edition with an event for each of these."""
    folder = tmp_path_factory.mktemp("dated")
    source = Path(shutil.copytree(rootdir / "test-glossary", folder / "source"))
    path = source / "timeline.md"
    head, begin, speech = path.read_text(encoding="utf-8").partition(":::{edition:event} event-s")
    assert '"2006-08"' in speech
    events = "".join(
        begin + speech.replace('"2006-08"', f'"{date}"').replace("peech-2006", f"peech-{number}", 1)
        for number, date in enumerate(NO_DATES)
    )
    path.write_text(head + begin + speech + "\n" + events, encoding="utf-8")
    return run(source, folder / "html")


@pytest.mark.parametrize("date", NO_DATES)
def test_a_date_that_is_none_is_a_warning(dated: Site, date: str) -> None:
    told = [w for w in dated.warnings if w.startswith("glossary/events.yaml:") and "'start'" in w]
    assert len([warning for warning in told if f"'start': {date}: " in warning]) == 1
    assert len(told) == len(NO_DATES)
