"""Names in other languages: each is what its language's rules make of the others, or says why not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from glossator import languages
from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Entry
from glossator.languages.language import Flaw
from glossator.memo import Memo
from glossator_schema.languages import WORDINGS

Wordings = Mapping[str, str]
"""The names of an entry in other languages, by their fields."""

NAME = "wordings"
"""What the memo calls the flaws of some wordings."""


def check_wordings(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each name that its language finds wrong, and whose entry gives no reason for it."""
    for entry in matter.named:
        wordings = get_wordings(entry)
        for place, given in list_questions(wordings):
            flaws = matter.memo.recall(NAME, given, partial(find_flaws, place, wordings))
            for code, field_name, flaw in flaws:
                if field_name not in entry.unlike:
                    message = f"{entry.id}: {flaw}; correct it, or say why under exceptions"
                    yield fault(entry.source, Code[code], message)


def get_wordings(entry: Entry) -> Wordings:
    return {field.name: entry.text(field.name) for field in WORDINGS}


def list_questions(wordings: Wordings) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the place of each language in the list of all, and what its answer depends on."""
    words = json.dumps(wordings)
    for place, language in enumerate(languages.LANGUAGES):
        yield place, (type(language).__qualname__, words)


def find_flaws(place: int, wordings: Wordings) -> list[Flaw]:
    """Return what a language says of some wordings."""
    return [*languages.LANGUAGES[place].check(wordings)]


@dataclass(frozen=True)
class Unknown:
    """Wordings of which the memo does not know what their languages say; called, it finds that out.

    It may be called in another process, which then has the dictionaries in its memory.
    """

    asked: tuple[tuple[tuple[str, str], int, Wordings], ...]

    def __call__(self) -> list[list[Flaw]]:
        return [find_flaws(place, wordings) for _, place, wordings in self.asked]

    def tell(self, memo: Memo, found: Iterable[list[Flaw]]) -> None:
        """Let the memo know what was found."""
        for (given, _, _), flaws in zip(self.asked, found, strict=True):
            memo.recall(NAME, given, partial(list, flaws))


def list_unknown(matter: Matter) -> Unknown:
    """Return the wordings of which nothing is known."""
    asked = {
        given: (place, wordings)
        for wordings in map(get_wordings, matter.named)
        for place, given in list_questions(wordings)
        if not matter.memo.knows(NAME, given)
    }
    return Unknown(tuple((given, *rest) for given, rest in asked.items()))
