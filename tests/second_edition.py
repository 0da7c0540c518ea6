"""The second edition, in ``tests/editions/forms``, built in all its forms: once a run."""

from __future__ import annotations

import shutil
from pathlib import Path

from sharing import make_once

from glossator.cli import main

SOURCES = Path(__file__).parent / "editions/forms"


def build_second_edition() -> Path:
    """Return the folder of what the edition publishes: to be built, all of its texts are certified."""
    return make_once("second-edition", build) / "build"


def build(folder: Path) -> None:
    shutil.copytree(SOURCES, folder)
    assert main(["build", "--jobs", "1", "-C", str(folder)]) == 0
