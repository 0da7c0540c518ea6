"""The second edition, built in all forms: a dialogue, a poem, a letter, a scene in verse, a textbook."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
import sphinx.util.inventory
from compare_builds import read_pages
from jsonschema import Draft202012Validator
from second_edition import build_second_edition

from glossator.certificate import StyleSheets, certify_page, read_published_texts
from glossator.markup import parse_page
from glossator.published import PublishedEdition
from glossator_schema.printing import HANDOUT_KINDS, HandoutKind


@pytest.fixture(scope="module")
def built() -> Path:
    return build_second_edition()


@pytest.fixture(scope="module")
def texts(built: Path) -> dict[str, dict]:
    data = json.loads((built / "edition.json").read_text(encoding="utf-8"))
    schema = json.loads((built / "html/edition.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(data)
    assert data["format"] == 2
    return {text["id"]: text for text in data["texts"]}


def blocks(text: dict, kind: str) -> list[dict]:
    return [block for block in text["blocks"] if block["kind"] == kind]


def test_the_data_have_speakers_and_the_numbers_of_a_standard_edition(texts) -> None:
    cave = texts["cave"]
    said = [(b["kind"], b["number"], b.get("speaker")) for b in cave["blocks"]]
    assert said == [
        ("speech", "1", "SOCRATES"),
        ("speech", "2", "GLAUCON"),
        ("speech", "3", "Socrates"),
        ("paragraph", "4", "Socrates"),
        ("speech", "5", "GLAUCON"),
        ("speech", "6", "SOCRATES"),
    ]
    assert [p["id"] for p in cave["paragraphs"]] == [f"cave-p{n}" for n in range(1, 7)]
    third = cave["blocks"][2]
    assert "figures of animals made of wood" in third["text"]  # over the foot of a page
    assert [m["label"] for m in third["milestones"]] == ["514c", "515a"]
    assert third["text"][third["milestones"][1]["start"] :].startswith("made of wood")


def test_the_data_have_lines_items_cells_and_what_a_figure_says(texts) -> None:
    first = blocks(texts["daffodils"], "verse")[0]
    assert first["lines"][4:8] == [
        "Stay, stay,",
        "Until the hasting day",
        "Has run",
        "But to the even-song;",
    ]
    assert blocks(texts["rivers"], "table")[0]["rows"][3] == ["Clere", "210", ""]
    assert blocks(texts["rivers"], "list")[0]["items"][2] == "back, toward the watershed."
    assert blocks(texts["rivers"], "figure")[0]["text"] == "Fig. 1. From the spring to the sea."
    assert blocks(texts["letter"], "closer")[0]["lines"] == [
        "Believe me ever",
        "Yours,",
        "A. Bowe.",
    ]
    assert blocks(texts["letter"], "paragraph")[-1]["number"] is None
    assert [b["id"] for b in texts["letter"]["blocks"]][-3:] == [
        "letter-b3",
        "letter-fn1",
        "letter-fn2",
    ]
    assert [m["label"] for b in blocks(texts["rivers"], "heading") for m in b["milestones"]] == [
        "41",
        "42",
    ]
    assert blocks(texts["watch"], "verse")[3]["speaker"] == "FRANCISCO"


def test_the_data_alone_say_how_a_text_is_set(texts) -> None:
    """Verse with its indents and numbers, a line that two speak, the marks and depths of a list."""
    first = blocks(texts["daffodils"], "verse")[0]
    assert first["parts"][1] == {"start": 31, "id": "daffodils-l2", "number": "2", "indent": 4}
    assert [part["start"] for part in first["parts"]] == [
        first["text"].index(line) for line in first["lines"]
    ]
    turns = [
        (block["label"], block["parts"][0]["id"], block.get("shared_line"))
        for block in blocks(texts["watch"], "verse")
    ]
    assert turns[2:5] == [
        ("BERNARDO.", "watch-l3", None),
        ("FRANCISCO.", "watch-l3b", True),
        ("BERNARDO.", "watch-l3c", True),
    ]
    (deep,) = blocks(texts["rivers"], "list")
    assert [(part["label"], part.get("level", 0)) for part in deep["parts"]] == [
        *(("1.", 0), ("(a)", 1), ("(b)", 1), ("2.", 0)),
    ]
    assert len(deep["parts"]) == len(deep["items"])
    assert blocks(texts["rivers"], "table")[0]["header"] is True
    assert [(h["label"], h.get("run_in")) for h in blocks(texts["rivers"], "heading")[:1]] == [
        ("2.1", None)
    ]
    assert blocks(texts["rivers"], "heading")[1]["run_in"] is True
    assert blocks(texts["rivers"], "figure")[0]["image"]["alt"].startswith("A line that falls")
    said = blocks(texts["letter"], "paragraph")[0]
    (road, lent) = said["note_marks"]
    assert (road["note"], road["label"]) == ("letter-fn1", "¹")
    assert said["text"][: road["start"]].endswith("the road")
    assert said["text"][: lent["start"]].endswith("until the hay is in.")


def test_a_note_on_a_line_names_the_stanza_as_its_block(texts) -> None:
    spring = next(n for n in texts["daffodils"]["notes"] if n["id"] == "daffodils-n-spring")
    assert (spring["target"], spring["paragraph"]) == ("daffodils-l12", "daffodils-v2")


def test_code_formulas_and_quotations_are_as_deep_and_as_spaced_as_they_were(texts) -> None:
    gauges = texts["gauges"]
    (code,) = blocks(gauges, "code")
    assert code["lines"][1:4] == [
        '    """Cubic metres in a second[1]."""',
        "",
        "    if depth <= 0:",
    ]
    assert code["lines"][5].startswith("    return depth * breadth * speed  # _not_ the mean")
    (formula,) = blocks(gauges, "formula")
    assert (formula["label"], formula["text"]) == (
        "(3.1)",
        r"Q = \frac{1}{n} A R^{2/3} \sqrt{S_0}",
    )
    assert [q.get("level") for q in blocks(gauges, "quotation")] == [None, 2, None]
    (note,) = blocks(gauges, "author-note")
    assert note["paragraphs"] == [
        *("By the rule of 1889.", "It holds where the bed is even.", "Elsewhere it is a guess."),
    ]
    assert note["text"] == " ".join(note["paragraphs"])


def test_code_formulas_and_quotations_stand_in_every_form(built: Path) -> None:
    html = (built / "html/texts/gauges.html").read_text(encoding="utf-8")
    with ZipFile(built / "epub/edition.epub") as book:
        reader = book.read("texts/gauges.xhtml").decode()
    for page in (html, reader):
        assert '<span class="line">        return 0   # a dry bed</span>' in page
        assert page.count("<msqrt>") == 1
        assert re.search(r'id="gauges-b4"[^>]*><blockquote><p>Who reads', page)
        assert re.search(r'<div class="author-note" id="gauges-fn1"', page)
        assert page.count("<p>It holds where the bed is even.</p>") == 1
    pdf = pypdfium2.PdfDocument(built / "pdf/gauges.pdf")
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    lines = [line.rstrip().replace("\u00a0", " ") for line in words.splitlines()]
    assert "        return 0   # a dry bed" in lines
    assert "It holds where the bed is even." in lines
    assert any(line.endswith("(3.1)") for line in lines)


def test_milestones_of_one_line_stand_beside_one_another_in_the_margin(built: Path) -> None:
    (page,) = pypdfium2.PdfDocument(built / "pdf/gauges.pdf")
    text = page.get_textpage()
    (at,) = (m.start() for m in re.finditer("44 +45", text.get_text_range()))
    first, second = text.get_charbox(at), text.get_charbox(at + 5)
    assert first[2] < second[0]
    assert "milestones.js" in (built / "html/texts/gauges.html").read_text(encoding="utf-8")


ANCHORS = {
    "gauges": ["gauges-b1", "gauges-b2", "gauges-b4", "gauges-m-45", "gauges-fn1"],
    "politeia": ["politeia-p1", "politeia-m-514a", "politeia-n-lack"],
    "saqi": ["saqi-v1", "saqi-l14", "saqi-n-cup"],
    "cave": ["cave-p3", "cave-m-514a", "cave-m-515a"],
    "daffodils": ["daffodils-v2", "daffodils-l1", "daffodils-l20"],
    "letter": ["letter-b1", "letter-b2", "letter-b3", "letter-fn1"],
    "watch": ["watch-l3", "watch-l3b", "watch-l3c", "watch-b1"],
    "rivers": [
        "rivers-m-41",
        "rivers-m-42",
        "rivers-h2",
        "rivers-b1",
        "rivers-b2",
        "rivers-b3",
        "rivers-b4",
        "rivers-b5",
    ],
}


def read_destinations(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        return {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}


@pytest.mark.parametrize("text", ANCHORS)
def test_each_anchor_is_the_same_in_every_form(built: Path, text: str) -> None:
    page = parse_page((built / f"html/texts/{text}.html").read_text(encoding="utf-8"))
    with ZipFile(built / "epub/edition.epub") as book:
        chapter = book.read(f"texts/{text}.xhtml").decode()
    handouts = {
        kind.name: read_destinations(built / f"pdf/{text}{kind.suffix}.pdf")
        for kind in HANDOUT_KINDS
    }
    with (built / "html/objects.inv").open("rb") as stream:
        inventory = sphinx.util.inventory.InventoryFile.load(stream, "", lambda base, uri: uri)
    objects = {name for of_kind in inventory.values() for name in of_kind}
    for anchor in ANCHORS[text]:
        assert len(page.css(f'[id="{anchor}"]')) == 1, anchor
        assert chapter.count(f'id="{anchor}"') == 1, anchor
        of = {name for name, names in handouts.items() if anchor in names}
        assert of == {"notes", "full"} | ({"text"} if "-n-" not in anchor else set()), anchor
        assert anchor in objects, anchor


def test_nothing_is_lost_between_pages_links_and_notes(built: Path) -> None:
    edition = PublishedEdition(built / "html")
    assert not edition.find_lost_mentions()


def test_the_data_have_the_questions_and_how_long_a_text_is(texts) -> None:
    cave = texts["cave"]
    quoted = "You have shown me a strange image, and they are strange prisoners."
    assert cave["reading"] == {
        "minutes": 4,
        "level": "middle",
        "target": "cave-p5",
        "quote": quoted,
    }
    first, second = cave["self_checks"]
    assert first["id"] == "cave-n-fire"
    assert first["question"].startswith("Where is the fire")
    assert first["answer"].startswith("It blazes above")
    assert "cannot move" in second["answer"]
    assert second["sources"] == ["jowett-1892-dialogues"]
    assert not {"reading", "self_checks"} & texts["daffodils"].keys()


def test_a_reader_unfolds_an_answer_on_a_screen(built: Path) -> None:
    page = parse_page((built / "html/texts/cave.html").read_text(encoding="utf-8"))
    (said,) = page.css(".text-header .reading-time")
    assert said.text() == "Reading time: 4 minutes · Level: middle"
    checks = page.css(".self-checks > details.self-check")
    assert [check.id for check in checks] == ["cave-n-fire", "cave-n-chains"]
    assert all("open" not in check.attributes for check in checks)
    (summary,) = checks[0].css("summary")
    assert summary.text().startswith("1 Where is the fire")
    assert "It blazes" not in summary.text()
    assert "It blazes" in checks[0].text()
    assert "self-checks.css" in (built / "html/texts/cave.html").read_text(encoding="utf-8")
    assert "self-checks.css" not in (built / "html/texts/daffodils.html").read_text("utf-8")


def test_in_a_book_the_answers_stand_below_the_questions(built: Path) -> None:
    with ZipFile(built / "epub/edition.epub") as book:
        page = book.read("texts/cave.xhtml").decode()
    assert "<details" not in page[: page.index("apparatus")]
    pdf = pypdfium2.PdfDocument(built / "pdf/cave.pdf")
    words = " ".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    for form in (page[page.index('class="self-checks"') :], " ".join(words.split())):
        places = [form.index(said) for said in ("Where is the", "Why can they", "It blazes")]
        assert places == sorted(places)
        assert form.count("Answers") == 1
    assert "Reading time: 4 minutes" in page
    assert "Reading time: 4 minutes" in words


def test_a_search_finds_a_page_of_a_standard_edition_and_lines(built: Path) -> None:
    index = (built / "html/_static/edition-index.js").read_text(encoding="utf-8")
    for anchor in ("cave-m-514b", "daffodils-v1", "rivers-b2", "letter-b3"):
        assert anchor in index
    assert "Stephanus 514b" in index


def test_the_line_on_how_to_cite_a_text_names_its_pages_of_a_standard_edition(built: Path) -> None:
    page = (built / "html/texts/cave.html").read_text(encoding="utf-8")
    assert "[Republic] (no date). Stephanus 514a–515a. In <cite>Forms</cite>" in page


def test_dates_before_the_common_era_stand_in_order_in_every_form(built: Path) -> None:
    data = json.loads((built / "edition.json").read_text(encoding="utf-8"))
    events = [(event["start"], event["end"]) for event in data["events"]]
    assert events == [
        ("-0430", "-0403"),
        ("-0427~", ""),
        ("-0398", ""),
        ("-0386~", "-0347"),
        ("-037X", ""),
        ("-0026", "0014"),
        ("1600~", ""),
        ("1648", ""),
        ("18XX", ""),
    ]
    told = [
        *("431–404 BCE", "c. 428 BCE", "399 BCE", "c. 387–348 BCE", "380–371 BCE"),
        *("27 BCE – 14 CE", "c. 1600", "1648", "19th century"),
    ]
    html = (built / "html/timeline.html").read_text(encoding="utf-8")
    assert re.findall(r'event-when"><(?:time[^>]*|span)>([^<]*)', html) == told
    assert re.findall(r'<time datetime="([^"]*)"', html) == ["1648"]
    page = " ".join(read_pages((built / "pdf/edition.pdf").read_bytes()))
    (book,) = (built / "epub").glob("*.epub")
    members = ZipFile(book).namelist()
    (name,) = [name for name in members if name.endswith("timeline.xhtml")]
    reader = ZipFile(book).read(name).decode()
    for words in told:
        assert words in page
        assert words in reader


def test_people_are_filed_by_their_family_names(built: Path, texts: dict[str, dict]) -> None:
    data = json.loads((built / "edition.json").read_text(encoding="utf-8"))
    assert [person["name"] for person in data["people"]] == [
        *(
            "Ludwig van Beethoven",
            "Francisco",
            "Glaucon",
            "Hafez",
            "Plato",
            "Friedrich Schleiermacher",
        ),
        "The Nine Muses",
    ]
    html = (built / "html/people.html").read_text(encoding="utf-8")
    assert '<a href="#person-beethoven">B</a>' in html
    assert "c. 1770–1827" in html
    assert "Beethoven, Ludwig van" in " ".join(read_pages((built / "pdf/edition.pdf").read_bytes()))


def test_the_writer_of_a_letter_is_printed_and_catalogued_by_name(
    built: Path, texts: dict[str, dict]
) -> None:
    letter = texts["brief"]
    assert (letter["authors"], letter["date"]) == (["Therese von Ahlen"], "181X")
    html = (built / "html/texts/brief.html").read_text(encoding="utf-8")
    assert '<meta name="citation_author" content="Ahlen, Therese von">' in html
    assert '<meta name="citation_publication_date" content="1810s">' in html
    assert "Therese von Ahlen</p>" in html
    assert "[1810s]" in html


def test_a_text_is_cited_by_its_own_pages_in_the_book_too(built: Path) -> None:
    book = " ".join(" ".join(read_pages((built / "pdf/edition.pdf").read_bytes())).split())
    said = [citation[: citation.index("In Forms")] for citation in book.split("Cite as: ")[1:]]
    assert len(said) == 9
    numbered = [re.findall(r"(?:Stephanus|pages) \w+– ?\w+", words) for words in said]
    assert numbered == [["Stephanus 514a–515a"]] * 2 + [[]] * 5 + [["pages 41–42"], ["pages 43–45"]]


def test_contents_have_the_words_of_a_heading_without_its_milestones(built: Path) -> None:
    page = parse_page((built / "html/texts/rivers.html").read_text(encoding="utf-8"))
    listed = [item.text(deep=True) for item in page.css(".text-contents a")]
    assert listed == ["2.1 The long profile", "Exercise."]
    with ZipFile(built / "epub/edition.epub") as book:
        assert ">Exercise.</a>" in book.read("nav.xhtml").decode()


def test_a_book_with_verse_has_the_style_for_it_and_a_picture_is_no_page_with_a_drawing(
    built: Path,
) -> None:
    with ZipFile(built / "epub/edition.epub") as book:
        assert ".verse" in book.read("_static/edition-epub.css").decode()
        package = book.read("content.opf").decode()
    (picture,) = re.findall(r"<item [^>]*profile\.svg[^>]*>", package)
    assert "properties" not in picture


def test_words_of_a_text_say_their_language_wherever_they_are_repeated(built: Path) -> None:
    page = (built / "html/texts/saqi.html").read_text(encoding="utf-8")
    with ZipFile(built / "epub/edition.epub") as book:
        chapter = book.read("texts/saqi.xhtml").decode()
    persian = 'lang="fa" dir="rtl"'
    for form in (page, chapter):
        assert f"<h1 {persian}>" in form
        assert f'id="saqi-v1" {persian}' in form
        assert f'<q class="note-quote" {persian}>ادر کأساً و ناولها</q>' in form
        assert f"[Hafez] <span {persian}>حافظ</span></p>" in form
        assert f"“<span {persian}>الا یا ایها الساقی</span>”" in form
    script = (built / "html/_static/popovers/texts/saqi.js").read_text(encoding="utf-8")
    popovers = json.loads(script[script.index('"') : script.rindex(")")])
    assert f"The name, <span {persian}>حافظ</span>, is that" in popovers
    greek = (built / "html/texts/politeia.html").read_text(encoding="utf-8")
    assert '<ins lang="grc">Πολιτεία</ins> for <del lang="grc">ΠΟΛΙΤΕΙΑ</del>' in greek
    assert '<q class="note-quote" lang="grc">' in greek
    links = parse_page((built / "html/texts/cave.html").read_text("utf-8")).css(".sidebar-tree a")
    said = {a.attributes["href"]: a.css_first("[lang]") for a in links}
    assert said["saqi.html"].attributes == {"dir": "rtl", "lang": "fa"}
    assert said["daffodils.html"] is None
    glossary = parse_page((built / "html/glossary.html").read_text("utf-8"))
    (line,) = glossary.css("#term-cupbearer .kwic li")
    assert (line.attributes["lang"], line.attributes["dir"]) == ("fa", "rtl")
    with ZipFile(built / "epub/edition.epub") as book:
        nav, sources = (book.read(name).decode() for name in ("nav.xhtml", "colophon.xhtml"))
    entry = '<a href="texts/saqi.xhtml" dir="rtl" lang="fa" xml:lang="fa">'
    assert f"{entry}الا یا ایها الساقی</a>" in nav
    assert '<a href="texts/daffodils.xhtml">To Daffodils</a>' in nav
    for form in (sources, (built / "html/colophon.html").read_text("utf-8")):
        assert '<em><span lang="de">West-östlicher Divan</span></em>' in form
        assert "<em>The Dīvān</em>" in form


def test_greek_is_slanted_in_a_font_all_of_whose_letters_are(built: Path) -> None:
    with pikepdf.open(built / "pdf/politeia.pdf") as pdf:
        fonts = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o)
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert any("Cardo" in name for name in names)
    assert not [name for name in names if "Cardo" in name and ("Italic" in name or "Bold" in name)]


@pytest.mark.parametrize("kind", HANDOUT_KINDS, ids=lambda kind: kind.name)
def test_a_poem_from_right_to_left_is_set_in_from_the_right(built: Path, kind: HandoutKind) -> None:
    pdf = pypdfium2.PdfDocument(built / f"pdf/saqi{kind.suffix}.pdf")
    page = pdf[0].get_textpage()
    words = page.get_text_range()
    number = page.get_charbox(words.index("\n5\r") + 1 if "\n5\r" in words else words.index("5"))
    verse = [page.get_charbox(i)[2] for i, letter in enumerate(words) if letter in "مکا"]
    assert max(verse) > number[0] + 200  # the number stands where the line ends: on the left


def test_the_contents_say_who_wrote_what_and_run_one_way(built: Path) -> None:
    """The title of the ghazal, from right to left, begins where the others do; its page stands on the right."""
    pdf = pypdfium2.PdfDocument(built / "pdf/edition.pdf")
    pages = [page.get_textpage() for page in pdf]
    page = next(it for it in pages if it.get_text_range().startswith("Contents"))
    words = page.get_text_range()
    (author,) = (match.start() for match in re.finditer(re.escape("[Hafez]"), words))
    (left, bottom, *_) = page.get_charbox(author)
    line = [
        (box[0], char)
        for at, char in enumerate(words)
        if not char.isspace() and 5 < (box := page.get_charbox(at))[1] - bottom < 16
    ]
    assert abs(min(line)[0] - left) < 2
    assert max(line)[1].isdigit()
    assert max(line)[0] > left + 300


LIES = [
    ("politeia", '<ins lang="grc">', '<ins lang="la">'),
    ("saqi", 'id="saqi-v1" lang="fa" dir="rtl"', 'id="saqi-v1" lang="fa"'),
    ("saqi", "مشکل‌ها", "مشکلها"),
    ("daffodils", "You haste away so soon;", "You haste away too soon;"),
    ("daffodils", 'data-indent="8">Stay', 'data-indent="4">Stay'),
    ("daffodils", 'id="daffodils-l2"', 'id="daffodils-l3"'),
    ("daffodils", ">5</a>", ">6</a>"),
    ("cave", ">514b</a>", ">514c</a>"),
    ("cave", 'data-source="[514b]"', 'data-source="[514c]"'),
    ("cave", 'aria-label="Stephanus 514b"', 'aria-label="Bekker 514b"'),
    ("cave", '<span class="speaker">GLAUCON:</span>', '<span class="speaker">SOCRATES:</span>'),
    ("watch", '<span class="speaker">FRANCISCO.</span>', '<span class="speaker">BERNARDO.</span>'),
    ("watch", '<span class="lines">', ""),
    ("rivers", "<td>640</td>", "<td>95</td>"),
    ("rivers", "<td>Bourn</td><td>48</td>", "<td>48</td><td>Bourn</td>"),
    ("rivers", '<span class="item-label">(a)</span>', '<span class="item-label">(b)</span>'),
    ("rivers", 'alt="A line that falls', 'alt="A line that rises'),
    ("rivers", 'data-sha256="', 'data-sha256="0'),
    ("rivers", ">42</a>", ">43</a>"),
    ("rivers", '<th scope="col">River</th>', "<td>River</td>"),
    ("gauges", "<msqrt>", "<mrow>"),
    ("gauges", "<mn>2</mn>", "<mn>3</mn>"),
    ("gauges", r"\sqrt{S_0}", r"\sqrt{S_1}"),
    ("gauges", '"S"]]', '"T"]]'),
    ("gauges", ">(3.1)</span>", ">(3.2)</span>"),
    ("gauges", '">        return 0', '">    return 0'),
    ("gauges", '<span class="line"></span>\n', ""),
    (
        "gauges",
        "<blockquote><p>Who reads this drinks of it.</p></blockquote>",
        "<p>Who reads this drinks of it.</p>",
    ),
    ("gauges", "1889.</p><p>It", "1889. It"),
    ("letter", "A. Bowe.</span>", "A. Howe.</span>"),
    ("letter", '<p class="unnumbered"', '<p class="stage"'),
]


@pytest.mark.parametrize(("text", "truth", "lie"), LIES)
def test_a_lie_in_a_part_of_a_block_is_seen(built: Path, text: str, truth: str, lie: str) -> None:
    colophon = parse_page((built / "html/colophon.html").read_text(encoding="utf-8"))
    published = dict(read_published_texts(colophon))
    name, sheets = f"texts/{text}.html", StyleSheets.in_folder(built / "html")
    html = (built / "html" / name).read_text(encoding="utf-8")
    assert certify_page(name, html, published, sheets).is_good
    assert truth in html
    assert not certify_page(name, html.replace(truth, lie, 1), published, sheets).is_good
