"""The same bytes: today or tomorrow, serial or parallel, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from conftest import Site


def run_sphinx_build(docs: Path, out: Path, *options: str) -> dict[str, bytes]:
    """Build the real edition in a process with a hash seed of its own; return its files."""
    environment = {**os.environ, "PYTHONHASHSEED": "random"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    doctrees = out.with_name(f"{out.name}.doctrees")
    command = [sys.executable, "-m", "sphinx", "-q", "-nW", "--keep-going", *options]
    subprocess.run([*command, "-d", doctrees, docs, out], check=True, env=environment)
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


def assert_same_files(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


@pytest.mark.slow
def test_a_fresh_build_is_the_same_serial_or_parallel(
    edition: Site, docs: Path, tmp_path: Path
) -> None:
    """``edition`` was built by one process; two, with another hash seed, give the same bytes."""
    files = run_sphinx_build(docs, tmp_path / "html", "-j", "2")
    assert {
        "objects.inv",
        "_static/edition-index.js",
        "edition.json",
        "glossary.html",
    } <= files.keys()
    assert_same_files(files, edition.files())


@pytest.mark.parametrize("root", ["glossary", "ranges", "text", "audience"])
def test_a_small_project_is_the_same_serial_or_parallel(
    build_root: Callable[..., Site], root: str
) -> None:
    serial, parallel = build_root(root, parallel=1), build_root(root, parallel=2)
    assert_same_files(parallel.files(), serial.files())


def test_the_release_date_stands_for_the_clock(
    project: Callable[[str], Path], build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    settings = {"html_last_updated_fmt": "%Y-%m-%d"}
    source = project("text")
    site = build(source, "release", edition_release_date="2001-02-03", **settings)
    assert "2001-02-03" in site.read("index.html")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    site = build(source, "epoch", edition_release_date="2001-02-03", **settings)
    assert "1970-01-01" in site.read("index.html")


@pytest.mark.parametrize(
    "day",
    ["next spring", "2023-02-30", "2014-13-45", "2026", "20261121", "1905-01-01", "2100-01-01"],
)
def test_a_release_date_that_is_none_is_refused_at_its_line(
    project: Callable[[str], Path],
    build: Callable[..., Site],
    monkeypatch: pytest.MonkeyPatch,
    day: str,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    source = project("text")
    conf = source / "conf.py"
    lines = conf.read_text(encoding="utf-8").rstrip().splitlines()
    conf.write_text("\n".join([*lines, f'edition_release_date = "{day}"']), encoding="utf-8")
    place = f"conf.py:{len(lines) + 1}: WARNING: edition_release_date: "
    said = build(source, only_start=True).warnings
    assert any(line.startswith(place) and day in line for line in said)


@pytest.mark.parametrize("time", ["-1", "1e3", "4102444800", "9" * 30, " 5"])
def test_a_time_that_is_none_is_refused(
    project: Callable[[str], Path],
    build: Callable[..., Site],
    monkeypatch: pytest.MonkeyPatch,
    time: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH is"):
        build(project("text"))
