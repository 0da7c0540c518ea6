"""The title: what the data before the text say, or of the lines before it the one most like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from glossator.draft.languages import LANGUAGES, any_word, whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import are_persons, has_common
from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.dates import say_date
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft
from glossator.draft.title_bylines import find_byline
from glossator.draft.title_weight import (
    BRACKETED,
    CASE,
    MENU,
    NUMBERED,
    TitleWeight,
    find_first,
    is_article,
)
from glossator.draft.wording import (
    INSTITUTIONS,
    TITLE_MARK,
    ends_sentence,
    is_name,
    is_title_case,
)
from glossator_schema.blocks import AUTHOR, AUTHOR_NOTE, FURNITURE, PUBLICATION, TITLE
from glossator_schema.points import read_mark

ODD = re.compile(
    r"^[a-z]|[@|>•\t]|https?:|\s[:：]\s|[;:]$|(?<![A-ZÀ-Þ]),$|(?<![A-Z.])[.]$|^[\W\d_]+$|^\d+ [A-Z][\w.]* \d+"
)
"""What a title does not have."""
SIGNATURE = re.compile(r"[^:：]{2,25}[:：]\s?[A-Za-z]{0,3}\W?[\d/.-]{2,}")
"""The number by which a court or an archive calls a text."""
WAY = re.compile(r"[«‹◄←<]\s.*\s{3,}.*|.*\s{3,}.*\s[»›►→>]")
"""The way to the neighbours of a text."""
FILE = re.compile(r"\.(?:djvu|pdf|docx?|odt|txt|html?|epub)$", re.I)
NAVIGATION = re.compile(r"[|>»›•]|^(?:home|menu|search|share)\b", re.I)
AGAINST = re.compile(r"v\.?|vs\.?|versus|against|-v-", re.I)
BY = re.compile(rf"[\W_]*{any_word('by')}\b", re.I)
ON = re.compile(
    rf"(?!{any_word('sender')}\s)(?:{any_word('together')}|{any_word('addressee')}|{any_word('whose')})\s",
    re.I,
)
"""Words with which a title goes on after a blank line."""
INITIALED = re.compile(r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]{3,}")
STOP = re.compile(r"[^.]*[^\W\d]{4,}[”’»\"')]*\.")
"""A title with the stop that old title pages set."""
DOCKET = re.compile(r"\s\((?:No\.\s)?\d[\d/-]*\)$")
"""The number of a case, behind its name."""
LINES = 4
"""So many lines below its first a title may end."""
FEW = 4
"""So many words, at the most, has a line before the title that says nothing of the text."""
DIVIDED = 30
"""So many characters, at the least, has the first line of a title that is divided for want of room."""
LONGEST = 15
"""The number of words that the first line has at the most, where it is the title for want of another."""


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose one title, if no rule has found it, and say what stands before it."""
    if draft.first(TITLE) is not None:
        return
    if any(fact.key is TITLE for fact in draft.of(FactProposal)):
        return
    head = [line for line in draft.head if draft.is_free(line)]
    parties = next((run for run in draft.manuscript.runs if _are_parties(draft, run)), ())
    if parties and not any(line.apart and CASE.fullmatch(line.words) for line in head):
        yield BlockProposal(
            line=parties[0].number,
            last=parties[-1].number,
            kind=TITLE,
            reason="the parties of a case in court",
            confidence=0.9,
        )
        return
    if _is_chapter(draft, head):
        yield BlockProposal(
            line=head[1].number,
            kind=TITLE,
            reason="the only chapter, below what it is a part of",
            confidence=0.75,
        )
        yield BlockProposal(
            line=head[0].number,
            kind=FURNITURE,
            reason="what the chapter is a part of",
            confidence=0.7,
        )
        return
    before = [*takewhile(lambda n: not (n.is_body or is_division(n.words)), head)] or head
    lines = [
        line
        for line in before
        if line.count <= 30 and (not ODD.search(line.words) or _is_stopped(draft, line))
    ]
    lines = [
        line
        for line in lines
        if not (FILE.search(line.words) or MENU.search(line.words) or _goes_on(draft, line))
        and WAY.fullmatch(line.words) is None
        and not is_article(line)
    ]
    if not lines or is_division(head[0].words) or SIGNATURE.fullmatch(head[0].words):
        return
    if len(lines) > 1 and whole_line("rubrics").fullmatch(lines[0].words):
        lines = lines[1:]
    weight = TitleWeight(draft)
    first = lines[1] if _is_kicker(lines) else lines[0]
    points = {line: weight.of(line) + (line is first) for line in lines}
    begins = {line: find_first(draft, line) for line in lines}
    title = max(lines, key=points.__getitem__)
    if (
        title is lines[0]
        and len(lines) > 1
        and _is_author_above(draft, title)
        and draft.manuscript.below(title) is lines[1]
        and _is_title_below(draft, lines[1])
    ):
        title = lines[1]
        yield BlockProposal(
            line=lines[0].number,
            kind=AUTHOR,
            reason="a name above the title",
            confidence=0.75,
        )
        head.remove(lines[0])
    if points[title] < 2 and not (title is lines[0] and title.count <= LONGEST):
        return
    last = _find_last(draft, title)
    begin = begins[title]
    yield BlockProposal(
        line=begin,
        last=last,
        kind=TITLE,
        cuts=_find_cuts(draft, title, last),
        reason="before the text the line most like a title: capitals, length, blank lines, repetition",
        confidence=max(0.5, min(0.95, 0.6 + 0.1 * points[title])),
    )
    if by := find_byline(draft, draft.manuscript.by_number[last]):
        yield by.fact
    above = [line for line in head if line.number < begin]
    nearest = [line for line in above if draft.manuscript.below(line) is title and line.apart]
    below = [line for line in draft.head if line.number > title.number]
    by_name = not any(
        (are_persons(line.words) and not is_division(line.words)) or draft.kind(line) is AUTHOR
        for line in below
    )
    for line in head:
        words = line.words.title() if line.words.isupper() else line.words
        person = is_name(words) and not MENU.search(words)
        if person and by_name and (above == [line] or nearest == [line]):
            yield BlockProposal(
                line=line.number,
                kind=AUTHOR,
                reason="a name above the title",
                confidence=0.75,
            )
        elif line in above and not _is_sentence(draft, line, title):
            institution = INSTITUTIONS.search(line.words.title()) is not None
            strange = NAVIGATION.search(line.words) is not None or line.count <= FEW
            strange = strange or (MENU.search(line.words) is not None and not say_date(line.words))
            strange = strange or FILE.search(line.words) is not None
            strange = strange and not institution and not NUMBERED.fullmatch(line.words)
            strange = strange and not BRACKETED.fullmatch(line.words)
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE if strange else PUBLICATION,
                reason="it stands before the title, and is none of what a title page has",
                confidence=0.7,
            )


def _is_chapter(draft: Draft, head: list[Line]) -> bool:
    """Tell whether a text is a chapter by itself: its number and name are the second line; nobody signs."""
    if len(head) < 2 or not all(line.apart for line in head[:2]):
        return False
    chapters = [line for line in draft.manuscript.lines if is_division(line.words)]
    named = ":" in head[1].words and head[0].count <= FEW and not head[0].words.isupper()
    return named and chapters == [head[1]] and draft.first(AUTHOR) is None


def _is_stopped(draft: Draft, line: Line) -> bool:
    """Tell whether a line is an old title page’s first, which has a stop: the author stands below."""
    below = draft.manuscript.below(line)
    first = line is draft.manuscript.lines[0] and line.apart and line.count <= LONGEST
    return (
        first
        and re.fullmatch(r"[^\W\d_a-zß-öø-ÿ][^.!?;:]+\.", line.words) is not None
        and below is not None
        and (draft.kind(below) is AUTHOR or BY.match(below.words) is not None)
    )


def _find_cuts(draft: Draft, title: Line, last: int) -> tuple[str, ...]:
    """Return the comma, or the stop, at the end of a title that is none of it."""
    lines = [line.words for line in draft.head if title.number <= line.number <= last]
    if STOP.fullmatch(" ".join(lines)):
        return (".",)
    if by := find_byline(draft, draft.manuscript.by_number[last]):
        return (by.cut,)
    if (docket := DOCKET.search(title.words)) and CASE.fullmatch(title.words[: docket.start()]):
        return (docket[0],)
    if mark := TITLE_MARK.search(lines[-1]):
        sign = mark[0].strip()
        noted = any(
            block.kind is AUTHOR_NOTE and read_mark(block.label) == read_mark(sign)
            for block in draft.blocks.values()
        )
        return () if noted or "".join(lines).count(sign) > 1 else (sign,)
    if title.words.endswith(",") and title.words.count(",") == 1:
        return (",",)
    return (".",) if _is_stopped(draft, title) else ()


def _are_parties(draft: Draft, run: tuple[Line, ...]) -> bool:
    """Tell whether lines before the text name who is against whom, with that word alone in a line between."""
    inner = any(AGAINST.fullmatch(line.words) for line in run[1:-1])
    return (
        inner
        and len(run) <= 6
        and all(draft.is_free(line) and draft.is_in_head(line) for line in run)
    )


def _is_sentence(draft: Draft, line: Line, title: Line) -> bool:
    """Tell whether a line above a title is of a sentence that goes over lines: text, and no title page."""
    run = [one for one in draft.manuscript.run_of(line) if one.number < title.number]
    together = len(run) > 1 and sum(one.count for one in run) > 2 * FEW + 4
    return (
        together
        and ends_sentence(run[-1].words)
        and not any(ends_sentence(one.words) for one in run[:-1])
    )


def _find_last(draft: Draft, title: Line) -> int:
    """Return the number of the line with which a title ends that a title page divides."""
    last = title
    while (following := _find_next(draft, last)) is not None:
        alike = last.words.isupper() == following.words.isupper()
        joined = following.words[0].islower() or (alike and _is_open(last, following))
        joined = joined or (last is title and _is_divided(draft, title, following))
        plain = not BY.match(following.words) and not ends_sentence(last.words)
        if not (joined and plain and draft.is_free(following) and draft.is_in_head(following)):
            break
        if following.number - title.number > LINES or following.count > LONGEST:
            break
        last = following
    return last.number


def _is_kicker(lines: list[Line]) -> bool:
    """Tell whether the first line is a word above a longer one, as newspapers print above a title."""
    if len(lines) < 2:
        return False
    word, below = lines[:2]
    return (
        word.count == 1
        and below.count > 2
        and below.number == word.number + 1
        and not word.words.isupper()
    )


def _goes_on(draft: Draft, line: Line) -> bool:
    """Tell whether a line ends a title that began in the line above, and had no room there."""
    above = draft.manuscript.by_number.get(line.number - 1)
    return (
        above is not None
        and above.count >= FEW
        and above.words.isupper() == line.words.isupper()
        and _is_open(above, line)
    )


def _find_next(draft: Draft, last: Line) -> Line | None:
    """Return the line below, or, in capitals, that after a blank line, if it goes on with ``of`` or ``and``."""
    by_number = draft.manuscript.by_number
    following = by_number.get(last.number + 2)
    if last.number + 1 in by_number or following is None:
        return by_number.get(last.number + 1)
    spaced = last.words.isupper() and following.words.isupper() and following.apart
    return following if spaced and following.count > 2 and ON.match(following.words) else None


def _is_divided(draft: Draft, title: Line, following: Line) -> bool:
    """Tell whether a title stands on two lines, in title case, and by themselves.

    A subtitle begins with an article, a name has no common word, and a short title needs no second line.
    """
    first = following.words.split()[0].casefold()
    return (
        len(title.words) >= DIVIDED
        and len(draft.manuscript.run_of(title)) == 2
        and is_title_case(title.words)
        and is_title_case(following.words)
        and not any(first in language.common for language in LANGUAGES)
        and has_common(following.words)
        and not INSTITUTIONS.search(following.words)
        and not say_date(following.words)
        and title.words[-1].isalnum()
    )


def _is_open(line: Line, following: Line) -> bool:
    """Tell whether a line ends, or the next begins, with a word that never stands at a title's edge.

    In letters large and small only the end tells, for a subtitle begins with an article.
    """
    edges = [line.words.split()[-1].casefold(), following.words.split()[0].casefold()]
    edges = edges if line.words.isupper() else edges[:1]
    return any(word in language.common for word in edges for language in LANGUAGES)


def _is_author_above(draft: Draft, line: Line) -> bool:
    """Tell whether the first line of all is a name, and no other line says who wrote the text."""
    named = any(draft.kind(other) is AUTHOR for other in draft.head)
    if named or line.count > 4:
        return False
    if line.words.isupper():
        below = draft.manuscript.below(line)
        return INITIALED.fullmatch(line.words) is not None or (
            line.count >= 2
            and is_name(line.words.title())
            and below is not None
            and not has_common(line.words)
            and has_common(below.words)
        )
    return is_name(line.words) and line.count <= 3


def _is_title_below(draft: Draft, line: Line) -> bool:
    """Tell whether the line below a name is the title, and no office, date or other name."""
    words = line.words
    capitals = words.isupper()
    if say_date(words) or (not capitals and INSTITUTIONS.search(words)):
        return False
    if not capitals and are_persons(words):
        return False
    named = any(whole_line(name).fullmatch(words) for name in ("sections", "contents"))
    return not named and line.count <= LONGEST and not BY.match(words) and not ends_sentence(words)
