"""Letters of a collection, or one by itself: where each begins and ends, by what stands around its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from glossator.draft.languages import any_word
from glossator.draft.letter_lines import (
    ITALIC,
    NAMES,
    NOTED,
    WORDS,
    Run,
    goes_below,
    has_date_line,
    is_addressed,
    is_led,
    is_letter_number,
    is_letter_text,
    is_regards,
    is_short,
    is_signature,
    leads_to_regards,
)
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.divisions import NUMBER, is_division, tell_value
from glossator.draft.rules.letters import (
    NUMBERED,
    SALUTATION,
    SHORT,
    TO,
)
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_title_case
from glossator_schema.blocks import CLOSER, HEADING, OPENER

RUN_IN = re.compile(
    rf"[_*\"“]*{any_word('salutations')}\s*[,:!.]?[_*]*\s?(?:--+|—|–)[_*]*\s?\S.*", re.I
)
"""A salutation with the letter in the same line."""
CALLED = re.compile(r"[^.?]{2,60}(?:[,:!.]\s?(?:--+|—|–)|,)[_*]*")
"""A line that calls somebody, whatever by: a dash after its stop, or a comma, ends it."""
ANY_TO = re.compile(TO.pattern, re.I)
ADDRESSED = re.compile(rf"(?:(?:{any_word('divisions')}\s)?{NUMBER}[.:]?\s)?{TO.pattern}", re.I)
"""A heading that says to whom a letter goes."""
MOSTLY = 0.7
"""The least share of a text that is within a letter, for it to be one."""
LEADING = 40
"""So many words, at the most, has a line whose sentence ends in the regards below it."""
RUNS = 5
"""So many runs of lines, at the most, stand between the place and the salutation, or below a letter."""

_block = partial(of_lines, confidence=0.88)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose openers and closers of each letter, where the text is surely letters."""
    runs = draft.manuscript.runs
    opened = [n for n, run in enumerate(runs) if _is_salutation(draft, runs, n)]
    closed = [n for n in range(len(runs)) if _is_closing(draft, runs, n)]
    throughout = _is_addressed_throughout(draft, runs)
    if closed and not opened:
        opened = [n for n in range(closed[-1]) if _is_named_only(draft, runs, n)][:1]
    if (not opened or not closed) and not throughout:
        return
    if (
        not throughout
        and len(opened) + len(closed) < 3
        and not _is_most(runs, opened[0], closed[-1])
    ):
        return
    called = list(_find_addressees(draft))
    yield from called
    lines = {block.line for block in called}
    heads = {n for n, run in enumerate(runs) if _is_head(draft, run) or run[0].number in lines}
    yield from _find_numbers(draft, [runs[n][0] for n in sorted(heads)])
    yield from _find_capitals(draft, [(runs[n], n - 1 in heads) for n in sorted(heads)])
    starts = sorted({*opened, *(n + 1 for n in heads if n + 1 < len(runs) and n + 1 not in heads)})
    firsts: dict[int, Line | None] = {}
    for start in starts:
        first, last = _find_opener(draft, runs, start, heads)
        firsts[first] = last or firsts.get(first)
    for first, last in firsts.items():
        if last is not None:
            yield _block((runs[first][0], last), OPENER, "above a letter, its salutation below")
    begins = sorted({*heads, *firsts, len(runs)})
    for begin, end in pairwise(begins):
        yield from _find_closer(draft, list(runs[begin:end]))


def _is_most(runs: Sequence[Run], first: int, last: int) -> bool:
    """Tell whether most of the text stands between a salutation and regards."""
    texts = [n for n, run in enumerate(runs) if any(line.is_body for line in run)]
    within = [n for n in texts if first <= n <= last]
    return len(within) >= MOSTLY * len(texts)


def _find_numbers(draft: Draft, heads: Sequence[Line]) -> Iterator[BlockProposal]:
    """Yield the numbers of letters that stand alone in their lines, each one more than the last."""
    numbers = [line for line in heads if draft.is_free(line) and is_letter_number(line)]
    values = [tell_value(line.words) for line in numbers]
    steps = [b - a for a, b in pairwise(values)]
    if len(numbers) > 1 and sum(step == 1 for step in steps) >= MOSTLY * len(steps):
        for line in numbers:
            yield _block([line], HEADING, "the number of a letter, one of several", level=1)


def _find_capitals(draft: Draft, heads: Sequence[tuple[Run, bool]]) -> Iterator[BlockProposal]:
    """Yield headings in capitals that say to whom, where several do; each with whether a heading is above."""
    found = [
        (run, below)
        for run, below in heads
        if ANY_TO.match(run[0].words) and run[0].words.isupper() and all(map(draft.is_free, run))
    ]
    for run, below in found if len(found) > 1 else []:
        reason = "it says in capitals to whom a letter goes"
        yield _block((run[0], run[-1]), HEADING, reason, level=2 if below else 1)


def _is_addressed_throughout(draft: Draft, runs: Sequence[Run]) -> bool:
    """Tell whether several headings say to whom, and places and dates stand below or above as many of them."""
    heads = [n for n, run in enumerate(runs) if len(run) <= 2 and ADDRESSED.fullmatch(run[0].words)]
    near = {n for head in heads for n in (head - 2, head - 1, head + 1) if 0 <= n < len(runs)}
    dated = [n for n in near if is_short(runs[n]) and has_date_line(runs[n])]
    texts = sum(
        is_letter_text(runs[n]) for head in heads for n in (head + 1, head + 2) if n < len(runs)
    )
    return len(heads) > 1 and len(dated) > 1 and texts >= len(heads) - 1


# --- openers -----------------------------------------------------------------------------------


def _is_salutation(draft: Draft, runs: Sequence[Run], place: int) -> bool:
    """Tell whether a run ends with a salutation, or begins with one that its letter follows in the line."""
    run = runs[place]
    if not all(map(draft.is_free, run)):
        return False
    if RUN_IN.fullmatch(run[0].words) and run[0].count > 4:
        return True
    below = runs[place + 1] if place + 1 < len(runs) else ()
    last = run[-1]
    called = SALUTATION.fullmatch(last.words) is not None and len(last.words) <= SHORT
    to = last.words.endswith((":", ",")) and ANY_TO.fullmatch(last.words[:-1]) is not None
    called = called or (to and not draft.manuscript.has_body_before(last.number))
    if place + 2 < len(runs) and _is_date_below(runs, place):
        below = runs[place + 2]
    return called and is_short(run) and bool(below) and is_letter_text(below)


def _is_named_only(draft: Draft, runs: Sequence[Run], place: int) -> bool:
    """Tell whether a name with a comma is all that a line has, above the first text: who is written to."""
    line, below = runs[place][0], runs[place + 1] if place + 1 < len(runs) else ()
    short = len(runs[place]) == 1 and line.count <= NAMES and is_title_case(line.words)
    called = (
        short
        and draft.is_free(line)
        and line.words.endswith(",")
        and bool(below)
        and is_letter_text(below)
    )
    return called and not draft.manuscript.has_body_before(line.number)


def _is_date_below(runs: Sequence[Run], place: int) -> bool:
    """Tell whether place and date stand below a salutation, as some editions print them."""
    below = runs[place + 1] if place + 1 < len(runs) else ()
    return bool(below) and len(below) <= 2 and is_short(below) and has_date_line(below)


def _find_opener(
    draft: Draft, runs: Sequence[Run], start: int, heads: set[int]
) -> tuple[int, Line | None]:
    """Return the place of the first run of a letter's opener, and its last line; None where it has none."""
    run = runs[start]
    above = start - 1
    if _is_salutation(draft, runs, start) and not RUN_IN.fullmatch(run[0].words):
        last: Line | None = runs[start + 1][-1] if _is_date_below(runs, start) else run[-1]
    elif (
        _is_called(draft, runs, start, heads)
        or _is_named_only(draft, runs, start)
        or (
            has_date_line(run)
            and is_short(run)
            and start + 1 < len(runs)
            and is_letter_text(runs[start + 1])
        )
    ):
        last = run[-1]
    elif is_letter_text(run):
        last, above = None, start - 1
    else:
        return start, None
    first = start if last else start + 1
    for place in range(above, max(-1, above - RUNS), -1):
        other = runs[place]
        if place in heads:
            first = min(first, place + 1) if last or first <= above else first
            break
        if not is_short(other) or not all(map(draft.is_free, other)):
            break
        later = draft.manuscript.has_body_before(other[0].number)
        if later and any(map(is_signature, other)) and not has_date_line(other):
            break  # the letter above ends there
        head = not later and place > 0 and first == place + 1 and _is_letterhead(other)
        if has_date_line(other) or is_addressed(other) or head:
            first = place
    if last is None and first <= above:
        last = runs[above][-1]
    return min(first, start), last


def _is_letterhead(run: Run) -> bool:
    """Tell whether lines directly above place and date say from which house a letter comes."""
    return len(run) > 1 and any(char.isdigit() for line in run for char in line.words)


def _is_called(draft: Draft, runs: Sequence[Run], place: int, heads: set[int]) -> bool:
    """Tell whether a line directly below the head of a letter calls somebody, by whatever name."""
    run = runs[place]
    below = runs[place + 1] if place + 1 < len(runs) else ()
    short = len(run) == 1 and run[0].count <= WORDS and draft.is_free(run[0])
    under = place - 1 in heads or (place > 1 and has_date_line(runs[place - 1]))
    dashed = CALLED.fullmatch(run[0].words) is not None
    return short and under and dashed and bool(below) and is_letter_text(below)


def _find_addressees(draft: Draft) -> Iterator[BlockProposal]:
    """Yield the lines in italics that say to whom a letter goes, if below most headings one stands."""
    lines = draft.manuscript.lines
    headed = [(a, b) for a, b in pairwise(lines) if is_division(a.words) and not b.is_body]
    found = [
        b
        for _, b in headed
        if ITALIC.fullmatch(b.words) and TO.fullmatch(b.words) and draft.is_free(b)
    ]
    for line in found if len(found) > 1 and 3 * len(found) >= 2 * len(headed) else []:
        cuts = (line.words[0], line.words.rstrip(".")[-1])
        yield BlockProposal(
            line=line.number,
            kind=HEADING,
            level=2,
            cuts=cuts,
            reason="below the heading of each letter, it says to whom it goes",
            confidence=0.8,
        )


def _is_head(draft: Draft, run: Run) -> bool:
    """Tell whether a run is the heading of a letter: its number, or to whom it goes in capitals."""
    line = run[0]
    if not draft.is_free(line):
        return draft.kind(line) is HEADING
    words = line.words.strip("_*[] ")
    numbered = is_division(words) or is_letter_number(line) or NUMBERED.fullmatch(words)
    to = line.words.isupper() and ANY_TO.match(line.words) is not None
    to = to or (line.words[0].isdigit() and ADDRESSED.fullmatch(line.words) is not None)
    italic = ITALIC.fullmatch(line.words) is not None and TO.fullmatch(line.words) is not None
    return len(run) <= 2 and (bool(numbered) or to) and not italic


# --- closers -----------------------------------------------------------------------------------


def _find_closer(draft: Draft, runs: list[Run]) -> Iterator[BlockProposal]:
    """Yield what closes a letter: the last signature in it, and the short lines directly above and below."""
    while runs and (not draft.is_free(runs[-1][0]) or NOTED.match(runs[-1][0].words)):
        runs.pop()
    least = next((n for n, run in enumerate(runs) if is_letter_text(run)), None)
    if least is None:
        return
    late = range(len(runs) - 1, max(least, len(runs) - RUNS) - 1, -1)
    early = [n for n in range(late.stop, least, -1) if _is_surely_closing(draft, runs, n)]
    for place in (*early[:1], *late):
        run = runs[place]
        begin = _find_begin(draft, run, place > least)
        signed = place > least + 1 and any(map(is_signature, runs[place - 1]))
        if begin is None or (signed and ends_sentence(run[-1].words) and not is_signature(run[-1])):
            continue  # greetings below the signature add to the letter
        first, last = run[begin], run[-1]
        for other in reversed(runs[least + 1 : place]) if begin == 0 else ():
            if not _leads(draft, other):
                break
            first = other[0]
        for other in runs[place + 1 :]:
            called = not ends_sentence(last.words) and len(other) == 1 and other[0].count <= 3
            called = called or (is_regards(draft, last) and _are_signatories(other))
            if not is_short(other) or not all(map(draft.is_free, other)):
                break
            if not (called or goes_below(other)):
                break
            last = other[-1]
        yield _block((first, last), CLOSER, "a signature below a letter, and what belongs to it")
        return


def _find_begin(draft: Draft, run: Run, apart: bool) -> int | None:
    """Return from which line on a run is a closer; None if none of it is."""
    for place, line in enumerate(run):
        if not draft.is_free(line):
            return None
        rest = run[place:]
        if (place or apart) and is_regards(draft, line) and is_short(rest[1:]):
            while place and leads_to_regards(run[place - 1]) and (place > 1 or apart):
                place -= 1
            return place
    signed = any(map(is_signature, run)) or is_led(run)
    return 0 if apart and is_short(run) and signed else None


def _is_closing(draft: Draft, runs: Sequence[Run], place: int) -> bool:
    """Tell whether a run has regards, or lines with commas that lead to a name."""
    led = len(runs[place]) > 1 and _is_surely_closing(draft, runs, place)
    return led or any(is_regards(draft, line) for line in runs[place])


def _is_surely_closing(draft: Draft, runs: Sequence[Run], place: int) -> bool:
    """Tell whether a run closes a letter whatever stands below: commas, or regards, lead to a name."""
    run = runs[place]
    if not is_short(run) or not all(map(draft.is_free, run)):
        return False
    if len(run) > 1:
        return is_led(run)
    below = runs[place + 1] if place + 1 < len(runs) else ()
    return is_regards(draft, run[0]) and len(below) == 1 and is_signature(below[0])


def _are_signatories(run: Run) -> bool:
    """Tell whether lines below regards are names, each with what its bearer is."""
    return all(line.words[0].isupper() and not ends_sentence(line.words) for line in run)


def _leads(draft: Draft, run: Run) -> bool:
    """Tell whether what stands above a signature leads to it, and is no sentence by itself."""
    most = LEADING if len(run) == 1 else WORDS
    if not all(map(draft.is_free, run)) or len(run) > 3 or any(line.count > most for line in run):
        return False
    if has_date_line(run) and is_short(run) and not is_letter_text(run[:-1]):
        return True
    open_end = run[-1].words.endswith(",") or not ends_sentence(run[-1].words)
    whole = len(run) == 1 and run[0].count <= LEADING
    return (open_end and (whole or not run[0].is_body)) or any(
        is_regards(draft, line) for line in run
    )
