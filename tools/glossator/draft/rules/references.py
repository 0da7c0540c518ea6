"""The text's own bibliography: entries below a heading that says so, numbered or by author and year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, HEADING, REFERENCE

NUMBERED = re.compile(r"^\W*\d+\.?\s+")
ENTRY = re.compile(
    r"(?P<bullet>[-*+]\s+)?(?P<label>\[\d{1,4}\]|［\d{1,4}］|\(\d{1,3}\)|\d{1,3}[.)]?|"
    r"\[[A-Za-z][\w+]{1,11}\])\s+(?=\S)|(?P<tight>\[\d{1,4}\]|［\d{1,4}］)(?=\w)"
)
"""What an entry with a label begins with."""
GLUED = re.compile(r"[.。．\d][\[［](\d{1,4})[\]］](?=\w)")
"""The label of an entry that lost the end of the line before it."""
FEWEST = 3
"""So many entries in order, at least, stand elsewhere than below their heading."""
FIGURES = re.compile(r"\d+")
BULLET = re.compile(r"[-*+•^]\s+")
BACK = re.compile(r"\W*\d+\.?\s*[\^↑↩]")
"""A note of a wiki, which leads back to its mark."""
AUTOLINK = re.compile(r"(<)(?:https?://|www\.)[^<>]*(>)")
LINK = re.compile(r"(?:https?://|www\.)\S+")
YEAR = re.compile(r"\b1[4-9]\d\d|\b20\d\d|\bn\.d\.|\d{4}年?|[,.].*[,.:]")
OPENED = re.compile(
    r"[^\W\d_][\w’'-]+,\s*(?=[^\W\d_])|[A-Z][\w’'-]+ [A-Z]{1,3}[,.]|[—–_-]{2,}|[—–_-]\s?[.,(]|"
    r"[^\W\d_][\w ’'-]{2,40}\.\s|(?:[a-z]{1,4}\s){1,3}[A-Z][\w’'-]+,\s|"
    r"[^\W\d_a-z][^()\d]{2,60}\(\d{4}[a-z]?\)"
)
"""The name of an author, or what stands for that of the entry above; or whatever a year in brackets is near."""
TITLED = re.compile(r"[“\"„«‘][^\W\d_]")
PLACE_END = re.compile(r"\d[)\]]?\.$")
"""Where an entry ends with its pages, or its year, a title that no name opens begins the next."""
ADDRESS_END = re.compile(r"(?:https?://|www\.|\bdoi:?\s?|\b10\.\d{4})\S{4,200}$", re.I)
"""An address ends an entry without a stop."""
ENDED = re.compile(r"[\d\W]$")
"""The last words of an entry have a stop, or a number."""
OPEN_END = re.compile(r"[,;:&(/-][\"”]?$")
"""After these an entry is not at its end."""
FEW = 4
"""A line that says what is below it has so many words at the most."""
SHORT = 8
"""So many words, at the most, stand between entries that are none."""
ROOM = 0.7
"""A line has at least this share of the longest one's columns, where its sentence goes on over a blank line."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the heading, if no rule has it, the entries below it up to a heading, and those gone astray."""
    inside = False
    parts: list[list[Line]] = []
    others: list[Line] = []
    for line in draft.manuscript.lines:
        if _is_name(line.words):
            inside = True
            parts.append([])
            if draft.is_free(line):
                yield _heading(line)
        elif not draft.is_free(line):
            if draft.kind(line) is HEADING or draft.kind(line) is AUTHOR_NOTE:
                inside = False
            elif draft.kind(line) is FURNITURE:
                continue
        elif not inside:
            others.append(line)
        elif not BACK.match(line.words):
            parts[-1].append(line)
    labels: list[str] = []
    for part in parts:
        for entry in _read_entries(draft, part, "below the heading of a bibliography"):
            labels.append(entry.label)
            yield entry
    for part in _find_astray(others, labels):
        yield from _read_entries(draft, part, "whose number goes on from those of a bibliography")


def _is_name(words: str) -> bool:
    plain = NUMBERED.sub("", words.strip("#*_ "), count=1)
    return whole_line("references").fullmatch(plain) is not None


def _heading(line: Line) -> BlockProposal:
    return BlockProposal(
        line=line.number,
        kind=HEADING,
        level=1,
        reason="the name of a bibliography, alone in its line",
        confidence=0.95,
    )


def _is_rubric(words: str) -> bool:
    """Tell whether a line says of what kind the entries below it are: ``Books:``."""
    return words.endswith((":", "：")) and len(words.split()) <= FEW and not YEAR.search(words)


def _find_astray(lines: list[Line], labels: list[str]) -> Iterator[list[Line]]:
    """Yield the lines of entries that stand elsewhere, as where a layer of text mixes columns and pages.

    Their numbers are printed alike, and go on from the last one below the heading, or lead to the first.
    """
    numbered = [label for label in labels if FIGURES.search(label)]
    known = [(_shape(label), int(FIGURES.findall(label)[0])) for label in numbered]
    if not known:
        return
    shape, first, last = known[0][0], known[0][1], known[-1][1]
    chain: list[Line] = []
    numbers: list[int] = []
    for line in lines:
        match = ENTRY.match(line.words)
        label = (match["label"] or match["tight"]) if match else ""
        number = int(FIGURES.findall(label)[0]) if label and _shape(label) == shape else 0
        follows = bool(chain) and line.number == chain[-1].number + 1
        if chain and (number == numbers[-1] + 1 or (follows and not number)):
            chain.append(line)
        else:
            if _leads(numbers, first, last):
                yield chain
            chain, numbers = ([line], []) if number else ([], [])
        if number:
            numbers.append(number)
    if _leads(numbers, first, last):
        yield chain


def _leads(numbers: list[int], first: int, last: int) -> bool:
    """Tell whether numbers go on from the last one, or lead to the first."""
    return len(numbers) >= FEWEST and (numbers[0] == last + 1 or numbers[-1] == first - 1)


def _shape(label: str) -> str:
    """Return how a label is printed, whatever number it says."""
    return FIGURES.sub("0", label)


def _read_entries(draft: Draft, lines: list[Line], where: str) -> Iterator[BlockProposal]:
    """Yield the entries in lines that may be some."""
    labels = _find_labels(lines)
    entries = [*_divide(lines, labels)]
    bulleted = bool(entries) and BULLET.match(entries[0][0].words) is not None
    if bulleted and not any(_is_entry(_join(entry)) for entry in entries):
        return  # a list of what to see
    dense = any(b[0].number == a[-1].number + 1 for a, b in itertools.pairwise(entries))
    for place, entry in enumerate(entries):
        match = labels.get(entry[0].number)
        words = _join(entry)
        if labels and match is None:
            continue
        bullet = BULLET.match(entry[0].words)
        apart = place > 0 and entry[0].number > entries[place - 1][-1].number + 1
        if _is_rubric(words):
            continue
        if not labels and dense and not bulleted and apart and not OPENED.match(words):
            return
        if not labels and not _is_entry(words) and not (bulleted and bullet):
            if len(words.split()) <= SHORT and any(map(_opens, entries[place + 1 : place + 3])):
                continue  # it parts them, as where there are books and papers, or two pages
            return
        label = (match["label"] or match["tight"]) if match else ""
        opening = (match["bullet"] if match else bullet[0] if bullet else "") or ""
        links = [mark for line in entry for pair in AUTOLINK.findall(line.words) for mark in pair]
        yield BlockProposal(
            line=entry[0].number,
            last=entry[-1].number,
            without=_find_others(draft, entry),
            kind=REFERENCE,
            label=label,
            cuts=(*filter(None, (opening,)), *links),
            reason=f"{'a numbered entry' if label else 'an entry'} {where}",
            confidence=0.95 if label else 0.85,
        )


def _join(entry: list[Line]) -> str:
    return " ".join(line.words for line in entry)


def _is_entry(words: str) -> bool:
    return YEAR.search(words) is not None and not LINK.fullmatch(words)


def _opens(entry: list[Line]) -> bool:
    return bool(OPENED.match(entry[0].words)) and _is_entry(_join(entry))


def _find_labels(lines: list[Line]) -> dict[int, re.Match[str]]:
    """Return what stands at the head of each entry with a label, by its line; none if others come first.

    Numbers stand in order: a line may begin with one by chance. Some may be glued to the entry before them, or
    be left out, where a bullet or brackets tell an entry.
    """
    found: dict[int, re.Match[str]] = {}
    glued: set[int] = set()
    shape, last = "", 0
    for before, line in zip([None, *lines], lines, strict=False):
        match = ENTRY.match(line.words)
        apart = before is None or line.number > before.number + 1
        if match is None:
            glued.update(int(each[1]) for each in GLUED.finditer(line.words))
            if not found and not is_heading_like(line.words):
                return {}
            continue
        label = match["label"] or match["tight"]
        plain = label.strip("[]().［］")
        number = int(plain) if plain.isdecimal() else 0
        own = _shape(label) if number else "a"
        if found:
            fits = own == shape and (not number or last < number)
            known = apart or bool(match["bullet"]) or _is_surely_label(before, label)
            fits = fits and (not number or known or glued.issuperset(range(last + 1, number)))
        else:
            fits = own != "0" or number == 1  # a plain number may be one of the words
        if fits:
            found[line.number] = match
            shape, last = own, number
            glued.clear()
        glued.update(int(each[1]) for each in GLUED.finditer(line.words, match.end()))
    return found


def _is_surely_label(before: Line | None, label: str) -> bool:
    """Tell whether a number in brackets opens an entry: the one above it is at its end."""
    return label[0] in "[［" and before is not None and ENDED.search(before.words) is not None


def _find_others(draft: Draft, entry: list[Line]) -> tuple[int, ...]:
    """Return the lines within an entry that are none of it, as the foot of a page."""
    own = {line.number for line in entry}
    within = range(entry[0].number, entry[-1].number)
    return tuple(n for n in within if n not in own and n in draft.manuscript.by_number)


def _goes_on(before: Line, line: Line, longest: int) -> bool:
    """Tell whether an entry goes on over a blank line, as where a scan has one below each line."""
    if OPEN_END.search(before.words):
        return True
    filled = before.reach >= ROOM * longest and max(before.reach, line.reach) <= WIDEST
    return (
        filled
        and not before.words.endswith((".", "。", "”", '"', ")", "]"))
        and not OPENED.match(line.words)
    )


def _divide(lines: list[Line], labels: dict[int, re.Match[str]]) -> Iterator[list[Line]]:
    """Divide lines into entries: by their numbers, at blank lines, where one stands further out."""
    least = min((line.indent for line in lines), default=0)
    longest = max((line.reach for line in lines if line.reach <= WIDEST), default=0)
    hanging = any(line.indent > least + 1 for line in lines)
    last = max(labels, default=0)
    entry: list[Line] = []
    for line in lines:
        before = entry[-1] if entry else None
        parts = _is_rubric(line.words) or (before and _is_rubric(before.words))
        if before is None or line.number in labels or parts:
            new = True
        elif line.number > before.number + 1 and _goes_on(before, line, longest):
            new = False
        elif labels:
            within = line.number < last and not ENDED.search(before.words)
            new = line.number > before.number + 1 and not within
        elif hanging:
            new = line.indent <= least
        elif (
            line.number > before.number + 1
            or BULLET.match(line.words)
            or len(before.words) > WIDEST
            or len(line.words) > WIDEST
        ):
            new = True
        else:
            ended = before.words.endswith((".", "”", ")", '"')) or ADDRESS_END.search(before.words)
            titled = TITLED.match(line.words) and PLACE_END.search(before.words)
            new = bool(ended and (OPENED.match(line.words) or titled))
        if new and entry:
            yield entry
            entry = []
        entry.append(line)
    if entry:
        yield entry
