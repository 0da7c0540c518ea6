"""Where in the edition stands what made Sphinx stop: within the words of its message it may say so."""

from __future__ import annotations

import re

from glossator.diagnostics import Code, Diagnostic
from glossator.files import EditionFiles

SETTINGS = "conf.py"

TRACED = re.compile(r'File "(?P<file>[^"\n]+)", line (?P<line>\d+)')
"""A line of what Python tells of a fault in ``conf.py``, which Sphinx hands on as it is."""

PLACED = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+): (?P<message>.+)", re.DOTALL)
"""What the extension says of a page before Sphinx has read it: the page is named from ``docs/``."""


def place_failure(project: EditionFiles, words: str, kind: str = "") -> Diagnostic:
    """Return what made Sphinx stop, at its place.

    :param words: what Sphinx says of it.
    :param kind: the name of an error that is none of Sphinx's own; "" for those.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()] or [""]
    conf = project.docs / SETTINGS
    traced = [found for found in TRACED.finditer(words) if found["file"].endswith(SETTINGS)]
    own = [found for found in traced if conf.is_file() and conf.samefile(found["file"])]
    if own:
        message = f"these settings cannot be run: {lines[-1]}; mend the line"
        return Diagnostic(project.name(conf), int(own[-1]["line"]), Code.SPHINX, message)
    if (said := PLACED.fullmatch(words)) and (page := project.docs / said["file"]).is_file():
        return Diagnostic(project.name(page), int(said["line"]), Code.SPHINX, said["message"])
    message = lines[0] if len(lines) == 1 else f"{lines[0]} {lines[-1]}"
    return Diagnostic("docs", 0, Code.SPHINX, f"{kind}: {message}" if kind else message)
