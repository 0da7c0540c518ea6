"""Who wrote letters, and when, where no line of a head says so: their title, an opener, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.draft.bibliography import quote_words
from glossator.draft.languages import any_word
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.dates import find_date
from glossator.draft.state import Draft
from glossator.draft.wording import is_name
from glossator_schema.blocks import AUTHOR, CLOSER, DATE, OPENER, TITLE, LineKind

TO = re.compile(any_word("to"), re.I)
OF = re.compile(rf"(?:.{{0,40}}\s)?{any_word('letters')}\s(?P<name>\S.*)", re.I)
"""A title that says whose letters they are."""
LONGEST = 4
"""So many words has a name at the most."""


def propose(draft: Draft) -> Iterator[FactProposal]:
    """Propose the author, by the title or the signature of a letter, and the date that stands above it."""
    openers = [block for block in draft.of(BlockProposal) if block.kind is OPENER]
    closers = [block for block in draft.of(BlockProposal) if block.kind is CLOSER]
    title = "".join(quote_words(draft, TITLE)[:1]).strip("#*_ .")
    one = len(openers) == 1 == len(closers)
    if not openers or not closers:
        return
    if not _is_known(draft, AUTHOR):
        names = [_read_sender(title), _sign(draft, closers[0])] if one else []
        names.append(_read_owner(title, [w for c in closers for w in _words(draft, c)]))
        for name in [name for name in names if name][:1]:
            yield _fact(openers[0], AUTHOR, name, "the letter, or its title, says whose it is")
    if one and not _is_known(draft, DATE):
        dated = [words for words in _words(draft, openers[0]) if find_date(words.replace("_", " "))]
        if dated:
            yield _fact(openers[0], DATE, dated[0], "it stands above the letter")


def _is_known(draft: Draft, kind: LineKind) -> bool:
    facts = any(fact.key is kind for fact in draft.of(FactProposal))
    return facts or any(block.kind is kind for block in draft.of(BlockProposal))


def _words(draft: Draft, block: BlockProposal) -> list[str]:
    by_number = draft.manuscript.by_number
    return [by_number[number].words for number in block.lines if number in by_number]


def _read_sender(title: str) -> str:
    """Return the name before the word that stands before whom a letter is to; "" if none."""
    tokens = title.split()
    at = next((n for n, token in enumerate(tokens) if TO.fullmatch(token)), 0)
    names = (" ".join(tokens[max(0, at - count) : at]) for count in range(LONGEST, 1, -1))
    return next((name for name in names if _may_be(name)), "")


def _read_owner(title: str, signed: list[str]) -> str:
    """Return the name after the word for letters, if some of it, or its initials, sign one."""
    match = OF.fullmatch(title)
    tokens = match["name"].split() if match else []
    for count in range(min(LONGEST, len(tokens)), 1, -1):
        name = " ".join(tokens[:count]).strip(",.;:")
        own = {word.casefold() for word in name.split()}
        initials = "".join(word[0] for word in name.split()).casefold()
        if _may_be(name) and any(
            own & {*re.findall(r"\w+", words.casefold())}
            or re.sub(r"\W", "", words).casefold() == initials
            for words in signed
        ):
            return name
    return ""


def _may_be(name: str) -> bool:
    """Tell whether words are a name, and have none of those that stand after one."""
    after = any(TO.fullmatch(token) for token in name.split())
    return not after and is_name(name.title() if name.isupper() else name)


def _sign(draft: Draft, block: BlockProposal) -> str:
    """Return the first name in full that signs a letter."""
    for words in _words(draft, block):
        plain = words.strip("_*., ")
        if _may_be(plain) and len(plain.split()) > 1:
            return "".join(name_people(plain)[:1])
    return ""


def _fact(block: BlockProposal, key: LineKind, value: str, reason: str) -> FactProposal:
    return FactProposal(line=block.line, key=key, value=value, reason=reason, confidence=0.8)
