"""The pictures that a text names: those in a document, and those that lie beside the file that is given.

Only what is a picture, and nothing more than one, is taken. What is not is told, and why.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from glossator.pictures import SIGNATURES, misfit_of

NAMED = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\(\s*<?(?P<file>[^()\s<>]+)>?(?:\s+\"[^\"\n]*\")?\s*\)")
"""A picture as Markdown names it: what it shows, and its file."""
SUFFIXES = (*SIGNATURES, ".svg")


@dataclass(frozen=True)
class ReceivedPicture:
    """A picture under the name that it has beside the record, or the ``fault`` for which it is not there."""

    name: str = ""
    content: bytes = b""
    fault: str = ""

    @property
    def sha256(self) -> str:
        """The digest by which the record pins it."""
        return hashlib.sha256(self.content).hexdigest()


def find_pictures(
    text: str, extracted: Mapping[str, bytes], beside: Path
) -> dict[str, ReceivedPicture]:
    """Return the pictures that a text names, by what it calls them.

    :param extracted: those of a document, by what the text calls them.
    :param beside: the folder in which, or below which, others lie.
    """
    found: dict[str, ReceivedPicture] = {}
    for named in dict.fromkeys(match["file"] for match in NAMED.finditer(text)):
        content = extracted.get(named)
        if content is None:
            content = _read_beside(beside, named)
        found[named] = _judge(named, content, (each.name for each in found.values()))
    return found


def _read_beside(folder: Path, named: str) -> bytes | None:
    """Return a file in a folder, or below it; None for what is elsewhere, or nowhere."""
    if re.match(r"[a-z][a-z+.-]*:|//", named, re.I):
        return None
    path = folder / unquote(named)
    try:
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            return path.read_bytes()
    except (OSError, ValueError):  # a name that no file can have
        pass
    return None


def _judge(named: str, content: bytes | None, taken: Iterable[str]) -> ReceivedPicture:
    path = PurePosixPath(unquote(named))
    if content is None:
        return ReceivedPicture(fault="it does not lie beside the file")
    if path.suffix.lower() not in SUFFIXES:
        return ReceivedPicture(fault="it is no png, jpg or svg; export it as one")
    stem = re.sub(r"[^\w.-]+", "-", path.stem).strip("-.") or "picture"
    suffix, known = path.suffix.lower(), {each.casefold() for each in taken}
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{suffix}" for n in count(1))
    name = next(name for name in names if name.casefold() not in known)
    fault = misfit_of(name, content)
    return ReceivedPicture(fault=fault) if fault else ReceivedPicture(name, content)
