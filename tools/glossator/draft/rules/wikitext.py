"""A wiki's page as it is written: its templates, headings, lists, tables, poems, notes and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from glossator.draft.languages import whole_line
from glossator.draft.manuscript import Line
from glossator.draft.proposals import BlockProposal, NoteProposal, Proposal
from glossator.draft.recognise import is_wikitext
from glossator.draft.state import Draft
from glossator.draft.wiki_facts import find_facts, find_templates
from glossator_schema.blocks import (
    FURNITURE,
    HEADING,
    LIST,
    PARAGRAPH,
    QUOTATION,
    REFERENCE,
    TABLE,
    VERSE,
    LineKind,
)

COMMENT = re.compile(r"<!--.*?-->", re.S)
TABLES = re.compile(r"^[ \t:]*\{\|.*?^[ \t]*\|\}.*?$", re.S | re.M)
HEADED = re.compile(r"(?P<mark>={1,6})(?P<words>[^=\n].*?)(?P=mark)\s*")
LINKED = re.compile(r"\[\[\s*:?[^\[\]|:\n]{2,24}:[^\n]*\]\]\s*")
"""A link to what is no page of its own, alone in its line: a picture, a category, another language."""
SWITCH = re.compile(
    r"__[A-Z]+__|#redirect\b.*|-{4,}|</?(?:references|noinclude|onlyinclude)[^>]*>", re.I
)
QUOTING = re.compile(
    r"\{\{\s*(?:block ?quote|c?quote|quotation|quote box|zitat|citation bloc|citation|cita|цитата)\s*\|"
    r"\s*(?:(?:text|1|quote|zitat)\s*=\s*)?",
    re.I,
)
POEM = re.compile(r"<(?P<end>/?)poem[^>]*>", re.I)
GALLERY = re.compile(r"<(?P<end>/?)gallery[^>]*>", re.I)
BLOCKQUOTE = re.compile(r"<(?P<end>/?)blockquote[^>]*>", re.I)
NOTE = re.compile(
    r"(?P<open><ref\b[^>/]*)(?P<sign>>)(?P<words>.*?\S)(?P<close>\s*</ref\s*>)", re.I | re.S
)
"""A note within the words: the bracket that ends its tag is printed as its mark, for want of a number."""
SHORT_NOTE = re.compile(
    r"(?P<open>\{\{\s*(?:sfnp?|efn|refn|harvnb))(?P<sign>\|)(?P<words>[^{}]*?\S)(?P<close>\s*\}\})",
    re.I,
)
ASKED = re.compile(
    r"\{\{\s*(?:citation needed|cn|fact|clarify|when|who|dead link|failed verification|better source needed|"
    r"page needed|by whom)\b[^{}]*\}\}",
    re.I,
)
"""What readers of a wiki ask of its writers, within the words."""
AGAIN = re.compile(r"<ref\b[^>]*/>|<ref\b[^>/]*>\s*</ref\s*>", re.I)
ITEM = re.compile(r"[*#;:]+\s*")
LINK_ALONE = re.compile(r"[*#;:]+\s*\[\[[^\[\]]*\]\]\W*")
"""An item that leads to another page, and says nothing else."""
OPENED = re.compile(r"<ref\b(?![^>]{0,300}/>)[^>]{0,300}>|\{\{", re.I)
CLOSES = re.compile(r"</ref\s*>|\}\}", re.I)
FEW_LINES = 12
"""So many lines, at the most, has a note."""


@dataclass
class _Page:
    """The lines of a page, and those of which something has been said."""

    draft: Draft
    taken: set[int] = field(default_factory=set)

    @property
    def free(self) -> list[Line]:
        """The lines of which nothing has been said."""
        lines = self.draft.manuscript.lines
        return [
            line for line in lines if line.number not in self.taken and self.draft.is_free(line)
        ]

    def among(self, first: int, last: int) -> list[Line]:
        """Return the lines with these numbers of which nothing has been said."""
        every = self.draft.manuscript.by_number
        found = (every[n] for n in range(first, last + 1) if n in every and n not in self.taken)
        return [line for line in found if self.draft.is_free(line)]

    def block(
        self, lines: list[Line], kind: LineKind, reason: str, **fields: object
    ) -> BlockProposal:
        """Return what some lines are, and remember that it has been said."""
        numbers = {line.number for line in lines}
        self.taken |= numbers
        first, last = min(numbers), max(numbers)
        every = self.draft.manuscript.by_number
        without = tuple(n for n in range(first, last) if n in every and n not in numbers)
        given = {"line": first, "last": last, "kind": kind, "reason": reason, "without": without}
        return BlockProposal(**given | {"confidence": 0.95} | fields)  # type: ignore[arg-type]


def propose(draft: Draft) -> Iterator[Proposal]:
    """Propose what the signs of a wiki say of the lines, where the text is a wiki's page."""
    if not is_wikitext(draft.manuscript.text):
        return
    page = _Page(draft)
    yield from find_facts(draft)
    yield from _find_standing(page)
    yield from _find_tables(page)
    yield from _find_marked(page)
    yield from _find_tagged(page)
    yield from _find_lists(page)
    yield from _find_words(page)


def _find_standing(page: _Page) -> Iterator[BlockProposal]:
    """Yield templates and comments that have their lines to themselves: quotations, and furniture."""
    text = page.draft.manuscript.text
    spans = [*find_templates(text), *(match.span() for match in COMMENT.finditer(text))]
    for start, end in spans:
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        around = text[first:start] + text[end : last if last >= 0 else len(text)]
        manuscript = page.draft.manuscript
        lines = page.among(manuscript.line_at(start), manuscript.line_at(end - 1))
        if around.strip(" \t:") or not lines or lines[0].number in manuscript.wraps:
            continue
        quoted = QUOTING.match(text, start, end)
        if quoted and not around.strip():
            cuts = tuple(filter(None, (quoted[0].strip(), "}}")))
            if text[quoted.end() : end].count("}}") == 1:
                yield page.block(lines, QUOTATION, "a template for quotations", cuts=cuts)
                continue
        yield page.block(lines, FURNITURE, "a template, or a comment, of the wiki")


def _find_tables(page: _Page) -> Iterator[BlockProposal]:
    """Yield the tables; what begins and ends one is furniture, its caption a paragraph."""
    manuscript = page.draft.manuscript
    for match in TABLES.finditer(manuscript.text):
        first, last = manuscript.line_at(match.start()), manuscript.line_at(match.end())
        lines = page.among(first, last)
        inner = [line for line in lines if not line.words.startswith(("{|", "|}", "|+"))]
        worded = [n for n, line in enumerate(inner) if not line.words.startswith("|-")]
        rows = inner[worded[0] : worded[-1] + 1] if worded else []
        for line in lines:
            if line.words.startswith("|+"):
                yield page.block([line], PARAGRAPH, "the caption of a table", cuts=("|+",))
            elif line not in rows:
                yield page.block([line], FURNITURE, "it begins, or ends, a table")
        if len(worded) > 1:
            yield page.block(rows, TABLE, "the rows of a wiki's table", separator="wikitext")


def _find_marked(page: _Page) -> Iterator[BlockProposal]:
    """Yield headings, and the lines that say nothing to a reader."""
    for line in page.free:
        heading = HEADED.fullmatch(line.words)
        if heading:
            mark = heading["mark"]
            level = max(1, len(mark) - 1)
            yield page.block(
                [line], HEADING, "signs around a heading", level=level, cuts=(mark, mark)
            )
        elif LINKED.fullmatch(line.words) or SWITCH.fullmatch(line.words):
            yield page.block([line], FURNITURE, "a picture, a category, a switch of the wiki")


def _find_tagged(page: _Page) -> Iterator[Proposal]:
    """Yield poems, quotations and pictures between tags on lines of their own; the tags are furniture."""
    for tag, kind in ((POEM, VERSE), (BLOCKQUOTE, QUOTATION), (GALLERY, FURNITURE)):
        part: list[Line] | None = None
        for line in page.free:
            found = tag.fullmatch(line.words)
            if found and not found["end"]:
                part = []
            if found:
                yield page.block([line], FURNITURE, "a tag around a poem, a quotation or pictures")
            if found and found["end"] and part:
                for stanza in _divide(part):
                    inner = [_read_notes(each) for each in stanza]
                    cuts = tuple(tag for _, each in inner for tag in each)
                    yield page.block(stanza, kind, "between two tags", cuts=cuts)
                    for notes, _ in inner if kind is not FURNITURE else ():
                        yield from notes
                part = None
            elif not found and part is not None:
                part.append(line)


def _divide(lines: list[Line]) -> Iterator[list[Line]]:
    """Divide lines at blank ones."""
    part: list[Line] = []
    for line in lines:
        if part and line.number > part[-1].number + 1:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _find_lists(page: _Page) -> Iterator[Proposal]:
    """Yield lists, below the heading of a bibliography references, and paragraphs that are set in."""
    for run in _divide(page.free):
        part: list[Line] = []
        for line in [*run, None]:
            if line is not None and ITEM.match(line.words):
                part.append(line)
                continue
            if part:
                yield from _read_list(page, part)
            part = []


def _read_list(page: _Page, lines: list[Line]) -> Iterator[Proposal]:
    above = page.draft.manuscript.above(lines[0])
    heading = HEADED.fullmatch(above.words) if above else None
    links = all(LINK_ALONE.fullmatch(line.words) for line in lines)
    inner = [_read_notes(line) for line in lines]
    if heading and whole_line("references").fullmatch(heading["words"].strip()) and not links:
        for line in lines:
            yield page.block(
                [line], REFERENCE, "an item below the name of a bibliography", cuts=(_sign(line),)
            )
    elif all(line.words.startswith(":") for line in lines):
        for line, (notes, cuts) in zip(lines, inner, strict=True):
            yield page.block([line], QUOTATION, "set in by a colon", cuts=(_sign(line), *cuts))
            yield from notes
    else:
        tags = tuple(tag for _, each in inner for tag in each)
        yield page.block(lines, LIST, "items that signs mark", marker=r"[*#;:]+\s*", cuts=tags)
        for notes, _ in inner:
            yield from notes


def _sign(line: Line) -> str:
    match = ITEM.match(line.words)
    return match[0].strip() if match else ""


def _find_words(page: _Page) -> Iterator[Proposal]:
    """Yield the paragraphs that have notes within their words."""
    for lines in _gather_open(page.free):
        notes, cuts = _read_notes(_join(page, lines))
        if notes or cuts or len(lines) > 1:
            yield page.block(lines, PARAGRAPH, "words with notes in them", cuts=cuts)
            yield from notes


def _join(page: _Page, lines: list[Line]) -> Line:
    """Return lines as one, with what parts them."""
    if len(lines) == 1:
        return lines[0]
    end = page.draft.manuscript.end_of(lines[-1].number)
    return replace(lines[0], words=page.draft.manuscript.text[lines[0].start : end].rstrip())


def _gather_open(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield lines each by itself, but with those in which a note or a template that it opens goes on."""
    part: list[Line] = []
    opened = 0
    for line in lines:
        if part and (opened <= 0 or line.number > part[-1].number + 1 or len(part) > FEW_LINES):
            yield part
            part, opened = [], 0
        part.append(line)
        opened += len(OPENED.findall(line.words)) - len(CLOSES.findall(line.words))
    if part:
        yield part


def _read_notes(line: Line) -> tuple[list[NoteProposal], tuple[str, ...]]:
    """Return the notes in a line, and the tags around them and of those that stand elsewhere."""
    notes, cuts = [], []
    matches = sorted(
        (
            match
            for pattern in (NOTE, SHORT_NOTE, AGAIN, ASKED)
            for match in pattern.finditer(line.words)
        ),
        key=lambda match: match.start(),
    )
    end = 0
    for match in matches:
        if match.start() < end:
            continue
        end = match.end()
        if match.re in (AGAIN, ASKED):
            cuts.append(match[0])
            continue
        cuts += [match["open"], match["close"]]
        notes.append(
            NoteProposal(
                line=line.number,
                number=match["sign"],
                text=match["words"],
                start=line.start + match.start("sign"),
                reason="a note within the words",
                confidence=0.95,
            )
        )
    return notes, tuple(cuts)
