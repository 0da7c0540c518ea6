"""Short lines that begin with a number, each followed by text: ``2. The road``, ``1.1 Its stones``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from glossator.draft.layout import find_below, is_alone, is_broken_off, is_drawn, is_text_below
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_heading_like
from glossator_schema.blocks import HEADING

ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SECTION = re.compile(
    r"(?P<label>(?:§{1,2}\s?|Art(?:icle|ikel|\.)\s)\d{1,4}[a-z]?\.?)\s+(?P<words>\S.{1,80})"
)
"""The head of a section of a law, which may end in a stop."""
STOPPED = re.compile(
    r"(?P<label>\d{1,2}\.|[IVXL]+\.)\s+(?P<words>[^\W\d_a-zß-öø-ÿ][^.!?:;]{2,70})\."
)
"""A numbered line that ends in a stop; several in order are headings."""
LABEL = re.compile(r"(?P<label>(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXL]+\.|[A-Za-z][.)]))\s+(?=\S)")

NUMBERED = re.compile(r"\d{1,4}\s")
ROMANS = [f"{tens}{ones}." for tens in ("", "X") for ones in ONES]
SEVERAL = 2
"""So many numbered headings tell that the numbers between and around them are of headings too."""
CLOSE = 4
"""So many lines at the least, with what stands below, has a paragraph directly below its heading."""
FIGURES = [f"{n}." for n in range(1, 21)]


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each numbered line that reads like a heading and has text, or a lower heading, below."""
    yield from _find_sections(draft)
    stopped = _find_stopped(draft)
    for number, label in stopped.items():
        yield BlockProposal(
            line=number,
            kind=HEADING,
            level=1,
            label=label,
            reason="one of several numbered lines in order, each alone above text",
            confidence=0.85,
        )
    found: dict[int, str] = {}
    likely: dict[int, str] = {}
    for line, following in pairwise(draft.manuscript.lines):
        label = _read_label(draft, line)
        if not label or line.number in stopped:
            continue
        below = LABEL.match(following.words)
        is_above = below is not None and level_of(below["label"]) > level_of(label)
        if following.is_body or is_above or is_text_below(draft, line):
            found[line.number] = label
        elif is_alone(draft, line):
            likely[line.number] = label
    for number, label in found.items():
        yield _numbered(number, label, "a number, a few words without a full stop, and text below")
    for number, label in _go_on(found, likely).items():
        yield _numbered(number, label, "one of several numbered lines in order")


def _read_label(draft: Draft, line: Line) -> str:
    """Return the number that a free line begins with, where what follows it reads like a heading."""
    match = LABEL.match(line.words)
    if not match or not draft.is_free(line) or is_broken_off(draft, line):
        return ""
    if not _has_room(draft, line):
        return ""
    asked = "." in match["label"].rstrip(".") and line.apart and line.words.endswith("?")
    words = line.words[match.end() :]
    return match["label"] if is_heading_like(words.rstrip("?") if asked else words) else ""


def _has_room(draft: Draft, line: Line) -> bool:
    """Tell whether nothing goes on directly above a line, and no number, as of lines, is on either side."""
    above, below = (draft.manuscript.by_number.get(line.number + step) for step in (-1, 1))
    if above is not None and draft.is_free(above) and not ends_sentence(above.words):
        return is_drawn(above.words)
    return not any(side and NUMBERED.match(side.words) for side in (above, below))


def _numbered(number: int, label: str, reason: str) -> BlockProposal:
    return BlockProposal(
        line=number,
        kind=HEADING,
        level=level_of(label),
        label=label,
        reason=reason,
        confidence=0.95,
    )


def _go_on(found: dict[int, str], likely: dict[int, str]) -> dict[int, str]:
    """Return those lines whose numbers come next after, or before, those of headings, where these stand."""
    added: dict[int, str] = {}
    if len(found) < SEVERAL:
        return added
    order = sorted({**found, **likely}.items())
    known = dict(found)
    for sequence in (order, order[::-1]):
        for (number, label), (other, next_label) in pairwise(sequence):
            first, second = (label, next_label) if sequence is order else (next_label, label)
            if number in known and other in likely and is_next(first, second):
                known[other] = added[other] = next_label
    return added


def is_next(label: str, following: str) -> bool:
    """Tell whether a number, below the same numbers, is one more than another: ``2.2`` after ``2.1``."""
    parts = [re.split(r"(\d+|[IVXL]+)(?=\W*$)", each) for each in (label, following)]
    if any(len(each) != 3 for each in parts):
        return False
    (before, one, end), (other_before, other, other_end) = parts
    if (before, end) != (other_before, other_end) or one.isdigit() != other.isdigit():
        return False
    if one.isdigit():
        return int(other) == int(one) + 1
    return f"{one}." in ROMANS[:-1] and ROMANS.index(f"{one}.") + 1 == (
        ROMANS.index(f"{other}.") if f"{other}." in ROMANS else 0
    )


def _find_sections(draft: Draft) -> Iterator[BlockProposal]:
    """Yield the heads of a law's sections, each by itself."""
    for line in draft.manuscript.lines:
        match = SECTION.fullmatch(line.words)
        if not match or not line.apart or not draft.is_free(line) or line.count > 14:
            continue
        if len(re.findall(r"[.!?;:](?=\s)", match["words"])) == 0:
            yield BlockProposal(
                line=line.number,
                kind=HEADING,
                level=2 if draft.level_before(line.number) else 1,
                label=match["label"],
                reason="a section of a law with its number",
                confidence=0.9,
            )


def _find_stopped(draft: Draft) -> dict[int, str]:
    """Return the labels of numbered lines that end in a stop, where there are several in order."""
    found = [
        (line, match)
        for line in draft.manuscript.lines
        if draft.is_free(line)
        and (is_alone(draft, line) or _is_close(draft, line))
        and (match := STOPPED.fullmatch(line.words))
    ]
    labels = [match["label"] for _, match in found]
    below = [find_below(draft, line) for line, _ in found]
    if any(line is None or draft.kind(line) is HEADING for line in below):
        return {}
    if len(found) < 2 or labels not in (ROMANS[: len(labels)], FIGURES[: len(labels)]):
        return {}
    return {line.number: match["label"] for line, match in found if line.count <= 12}


def _is_close(draft: Draft, line: Line) -> bool:
    """Tell whether a short line stands without blank ones between paragraphs, where few of the text stand."""
    run = draft.manuscript.run_of(line)
    place = run.index(line)
    beside = run[max(0, place - 1) : place + CLOSE]
    if len(run) <= CLOSE or place + CLOSE > len(run) or line.reach > 0.8 * draft.manuscript.width:
        return False
    ended = place == 0 or ends_sentence(run[place - 1].words)
    return ended and run[place + 1].words[0].isupper() and all(map(draft.is_free, beside))


def level_of(label: str) -> int:
    """Return the level that a number tells: ``2.`` is 1, ``2.1`` is 2."""
    return len(re.findall(r"[^.)]+", label))
