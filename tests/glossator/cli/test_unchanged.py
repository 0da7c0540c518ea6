"""A build of which nothing has changed is not made again; whatever it may depend on is looked at."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from built_edition import CONF, INDEX, build, published
from tiny_edition import TinyEdition, note_md

import glossator.cli
from glossator import fingerprint
from glossator.cli import conf_values, main
from glossator.cli.kept import load, save
from glossator.cli.order import Order
from glossator.cli.told import Told
from glossator.cli.unchanged import Memory
from glossator.diagnostics import Code, Diagnostic
from glossator.files import EditionFiles
from glossator.fingerprint import STAMP, fingerprint_folder
from glossator.manifest import write_manifest
from glossator_schema.notes import STUDENT
from glossator_schema.printing import HTML, PDF, VARIANTS

USUAL = Order((HTML, PDF), STUDENT)
TEACHER = Order((HTML, PDF), "teacher")
BESIDE = "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n"


def remember(tiny: TinyEdition, order: Order = USUAL, elsewhere: Iterable[Path] = ()) -> Memory:
    """Do what a build does, but for Sphinx: what it publishes says from which pages it is."""
    files = EditionFiles(tiny.root)
    memory = Memory(files, order, Told())
    memory.begin()
    time.sleep(0.002)
    out = files.build / order.variant
    state = fingerprint_folder(files.docs)
    for output in order.formats:
        tiny.write(str(out.relative_to(tiny.root) / output.name / "page"), state)
        write_manifest(out / output.name)
    tiny.write(str(out.relative_to(tiny.root) / STAMP), state)
    for stamp in files.build.rglob(STAMP):
        mark = stamp.with_name("stale.txt")
        mark.unlink(missing_ok=True)
        if stamp.read_text() != state:
            mark.write_text("older")
    memory.told.tell([Diagnostic("a.md", 1, Code.NO_VERDICT, "a warning")])
    memory.end(elsewhere)
    return memory


def holds(tiny: TinyEdition, order: Order = USUAL) -> bool:
    return Memory(EditionFiles(tiny.root), order, Told()).holds()


def test_a_build_is_not_made_again(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note = note_md("check", "alpha-p1", "Peace", body="{cite:p}`smith`")
    tiny.write("seeds/alpha/notes.md", note.replace("kind: text", "kind: claim"))
    tiny.write("docs/references.bib", "@misc{smith, title={Roads}}\n")
    tiny.write("docs/conf.py", CONF.replace('"]', '", "sphinxcontrib.bibtex"]', 1))
    with (tiny.root / "docs/conf.py").open("a") as conf:
        conf.write('bibtex_bibfiles = ["references.bib"]\n')
    tiny.write("docs/index.md", f"{INDEX}\n```{{bibliography}}\n```\n")
    assert build(tiny, "--only", "html") == 0
    files = published(tiny)
    told = capsys.readouterr().err
    assert "NO_VERDICT" in told
    monkeypatch.setattr(glossator.cli, "build_anew", lambda *_: pytest.fail("it was built again"))
    assert build(tiny, "--only", "html") == 0
    output = capsys.readouterr()
    assert output.out == f"built    nothing has changed since: {tiny.root}/build/html\n"
    assert output.err == told
    assert published(tiny) == files


def test_it_is_known_by_content_and_not_by_times(
    tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not holds(tiny)
    remember(tiny)
    assert holds(tiny)
    os.utime(tiny.root / "docs/index.md", (1, 1))
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert holds(tiny)
    changed = (tiny.root / "docs/index.md").read_bytes()
    tiny.write("docs/index.md", changed[:-1] + b" ")
    os.utime(tiny.root / "docs/index.md", (1, 1))
    assert not holds(tiny)
    tiny.write("docs/index.md", changed)
    assert holds(tiny)


CHANGES: dict[str, Callable[[TinyEdition], object]] = {
    "a page": lambda tiny: tiny.write("docs/more.md", "# More\n"),
    "a page that is hidden": lambda tiny: tiny.write("docs/.hidden.md", "Words.\n"),
    "a note": lambda tiny: tiny.write("seeds/alpha/notes.md", note_md("a", "alpha-p1", "Peace")),
    "a ledger": lambda tiny: main(["ledger", "--accept", "-C", str(tiny.root)]),
    "the glossary": lambda tiny: tiny.write("glossary/terms.md", "# Terms\n"),
    "the changelog": lambda tiny: tiny.write("CHANGELOG.md", "# Changes\n"),
    "the settings": lambda tiny: tiny.write("pyproject.toml", "[tool.glossator]\n"),
    "a schema": lambda tiny: tiny.write("schemas/record.schema.json", "{}"),
    "a published file": lambda tiny: tiny.write("build/html/page", "other"),
    "a published file that is gone": lambda tiny: (tiny.root / "build/pdf/page").unlink(),
    "a published file more": lambda tiny: tiny.write("build/html/more", ""),
    "a file and its manifest": lambda tiny: (
        tiny.write("build/html/page", "other"),
        write_manifest(tiny.root / "build/html"),
    ),
    "an output": lambda tiny: (tiny.root / "build/pdf").rename(tiny.root / "elsewhere"),
    "an output more": lambda tiny: tiny.write("build/epub/edition.epub", ""),
    "build/": lambda tiny: (tiny.root / "build").rename(tiny.root / "elsewhere"),
    "the stamp": lambda tiny: tiny.write(f"build/{STAMP}", "other"),
    "the word of a newer state": lambda tiny: tiny.write("build/stale.txt", "older"),
    "a folder without that word": lambda tiny: tiny.write(f"build/teacher/{STAMP}", "other"),
    "the memory": lambda tiny: tiny.write(".glossator/built-student-html-pdf.json", '{"origin": 1'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_built(tiny: TinyEdition, change: Callable[[TinyEdition], object]) -> None:
    remember(tiny)
    assert holds(tiny)
    change(tiny)
    assert not holds(tiny)


def test_a_damaged_memory_is_none(tiny: TinyEdition) -> None:
    memory = remember(tiny)
    good = load(memory.path)
    for key in good:
        for value in (None, 1, [], {}):
            save(memory.path, good | {key: value})
            assert not holds(tiny) or (key, value) in [
                ("told", []),
                ("told", {}),
                ("elsewhere", {}),
            ]
    save(memory.path, good)
    assert holds(tiny)
    memory.path.write_bytes(memory.path.read_bytes().replace(b"a warning", b"a WARNING"))
    assert not holds(tiny)


def test_each_order_has_a_memory_of_its_own(tiny: TinyEdition) -> None:
    remember(tiny)
    assert not holds(tiny, Order((HTML,), STUDENT))
    assert not holds(tiny, Order((HTML, PDF), STUDENT, "a5"))
    assert not holds(tiny, Order((HTML, PDF), STUDENT, None, VARIANTS[:1]))
    assert not holds(tiny, TEACHER)
    remember(tiny, TEACHER)
    assert holds(tiny)
    assert holds(tiny, TEACHER)


def test_an_edition_that_another_build_has_left_behind_is_built(tiny: TinyEdition) -> None:
    before = (tiny.root / "docs/index.md").read_bytes()
    remember(tiny)
    tiny.write("docs/index.md", "# Other\n")
    remember(tiny, TEACHER)
    tiny.write("docs/index.md", before)
    assert not holds(tiny)  # build/stale.txt stands there
    assert holds(tiny, TEACHER) is False


def test_a_build_that_failed_in_between_is_of_no_account(tiny: TinyEdition) -> None:
    before = (tiny.root / "docs/index.md").read_bytes()
    remember(tiny)
    tiny.write("docs/index.md", "# Other\n")
    Memory(EditionFiles(tiny.root), USUAL, Told()).begin()
    assert not holds(tiny)
    tiny.write("docs/index.md", before)
    assert holds(tiny)


def test_an_edition_that_was_moved_is_built(tiny: TinyEdition) -> None:
    remember(tiny)
    moved = TinyEdition(tiny.root.rename(tiny.root.with_name("moved")))
    assert not holds(moved)


def test_what_a_page_or_a_setting_names_elsewhere_is_looked_at(tiny: TinyEdition) -> None:
    for name in ("words.txt", "assets/own.css", "locale/de.po"):
        tiny.write(name, "")
    tiny.write("docs/conf.py", CONF + 'locale_dirs = ["../locale"]\ntemplates_path = ["../own"]\n')
    remember(tiny, elsewhere=[tiny.root / "words.txt", tiny.root / "assets"])
    assert holds(tiny)
    for name in ("words.txt", "assets/own.css", "assets/more.css", "locale/de.po", "own/page.html"):
        path = tiny.root / name
        content = path.read_bytes() if path.exists() else None
        tiny.write(name, "p { margin: 0 }")
        assert not holds(tiny), name
        path.unlink() if content is None else path.write_bytes(content)
        if name != "own/page.html":
            assert holds(tiny), name


def test_a_file_elsewhere_that_changes_while_it_is_built_is_not_remembered(
    tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.write("words.txt", "Before.")
    tell = Told.tell

    def write_and_tell(told: Told, lines: Iterable[str]) -> None:
        tiny.write("words.txt", "Afterwards.")
        tell(told, lines)

    monkeypatch.setattr(Told, "tell", write_and_tell)
    remember(tiny, elsewhere=[tiny.root / "words.txt"])
    monkeypatch.undo()
    assert not holds(tiny)


def test_another_time_is_built(tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    remember(tiny)
    assert holds(tiny)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000001")
    assert not holds(tiny)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert not holds(tiny)


def test_other_software_builds(tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(tiny)
    installed = tiny.root / "installed"
    record = installed / "font-1.0.dist-info/RECORD"
    record.parent.mkdir(parents=True)
    record.write_text("font.ttf,sha256=one,1\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(installed)])
    fingerprint.fingerprint_installed.cache_clear()
    assert not holds(tiny)
    remember(tiny)
    assert holds(tiny)
    record.write_text("font.ttf,sha256=two,1\n")
    fingerprint.fingerprint_installed.cache_clear()
    assert not holds(tiny)
    monkeypatch.undo()
    fingerprint.fingerprint_installed.cache_clear()


def test_each_package_is_part_of_the_software(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine's own code, too: it writes the pages, and judges them."""
    for package in ("glossator", "glossator_schema", "sphinx_glossator"):
        (tmp_path / package / "static").mkdir(parents=True)
        (tmp_path / package / "static/own.css").write_text("")
    monkeypatch.setattr(fingerprint, "find_package", lambda name: tmp_path / name)
    found = set()
    for package in ("", "glossator", "glossator_schema", "sphinx_glossator"):
        if package:
            (tmp_path / package / "static/own.css").write_text("p { }")
        fingerprint.fingerprint_installed.cache_clear()
        found.add(fingerprint.fingerprint_installed())
    fingerprint.fingerprint_installed.cache_clear()
    assert len(found) == 4


# --- what conf.py sets --------------------------------------------------------------------------


def test_what_conf_sets_is_compared_and_not_its_words_alone(
    tiny: TinyEdition, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.write("docs/conf.py", f'{CONF}\nimport os\nproject = os.environ.get("NAME", "Tiny")\n')
    remember(tiny)
    assert holds(tiny)
    monkeypatch.setenv("NAME", "Other")
    assert not holds(tiny)


def test_a_file_that_conf_reads_counts_by_what_it_sets(tiny: TinyEdition) -> None:
    tiny.write("VERSION", "1.0")
    code = 'from pathlib import Path\nrelease = Path("../VERSION").read_text()\n'
    tiny.write("docs/conf.py", CONF + code)
    remember(tiny)
    assert holds(tiny)
    tiny.write("VERSION", "1.1")
    assert not holds(tiny)


def test_a_module_that_conf_imports_is_looked_at(tiny: TinyEdition) -> None:
    tiny.write("code/own_helper_of_conf.py", "def label(): return 1\n")
    path = str(tiny.root / "code")
    tiny.write("docs/conf.py", f"{CONF}\nimport sys\nsys.path.insert(0, {path!r})\n")
    with (tiny.root / "docs/conf.py").open("a") as conf:
        conf.write("from own_helper_of_conf import label\n")
    conf_values.read_conf(
        tiny.root / "docs"
    )  # where Python keeps bytecode, its folder changes once
    known = [*sys.path]
    remember(tiny)
    assert sys.path == known
    assert holds(tiny)
    tiny.write("code/own_helper_of_conf.py", "def label(): return 2\n")
    assert not holds(tiny)


def test_a_module_beside_conf_is_imported_anew(tiny: TinyEdition) -> None:
    tiny.write("docs/named.py", "NAME = 'Before'\n")
    tiny.write("docs/conf.py", f"{CONF}{BESIDE}import named\nproject = named.NAME\n")
    docs = tiny.root / "docs"
    assert conf_values.read_conf(docs)["project"] == "Before"
    tiny.write("docs/named.py", "NAME = 'Afterwards'\n")
    assert conf_values.read_conf(docs)["project"] == "Afterwards"


def test_a_page_that_conf_writes_is_looked_at(tiny: TinyEdition) -> None:
    tiny.write("data.txt", "# Before")
    code = (
        'from pathlib import Path\nPath("data.md").write_bytes(Path("../data.txt").read_bytes())\n'
    )
    tiny.write("docs/conf.py", CONF + code)
    conf_values.read_conf(tiny.root / "docs")
    remember(tiny)
    assert holds(tiny)
    tiny.write("data.txt", "# Afterwards")
    assert not holds(tiny)


def test_a_folder_that_conf_names_by_its_whole_path_is_looked_at(
    tiny: TinyEdition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fonts = tmp_path_factory.mktemp("fonts")
    tiny.write("docs/conf.py", f'{CONF}own = ["{fonts}", "/", "{tiny.root}"]\n')
    remember(tiny)
    assert holds(tiny)
    (fonts / "font.ttf").write_text("")
    assert not holds(tiny)


UNKNOWN = {
    "a setup": "def setup(app): pass\n",
    "an extension": 'extensions.append("own_extension")\n',
    "a theme": 'html_theme = "own_theme"\n',
    "the time on pages": 'edition_release_date = ""\nhtml_last_updated_fmt = "%H:%M"\n',
    "another thing each time": "import time\nhtml_context = {'now': time.time_ns()}\n",
    "a function among the values": "html_context = {'now': lambda: 1}\n",
    "an object": "class Own: pass\nown = Own()\n",
    "a fault": "1 / 0\n",
    "an end": "raise SystemExit\n",
    "a circle": "circle = []\ncircle.append(circle)\n",
}


@pytest.mark.parametrize("code", UNKNOWN.values(), ids=UNKNOWN)
def test_what_cannot_be_known_is_built(tiny: TinyEdition, code: str) -> None:
    tiny.write("docs/conf.py", CONF + code)
    remember(tiny)
    assert not holds(tiny)


def test_conf_is_run_as_sphinx_runs_it_and_leaves_nothing(
    tiny: TinyEdition, capsys: pytest.CaptureFixture[str]
) -> None:
    code = """
import os
from pathlib import Path
here, place = Path().resolve(), __file__
html = tags.has("html")
tags.add("own")
os.environ["OWN"] = "1"
print("seen")
"""
    tiny.write("docs/conf.py", CONF + code)
    before = Path.cwd()
    found = conf_values.read_conf(tiny.root / "docs")
    docs = (tiny.root / "docs").resolve()
    assert (found["here"], found["place"], found["html"]) == (docs, f"{docs}/conf.py", False)
    assert "OWN" not in os.environ
    assert Path.cwd() == before
    assert capsys.readouterr().out == ""


def test_warnings_are_told_once_and_again_by_the_next_build(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, two, three = (Diagnostic("a.md", line, Code.NO_VERDICT, "mend it") for line in (1, 2, 3))
    told = Told()
    told.tell([one, two])
    told.tell([two, three])
    assert capsys.readouterr().err == f"{one}\n{two}\n{three}\n"
    assert told.lines == (two, three)
