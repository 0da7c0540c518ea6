"""The words of author's notes on lines of their own, each with a mark of the same number in the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import is_text_below
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, is_heading_like
from glossator_schema.blocks import AUTHOR_NOTE
from glossator_schema.points import read_mark

BRACKETED = re.compile(
    rf"(?P<open>\[{any_word('note')}\s*)(?P<label>[\w*†‡§]{{1,4}})(?P<close>\s*[:.])\s*\S", re.I
)
"""``[Footnote 1: its words, up to the bracket's end]``."""

BODY = re.compile(
    r"(?P<open>\\?(?=\[|\()|\^|)(?P<label>\[\d{1,3}\]|[(（]\d{1,3}[)）]|"
    r"\d{1,3}(?=[.)/]?[ ])|[¹²³⁰⁴-⁹]{1,3}|[①-⑳]|"
    r"\[[a-z]\]|\[[A-Z]\]|\([a-z]\)|[*∗†‡§‖¶]{1,3}|\[[*†‡§]{1,3}\]|\{\d{1,3}\})(?P<close>[.)/]?)"
    r"(?P<back>\s*\^+(?:\s+[a-z](?:\s+[a-z])*(?=\s))?)?\s*(?=\S)"
)
"""A line that begins with what marks a note."""

ALONE = re.compile(r"\d{1,3}|[*†‡]")
OPENED = re.compile(r"[^\W\d_a-zß-öø-ÿ]|[“\"'«„(_*\[]|https?:|ibid")
"""What the words of a note begin with, where nothing but its number marks it."""

INLINE = re.compile(
    r"(?<=[^\s\n])\\?(\[\d{1,3}\]|\[[A-Za-z]\]|\[[*†‡§]{1,3}\]|\{\d{1,3}\})|(?<=\S)\s?(\(\d{1,3}\))(?=[\s.,;:!?»”\"')]|$)|(?<=\S)(（\d{1,3}）)|"
    r"(?<=[^\s\d])([¹²³⁰⁴-⁹]{1,3}|[①-⑳])|(?<=\S)\s([¹²³⁰⁴-⁹]{1,3})(?=\))|(?<=[^\W\d_])([*∗†‡§]{1,3})(?=[\s.,;:)]|$)|"
    r"(?<=[.,;:!?”’»\"')])([*∗†‡§]{1,3}|\d{1,3})(?=\s|$|[—–])|(?<=[.,;:!?”’»\"'\w])([*∗†‡]{1,3})(?=\))|(?<=[^\W\d_]{3})(\d{1,2})(?=[\s.,;:!?)]|$)|"
    r"(?<=[.,;:!?”’»\"')])(\d{1,3})(?=/(?:\s|$))|(?<=[.,;:!?”’»\"'])(\([a-z]\))(?=\s|$)|"
    r"(?<=\S)<sup>(\d{1,3})</sup>|(?<=[^\W\d_])(\d{1,2})(?=[.,;:!?)”])",
    re.M,
)
"""What may mark a note in a line; never at the line's beginning."""


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
EMPHASIS = re.compile(r"(\*{1,3})[^\s*][^*]*\1")


def _match_body(words: str) -> re.Match[str] | None:
    """Return what marks a note at the beginning of a line; stars around words are none."""
    return None if EMPHASIS.match(words) else BODY.match(words)


@dataclass(frozen=True)
class NoteBody:
    """A note on lines of its own: ``label`` as it is printed, ``cuts``: what stands around that."""

    lines: tuple[Line, ...]
    label: str
    cuts: tuple[str, ...]


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose each as a note, up to the next one or a blank line."""
    for body in find_bodies(draft):
        yield BlockProposal(
            line=body.lines[0].number,
            last=body.lines[-1].number,
            kind=AUTHOR_NOTE,
            label=body.label,
            cuts=body.cuts,
            reason=f"it begins with {body.label!r}, which the text has as the mark of a note",
            confidence=0.93,
        )


def find_bodies(draft: Draft) -> Iterator[NoteBody]:
    """Yield the notes that stand on lines of their own."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if match := BRACKETED.match(line.words):
            body = _read_bracketed(lines[index:], match)
            taken.update(each.number for each in body.lines)
            yield body
    lines = [line for line in lines if line.number not in taken]
    marked = _find_marked(lines)
    for line, following in itertools.pairwise(lines):
        if _is_above_note(line, following, marked):
            run = _take_run([one for one in lines if one.number >= line.number])
            taken.update(one.number for one in run)
            yield NoteBody(tuple(run), line.words, ())
    lines = [line for line in lines if line.number not in taken]
    inside = False
    index = 0
    while index < len(lines):
        line = lines[index]
        titled = whole_line("notes").fullmatch(_plain(line.words)) is not None
        references = whole_line("references").fullmatch(_plain(line.words)) is not None
        if titled or references:
            inside = titled or _is_note(lines[index + 1 : index + 2], marked, True)
            index += 1
            continue
        match = _match_body(line.words)
        if match and line in draft.manuscript.head and INSTITUTIONS.search(line.words):
            index += 1  # an author's institution, with its number
            continue
        if (
            match
            and _is_note([line], marked, inside)
            and _stands_apart(draft, lines, index, inside)
        ):
            last = _find_end(lines, index)
            yield _make(lines[index : last + 1], match)
            index = last + 1
            continue
        if inside and line.is_body and not match:
            inside = False
        index += 1


def _is_above_note(line: Line, following: Line, marked: dict[str, int]) -> bool:
    """Tell whether a line is the number of a note alone, and its words stand directly below."""
    return (
        ALONE.fullmatch(line.words) is not None
        and following.number == line.number + 1
        and OPENED.match(following.words) is not None
        and marked.get(line.words, line.number) < line.number
        and following.indent >= line.indent
    )


def _take_run(lines: list[Line]) -> list[Line]:
    """Return the lines that follow one another without a blank one, up to the number of another note."""
    run = lines[:1]
    for line in lines[1:]:
        if line.number != run[-1].number + 1 or ALONE.fullmatch(line.words):
            break
        run.append(line)
    return run


def _plain(words: str) -> str:
    return re.sub(r"\[\w+\]$", "", words.strip("#*_= ")).strip()


def _find_marked(lines: list[Line]) -> dict[str, int]:
    """Return the numbers that the text has as marks, each with the line that has it first."""
    found: dict[str, int] = {}
    for line in lines:
        for match in INLINE.finditer(line.words):
            if match.start() == 0:
                continue
            mark = next(filter(None, match.groups()))
            found.setdefault(read_mark(mark.strip("{}")), line.number)
    return found


def _is_note(lines: list[Line], marked: dict[str, int], inside: bool) -> bool:
    for line in lines:
        match = _match_body(line.words)
        if match:
            number = read_mark(match["label"].strip("{}"))
            if number in marked and marked[number] <= line.number:
                return True
            return inside and bool(match["back"])
    return False


def _stands_apart(draft: Draft, lines: list[Line], index: int, inside: bool) -> bool:
    """Tell whether a note is where notes are: below their heading, at the end, at a page's foot."""
    line = lines[index]
    match = _match_body(line.words)
    assert match is not None
    strong = match["label"][0] in "[({（¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩*∗†‡§‖¶"
    if inside or match["back"]:
        return True
    if match["label"].isdigit() and _is_heading(draft, line, match):
        return False
    if match["label"][0] == "*" and line.words.startswith(("* ", "*\t")):
        number = [each for each in lines if each.words.startswith("* ")]
        if len(number) > 1 and any(b.number - a.number == 1 for a, b in itertools.pairwise(number)):
            return False
    before = draft.manuscript.by_number.get(line.number - 1)
    after_note = index > 0 and _match_body(lines[index - 1].words) is not None
    gap = before is None or not draft.is_free(before)
    if (gap or after_note) and _is_raised_before(draft, line, read_mark(match["label"])):
        return True
    following = lines[index + 1 : index + 2]
    if strong or match["close"] == "/":
        return True
    if not match["close"] and not re.match(
        r"[^\W\d_a-zß-öø-ÿ]|[“\"'«„(_*\[]|https?:|ibid", line.words[match.end() :]
    ):
        return False
    if re.search(r"\S\s{2,}\S.*\s{2,}\S", line.words):
        return False
    alone = not match["close"] or not following or _is_tail(draft, lines, index)
    return (gap or after_note) and alone and read_mark(match["label"]).isdigit()


def _is_heading(draft: Draft, line: Line, match: re.Match[str]) -> bool:
    """Tell whether what begins with a plain number is the heading of the text below it."""
    words = line.words[match.end() :]
    below = draft.manuscript.run_below(line)
    divided = bool(below) and below[0].words.startswith(f"{match['label']}.1")
    text = divided or is_text_below(draft, line)
    return line.apart and bool(words) and is_heading_like(words) and text


def _is_raised_before(draft: Draft, line: Line, number: str) -> bool:
    """Tell whether a raised figure before a line, which nothing but a note has, leads to its number."""
    text = draft.manuscript.text[: line.start]
    raised = number.translate(RAISED)
    return (
        number.isdigit()
        and re.search(rf"(?<=[^\W\d_])\S?{raised}(?![⁰¹²³⁴-⁹])|<sup>{number}</sup>", text)
        is not None
    )


def _is_tail(draft: Draft, lines: list[Line], index: int) -> bool:
    """Tell whether nothing but notes follows."""
    runs = {run[0].number for run in draft.manuscript.runs}
    return all(_match_body(line.words) for line in lines[index:] if line.number in runs)


def _find_end(lines: list[Line], index: int) -> int:
    """Return the index of the last line of a note: the next one, a blank line, or one further out ends it."""
    last = index
    while last + 1 < len(lines):
        before, line = lines[last], lines[last + 1]
        if (
            line.number != before.number + 1
            or _match_body(line.words)
            or BRACKETED.match(line.words)
        ):
            break
        if last == index and line.indent > before.indent + 4:
            break
        if last > index and line.indent + 1 < before.indent:
            break
        last += 1
    return last


def _make(lines: list[Line], match: re.Match[str]) -> NoteBody:
    label = match["label"]
    cuts = tuple(filter(None, (match["open"], match["close"], (match["back"] or "").strip())))
    if label[0] == "{":
        return NoteBody(tuple(lines), label[1:-1], ("{", "}", *cuts))
    return NoteBody(tuple(lines), label, cuts)


def _read_bracketed(lines: list[Line], match: re.Match[str]) -> NoteBody:
    depth, taken = 0, []
    for before, line in zip([lines[0], *lines], lines, strict=False):
        if line.number > before.number + 2:
            break
        taken.append(line)
        depth += line.words.count("[") - line.words.count("]")
        if depth <= 0:
            break
    words = "\n".join(line.words for line in taken)
    close = ("]",) if words.endswith("]") and words.count("]") == 1 else ()
    return NoteBody(tuple(taken), match["label"], (match["open"], match["close"].strip(), *close))
