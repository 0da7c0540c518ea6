"""Find exact quotations: the one way in which records, notes and terms name a place in a text."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from unicodedata import combining

from glossator_schema.likeness import Likeness, unify

FEW, MANY = 3, 3
"""Of two passages that look alike, so many characters differ together, and at so many places."""

LIKE = 0.5
"""By so much a passage is like some words, at least, for which an editor may have meant it: half of both."""

SECONDS = 1.0
"""So long at most is looked for a passage that looks like some words."""


def find_quotation(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[int]:
    """Return the offsets at which ``quote`` stands in ``text`` between ``prefix`` and ``suffix``.

    The method is that of the W3C Web Annotation Data Model's TextQuoteSelector, without any
    fuzzy matching: the caller decides what no match, or several, mean. A space may stand between the
    quotation and what is around it.
    """
    found = []
    for before in (prefix, f"{prefix} ") if prefix else ("",):
        for after in (suffix, f" {suffix}") if suffix else ("",):
            pattern = before + quote + after
            start = text.find(pattern)
            while start >= 0:
                found.append(start + len(before))
                start = text.find(pattern, start + 1)
    return sorted(found)


def strip_marks(quote: str) -> str:
    """Return a quotation without a pair of straight quotation marks around it; "" if it has none.

    Before quotations were plain words, editors wrote them so: ``'Peace: a process'``, ``"a \\"b\\" c"``.
    """
    if len(quote) < 3 or quote[0] != quote[-1] or quote[0] not in "\"'":
        return ""
    inner = quote[1:-1]
    return inner.replace("''", "'") if quote[0] == "'" else inner.replace('\\"', '"')


def find_alike(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Return where a quotation begins and ends in a text, by characters that look alike if not by the same.

    Where it stands as it is written, places at which it looks the same are of no account.
    """
    exact = [(start, start + len(quote)) for start in find_quotation(text, quote, prefix, suffix)]
    exact = [place for place in exact if not any(map(combining, text[place[1] : place[1] + 1]))]
    if exact:
        return exact
    if "  " in text and (spaced := find_spaced(text, quote, prefix, suffix)):
        return spaced
    words = unify(quote)
    if not words or (text.isascii() and words == quote):
        return []
    likeness = Likeness(text)
    found = find_quotation(likeness.folded, words, unify(prefix), unify(suffix))
    places = (likeness.place(start, start + len(words)) for start in found)
    return [place for place in places if place]


def find_spaced(text: str, quote: str, prefix: str, suffix: str) -> list[tuple[int, int]]:
    """Return where a quotation begins and ends in words whose spaces are kept, as in code.

    What is copied over lines of code has one space, or an end of line, where the words have several.
    """
    kept = [at for at, sign in enumerate(text) if sign != " " or text[at - 1 : at] != " "]
    words, before, after = (re.sub(r"\s+", " ", of) for of in (quote, prefix, suffix))
    found = find_quotation("".join(text[at] for at in kept), words, before, after) if words else []
    return [(kept[start], kept[start + len(words) - 1] + 1) for start in found]


def find_lookalike(text: str, words: str) -> str:
    """Return the passage that may best be taken for some words: half of its characters are others at most."""
    import regex  # only who is told of a fault pays for the import

    if len(words) < MANY:
        return ""
    between = r"[\p{M}\p{Cf}]*"
    others = (r"[^\x00-\x7f]" if each.isascii() else r"[\w\s]" for each in words)
    each = (
        f"(?:{regex.escape(own)}|{other}){between}"
        for own, other in zip(words, others, strict=True)
    )
    best, most = "", 0.5
    for found in regex.finditer("".join(each), text, overlapped=True, timeout=SECONDS):
        alike = measure_likeness(words, found[0])
        if alike > most and found[0] != words:
            best, most = str(found[0]), alike
    return best


def measure_likeness(words: str, passage: str) -> float:
    """Return which part of some words stands in a passage, at the same place where they are of one length."""
    if len(words) == len(passage):
        same = sum(own == other for own, other in zip(words, passage, strict=True))
        return same / len(words)
    return SequenceMatcher(None, words, passage, autojunk=False).ratio()


def name_characters(quote: str, passage: str) -> str:
    """Return which characters differ, by number and name, where few do and they may look alike; else ""."""
    said = []
    matcher = SequenceMatcher(None, quote, passage, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        own, there = quote[a:b], passage[c:d]
        if kind == "equal":
            continue
        if max(len(own), len(there)) > FEW:
            return ""
        if not (own + there).isascii():
            said.append(f"{_name(own)} here, {_name(there)} there")
    return "; ".join(dict.fromkeys(said)) if len(said) <= MANY else ""


def _name(characters: str) -> str:
    """Return characters by number and name: ``U+00A0 NO-BREAK SPACE``."""
    named = (f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in characters)
    return " and ".join(named) or "nothing"


def nearest_passage(text: str, quote: str) -> str:
    """Return the passage of ``text`` most like ``quote``, in whole words, for an editor to compare."""
    if alike := find_lookalike(text, quote):
        return alike
    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b)
    end = min(len(text), start + len(quote))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def say_nearest(text: str, quote: str) -> str:
    """Return the end of a message that names the passage which may have been meant; "" if there is none."""
    nearest = nearest_passage(text, quote) if text and quote.strip() else ""
    if SequenceMatcher(None, nearest, quote, autojunk=False).ratio() <= LIKE:
        return ""
    return f"; nearest is {nearest!r}: {show_difference(quote, nearest)}"


def show_difference(quote: str, passage: str) -> str:
    """Return how a quotation differs from a passage: ``[-only quoted-]``, ``{+only there+}``.

    What may look the same is named by the numbers of its characters.
    """
    quoted, there = re.findall(r"\s+|\S+", quote), re.findall(r"\s+|\S+", passage)
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, quoted, there, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append("".join(quoted[a:b]))
            continue
        if a < b:
            parts.append(f"[-{''.join(quoted[a:b])}-]")
        if c < d:
            parts.append(f"{{+{''.join(there[c:d])}+}}")
    named = name_characters(quote, passage)
    return "".join(parts) + (f" ({named})" if named else "")


def show_places(text: str, places: list[tuple[int, int]], width: int = 15) -> str:
    """Return the first places of a quotation that recurs, each with the words around it."""
    shown = []
    for start, end in places[:3]:
        before, after = text[max(0, start - width) : start], text[end : end + width]
        shown.append(f"{before!r} … {after!r}")
    return "; ".join(shown)
