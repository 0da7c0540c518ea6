"""What is published under the name of a page: hand-written pages and those that are made, and their labels.

A page’s id is its name below ``docs/`` with a slash before it: ``/lessons/one``. A place in it that its editor
gave a label, ``(sources)=``, has the page’s id and the label: ``/lessons/one#sources``. What follows from a
heading’s words alone is no id: it is another with each word, and an old one opens its page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from glossator.ledger.anchors import Anchor, digest_words

ROOT, PLACE = "/", "#"
"""What the id of a page begins with, and what stands before a label in it."""

LABELS = {
    ".md": re.compile(r"^[ \t]*\((?P<label>[^()\n]+)\)=[ \t]*$", re.MULTILINE),
    ".rst": re.compile(r"^[ \t]*\.\. _(?P<label>[^:`\n]+):[ \t]*$", re.MULTILINE),
}


def is_of_page(anchor: str) -> bool:
    """Tell whether an id is that of a page, or of a place in one."""
    return anchor.startswith(ROOT)


def page_of(anchor: str) -> str:
    """Return the id of the page in which the anchor of a page is."""
    return anchor.partition(PLACE)[0]


def page_anchors(names: Iterable[str], written: Mapping[str, str]) -> dict[str, Anchor]:
    """Return the anchors of pages as they are now; a page stands for its name, whatever it says.

    :param names: the names of all pages that are no text’s.
    :param written: what people wrote, by path below ``docs/``, without what is shown as code.
    """
    found = [f"{ROOT}{name}" for name in names]
    pages = set(found)
    for path, words in written.items():
        name, dot, suffix = path.rpartition(".")
        if f"{ROOT}{name}" in pages:
            found += [f"{ROOT}{name}{PLACE}{label}" for label in _labels(words, dot + suffix)]
    return {anchor: Anchor(anchor, digest_words(anchor)) for anchor in found}


def _labels(words: str, suffix: str) -> Iterator[str]:
    """Yield the ids of the labelled places of a page, in order."""
    for label in LABELS[suffix].finditer(words) if suffix in LABELS else ():
        if name := make_id(label["label"]):
            yield name


def make_id(label: str) -> str:
    """Return the id that a label has on the published page; "" where it has none that lasts."""
    letters = unicodedata.normalize("NFKD", label.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"^[-0-9]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", letters))


def move_places(moved: Mapping[str, str], anchors: Iterable[Anchor]) -> dict[str, str]:
    """Return where the labelled places of pages that moved went: to those of their names."""
    return {
        anchor.id: moved[page] + anchor.id.removeprefix(page)
        for anchor in anchors
        if PLACE in anchor.id and (page := page_of(anchor.id)) in moved
    }
