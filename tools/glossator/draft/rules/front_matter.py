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
PANDOC: tuple[LineKind, ...] = (TITLE, AUTHOR, DATE)
"""What the three lines after ``%`` say, with which a file for pandoc may begin."""
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
