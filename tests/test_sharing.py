"""What tests share is made once, is whole, and depends on nothing that is not in its key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sharing
from warm import RememberingEnvironment

from glossator import fingerprint
from sphinx_glossator.typst import builder


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(sharing.FOLDER, str(tmp_path))
    return tmp_path


def make(made: list[Path], fault: str = "") -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        folder.mkdir()
        (folder / "page").write_text("half" if fault else "whole")
        made.append(folder)
        if fault:
            raise ValueError(fault)

    return write


def test_what_is_shared_is_made_by_the_first_who_asks() -> None:
    made: list[Path] = []
    for _ in range(3):
        assert (sharing.make_once("one", make(made)) / "page").read_text() == "whole"
    sharing.make_once("two", make(made))
    assert [folder.name for folder in made] == ["one", "two"]


def test_a_command_that_a_test_starts_need_not_compile_the_software() -> None:
    told = [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]
    assert subprocess.run(told, capture_output=True, text=True, check=True).stdout == "False\n"
    assert not sys.dont_write_bytecode


def test_what_could_not_be_made_is_made_anew() -> None:
    made: list[Path] = []
    with pytest.raises(ValueError, match="a fault"):
        sharing.make_once("one", make(made, "a fault"))
    assert (sharing.make_once("one", make(made)) / "page").read_text() == "whole"
    assert len(made) == 2


def test_a_template_is_compiled_again_for_other_filters() -> None:
    """Jinja applies filters to constants when it compiles."""
    one, other = RememberingEnvironment(), RememberingEnvironment()
    one.filters["loud"] = str.upper
    other.filters["loud"] = str.title
    template = "{{ 'a word'|loud }}"
    assert one.from_string(template).render() == "A WORD"
    assert other.from_string(template).render() == "A Word"
    assert one.compile(template) is one.compile(template)


def test_folders_of_an_edition_are_read_each_time(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Some")
    before = fingerprint.fingerprint_folder(tmp_path)
    (tmp_path / "page.md").write_text("Other")
    assert fingerprint.fingerprint_folder(tmp_path) != before


def test_fonts_are_read_again_when_one_of_them_is_another(tmp_path: Path) -> None:
    font = tmp_path / "a.ttf"
    font.write_text("one")
    first = builder.digest_fonts([str(tmp_path)])
    assert builder.digest_fonts([str(tmp_path)]) == first
    font.write_text("other")
    assert builder.digest_fonts([str(tmp_path)]) != first
    font.write_text("one")
    (tmp_path / "b.ttf").write_text("")
    assert builder.digest_fonts([str(tmp_path)]) != first


def test_the_files_with_which_workers_begin_are_there(request: pytest.FixtureRequest) -> None:
    (conftest,) = (
        plugin
        for plugin in request.config.pluginmanager.get_plugins()
        if getattr(plugin, "__file__", None) == str(Path(__file__).with_name("conftest.py"))
    )
    assert all((Path(__file__).parent / name).is_file() for name in conftest.DEAREST)
