"""Which addresses an edition may have: one list for links, sources, images and settings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from glossator_schema.entries import ENTRY_KINDS

WEB_SCHEMES = ("http", "https", "mailto")
"""What a link may lead to outside of the edition; ``doi:`` comes out as https://doi.org/."""

ENTRY_SCHEMES = tuple(kind.name for kind in ENTRY_KINDS)
"""Link schemes of hand-written pages too; ``term:x`` names the object ``term-x``."""

PAGE_SCHEMES = (*WEB_SCHEMES, "doi", *ENTRY_SCHEMES, "inv", "path", "project")
"""What a link on a page may have before Sphinx has read it: with these, MyST names pages and inventories."""

DOI = "https://doi.org/{{path}}"
"""What MyST makes of ``doi:10.1000/182``."""

SCHEME = re.compile(r"([^/?#:]*):")
REMEDY = "write http, https, mailto or doi"


def judge_link(address: str, *more: str) -> str:
    """Return what is wrong with the address of a link, and what to do; "" if nothing is.

    ``more``: schemes that are allowed at this place besides those of the web.
    """
    plain = decode(address)
    if plain.startswith("//"):
        return f"the address {shorten(address)!r} has no scheme; write https: before it"
    scheme = SCHEME.match(plain)
    if scheme and scheme[1].lower() not in (*WEB_SCHEMES, *more):
        return f"the address {shorten(address)!r} is of the scheme {scheme[1].lower()}:; {REMEDY}"
    return ""


def judge_file(address: str) -> str:
    """Return what is wrong with the name of a file that a page shows or takes in; "" if nothing is."""
    plain = decode(address)
    if plain.startswith("//") or SCHEME.match(plain):
        return f"{shorten(address)!r} is no file of the edition; put a copy beside the page"
    return ""


@lru_cache(10_000)  # a page has many links to few addresses, and is written for each output
def decode(address: str) -> str:
    """Return an address as the most lenient reader takes it: decoded, without what no one sees."""
    for _ in range(5):
        plain = unquote(unescape(address))
        plain = "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ")
        plain = plain.replace("\\", "/")
        if plain == address:
            break
        address = plain
    return address


def shorten(address: str) -> str:
    """Return so much of an address as a message has room for."""
    return address if len(address) <= 60 else f"{address[:57]}…"
