"""Lines before or after the text that name where it was published: an issue, or a path on a site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.languages import any_word, whole_line
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.dates import find_date, say_date
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, fold_title
from glossator_schema.blocks import DATE, FURNITURE, PUBLICATION, TABLE

ISSUE = re.compile(
    r"^\d+ [A-Z][\w.]*(?: [\w.]+){0,3} \d+(?: \(\d{4}\))?$|"
    rf"\b(?:{any_word('issues')}\s*(?:\d+|[IVXLC]+\b)|{any_word('ordinals')}\s{{1,3}}{any_word('issues')}\b)|"
    r"\b(\d+\s*\(\d{1,4}\)|\d+,\s+no\.?\s*\d+)|"
    r"\d{4}年第?\d+期|^proc\. .*\(\d{4}\)|\(\d{4}\)\s+\d+\s*[-–]\s*\d+|\bISSN\b|\bdoi:",
    re.I,
)
IMPRINT = re.compile(r"[^\W\d_a-zß-öø-ÿ][^:]{2,30}:\s[^:]{3,60},?\s(?:1[4-9]|20)\d\d\.?")
"""Place, publisher and year."""
CITED = re.compile(
    rf"(?P<name>[^\d]{{4,80}}?),?\s(?:{any_word('issues')}\s?)?\d{{1,4}}\s?[,(:]", re.I
)
"""A journal, with its volume."""
DAY = re.compile(r"\d\s+[^\W\d_]+\s+\d{4}|[^\W\d_]\s+\d{1,2},\s+\d{4}")
"""A day of the calendar."""
NEAR = 12
"""So many lines of the first may name a journal with its volume."""
FIRST = re.compile(rf"[\W\d①]{{0,8}}{any_word('published')}(?P<rest>.{{4,100}})", re.I)
"""What says when a text first came out."""
PATH = re.compile(r"(?P<first>[^>»›]{2,40}?)\s*[>»›]\s*\S.{0,60}")
MASTHEAD = 3
"""So many lines, at the most, has the name of a journal."""
FEW = 8
"""So many words, at the most, has a line of it."""
NO_NAMES = frozenset({"home", "homepage", "index", "main", "start", "news", "you are here"})


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose lines with a volume or issue; a path is the outlet's if it begins with a name."""
    for line in draft.manuscript.lines[:2]:
        said = {match[0].casefold()[:2] for match in ISSUE.finditer(line.words)}
        least = {FURNITURE: 2, TABLE: 1}.get(draft.kind(line) or DATE, 9)
        if len(said) >= least and say_date(line.words):
            yield FactProposal(
                line=line.number,
                key=DATE,
                value=line.words,
                reason="the head of the first page, with volume and issue",
                confidence=0.8,
            )
    yield from _find_first(draft)
    yield from _find_masthead(draft)
    journals = {
        fold_title(cited["name"])
        for line in draft.manuscript.lines[:NEAR]
        if (cited := CITED.match(line.words)) and say_date(line.words)
    }
    for line in (*draft.head, *draft.tail):
        if not draft.is_free(line) or line.count > 25:
            continue
        above = line.number < draft.content[0]
        if above and fold_title(line.words) in journals:
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION,
                reason="the name of a journal, as it stands with its volume",
                confidence=0.85,
            )
            continue
        imprint = above and IMPRINT.fullmatch(line.words)
        imprint = None if DAY.search(line.words) else imprint
        occasion = above and whole_line("occasions").fullmatch(line.words)
        said = {match[0].casefold()[:2] for match in ISSUE.finditer(line.words)}
        told = imprint or occasion or len(said) > 1
        if ends_sentence(line.words) and not told:
            continue
        if imprint or occasion:
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION,
                reason="a place, a publisher and a year" if imprint else "where it was spoken",
                confidence=0.85,
            )
        elif said and (len(said) > 1 or not find_date(line.words)):
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION,
                reason="it names a volume, issue or year of a journal",
                confidence=0.9,
            )
        elif path := PATH.fullmatch(line.words):
            named = path["first"].strip().lower() not in NO_NAMES
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION if named else FURNITURE,
                reason="the site’s path to the page"
                + (", which names the outlet" if named else ""),
                confidence=0.8 if named else 0.95,
            )


def _find_masthead(draft: Draft) -> Iterator[BlockProposal]:
    """Yield the first lines, where they are the name of a journal above its number and date."""
    run = draft.manuscript.runs[0] if draft.manuscript.runs else ()
    for place, line in enumerate(run[: MASTHEAD + 1]):
        if not draft.is_free(line) or line.count > FEW:
            return
        if place and ISSUE.search(line.words) and say_date(line.words):
            yield BlockProposal(
                line=run[0].number,
                last=line.number,
                kind=PUBLICATION,
                reason="the name of a journal, above its number and date",
                confidence=0.85,
            )
            return


def _find_first(draft: Draft) -> Iterator[FactProposal]:
    """Yield the date when the text came out first, where a line opens with words that say it."""
    for line in draft.manuscript.lines:
        match = FIRST.match(line.words)
        if match and say_date(match["rest"]):
            yield FactProposal(
                line=line.number,
                key=DATE,
                value=match["rest"].strip(" :："),
                reason="it says when the text first came out",
                confidence=0.9,
            )
            return
