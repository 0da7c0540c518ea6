"""An unseen text as the rules read it: lines without the white space at their ends."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from glossator.draft.columns import measure_column
from glossator.draft.margins import Margins, find_margins
from glossator.draft.people import RAISED, are_persons
from glossator.draft.wording import INSTITUTIONS, ends_sentence, is_title_case
from glossator.draft.wraps import Wrap, find_wraps, strip
from glossator.languages import sets_no_spaces
from glossator.witness import Range, find_lines, trim

BODY_WORDS = 20
"""So many words, with a sentence's end among them, are body text."""
WIDEST = 120
"""The number of characters that a line broken at a width has at the most."""
SENTENCE = 6
"""A line of more words, with a sentence's end, is one that tells."""
FEW = 4
"""Of more lines one may be wider than the others; a stanza has as many."""
MANY = 8
"""So many lines tell at which width they were broken."""
NEAR = 12
"""So many lines before one tell what it is."""
ROOM = re.compile(r"\S\s{4,}\S")
UNREADABLE = re.compile(r"(?<!\S)(?:(?!data:)[^\s\u2e80-\uffff]){2000}")
"""So many characters without white space are noise, on which tests of words take longer than on a book.

Letters of scripts without spaces are none of them, nor a picture that is written out in its address.
"""
STOP = re.compile(r"[.!?…][\W_]{0,4}(?:\s|$|\d)|[。！？]")
"""What ends a sentence, and not the name of a file or of a site."""


@dataclass(frozen=True)
class Line:
    """A line that is not blank: ``number`` from 1, ``words`` trimmed, beginning at offset ``start``.

    ``apart`` tells whether blank lines, or the ends of the text, stand before and after it;
    ``is_body`` whether it is running text, by itself or as one of several lines of a paragraph; ``indent``: how
    many columns of white space stand before it.
    """

    number: int
    start: int
    words: str
    apart: bool
    is_body: bool
    indent: int = 0

    @property
    def count(self) -> int:
        """The number of words, by white space, or by the letters of a language that sets none."""
        return tell_length(self.words)

    @property
    def reach(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.words)


@dataclass(frozen=True)
class Manuscript:
    """A text never seen before, and its lines that are not blank, but for those that are noise.

    ``margins``: the numbers that count lines, which are none of their words; ``wraps``: what is around these.
    """

    text: str
    lines: tuple[Line, ...]
    margins: Margins = field(default_factory=Margins)
    wraps: Mapping[int, Wrap] = field(default_factory=dict)

    @cached_property
    def by_number(self) -> dict[int, Line]:
        """The lines that are not blank, by their numbers."""
        return {line.number: line for line in self.lines}

    @cached_property
    def runs(self) -> tuple[tuple[Line, ...], ...]:
        """The lines that follow one another without a blank one."""
        runs: list[list[Line]] = []
        for line in self.lines:
            if runs and runs[-1][-1].number == line.number - 1:
                runs[-1].append(line)
            else:
                runs.append([line])
        return tuple(map(tuple, runs))

    @cached_property
    def width(self) -> int:
        """The column at which lines were broken, as most of them reach it; that of the longest if few tell.

        Where there is wide room within a line, of a table or of a page's head, it was broken for no want of it.
        """
        reaches = sorted(
            line.reach
            for run in self.runs
            for line in run[:-1]
            if line.reach <= WIDEST and len(run) > 1 and not ROOM.search(line.words)
        )
        if not reaches:
            return WIDEST
        return reaches[int(len(reaches) * 0.9)] if len(reaches) >= MANY else reaches[-1]

    @cached_property
    def is_unwrapped(self) -> bool:
        """Whether each line is a paragraph: some are long, and most above another end a sentence."""
        if all(line.reach <= WIDEST for line in self.lines):
            return False
        pairs = [(a, b) for run in self.runs for a, b in itertools.pairwise(run)]
        long = [ends_sentence(a.words) for a, b in pairs if min(a.count, b.count) > SENTENCE]
        return bool(long) and sum(long) >= 0.8 * len(long)

    @cached_property
    def firsts(self) -> frozenset[int]:
        """How far in several lines stand, each above one that stands further out: the first of paragraphs."""
        pairs = (pair for run in self.runs for pair in itertools.pairwise(run))
        counted = Counter(a.indent for a, b in pairs if a.indent > b.indent + 1)
        return frozenset(indent for indent, times in counted.items() if times > 2)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {line.number: place for place, line in enumerate(self.lines)}

    def above(self, line: Line) -> Line | None:
        """Return the line that stands before another, blank ones aside."""
        place = self._places[line.number]
        return self.lines[place - 1] if place else None

    def below(self, line: Line) -> Line | None:
        """Return the line that stands after another, blank ones aside."""
        place = self._places[line.number] + 1
        return self.lines[place] if place < len(self.lines) else None

    @cached_property
    def _runs(self) -> dict[int, int]:
        return {line.number: place for place, run in enumerate(self.runs) for line in run}

    def run_of(self, line: Line) -> tuple[Line, ...]:
        """Return the lines without a blank one around a line, that line too."""
        return self.runs[self._runs[line.number]]

    def run_below(self, line: Line) -> tuple[Line, ...]:
        """Return the lines after the next blank one below a line; none where nothing follows."""
        place = self._runs[line.number] + 1
        return self.runs[place] if place < len(self.runs) else ()

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """The lines before the first line of body text; none if there is no body text."""
        body = [index for index, line in enumerate(self.lines) if line.is_body]
        return self.lines[: body[0]] if body else ()

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """The lines after the last line of body text."""
        body = [index for index, line in enumerate(self.lines) if line.is_body]
        return self.lines[body[-1] + 1 :] if body else ()

    def is_in_head(self, line: Line) -> bool:
        """Tell whether a line stands before the first line of body text, if there is one."""
        return line.number < self._first_body <= len(self.starts)

    def lines_before(self, number: int) -> tuple[Line, ...]:
        """Return the last lines before one, :data:`NEAR` at the most."""
        at = bisect.bisect_left(self._numbers, number)
        return self.lines[max(0, at - NEAR) : at]

    def has_body_before(self, number: int) -> bool:
        """Tell whether there is body text before a line."""
        return self._first_body < number

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(line.number for line in self.lines)

    @cached_property
    def _first_body(self) -> int:
        return next((line.number for line in self.lines if line.is_body), len(self.starts) + 1)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line of the text begins, blank ones too."""
        return tuple(start for start, _ in find_lines(self.text))

    def end_of(self, number: int) -> int:
        """Return the offset at which the line of this number ends."""
        return self.starts[number] - 1 if number < len(self.starts) else len(self.text)

    def line_at(self, offset: int) -> int:
        """Return the number of the line that has the character at ``offset``."""
        return bisect.bisect_right(self.starts, offset)


def read_manuscript(text: str) -> Manuscript:
    """Divide a text into its lines."""
    margins = find_margins(text)
    received, text = text, margins.blank(text)
    whole = [trim(text, start, end) for start, end in find_lines(text)]
    wraps = find_wraps(text, whole)
    contents = [
        strip(text, content, wraps[number]) if number in wraps else content
        for number, content in enumerate(whole, 1)
    ]
    runs = find_runs(contents)
    lines = []
    for run in runs:
        words = [text[slice(*contents[number - 1])] for number in run]
        headed = count_headed(words)
        rest = words[headed:]
        body_together = is_wrapped(rest) and is_body_text(" ".join(rest))
        for index, (number, line) in enumerate(zip(run, words, strict=True)):
            if UNREADABLE.search(line):
                continue  # no rule speaks of it
            body = (body_together and index >= headed) or is_body_text(line)
            start = contents[number - 1][0]
            indent = measure_column(text, start if number not in wraps else whole[number - 1][0])
            lines.append(Line(number, start, line, len(run) == 1, body, indent))
    return Manuscript(received, tuple(lines), margins, wraps)


def find_runs(contents: list[Range]) -> list[list[int]]:
    """Return the numbers of the lines between two blank ones."""
    runs: list[list[int]] = [[]]
    for number, (start, end) in enumerate(contents, start=1):
        if start < end:
            runs[-1].append(number)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def count_headed(words: list[str]) -> int:
    """Return how many lines at the head of a run are a title, or a name, above running text."""
    if signed := _count_signed(words):
        return signed
    widest = max(map(len, words))
    for index, line in enumerate(words[:-2]):
        titled = line.isupper() or (is_title_case(line) and len(line) < 0.6 * widest)
        capitals = line.isupper() or (
            index > 0 and words[0].isupper()
        )  # below a head, with its stop
        if not titled or line.endswith("-") or (ends_sentence(line) and not capitals):
            return index
    return 0


def _count_signed(words: list[str]) -> int:
    """Return how many lines there are to the authors’ names with marks, and the institutions below them."""
    for index, line in enumerate(words[1:FEW], 1):
        if RAISED.search(line) and are_persons(line):
            below = itertools.takewhile(INSTITUTIONS.search, words[index + 1 :])
            return index + 1 + sum(1 for _ in below)
    return 0


def is_wrapped(words: list[str]) -> bool:
    """Tell whether lines were broken at a width: half of them, but the last, end no sentence.

    Those of a title page, or of a menu, end where they like: few of them go on in small letters, or had no
    room for the next word; and they end in no sentence, as a stanza does.
    """
    inner = words[:-1]
    if not inner or max(map(len, inner)) > WIDEST:
        return False
    widest = sorted(map(len, words))[-2 if len(words) > FEW else -1]
    broken = [line for line in inner if not ends_sentence(line)]
    goes_on = [
        below[0].islower() or len(line) + _measure_first(below) >= widest
        for line, below in itertools.pairwise(words)
    ]
    stanza = len(words) >= FEW and ends_sentence(words[-1])
    return 2 * len(broken) >= len(inner) and (stanza or 2 * sum(goes_on) >= len(inner))


def _measure_first(words: str) -> int:
    """Return how much room the first word needs; where words are not set apart, a few letters."""
    return 4 if sets_no_spaces(words[0]) else len(words.split(maxsplit=1)[0])


def is_body_text(words: str) -> bool:
    """Tell whether words are many enough, and punctuated, to be running text."""
    return STOP.search(words) is not None and tell_length(words) >= BODY_WORDS


def tell_length(words: str) -> int:
    """Return how many words there are; where none are set apart, as many as letters make on the average."""
    parts = words.split()
    if words.isascii():
        return len(parts)
    unspaced = sum(map(sets_no_spaces, words))
    return len(parts) + unspaced // 2
