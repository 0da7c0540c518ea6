"""Which entries and notes of generated pages have changed, where nothing else has."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from glossator_schema.entries import ENTRY_KINDS

FEW = 3
"""So many entries and notes are quickly written by themselves."""

NOTE = "note"
KINDS = "|".join((NOTE, *(kind.name for kind in ENTRY_KINDS)))
ENTRY = re.compile(rf"^(:{{3,}})\{{edition:({KINDS})\}} (\S+)\n.*?^\1\n", re.MULTILINE | re.DOTALL)
PLACES = re.compile(r"^(?:% )?:source: .*\n", re.MULTILINE)
"""Where editors wrote what follows: it moves with each line that they add above, and is not published."""


def find_changed_entries(
    before: Mapping[str, str | bytes], now: Mapping[str, str | bytes], written: Collection[str]
) -> dict[str, list[str]]:
    """Return the entries and notes that changed by the page on which they stand; none if anything else did.

    Of a note only its words may have changed: what is said above them says what it is, where and for whom.
    ``written``: the pages whose files were not as they are now.
    """
    others = {page for page, content in now.items() if before.get(page) != content}
    if before.keys() != now.keys() or others != {*written}:
        return {}
    changed: dict[str, list[str]] = {}
    for page, content in now.items():
        then = before[page]
        if content == then:
            continue
        if not (isinstance(content, str) and isinstance(then, str)):  # a picture
            return {}
        old, new = read_entries(then), read_entries(content)
        if [*old] != [*new] or old[None] != new[None]:
            return {}
        found = {name for name, words in new.items() if words != old[name]} - {None}
        changed[page] = [whole[0] for whole in ENTRY.finditer(content) if whole[3] in found]
    some = {page: entries for page, entries in changed.items() if entries}
    return some if 0 < sum(map(len, some.values())) <= FEW else {}


def read_entries(page: str) -> dict[str | None, str]:
    """Return the entries and notes of a page by their ids, and what stands around their words under None."""
    found: dict[str | None, str] = {
        entry[3]: PLACES.sub("", entry[0]) for entry in ENTRY.finditer(page)
    }
    return {None: PLACES.sub("", ENTRY.sub(read_head, page)), **found}


def read_head(entry: re.Match[str]) -> str:
    """Return what is said of a note above its words; "" for an entry."""
    return entry[0].partition("\n\n")[0] if entry[2] == NOTE else ""
