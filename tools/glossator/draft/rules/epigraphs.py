"""Epigraphs and dedications: another's words with their source above the text, and for whom it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import find_free_runs
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.rules.letters import SALUTATION
from glossator.draft.rules.stanzas import ATTRIBUTION
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_name, is_title_case
from glossator_schema.blocks import EPIGRAPH, HEADING, TITLE

TO = re.compile(rf"[_*(]*{any_word('dedicated')}[_*)]*", re.I)
DEDICATED = re.compile(rf"[_*(]*{any_word('dedicated')}(?:\s.*|[_*)]*)", re.I)
SCRIPTURE = re.compile(
    r"(?:[1-4I]{1,3}\s)?[^\W\d_][^\W\d_]{1,14}\.?\s(?:[ivxlc]{1,8}|\d{1,3})[.,:]\s?"
    r"\d{1,3}(?:[,\s–-]{1,3}\d{1,3}){0,6}\.?\s?(?:--+|—|–|:)\s?\S.{10,}",
    re.I,
)
"""A verse of the Bible after its place."""
QUOTED = re.compile(
    r"[_*]?[“\"«„][^“”\"«»„]{10,400}[”\"»“][_*]?\s*(?:--+|—|–|―)\s*[_*]*[^\W\d_][^“”\"«»„]{1,80}"
)
"""Words in quotation marks, and whose they are, without a new line."""
WHOLE = re.compile(r"[_*]?[“\"«„][^“”\"«»„]{10,400}[”\"»“][_*]?")
"""Words in quotation marks as a whole, to which a line below belongs."""
LONGEST = 420
"""The number of characters that these have at the most."""
DEEPER = 8
"""So many columns further in than the words stands the line that says whose they are."""
FAR = 24
"""So many columns in stands a dedication, or a source, that is known by its place."""
MOST = 12
"""So many lines has an epigraph at the most."""
SHORT = 60
"""The number of characters of a line in a dedication, and of a source, at the most."""

_block = partial(of_lines, confidence=0.85)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what stands between a heading, or the title page, and the text."""
    runs = find_free_runs(draft)
    taken, begin = 0, _find_text(draft)
    for place, run in enumerate(runs):
        if run[0].number <= taken or run[0].number in draft.manuscript.margins.spans:
            continue
        rest = runs[place + 1 : place + MOST]
        lines, given = _with_source(run, rest), _with_name(run, rest)
        if _is_dedication(draft, given, begin):
            taken = given[-1].number
            begin = max(begin, runs[place + 1][0].number if place + 1 < len(runs) else 0)
            yield _block(given, EPIGRAPH, "it says for whom the text was written")
        elif len(lines) <= MOST and _has_source(lines) and _opens(draft, lines, begin):
            taken = lines[-1].number
            yield _block(lines, EPIGRAPH, "words with their source, above the text")


def _with_name(run: list[Line], following: Sequence[list[Line]]) -> list[Line]:
    """Return lines with those below, where the first says no more than that it is for somebody."""
    if not TO.fullmatch(run[-1].words):
        return run
    lines = [*run]
    for more in following:
        if more[0].number != lines[-1].number + 2 or any(_is_head(line, 0) for line in more):
            break
        lines += more
    return lines


def _with_source(run: list[Line], following: Sequence[list[Line]]) -> list[Line]:
    """Return lines with the one below a blank that says whose they are."""
    below = following[0] if following else []
    near = len(below) == 1 and below[0].number == run[-1].number + 2
    source = near and ATTRIBUTION.fullmatch(below[0].words) and not below[0].is_body
    return [*run, *below] if source else run


def _opens(draft: Draft, lines: Sequence[Line], begin: int) -> bool:
    """Tell whether lines stand directly below a heading, or before all text, and text or a heading follows."""
    above, below = draft.manuscript.above(lines[0]), draft.manuscript.below(lines[-1])
    if above is None or below is None or lines[-1].number + 1 == below.number:
        return False
    kind = draft.kind(above)
    headed = kind in (HEADING, TITLE) or (kind is None and _is_head(above))
    early = lines[0].number <= begin and above.number < lines[0].number - 1
    return (headed or early) and (below.is_body or _is_head(below) or draft.kind(below) is HEADING)


def _is_head(line: Line, most: int = 12) -> bool:
    """Tell whether a line says that it is a heading, by its name, its number or its capitals, few words."""
    words = line.words
    named = is_division(words) or ALONE.fullmatch(words) is not None
    named = named or any(whole_line(name).fullmatch(words) for name in ("sections", "contents"))
    return named or (words.isupper() and line.count <= most)


def _has_source(lines: Sequence[Line]) -> bool:
    """Tell whether lines say whose words they are: the last, deeper in or after a dash, or the first."""
    first, last = lines[0], lines[-1]
    if SCRIPTURE.match(first.words) and not find_date(first.words):
        return True
    whole = " ".join(line.words for line in lines)
    if len(whole) < 600 and QUOTED.fullmatch(whole):
        return True
    if len(lines) < 2 or len(last.words) > SHORT or INSTITUTIONS.search(last.words):
        return False
    if ATTRIBUTION.fullmatch(last.words):
        return True
    rest = " ".join(line.words for line in lines[:-1])
    if len(rest) < LONGEST and WHOLE.fullmatch(rest) and not ends_sentence(last.words):
        return True
    deeper = last.indent >= max(line.indent for line in lines[:-1]) + DEEPER
    words = sum(line.count for line in lines[:-1])
    named = is_title_case(last.words) or last.words.startswith(("_", "(", "[", "*"))
    named = named or (last.indent >= FAR and not ends_sentence(last.words))
    return (
        deeper and named and words >= 4 and not is_name(first.words) and not find_date(last.words)
    )


def _is_dedication(draft: Draft, run: Sequence[Line], begin: int) -> bool:
    """Tell whether short lines on the title page, below its title, name somebody for whom the text is."""
    first, last = run[0], run[-1]
    above, below = draft.manuscript.above(first), draft.manuscript.below(last)
    if len(run) > MOST or above is None or below is None or last.number + 1 == below.number:
        return False
    far = all(line.indent >= FAR for line in run)
    if first.number - 1 == above.number or (first.number > begin and not far):
        return False
    if not DEDICATED.fullmatch(first.words) or _is_letter(draft, below):
        return False
    if ALONE.fullmatch(above.words) or is_division(above.words):
        return False  # as a number stands above those to whom letters go
    if any(len(line.words) > SHORT or find_date(line.words) for line in run):
        return False
    early = islice(filter(draft.is_free, draft.manuscript.lines), 2)
    titled = all(line.number < first.number for line in early)
    capitals = [line.words.isupper() for line in run]
    alike = all(capitals) or not any(capitals[1:])
    ended = ends_sentence(last.words) or last.words.endswith((",", "_", ")", "*"))
    said = len(run) > 1 or ended or first.words[0].islower()
    headed = _is_head(below) or draft.kind(below) is HEADING
    return titled and alike and (said or headed)


def _find_text(draft: Draft) -> int:
    """Return the number of the first line that is text, or the name of a part of it."""
    free = (line for line in draft.manuscript.lines if draft.is_free(line))
    found = (line.number for line in free if line.is_body or is_division(line.words))
    return next(found, len(draft.manuscript.starts) + 1)


def _is_letter(draft: Draft, line: Line) -> bool:
    """Tell whether a line is the date of a letter, or its salutation."""
    run = draft.manuscript.run_of(line)
    return any(find_date(one.words) or SALUTATION.fullmatch(one.words) for one in run[:2])
