"""An unseen text as the rules read it: lines without the white space at their ends."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property

from glossator.draft.wording import ends_sentence
from glossator.witness import Range, find_lines, trim

BODY_WORDS = 20
"""So many words, with a sentence's end among them, are body text."""
WIDEST = 120
"""The number of characters that a line broken at a width has at the most."""


@dataclass(frozen=True)
class Line:
    """A line that is not blank: ``number`` from 1, ``words`` trimmed, beginning at offset ``start``.

    ``apart`` tells whether blank lines, or the ends of the text, stand before and after it;
    ``is_body`` whether it is running text, by itself or as one of several lines of a paragraph.
    """

    number: int
    start: int
    words: str
    apart: bool
    is_body: bool

    @property
    def count(self) -> int:
        """The number of words set off by white space."""
        return len(self.words.split())


@dataclass(frozen=True)
class Manuscript:
    """A text never seen before, and its lines that are not blank."""

    text: str
    lines: tuple[Line, ...]

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
    contents = [trim(text, start, end) for start, end in find_lines(text)]
    runs = find_runs(contents)
    lines = []
    for run in runs:
        words = [text[slice(*contents[number - 1])] for number in run]
        body_together = is_wrapped(words) and is_body_text(" ".join(words))
        for number, line in zip(run, words, strict=True):
            body = body_together or is_body_text(line)
            lines.append(Line(number, contents[number - 1][0], line, len(run) == 1, body))
    return Manuscript(text, tuple(lines))


def find_runs(contents: list[Range]) -> list[list[int]]:
    """Return the numbers of the lines between two blank ones."""
    runs: list[list[int]] = [[]]
    for number, (start, end) in enumerate(contents, start=1):
        if start < end:
            runs[-1].append(number)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def is_wrapped(words: list[str]) -> bool:
    """Tell whether lines were broken at a width: half of them, but the last, end no sentence."""
    inner = words[:-1]
    broken = [line for line in inner if not ends_sentence(line)]
    return bool(inner) and max(map(len, inner)) <= WIDEST and 2 * len(broken) >= len(inner)


def is_body_text(words: str) -> bool:
    """Tell whether words are many enough, and punctuated, to be running text."""
    return len(words.split()) >= BODY_WORDS and any(stop in words for stop in ".!?。")
