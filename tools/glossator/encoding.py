"""Bytes as text: UTF-8 alone, and of what is in another encoding where it begins and what it may be."""

from __future__ import annotations

import codecs

from glossator.diagnostics import Code, fail

WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""By which bytes a file begins that is of an encoding with several bytes for each character."""

NEAR = 15
"""So many bytes are shown before one that is of another encoding."""


def decode_utf8(content: bytes, file: str, remedy: str) -> str:
    """Return bytes as text.

    :param remedy: what the editor should do about bytes that are of another encoding.

    Raises :class:`~glossator.diagnostics.EditionError` (``NOT_UTF8``) at the first of them.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    else:
        at = content.find(b"\0") if looks_wide(content) else -1
        if at < 0:
            return text
    line, column = place_byte(content, at)
    message = f"invalid UTF-8 at byte {at}{name_encoding(content, at)}; {remedy}"
    raise fail(file, line, Code.NOT_UTF8, message, column)


def refuse_conflict(text: str, file: str) -> None:
    """Raise a fault (``MERGE_CONFLICT``) at the first place of a text where two versions of it stand."""
    opened = 0
    halved = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("<<<<<<< "):
            opened, halved = number, False
        elif opened and line == "=======":
            halved = True
        elif opened and halved and line.startswith(">>>>>>> "):
            message = (
                f"two versions of these lines, up to line {number}, are not joined; keep what is right, "
                "and delete the lines with <<<<<<<, ======= and >>>>>>>"
            )
            raise fail(file, opened, Code.MERGE_CONFLICT, message, 1)


def looks_wide(content: bytes) -> bool:
    """Tell whether every second byte of some may be a half of a character."""
    return content.count(0) * 3 > len(content)


def place_byte(content: bytes, at: int) -> tuple[int, int]:
    """Return the line and the column of a byte, before which all is UTF-8."""
    start = content.rfind(b"\n", 0, at) + 1
    return content.count(b"\n", 0, at) + 1, len(content[start:at].decode("utf-8", "replace")) + 1


def name_encoding(content: bytes, at: int) -> str:
    """Return, in brackets, the encoding of which some bytes may be: what a byte would be in it shows which."""
    wide = next((name for mark, name in WIDE.items() if content.startswith(mark)), "")
    if wide or looks_wide(content):
        return f" (it may be {wide or 'UTF-16'})"
    before = content[content.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")[-NEAR:]
    try:
        words = content[at : at + 1].decode("cp1252")
    except UnicodeDecodeError:  # one of the five bytes that mean nothing there
        return ""
    return f" (in Windows-1252 it would be {before + words!r})"
