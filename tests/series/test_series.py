"""An incremental build gives the bytes of a clean one, whatever was edited and built in between."""

from __future__ import annotations

import os
import random
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from pikepdf import NameTree, Pdf
from series import belongs, build, compare, read_published, run_series
from small_edition import LONG_AGO, Small, Source, dot, make_small, write

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 13])
def test_a_series_of_edits(tmp_path: Path, seed: int) -> None:
    assert run_series(seed, 4, tmp_path / "edition") == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 103))
def test_long_series_of_edits(tmp_path: Path, seed: int) -> None:
    assert run_series(seed, 8, tmp_path / "edition") == []


# Edits that were published wrong once, each after a first build; and what was built in between.
HTML = ("--only", "html")


def add_first_source(small: Small) -> None:
    small.sources.insert(0, Source("aaron-1940", "Aaron, A", "1940", "First"))
    small.notes["beta"][0].cites.append("aaron-1940")


def correct_author(small: Small) -> None:
    small.sources[0].author = "Zweig, Ann"


def change_definition(small: Small) -> None:
    small.terms["lantern"] = "A lamp that one carries."


def change_style(small: Small) -> None:
    small.files["_static/own.css"] = "p { margin: 1em }\n"


def change_template(small: Small) -> None:
    small.files["_templates/page.html"] = '{% extends "!page.html" %}\n'


def remove_page_with_an_image_of_the_same_name(small: Small) -> None:
    small.pages["about"] = small.pages["about"].replace("![a dot](dot.svg)", "")


def change_heading_that_others_show(small: Small) -> None:
    small.pages["more/method"] = small.pages["more/method"].replace("# Method", "# Manner", 1)


@pytest.mark.parametrize(
    ("edit", "between", "old"),
    [
        (add_first_source, (), False),
        (add_first_source, ("--only", "pdf"), True),
        (correct_author, ("--only", "epub"), False),
        (change_definition, ("--only", "pdf"), False),
        (change_style, (), True),
        (change_template, (), True),
        (remove_page_with_an_image_of_the_same_name, (), False),
        (change_heading_that_others_show, ("--only", "epub"), True),
    ],
)
@pytest.mark.slow
def test_an_edit(
    tmp_path: Path, edit: Callable[[Small], None], between: tuple[str, ...], old: bool
) -> None:
    small, root = make_small(), tmp_path / "edition"
    write(small, root)
    assert build(root, HTML)[0] == 0
    edit(small)
    write(small, root, old)
    if between:
        assert build(root, between)[0] == 0
    assert compare(small, root, HTML) == []
    assert build(root, ())[0] == 0


@pytest.mark.slow
def test_a_source_more_leaves_every_citation_where_it_was(tmp_path: Path) -> None:
    """Positions for ids, and pages that were not written anew: 1,279 of 1,359 links led to another source."""
    small, root = make_small(), tmp_path / "edition"
    write(small, root)
    assert build(root, HTML)[0] == 0
    before = find_citations(root)
    assert ("Abel 1950b", "source-abel-1950-b") in before
    add_first_source(small)
    write(small, root)
    assert build(root, HTML)[0] == 0
    assert find_citations(root) - before == {("Aaron 1940", "source-aaron-1940")}
    assert before <= find_citations(root)
    page = BeautifulSoup(read_published(root)["html/index.html"], "html.parser")
    for label, anchor in find_citations(root):
        entry = page.find(id=anchor)
        assert entry is not None
        assert f"[{label}]" in entry.get_text()


@pytest.mark.slow
def test_pages_of_which_nothing_has_changed_are_kept(tmp_path: Path) -> None:
    """After an output that reads settings changed by its theme, too: furo and bibtex are in play here."""
    small, root = make_small(), tmp_path / "edition"
    write(small, root)
    assert build(root, ("--jobs", "1"))[0] == 0  # such an output, in this very process
    kept = find_kept(root)
    assert len(kept) == 8
    assert build(root, HTML)[0] == 0
    assert find_kept(root) == kept
    small.notes["beta"][0].text = "Another note"
    write(small, root)
    assert build(root, HTML)[0] == 0
    assert len(kept.keys() - find_kept(root).keys()) == 2  # the text, the digest of sources


def find_kept(root: Path) -> dict[str, int]:
    """Return when each of the kept pages was written, by its name."""
    folder = root / ".glossator/work/student/doctrees/pages-html"
    return {p.name: p.stat().st_mtime_ns for p in folder.iterdir() if p.suffix != ".json"}


@pytest.mark.slow
def test_sources_resolve_in_every_output(tmp_path: Path) -> None:
    small, root = make_small(), tmp_path / "edition"
    small.sources[0].key = small.notes["beta"][0].cites[0] = "Abel_1950.a"
    write(small, root)
    assert build(root, ()) == (0, [])
    names = {"source-Abel_1950.a", "source-abel-1950-b", "source-frost-1960"}
    with Pdf.open(root / "build/pdf/edition.pdf") as book:
        assert names <= {str(name) for name in NameTree(book.Root.Names.Dests)}
    with ZipFile(root / "build/epub/edition.epub") as book:
        page = BeautifulSoup(book.read("index.xhtml"), "html.parser")
        assert all(page.find(id=name) for name in names)
    inventory = (root / "build/html/objects.inv").read_bytes().split(b"\n", 4)[4]
    entries = zlib.decompress(inventory).decode().splitlines()
    found = {line.split()[0]: line.split()[3] for line in entries if "edition:source" in line}
    assert found == dict.fromkeys(names, "index.html#$")


def find_citations(root: Path) -> set[tuple[str, str]]:
    """Return what stands for each source in the texts, and the id that it links to."""
    found = set()
    for name, content in read_published(root).items():
        if name.startswith("html/texts/"):
            html = BeautifulSoup(content, "html.parser")
            links = html.select("a[href*='#source-']")
            found |= {(link.get_text(), str(link["href"]).partition("#")[2]) for link in links}
    return found


# --- edits that were published wrong --------------------------------------------------------------


def add_pages(small: Small, **more: str) -> None:
    for name, words in more.items():
        small.pages[name] = small.pages.get(name, "") + words


def number_an_equation(small: Small) -> None:
    add_pages(small, about="\n```{math}\n:label: one\na = b\n```\n")
    small.pages["more/method"] += "\nSee {eq}`one`.\n"


def add_an_equation_before(small: Small) -> None:
    before, label, after = small.pages["about"].partition("```{math}\n:label: one\n")
    small.pages["about"] = f"{before}```{{math}}\n:label: zero\nz = y\n```\n\n{label}{after}"


def show_any_picture(small: Small) -> None:
    small.files["pic.png"] = "no picture"
    add_pages(small, about="\n![p](pic.*)\n")


def add_a_better_picture(small: Small) -> None:
    small.files["pic.svg"] = dot("tan")


def number_sections(small: Small) -> None:
    add_pages(small, one="# One\n\n## Part\n\nWords.\n")
    add_pages(small, about="\n```{toctree}\n:numbered:\none\n```\n")


def number_no_sections(small: Small) -> None:
    small.pages["about"] = small.pages["about"].replace(":numbered:\n", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prepare", "edit"),
    [
        (number_an_equation, add_an_equation_before),
        (show_any_picture, add_a_better_picture),
        (number_sections, number_no_sections),
        (number_sections, change_heading_that_others_show),
    ],
)
def test_what_another_page_numbers_or_another_file_is(
    tmp_path: Path, prepare: Callable[[Small], None], edit: Callable[[Small], None]
) -> None:
    small, root = make_small(), tmp_path / "edition"
    prepare(small)
    write(small, root)
    build(root, HTML)
    edit(small)
    write(small, root)
    assert compare(small, root, HTML) == []


@pytest.mark.slow
def test_a_list_of_kept_pages_that_is_none_is_of_no_account(tmp_path: Path) -> None:
    small, root = make_small(), tmp_path / "edition"
    write(small, root)
    assert build(root, HTML) == (0, [])
    (root / ".glossator/work/student/doctrees/pages-html/index.json").write_text('["x"]')
    assert compare(small, root, HTML) == []


@pytest.mark.slow
def test_a_static_file_that_is_named_itself(tmp_path: Path) -> None:
    """Pages name the style sheet with its digest; a folder alone was looked at."""
    small = make_small()
    small.files["one.css"] = "p { margin: 0 }\n"
    for place in ("edition", "clean"):
        write(small, tmp_path / place)
        conf = tmp_path / place / "docs/conf.py"
        conf.write_text(
            conf.read_text()
            + "html_static_path = ['_static', 'one.css']\nhtml_css_files = ['one.css']\n"
        )
    assert build(tmp_path / "edition", HTML) == (0, [])
    for place in ("edition", "clean"):
        (tmp_path / place / "docs/one.css").write_text("p { margin: 9px }\n")
        assert build(tmp_path / place, HTML) == (0, [])
    assert read_published(tmp_path / "edition") == read_published(tmp_path / "clean")


@pytest.mark.slow
@pytest.mark.parametrize("link", ["docs/link.txt", "link.txt"])
def test_a_link_to_a_file_that_leads_to_another(tmp_path: Path, link: str) -> None:
    """Sphinx remembers where it led: the page had the old words, with exit 0."""
    small, root = make_small(), tmp_path / "edition"
    small.files |= {"one.txt": "The first words.\n", "two.txt": "The second words.\n"}
    small.pages["about"] = small.pages["about"].replace(
        "included.txt", os.path.relpath(link, "docs")
    )
    write(small, root)
    path = root / link
    for name in ("one", "two"):
        path.unlink(missing_ok=True)
        path.symlink_to(os.path.relpath(root / f"docs/{name}.txt", path.parent))
        assert build(root, HTML) == (0, [])
    page = read_published(root)["html/about.html"]
    assert b"The second words." in page
    assert b"The first words." not in page


# --- the first edition --------------------------------------------------------------------------

INPUTS = ("docs", "seeds", "glossary", "pyproject.toml", "CHANGELOG.md")


def copy_inputs(source: Path, target: Path) -> Path:
    """Copy all that an edition is made from, and nothing that was built."""
    target.mkdir()
    for name in INPUTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
        else:
            shutil.copy(source / name, target / name)
    return target


def replace_one(path: Path, pattern: str, into: str, chance: random.Random) -> None:
    """Replace one match of a pattern in a file, drawn by lot; now and then the file gets a time long ago."""
    text = path.read_text(encoding="utf-8")
    match = chance.choice(list(re.finditer(pattern, text, re.MULTILINE)))
    path.write_text(
        text[: match.start()] + match.expand(into) + text[match.end() :], encoding="utf-8"
    )
    if chance.random() < 0.4:
        os.utime(path, (LONG_AGO, LONG_AGO))


def edit_note(root: Path, chance: random.Random) -> None:
    notes = chance.choice(sorted(root.glob("seeds/*/notes.md")))
    replace_one(notes, r"\n\n(?=[A-Z])", "\n\nAs it seems: ", chance)


def edit_author(root: Path, chance: random.Random) -> None:
    entry = r"(author = \{\{)(?=[A-Z])"
    replace_one(root / "docs/references.bib", entry, rf"\1{chance.choice('AMZ')}", chance)


def edit_source(root: Path, chance: random.Random) -> None:
    """Enter a source at some place, and cite it in some note."""
    key = f"aa-{chance.randrange(10**6)}-first"
    entry = f"@misc{{{key},\n  author = {{Aa, Anne}},\n  title = {{First}},\n  year = {{2001}}\n}}\n\n@misc{{"
    replace_one(root / "docs/references.bib", r"^@misc\{", entry, chance)
    notes = chance.choice(sorted(root.glob("seeds/*/notes.md")))
    replace_one(notes, r"\{cite:p\}`", f"{{cite:p}}`{key},", chance)


def edit_key(root: Path, chance: random.Random) -> None:
    """Give a source another key, everywhere."""
    keys = re.findall(r"^@misc\{([^,]+),", (root / "docs/references.bib").read_text("utf-8"), re.M)
    old = chance.choice(keys)
    for path in (*root.rglob("*.md"), *root.rglob("*.yaml"), root / "docs/references.bib"):
        text = path.read_text(encoding="utf-8")
        changed = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", f"{old}-x", text)
        if changed != text:
            path.write_text(changed, encoding="utf-8")


def edit_definition(root: Path, chance: random.Random) -> None:
    replace_one(root / "glossary/terms.yaml", r"(definition: >-\n    )", r"\1Here: ", chance)


def edit_description(root: Path, chance: random.Random) -> None:
    replace_one(root / "glossary/people.yaml", r"(description: )", r"\1Here, ", chance)


def edit_heading(root: Path, chance: random.Random) -> None:
    page = chance.choice(sorted(root.glob("docs/teaching/**/*.md")))
    replace_one(page, r"^(#+ )", r"\1Again: ", chance)


def edit_title(root: Path, chance: random.Random) -> None:
    replace_one(root / "docs/conf.py", r"(project = \")", r"\1On ", chance)


REAL_EDITS = (
    edit_note,
    edit_author,
    edit_source,
    edit_key,
    edit_definition,
    edit_description,
    edit_heading,
    edit_title,
)


def assert_as_clean(root: Path, clean: Path, command: tuple[str, ...]) -> None:
    found = build(root, command)
    assert build(copy_inputs(root, clean), command) == found
    if found[0] == 0:
        incremental, wanted = read_published(root), read_published(clean)
        names = [name for name in {**incremental, **wanted} if belongs(name, command)]
        assert len(names) > 50
        assert [name for name in names if incremental.get(name) != wanted.get(name)] == []


@pytest.mark.slow
def test_a_series_of_edits_of_the_first_edition(tmp_path: Path) -> None:
    chance = random.Random(11)
    root = copy_inputs(ROOT, tmp_path / "edition")
    assert build(root, HTML)[0] == 0  # it has claims without a verdict, of which it is warned
    edits = chance.sample(REAL_EDITS, len(REAL_EDITS))
    for number in range(3):
        for edit in edits[number::3]:
            edit(root, chance)
        if number == 1:
            build(root, ("--only", "epub"))
        assert_as_clean(root, tmp_path / f"clean-{number}", HTML)
    assert_as_clean(root, tmp_path / "clean", ())
