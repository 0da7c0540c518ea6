"""What reStructuredText, AsciiDoc and Org mark at the beginning of lines, where a text is in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.recognise import is_wikitext
from glossator.draft.rules.front_matter import KEYS
from glossator.draft.state import Draft
from glossator_schema.blocks import (
    AUTHOR,
    AUTHOR_NOTE,
    FURNITURE,
    HEADING,
    PARAGRAPH,
    QUOTATION,
    TITLE,
    VERSE,
    LineKind,
)

DIRECTIVE = re.compile(r"\.\. (?:(?P<name>[\w-]{2,30})::.*|_[^:]{1,60}:.*)")
"""In reStructuredText what is put in, and what a link leads to."""
COMMENT = re.compile(r"\.\.(?:\s(?!\[).*)?")
NOTED = re.compile(r"(?P<open>\.\. \[|\[fn:)#?(?P<label>\w{1,20})(?P<close>\])\s+\S")
FIELD = re.compile(r"(?P<open>:(?P<key>[A-Za-z][\w -]{1,30}):)(?:\s+(?P<value>\S.*))?")
TOLD = frozenset({"note", "tip", "hint", "warning", "caution", "important", "attention", "topic"})
"""What is put in and says something to a reader."""
QUOTED = frozenset({"epigraph", "highlights", "pull-quote"})

RANKED = re.compile(r"(?P<sign>={1,6}) (?P<words>[^=\s].{0,200}?[^=\s]|\w)")
"""In AsciiDoc a heading, that of one sign the title."""
ATTRIBUTES = re.compile(
    r"\[(?:quote|verse|NOTE|TIP|WARNING|[.#%][\w-]|\[)[^\n]{0,200}\]|\[[a-z]{3,20}\]"
)
FENCE = re.compile(r"_{4}|\*{4}|={4}|-{2}|'{3}|<{3}|//.*|[a-z]{3,12}::\S{0,200}\[.{0,300}\]")
MAILED = re.compile(r"[^\W\d_][^<>@]{2,60}(?P<mail><[^<>\s]{1,60}>)")

KEYED = re.compile(r"(?P<open>#\+(?P<key>\w{2,30}):)\s*(?P<value>.*)")
BOUNDED = re.compile(r"#\+(?P<end>begin|end)_(?P<what>\w{2,20})\b.*", re.I)
STARRED = re.compile(r"(?P<sign>\*{1,6}) \S.{0,200}")
"""In Org a heading."""
KINDS: dict[str, LineKind] = {"quote": QUOTATION, "verse": VERSE}
HEAD = 12
"""Within so many lines stands what is said of the whole text."""

_block = partial(of_lines, confidence=0.95)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what the signs of the notation say, where several lines have signs that no other has."""
    lines = draft.manuscript.lines
    words = [line.words for line in lines]
    if sum(map(_is_org, words)) > 1:
        yield from _read_org(lines)
    elif sum(DIRECTIVE.fullmatch(each) is not None for each in words) > 1:
        yield from _read_restructured(lines)
    elif _is_asciidoc(words) and not is_wikitext(draft.manuscript.text):
        yield from _read_asciidoc(lines)


def _is_org(words: str) -> bool:
    return KEYED.fullmatch(words) is not None or BOUNDED.fullmatch(words) is not None


def _is_asciidoc(words: Sequence[str]) -> bool:
    """Tell whether a text begins with a title of one sign, and a heading, or an attribute, has its form."""
    if not words or not words[0].startswith("= ") or not RANKED.fullmatch(words[0]):
        return False
    return any(each.startswith("== ") and RANKED.fullmatch(each) for each in words[1:])


def _read_restructured(lines: Sequence[Line]) -> Iterator[BlockProposal]:
    yield from _read_fields(lines[:HEAD])
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if line.indent or not line.words.startswith(".."):
            continue
        inner = []
        while place < len(lines) and lines[place].indent > line.indent:
            inner.append(lines[place])
            place += 1
        noted, directive = NOTED.match(line.words), DIRECTIVE.fullmatch(line.words)
        name = (directive["name"] or "") if directive else ""
        if noted:
            yield _note(line, inner[-1] if inner else line, noted)
        elif directive or COMMENT.fullmatch(line.words):
            yield _block([line], FURNITURE, "a directive, or a comment, of reStructuredText")
            yield from _read_inner(inner, name.lower())


def _read_inner(lines: Sequence[Line], name: str) -> Iterator[BlockProposal]:
    """Yield the lines of a directive: what it says to a reader, and what to a program."""
    kind = PARAGRAPH if name in TOLD else QUOTATION if name in QUOTED else FURNITURE
    part: list[Line] = []
    for line in [*lines, None]:
        if part and (line is None or line.number > part[-1].number + 1):
            yield _block(part, kind, "what a directive puts in")
            part = []
        if line is not None and FIELD.fullmatch(line.words):
            yield _block([line], FURNITURE, "an option of a directive")
        elif line is not None:
            part.append(line)


def _read_fields(lines: Sequence[Line]) -> Iterator[BlockProposal]:
    """Yield the fields above a text, between colons: by whom and of when it is, and what else is said of it."""
    for line in lines:
        field = FIELD.fullmatch(line.words)
        if field and not line.indent:
            yield _fact(line, field)


def _read_asciidoc(lines: Sequence[Line]) -> Iterator[BlockProposal]:
    yield from _read_fields(lines[:HEAD])
    mailed = MAILED.fullmatch(lines[1].words) if len(lines) > 1 else None
    if mailed:
        yield _block([lines[1]], AUTHOR, "the line below the title", cuts=(mailed["mail"],))
    quoted: list[Line] | None = None
    for line in lines:
        ranked = RANKED.fullmatch(line.words)
        if ranked:
            level = len(ranked["sign"]) - 1
            kind = HEADING if level else TITLE
            yield _block([line], kind, "signs before it", level=level, cuts=(ranked["sign"],))
        elif FENCE.fullmatch(line.words) or ATTRIBUTES.fullmatch(line.words):
            yield _block([line], FURNITURE, "signs of AsciiDoc, without words")
        if line.words == "____":
            if quoted:
                yield _block(quoted, QUOTATION, "between two lines of signs")
            quoted = [] if quoted is None else None
        elif quoted is not None:
            quoted.append(line)


def _read_org(lines: Sequence[Line]) -> Iterator[BlockProposal]:
    within: list[Line] | None = None
    drawer = False
    for line in lines:
        bounded, keyed = BOUNDED.fullmatch(line.words), KEYED.fullmatch(line.words)
        starred, noted = STARRED.fullmatch(line.words), NOTED.match(line.words)
        opens = line.words == ":PROPERTIES:"
        if opens or drawer:
            drawer = line.words != ":END:"
            yield _block([line], FURNITURE, "properties of a heading")
        elif bounded:
            kind = KINDS.get(bounded["what"].lower())
            if within and kind:
                yield _block(within, kind, "between two lines of Org")
            within = [] if bounded["end"].lower() == "begin" else None
            yield _block([line], FURNITURE, "it begins, or ends, a block")
        elif keyed:
            yield _fact(line, keyed)
        elif within is not None:
            within.append(line)
        elif starred and not line.indent:
            sign = starred["sign"]
            yield _block([line], HEADING, "stars before it", level=len(sign), cuts=(sign,))
        elif noted:
            yield _note(line, line, noted)


def _fact(line: Line, match: re.Match[str]) -> BlockProposal:
    """Return what a line with a key is: title, author, date, or of no text."""
    kind = KEYS.get(match["key"].lower(), FURNITURE) if match["value"] else FURNITURE
    cuts = () if kind is FURNITURE else (match["open"],)
    return _block([line], kind, "a key, and what it says of the text", cuts=cuts)


def _note(first: Line, last: Line, match: re.Match[str]) -> BlockProposal:
    cuts = (match["open"], match["close"])
    return _block(
        [first, last], AUTHOR_NOTE, "a note of the notation", label=match["label"], cuts=cuts
    )
