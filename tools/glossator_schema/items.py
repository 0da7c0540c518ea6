"""What a reader meets in a text, as a list of items, and the digests by which it is published.

The extension digests what it writes, the certificate what it finds on the page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

Item = list[object]
"""One thing that a reader meets in a text, such as a paragraph; the page on the certificate lists them."""


def encode_item(item: Sequence[object]) -> str:
    """Return an item in the one form of JSON that is digested: ASCII, no white space."""
    return json.dumps(item, ensure_ascii=True, separators=(",", ":"))


def digest_items(items: Sequence[Item]) -> tuple[str, list[str]]:
    """Return the SHA-256 of a text's items, and the first 8 digits of that of each."""
    encoded = [encode_item(item) for item in items]
    whole = hashlib.sha256(f"[{','.join(encoded)}]".encode()).hexdigest()
    return whole, [hashlib.sha256(item.encode()).hexdigest()[:8] for item in encoded]
