"""What lines above and below letters are by themselves: dated, an address, a signature, regards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator.draft.manuscript import Line
from glossator.draft.rules.dates import find_date
from glossator.draft.rules.divisions import ALONE, is_division
from glossator.draft.rules.letters import DAY, INITIALS, POSTSCRIPT, REGARDS, SENTENCE, SHORT, TO
from glossator.draft.state import Draft
from glossator.draft.wording import ends_sentence, is_name, is_title_case

YEAR = re.compile(r"\b1[4-9]\d\d\b|\b20\d\d\b")
NOTED = re.compile(r"[\[*†‡§¹²³⁴-⁹①-⑳](?![^*]+\*$)|\(?\d{1,3}[.)]\s")
"""How a note begins that stands below a letter."""
TYPED = re.compile(r"[A-Z]{2,4}\s?[:/]\s?[A-Za-z]{1,4}|cc:?\s.{2,60}")
"""Who dictated a letter and who typed it, or who has a copy."""
SINGLE = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
FAR = 16
"""So many columns in stands a name that is known by its place alone."""
MOST = 80
"""The number of characters that regards have at the most."""
NAMES = 3
"""So many words, at the most, has a name without more, above a letter and below it."""
WORDS = 12
"""A line of more words closes no letter, and opens none."""
ADDRESS = 7
"""So many lines, at the most, an address has, or a signature with its offices."""
ITALIC = re.compile(r"[_*]{1,2}[^_*]+[_*]{1,2}\.?")

Run = Sequence[Line]
"""Lines without a blank one between."""


def is_letter_number(line: Line) -> bool:
    """Tell whether a line is a number by itself, and no initial, which is no numeral or stands far in."""
    words = line.words.strip("_*[]. ")
    initial = SINGLE.fullmatch(words) and (words not in "IVXLC" or line.indent >= FAR)
    return ALONE.fullmatch(line.words.strip("_*[] ")) is not None and not initial


def has_date_line(run: Run) -> bool:
    """Tell whether a line of several has a date, or a day without its year."""
    return any(
        find_date(line.words.replace("_", " "))
        or YEAR.search(line.words)
        or DAY.fullmatch(line.words.strip("_* "))
        for line in run
    )


def is_addressed(run: Run) -> bool:
    """Tell whether lines say to whom a letter goes."""
    return TO.fullmatch(run[0].words) is not None and not run[0].words.isupper()


def is_short(run: Run) -> bool:
    """Tell whether lines are few and short, and no running text."""
    return len(run) <= ADDRESS and all(
        len(line.words) <= SHORT and not line.is_body and line.count <= WORDS for line in run
    )


def is_letter_text(run: Run) -> bool:
    """Tell whether a run is text: several lines, or a sentence."""
    words = sum(line.count for line in run)
    return any(line.is_body for line in run) or (words >= 5 and ends_sentence(run[-1].words))


def is_signature(line: Line) -> bool:
    """Tell whether a line is a name: in capitals, with initials, or as names are written."""
    words = line.words.strip("_*.,; ")
    if not 0 < len(words) <= 50 or is_division(words) or is_letter_number(line) or TO.match(words):
        return False
    capitals = words.isupper() and line.count <= 6
    far = line.indent >= FAR and line.count <= 4 and is_title_case(words)
    return (
        capitals
        or far
        or SINGLE.fullmatch(words) is not None
        or INITIALS.fullmatch(words + ".") is not None
        or is_name(words)
    )


def is_regards(draft: Draft, line: Line) -> bool:
    """Tell whether a line has the words that close letters."""
    words = line.words.strip("_* ")
    if not draft.is_free(line) or line.is_body or len(words) > MOST or SENTENCE.fullmatch(words):
        return False
    return REGARDS.fullmatch(words) is not None


def leads_to_regards(line: Line) -> bool:
    """Tell whether a short line leads to the regards below it: ``I am,`` and ``Sir,``."""
    return line.words.endswith(",") and line.count <= WORDS // 2 and not line.is_body


def goes_below(run: Run) -> bool:
    """Tell whether what stands below a signature belongs to it: an address, a word in italics."""
    if POSTSCRIPT.match(run[0].words):
        return len(run) <= 3
    if NOTED.match(run[0].words) or (len(run) == 1 and is_letter_text(run)):
        return False
    address = run[0].words.endswith(",") or any(
        char.isdigit() for line in run for char in line.words
    )
    said = run[-1].words[-1] in "!?;" or run[0].indent >= 2 > len(run)
    named = any(map(is_signature, run)) or TYPED.fullmatch(run[0].words) is not None
    named = named or ITALIC.fullmatch(run[0].words) is not None
    return not has_date_line(run) and ((address and not said) or named)


def is_led(run: Run) -> bool:
    """Tell whether lines that end in commas lead to a name."""
    last = run[-1]
    called = last.count <= NAMES and is_title_case(last.words) and not last.words.endswith(",")
    led = len(run) > 1 and all(line.words.endswith(",") for line in run[:-1])
    return led and (is_signature(last) or called) and not has_date_line(run)
