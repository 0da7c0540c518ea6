"""Strike proposals from a drafted record, or accept those that are only listed, and what follows from that.

Proposals are named by a line of the text (``17``), a rule (``dashes``), or both (``17:dashes``,
``17:dashes:2``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossator.diagnostics import Code, EditionError, fail, hint_at
from glossator.draft.proposed import (
    BLOCK,
    DOUBTFUL,
    EMENDATION,
    HEAD,
    HYPHEN,
    INNER,
    Proposed,
    find_item_end,
    read_proposed,
)
from glossator.model import Witness
from glossator.record import parse_record
from glossator.structure import build_text

NAMED = re.compile(r"(?P<line>\d+)?:?(?P<rule>[a-z][a-z-]*)?(?::(?P<number>\d+))?")
LIST, STRUCTURE, EXCEPTIONS = "emendations:", "structure:", "  exceptions:"


def strike(content: str, name: str, witness: Witness, which: str) -> tuple[str, int]:
    """Return a record without some proposals, and how many were struck.

    :param which: the names of proposals, with commas between them. With a block goes what :func:`find_along`
        says, and with all of them what the engine then refuses, as the mark of a note that is none.

    Raises :class:`~glossator.diagnostics.EditionError` where no proposal is meant, or the rest is refused.
    """
    lines = content.splitlines()
    proposed = [each for each in read_proposed(lines) if each.what != DOUBTFUL]
    meant = [each for one in _split(which) for each in _find(proposed, one, name)]
    struck = {each.place: each for each in (*meant, *find_along(meant, proposed))}
    lines = _without(lines, struck.values())
    count = len(struck)
    while True:
        try:
            build_text(parse_record("\n".join(lines) + "\n", name), witness)
        except EditionError as error:
            along = {each.place: each for each in _find_at_fault(lines, error, name)}
            if not along:
                raise
            lines = _without(lines, along.values())
            count += len(along)
        else:
            return "\n".join(lines) + "\n", count


def find_along(struck: Iterable[Proposed], proposed: Iterable[Proposed]) -> list[Proposed]:
    """Return what goes with blocks that are struck.

    That is what is changed in them, and, if they are lines that were taken together, the notes in them.
    """
    owners = {
        n: each for each in struck if each.what == BLOCK for n in range(each.first, each.last + 1)
    }
    return [
        each
        for each in proposed
        if (owner := owners.get(each.first)) is not None
        and (each.what == EMENDATION or (each.what == INNER and owner.last > owner.first))
    ]


def _find_at_fault(lines: Sequence[str], error: EditionError, name: str) -> Iterator[Proposed]:
    """Yield what the engine refuses: of a block with notes its notes, where the fault is about one."""
    proposed = read_proposed(lines)
    for fault in error.diagnostics:
        place = fault.line - 1
        if fault.file != name:
            continue
        at = [each for each in proposed if place in (each.place, *each.along)]
        if HEAD.match(lines[place]) and ("mark" in fault.message or "note" in fault.message):
            inner = range(place + 1, find_item_end(lines, place))
            notes = [p for p in proposed if p.what == INNER and p.place in inner]
            named = [p for p in notes if f" {p.fields.get('number')} " in fault.message]
            at = named or notes or at
        yield from at


def accept_listed(content: str, name: str, witness: Witness, which: str) -> tuple[str, int]:
    """Return a record in which some of what is only listed is applied, and how many these are.

    Raises :class:`~glossator.diagnostics.EditionError` where nothing is meant, or the engine refuses it.
    """
    lines = content.splitlines()
    listed = [each for each in read_proposed(lines) if each.what == DOUBTFUL]
    meant = {each.place for one in _split(which) for each in _find(listed, one, name, "listed")}
    taken = [each for each in listed if each.place in meant]
    left = _without(lines, taken)
    for head, of_blocks in ((EXCEPTIONS, True), (LIST, False)):
        moved = [
            lines[each.place].removeprefix("#")
            for each in taken
            if ("lines" in each.fields) is of_blocks
        ]
        _enter(left, head, moved)
    accepted = "\n".join(left) + "\n"
    build_text(parse_record(accepted, name), witness)
    return accepted, len(taken)


def _enter(lines: list[str], head: str, moved: list[str]) -> None:
    """Write items at the end of the list below a head, and the head where there is none."""
    if not moved:
        return
    if head not in lines:
        parent = STRUCTURE if head == EXCEPTIONS else ""
        at = _find_list_end(lines, parent) if parent else len(lines)
        lines[at:at] = [head] if parent else ["", head]
    at = _find_list_end(lines, head)
    lines[at:at] = moved


def _find_list_end(lines: list[str], head: str) -> int:
    """Return where what is set in below a line ends."""
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    at = lines.index(head) + 1
    while at < len(lines) and lines[at].startswith(indent):
        at += 1
    return at


def _split(which: str) -> list[str]:
    return [each.strip() for each in which.split(",") if each.strip()] or [""]


def _find(
    proposed: Sequence[Proposed], one: str, name: str, how: str = "proposed"
) -> list[Proposed]:
    """Return what one name means; raise a fault where that is nothing."""
    match = NAMED.fullmatch(one)
    found = [each for each in proposed if match and _is_meant(each, match)]
    if found:
        return found
    hint = hint_at(one, sorted({rule for each in proposed for rule in each.rules}))
    message = f"nothing that the draft has {how} is called {one}{hint}"
    remedy = "name a line of the text (17), a rule (dashes), or both (17:dashes)"
    raise fail(name, 0, Code.UNKNOWN_TARGET, f"{message}; {remedy}")


def _is_meant(each: Proposed, match: re.Match[str]) -> bool:
    if match["rule"] and match["rule"] not in each.rules:
        return False
    if match["number"] and int(match["number"]) != each.number:
        return False
    if not match["line"]:
        return bool(match["rule"]) and not match["number"]
    number = int(match["line"])
    return each.first == number if match["rule"] else each.first <= number <= each.last


def _without(lines: Sequence[str], struck: Iterable[Proposed]) -> list[str]:
    """Return the lines of a record without some proposals, and without what says nothing after that."""
    left: list[str | None] = [*lines]
    heads: set[int] = set()  # where exceptions of several lines begin, of which something is struck
    for each in struck:
        if each.what == HYPHEN:
            left[each.place - 1] = None  # its head
        if HEAD.match(lines[each.place]):
            left[each.place] = lines[each.place].partition("  # ")[0]
            heads.add(each.place)
        else:
            left[each.place] = None
            heads |= {*_find_head(lines, each.place)}
        for place in each.along:  # what was cut may be around the mark of a note, which stays
            left[place] = lines[place] if lines[place].lstrip().startswith("cuts:") else None
    for head in heads:
        _tidy(left, head, find_item_end(lines, head))
    return [line for line in left if line is not None]


def _find_head(lines: Sequence[str], place: int) -> Iterator[int]:
    """Yield where the exception begins in which a line stands that does not begin one."""
    while place > 0 and lines[place].startswith(" " * 6):
        place -= 1
    if HEAD.match(lines[place]):
        yield place


def _tidy(left: list[str | None], head: int, end: int) -> None:
    """Leave out, of an exception, a list of notes that has none, and all of it if only its lines are left."""
    rest = [n for n in range(head + 1, end) if left[n] is not None]
    words = [str(left[n]).strip() for n in rest]
    if words[-2:] == ["notes: [", "]"]:
        for n in rest[-2:]:
            left[n] = None
        words = words[:-2]
    if "  # " not in str(left[head]) and all(each.startswith("cuts:") for each in words):
        for n in (head, *rest):
            left[n] = None
