"""A witness's bytes: decoding, lines, and the characters that cannot be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from glossator.diagnostics import Code, Diagnostic
from glossator.encoding import decode_utf8
from glossator.model import Witness

UNCARRIABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that no HTML page can carry unchanged (HTML Standard, 13.2.3.5 and 13.2.5.80)."""

BYTE_ORDER_MARK = "\ufeff"

Range = tuple[int, int]
"""A half-open range of offsets in a witness."""


def decode_witness(content: bytes, file: str, received_as: str, sha256: str) -> Witness:
    """Decode a witness's bytes.

    Raises :class:`~glossator.diagnostics.EditionError` (``NOT_UTF8``) with the byte offset of the
    first fault.
    """
    text = decode_utf8(content, file, "receive the text again in UTF-8")
    return Witness(file, received_as, sha256, text)


def find_lines(text: str) -> list[Range]:
    """Return the range of each line without its line feed, which ends it; a CR before that is white space."""
    ranges = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        ranges.append((start, end))
        start = end + 1
    return ranges


def trim(text: str, start: int, end: int) -> Range:
    """Return the range without the white space, and byte-order mark, at its ends."""
    while start < end and (text[start].isspace() or text[start] == BYTE_ORDER_MARK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == BYTE_ORDER_MARK):
        end -= 1
    return start, end


AT_MOST = 20
"""So many characters that cannot be printed are named one by one; a binary file has thousands."""


def find_unprintable(witness: Witness, printed: Callable[[int], bool]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each character that is ``printed`` and that HTML cannot carry.

    After the first few, one diagnostic counts the others.
    """
    line, byte, cursor = 1, 0, 0
    found = 0
    for match in UNCARRIABLE.finditer(witness.text):
        offset = match.start()
        if not printed(offset):
            continue
        found += 1
        if found > AT_MOST:
            continue
        line += witness.text.count("\n", cursor, offset)
        byte += len(witness.text[cursor:offset].encode())
        cursor = offset
        message = (
            f"U+{ord(match[0]):04X} at byte {byte} cannot be printed in HTML; "
            "receive the text again without it"
        )
        column = offset - witness.text.rfind("\n", 0, offset)
        yield Diagnostic(witness.file, line, Code.BAD_CHARACTER, message, column)
    if found > AT_MOST:
        message = f"and {found - AT_MOST} more characters that cannot be printed; is it a text?"
        yield Diagnostic(witness.file, line, Code.BAD_CHARACTER, message)
