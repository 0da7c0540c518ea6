"""What the places of lines tell: whether they were broken at a width, and where paragraphs begin in them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from glossator.draft.manuscript import WIDEST, Line, Manuscript
from glossator.draft.state import CONTENT, Draft
from glossator.draft.wording import ends_sentence
from glossator.languages import sets_no_spaces
from glossator_schema.blocks import FURNITURE

HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad\u00ac]$")
SLACK = 2
"""So many columns short of the width a line may be, for the word after it not to have had room there."""
UNSPACED = 3
"""So many signs a line without spaces may leave free, as some signs may not begin the next one."""
FILLED = 0.6
"""The least share of line ends at which a line was broken for want of room, in running text."""
LONGEST_VERSE = 90
"""The number of columns that a line of verse has at the most."""


NARROW = 45
"""The number of columns that a line of prose has where it is as short as one of verse."""
OPENING = "\"'“‘«»—–-_*([ "
"""What may stand before the first letter of a line of verse."""
CLOSING = "\"'”’»«)]_*"
"""What may stand after its last stop."""


def find_free_runs(draft: Draft) -> list[list[Line]]:
    """Return the lines that no rule has spoken for, as far as they follow one another without a blank."""
    runs: list[list[Line]] = []
    for line in draft.manuscript.lines:
        if not draft.is_free(line):
            continue
        if runs and runs[-1][-1].number == line.number - 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def runs_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line was broken at a width, and its sentence goes on in the next."""
    first = following.words.split(maxsplit=1)[0]
    unspaced = line.words and sets_no_spaces(line.words[-1])
    room = UNSPACED if unspaced else len(first) + 1
    filled = line.reach + room > width - SLACK
    hyphened = bool(HYPHEN.search(line.words)) and following.words[0].islower()
    open_end = line.words[-1].isalnum() and following.words[0].islower()
    return filled or hyphened or (open_end and line.reach > width // 2)


def is_broken_off(draft: Draft, line: Line) -> bool:
    """Tell whether a line goes on in the next one, which no rule has spoken for."""
    following = draft.manuscript.by_number.get(line.number + 1)
    if following is None or not draft.is_free(following) or draft.manuscript.is_unwrapped:
        return False
    return runs_on(line, following, draft.manuscript.width)


def is_drawn(words: str) -> bool:
    """Tell whether a line has neither letters nor figures: a rule, a frame."""
    return not any(char.isalnum() for char in words)


def is_alone(draft: Draft, line: Line) -> bool:
    """Tell whether a line stands by itself: what is left out, and rules that are drawn, are as blank ones.

    What a rule has told above it may stand close; what stands close below it may not.
    """
    above, below = (draft.manuscript.by_number.get(line.number + step) for step in (-1, 1))
    return (above is None or not draft.is_free(above) or is_drawn(above.words)) and (
        below is None or is_drawn(below.words) or draft.kind(below) is FURNITURE
    )


def find_below(draft: Draft, line: Line) -> Line | None:
    """Return the line below another, rules that are drawn between them aside."""
    following = draft.manuscript.below(line)
    while following and is_drawn(following.words):
        following = draft.manuscript.below(following)
    return following


def is_text_below(draft: Draft, line: Line) -> bool:
    """Tell whether what stands below a line, a blank one between, is text: by its end, or as a rule says."""
    below = _run_below(draft, line)
    if not below or not is_alone(draft, line):
        return False
    if not draft.is_free(below[0]):
        return draft.kind(below[0]) in CONTENT
    words = sum(each.count for each in below)
    return words >= 3 and ends_sentence(below[-1].words)


def _run_below(draft: Draft, line: Line) -> Sequence[Line]:
    """Return the lines after the next blank one below a line, without what is left out or drawn."""
    following = find_below(draft, line)
    if following is None:
        return ()
    run = draft.manuscript.run_of(following)
    return run[run.index(following) :]


def is_running(lines: Sequence[Line], manuscript: Manuscript) -> bool:
    """Tell whether lines are running text that was broken at a width."""
    inner = lines[:-1]
    if not inner or max(line.reach for line in inner) > WIDEST:
        return False
    if manuscript.is_unwrapped and all(ends_sentence(line.words) for line in inner):
        return False
    width = manuscript.width
    if len(lines) >= 5:
        width = min(width, sorted(line.reach for line in inner)[-2] + SLACK)
    broken = sum(
        runs_on(line, following, width) for line, following in zip(inner, lines[1:], strict=True)
    )
    return broken >= FILLED * len(inner)


def ends_early(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line ends a sentence, though the first word of the next one had room there."""
    first = following.words.split(maxsplit=1)[0]
    return (
        line.reach + len(first) + 1 < 0.9 * width
        and ends_sentence(line.words)
        and not following.words[0].islower()
    )


def find_paragraphs(lines: Sequence[Line], manuscript: Manuscript) -> list[list[Line]]:
    """Divide lines of running text where one begins further in, or the one before it ended early."""
    width = min(manuscript.width, max(line.reach for line in lines))
    least, opens = _find_least(lines)
    paragraphs: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        outer = before.indent <= least or (opens and ends_sentence(before.words))
        known = line.indent <= least + 8 or line.indent in manuscript.firsts
        indented = least + 1 < line.indent and known and outer
        early = ends_early(before, line, width)
        if (indented and not HYPHEN.search(before.words)) or (early and len(lines) > 2):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def opens_in(lines: Sequence[Line], manuscript: Manuscript) -> bool:
    """Tell whether paragraphs begin further in: each line at the margin goes on from one that had no room."""
    least = min(line.indent for line in lines)
    pairs = list(itertools.pairwise(lines))
    outer = [runs_on(a, b, manuscript.width) for a, b in pairs if b.indent <= least + 1]
    inner = sum(least + 1 < line.indent <= least + 8 for line in lines)
    return inner >= 2 and bool(outer) and sum(outer) >= 0.8 * len(outer)


def _find_least(lines: Sequence[Line]) -> tuple[int, bool]:
    """Return how far in lines of running text stand but for paragraphs' first, and whether most are first."""
    if len(lines) <= 2:
        return 0, False
    most = Counter(line.indent for line in lines).most_common(1)[0][0]
    least = min(line.indent for line in lines)
    after = [a for a, b in itertools.pairwise(lines) if b.indent == most]
    ended = sum(ends_sentence(line.words) for line in after)
    opens = least < most and ended >= 0.7 * len(after)
    return (least, True) if opens else (most, False)


def _are_capital(lines: Sequence[Line]) -> bool:
    """Tell whether each of several lines begins with a capital: in running text few do."""
    return len(lines) > 3 and all(line.words.lstrip("\"'“‘«»")[:1].isupper() for line in lines)


def steps_in(lines: Sequence[Line]) -> bool:
    """Tell whether lines stand further in than those before, though no sentence ends there: distichs."""
    pairs = list(itertools.pairwise(lines))
    steps = [b for a, b in pairs if b.indent >= a.indent + 2 and not ends_sentence(a.words)]
    back = [b for a, b in pairs if b.indent + 2 <= a.indent]
    return len(steps) >= 2 and len(steps) + len(back) >= 0.6 * len(pairs)


def rhymes(lines: Sequence[Line]) -> bool:
    """Tell whether most of some lines end like another near them: on the same two letters."""
    ends = [re.sub(r"[\W\d_]", "", line.words.split()[-1]).casefold() for line in lines]
    like = [
        any(
            word != other and len(word) > 1 and word[-2:] == other[-2:]
            for other in (*ends[max(0, place - 3) : place], *ends[place + 1 : place + 4])
        )
        for place, word in enumerate(ends)
    ]
    return sum(like) >= 0.75 * len(like)


def _is_column(lines: Sequence[Line], manuscript: Manuscript) -> bool:
    """Tell whether lines are prose in a narrow column: all about as long, few with a stop or a capital."""
    if len(lines) <= 3 or steps_in(lines):
        return False
    small = sum(line.words[0].islower() for line in lines[1:])
    reaches = [line.reach for line in lines[:-1]]
    open_ends = sum(line.words[-1].isalnum() for line in lines[:-1])
    even = max(reaches) <= NARROW and min(reaches) >= 0.8 * max(reaches)
    few = 2 * open_ends > len(lines[:-1])
    return 2 * small >= len(lines[1:]) and few and even and is_running(lines, manuscript)


def _fold(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the first and the last words of long lines of verse, whose ends stand below, further in."""
    least, most = min(line.indent for line in lines), max(line.reach for line in lines)
    folded: list[tuple[str, str]] = []
    for before, line in zip((lines[0], *lines), lines, strict=False):
        goes_on = before.reach > 0.8 * most and not ends_sentence(before.words)
        if folded and goes_on and line.indent >= least + 2:
            folded[-1] = folded[-1][0], line.words
        else:
            folded.append((line.words, line.words))
    return folded


def _are_long_verse(lines: Sequence[Line]) -> bool:
    """Tell whether lines are long ones of verse, from the margin on: they begin large, and end no sentence."""
    folded = _fold(lines)
    if not 3 <= len(folded) < len(lines):
        return False
    capital = all(first.lstrip(OPENING)[:1].isupper() for first, _ in folded)
    stops = sum(last.rstrip(CLOSING).endswith((".", "!", "?")) for _, last in folded[:-1])
    return capital and stops <= 0.6 * len(folded[:-1])


def _are_counted(lines: Sequence[Line], manuscript: Manuscript) -> bool:
    """Tell whether some lines have their number in the margin, others none, and they are not all as long."""
    numbered = sum(line.number in manuscript.margins.spans for line in lines)
    most = max(len(line.words) for line in lines)
    long = sum(len(line.words) >= 0.85 * most for line in lines)
    return 0 < numbered <= len(lines) // 3 and long < 0.6 * len(lines)


def looks_like_verse(lines: Sequence[Line], manuscript: Manuscript) -> bool:
    """Tell whether lines are so by choice: short, not broken for want of room, no sentence each."""
    if len(lines) < 2 or max(len(line.words) for line in lines) > WIDEST + 30:
        return False
    if any(HYPHEN.search(line.words) for line in lines[:-1]):
        return False
    if _are_long_verse(lines) or _are_counted(lines, manuscript):
        return True
    if _is_column(lines, manuscript):
        return False
    if (
        not steps_in(lines)
        and is_running(lines, manuscript)
        and max(line.reach for line in lines) > NARROW
        and not _are_capital(lines)
    ):
        return False
    small = 0 if steps_in(lines) else sum(line.words[0].islower() for line in lines[1:])
    if 2 * small >= len(lines[1:]) and sum(len(line.words) for line in lines) > 38 * len(lines):
        return False
    capitals = sum(line.words.lstrip(OPENING)[:1].isupper() for line in lines)
    if max(len(line.words) for line in lines) > LONGEST_VERSE:
        small = sum(line.words[0].islower() for line in lines)
        stops_long = sum(ends_sentence(line.words) for line in lines)
        return small == 0 and 3 * stops_long <= len(lines) + 1
    stops = sum(ends_sentence(line.words) for line in lines[:-1])
    unspaced = sum(sets_no_spaces(line.words[0]) for line in lines)
    indents = {line.indent for line in lines}
    if unspaced > len(lines) // 2:
        lengths = {len(line.words) for line in lines}
        return max(lengths) <= 24 and len(lengths) <= 2
    if stops > 0.6 * len(lines[:-1]) and stops > 1:
        return len(lines) >= 4 and rhymes(lines)
    return capitals >= 0.6 * len(lines) or len(indents) > 1 or len(lines) >= 3
