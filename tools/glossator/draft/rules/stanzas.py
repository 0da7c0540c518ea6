"""Verse: lines that are lines by choice, in stanzas; an epigraph; words set further in, which are another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from glossator.draft.languages import any_word, whole_line
from glossator.draft.layout import LONGEST_VERSE, find_free_runs, is_running, looks_like_verse
from glossator.draft.manuscript import WIDEST, Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_name
from glossator_schema.blocks import EPIGRAPH, FURNITURE, HEADING, QUOTATION, VERSE

ATTRIBUTION = re.compile(r"[\s_*(\[]*(?:—+|–|--+|―|~)\s*[_*]*[^\W_].{0,80}")
QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{10,300}[”\"»“]\s*(?:—|–|--+|―)\s*[^\W\d_].{2,60}")
"""Words in quotation marks, and who said them, in one line."""
SCRIPTURE = re.compile(
    r"(?:\d\s)?[^\W\d_][\w.]+\s(?:[ivxlc]+|\d{1,3})[.,:]\s?\d{1,3}(?:[,\s–-]+\d{1,3})*\.?", re.I
)
"""Chapter and verse, above the words of the Bible."""
BY = re.compile(rf"[\W_]*{any_word('by')}(?:\s|$)", re.I)
MARKED = re.compile(r"(?:[-*+•|#>]|\d{1,3}[.)]|\[|\(?[a-z][.)]\s|\(\w\)|\*\*)")
TABULAR = re.compile(r"\S(?:\s{2,}|\t)\S")
COUNTED = re.compile(r"\s{2,}(\d{1,4})$")
"""The number of a line of verse, at its end."""
SHARE = 0.4
"""The least share of all lines that are in stanzas, for each run of lines that may be one to be one."""
EARLY = 6
"""Among so many lines, at the file's beginning, the title is."""
HEADED = 6
"""So many words, at the most, has a line alone that may be a heading above verse."""
NEARLY_ALL = 0.7
"""The share of all lines at which a text is a poem, and what else stands in it is likely verse too."""
SET_IN = 2
"""So many columns further in than most lines, lines are set apart."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose stanzas, epigraphs, and prose that is set further in."""
    runs = find_free_runs(draft)
    base = _find_base(draft)
    for run in runs:
        if _is_epigraph(draft, run):
            yield _block(run, EPIGRAPH, "words with their source, before the text", 0.85)
    epigraphs = {run[0].number for run in runs if _is_epigraph(draft, run)}
    runs = [run for run in runs if run[0].number not in epigraphs]
    for run in runs:
        if _is_numbered(draft, run):
            yield _block(run[:1], HEADING, "a number above a stanza", 0.85, level=1)
    runs = [run[1:] if _is_numbered(draft, run) else run for run in runs]
    stanzas = [run for run in runs if _is_stanza(draft, run)]
    lines = sum(map(len, stanzas))
    poem = lines >= 4 and lines >= SHARE * sum(map(len, runs))
    others = [run for run in runs if len(run) > 1 or run[0].count > HEADED]
    if poem and lines >= NEARLY_ALL * sum(map(len, others)):
        longest = max(line.reach for run in stanzas for line in run)
        first = stanzas[0][0].number
        known = {run[0].number for run in stanzas}
        rest = [run for run in runs if run[0].number > first and run[0].number not in known]
        short = [run for run in rest if _may_be_stanza(run, longest)]
        stanzas = sorted([*stanzas, *short], key=lambda run: run[0].number)
    taken = set()
    for run in stanzas:
        apart = run[0].indent >= base + SET_IN or _follows_colon(draft, run)
        if poem or apart or len(run) >= 4:
            taken.add(run[0].number)
            cuts = tuple(match[0] for line in run if (match := COUNTED.search(line.words)))
            yield _block(run, VERSE, "lines that were not broken for want of room", 0.85, cuts=cuts)
    for run in runs:
        if run[0].number not in taken and _is_set_in(draft, run, base):
            yield _block(run, QUOTATION, f"set {run[0].indent - base} columns further in", 0.85)


def _may_be_stanza(run: list[Line], longest: int) -> bool:
    """Tell whether lines of a poem, which by themselves might be prose, are as short as its others."""
    marked = any(MARKED.match(line.words) for line in run)
    capital = run[0].words.lstrip("\"'“‘«„—–- ")[:1].isupper()
    longest = min(LONGEST_VERSE, longest + longest // 3)
    several = len(run) > 1 or (ends_sentence(run[0].words) and not ALONE.fullmatch(run[0].words))
    return several and capital and not marked and max(line.reach for line in run) <= longest


def _is_numbered(draft: Draft, run: list[Line]) -> bool:
    """Tell whether a number stands directly above a stanza."""
    return len(run) > 2 and ALONE.fullmatch(run[0].words) is not None and _is_stanza(draft, run[1:])


def _find_base(draft: Draft) -> int:
    """Return how far in most lines of the text stand."""
    counted = Counter(line.indent for line in draft.manuscript.lines if len(line.words) > 20)
    return counted.most_common(1)[0][0] if counted else 0


def _is_stanza(draft: Draft, run: list[Line]) -> bool:
    if not looks_like_verse(run, draft.manuscript):
        return False
    if any(MARKED.match(line.words) or TABULAR.search(_uncounted(line)) for line in run):
        return False
    early = run[0] in draft.manuscript.lines[:EARLY]
    if early and len(run) == 2 and is_name(run[1].words):
        return False  # a title and who wrote it
    if any(BY.match(line.words) or INSTITUTIONS.search(line.words) for line in run):
        return False
    if any(not any(map(str.isalpha, line.words)) for line in run):
        return False
    if any(is_division(line.words) or whole_line("sections").fullmatch(line.words) for line in run):
        return False
    if (
        find_date(run[0].words)
        or find_date(run[-1].words)
        or all(line.words.isupper() for line in run)
    ):
        return False
    first = draft.manuscript.lines[0].number
    return len(run) >= 4 or run[0].number != first


def _uncounted(line: Line) -> str:
    """Return the words of a line without its number, which is a multiple of five."""
    match = COUNTED.search(line.words)
    return line.words[: match.start()] if match and int(match[1]) % 5 == 0 else line.words


def _follows_colon(draft: Draft, run: list[Line]) -> bool:
    before = draft.manuscript.lines_before(run[0].number)
    return bool(before) and before[-1].words.endswith((":", "："))


def _is_epigraph(draft: Draft, run: list[Line]) -> bool:
    """Tell whether lines are another's words with their source below, before all text or below a heading."""
    if len(run) == 1 and QUOTED.fullmatch(run[0].words):
        return not draft.manuscript.has_body_before(run[0].number)
    if 2 <= len(run) <= 5 and SCRIPTURE.fullmatch(run[0].words) and not find_date(run[0].words):
        return not draft.manuscript.has_body_before(run[0].number)
    if not 2 <= len(run) <= 8 or not ATTRIBUTION.fullmatch(run[-1].words):
        return False
    before = draft.manuscript.lines_before(run[0].number)
    return not any(line.is_body for line in before[-1:]) and (
        len(before) < 12 or not ends_sentence(before[-1].words)
    )


def _is_set_in(draft: Draft, run: list[Line], base: int) -> bool:
    least = min(line.indent for line in run)
    if least < base + SET_IN or any(TABULAR.search(line.words) for line in run):
        return False
    if MARKED.match(run[0].words) or ATTRIBUTION.fullmatch(run[0].words):
        return False
    above = draft.manuscript.above(run[0])
    if above is None or not _has_text_before(draft, run[0], least):
        return False  # a title page is set as its lines look best
    if above.indent == least and above.count <= HEADED and not above.is_body:
        return False  # what stands below its heading in a box
    if len(run) == 1 and run[0].indent in _find_firsts(draft, base):
        return False  # a paragraph of one line
    if run[0].indent > base + 24 or (len(run) == 1 and not ends_sentence(run[0].words)):
        return False
    words = sum(line.count for line in run)
    before = draft.manuscript.by_number.get(run[0].number - 1)
    running = (
        len(run) == 1 or is_running(run, draft.manuscript) or max(x.reach for x in run) > WIDEST
    )
    return words >= 5 and before is None and (running or ends_sentence(run[-1].words))


def _find_firsts(draft: Draft, base: int) -> set[int]:
    """Return how far in the first lines of several paragraphs stand, whose other lines do not."""
    pairs = (pair for run in draft.manuscript.runs for pair in pairwise(run[:2]))
    counted = Counter(a.indent for a, b in pairs if b.indent == base < a.indent)
    return {indent for indent, times in counted.items() if times > 1}


def _has_text_before(draft: Draft, line: Line, least: int) -> bool:
    """Tell whether text that stands less far in comes before a line."""
    before = (one for one in draft.manuscript.lines if one.number < line.number)
    return any(
        one.is_body and one.indent < least and draft.kind(one) is not FURNITURE for one in before
    )


def _block(
    run: list[Line],
    kind: object,
    reason: str,
    confidence: float,
    level: int = 0,
    cuts: tuple[str, ...] = (),
) -> BlockProposal:
    fields = {"line": run[0].number, "last": run[-1].number, "kind": kind, "reason": reason}
    return BlockProposal(**fields, level=level, cuts=cuts, confidence=confidence)  # type: ignore[arg-type]
