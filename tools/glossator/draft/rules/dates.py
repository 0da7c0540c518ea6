"""A line before or after the text that is a date, with no more than a time and a few letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from glossator.draft.languages import LANGUAGES, LANGUAGES_BY_TAG, any_word, chinese
from glossator.draft.proposals import BlockProposal
from glossator.draft.rules.divisions import is_division
from glossator.draft.state import Draft
from glossator_schema.blocks import DATE, PUBLICATION

NUMBERS = {
    name.casefold(): number
    for language in LANGUAGES
    for number, name in enumerate(language.months, 1)
}
"""The names of months in every language that has them, each with its number."""
SHORT = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in LANGUAGES_BY_TAG["en"].months)
CLIPPED = {
    name[:length]: number
    for name, number in NUMBERS.items()
    for length in range(3, len(name))
    if not any(name[:length] == other[:length] and NUMBERS[other] != number for other in NUMBERS)
}
"""What is left of a month's name before a stop, where it is that of no other month."""
LONG, CUT = (
    "|".join(sorted(map(re.escape, names), key=len, reverse=True)) for names in (NUMBERS, CLIPPED)
)
MONTH = rf"(?P<month>{LONG}|{SHORT}|(?:{CUT})(?=\.))\.?"
DATES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(
        r"(?<!\d)(?P<m>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4}|\d\d)(?![\d/])"
    ),
    re.compile(
        r"(?<!\d)(?P<day>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<year>\d{4}|\d\d)(?![\d/])"
    ),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<year>\d{4})(?![\d.]\d)"),
    re.compile(r"(?P<year>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?"),
    re.compile(chinese.DATED),
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{MONTH},?\s+(?:de\s+)?|-(?P<short>{LONG}|{SHORT})-)(?P<year>\d{{4}})",
        re.I,
    ),
    re.compile(rf"\b(?P<day>){MONTH},?\s+(?:de\s+)?(?P<year>\d{{4}})", re.I),
)
ROMAN = r"\bM(?:D|CM|CD)?C{0,4}(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})\b"
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
YEAR = re.compile(
    rf"[\W_]*(?:[^\W\d_][\w.’'-]*,?\s+){{0,3}}(?:in\s+)?(?P<year>1[0-9]\d\d|20\d\d|{ROMAN})[\W_]*|"
    r"(?P<other>1[0-9]\d\d|20\d\d)\s?(?:年|г\.?)"
)
"""A year alone in its line, or with a place."""
DECIDED = re.compile(
    r"\b(?:decided|decision date|date of (?:judge?ment|decision)|filed|published|delivered|approved)\b",
    re.I,
)
"""What stands before the date that is the text's own, of several."""
RECEIVED = re.compile(rf"[\W_]*{any_word('received')}\b", re.I)
"""What stands before dates on which a text did not come out."""
CENTURY = 50
"""A year of two figures below this is of this century."""
BESIDE = 30
"""So many characters may stand beside the date: an hour, a word such as ``Updated``, a name."""


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose the lines that are dates; what is dated below the number of a part is the part alone."""
    head = takewhile(lambda line: line.number == 1 or not is_division(line.words), draft.head)
    for line in (*head, *draft.tail):
        match = find_date(line.words)
        if not draft.is_free(line):
            continue
        if match is None and YEAR.fullmatch(line.words) and say_date(line.words):
            yield BlockProposal(
                line=line.number,
                kind=DATE,
                reason="it is a year, with no more than a place",
                confidence=0.85,
            )
        elif match and (
            len(line.words) - len(match[0]) <= BESIDE
            or (DECIDED.search(line.words) and len(line.words) <= 3 * BESIDE)
        ):
            received = RECEIVED.match(line.words) and not DECIDED.search(line.words)
            yield BlockProposal(
                line=line.number,
                kind=PUBLICATION if received else DATE,
                reason=f"it is the date {read_date(match)}",
                confidence=0.95,
            )


def has_date(words: str) -> bool:
    """Tell whether words are a day and hardly more."""
    match = find_date(words) if len(words) <= 2 * BESIDE else None
    return match is not None and 2 * len(words) <= 3 * len(match[0])


def find_date(words: str) -> re.Match[str] | None:
    """Return the first date in the words that is a day, or a month, of the calendar."""
    for pattern in DATES:
        match = pattern.search(words)
        if match and 1 <= month_of(match) <= 12 and _read_number(match["day"] or "1") <= 31:
            return match
    return None


def say_date(words: str) -> str:
    """Return the date that words say, or the year, in ISO 8601; "" if they say none."""
    own = DECIDED.search(words)
    if match := (find_date(words[own.end() :]) if own else None) or find_date(words):
        return read_date(match)
    year = re.search(r"\b(1[0-9]\d\d|20\d\d)(?!\d)", words)
    if year:
        return year[1]
    roman = re.search(ROMAN, words)
    return str(_count(roman[0])) if roman and len(roman[0]) >= 4 else ""


def _count(numeral: str) -> int:
    """Return the number that a Roman numeral says, in old forms too."""
    values = [VALUES[sign] for sign in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _read_number(words: str) -> int:
    """Return a number in figures, or in those of a language that writes it in words."""
    return int(words) if words.isdecimal() else chinese.read_figures(words)


def read_date(match: re.Match[str]) -> str:
    """Return a date in ISO 8601, without a day where it has none."""
    day = f"-{_read_number(match['day']):02}" if match["day"] else ""
    year = _read_number(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < CENTURY else 1900
    return f"{year}-{month_of(match):02}{day}"


def month_of(match: re.Match[str]) -> int:
    """Return the month's number."""
    groups = match.groupdict()
    if groups.get("m"):
        return _read_number(groups["m"])
    name = (groups["month"] or groups["short"]).casefold()
    if name in NUMBERS or name in CLIPPED:
        return NUMBERS.get(name) or CLIPPED[name]
    shorts = [month[:3].casefold() for month in LANGUAGES_BY_TAG["en"].months]
    return shorts.index(name[:3]) + 1
