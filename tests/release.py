"""Which version of the first edition this is, and its day, as ``docs/conf.py`` says; and how the next is made.

``python tests/release.py 0.6.0 2026-12-01`` writes version and day where they stand, gives the section
"Unreleased" of the changelog their heading, enters what is new in the ledger, and brings the generated pages up
to date. ``python tests/release.py --pack`` makes ``dist/``: the wheel, the source distribution, and a list of
all that is installed with them, with licences (CycloneDX); it wants ``pip install '.[release,test]'``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONF = (ROOT / "docs/conf.py").read_text(encoding="utf-8")


def _find(setting: str) -> str:
    """Return what a setting is given in quotation marks."""
    found = re.search(rf'^(?:\w+ = )*{setting} = "([^"]+)"$', CONF, re.MULTILINE)
    assert found, setting
    return found[1]


VERSION = _find("release")
DAY = _find("edition_release_date")
"""As in ISO 8601."""
YEAR = DAY[:4]

UNRELEASED = "## Unreleased\n"
PLACES = {
    "pyproject.toml": r'(?<=^version = ")[^"]+(?="$)',
    "docs/conf.py": r'(?<=^version = release = ")[^"]+(?="$)',
}
"""Where the version stands: the file, and a regular expression of it."""


def read_number(version: str) -> tuple[int, ...]:
    """Return a version as numbers; raises :class:`ValueError` of what is none."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ValueError(f"{version!r} is no version; write three numbers, such as 1.2.0")
    return tuple(map(int, version.split(".")))


def write_version(root: Path, version: str, day: str) -> None:
    """Write version and day where they stand in an edition's folder, all of it or nothing.

    Raises :class:`ValueError` where one of them is none, the version is no later one, or the changelog has
    nothing that is unreleased.
    """
    date.fromisoformat(day)
    files = {name: (root / name).read_text("utf-8") for name in (*PLACES, "CHANGELOG.md")}
    for name, pattern in PLACES.items():
        found = re.search(pattern, files[name], re.MULTILINE)
        if found is None:
            raise ValueError(f"{name} does not say the version")
        if read_number(version) <= read_number(found[0]):
            raise ValueError(f"{version} is not later than {found[0]}, of {name}")
        files[name] = files[name][: found.start()] + version + files[name][found.end() :]
    set_day = re.compile(r'(?<=^edition_release_date = ")[^"]+(?="$)', re.MULTILINE)
    files["docs/conf.py"] = set_day.sub(day, files["docs/conf.py"])
    _, head, rest = files["CHANGELOG.md"].partition(UNRELEASED)
    if not head or not rest.partition("\n## ")[0].strip():
        raise ValueError("CHANGELOG.md has nothing under ## Unreleased; write what is new there")
    heading = f"## {version} ({day})\n"
    files["CHANGELOG.md"] = files["CHANGELOG.md"].replace(UNRELEASED, heading, 1)
    for name, content in files.items():
        (root / name).write_text(content, encoding="utf-8")


def make_release(version: str, day: str) -> None:
    """Write version and day, enter what is new in the ledger, and bring the generated pages up to date."""
    write_version(ROOT, version, day)
    for command in (["ledger", "--accept"], ["convert"], ["check"]):
        subprocess.run([sys.executable, "-m", "glossator", *command], cwd=ROOT, check=True)
    print(f'Look at it, commit it, and tag it: git tag -a v{version} -m "{version}"')


def pack(folder: Path) -> None:
    """Make the wheel, the source distribution, and the list of all that an installed wheel brings."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    (wheel,) = folder.glob(f"*-{VERSION}-*.whl")
    with tempfile.TemporaryDirectory() as place:
        write_components(wheel, folder / f"glossator-{VERSION}.cdx.json", Path(place))


def write_components(wheel: Path, to: Path, place: Path) -> None:
    """Write the components of an environment that has a wheel alone, at the versions of the lock file."""
    from dependencies import read_lock

    versions, python = place / "versions.txt", place / "venv/bin/python"
    versions.write_text("".join(f"{name}=={at}\n" for name, at in read_lock().items()))
    install = ["uv", "pip", "install", "--quiet", "--python", str(python), "-c", str(versions)]
    listed = ["environment", "--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
    for command in (
        ["uv", "venv", "--quiet", "--python", sys.executable, str(place / "venv")],
        [*install, str(wheel)],
        [sys.executable, "-m", "cyclonedx_py", *listed, "--of", "JSON", "-o", str(to), str(python)],
    ):
        subprocess.run(command, check=True)
    add_licences(to)


def add_licences(listed: Path) -> None:
    """Say the licences of components that the tool does not know: their metadata name them in older words."""
    from dependencies import read_page

    known = read_page()
    data = json.loads(listed.read_text("utf-8"))
    for component in data["components"]:
        licence = known.get(component["name"].lower().replace("_", "-"))
        if licence and not component.get("licenses"):
            component["licenses"] = [{"license": {"name": licence}}]
    listed.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> str:
    """Do what the command says; return what is wrong with it, "" if nothing is."""
    if arguments == ["--pack"]:
        pack(ROOT / "dist")
        return ""
    if len(arguments) != 2:
        return __doc__ or ""
    try:
        make_release(*arguments)
    except ValueError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
