"""How a page words what it says of places in a text: in its signposts, and in its apparatus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossator_schema.blocks import (
    AUTHOR_NOTE,
    BLOCK_ID,
    BLOCKS_BY_NAME,
    PARAGRAPH,
    TITLE,
    UNNUMBERED,
    read_block_id,
    read_label,
)
from glossator_schema.fields import DATE_PATTERN
from sphinx_glossator.words.dates import spell_dates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from docutils import nodes

AUTHOR_NOTES = "Author’s notes"
NO_NUMBER = "unnumbered paragraph"
APPARATUS = "Apparatus"
SELF_CHECKS = "Check yourself"
SELF_CHECK = "Question {}"
ANSWERS = "Answers"
DATE = re.compile(DATE_PATTERN)


def word_reading(minutes: str, level: str) -> str:
    """Return what a headnote says of reading its text: how long it takes, how hard it is."""
    time = f"Reading time: {minutes} {'minute' if minutes == '1' else 'minutes'}" if minutes else ""
    return " · ".join(filter(None, (time, f"Level: {level}" if level else "")))


def name_block(block: str) -> str:
    """Return what a reader calls a block, from the end of its id: ``¶12``, ``note 3``."""
    kind, number = read_block_id(block)
    if kind is not None:
        return kind.called.format(number)
    match = BLOCK_ID.fullmatch(block)
    if match and match["milestone"]:
        return match["milestone"].replace("_", " ")
    slug = match["slug"] if match else ""
    return f"the note “{slug.replace('-', ' ')}”" if slug else block.replace("-", " ")


def name_blocks(blocks: Iterable[nodes.Element]) -> dict[str, str]:
    """Return the names of the blocks of a text whose ids do not say what a reader sees of them.

    That is a note whose id has another number than is printed, and a block that bears no number.
    """
    names: dict[str, str] = {}
    counts: dict[str, list[str]] = {}
    for block in blocks:
        anchor = block["ids"][0]
        kind, number = read_block_id(anchor)
        label = read_label(block["label"])
        if kind is AUTHOR_NOTE and label not in ("", number):
            of = f" of {name_block(block['paragraph'])}" if block.get("paragraph") else ""
            names[anchor] = f"{kind.called.format(label)}{of}"
        elif kind is UNNUMBERED:
            counts.setdefault(name_kind(block["kind"]), []).append(anchor)
    for name, anchors in counts.items():
        several = len(anchors) > 1
        names |= {it: f"{name} {n}" if several else name for n, it in enumerate(anchors, 1)}
    return names


def name_kind(kind: str) -> str:
    """Return what a block of a kind is called that bears no number."""
    return NO_NUMBER if kind == PARAGRAPH.name else BLOCKS_BY_NAME[kind].titled.lower()


def name_target(block: str) -> str:
    """Return what a reader calls the place of a change: a block, or the title, whose id is that of the text."""
    return name_block(block) if BLOCK_ID.fullmatch(block) else TITLE.called


def name_scope(note: nodes.Element) -> str:
    """Return what a note is on, where it quotes no words or those of another note; "" of any other."""
    match = BLOCK_ID.fullmatch(note["target"])
    if match is None:
        return "" if note["quote"] else "on the whole text"
    return f"on {name_block(note['target'])}" if match["slug"] else ""


def name_place(anchor: str, other: str = "") -> str:
    """Return what a reader calls the place with the id ``anchor``.

    Its text is named too where ``other``, the id of what it is named beside, is of another one.
    """
    match, of_other = BLOCK_ID.fullmatch(anchor), BLOCK_ID.fullmatch(other)
    name = name_block(anchor)
    if match is None or of_other is None or of_other["text"] == match["text"]:
        return name
    return f"{name} of {match['text']}"


def word_signpost(node: nodes.Element) -> tuple[str, str, str]:
    """Return what a signpost says: before its link, the name that is the link ("" without one), after."""
    old, new = node["ids"][0], node["to"]
    before = f"What was {name_place(old, new)} "
    return (
        (f"{before}is now ", name_place(new, old), ".")
        if new
        else (f"{before}was withdrawn", "", ".")
    )


def describe_emendation(node: nodes.Element) -> str:
    """Return what an entry says of its change after the two readings."""
    certainty = "conjecture" if node["certainty"] == "conjecture" else ""
    facts = ", ".join(filter(None, (node["kind"].replace("-", " "), certainty)))
    return "; ".join(filter(None, (facts, node["remark"])))


def join_readings(node: nodes.Element) -> str:
    """Return the word between the two readings of an entry: the second one may be empty."""
    return "for" if node["source_reading"] else "supplied"


def describe_omission(node: nodes.Element) -> str:
    """Return what an entry says of the passage that is left out."""
    return ", ".join(filter(None, (node["role"], node["remark"])))


def word_milestones(milestones: Iterable[nodes.Element]) -> str:
    """Return which pages or lines of standard editions a text has: ``Stephanus 514a–515a``."""
    editions: dict[str, list[str]] = {}
    for point in milestones:
        editions.setdefault(point["number"], []).append(point["label"])
    spans = (
        " ".join(filter(None, (name, "–".join(dict.fromkeys((labels[0], labels[-1]))))))
        for name, labels in editions.items()
    )
    return ", ".join(spans)


def word_citation(data: dict[str, Any], milestones: Iterable[nodes.Element] = ()) -> str:
    """Return how a text is cited, but for the edition that it stands in."""
    authors = ", ".join(person["name"] for person in data.get("authors", []))
    where = ", ".join(str(data[key]) for key in ("publication", "issue") if data.get(key))
    # A date that the editors supply stands in square brackets.
    date = DATE.sub(lambda day: spell_dates(day[0], ""), str(data.get("date") or "no date"))
    title = str(data["title"])
    title = title if title.startswith("[") else f"“{title}”"
    parts = [authors, title, f"{where} ({date})" if where else date, word_milestones(milestones)]
    return ". ".join(filter(None, parts))
