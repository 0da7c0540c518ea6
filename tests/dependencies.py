"""What the software depends on: the page that lists it with licences, and the lock file with hashes.

``python tests/dependencies.py --write`` writes both anew: ``docs/software/dependencies.md`` from
``pyproject.toml`` and what the installed packages say of themselves, ``requirements.lock`` by ``uv``
(``pip install '.[release]'``). ``--page`` writes the page alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PYPROJECT, LOCK = ROOT / "pyproject.toml", ROOT / "requirements.lock"
PAGE = ROOT / "docs/software/dependencies.md"
OWN = "glossator"

SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""Names of licences in older metadata, as SPDX has them."""

SAID = {
    "axe-playwright-python": "MIT, with axe-core (MPL-2.0)",
    "import-linter": "BSD-2-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0, with PDFium",
}
"""Licences of packages whose metadata do not say them in a word."""

BASE = ""


class Requirement(NamedTuple):
    """A line of ``pyproject.toml``; ``extra``: the extra that brings it, "" where all have it."""

    extra: str
    name: str
    versions: str
    reason: str


def read_requirements() -> list[Requirement]:
    """Return what the software depends on, in the order of the file, each with the reason that stands there."""
    content = PYPROJECT.read_text(encoding="utf-8")
    project = tomllib.loads(content)["project"]
    reasons = dict(re.findall(r'^ {4}"([^"]+)",\s*# (.+)$', content, re.MULTILINE))
    reasons |= dict(re.findall(r'^\w+ = \["([^"]+)"\]\s*# (.+)$', content, re.MULTILINE))
    groups = {BASE: project["dependencies"], **project["optional-dependencies"]}
    found = []
    for extra, lines in groups.items():
        for line in lines:
            name, versions = re.fullmatch(r"([\w.-]+(?:\[[\w,]+\])?)(.*)", line).groups()
            if not name.startswith(f"{OWN}["):
                found.append(Requirement(extra, name, versions, reasons.get(line, "")))
    return found


def read_licence(name: str) -> str:
    """Return the licence of an installed package as SPDX has it, "" of one that is not installed."""
    if name in SAID:
        return SAID[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    if expression := said.get("License-Expression"):
        return str(expression)
    classifiers = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or ()]
    names = [*classifiers, said.get("License") or ""]
    known = [SPDX.get(of, of) for of in names if SPDX.get(of, of) in {*SPDX.values()}]
    if not known:
        raise LookupError(
            f"{name} does not say its licence in a word; write it to SAID in {__file__}"
        )
    return known[0]


def read_page() -> dict[str, str]:
    """Return the licence that the page says of each package."""
    words = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return dict(re.findall(r"^\| `([\w.-]+)` \| [^|]*\| ([^|]+?) \|", words, re.MULTILINE))


HEAD = """\
---
book: false
nosearch: true
---

% Written by tests/dependencies.py from pyproject.toml and the metadata of packages; do not edit.

# Dependencies

`pip install glossator` brings what an edition in the Latin, Greek or Cyrillic alphabet or in Chinese needs;
extras bring the rest. Versions are bounded in `pyproject.toml`. For the very same environment there is
`requirements.lock`: all that tests need too, what they need in turn, and the SHA-256 of each file that may be
installed, for Python 3.11 and later on every system:

```sh
pip install --require-hashes -r requirements.lock
pip install --no-deps .
```

A release brings a list of the same as a CycloneDX file, `glossator-VERSION.cdx.json`, with licences.
"""


def write_page() -> str:
    """Return the page; of a package that is not installed it says what it said before."""
    before = read_page()
    parts = [HEAD]
    extras = dict.fromkeys(requirement.extra for requirement in read_requirements())
    for extra in extras:
        title = f"`pip install 'glossator[{extra}]'`" if extra else "For every edition"
        rows = ["| package | versions | licence | for |", "|---|---|---|---|"]
        for of in read_requirements():
            if of.extra == extra:
                licence = read_licence(of.name) or before.get(of.name, "")
                if not licence:
                    raise LookupError(f"install {of.name}, whose licence nobody knows here")
                versions = of.versions.replace(",", ", ")
                rows.append(f"| `{of.name}` | {versions} | {licence} | {of.reason} |")
        parts.append(f"## {title}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def read_lock() -> dict[str, str]:
    """Return the version of each package of the lock file; one that is needed in several has the first."""
    found: dict[str, str] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE):
        found.setdefault(name, version)
    return found


def lock() -> None:
    """Write the lock file of all that tests need: for every system, without the address of any index."""
    command = ["uv", "pip", "compile", "--quiet", "pyproject.toml"]
    command += ["--extra", "test", "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--output-file"]
    subprocess.run([*command, LOCK.name], cwd=ROOT, check=True)


def list_faults_of_lock() -> Iterator[str]:
    """Yield what is wrong with the lock file: what it lacks, what has no hash, the name of a host."""
    from packaging.specifiers import SpecifierSet

    locked = read_lock()
    wanted = (of for of in read_requirements() if of.extra in (BASE, "test"))
    for of in wanted:
        if of.name not in locked:
            yield f"{of.name} is missing"
        elif locked[of.name] not in SpecifierSet(of.versions):
            yield f"{of.name} is locked at {locked[of.name]}, wanted is {of.versions}"
    content = LOCK.read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", content, flags=re.MULTILINE)
    yield from (entry.split()[0] for entry in entries if entry and "--hash=sha256:" not in entry)
    yield from re.findall(r"https?://\S+|file:\S+|--index-url.*", content)


if __name__ == "__main__":
    if sys.argv[1:] not in (["--write"], ["--page"]):
        raise SystemExit(__doc__)
    if "--write" in sys.argv:
        lock()
    PAGE.write_text(write_page(), encoding="utf-8")
