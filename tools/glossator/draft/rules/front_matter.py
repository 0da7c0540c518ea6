"""Data before the text, in YAML, TOML or JSON, or as pandoc has them: read for what they say, and left out."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.rules.dates import say_date
from glossator.draft.state import Draft
from glossator.draft.wording import fold_title
from glossator_schema.blocks import (
    AUTHOR,
    DATE,
    EDITOR,
    FURNITURE,
    PUBLICATION,
    TITLE,
    TRANSLATOR,
    LineKind,
)

FENCES = {"---": ("---", "..."), "+++": ("+++",)}
KEYS: dict[str, LineKind] = {
    **dict.fromkeys(("title",), TITLE),
    **dict.fromkeys(("author", "authors", "by", "byline", "creator"), AUTHOR),
    **dict.fromkeys(("date", "published", "pubdate", "created"), DATE),
    **dict.fromkeys(("translator", "translators"), TRANSLATOR),
    **dict.fromkeys(("editor", "editors"), EDITOR),
    **dict.fromkeys(("publication", "journal", "container-title"), PUBLICATION),
}
"""The keys that are read, and what kind of line would say the same."""


PAIR = re.compile(
    r"""["']?(?P<key>[\w-]+)["']?\s*[:=]\s*(?P<open>["'\[]{0,2})(?P<value>.*?)(?P<close>["'\]]{0,2},?)"""
)
ITEM = re.compile(r"""-\s+(?P<open>["']?)(?P<value>.*?)(?P<close>["']?)""")
HANDLE = re.compile(r"[_@]|^\S*\d")
"""How a site names one who writes there, and no person is called."""
PANDOC: tuple[LineKind, ...] = (TITLE, AUTHOR, DATE)
"""What the three lines after ``%`` say, with which a file for pandoc may begin."""
AGAIN = re.compile(r"(?:[-*>]\s+)?[_*]{0,2}[^\W\d_][\w ]{1,24}[_*]{0,2}[:：][_*]{0,2}\s+\S")
"""A line that says one thing of a file."""
SLUG = re.compile(r"#{0,3}\s*[a-z0-9]{1,40}(?:[-_][a-z0-9]{1,40}){2,30}")
"""The name of a file, where a title should be."""
HEADED = re.compile(r"(#{1,3})\s")
INNER = (AUTHOR, DATE, TRANSLATOR, EDITOR)
"""What is read of a table within the data: what else is called a title there is that of something else."""
NEAR = 12
"""So many lines below the data may say the same again."""


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose the data as furniture, but for lines that alone say what the text is called, by whom, of when."""
    lines = draft.manuscript.lines
    if lines and lines[0].words.startswith("% "):
        yield from _read_pandoc(draft)
        return
    found = _find_json(draft) if lines and lines[0].words == "{" else _find_fenced(draft)
    if found is None:
        return
    last, data = found
    facts = [
        FactProposal(
            line=lines[0].number,
            key=KEYS[str(key).lower()],
            value=said,
            reason=f"{key!r} of the data before the text",
            confidence=0.98,
        )
        for key, value in _flatten(data)
        for said in _say(value)
        if KEYS[str(key).lower()] is not AUTHOR or not HANDLE.search(said)
    ]
    own = [*_find_own(draft, last, facts)]
    authors = sum(fact.key is AUTHOR for fact in facts)
    if sum(block.kind is AUTHOR for block in own) < authors:  # some stand with others in a line
        own = [block for block in own if block.kind is not AUTHOR]
    yield BlockProposal(
        line=lines[0].number,
        last=lines[last].number,
        without=tuple(block.line for block in own),
        kind=FURNITURE,
        reason="data before the text, between two lines of signs",
        confidence=0.98,
    )
    yield from own
    yield from facts
    yield from _find_again(draft, lines[last].number, data)


def _find_again(draft: Draft, last: int, data: Mapping[str, Any]) -> Iterator[BlockProposal]:
    """Yield what stands below the data and says again, with an address of theirs, where the text is from.

    The name of the file above that, and the only heading of its rank directly below it, are not the text’s.
    """
    addresses = [value for value in data.values() if isinstance(value, str) and "://" in value]
    below = [run for run in draft.manuscript.runs if run[-1].number > last][:4]
    for place, run in enumerate(below):
        again = any(address in line.words for line in run for address in addresses)
        if not again or not all(AGAIN.match(line.words) for line in run):
            continue
        above = [line for each in below[:place] for line in each if SLUG.fullmatch(line.words)]
        following = below[place + 1][0] if place + 1 < len(below) else None
        mark = HEADED.match(following.words) if following and following.apart else None
        if mark and following:
            heads = (HEADED.match(line.words) for line in draft.manuscript.lines)
            above += [following] * (
                sum(head is not None and head[1] == mark[1] for head in heads) == 1
            )
        for line in (*above, *run):
            yield BlockProposal(
                line=line.number,
                kind=FURNITURE,
                reason="what the data before the text say, again",
                confidence=0.9,
            )
        return


def _find_fenced(draft: Draft) -> tuple[int, Mapping[str, Any]] | None:
    """Return the place of the last line of data between two lines of signs, and what they say."""
    lines = draft.manuscript.lines
    ends = FENCES.get(lines[0].words, ()) if lines else ()
    last = next((n for n, line in enumerate(lines[1:], 1) if line.words in ends), 0)
    if not last:
        return None
    content = draft.manuscript.text[lines[0].start + 3 : lines[last].start]
    data = read_front_matter(content, lines[0].words)
    return (last, data) if data is not None else None


def _find_json(draft: Draft) -> tuple[int, Mapping[str, Any]] | None:
    """Return the place of the last line of an object of JSON that begins the text, and what it says."""
    manuscript = draft.manuscript
    try:
        data, end = json.JSONDecoder().raw_decode(manuscript.text, manuscript.lines[0].start)
    except (json.JSONDecodeError, RecursionError):
        return None
    number = manuscript.line_at(end - 1)
    last = next(n for n, line in enumerate(manuscript.lines) if line.number == number)
    return (last, data) if isinstance(data, dict) and data else None


def _read_pandoc(draft: Draft) -> Iterator[BlockProposal]:
    for kind, line in zip(PANDOC, draft.manuscript.lines, strict=False):
        if not line.words.startswith("% "):
            return
        reason = "a line with % at the head of the file"
        yield BlockProposal(
            line=line.number, kind=kind, cuts=("%",), reason=reason, confidence=0.95
        )


def _find_own(draft: Draft, last: int, facts: list[FactProposal]) -> Iterator[BlockProposal]:
    """Yield the lines of the data that are title, author, date, where no line below the data says the same."""
    lines = draft.manuscript.lines
    below = [fold_title(line.words) for line in lines[last + 1 : last + 1 + NEAR]]
    said = {(fact.key, fact.value): fold_title(fact.value) for fact in facts}
    taken: set[LineKind] = set()
    for line in lines[1:last]:
        pair, item = PAIR.fullmatch(line.words), ITEM.fullmatch(line.words)
        match = pair or item
        if match is None or not match["value"].strip():
            continue
        kinds = [key for key, value in said if key in PANDOC and value == match["value"]]
        kind = KEYS.get(pair["key"].lower()) if pair else AUTHOR
        if kind is DATE and say_date(match["value"]):
            kinds = [DATE]
        folded = fold_title(match["value"])
        if kind not in kinds or (kind is not AUTHOR and kind in taken):
            continue
        if kind is not DATE and any(folded in words for words in below):
            continue
        taken.add(kind)
        cuts = (line.words[: match.start("value")].strip(), match["close"])
        yield BlockProposal(
            line=line.number,
            kind=kind,
            cuts=tuple(filter(None, cuts)),
            reason="the data before the text say so, and no line below",
            confidence=0.95,
        )


def read_front_matter(content: str, fence: str) -> Mapping[str, Any] | None:
    """Return the data; None if they are none."""
    try:
        data = yaml.safe_load(content) if fence == "---" else tomllib.loads(content)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        pairs = [re.match(r"\s*([\w-]+)\s*[:=]\s*(.*)", line) for line in content.splitlines()]
        data = {pair[1]: pair[2].strip("\"' ") for pair in pairs if pair}
    return data if isinstance(data, dict) and data else None


def _flatten(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is read of the data, and of tables in them who wrote and when, if nothing outside says it."""
    named = [(str(key), value) for key, value in data.items()]
    told = {KEYS[key.lower()] for key, _ in named if key.lower() in KEYS}
    yield from ((key, value) for key, value in named if key.lower() in KEYS)
    for key, table in named:
        if key.lower() in KEYS or not isinstance(table, dict):
            continue
        for inner, value in table.items():
            kind = KEYS.get(str(inner).lower())
            if kind in INNER and kind not in told:
                yield str(inner), value


def _say(value: Any) -> Iterator[str]:
    """Yield the words of a value: of a list each, of a person the name."""
    match value:
        case list():
            for one in value:
                yield from _say(one)
        case dict():
            parts = [str(value[key]) for key in ("given", "family") if value.get(key)]
            name = value.get("name") or value.get("literal") or " ".join(parts)
            yield from _say(name)
        case None | "":
            return
        case _:
            yield " ".join(str(value).split())
