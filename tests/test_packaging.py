"""What is installed is whole: the wheel has all files of the packages, and builds an edition elsewhere."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from built_edition import with_pages
from dependencies import LOCK, PAGE, list_faults_of_lock, read_page, read_requirements, write_page
from tiny_edition import make_edition

ROOT = Path(__file__).parents[1]
PACKAGES = ("glossator_schema", "glossator", "sphinx_glossator")


def test_the_page_of_dependencies_is_current() -> None:
    assert PAGE.read_text("utf-8") == write_page()  # python tests/dependencies.py --write


def test_each_dependency_has_its_licence_on_that_page() -> None:
    names = {requirement.name for requirement in read_requirements()}
    assert names == read_page().keys()
    assert all(read_page().values())


def test_the_lock_file_has_every_dependency_with_hashes_and_no_host() -> None:
    assert LOCK.exists()
    assert [*list_faults_of_lock()] == []  # python tests/dependencies.py --write


def test_the_tests_run_with_every_version_of_python_that_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    begins = "Programming Language :: Python :: 3."
    named = [c.removeprefix(begins[:-2]) for c in project["classifiers"] if c.startswith(begins)]
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"] == named
    assert project["requires-python"] == f">={named[0]}"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def list_package_files() -> set[str]:
    """Return the files of the packages that are under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "tools"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = {line.removeprefix("tools/") for line in listed.stdout.splitlines()}
    return {name for name in files if (ROOT / "tools" / name).exists()}


@pytest.mark.slow
def test_the_wheel_has_the_packages_and_nothing_else(packed: Path) -> None:
    (wheel,) = packed.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    own = {name for name in names if ".dist-info/" not in name}
    assert own == list_package_files()
    assert {name.partition("/")[0] for name in own} == {*PACKAGES}
    assert any(name.endswith("licenses/LICENSE") for name in names - own)


@pytest.mark.slow
def test_the_source_distribution_has_all_that_its_tests_read(packed: Path) -> None:
    (archive,) = packed.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    assert {f"tools/{name}" for name in list_package_files()} <= names
    wanted = ("LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "requirements.lock")
    assert {*wanted} <= names
    for folder in ("docs", "seeds", "glossary", "schemas", "tests", ".ci", ".github"):
        assert any(name.startswith(f"{folder}/") for name in names), folder
    assert not [name for name in names if name.startswith(("build/", ".glossator/"))]


@pytest.fixture(scope="module")
def installed(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment into which the wheel was installed from the index."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = packed.glob("*.whl")
    command = [str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return programs


@pytest.mark.slow
def test_an_edition_elsewhere_is_built_from_the_installed_wheel(
    installed: Path, tmp_path: Path
) -> None:
    edition = with_pages(make_edition(tmp_path)).root
    for command in (["build"], ["certify"]):
        ran = subprocess.run(
            [str(installed / "glossator"), *command],
            cwd=edition,
            capture_output=True,
            text=True,
            env={"PATH": str(installed)},
        )
        assert ran.returncode == 0, ran.stderr
    for name in ("html/index.html", "html/edition.json", "pdf/edition.pdf", "epub"):
        assert (edition / "build" / name).exists(), name


@pytest.mark.slow
def test_the_base_has_no_package_of_an_extra(installed: Path) -> None:
    extras = {requirement.name for requirement in read_requirements() if requirement.extra}
    extras -= {"beautifulsoup4"}  # furo needs it
    base = {requirement.name for requirement in read_requirements() if not requirement.extra}
    command = [str(installed / "python"), "-m", "pip", "list", "--format", "freeze"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    names = {line.partition("==")[0].lower().replace("_", "-") for line in listed.splitlines()}
    assert base <= names
    assert names & extras == set()


@pytest.mark.slow
def test_what_init_writes_is_published_by_its_own_workflow(installed: Path, tmp_path: Path) -> None:
    """Its steps, and those for Read the Docs, are run in a clone of what was committed, before any build."""
    served = tmp_path / "served"
    environment = {
        "PATH": f"{installed}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "READTHEDOCS_OUTPUT": str(served),
    }

    def run(command: str, folder: Path) -> None:
        ran = subprocess.run(
            command, cwd=folder, shell=True, env=environment, capture_output=True, text=True
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"

    run("glossator init roads --title 'On Roads' --language en", tmp_path)
    by = "git -c user.name=A -c user.email=a@example.org"
    run(f"git init -q && git add . && {by} commit -qm First", tmp_path / "roads")
    edition = tmp_path / "clone"
    run(f"git clone -q roads {edition.name}", tmp_path)
    workflow = yaml.safe_load((edition / ".github/workflows/pages.yml").read_text("utf-8"))
    commands = [step["run"] for step in workflow["jobs"]["publish"]["steps"] if "run" in step]
    assert "glossator build" in commands
    for command in commands:
        run(command, edition)
    assert (edition / "build/html/index.html").exists()
    hosted = yaml.safe_load((edition / ".readthedocs.yaml").read_text("utf-8"))
    for command in hosted["build"]["jobs"]["build"]["html"]:
        run(command, edition)
    assert (served / "html/index.html").exists()


@pytest.mark.slow
def test_pipx_begins_an_edition_from_the_wheel_alone(packed: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "pipx", with_pip=True)
    programs = tmp_path / "pipx" / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = packed.glob("*.whl")
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path)}
    for command in (
        [str(programs / "python"), "-m", "pip", "install", "--quiet", "pipx"],
        [str(programs / "pipx"), "run", "--spec", str(wheel), "glossator", "init", "roads"],
    ):
        ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (tmp_path / "roads/seeds/lincoln-1863/record.yaml").exists()
