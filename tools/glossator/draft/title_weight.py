"""How much a line before the text is like its title: its own form, and what other lines say of it."""

from __future__ import annotations

import re
from collections import Counter

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.people import are_persons, has_common
from glossator.draft.rules.page_furniture import without_numbers
from glossator.draft.state import Draft
from glossator.draft.wording import INSTITUTIONS, SMALL_WORDS, TITLE_MARK, fold_title, is_title_case
from glossator_schema.blocks import AUTHOR, DATE, FURNITURE

CASE = re.compile(
    r"[^\d]{2,60}\sv(?:s)?\.\s[^\d]{2,60}|[^\W\d_a-z][^\d]{1,60}\sv\s[A-Z][^\d]{1,60}|"
    r"(?:In re|Ex parte|Matter of)\s.{3,60}"
)
"""What a case in court is called."""
OWNER = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
"""What a line has that says whose the site is."""
MENU = re.compile(
    r"\S(?:\s{3,}|\s?\t\s?)\S+(?:\s\S+){0,3}(?:\s{3,}|\s?\t\s?)\S|"
    r"\]\s*\[|\]\s{2,}\S|\S\s?[|›»]\s?[^|›»]{1,30}[|›»]\s?\S"
)
"""Words in columns, or one after the other in brackets or between signs, as those of a menu."""
BRACKETED = re.compile(r"[\[【].*[\]】]")
"""What others have put above the text, and none of its own lines."""
SHELF = re.compile(r"[^·•]{2,30}[·•][^·•]{2,30}[·•][^·•]")
"""Where a text stands in the works that it is of."""
PATH = re.compile(r".*(?:[>»›|/:]|\s[-–—]\s)\s*(?P<last>[^>»›|/:]{4,120}?)\W*", re.S)
"""A path through a site, or the head of its window: the page’s own name comes last."""
NUMBERED = re.compile(r"[^\W\d_][^\d:]+\s\d{1,3}")
"""What is one of several: of a series, or of a menu."""
ENOUGH = 8
"""So many letters, at the least, has a name that is known again in another line."""
FEW = 7
"""So many words, at the most, has the name of an institution."""
LONG = 6
"""So many words have titles, and the names of sites and series seldom."""


class TitleWeight:
    """What tells titles among the lines before a text."""

    def __init__(self, draft: Draft) -> None:
        outside = (*draft.head, *draft.tail)
        left_out = [line for line in draft.manuscript.lines if draft.kind(line) is FURNITURE]
        every = {line.number: line for line in (*outside, *left_out)}.values()
        self._draft = draft
        self._times = Counter(line.words for line in draft.head)
        self._heads = Counter(fold_title(without_numbers(line.words)) for line in left_out)
        self._owners = [fold_title(line.words) for line in every if OWNER.search(line.words)]
        self._named = Counter(
            fold_title(path["last"])
            for line in every
            if len(line.words) < 300 and (path := PATH.fullmatch(line.words))
        )

    def of(self, line: Line) -> int:
        """Return how many marks of a title a line has."""
        words = line.words
        folded = fold_title(words)
        marked = TITLE_MARK.search(words) is not None and are_persons(words)  # authors, not a title
        return (
            is_title_case(words)
            + (line.count >= 3)
            + (line.apart or self._is_alone(line))
            + 2 * (self._times[words] > 1)
            + 3 * bool(CASE.fullmatch(words))
            - 3 * (self._is_institution(words, line) and not CASE.fullmatch(words))
            - 3 * bool(NUMBERED.fullmatch(words) or whole_line("rubrics").fullmatch(words))
            + 3 * (self._heads[folded] > 1 and not marked)  # the head of several pages
            + 3 * (len(folded) >= ENOUGH and self._named[folded] > 0)
            - 4 * (len(folded) >= ENOUGH and any(folded in owner for owner in self._owners))
            - 4 * bool(BRACKETED.fullmatch(words))
            - 2 * bool(SHELF.search(words))
            + 2 * (bool(TITLE_MARK.search(words)) and not marked)  # a note explains it
            + self._is_signed(line)
            + 3 * (find_first(self._draft, line) < line.number)
            - 4 * self._is_above_menu(line)
        )

    def _is_above_menu(self, line: Line) -> bool:
        """Tell whether the first line stands directly on a menu: it names the site."""
        below = self._draft.manuscript.by_number.get(line.number + 1)
        first = line is self._draft.manuscript.lines[0]
        return first and below is not None and self._draft.kind(below) is FURNITURE

    def _is_institution(self, words: str, line: Line) -> bool:
        """Tell whether words are the name of an institution, or have one after a comma."""
        plain = words.title() if words.isupper() else words
        found = INSTITUTIONS.search(plain)
        if found is None:
            return False
        before, after = plain[: found.start()].split(), plain[found.end() :].split()
        adjectives = not any(word.casefold() in SMALL_WORDS for word in before[1:])
        named = adjectives and (not after or after[0].casefold() in SMALL_WORDS)
        return "," in words or (named and line.count <= FEW) or plain.startswith("In The ")

    def _is_alone(self, line: Line) -> bool:
        """Tell whether a line stands apart with the next, in which it goes on for want of room."""
        run = self._draft.manuscript.run_of(line)
        return len(run) == 2 and line is run[0] and line.count >= LONG

    def _is_signed(self, line: Line) -> int:
        """Return 2 where a person stands below, be it below a subtitle, 1 where a date does."""
        draft = self._draft
        run = draft.manuscript.run_of(line)
        last = run[-1] if self._is_alone(line) else line
        points = 0
        for _ in range(2):
            below = draft.manuscript.below(last)
            if below is None or below.is_body:
                break
            kind = draft.kind(below)
            headed = self._heads[fold_title(below.words)] > 1
            if kind is AUTHOR or (kind is None and not headed and are_persons(below.words)):
                return 2
            points = max(points, int(kind is DATE))
            last = below
        return points


def is_article(line: Line) -> bool:
    """Tell whether a line is a small word in capitals alone, as above the lines of a title page."""
    return line.count == 1 and line.words.isupper() and has_common(line.words)


def find_first(draft: Draft, line: Line) -> int:
    """Return the number of the line with which a title begins, if an article or a colon ends it, or a party."""
    by_number, number = draft.manuscript.by_number, line.number
    while (above := by_number.get(number - 1)) is not None:
        party = "," in above.words and not re.search(r"\d", above.words)
        party = party and CASE.fullmatch(line.words) is not None
        party = party and INSTITUTIONS.search(above.words.title()) is None
        joined = above.words.isupper() and (party or (is_article(above) and line.words.isupper()))
        colon = above.words.endswith((":", "：")) and above.count > 2 and draft.is_in_head(above)
        joined = joined or (colon and is_title_case(above.words) and is_title_case(line.words))
        if not (joined and draft.is_free(above)):
            break
        number -= 1
    return number
