"""What web sites print around a text: paths, language switches, invitations to read or share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossator.draft.languages import any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import FURNITURE

PHRASE = re.compile(
    r"(you (might|may) also like|related (articles?|stories|posts|reading)|read (more|next|also)|"
    r"(back|return|scroll) to (the )?top|back to .{1,20}|share( (this|on|via|to)\b.*)?|print|e-?mail|"
    r"tweet|facebook|twitter|linkedin|wechat|comments?( \(\d+\))?|leave a (reply|comment)|"
    r"sign (in|up)|log ?in|register|subscribe( .*)?|newsletter|menu|search|skip to (main )?content|"
    r"home\s*(page)?|advertisement|all rights reserved\.?|(copyright|©).{0,80}|"
    r"(previous|next)( (article|post|page|poem|chapter))?|most (read|popular)|"
    r"(terms|privacy|cookie)s?( (of use|policy|notice|settings))?|contact( us)?|about us|"
    r"(font|text) size.*|download( (the )?pdf)?|click here.*|(accept|manage) (all )?cookies.*|"
    r"(page )?views?:? ?\d+|\d+ (views|comments|shares|likes))",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"\W*(?:about (?:this|the)|more (?:poems|articles|stories|posts)|related|most (?:read|viewed|popular)|"
    r"you (?:might|may) also|copyright|©|lo más leído|les plus lus|meistgelesen)\b",
    re.I,
)
"""What stands below a text, and above what is none of it."""
SWITCH = re.compile(r"languages?\s*[:：].*|(english|中文|简体|繁體|繁体|français|español|русский)"
                    r"(\s*[|/·]?\s*(english|中文|简体|繁體|繁体|français|español|русский))+",
                    re.IGNORECASE)  # fmt: skip

BY = re.compile(rf"[\W_]*{any_word('by')}\s", re.I)
MENU = re.compile(
    r"(?!\|)[^|·•>]{2,25}(?:\s+[|·•]\s+[^|·•>]{2,25}){2,}|(?:home|start)\w*\s*[>»›].{0,80}", re.I
)


FRAME = 6
"""So many lines, at the most, stand at both ends of a page."""
PATH = re.compile(r"[^>»›]{2,60}(?:\s+[>»›]\s+[^>»›]{2,120}){2,}")
"""Where a page is in its site, from the first page on."""
BETWEEN = re.compile(r"\s{2,}|\t+|\s+[|·•]\s+")
"""What stands between several stock phrases in one line."""
HASHES = re.compile(r"#{2,4}|-\s?30\s?-")
"""How a press release says that it ends."""
SCRAPED = 4
"""So many stock phrases tell that a text was copied with the page around it."""
NAMED = 4
"""So many words, at the most, has a line of a menu."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose lines with the stock phrases of web sites, before and after the text, and what stands among them.

    Where there are many, the page was copied with all that is around the text: then menus go too, what
    follows the text, and phrases that stand between its paragraphs.
    """
    stock = {
        line.number: reason for line in draft.manuscript.lines if (reason := _say(draft, line))
    }
    paths = sum(PATH.fullmatch(draft.manuscript.by_number[n].words) is not None for n in stock)
    scraped = len(stock) + paths >= SCRAPED
    first, last = _find_text(draft, stock) if scraped else draft.content
    found = dict(stock) | _find_frame(draft)
    if scraped:
        found |= _find_menus(draft, stock, first)
        found |= _find_after(draft, stock, last)
    framed = _find_frame(draft)
    for line in draft.manuscript.lines:
        if line.number in found and (
            line.number in framed
            or not first <= line.number <= last
            or (scraped and _interrupts(line))
        ):
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason=found[line.number],
                confidence=0.95 if line.number in stock else 0.85,
            )


def _say(draft: Draft, line: Line) -> str:
    """Return why a line is one of a web site; "" if nothing says so."""
    words = line.words.strip("[]•·|-–—<>«»‹› ")
    if not draft.is_free(line):
        return ""
    for pattern, what in (
        (PHRASE, "a stock phrase of web sites"),
        (SWITCH, "languages"),
        (MENU, "a menu"),
        (PATH, "where the page is in its site"),
        (whole_line("site"), "a stock phrase of web sites"),
        (whole_line("ends"), "it says that the text ends"),
    ):
        if pattern is MENU and _is_row(draft, line):
            continue
        if pattern.fullmatch(line.words if pattern in (MENU, PATH) else words):
            return what
    if HASHES.fullmatch(line.words) and line.apart:
        return "it says that the text ends"
    parts = BETWEEN.split(words)
    said = (PHRASE, whole_line("site"))
    if len(parts) > 1 and all(any(p.fullmatch(part) for p in said) for part in parts):
        return "stock phrases of web sites"
    return ""


def _is_row(draft: Draft, line: Line) -> bool:
    """Tell whether a line stands among others with bars: it is a row of a table, and no menu."""
    around = (draft.manuscript.by_number.get(line.number + step) for step in (-1, 1))
    return any(other is not None and "|" in other.words for other in around)


def _find_text(draft: Draft, stock: Mapping[int, str]) -> tuple[int, int]:
    """Return the numbers of the first and the last line of the text, phrases of web sites aside."""
    lines = [line for line in draft.manuscript.lines if line.number not in stock]
    menus = {line.number for run in draft.manuscript.runs if _is_menu(run, stock) for line in run}
    body = [line.number for line in lines if line.is_body and draft.is_free(line)]
    body = [number for number in body if number not in menus]
    sentences = [line.number for line in lines if line.count > 6 and ends_sentence(line.words)]
    stretch = _find_longest(draft, stock)
    words = sum(line.count for line in lines if line.number in body)
    if stretch and sum(line.count for line in stretch) > 2 * words:
        return stretch[0].number, stretch[-1].number  # a poem, which has no body text
    if not body:
        return draft.content
    after = [line.number for line in draft.manuscript.lines if line.number > stretch[0].number]
    ends = [n for n in after if n in stock and ENDING.match(draft.manuscript.by_number[n].words)]
    inside = [n for n in (*body, *sentences) if not ends or n < ends[0]]
    return (min(body), max(inside)) if inside else draft.content


def _is_menu(run: Sequence[Line], stock: Mapping[int, str]) -> bool:
    """Tell whether most of the lines that stand together are stock phrases: none of them is text."""
    return 2 * sum(line.number in stock for line in run) > len(run)


def _find_longest(draft: Draft, stock: Mapping[int, str]) -> list[Line]:
    """Return the lines between two phrases of web sites that have the most words."""
    stretches: list[list[Line]] = [[]]
    for line in draft.manuscript.lines:
        if line.number in stock:
            stretches.append([])
        else:
            stretches[-1].append(line)
    return max(stretches, key=lambda stretch: sum(line.count for line in stretch))


def _find_frame(draft: Draft) -> dict[int, str]:
    """Return the lines with which the file begins and which stand together again at its end."""
    lines = draft.manuscript.lines
    first = draft.manuscript.runs[0] if draft.manuscript.runs else ()
    if not 2 <= len(first) <= FRAME or len(lines) <= 4 * FRAME:
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


def _find_menus(draft: Draft, stock: Mapping[int, str], first: int) -> dict[int, str]:
    """Return the lines before the text that stand among stock phrases, or below some, and are as short."""
    found = {}
    for run in draft.manuscript.runs:
        places = [n for n, line in enumerate(run) if line.number in stock]
        named = run[0] is draft.manuscript.lines[0] and run[0].count <= NAMED + 1
        if named and places and places == list(range(1, len(run))):
            found[run[0].number] = "the name of the site, above its menu"
        if len(places) < 2 or run[0].number >= first:
            continue
        for place, line in enumerate(run):
            within = places[0] < place < places[-1]
            short = line.count <= NAMED and not ends_sentence(line.words)
            said = find_date(line.words) or BY.match(line.words)
            if draft.is_free(line) and within and short and not said and not line.apart:
                found[line.number] = "a short line of a menu"
    return found


def _find_after(draft: Draft, stock: Mapping[int, str], last: int) -> dict[int, str]:
    """Return the lines below the first stock phrase after the text."""
    after = [line for line in draft.manuscript.lines if line.number > last]
    begin = next((n for n, line in enumerate(after) if line.number in stock), len(after))
    return {
        line.number: "below the text, after what web sites print there"
        for line in after[begin:]
        if draft.is_free(line) and line.number not in stock
    }


def _interrupts(line: Line) -> bool:
    """Tell whether a line stands alone, or is too much of a sentence to be a menu's."""
    return line.apart or line.count > NAMED
