"""Recognise the language of a text, and the notation in which its words are marked, by what it has most of."""

from __future__ import annotations

import re
from collections import Counter

from glossator.draft.languages import LANGUAGES
from glossator.draft.proposals import BlockProposal, MarkProposal
from glossator.draft.state import Draft
from glossator.languages import sets_no_spaces
from glossator_schema.blocks import FURNITURE

ENOUGH = 20_000
"""So many characters are looked at."""
SHARE = 0.12
"""The least share that the common words of a language have of all words, for the text to be in it."""
LEAD = 1.5
"""So many times as many as those of the next language they are."""
WORD = re.compile(r"[^\W\d_]+")

MARKDOWN = re.compile(
    r"^#{1,6} \S|(?<![*\w])\*\*?[^\s*][^*\n]*[^\s*]?\*\*?(?![*\w])|"
    r"\]\((?:https?:|[\w./#-]+\))|\[\^\w+\]|^> |<(?:sup|em|i|b)>",
    re.M,
)
WIKI = re.compile(r"'{2,3}[^'\n]+'{2,3}|\[\[[^\[\]\n]+\]\]|^={2,5}[^=\n]+={2,5}\s*$", re.M)
SIGNS = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"\'{3}[^\'\n]+\'{3}",
        r"\[\[[^\[\]\n]+\]\]",
        r"^={2,5}[^=\n]+={2,5}\s*$",
        r"\{\{[^{}]+\}\}",
        r"<ref[ >]",
    )
)
"""What wikitext has."""
ENOUGH_SIGNS = 3
"""So many of these tell wikitext."""
TAGS = re.compile(r"</(?:i|em|b|strong|sup|sub|span|cite)>", re.I)
UNDERSCORES = re.compile(r"(?<![\w_])_[^\s_][^_\n]*(?:\n[^_\n]+)?_(?![\w_])")


def recognise_language(text: str) -> str:
    """Return the tag of the language in which a text is written; "" where none is plain.

    A text in a language without spaces is known by its letters, others by their most common words.
    """
    sample = text[:ENOUGH] if len(text) <= ENOUGH else text[len(text) // 4 :][:ENOUGH]
    letters = [char for char in sample if char.isalpha()]
    if letters and 2 * sum(map(sets_no_spaces, letters)) > len(letters):
        tags = [language.tag for language in LANGUAGES if not language.common]
        return tags[0] if tags and not re.search("[\u3040-\u30ff]", sample) else ""
    words = [word.casefold() for word in WORD.findall(sample)]
    counts = Counter(words)
    shares = sorted(
        (sum(counts[word] for word in language.common) / max(1, len(words)), language.tag)
        for language in LANGUAGES
        if language.common
    )
    (second, _), (best, tag) = shares[-2:]
    return tag if len(words) >= 8 and best >= SHARE and best >= LEAD * second else ""


def is_wikitext(text: str) -> bool:
    """Tell whether a text is a wiki's page as it is written."""
    return sum(bool(sign.search(text)) for sign in SIGNS) >= ENOUGH_SIGNS


def is_markdown(text: str) -> bool:
    """Tell whether a text has several signs of Markdown, one of which plain text never has."""
    found = MARKDOWN.findall(text)
    return len(found) >= ENOUGH_SIGNS and any(
        sign.startswith(("#", "](", "[^", "**")) for sign in found
    )


def recognise_markup(draft: Draft) -> str:
    """Return the notation in which a record says that words are marked; "" where nothing says so."""
    text = draft.manuscript.text
    left_out = {n for b in draft.of(BlockProposal) if b.kind is FURNITURE for n in b.lines}
    words = "\n".join(line.words for line in draft.manuscript.lines if line.number not in left_out)
    if len(WIKI.findall(words)) > 1:
        return "wikitext"
    if MARKDOWN.search(words) or (draft.of(MarkProposal) and "[^" in text):
        return "markdown"
    if UNDERSCORES.search(words):
        return "gutenberg"
    return "html" if TAGS.search(words) else ""
