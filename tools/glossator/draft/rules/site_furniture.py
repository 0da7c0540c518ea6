"""What web sites and archives print around a text: paths, menus, invitations to read or share, terms of use."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.site_heads import (
    NAMED,
    find_menus,
    find_site,
    find_title_among,
    find_top,
    is_text,
    tell_lines,
)
from glossator.draft.site_lines import ADDRESS, SiteLine, count_items
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import FURNITURE

OWN = re.compile(rf"[\W_]*(?:{any_word('notes')}|{any_word('references')})[\W_]*", re.I)
LABELLED = re.compile(
    r"(?:\[\^?\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]\s?↑?|[*†‡]{1,3}(?=\S)|[①-⑳])\s?(?:\S{1,40}\s+){5}\S"
)
"""A note, which is one of the text wherever it stands."""
RIGHTS = re.compile(r"[\W_]*(?:copyright|all rights)\b", re.I)
ALSO = re.compile(rf"[\W_]*{any_word('also')}", re.I)
HASHES = re.compile(r"#{2,4}|-\s?30\s?-")
"""How a press release says that it ends."""
ARCHIVES = "archive-frames"
FRAME = 6
"""So many lines, at the most, stand at both ends of a page."""
SCRAPED = 4
"""So much of stock phrases tells that a text was copied with the page around it."""
OFTEN = 3
"""A stock phrase that stands so often in a text is of the page."""
LEAST = 0.25
"""So much of the body text, at the most, stands below what opens that which stands below a text."""
TEASER = 60
"""So many words, at the most, has a paragraph that leads to another text."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines with the stock phrases of web sites, before and after the text, and what stands among them.

    Where there are many, the page was copied with all that is around the text: then menus go too, what
    follows the text, and phrases that stand between its paragraphs.
    """
    told = _tell_all(draft)
    kept = sum(
        block.kind is FURNITURE and block.rule == ARCHIVES for block in draft.of(BlockProposal)
    )
    scraped = sum(said.weight for said in told.values()) + kept >= SCRAPED
    if not scraped:
        told = {number: said for number, said in told.items() if _is_plain(draft, told, number)}
    stock = {number: said.reason for number, said in told.items()}
    first, last = _find_text(draft, told) if scraped else draft.content
    framed = _find_frame(draft)
    found = dict(stock) | framed
    if scraped:
        found |= find_top(draft, told, first)
        found |= find_menus(draft, told, first)
        found |= find_site(draft.manuscript.lines, told, first)
        found.pop(find_title_among(draft, told, found, first), None)
        found |= _find_after(draft, told, first, last)
        found |= _find_boxes(draft, told, first, last)
        found |= _find_adverts(draft, told, first, last)
    ends = _find_ends(draft, stock)
    times = Counter(draft.manuscript.by_number[n].words for n in stock)
    for line in draft.manuscript.lines:
        if line.number not in found or not draft.is_free(line):
            continue
        outside = not first <= line.number <= last or line.number in ends
        if (
            line.number in framed
            or outside
            or (
                scraped
                and (
                    line.number not in stock
                    or _interrupts(draft, line, told)
                    or found.keys() & {line.number - 1, line.number + 1}
                    or times[line.words] >= OFTEN
                )
            )
        ):
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason=found[line.number],
                confidence=0.95 if line.number in stock else 0.85,
            )


def _tell_all(draft: Draft) -> dict[int, SiteLine]:
    """Return what the lines say of themselves that are a site's."""
    return {
        line.number: said
        for run in draft.manuscript.runs
        for told in (tell_lines(run),)
        for line in run
        if (said := _say(draft, line, told.get(line.number)))
    }


def _say(draft: Draft, line: Line, said: SiteLine | None) -> SiteLine | None:
    """Return what a line says of itself as one of a web site; None if nothing says so."""
    if not draft.is_free(line):
        return None
    if whole_line("ends").fullmatch(line.words.strip()):
        return SiteLine("it says that the text ends")
    if HASHES.fullmatch(line.words):
        end = SiteLine("it says that the text ends", below=True)
        return end if _ends_run(draft, line) else None
    if said and "menu" in said.reason and _is_row(draft, line):
        return None
    return said


def _find_ends(draft: Draft, stock: Mapping[int, str]) -> set[int]:
    """Return the stock phrases with which the file ends: what stands so is below the text, whatever that is."""
    lines = reversed(draft.manuscript.lines)
    last = itertools.takewhile(lambda line: line.number in stock, lines)
    return {line.number for line in last if line.apart or not line.words.isalpha()}


def _is_plain(draft: Draft, told: Mapping[int, SiteLine], number: int) -> bool:
    """Tell whether a line is a site's though few are: not what a title page prints, nor a title of a word."""
    line = draft.manuscript.by_number[number]
    above = number < draft.content[0]
    word = line.words.isalpha() and len(told) == 1 and line.apart
    printed = RIGHTS.match(line.words) and not any(said.top for said in told.values())
    return not above or not (word or printed)


def _ends_run(draft: Draft, line: Line) -> bool:
    """Tell whether a blank line, or the end of the text, stands before or after a line."""
    by_number = draft.manuscript.by_number
    return line.number - 1 not in by_number or line.number + 1 not in by_number


def _is_row(draft: Draft, line: Line) -> bool:
    """Tell whether a line stands among others with bars: it is a row of a table, and no menu."""
    around = (draft.manuscript.by_number.get(line.number + step) for step in (-1, 1))
    known = count_items(line.words) > 0
    return "|" in line.words and any(
        other is not None and "|" in other.words and not (known and count_items(other.words))
        for other in around
    )


def _find_text(draft: Draft, told: Mapping[int, SiteLine]) -> tuple[int, int]:
    """Return the numbers of the first and the last line of the text, phrases of web sites aside."""
    lines = [line for line in draft.manuscript.lines if line.number not in told]
    menus = {line.number for run in draft.manuscript.runs if _is_menu(run, told) for line in run}
    body = [line for line in lines if line.number not in menus and is_text(draft, told, line)]
    sentences = [line for line in lines if line.count > 6 and ends_sentence(line.words)]
    stretch = _find_longest(draft, told)
    words = sum(line.count for line in body)
    if stretch and sum(line.count for line in stretch) > 2 * words:
        return stretch[0].number, stretch[-1].number  # a poem, which has no body text
    if not body:
        return draft.content
    end = _find_end(draft, told, stretch[0].number, body)
    inside = [line.number for line in (*body, *sentences) if line.number < end]
    return (body[0].number, max(inside)) if inside else draft.content


def _find_end(draft: Draft, told: Mapping[int, SiteLine], begin: int, body: Sequence[Line]) -> int:
    """Return the number of the line that opens what stands below the text, and no more than that."""
    total = sum(line.count for line in body)
    for number, said in told.items():
        if not said.below or number <= (body[0].number if said.comments else begin):
            continue
        rest = [line for line in body if line.number > number]
        dated = any(
            line.number > number and line.count <= 2 * FRAME and find_date(line.words)
            for line in draft.manuscript.lines
        )
        if said.comments and dated and 2 * (total - sum(x.count for x in rest)) > total / 2:
            return number
        much = sum(line.count for line in rest) > LEAST * total
        if not much and (said.archive or all(line.count <= TEASER for line in rest)):
            return number
    return draft.manuscript.lines[-1].number + 1


def _is_menu(run: Sequence[Line], told: Mapping[int, SiteLine]) -> bool:
    """Tell whether most of the lines that stand together are stock phrases: none of them is text."""
    return 2 * sum(line.number in told for line in run) > len(run)


def _find_longest(draft: Draft, told: Mapping[int, SiteLine]) -> list[Line]:
    """Return the lines between two phrases of web sites that have the most words."""
    stretches: list[list[Line]] = [[]]
    for line in draft.manuscript.lines:
        if line.number in told:
            stretches.append([])
        else:
            stretches[-1].append(line)
    return max(stretches, key=lambda stretch: sum(line.count for line in stretch))


def _find_frame(draft: Draft) -> dict[int, str]:
    """Return the lines with which the file begins and which stand together again at its end."""
    lines = draft.manuscript.lines
    first = draft.manuscript.runs[0] if draft.manuscript.runs else ()
    if len(lines) <= 4 * FRAME:
        return {}
    if len(first) == 1 and _is_stamp(lines):
        stamp = lines[0].words
        same = [line for line in lines if line.words == stamp and line.apart]
        return {line.number: "it begins the page, and ends it" for line in same}
    if not 2 <= len(first) <= FRAME:
        return {}
    words = [line.words for line in first]
    last = lines[-2 * FRAME :]
    for place in range(len(last) - len(first) + 1):
        again = last[place : place + len(first)]
        if [line.words for line in again] == words:
            around = last[max(0, place - 1) : place] if place + len(first) == len(last) else ()
            same = [
                line
                for line in around
                if line.number == again[0].number - 1 and line.count <= NAMED
            ]
            return {
                line.number: "it begins the page, and ends it" for line in (*first, *again, *same)
            }
    return {}


def _is_stamp(lines: Sequence[Line]) -> bool:
    """Tell whether the first line of a file, in capitals, is the last, and stands alone between others too."""
    words = lines[0].words
    again = sum(line.words == words and line.apart for line in lines) >= OFTEN
    return words.isupper() and lines[-1].words == words and again and lines[0].count <= NAMED


def _find_after(
    draft: Draft, told: Mapping[int, SiteLine], first: int, last: int
) -> dict[int, str]:
    """Return the lines below the first stock phrase, or address of a page, after the text: notes are of it.

    Short lines directly above that phrase are of the site too. One that stands
    within the text opens nothing.
    """
    found: dict[int, str] = {}
    within = {draft.manuscript.by_number[n].words for n in told if first <= n <= last}
    opened = False
    for run in draft.manuscript.runs:
        lines = [line for line in run if line.number > last]
        opens = [line.words not in within and _opens(told, line) for line in lines]
        short = all(line.count <= 2 * NAMED and not ends_sentence(line.words) for line in lines)
        opened = opened or (len(lines) == len(run) and short and sum(opens) > 1)
        for line, opening in zip(lines, opens, strict=True):
            if OWN.fullmatch(line.words) or (
                LABELLED.match(line.words) and ends_sentence(line.words)
            ):
                opened = False
            opened = opened or opening
            if opened and line.number not in told and draft.is_free(line):
                found[line.number] = "below the text, after what web sites print there"
    return found


def _opens(told: Mapping[int, SiteLine], line: Line) -> bool:
    """Tell whether a line below a text is a stock phrase, or the address of a page."""
    if line.number in told:
        return whole_line("ends").fullmatch(line.words) is None
    return ADDRESS.fullmatch(line.words) is not None


def _find_boxes(
    draft: Draft, told: Mapping[int, SiteLine], first: int, last: int
) -> dict[int, str]:
    """Return the lines within the text that name others, below the phrase that opens such a box."""
    found: dict[int, str] = {}
    lines = [line for line in draft.manuscript.lines if first < line.number < last]
    for place, line in enumerate(lines[:-1]):
        if line.number not in told or not ALSO.match(line.words):
            continue
        below = list(
            itertools.takewhile(
                lambda other: not other.is_body and not ends_sentence(other.words),
                lines[place + 1 : place + 2 + FRAME],
            )
        )
        directly = below and below[0].number == line.number + 1
        if not directly or len(below) > FRAME or told[line.number].top:
            continue
        sign = ":" if ": " in below[0].words else below[0].words[0]
        for number, other in enumerate(below):
            alike = (
                sign in other.words
                if sign == ":"
                else not sign.isalnum() and sign == other.words[0]
            )
            if number and not alike:
                break
            found[other.number] = "it leads to another text, below a phrase of web sites"
    return found


def _find_adverts(
    draft: Draft, told: Mapping[int, SiteLine], first: int, last: int
) -> dict[int, str]:
    """Return the lines within the text that stand together with stock phrases, half of all, the first such."""
    return {
        line.number: "beside phrases of web sites, within the text"
        for run in draft.manuscript.runs
        if first < run[0].number < last and run[0].number in told and 1 < len(run) <= FRAME
        if 2 * sum(line.number in told for line in run) >= len(run)
        if not any(line.is_body for line in run)
        for line in run
        if line.number not in told
    }


def _interrupts(draft: Draft, line: Line, told: Mapping[int, SiteLine]) -> bool:
    """Tell whether a stock phrase stands alone, between paragraphs, or has too many words for a menu.

    A word that stands above or below texts elsewhere may be a heading within one.
    """
    said = told.get(line.number)
    if said and (said.top or said.below) and line.count == 1 and not said.comments:
        return False
    above = draft.manuscript.by_number.get(line.number - 1)
    return line.apart or line.count > NAMED or (above is not None and above.is_body)
