"""One line at which somebody begins to speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossator.draft.columns import TAB
from glossator.draft.languages.chinese import SPACED_NAME
from glossator.draft.manuscript import Line
from glossator.draft.speaker_shapes import ABOVE


@dataclass(frozen=True)
class Turn:
    """A line at which somebody begins to speak: the printed ``name``, the ``cuts`` of its markup."""

    line: Line
    name: str
    cuts: tuple[str, ...]
    shape: str

    @property
    def person(self) -> str:
        """The name without the signs around it."""
        return re.sub(r"(?:,|\s*[(\[]).*", "", self.name).strip(" .:：—–-").casefold()

    @property
    def is_above(self) -> bool:
        """Whether the name has a line of its own, above what is said."""
        return self.shape in ABOVE

    @property
    def is_colon(self) -> bool:
        """Whether a colon stands after the name."""
        return "".join((self.name, *self.cuts[-1:])).rstrip().endswith((":", "："))

    @property
    def column(self) -> int:
        """Where what is said begins, if tabs or spaces set it off from the name; else where the line does."""
        match = re.match(rf"{re.escape(self.name)}(?:\t\s*|\s{{2,}})", self.line.words)
        return self.line.indent + (len(match[0].expandtabs(TAB)) if match else 0)

    @property
    def is_full(self) -> bool:
        """Whether the name says more of somebody than one word does: it is a person's."""
        name = self.name.rstrip(" .:：—–-")
        said = re.search(r"[,(\[]", name) is not None or name.isupper()
        said = said or re.match(SPACED_NAME, f"{name}\u3000") is not None
        return said or len(name.split()) > 1
