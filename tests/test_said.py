"""What the software says is said in the language of the edition: in no output is anything left in English."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import catalogues
import pseudo
import pypdfium2
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from sharing import make_once
from sphinx.locale import translators
from sphinx.util.inventory import InventoryFile

from glossator.cli import main
from sphinx_glossator.words.translation import CATALOGUE

SOURCES = Path(__file__).parent / "editions/said"
SCRIPTS = Path(__file__).parents[1] / "tools/sphinx_glossator/html/static"

WORD = re.compile(r"[A-Za-zÀ-ſ][A-Za-zÀ-ſ’-]*")
SLOW = pytest.mark.slow
READ_OUT = ("aria-label", "title", "alt", "placeholder", "aria-description")

NAMES = {
    *("aa", "bb", "cc", "dd", "txt", "docs", "gone", "old", "note"),  # ids and files of the edition
    *("hépíng", "dàolù", "pinyin"),
    *("Sphinx", "Furo", "pradyunsg", "Typst", "SHA-", "sha", "sum"),
    *("Libertinus", "Serif", "DejaVu", "Sans", "Mono", "Noto", "SC", "TC"),
    *("Enter", "Esc"),
}
"""Names, which are the same in every language."""

MONTHS = {
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    "Deutsch",
}
"""What Unicode's data say in the language of the catalogue, which is German in all but its words."""


def find_english(words: str) -> set[str]:
    """Return the words in Latin letters that are neither names nor parts of an id, a hash, a number."""
    words = re.sub(r"\b[0-9a-f]{8,}\b|\b[a-z]{2}-[a-z0-9-]+|\b[ivxlc]+\b|[\w.@]+@\S+", " ", words)
    found = {word for word in WORD.findall(words) if len(word) > 1}
    return found - NAMES - MONTHS


def build(folder: Path) -> None:
    shutil.copytree(SOURCES, folder)
    pseudo.write_catalogues(folder / "docs/locale", "de")
    assert main(["build", "--jobs", "1", "-C", str(folder)]) == 0


@pytest.fixture(scope="module", autouse=True)
def speak_english_after() -> Iterator[None]:
    """What is tested after this in one process says its words in English, as elsewhere."""
    yield
    translators.pop(("general", CATALOGUE), None)


@pytest.fixture(scope="module")
def built() -> Path:
    """Return what the edition publishes: its own words in Greek, those of the software in Cyrillic letters."""
    return make_once("said", build) / "build"


def read_page(page: str) -> Iterator[str]:
    """Yield what a reader sees or hears of a page; code, as on the page of checks, is of no language."""
    soup = BeautifulSoup(page, "html.parser")
    for element in soup(["script", "style", "template", "pre"]):
        element.decompose()
    body = soup.body
    assert body is not None
    yield body.get_text("\n")
    yield soup.title.get_text() if soup.title else ""
    for element in body.find_all(True):
        yield from (str(element[name]) for name in READ_OUT if element.get(name))


@SLOW
def test_html_says_nothing_in_english(built: Path) -> None:
    pages = sorted((built / "html").rglob("*.html"))
    assert len(pages) > 13
    english = {
        page.name: found
        for page in pages
        if (found := find_english("\n".join(read_page(page.read_text(encoding="utf-8")))))
    }
    assert english == {}


@SLOW
def test_the_search_says_nothing_in_english(built: Path) -> None:
    index = (built / "html/_static/edition-index.js").read_text(encoding="utf-8")
    kinds = index.partition("\n")[0]
    assert find_english(re.sub(r'editionIndex|globalThis|"\w+":', " ", kinds)) == set()
    places = [found[1] for found in re.finditer(r'^\[\d+,"[^"]*","([^"]*)"', index, re.MULTILINE)]
    assert len(places) > 10
    assert find_english("\n".join(places)) == set()


@SLOW
def test_names_in_the_inventory_are_not_english(built: Path) -> None:
    with (built / "html/objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, name: name)
    names = [
        entry.display_name
        for kind, entries in inventory.items()
        for name, entry in entries.items()
        if kind.startswith("edition:") and entry.display_name not in ("-", name)
    ]
    assert len(names) > 20
    assert find_english("\n".join(names)) == set()


@SLOW
def test_pdfs_say_nothing_in_english(built: Path) -> None:
    pdfs = sorted((built / "pdf").glob("*.pdf"))
    assert [pdf.stem for pdf in pdfs] == [
        *("aa-full", "aa-text", "aa", "bb-full", "bb-text", "bb"),
        *("cc-full", "cc-text", "cc", "edition", "lesson"),  # under an old name too
    ]
    for pdf in pdfs:
        pages = pypdfium2.PdfDocument(pdf)
        words = "\n".join(page.get_textpage().get_text_range() for page in pages)
        words = re.sub(r"\b[\w-]+\.pdf\b", "", words)  # the name of a file
        outline = "\n".join(mark.get_title() for mark in pages.get_toc())
        assert find_english(f"{words}\n{outline}") == set(), pdf.name


@SLOW
def test_the_epub_says_nothing_in_english(built: Path) -> None:
    with ZipFile(built / "epub/edition.epub") as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                page = archive.read(name).decode("utf-8")
                assert find_english("\n".join(read_page(page))) == set(), name
            elif name.endswith((".ncx", ".opf")):
                soup = BeautifulSoup(archive.read(name), "xml")
                told = [element.get_text() for element in soup.find_all("text")]
                told += [str(element["title"]) for element in soup.find_all("reference")]
                told += [e.get_text() for e in soup.find_all(property=re.compile("Summary"))]
                assert find_english("\n".join(told)) == set(), name


# --- scripts --------------------------------------------------------------------------------------

STRING = re.compile(r'(?P<said>\bsay\()?(?P<quote>["`])(?P<words>(?:[^"`\\\n]|\\.)*)(?P=quote)')
SENTENCE = re.compile(
    r"^[A-Z][a-z]+$|(?:^|[\s(])[A-Za-z’]{2,} [a-z’]{2,}\b|\}\s+[a-z]{2,}\s|\s[a-z]{2,}\s+\$\{"
)
NO_WORDS = {
    *("use strict", "Escape", "Enter", "Esc", "Home", "End", "Tab", "visually-hidden"),
    "screen and (min-width: 56.01em)",
    "timeline-tools",
}
CODE = re.compile(r"[.#\[\]=<>;]|^[a-z-]+$|^[a-z]+[A-Z]\w*$")


def find_unmarked(script: str) -> Iterator[str]:
    """Yield what looks like words for readers in a script, and is not marked to be said."""
    lines = [line for line in script.splitlines() if not line.lstrip().startswith("//")]
    for string in STRING.finditer("\n".join(line.partition(" // ")[0] for line in lines)):
        words = re.sub(r"\$\{[^}]*\}", "${}", string["words"])
        said = string["said"] or words in NO_WORDS
        if not said and SENTENCE.search(words) and not CODE.search(words.replace("${}", "")):
            yield string["words"]


@pytest.mark.parametrize("script", sorted(SCRIPTS.rglob("*.js")), ids=lambda path: path.name)
def test_scripts_mark_all_that_they_say(script: Path) -> None:
    assert list(find_unmarked(script.read_text(encoding="utf-8"))) == []


def test_what_a_script_says_unmarked_is_found() -> None:
    script = (
        'a("Copy link"); b(say("Copy link")); c(`${n} of ${all}`); d("div.para > a"); e("Notes")'
    )
    assert list(find_unmarked(script)) == ["Copy link", "${n} of ${all}", "Notes"]


@SLOW
def test_scripts_are_published_with_what_is_said(built: Path) -> None:
    for script in (built / "html/_static").rglob("*.js"):
        assert "say(" not in script.read_text(encoding="utf-8"), script.name
    shortcuts = (built / "html/_static/shortcuts.js").read_text(encoding="utf-8")
    assert pseudo.disguise("Keyboard shortcuts") in shortcuts


# --- catalogues -----------------------------------------------------------------------------------


def test_catalogues_have_what_is_said_and_nothing_else() -> None:
    behind = [path for path, made in catalogues.make_all().items() if path.read_bytes() != made]
    assert behind == []  # python tests/catalogues.py --write


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_catalogues_are_complete(language: str) -> None:
    with catalogues.find_catalogue(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        if not message.id:
            continue
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        # A century is counted in Roman figures in some languages.
        said = tuple(word.replace("{roman}", "{number}") for word in said)
        words = message.id if isinstance(message.id, tuple) else (message.id,)
        assert all(said), message.id
        places = [sorted(re.findall(r"\{\w*\}|%\(\w+\)s|</?\w+", word)) for word in (*words, *said)]
        assert all(place == places[0] for place in places), message.id
        if language != "zh_CN":  # which has no spaces
            assert all(
                a.endswith(" ") == b.endswith(" ") for a, b in zip(words, said, strict=False)
            )


def test_no_function_that_speaks_has_another_thing_of_that_name() -> None:
    for path in catalogues.PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                own = [
                    node
                    for statement in function.body
                    for node in ast.walk(statement)
                    if isinstance(node, ast.Assign | ast.For)
                ]
                targets = [
                    t
                    for node in own
                    for t in getattr(node, "targets", [getattr(node, "target", None)])
                ]
                stored = {
                    n.id
                    for t in targets
                    if t is not None
                    for n in ast.walk(t)
                    if isinstance(n, ast.Name)
                }
                called = {
                    node.func.id
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                }
                assert not {"_"} & stored & called, f"{path.name}: {function.name}"


@SLOW
def test_a_changed_catalogue_of_the_edition_is_said_everywhere(tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "edition")
    pseudo.write_catalogues(tmp_path / "edition/docs/locale", "de")
    command = ["build", "--jobs", "1", "--only", "html", "-C", str(tmp_path / "edition")]
    assert main(command) == 0
    page = tmp_path / "edition/build/html/texts/aa.html"
    before, after = pseudo.disguise("Headnote"), "Ἄλλο"
    assert before in page.read_text(encoding="utf-8")
    catalogue = tmp_path / "edition/docs/locale/de/LC_MESSAGES/glossator.po"
    said = catalogue.read_text(encoding="utf-8").replace(f'"{before}"', f'"{after}"')
    catalogue.write_text(said, encoding="utf-8")
    assert main(command) == 0
    assert before not in page.read_text(encoding="utf-8")
    assert after in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "cite"),
    [
        ("de", "Zitiervorschlag: "),
        pytest.param("fr", "Pour citer : ", marks=SLOW),
        pytest.param("es", "Cómo citar: ", marks=SLOW),
        pytest.param("zh_CN", "引用格式：", marks=SLOW),
        pytest.param("sw", "Cite as: ", marks=SLOW),
    ],
)
def test_an_edition_speaks_its_language_and_is_certified(
    tmp_path: Path, language: str, cite: str
) -> None:
    shutil.copytree(SOURCES, tmp_path / "edition")
    conf = tmp_path / "edition/docs/conf.py"
    conf.write_text(conf.read_text("utf-8").replace('"de"', f'"{language}"'), encoding="utf-8")
    command = ["build", "--jobs", "1", "--only", "html", "-C", str(tmp_path / "edition")]
    assert main(command) == 0
    page = (tmp_path / "edition/build/html/texts/aa.html").read_text(encoding="utf-8")
    assert f">{cite}" in page
    assert f'lang="{language.replace("_", "-")}"' in page
    assert main(["certify", "-C", str(tmp_path / "edition")]) == 0
    other = tmp_path / "edition/build/html/texts/aa.html"
    if language == "de":
        other.write_text(page.replace("Zitiervorschlag", "Nicht von"), encoding="utf-8")
        assert main(["certify", "-C", str(tmp_path / "edition")]) == 1
