"""The shapes in which a name stands before what is said, or above it."""

from __future__ import annotations

import re

from glossator.draft.languages import LANGUAGES, any_word, gather_words
from glossator.draft.languages.chinese import SPACED_NAME

SMALL = "a-zß-öø-ÿšžœа-яёα-ω"
LARGE = "A-ZÀ-ÞŁŚŽŠČА-ЯΑ-Ω"
TITLED = rf"(?:(?i:{any_word('ranks')})\.?\s)"
RANKED = re.compile(rf"(?<!\w){TITLED}", re.I)
"""What several are called by who speak at once, as one of them is."""
NAME = r"[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'.-]*){0,4}(?:\s\d{1,2}(?![\d:]\d))?"
CAPITALS = rf"(?:[A-Z][a-z]{{1,2}}(?=[A-Z]{{2}}))?[{LARGE}][{LARGE}0-9’'.\- ]{{0,30}}[{LARGE}0-9]"
HOME = r"(?:\s[a-z]{2,3}\s[^\W\d_]\w{2,}(?:\s[A-Z]\w+)?)?"
"""What tells members of one name apart, as in ``Mr. SMITH of Ohio``."""
WORD = rf"[^\W\d_{SMALL}][\w’'-]*"
SURNAME = rf"(?:(?:{'|'.join(sorted(gather_words('particles')))})\s)?{WORD}\.?"
PLAIN_NAME = rf"(?:[A-Z]\.|{WORD})(?:\s(?:[A-Z]\.|{SURNAME[:-3]})){{0,3}}"
FULL = rf"{WORD}\.?(?:\s{SURNAME}){{0,3}}(?:\s\d{{1,2}}(?![\d:]))?"
"""A name of which each word has a capital, where its letters have any."""
OFFICE = rf"(?:,\s[^:.\n]{{2,40}}(?=:)|,\s[{SMALL}][^:.\n]{{1,60}}(?=\.))?"
PLACE = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]]){0,2}"
ASIDE = (
    r"(?P<aside>\s*,?\s*[*_]?[(\[].{1,80}[)\]][*_]?[.:：]?|"
    rf"\s(?:--|—|–)\s.{{2,80}}|,\s[{SMALL}].{{1,90}})?"
)
CLOCK = r"[(\[]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?(?!\w))?[)\]]?"
TIME = re.compile(rf"(?:{CLOCK}|>>|&gt;&gt;)\s+(?:[-–—]\s+)?(?=\S)")
"""When something was said, or the sign of subtitles, before who said it."""
TIME_ALONE = re.compile(rf"{CLOCK}\s?[:：]?")

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "timed",
        re.compile(
            rf"(?P<open>\*\*|__)?(?P<name>{FULL})[:：]?(?P<close>\*\*|__)?\s*(?:[,–—-]\s?)?(?P<time>{CLOCK}\s?[:：]?)$"
        ),
    ),
    (
        "asking",
        re.compile(
            rf"(?P<open>\*\*|__)(?P<name>(?:{NAME}|[QA]){PLACE}\s?[:：])(?=\s*[^\s*_].*(?P<close>\*\*|__)$)"
        ),
    ),
    (
        "bold",
        re.compile(
            rf"(?P<open>\*\*|__)(?P<name>{NAME}{PLACE}\s?[:：.]?)(?P<close>\*\*|__)(?P<colon>\s?[:：]?)(?=\s|$)"
        ),
    ),
    (
        "italic",
        re.compile(
            rf"(?P<open>_|\*)(?P<name>{NAME}[:：.]?)(?P<close>_|\*)(?P<how>(?:\s[(\[][^()\[\]]{{1,80}}[)\]])?)(?P<colon>\s?[:：.]?\s?(?:—|--)?)(?=\s*\S)"
        ),
    ),
    (
        "addressed",
        re.compile(rf"(?P<name>{TITLED}{{1,2}}(?:{NAME}){PLACE}\s?[:：])(?=\s*\S)"),
    ),
    (
        "office",
        re.compile(
            rf"(?P<name>(?:{TITLED})?[^\W\d_][^():]{{2,70}}\({TITLED}[^():]{{2,40}}\)\s?[:：])(?=\s*\S)"
        ),
    ),
    ("colon", re.compile(rf"(?P<name>(?:{NAME}|[QA]){PLACE}\s?[:：])(?!//)(?=\s*\S)")),
    (
        "capitals",
        re.compile(
            rf"(?P<name>(?:{TITLED}{CAPITALS}{HOME}|{CAPITALS}){PLACE}{OFFICE}\s?(?:\.?\s?(?:--|—|–)|[.:]))(?!\d)(?=\s+\S|\S)"
        ),
    ),
    (
        "directed",
        re.compile(rf"(?P<name>{CAPITALS})(?=\s[\[(][{SMALL}][^\])]{{2,200}}(?:[\])]\s*\S|$))"),
    ),
    (
        "dashed",
        re.compile(
            rf"(?P<name>{TITLED}{{0,2}}(?:{PLAIN_NAME}|{CAPITALS}){PLACE}(?:,\s[^.:–—\n]{{2,70}})?\.\s?(?:--|—|–|(?<=\s)-))(?=\s*\S)"
        ),
    ),
    ("asked", re.compile(r"(?P<name>[QA](?=\s{2}|\t)|[A-ZÀ-ÞА-Я][.:])(?=\s+\S)")),
    (
        "gap",
        re.compile(rf"(?P<name>{SPACED_NAME}|{CAPITALS}|{FULL})(?=\t|\s{{2}}|\u3000)(?=\s+\S)"),
    ),
    ("title", re.compile(rf"(?P<name>{TITLED}{NAME}{PLACE}\s?(?:\.?\s?(?:--|—|–)))(?=\s*\S)")),
    (
        "ranked",
        re.compile(
            rf"(?P<name>{TITLED}{{1,3}}?(?:[A-Z]\.\s)?[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){{0,3}}{OFFICE}\.)(?=\s+\S)"
        ),
    ),
    ("alone", re.compile(rf"(?P<name>{CAPITALS}(?:,\s{CAPITALS}(?=:))?[.:]?){ASIDE}$")),
    ("named", re.compile(rf"(?P<name>{TITLED}{{0,2}}{WORD}(?:\s{WORD})?{PLACE}\.)(?=\s+\S)")),
    (
        "member",
        re.compile(
            rf"(?P<name>(?:{TITLED}{{0,2}}{FULL}(?:\s?\([^\W\d_{SMALL}][^()]{{1,60}}\)){{1,2}}|"
            rf"[^\W\d_{SMALL}][^():.]{{2,90}}\({TITLED}[^()]{{2,40}}\))):?(?P<aside>)$"
        ),
    ),
    (
        "called",
        re.compile(
            rf"(?P<open>\*\*|__)?(?P<name>{TITLED}{{0,2}}{FULL}{PLACE}\s?[.:：]?)(?P<close>\*\*|__)?(?P<colon>[:：]?){ASIDE}$"
        ),
    ),
)
"""The shapes in which names stand before what is said, the most telling first."""

ABOVE = frozenset({"timed", "alone", "called", "member"})
"""The shapes in which a name has a line of its own, above what is said."""
PLAIN = frozenset({"colon", "capitals", "addressed"})
"""The shapes in which nothing but a colon or a stop marks a name."""
WIDE = frozenset({"office", "dashed", "member"})
"""The shapes in which much may be said of somebody."""
AGAIN = {
    "italic": 2,
    "asked": 2,
    "addressed": 0,
    "gap": 2,
    "ranked": 2,
    "named": 2,
    "member": 0,
    "called": 2,
    "alone": 2,
    "colon": 2,
}
"""How many speakers speak more than once, where a shape alone says less, or more, than others."""
MOSTLY = {"colon": 0.4, "gap": 0.6, "ranked": 0.6, "named": 0.6, "called": 0.5, "timed": 0.5}
"""The least share that those who speak more than once have, where much else has the shape."""
SURE = frozenset(
    {"bold", "italic", "directed", "capitals", "addressed", "office", "dashed", "timed", "member"}
)
"""The shapes in which somebody who speaks but once is known."""
LONGEST = 60
"""The number of characters that a printed speaker has at the most."""
ADDRESSED = "|".join(
    sorted(word for language in LANGUAGES for word, what in language.memo if what == "to")
)
FIELDS = "|".join(
    sorted({word for language in LANGUAGES for word, _ in language.memo if len(word) > 2})
)
NOBODY = re.compile(
    rf"(?:.*\s)?(?=\w{{1,4}}\.){any_word('ranks')}\.|{any_word('ranks')}|{any_word('postscripts')}\W*|"
    rf"(?:{ADDRESSED})\s.*|(?:{FIELDS})\s?[:：]",
    re.I,
)
"""What stands before a stop or a colon, and is nobody: a rank, whose name follows, what a letter adds,
to whom one goes, and what else a memorandum says above its text."""
IMPRINT = re.compile(r"\W{0,2}1[4-9]\d\d\W{0,2}")
"""The year below the publisher's name."""
COURSE = re.compile(rf"§?\s*{any_word('proceedings')}", re.I)
BRACKETS = re.compile(
    r"[*_]{0,2}(?:\((?:[^()]|\([^()]{1,60}\)){1,2000}\)|\[[^\[\]]{1,2000}\]|"
    r"（[^（）]{1,400}）|［[^［］]{1,400}］|【[^【】]{1,400}】)[*_]{0,2}\.?"
)
"""Words of which all stand in brackets."""
