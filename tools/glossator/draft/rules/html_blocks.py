"""What marks pages among the lines of a text: tags, fences of parts, rows of links, comments of readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, of_lines
from glossator.draft.state import Draft, take_first
from glossator_schema.blocks import AUTHOR_NOTE, FURNITURE, HEADING, LIST, QUOTATION

TAG = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,1000})?/?>|<!--[^<>]{0,1000}-->", re.I)
BLANK = re.compile(r"&(?:nbsp|ensp|emsp|zwj|#160|#xa0);", re.I)
SHORTCODE = re.compile(
    r"\[(?P<name>[a-z_]{3,20})(?:[ =][^\[\]]{0,300})?\][^\[\]]{0,300}\[/(?P=name)\]|"
    r"\[[a-z_]{3,20} \w{1,20}=[\"'][^\[\]]{0,300}\]|"
    r"\{\{[<%].{0,500}[%>]\}\}|\{%.{0,500}%\}|\{:.{0,200}\}",
    re.I,
)
"""What a site's program puts something in the place of: a film, a picture, a class of what stands above."""
CLOSED = re.compile(r"<(?P<name>script|style|iframe|svg|noscript|figure|nav|form)\b", re.I)
"""What has nothing of the text, down to the tag that ends it."""
COMMENTS = re.compile(
    r"<\w+\s[^<>]{0,200}?(?:class|id)\s*=\s*[\"']?comments?(?:list|s|-\w+)?\b", re.I
)
QUOTE = re.compile(r"<(?P<end>/?)blockquote\b[^<>]{0,300}>", re.I)
HEADED = re.compile(
    r"(?P<open><h(?P<rank>[1-6])\b[^<>]{0,300}>)(?P<words>[^<>].{0,400}?)(?P<close></h(?P=rank)\s*>)",
    re.I,
)
ITEM = re.compile(r"<li\b[^<>]{0,300}>.*?[^\s<>].*?(?:</li\s*>)?", re.I)
FENCE = re.compile(r":{3,}\s*(?:\{[^{}]{0,200}\}|[\w-]{0,40}(?: [\w \"'=-]{0,120})?):*")
"""What begins a part of a page in Markdown, or ends one; a directive of MyST has braces around its name."""
LINK = re.compile(
    r"\[[^\[\]]{0,200}\]\([^()]{0,400}\)|<a\b[^<>]{0,400}>(?:[^<>]|<(?!/?a\b)[^<>]{0,100}>){0,200}</a\s*>",
    re.I,
)
BETWEEN = re.compile(r"[|>»›←→◄►]|&[lr]arr;|&[lr]aquo;")
"""What parts the links that lead through a site; those of a sentence stand between commas and words."""
LABELLED = re.compile(r"\]\[([^\[\]]{1,60})\]")
"""The label by which words of a link say where it leads."""
LED = re.compile(r"\[(?P<label>[^\]^]{1,60})\]:\s+<?\S+://\S+.*")
"""Where a link leads that stands elsewhere: a note, if none does."""
NOTED = re.compile(
    r"(?P<outer>(?:<(?:p|li|div|small|aside)\b[^<>]{0,300}>\s*){0,3})"
    r"(?P<open><sup\b[^<>]{0,300}>(?:<a\b[^<>]{0,300}>)?)(?P<label>\[?\d{1,3}\]?|[*†‡])"
    r"(?P<close>(?:</a>)?</sup>)\s*(?=\S)",
    re.I,
)
"""A note, whose number is raised by a tag at its beginning; so is its mark in the text."""
RAISED = re.compile(r"(?<=\S)<sup\b[^<>]{0,300}>(?:<a\b[^<>]{0,300}>)?(\[?\d{1,3}\]?|[*†‡])<", re.I)
LEADS_BACK = re.compile(r"<a\b[^<>]{0,300}>\s*[\^↑↩⤴]\ufe0e?\s*</a>", re.I)
MARKDOWN_HEADING = re.compile(r"#{1,6} ")

_block = partial(of_lines, confidence=0.9)


def propose(draft: Draft) -> Iterator[BlockProposal]:
    """Propose what tags say of the lines between them, and leave lines out that are tags alone."""
    lines = [line for line in draft.manuscript.lines if draft.is_free(line)]
    marked = [line for line in lines if line.words[0] in "<[{:#*" or line.words[-1] in ">)"]
    if not marked:
        return
    found = (
        *_find_comments(lines),
        *_find_closed(lines),
        *_find_quoted(draft, lines),
        *_find_notes(lines),
        *_find_lists(lines),
        *_find_single(marked),
        *_find_leading(draft, marked),
    )
    yield from take_first(found)


def _find_comments(lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield what readers said below the text: from the tag that says so to the end."""
    first = next((n for n, line in enumerate(lines) if COMMENTS.match(line.words)), None)
    if first is None or any(MARKDOWN_HEADING.match(line.words) for line in lines[first:]):
        return
    for line in lines[first:]:
        yield _block([line], FURNITURE, "comments of readers, as a tag says")


def _find_closed(lines: list[Line]) -> Iterator[BlockProposal]:
    name = ""
    for line in lines:
        match = CLOSED.match(line.words)
        if not name and match:
            name = match["name"].lower()
        if name:
            yield _block([line], FURNITURE, f"within the tags of {name}")
            if f"</{name}" in line.words.lower():
                name = ""


def _find_quoted(draft: Draft, lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield the parts of a quotation between two tags, which may have lines of their own."""
    part: list[Line] | None = None
    for line in lines:
        tags = [*QUOTE.finditer(line.words)]
        if part is None and tags and not tags[0]["end"] and tags[0].start() == 0:
            part = []
        if part is None:
            continue
        part.append(line)
        if not tags or not tags[-1]["end"]:
            continue
        yield from _divide_quotation(draft, part)
        part = None


def _find_notes(lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield the notes whose numbers tags raise, up to the next one or a blank line."""
    marked: set[str] = set()
    part: list[Line] = []
    for line in [*lines, None]:
        match = NOTED.match(line.words) if line is not None else None
        follows = part and line is not None and line.number == part[-1].number + 1
        if part and (match or not follows):
            yield _note(part)
            part = []
        if line is None:
            continue
        if part or (match and match["label"] in marked):
            part.append(line)
        start = match.end() if match else 0
        marked |= {found[1] for found in RAISED.finditer(line.words, start)}


def _note(lines: list[Line]) -> BlockProposal:
    match = NOTED.match(lines[0].words)
    assert match is not None
    outer = [tag[0] for tag in TAG.finditer(match["outer"])]
    last = lines[-1].words[match.end() if len(lines) == 1 else 0 :]
    back = [found[0] for found in LEADS_BACK.finditer(last)]
    rest = [tag[0] for tag in _find_outer(LEADS_BACK.sub("", last))]
    cuts = (*outer, match["open"], match["close"], *back, *rest)
    reason = "its number is raised by a tag, as its mark in the text is"
    return _block((lines[0], lines[-1]), AUTHOR_NOTE, reason, label=match["label"], cuts=cuts)


def _find_lists(lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield the items that stand in tags, each in its line."""
    part: list[Line] = []
    for line in [*lines, None]:
        follows = part and line is not None and line.number <= part[-1].number + 2
        if line is not None and ITEM.fullmatch(line.words) and (follows or not part):
            part.append(line)
            continue
        if part:
            cuts = tuple(tag[0] for each in part for tag in _find_outer(each.words))
            yield _block((part[0], part[-1]), LIST, "items in tags", cuts=cuts, marker="")
        part = [line] if line is not None and ITEM.fullmatch(line.words) else []


def _divide_quotation(draft: Draft, lines: list[Line]) -> Iterator[BlockProposal]:
    paragraph: list[Line] = []
    for line in [*lines, None]:
        bare = line is not None and not _say(line.words)
        apart = line is not None and paragraph and line.number > paragraph[-1].number + 1
        if paragraph and (line is None or bare or apart):
            cuts = tuple(tag[0] for each in paragraph for tag in _find_outer(each.words))
            yield _block((paragraph[0], paragraph[-1]), QUOTATION, "between two tags", cuts=cuts)
            paragraph = []
        if line is not None and bare:
            yield _block([line], FURNITURE, "the tag of a quotation")
        elif line is not None:
            paragraph.append(line)


def _find_outer(words: str) -> list[re.Match[str]]:
    """Return the tags before and after the words of a line, but for those that mark words."""
    tags = [
        match
        for match in TAG.finditer(words)
        if re.match(r"</?(?:blockquote|p|br|div|li|ul|ol)\b", match[0], re.I)
    ]
    return [t for t in tags if not _say(words[: t.start()]) or not _say(words[t.end() :])]


def _find_single(lines: list[Line]) -> Iterator[BlockProposal]:
    for line in lines:
        heading = HEADED.fullmatch(line.words)
        if heading:
            cuts = (heading["open"], heading["close"])
            yield _block(
                [line], HEADING, "tags of a heading", level=int(heading["rank"]), cuts=cuts
            )
        elif not _say(line.words):
            yield _block([line], FURNITURE, "tags alone")
        elif SHORTCODE.fullmatch(line.words):
            yield _block([line], FURNITURE, "what a site’s program puts something in the place of")


def _find_leading(draft: Draft, lines: list[Line]) -> Iterator[BlockProposal]:
    """Yield fences, rows of links alone, and where links lead that stand in the text by their labels."""
    labels = set(LABELLED.findall(draft.manuscript.text))
    for line in lines:
        led = LED.fullmatch(line.words)
        if FENCE.fullmatch(line.words):
            yield _block([line], FURNITURE, "it begins, or ends, a part of the page")
        elif led and led["label"] in labels:
            yield _block([line], FURNITURE, "where a link leads")
        elif _is_row_of_links(line.words):
            yield _block([line], FURNITURE, "a row of links alone")


def _is_row_of_links(words: str) -> bool:
    """Tell whether a line is nothing but links, with signs between them, or one without words."""
    if words.startswith(("|", "!")) or not LINK.search(words):
        return False
    rest = TAG.sub("", LINK.sub("", words))
    links = [_say(re.sub(r"\]\(.*", "", found[0])) for found in LINK.finditer(words)]
    if any(map(str.isalnum, re.sub(r"&\w+;", "", rest))):
        return False
    named = any(any(map(str.isalnum, link)) for link in links)
    return not named or (len(links) > 1 and BETWEEN.search(rest) is not None)


def _say(words: str) -> str:
    """Return what words say without tags: nothing where there are tags alone."""
    rest = BLANK.sub("", TAG.sub("", words))
    return "" if TAG.search(words) and not any(map(str.isalnum, rest)) else words.strip()
