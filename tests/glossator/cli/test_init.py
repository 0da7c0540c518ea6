"""``glossator init``: a new edition builds at once, in any language, under any title; nothing is lost."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from glossator.cli import main
from glossator.cli.init import name_project
from glossator.editing.begin import (
    FOLDER,
    TEXT,
    compose_edition,
    find_sphinx_name,
    list_sample_languages,
)
from glossator.files import EditionFiles
from glossator.project import Project
from glossator.published import PublishedEdition

ODD = 'A "q" \\ {{ x }} <b> *m* `c` & 题 פרס'
CATALOGUES = Path(__file__).parents[3] / "tools/sphinx_glossator/words/locale"


def begin(folder: Path, *more: str) -> int:
    return main(["init", str(folder), *more])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with an odd title, in German, built in all forms."""
    folder = tmp_path_factory.mktemp("begun") / "a new/edition"
    assert begin(folder, "--title", f"  {ODD}\n", "--language", "de") == 0
    assert main(["build", "--jobs", "1", "-C", str(folder)]) == 0
    return folder


def test_a_new_edition_is_whole(begun: Path) -> None:
    data = json.loads((begun / "build/edition.json").read_text(encoding="utf-8"))
    assert data["edition"]["title"] == ODD
    (text,) = data["texts"]
    assert (text["id"], text["language"]) == (TEXT, "en")
    assert len(text["notes"]) == 3
    assert len(data["terms"]) == 2
    assert len(data["events"]) == 1
    made = {path.name for path in (begun / "build/html").glob("*.html")}
    pages = "index glossary timeline bibliography colophon search how-this-edition-is-checked"
    assert {f"{name}.html" for name in pages.split()} <= made
    assert PublishedEdition(begun / "build/html").find_broken_links() == []
    assert [*(begun / "build/pdf").glob("*.pdf")]
    assert [*(begun / "build/epub").glob("*.epub")]


def test_it_speaks_its_language(begun: Path) -> None:
    first = (begun / "build/html/index.html").read_text(encoding="utf-8")
    assert '<html class="no-js" lang="de"' in first
    assert "Ein kurzer Text mit drei Anmerkungen" in first
    assert "<h1>A &quot;q&quot; \\ {{ x }} &lt;b&gt; *m*" in first


def test_its_page_of_checks_is_a_test_there_too(begun: Path) -> None:
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(run, cwd=begun, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


def test_nothing_is_generated_a_second_time(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "-C", str(begun)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("language", list_sample_languages())
def test_the_sample_is_without_fault_in_each_language(tmp_path: Path, language: str) -> None:
    assert begin(tmp_path / "new", "--language", language) == 0
    assert main(["convert", "-C", str(tmp_path / "new")]) == 0
    assert main(["check", "-C", str(tmp_path / "new")]) == 0


def test_the_sample_has_the_languages_that_the_software_speaks() -> None:
    spoken = {path.name.partition("_")[0] for path in CATALOGUES.iterdir() if path.is_dir()}
    assert {*list_sample_languages()} == {"en", *spoken}
    keys = {
        name: set(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))
        for name in list_sample_languages()
    }
    assert all(own == keys["en"] for own in keys.values()), keys


def test_of_another_language_it_says_what_is_in_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(tmp_path / "new", "--language", "FA") == 0
    assert "are in English: of fa there is no translation yet" in capsys.readouterr().out
    assert 'language = "fa"' in (tmp_path / "new/docs/conf.py").read_text("utf-8")
    assert len(Project(tmp_path / "new").read().texts[0].notes) == 3


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        *(
            ("de", "de"),
            ("zh", "zh_CN"),
            ("zh-Hans", "zh_CN"),
            ("zh-Hant", "zh_TW"),
            ("pt-BR", "pt_BR"),
        ),
        *(
            ("sr-Latn", "sr-Latn"),
            ("grc", "grc"),
            ("fa", "fa"),
            ("de-CH", "de_CH"),
            ("zh-TW", "zh_TW"),
        ),
    ],
)
def test_sphinx_is_told_a_language_by_its_own_name_of_it(tag: str, name: str) -> None:
    assert find_sphinx_name(tag) == name


@pytest.mark.parametrize(
    ("tag", "extra"),
    [
        ("fa", "arabic"),
        ("he", "hebrew"),
        ("hi", "devanagari"),
        ("ja", "japanese"),
        ("az-Arab", "arabic"),
    ],
)
def test_the_fonts_that_a_language_needs_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str, extra: str
) -> None:
    assert begin(tmp_path / "new", "--language", tag) == 0
    assert f"pip install 'glossator[{extra}]'" in capsys.readouterr().out
    assert f'edition_fonts = ["{extra}"]' in (tmp_path / "new/docs/conf.py").read_text("utf-8")
    assert f"glossator[{extra}]==" in (tmp_path / "new/requirements.txt").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "title"),
    [
        *(("fa", "شاهنامه"), ("he", "תהילים"), ("el", "Ἰλιάς"), ("ru", "Война и мир")),
        *(("zh", "道德經"), ("ja", "つれづれ草"), ("hi", "भगवद्गीता")),
    ],
)
def test_an_edition_in_any_script_is_made_in_every_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str, title: str
) -> None:
    folder = tmp_path / title
    assert begin(folder, "--language", tag, "--title", title) == 0
    assert main(["build", "-C", str(folder), "--jobs", "1"]) == 0
    assert capsys.readouterr().err == ""  # no font is missing, no letter has no form
    for name in ("html/index.html", "pdf/edition.pdf", "epub"):
        assert (folder / "build" / name).exists()
    assert title in (folder / "build/html/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "slug"),
    [("Über Straßen", "uber-strassen"), ("Łódź_2", "lodz-2"), ("شاهنامه", "edition")],
)
def test_a_project_is_named_by_its_folder(folder: str, slug: str) -> None:
    assert name_project(folder) == slug


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    assert begin(tmp_path) == 1
    assert "CANNOT_ACCESS the folder is not empty: it has kept.txt" in capsys.readouterr().err
    assert begin(tmp_path / "kept.txt") == 1
    assert "it is a file" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
    assert (tmp_path / "kept.txt").read_text() == "mine"


def test_the_folder_of_a_new_repository_takes_an_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["init", "."]) == 0
    assert EditionFiles(tmp_path).has(tmp_path / "docs/conf.py")


@pytest.mark.parametrize(
    "more",
    [
        *(["--language", "klingonish"], ["--language", "e n"], ["--language", ""]),
        *(["--title", " \n"], ["--title", "a\x07b"], ["--title", "x" * 400]),
    ],
)
def test_what_is_no_title_and_no_language_is_wrong_usage(
    tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        begin(tmp_path / "new", *more)
    assert ended.value.code == 2
    assert more[0] in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_disk_that_is_full_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def write(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device", str(path))
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", write)
    assert begin(tmp_path / "new") == 1
    assert [*tmp_path.iterdir()] == []


def test_without_a_title_the_folder_gives_it() -> None:
    files = compose_edition("my-edition", "My edition", "en", "2026-01-31", "1.2")
    assert b'project = "My edition"' in files["docs/conf.py"]
    assert files["requirements.txt"] == b"glossator==1.2\npytest\n"
    assert yaml.safe_load(files[".readthedocs.yaml"])["version"] == 2
    steps = yaml.safe_load(files[".github/workflows/pages.yml"])["jobs"]["publish"]["steps"]
    assert [step["run"] for step in steps if "run" in step][1:] == [
        "glossator build",
        "glossator certify",
        "pytest",
    ]
    assert re.search(rb"(?m)^/build/$", files[".gitignore"])
