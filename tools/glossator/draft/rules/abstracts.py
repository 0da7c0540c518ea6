"""The author's abstract and keywords: paragraphs that open with that word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word
from glossator.draft.layout import is_running
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence
from glossator_schema.blocks import ABSTRACT, KEYWORDS

BOLD = r"(\*\*|__|\*|_)?"
LABELS = tuple(
    (
        kind,
        re.compile(
            rf"{BOLD}([\[［【〔]?(?:{any_word(name)})\s*[\]］】〕]?\s*[:：.—–-]*){BOLD}"
            r"(?:(?<=[:：.—–*_\]］】〕-])\s*|\Z)",
            re.I,
        ),
    )
    for kind, name in ((ABSTRACT, "abstract"), (KEYWORDS, "keywords"))
)

BRACKETED = re.compile(r"[\[［【〔][^\]］】〕]{2,12}[\]］】〕]")
"""A label in brackets, as others of a head stand below that of the keywords."""
SPACED = re.compile(r"(?:\w ){4,}\w")
"""A word whose letters are set apart."""
TERM = 6
"""So many words, at the most, has a keyword on a line of its own."""
EARLY = 6
"""So many lines of running text, at the most, stand before an abstract."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the first line of each kind; the opening word is its label, markup is left out."""
    for kind, pattern in LABELS:
        for line in draft.manuscript.lines:
            match = _match(pattern, line.words)
            if not draft.is_free(line) or not match:
                continue
            if match.end() == len(match.string) and _is_late(draft, line):
                break  # what a chapter ends with is no abstract
            terms = _find_terms(draft, line) if kind is KEYWORDS else []
            if (
                match.end() < len(match.string)
                or terms
                or (kind is ABSTRACT and _opens_next(draft, line))
            ):
                yield BlockProposal(
                    line=line.number,
                    last=terms[-1].number if terms else _find_end(draft, line),
                    kind=kind,
                    label=line.words if match.string != line.words else match[2],
                    cuts=tuple(filter(None, (match[1], match[3]))),
                    reason=f"it opens with {match[2]!r}",
                    confidence=0.97,
                )
                break


def _match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the label at the beginning of words, whose letters may be set apart."""
    return pattern.match(words.replace(" ", "") if SPACED.fullmatch(words) else words)


def _find_terms(draft: Draft, line: Line) -> list[Line]:
    """Return the short lines, each a term, directly below a label alone in its line."""
    run = draft.manuscript.run_of(line)
    terms = list(run[run.index(line) + 1 :])
    plain = all(
        draft.is_free(one) and one.count <= TERM and not ends_sentence(one.words) for one in terms
    )
    alone = line.words.endswith((":", "：")) or line.count == 1
    return terms if plain and alone else []


def _find_end(draft: Draft, line: Line) -> int:
    """Return the number of the last line: those of the same paragraph belong to it, up to the next label."""
    by_number, last = draft.manuscript.by_number, line.number
    lines = [line]
    alone = any(
        match and match.end() == len(match.string)
        for match in (_match(p, line.words) for _, p in LABELS)
    )
    if alone and line.number + 1 not in by_number and _opens_next(draft, line):
        last = line.number + 2
        lines = [by_number[last]]
    while last + 1 in by_number and draft.is_free(by_number[last + 1]):
        following = by_number[last + 1]
        if BRACKETED.match(following.words) or any(p.match(following.words) for _, p in LABELS):
            break
        lines.append(following)
        last += 1
    text = lines[1:] if alone and last > line.number + 1 else lines
    if len(text) > 1 and not is_running(text, draft.manuscript):
        return lines[0].number
    return last


def _is_late(draft: Draft, line: Line) -> bool:
    """Tell whether running text stands before a label alone in its line."""
    return sum(one.is_body for one in draft.manuscript.lines if one.number < line.number) > EARLY


def _opens_next(draft: Draft, line: Line) -> bool:
    """Tell whether a paragraph stands below a label alone in its line."""
    by_number = draft.manuscript.by_number
    following = by_number.get(line.number + 1) or by_number.get(line.number + 2)
    return following is not None and following.count > 4 and draft.is_free(following)
