"""What a site prints above a text: its name, its menus; and what of the lines there is of the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container, Mapping, Sequence

from glossator.draft.languages import any_word
from glossator.draft.manuscript import Line, is_body_text
from glossator.draft.rules.dates import find_date
from glossator.draft.site_lines import (
    SiteLine,
    count_items,
    is_item,
    leads,
    read_site_line,
    split_items,
    strip_signs,
)
from glossator.draft.state import CONTENT, Draft
from glossator.draft.wording import ends_sentence, fold_title, is_heading_like, is_name

BY = re.compile(rf"[\W_]*{any_word('by')}\s", re.I)
NAMED = 4
"""So many words, at the most, has a line of a menu."""
GAP = 3
"""So many lines, at the most, that say nothing of themselves stand above a text between two of a site."""
RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
SAYS = re.compile(r"©|https?:|\(c\)|[>»›]|\d{4}", re.I)
"""What no verse has."""
LEAST = 8
"""So many letters, at the least, has the name of a site that tells."""
MANY = 12
"""A line of more words is a sentence, and neither a site's name nor one that stands beside a title."""


def tell_lines(run: Sequence[Line]) -> dict[int, SiteLine]:
    """Return what lines that stand together say of themselves: nothing, where they may be verse."""
    told = {line.number: said for line in run if (said := read_site_line(line.words))}
    told |= _find_trail(run, told)
    stanza = (
        len(run) > GAP
        and 4 * len(told) <= len(run)
        and all(line.count <= MANY + 2 for line in run)
        and not any(find_date(line.words) or BY.match(line.words) for line in run)
    )
    return {
        line.number: told[line.number]
        for line in run
        if line.number in told
        and not (
            stanza
            and line.count >= GAP
            and count_items(line.words) == 0
            and SAYS.search(line.words) is None
        )
    }


def _find_trail(run: Sequence[Line], told: Mapping[int, SiteLine]) -> dict[int, SiteLine]:
    """Return the steps that lead from a site's first page to this one, where these are numbered."""
    steps: list[Line] = []
    for line in run:
        first = not steps and line.number in told and told[line.number].top
        if (first or steps) and line.words.startswith(f"{len(steps) + 1}. "):
            steps.append(line)
    trail = SiteLine("where the page is in its site", top=True)
    return {line.number: trail for line in steps} if len(steps) >= GAP else {}


def is_text(draft: Draft, told: Container[int], line: Line) -> bool:
    """Tell whether a line is running text: a short one among those of a site is not."""
    if draft.kind(line) in CONTENT:
        return True
    if not line.is_body or not draft.is_free(line):
        return False
    run = draft.manuscript.run_of(line)
    beside = [n for n in run if abs(n.number - line.number) == 1 and n.number not in told]
    alone = not is_body_text(line.words) and all(other.count < 2 * NAMED for other in beside)
    short = line.count <= MANY and not ends_sentence(line.words)
    return not (any(other.number in told for other in run) and (short or alone))


def find_top(draft: Draft, told: Mapping[int, SiteLine], first: int) -> dict[int, str]:
    """Return the lines above those that stand above a text alone, and between them: its name, its menus."""
    head = [
        line
        for line in draft.manuscript.lines
        if line.number < first or (line.number == first and not is_text(draft, told, line))
    ]
    named = _find_named(head, told)
    items = {
        number
        for run in draft.manuscript.runs
        for number in _find_items(run, told, first, leads)
        if number < first
    }
    tops = [
        n
        for n, line in enumerate(head)
        if line.number in items or (line.number in told and told[line.number].top)
    ]
    kept = [n for n, line in enumerate(head) if _is_of_text(draft, told, line, named)]
    numbers = {line.number for line in head}
    ends: list[int] = [-1]
    for before, top in itertools.pairwise([-1, *tops]):
        gap = [line for line in head[before + 1 : top] if line.number not in told]
        menu = all(line.count <= NAMED for line in gap) and len(gap) <= 5 * GAP
        apart = before < 0 and any(line.number - 1 not in numbers for line in head[1 : top + 1])
        if apart and gap:
            break
        if (len(gap) > GAP and not (menu and before >= 0)) or any(before < n < top for n in kept):
            break
        ends.append(top)
    reason = "above or among what a site prints above a text"
    return {
        line.number: reason
        for line in head[: ends[-1] + 1]
        if line.number not in told and draft.is_free(line)
    }


def find_title_among(
    draft: Draft, told: Mapping[int, SiteLine], found: Mapping[int, str], first: int
) -> int:
    """Return the number of the line above a text that must be its title, as none is left; else 0."""
    head = [
        line
        for line in draft.manuscript.lines
        if line.number <= first and not is_text(draft, told, line)
    ]
    named = _find_named(head, told)
    names = sum(said.weight for n, said in told.items() if n < first and said.top) >= GAP
    likely = [
        line
        for line in head
        if line.number not in told and is_heading_like(line.words)
        if not (find_date(line.words) or BY.match(line.words))
    ]
    left = [
        line
        for line in likely
        if (line.number not in found and (names or not is_name(line.words)))
        or fold_title(line.words) in named
    ]
    taken = [line for line in likely if line.number in found]
    return (
        max(taken, key=lambda line: (line.count, line.number)).number if taken and not left else 0
    )


def _find_named(lines: Sequence[Line], told: Mapping[int, SiteLine]) -> set[str]:
    """Return what paths end in, and what stands between arrows, by its letters: the title of the page."""
    own = [line.words for line in lines if line.number in told]
    named = {fold_title(re.split(r"[>»›]|\s/\s|^\d+\.\s", words)[-1]) for words in own}
    turned = [words for words in own if words[0] in "←◄◀" or words[-1] in "→►▶"]
    return named | {fold_title(item) for words in turned for item in split_items(words)}


def _is_of_text(draft: Draft, told: Mapping[int, SiteLine], line: Line, named: set[str]) -> bool:
    """Tell whether a line above a text is one of it: a date, a byline, what a path ends in, a sentence."""
    if line.number in told:
        return False
    return bool(
        not draft.is_free(line)
        or find_date(line.words)
        or BY.match(line.words)
        or fold_title(line.words) in named
        or line.count > MANY
    )


def find_menus(draft: Draft, told: Mapping[int, SiteLine], first: int) -> dict[int, str]:
    """Return the lines before the text that stand among stock phrases, or below some, and are as short."""
    found: dict[int, str] = {}
    named = _find_named(draft.manuscript.lines, told)
    for run in draft.manuscript.runs:
        lines = list(itertools.takewhile(lambda line: line.number < first, run))
        menu = lines[
            : next((n for n, x in enumerate(lines) if _may_be_title(told, x, named)), None)
        ]
        places = [n for n, line in enumerate(menu) if line.number in told]
        found |= _find_items(run, told, first)
        if not places:
            continue
        tops = [n for n in places if told[menu[n].number].top]
        upto = max(tops, default=places[-1])
        if _has_title(draft, told, first, {line.number for line in run}):
            upto = places[-1]
        whole = len(menu) == len(run) and _is_menu(menu, told)
        for place, line in enumerate(menu):
            within = places[0] < place < upto or whole
            item = place > places[0] and is_item(strip_signs(line.words))
            if (within or item) and line.number not in told and draft.is_free(line):
                found[line.number] = "a short line of a menu"
        first_line = menu[0]
        if first_line is draft.manuscript.lines[0] and places == list(range(1, len(run))):
            found[first_line.number] = "the name of the site, above its menu"
    return found


def _has_title(draft: Draft, told: Container[int], first: int, without: Container[int]) -> bool:
    """Tell whether a line above the text, others aside, can be its title."""
    return any(
        line.number < first
        and line.number not in told
        and line.number not in without
        and is_heading_like(line.words)
        and not (find_date(line.words) or BY.match(line.words) or is_name(line.words))
        for line in draft.manuscript.head
    )


def _find_items(
    lines: Sequence[Line], told: Container[int], first: int, known: Callable[[str], bool] = is_item
) -> dict[int, str]:
    """Return the lines that are items of menus and stand beside others, some of them stock phrases."""
    found: dict[int, str] = {}
    for item, group in itertools.groupby(lines, key=lambda line: known(strip_signs(line.words))):
        together = list(group)
        stock = sum(line.number in told for line in together)
        enough = stock > 1 or (together[0].number < first and (stock or len(together) > GAP))
        if item and len(together) >= GAP and enough:
            found |= {
                line.number: "an item of a menu" for line in together if line.number not in told
            }
    return found


def _may_be_title(told: Container[int], line: Line, named: set[str]) -> bool:
    """Tell whether a line is too much for a menu's, or says when or by whom a text was written."""
    if line.number in told:
        return False
    long = line.count > NAMED or (ends_sentence(line.words) and line.count > 1)
    said = find_date(line.words) or BY.match(line.words)
    return bool(long or said or fold_title(line.words) in named)


def _is_menu(lines: Sequence[Line], told: Mapping[int, SiteLine]) -> bool:
    """Tell whether short lines that stand together are a menu: a third of them say so."""
    known = sum(line.number in told or is_item(strip_signs(line.words)) for line in lines)
    least = 2 if any(line.number in told and told[line.number].top for line in lines) else GAP
    return len(lines) > GAP and known >= max(least, len(lines) / 3)


def find_site(lines: Sequence[Line], told: Mapping[int, SiteLine], first: int) -> dict[int, str]:
    """Return the lines above a text that name the site, as what stands at its foot of rights does too."""
    rights = [
        fold_title(line.words)
        for line in lines
        if line.number > first and line.number in told and RIGHTS.search(line.words)
    ]
    return {
        line.number: "the name of the site, as at its foot"
        for line in lines
        if line.number < first
        and line.number not in told
        and line.count <= MANY
        and not is_name(line.words)
        and len(fold_title(line.words)) >= LEAST
        and any(fold_title(line.words) in foot for foot in rights)
    }
