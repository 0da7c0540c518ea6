"""A release is written by one command: version and day where they stand, the heading of the changelog."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import release

ROOT = Path(__file__).parents[1]
FILES = {
    "pyproject.toml": '[project]\nname = "x"\nversion = "0.5.0"\nminversion = "9.0"\n',
    "docs/conf.py": 'version = release = "0.5.0"\nedition_release_date = "2026-11-28"\n',
    "CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.5.0 (2026-11-28)\n\n- Old.\n",
}


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def read(edition: Path) -> dict[str, str]:
    return {name: (edition / name).read_text("utf-8") for name in FILES}


def test_version_and_day_are_written_wherever_they_stand(edition: Path) -> None:
    release.write_version(edition, "0.6.0", "2026-12-01")
    found = read(edition)
    assert 'version = "0.6.0"\nminversion = "9.0"' in found["pyproject.toml"]
    assert found["docs/conf.py"].split('"')[1::2] == ["0.6.0", "2026-12-01"]
    assert "## 0.6.0 (2026-12-01)\n\n- New.\n\n## 0.5.0 (2026-11-28)" in found["CHANGELOG.md"]


def test_the_files_of_this_edition_are_of_that_form(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    log = tmp_path / "CHANGELOG.md"
    if release.UNRELEASED not in log.read_text("utf-8"):
        log.write_text(f"{release.UNRELEASED}\n- New.\n\n" + log.read_text("utf-8"), "utf-8")
    release.write_version(tmp_path, "99.0.0", "2099-01-01")
    assert all("99.0.0" in content for content in read(tmp_path).values())


@pytest.mark.parametrize(
    ("version", "day", "message"),
    [
        ("0.5.0", "2026-12-01", "0.5.0 is not later than 0.5.0"),
        ("0.4.9", "2026-12-01", "0.4.9 is not later than 0.5.0"),
        ("v0.6", "2026-12-01", "'v0.6' is no version; write three numbers"),
        ("0.6.0", "2026-02-30", "day is out of range"),
    ],
)
def test_what_is_no_later_version_or_no_day_changes_nothing(
    edition: Path, version: str, day: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        release.write_version(edition, version, day)
    assert read(edition) == FILES


def test_a_release_says_what_is_new(edition: Path) -> None:
    (edition / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n## 0.5.0 (2026-11-28)\n")
    with pytest.raises(ValueError, match="nothing under ## Unreleased"):
        release.write_version(edition, "0.6.0", "2026-12-01")
    assert (edition / "pyproject.toml").read_text("utf-8") == FILES["pyproject.toml"]


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("uv") and find_spec("cyclonedx_py")), reason="pip install '.[release]'"
)
def test_the_list_of_components_names_each_dependency_with_its_licence(tmp_path: Path) -> None:
    from dependencies import read_requirements

    release.pack(tmp_path)
    (listed,) = tmp_path.glob("*.cdx.json")
    data = json.loads(listed.read_text("utf-8"))
    assert data["bomFormat"] == "CycloneDX"
    components = {of["name"].lower().replace("_", "-"): of for of in data["components"]}
    base = {of.name for of in read_requirements() if not of.extra}
    assert base <= components.keys()
    assert [name for name in base if not components[name].get("licenses")] == []
