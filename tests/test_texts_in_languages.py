"""A text, or a block of one, in another language than the edition: every output says it, either way it runs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from sharing import make_once

from glossator.certificate import certify
from glossator.cli import main
from glossator.diagnostics import EditionError
from glossator.record import parse_record
from sphinx_glossator.page import nodes as edition
from sphinx_glossator.page.languages import note

ROSE = """גן השושנים

בגן השושנים עמד איש זקן, Noah Dr. ושתק.

הנהר זורם אל הים
והים איננו מלא
"""
MIXED = """Two Tongues

The old man spoke.

Es war einmal ein Kapitän.

שלום לכם, אמר האיש (פעמיים).
"""
KINDS = """כל הצורות

ירושלים, א בניסן
אחי היקר,

בראשית ברא אלהים {1} את השמים¹ ואת הארץ 1948.

פרק ראשון

את פתח דבריך יאירו

א. לחם
ב. מים

שם | מספר
דן | 12

המלך אמר כך.

גדול: מי שם?

הערה ללא מספר.

Capitolo secondo

בברכה
משה

¹ הערת המחבר.
"""
RULES = r"""
    - {lines: 3-4, kind: opener}
    - {lines: 6, notes: [{number: "¹", prefix: השמים}]}
    - {lines: 8, kind: heading, level: 1}
    - {lines: 10, kind: epigraph}
    - {lines: 12-13, kind: list}
    - {lines: 15-16, kind: table}
    - {lines: 18, kind: quotation}
    - {lines: 20, kind: speech, speaker: "גדול:"}
    - {lines: 22, number: none}
    - {lines: 24, kind: heading, level: 1, language: it}
    - {lines: 26-27, kind: closer}
    - {lines: 29, kind: author-note, label: "¹"}
  milestones: [{pattern: '\{(\d+)\}', name: page}]
"""
RECORD = """\
id: {id}
{more}witness: {{file: source.txt, received_as: {id}.txt, sha256: {sha256}}}
bibliography: {{title: {title}, short: {title}, publication: P, rights: R, provenance: P}}
structure:
  default: paragraph
  exceptions:
    - {{lines: 1, kind: title}}
{rules}
"""
CONF = """\
project = html_title = epub_title = "Tongues"
author = "The editors"
version = release = "0.1"
language = "{language}"
extensions = ["sphinx_glossator", "sphinxcontrib.bibtex"]
bibtex_bibfiles = []
html_theme = "furo"
edition_fonts = ["hebrew"]
smartquotes = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
epub_identifier = "urn:uuid:1d0f8f2c-6c4e-5d4a-9f0e-2f4a6b1c7e57"
"""
INDEX = "# Tongues\n\n:::{toctree}\ntexts/rose\ntexts/mixed\ntexts/kinds\n:::\n\n:::{edition:witnesses}\n:::\n"


def write_record(text_id: str, source: str, rules: str, more: str = "") -> str:
    title = source.partition("\n")[0]
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    return RECORD.format(id=text_id, sha256=sha256, title=title, rules=rules, more=more)


def write_edition(folder: Path, language: str) -> None:
    marks = "marks: [{line: 3, exact: Noah Dr., kind: foreign, language: de}]\n"
    verse = "    - {lines: 5-6, kind: verse}"
    rose = write_record("rose", ROSE, verse, f"language: he\n{marks}")
    rules = "    - {lines: 5, language: de}\n    - {lines: 7, language: he}"
    files = {
        "seeds/rose/source.txt": ROSE,
        "seeds/rose/record.yaml": rose,
        "seeds/mixed/source.txt": MIXED,
        "seeds/mixed/record.yaml": write_record("mixed", MIXED, rules),
        "seeds/kinds/source.txt": KINDS,
        "seeds/kinds/record.yaml": write_record("kinds", KINDS, RULES, "language: he\n"),
        "docs/conf.py": CONF.format(language=language),
        "docs/index.md": INDEX,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    assert main(["build", "--jobs", "1", "-C", str(folder)]) == 0


@pytest.fixture(scope="module")
def english() -> Path:
    return make_once("tongues", lambda folder: write_edition(folder, "en")) / "build"


@pytest.fixture(scope="module")
def hebrew() -> Path:
    return make_once("tongues-he", lambda folder: write_edition(folder, "he")) / "build"


def say(page: str, *ids: str) -> list[tuple[str | None, str | None]]:
    """Return what some blocks say of their language, and of their direction."""
    soup = BeautifulSoup(page, "html.parser")
    found = [soup.find(id=name) for name in ids]
    return [(block.get("lang"), block.get("dir")) for block in found]  # type: ignore[union-attr]


BLOCKS = ("mixed-p1", "mixed-p2", "mixed-p3")


def test_blocks_say_their_language_and_direction(english: Path) -> None:
    mixed = (english / "html/texts/mixed.html").read_text(encoding="utf-8")
    assert say(mixed, *BLOCKS) == [(None, None), ("de", None), ("he", "rtl")]
    rose = (english / "html/texts/rose.html").read_text(encoding="utf-8")
    assert say(rose, "rose-p1", "rose-v1") == [("he", "rtl"), ("he", "rtl")]
    assert '<h1 lang="he" dir="rtl">' in rose
    assert re.search(r'<html [^>]*lang="en"', rose)
    assert " dir=" not in re.findall("<html[^>]*>", rose)[0]


def test_a_stop_of_words_from_left_to_right_stands_after_them(english: Path, hebrew: Path) -> None:
    for built in (english, hebrew):
        page = (built / "html/texts/rose.html").read_text(encoding="utf-8")
        assert re.search(r'<i [^>]*lang="de" dir="ltr">Noah Dr\.</i>', page)
        pdf = pypdfium2.PdfDocument(built / "pdf/rose-text.pdf")
        text = pdf[0].get_textpage()
        words = text.get_text_range()
        letter = words.index("Dr") + 1
        (stop,) = (at for at in (letter - 2, letter + 1) if words[at] == ".")  # as it is read back
        assert text.get_charbox(stop)[0] > text.get_charbox(letter)[0]


def test_words_of_an_unknown_language_run_as_most_of_their_letters() -> None:
    def told(words: str, around: str) -> dict[str, str]:
        block = nodes.paragraph("", words)
        note(block, around, around)
        said: dict[str, str] = block.get("said_in", {})
        return said

    assert told("שלום (hello)", "en") == {}
    assert told("שלום לכם, אמר האיש", "en") == {"dir": "rtl"}
    assert told("שלום לכם, אמר האיש", "he") == {}
    assert told("The old man spoke.", "he") == {"dir": "ltr"}
    assert told("1948.", "he") == told("1948–9.", "en") == {}
    block = nodes.paragraph(
        "", "ראו את הלוח ", edition.edition_marked("", "Das Kapital, Bd. 1", language="de")
    )
    note(block, "he", "he")
    assert "said_in" not in block
    english = nodes.paragraph("", "The old man spoke.")
    note(english, "he", "he", said=True)
    assert "said_in" not in english


def test_every_kind_of_block_says_it(english: Path) -> None:
    with ZipFile(english / "epub/edition.epub") as book:
        chapter = book.read("texts/kinds.xhtml").decode("utf-8")
    page = (english / "html/texts/kinds.html").read_text(encoding="utf-8")
    names = re.findall(r'<(?:p|table|ul|blockquote|div)[^>]* id="(kinds-[a-z]+[0-9]+)"', page)
    assert len(names) == 10
    for form in (page, chapter):
        assert say(form, *names) == [("he", "rtl")] * len(names)
        soup = BeautifulSoup(form, "html.parser")
        headings = [(h.get("lang"), h.get("dir")) for h in soup.select("[role=main] section h2")]
        assert headings[:2] == [("he", "rtl"), ("it", None)]
    contents = BeautifulSoup(page, "html.parser").select(".text-contents a")
    assert [(a.get("lang"), a.get("dir")) for a in contents] == [("he", "rtl"), ("it", None)]
    data = json.loads((english / "edition.json").read_text(encoding="utf-8"))
    (text,) = (t for t in data["texts"] if t["id"] == "kinds")
    assert [b["language"] for b in text["blocks"] if "language" in b] == ["it"]


def test_an_edition_from_right_to_left(hebrew: Path) -> None:
    mixed = (hebrew / "html/texts/mixed.html").read_text(encoding="utf-8")
    assert 'lang="he" dir="rtl"' in re.findall("<html[^>]*>", mixed)[0]
    assert say(mixed, *BLOCKS) == [(None, "ltr"), ("de", "ltr"), (None, None)]
    with ZipFile(hebrew / "epub/edition.epub") as book:
        page = book.read("texts/mixed.xhtml").decode("utf-8")
        assert say(page, *BLOCKS) == [(None, "ltr"), ("de", "ltr"), (None, None)]
        assert 'lang="he" dir="rtl" xml:lang="he"' in re.findall("<html[^>]*>", page)[0]
        package = book.read("content.opf").decode("utf-8")
    assert 'page-progression-direction="rtl"' in package
    assert "<dc:language>he</dc:language>" in package


def find_left(pdf: Path, words: str) -> float:
    """Return how far from the left edge the first words of these letters are set."""
    pages = pypdfium2.PdfDocument(pdf)
    text = pages[0].get_textpage()
    content = text.get_text_range()
    return float(text.get_charbox(content.index(words))[0])


def test_the_book_sets_words_from_right_to_left(english: Path, hebrew: Path) -> None:
    left = find_left(english / "pdf/mixed.pdf", "The old man")
    assert find_left(english / "pdf/mixed.pdf", "ש") > left + 150
    with pikepdf.open(english / "pdf/edition.pdf") as pdf:
        assert str(pdf.Root.Lang).startswith("en")
    with pikepdf.open(hebrew / "pdf/edition.pdf") as pdf:
        assert str(pdf.Root.Lang) == "he"


def test_the_data_say_the_language(english: Path, hebrew: Path) -> None:
    def read(built: Path) -> dict[str, tuple[str, list[str | None]]]:
        texts = json.loads((built / "edition.json").read_text(encoding="utf-8"))["texts"]
        return {
            t["id"]: (t["language"], [b.get("language") for b in t["blocks"]])
            for t in texts
            if t["id"] != "kinds"
        }

    assert read(english) == {"rose": ("he", [None, None]), "mixed": ("en", [None, "de", "he"])}
    assert read(hebrew) == {"rose": ("he", [None, None]), "mixed": ("he", [None, "de", None])}


def test_a_certificate_knows_another_language_or_direction(english: Path, tmp_path: Path) -> None:
    for path in (english / "html").rglob("*.html"):
        target = tmp_path / path.relative_to(english / "html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    page = tmp_path / "texts/mixed.html"
    good = page.read_text(encoding="utf-8")
    changes = (
        ('id="mixed-p3" lang="he" dir="rtl"', 'id="mixed-p3" lang="he"'),
        (' lang="de"', ' lang="fr"'),
    )
    for said, other in changes:
        assert said in good
        page.write_text(good.replace(said, other), encoding="utf-8")
        found = {text.id: text.faults for text in certify(tmp_path)}
        assert not found["rose"]
        assert "is not as published" in str(found["mixed"]), other


def test_a_certificate_knows_which_way_the_whole_page_runs(
    english: Path, hebrew: Path, tmp_path: Path
) -> None:
    """What stands around a text has the direction of the language that it says, and no other."""
    lies = [
        (english, "<article ", '<article dir="rtl" '),
        (english, "<body>", '<body dir="rtl">'),
        (english, "<html ", '<html dir="rtl" '),
        (hebrew, 'lang="he" dir="rtl"', 'lang="he"'),
    ]
    for number, (built, said, other) in enumerate(lies):
        folder = shutil.copytree(built / "html", tmp_path / str(number))
        assert not any(text.faults for text in certify(folder))
        page = folder / "texts/mixed.html"
        good = page.read_text(encoding="utf-8")
        assert said in good
        page.write_text(good.replace(said, other, 1), encoding="utf-8")
        assert "around the text" in str([text.faults for text in certify(folder)]), other


@pytest.mark.parametrize(
    ("rules", "more", "message"),
    [
        ("    - {lines: 5, language: zh-hans}", "", "write zh-Hans"),
        ("    - {lines: 5}", "language: greek\n", "write el"),
    ],
)
def test_a_tag_that_is_none_is_told(rules: str, more: str, message: str) -> None:
    record = write_record("mixed", MIXED, rules, more)
    with pytest.raises(EditionError) as told:
        parse_record(record, "record.yaml")
    assert message in str(told.value.diagnostics[0])
    assert told.value.diagnostics[0].line > 1


def test_an_e_book_holds_the_letters_of_the_fonts_that_it_uses_and_no_other(english: Path) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    with ZipFile(english / "epub/edition.epub") as book:
        names = [name for name in book.namelist() if "fonts/" in name]
        assert names == [
            "_static/fonts/NotoSerifHebrew-Variable.ttf",
            "META-INF/fonts/Noto-Serif-Hebrew.txt",
        ]
        font = TTFont(BytesIO(book.read(names[0])))
        pages = "".join(
            book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")
        )
        sheet = book.read("_static/edition-epub.css").decode()
        assert "Open Font License" in book.read(names[1]).decode()
        assert f'href="{names[0]}"' in book.read("content.opf").decode()
    letters = {chr(code) for code in font.getBestCmap()}
    assert letters == {sign for sign in pages if "\u05d0" <= sign <= "\u05ea"}
    assert '[lang="he"] { font-family: "Noto Serif Hebrew", serif; }' in sheet


@pytest.mark.parametrize(
    ("language", "column", "fault"),
    [
        ("english", 13, "'english' is no language tag (BCP 47); write en"),
        ("deutsch", 13, "'deutsch' is no language tag (BCP 47); write de"),
        ("", 1, "it is empty; write a tag such as en, or none"),
    ],
)
def test_a_language_of_the_edition_that_is_none_is_told_at_its_line(
    tmp_path: Path, language: str, column: int, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in {
        "seeds/mixed/source.txt": MIXED,
        "seeds/mixed/record.yaml": write_record("mixed", MIXED, ""),
        "docs/conf.py": CONF.format(language=language),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["build", "--jobs", "1", "-C", str(tmp_path)]) == 1
    told = capsys.readouterr().err.strip()
    assert told == f"docs/conf.py:4:{column}: SPHINX language: {fault}"
