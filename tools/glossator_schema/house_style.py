"""The house style of an edition: what ``glossator check`` may watch over, all of it off by default.

Each rule is a key of the table ``[tool.glossator.house-style]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What the value of a rule is."""

    SWITCH = "true or false"
    NUMBER = "a whole number from 1"
    RANGE = "two whole numbers, the least and the most, as in [40, 110]"
    WORDS = "a list of strings"
    PATTERNS = "a list of regular expressions"


@dataclass(frozen=True, kw_only=True)
class HouseRule:
    """A rule: its key, what its value is, and what it watches over, in Markdown."""

    key: str
    wanted: Wanted
    about: str


RULES: tuple[HouseRule, ...] = (
    HouseRule(
        key="verdicts",
        wanted=Wanted.SWITCH,
        about="a note that checks a claim and has no verdict is a fault, not a warning",
    ),
    HouseRule(
        key="refused-hosts",
        wanted=Wanted.WORDS,
        about="a source whose address is on one of these hosts, or below it: `example.org`",
    ),
    HouseRule(
        key="refused-types",
        wanted=Wanted.WORDS,
        about="a source of one of these types of BibTeX: `online`",
    ),
    HouseRule(
        key="hidden-agents",
        wanted=Wanted.PATTERNS,
        about="words in notes, headnotes and entries that hide who is meant: `some scholars`. What stands in "
        "quotation marks is passed over",
    ),
    HouseRule(
        key="note-words",
        wanted=Wanted.RANGE,
        about="a note with fewer words or more, citations not counted",
    ),
    HouseRule(
        key="sentence-words",
        wanted=Wanted.NUMBER,
        about="a sentence in a note, headnote or entry with more words",
    ),
    HouseRule(
        key="first-uses",
        wanted=Wanted.PATTERNS,
        about="words of a dated field, such as the first use of a term, that begin with none of these, or cite "
        "nothing: they do not say on what basis it is called the first",
    ),
    HouseRule(
        key="names",
        wanted=Wanted.PATTERNS,
        about="a name that one of these finds in a text, or in two notes, and that no entry has; where there "
        "is a group `name`, it is the name",
    ),
    HouseRule(
        key="no-names",
        wanted=Wanted.WORDS,
        about="what `names` finds and is the name of nobody, or of somebody who needs no entry",
    ),
)
"""Every rule, in the order in which the documentation lists them."""

RULES_BY_KEY: dict[str, HouseRule] = {rule.key: rule for rule in RULES}
