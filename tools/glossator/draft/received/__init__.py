"""The text of a file that is none by itself: a document, a page, an e-book, a PDF.

What is read out of it is the witness, in Markdown or in plain lines: the same bytes for the same file, by the
same version of the tool, which the record names. The received file is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from glossator.diagnostics import Code, fail
from glossator.draft.pictures import ReceivedPicture, find_pictures
from glossator.draft.received.documents import read_document
from glossator.draft.received.pdf import read_pdf


@dataclass(frozen=True)
class Received:
    """The ``witness``, in UTF-8; ``tool``: by what it was read out, "" if it is the file itself.

    ``pictures``: those that it names, by what it calls them.
    """

    witness: bytes
    tool: str = ""
    pictures: Mapping[str, ReceivedPicture] = field(default_factory=dict)


PAGE = re.compile(r"\ufeff?\s*(?:<!doctype html|<html)\b", re.I)
Extracted = tuple[str, str, dict[str, bytes]]
"""The words of a file, what read them, and the pictures in it."""
READERS: Mapping[str, Callable[[str, bytes], Extracted]] = {
    ".pdf": read_pdf,
    **dict.fromkeys(
        (
            ".docx",
            ".odt",
            ".html",
            ".htm",
            ".xhtml",
            ".epub",
            ".tex",
            ".rtf",
        ),
        read_document,
    ),
}
"""What reads a file, by the end of its name; any other is a text itself."""


BEGINNINGS = {
    b"%PDF-": ("a PDF", (".pdf",)),
    b"PK\x03\x04": ("a packed document, as of Word or an e-book", (".docx", ".odt", ".epub")),
    b"{\\rtf": ("a document in RTF", (".rtf",)),
    b"\xd0\xcf\x11\xe0": ("a document of an old Word", ()),
}
"""The bytes with which a file begins, what it is then, and how its name ends."""


def refuse_other(file: Path, content: bytes) -> None:
    """Raise a fault where a file is by its first bytes something else than by its name."""
    for begins, (what, suffixes) in BEGINNINGS.items():
        if not content.startswith(begins) or file.suffix.lower() in suffixes:
            continue
        remedy = "save it as .docx"
        if suffixes:
            remedy = f"let its name end in {' or '.join(suffixes)}"
        message = f"it is {what}, by its first bytes; {remedy}"
        raise fail(str(file), 0, Code.CANNOT_ACCESS, message)


def receive(file: Path, content: bytes) -> Received:
    """Return the witness that a file has.

    Raises :class:`~glossator.diagnostics.EditionError` (``CANNOT_ACCESS``) where it has no text, is locked or
    broken, or where what reads it is not installed.
    """
    refuse_other(file, content)
    reader = READERS.get(file.suffix.lower())
    plain = content.decode("utf-8", "replace")
    if reader is None and not PAGE.match(plain):
        return Received(content, "", find_pictures(plain, {}, file.parent))
    if reader is None:
        text, tool, within = read_document(str(file), content, ".html")
    else:
        text, tool, within = reader(str(file), content)
    tool = f"{tool}, glossator {version('glossator')}"
    return Received(text.encode(), tool, find_pictures(text, within, file.parent))
