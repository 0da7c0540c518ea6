"""Who wrote a text for which no line names an author alone: the title, a sentence, or those who sign say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator.draft.bibliography import quote_words
from glossator.draft.languages import LANGUAGES, any_word, gather_words
from glossator.draft.people import name_people
from glossator.draft.proposals import BlockProposal, FactProposal
from glossator.draft.rules.letters import REGARDS
from glossator.draft.state import Draft
from glossator.draft.wording import PARTICLES, is_name
from glossator.languages import sets_no_spaces
from glossator_schema.blocks import AUTHOR, CLOSER, OPENER, PUBLICATION, SERIES, TITLE, TRANSLATOR

WORKS = re.compile(
    rf"(?:^|[\s(])(?i:{any_word('works')})(?:\s[^\W\d_]+){{0,2}}?\s+(?i:{any_word('whose')})\s*(?P<rest>\S.{{2,80}})"
)
"""What somebody wrote or said, and whose it is: the name comes after."""
SHELF = re.compile(rf"(?P<name>\w{{2,4}}?)(?:{any_word('shelves')})")
"""The name of an author before the word for his works, where words are not set apart."""
SENT = re.compile(
    rf"[^\W\d_]+\s(?P<to>.{{3,60}}?)\s(?i:{any_word('sender')})\s(?P<sender>.{{3,60}})|"
    rf"(?:(?i:{any_word('sender')})\s)?(?P<first>.{{3,60}}?)\s(?i:{any_word('addressee')})\s(?P<last>.{{3,60}})"
)
"""From whom a letter is, and to whom, as its title says it."""
JUDGE = re.compile(
    rf"[\W_]*(?:(?i:{any_word('judges')})\s+(?P<name>[^\W\d_][\w’'-]+)|(?P<first>[^\W\d_a-z][\w’'-]+),\s.{{2,30}}?)\s*"
    rf"(?:,?\s(?i:{any_word('delivered')})\b.*|[:.]?)"
)
"""Who delivered what a court decided."""
OFFICE = re.compile(
    rf"[\W_]*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)(?P<office>,\s(?:(?:C\.\s?)?J\.|(?i:{any_word('judges')})))\s?:?"
)
"""A judge with the office, alone in a line above the opinion."""
NUMBERS = re.compile(rf"(?:{any_word('ordinals')})", re.I)
FULL = 0.6
"""So large a share of all signatures has that of the author, at the least."""
MOST = 4
"""So many words has a name at the most."""
RANKS = frozenset(gather_words("ranks"))
FAR = 80
"""So many lines may stand above the judge's own, with the counsel of both sides."""
DEEP = 6
"""So many lines of an opinion may stand before it says who delivered it."""
LONGEST = 40
"""The number of words that such a line has at the most."""
SMALL = frozenset().union(*(language.common for language in LANGUAGES)) - PARTICLES


def propose(draft: Draft) -> Iterator[FactProposal]:
    """Propose who the author is, where no line has been held to name one."""
    translators = {
        name.casefold() for words in quote_words(draft, TRANSLATOR) for name in name_people(words)
    }
    known = any(
        name.casefold() not in translators
        for fact in draft.of(FactProposal)
        if fact.key is AUTHOR
        for name in name_people(fact.value)
    )
    if known or draft.first(AUTHOR) is not None:
        return
    for say in (_say_title, _say_judge, _say_signer):
        if found := say(draft):
            number, name, reason = found
            yield FactProposal(line=number, key=AUTHOR, value=name, reason=reason, confidence=0.8)
            return


def _say_title(draft: Draft) -> tuple[int, str, str] | None:
    """Return whose letters, words or works a text is by its title."""
    by_number = draft.manuscript.by_number
    kinds = {block.kind for block in draft.of(BlockProposal)}
    for block in draft.of(BlockProposal):
        if block.kind not in (TITLE, SERIES, PUBLICATION):
            continue
        words = " ".join(by_number[n].words for n in block.lines if n in by_number)
        shelf = SHELF.match(words)
        if shelf and all(map(sets_no_spaces, shelf["name"])):
            return block.line, shelf["name"], "whose works the text is from"
        if block.kind is not TITLE:
            continue
        if name := say_whose(draft, block):
            return block.line, name, "the title says whose words these are"
        sent = SENT.fullmatch(words) if kinds & {OPENER, CLOSER} else None
        if sent and (name := _read_name(sent["sender"] or sent["first"])):
            return block.line, name, "the title says from whom the letter is"
    return None


def say_whose(draft: Draft, title: BlockProposal) -> str:
    """Return whose letters, words or works a text is by its title, if the text names that person too."""
    by_number = draft.manuscript.by_number
    words = " ".join(by_number[n].words for n in title.lines if n in by_number)
    match = WORKS.search(words)
    name = _read_name(match["rest"]) if match else ""
    if not match or not name:
        return ""
    first = match["rest"].split()[0].strip(".,").casefold()
    ranked = first in RANKS and first not in SMALL
    return name if ranked or _is_told_again(draft, title, name) else ""


def _read_name(words: str) -> str:
    """Return the name that words begin with, ranks before it aside; "" if they begin with none."""
    tokens: list[str] = []
    ranked = False
    for token in words.split():
        plain = token.strip("“”\"'()[]_*,;:")
        word = plain.rstrip(".").casefold()
        if not tokens and word in RANKS:
            ranked = ranked or word not in SMALL
            continue
        named = plain[:1].isupper() or word in PARTICLES
        if not named or word in SMALL or NUMBERS.fullmatch(word) or len(tokens) == MOST:
            break
        tokens.append(plain)
        if token.endswith((",", ";", ":")):
            break
    while tokens and tokens[-1].casefold() in PARTICLES:
        tokens.pop()
    name = " ".join(tokens)
    alone = ranked and len(tokens) == 1 and len(name) > 2  # as after ``Judge``
    return name if alone or is_name(name.title() if name.isupper() else name) else ""


def _is_told_again(draft: Draft, title: BlockProposal, name: str) -> bool:
    """Tell whether a part of a name stands elsewhere too, and no part of it is a common word of the text."""
    parts = {part.casefold() for part in name.split() if len(part) > 3}
    again = False
    for line in draft.manuscript.lines:
        if line.number in title.lines:
            continue
        for word in re.findall(r"[^\W\d_]+", line.words):
            if word.casefold() in parts:
                if word.islower():
                    return False
                again = True
    return again


def _say_judge(draft: Draft) -> tuple[int, str, str] | None:
    """Return the judge who delivered an opinion, as a line near the text's beginning names him."""
    said = re.compile(rf"\b(?i:{any_word('delivered')})\b")
    near = draft.manuscript.lines[: len(draft.head) + DEEP]
    for line in near:
        match = JUDGE.fullmatch(line.words) if line.count <= LONGEST else None
        if match and (said.search(line.words) or (match["name"] and draft.is_in_head(line))):
            name = match["name"] or match["first"]
            if name.casefold() not in SMALL:
                return line.number, name.title(), "the judge who delivered the opinion"
    for line in draft.manuscript.lines[:FAR]:
        if alone := OFFICE.fullmatch(line.words):
            return line.number, alone["name"].title(), "a judge, alone above the opinion"
    return None


def _say_signer(draft: Draft) -> tuple[int, str, str] | None:
    """Return who has signed most of what is signed."""
    by_number = draft.manuscript.by_number
    names: Counter[str] = Counter()
    first: dict[str, tuple[int, str]] = {}
    for block in draft.of(BlockProposal):
        if block.kind is not CLOSER:
            continue
        for number in block.lines:
            words = by_number[number].words.strip("_*.,()[] —–-") if number in by_number else ""
            read = " ".join(name_people(words))
            if REGARDS.fullmatch(words):
                continue
            if is_name(read.title() if read.isupper() else read):
                names[read.casefold()] += 1
                first.setdefault(read.casefold(), (number, read))
                break
    letters = any(block.kind is OPENER for block in draft.of(BlockProposal))
    if not names or not letters:
        return None
    ((best, times),) = names.most_common(1)
    if times < FULL * sum(names.values()):
        return None
    number, name = first[best]
    return number, name, "who signs the letters"
