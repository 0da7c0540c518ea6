"""Data in YAML or TOML before the text, between two lines of signs: left out, and read for what they say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from glossator.draft.proposals import BlockProposal, FactProposal, Proposal
from glossator.draft.state import Draft
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


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose the lines up to the second sign as furniture, and what they say of the text."""
    lines = draft.manuscript.lines
    ends = FENCES.get(lines[0].words, ()) if lines else ()
    last = next((n for n, line in enumerate(lines[1:], 1) if line.words in ends), 0)
    if not last:
        return
    start, end = lines[0].start + 3, lines[last].start
    data = read_front_matter(draft.manuscript.text[start:end], lines[0].words)
    if data is None:
        return
    yield BlockProposal(
        line=lines[0].number,
        last=lines[last].number,
        kind=FURNITURE,
        reason="data before the text, between two lines of signs",
        confidence=0.98,
    )
    for key, value in data.items():
        kind = KEYS.get(str(key).lower())
        for said in _say(value) if kind else ():
            yield FactProposal(
                line=lines[0].number,
                key=kind or TITLE,
                value=said,
                reason=f"{key!r} of the data before the text",
                confidence=0.98,
            )


def read_front_matter(content: str, fence: str) -> Mapping[str, Any] | None:
    """Return the data; None if they are none."""
    try:
        data = yaml.safe_load(content) if fence == "---" else tomllib.loads(content)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        pairs = [re.match(r"\s*([\w-]+)\s*[:=]\s*(.*)", line) for line in content.splitlines()]
        data = {pair[1]: pair[2].strip("\"' ") for pair in pairs if pair}
    return data if isinstance(data, dict) and data else None


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
