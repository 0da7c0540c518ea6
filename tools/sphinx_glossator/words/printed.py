"""How a page words what it says of places in a text: in its signposts, and in its apparatus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossator_schema import printed
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
from glossator_schema.credits import read_names, read_review
from glossator_schema.notes import NOTE_KINDS_BY_NAME, VERDICTS_BY_NAME
from sphinx_glossator.words.dates import spell_any
from sphinx_glossator.words.translation import N_, _, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from docutils import nodes

AUTHOR_NOTES = N_("Author’s notes")
NO_NUMBER = N_("unnumbered paragraph")
APPARATUS = N_("Apparatus")
SOURCE_READINGS = N_("Source readings")
SELF_CHECKS = N_("Check yourself")
SELF_CHECK = N_("Question {}")
ANSWERS = N_("Answers")


def word_reading(minutes: str, level: str) -> str:
    """Return what a headnote says of reading its text: how long it takes, how hard it is."""
    time = ""
    if minutes:
        time = ngettext("Reading time: {} minute", "Reading time: {} minutes", int(minutes))
    return " · ".join(filter(None, (time, _("Level: {}").format(level) if level else "")))


def name_block(block: str) -> str:
    """Return what a reader calls a block, from the end of its id: ``¶12``, ``note 3``."""
    kind, number = read_block_id(block)
    if kind is not None:
        return _(kind.called).format(number)
    match = BLOCK_ID.fullmatch(block)
    if match and match["milestone"]:
        return match["milestone"].replace("_", " ")
    slug = match["slug"] if match else ""
    named = _("the note “{}”").format(slug.replace("-", " "))
    return named if slug else block.replace("-", " ")


def name_line(number: int) -> str:
    """Return what a reader calls a line of a witness."""
    return pgettext("line of a witness", "line {}").format(number)


def label_note(kind: str, verdict: str = "", *, within: bool = False) -> str:
    """Return what a reader is told of a note: ``Claim checked``, ``Claim checked, disputed``.

    ``within``: as it stands within a sentence.
    """
    label = NOTE_KINDS_BY_NAME[kind].label
    label = _(label.lower() if within else label)
    return f"{label}, {_(VERDICTS_BY_NAME[verdict].label)}" if verdict else label


def word_credit(note: nodes.Element) -> str:
    """Return what a reader is told of who wrote a note, and who has reviewed it; "" if nobody is named."""
    authors = ", ".join(name.printed for name in read_names(note["author"]))
    reviewers = ", ".join(name.printed for name in read_review(note["state"]).reviewers)
    reviewed = _("reviewed by {}").format(reviewers) if reviewers else ""
    if reviewed and not authors:
        reviewed = reviewed[:1].upper() + reviewed[1:]
    return " · ".join(filter(None, (authors, reviewed)))


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
            name = _(kind.called).format(label)
            of = block.get("paragraph")
            whole = _("{note} of {place}")
            names[anchor] = whole.format(note=name, place=name_block(of)) if of else name
        elif kind is UNNUMBERED:
            counts.setdefault(name_kind(block["kind"]), []).append(anchor)
    for name, anchors in counts.items():
        several = len(anchors) > 1
        names |= {it: f"{name} {n}" if several else name for n, it in enumerate(anchors, 1)}
    return names


def name_kind(kind: str) -> str:
    """Return what a block of a kind is called that bears no number."""
    if kind == PARAGRAPH.name:
        return _(NO_NUMBER)
    of = BLOCKS_BY_NAME[kind]
    return _(of.noun if "{}" in of.titled else of.titled.lower())


def name_target(block: str) -> str:
    """Return what a reader calls the place of a change: a block, or the title, whose id is that of the text."""
    return name_block(block) if BLOCK_ID.fullmatch(block) else _(TITLE.called)


def name_scope(note: nodes.Element) -> str:
    """Return what a note is on, where it quotes no words or those of another note; "" of any other."""
    match = BLOCK_ID.fullmatch(note["target"])
    if match is None:
        return "" if note["quote"] else _("on the whole text")
    return _("on {}").format(name_block(note["target"])) if match["slug"] else ""


def name_place(anchor: str, other: str = "") -> str:
    """Return what a reader calls the place with the id ``anchor``.

    Its text is named too where ``other``, the id of what it is named beside, is of another one; a page has
    its own name.
    """
    if anchor.startswith("/"):
        return anchor.removeprefix("/")
    match, of_other = BLOCK_ID.fullmatch(anchor), BLOCK_ID.fullmatch(other)
    name = name_block(anchor)
    if match is None or of_other is None or of_other["text"] == match["text"]:
        return name
    return _("{place} of {text}").format(place=name, text=match["text"])


def word_signpost(node: nodes.Element) -> tuple[str, str, str]:
    """Return what a signpost says: before its link, the name that is the link ("" without one), after."""
    return word_move(node["ids"][0], node["to"])


def word_move(old: str, new: str) -> tuple[str, str, str]:
    """Return the same of an old id and a new one, which is "" where nothing has come in its place."""
    was = name_place(old, new)
    if not new:
        return _("What was {} was withdrawn.").format(was), "", ""
    before, _name, after = _("What was {old} is now {new}.").partition("{new}")
    return before.format(old=was), name_place(new, old), after.format(old=was)


CHANGES = (
    *(
        N_("abbreviation"),
        N_("conjecture"),
        N_("dittography"),
        N_("extra space"),
        N_("glued words"),
    ),
    *(N_("hyphenation"), N_("line end hyphen"), N_("missing number"), N_("missing space")),
    *(N_("note without mark"), N_("punctuation"), N_("quotation marks"), N_("spelling")),
)
"""What is changed in texts, as drafts of records call it: an editor may use other words."""

ROLES = (N_("markup"), N_("statement"), N_("furniture"))
"""What is left out of a reading text."""


def say_kind(kind: str) -> str:
    """Return what a reader is told of the kind of a change."""
    return _(kind.replace("-", " ")) if kind else ""


def describe_emendation(node: nodes.Element) -> str:
    """Return what an entry says of its change after the two readings."""
    certainty = _("conjecture") if node["certainty"] == "conjecture" else ""
    facts = ", ".join(filter(None, (say_kind(node["kind"]), certainty)))
    return "; ".join(filter(None, (facts, node["remark"])))


def join_readings(node: nodes.Element) -> str:
    """Return the word between the two readings of an entry: the second one may be empty."""
    return _("for") if node["source_reading"] else _("supplied")


def describe_omission(node: nodes.Element) -> str:
    """Return what an entry says of the passage that is left out."""
    role = _(node["role"]) if node["role"] else ""
    return ", ".join(filter(None, (role, node["remark"])))


def word_milestones(milestones: Iterable[nodes.Element]) -> str:
    """Return which pages or lines of standard editions a text has: ``Stephanus 514a–515a``."""
    editions: dict[str, list[str]] = {}
    for point in milestones:
        editions.setdefault(point["number"], []).append(point["label"])
    spans = []
    for name, labels in editions.items():
        ends = [*dict.fromkeys((labels[0], labels[-1]))]
        spans.append(" ".join(filter(None, (name_several(name, len(ends)), "–".join(ends)))))
    return ", ".join(spans)


def name_several(name: str, count: int) -> str:
    """Return what milestones are called, of which there are so many: pages have a plural that is known."""
    if count > 1 and name in ("page", pgettext("source", "page")):
        return pgettext("source", "pages")
    return name


def frame_citation() -> tuple[str, str]:
    """Return what stands before the citation of a text, and between it and the edition."""
    return _(printed.CITE), _(printed.IN_EDITION)


def other_frame() -> tuple[str, ...]:
    """Return the same where it is not English: the certificate knows that by itself."""
    return () if (said := frame_citation()) == (printed.CITE, printed.IN_EDITION) else said


def word_citation(data: dict[str, Any], milestones: Iterable[nodes.Element] = ()) -> str:
    """Return how a text is cited, but for the edition that it stands in."""
    authors = ", ".join(person["name"] for person in data.get("authors", []))
    where = ", ".join(str(data[key]) for key in ("publication", "issue") if data.get(key))
    no_date = "" if data.get("draft") else _("no date")  # it may have one
    date = spell_any(str(data.get("date") or no_date))
    title = str(data["title"])
    title = title if title.startswith("[") else _("“{}”").format(title)
    parts = [
        authors,
        title,
        f"{where} ({date})" if where and date else where or date,
        word_milestones(milestones),
    ]
    return ". ".join(filter(None, parts))
