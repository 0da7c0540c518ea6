"""The editions of each code, in ``tests/codes``, and the page of the codes.

``python tests/codes.py --write`` writes the part of ``docs/software/diagnostics.md`` that follows from the
declaration of the codes.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from glossator.codes import Code
from glossator.explaining import write_codes

FOLDER = Path(__file__).with_suffix("")
PAGE = Path(__file__).parents[1] / "docs/software/diagnostics.md"
MARK = "% What follows is written by python tests/codes.py --write from the declaration of the codes.\n"

COMMANDS, AFTER = "commands", "after"
USUAL = ("convert", "check")
"""The file with other commands than the usual ones; the folder of what is laid over after the first."""


def write_edition(code: Code, side: str, root: Path) -> tuple[str, ...]:
    """Write the edition of a code, ``in`` with the fault or ``out`` without; return the commands to run."""
    shutil.copytree(FOLDER / "base", root)
    own = FOLDER / code.name / side
    shutil.copytree(own, root, dirs_exist_ok=True)
    commands = root / COMMANDS
    if not commands.exists():
        return USUAL
    lines = tuple(commands.read_text(encoding="utf-8").splitlines())
    commands.unlink()
    return lines


def lay_over(root: Path) -> None:
    """Do what the case does to an edition after the first command."""
    if (after := root / AFTER).exists():
        shutil.copytree(after, root, dirs_exist_ok=True)
        shutil.rmtree(after)


def make_page() -> str:
    """Return the page as it should be."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return f"{head}{MARK}\n{write_codes()}"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", required=True, help="write the page")
    parser.parse_args(argv)
    PAGE.write_text(make_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
