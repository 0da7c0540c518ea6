"""Names in other languages: each is what its language's rules make of the others, or says why not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from glossator import languages
from glossator.checks.matter import Matter, fault
from glossator.diagnostics import Code, Diagnostic
from glossator.entry import Entry
from glossator.languages.language import Flaw
from glossator.memo import Memo
from glossator_schema.fields import Type
from glossator_schema.wordings import Wordings

NAME = "wordings"
"""What the memo calls the flaws of some wordings."""


def check_wordings(matter: Matter) -> Iterator[Diagnostic]:
    """Yield a fault for each name that is missing, or that its language finds wrong without a reason given."""
    for entry in matter.entries:
        wordings = get_wordings(entry)
        for tag in find_missing_names(matter, entry.kind.name, wordings):
            message = f"{entry.id} has no name in {tag}; add it to its wordings"
            yield fault(entry.source, Code.MISSING_WORDING, message)
        for place, given in list_questions(wordings):
            flaws = matter.memo.recall(NAME, given, partial(find_flaws, place, wordings))
            for code, tag, flaw in flaws:
                if tag not in entry.unlike:
                    message = f"{entry.id}: {flaw}; correct it, or say why under exceptions"
                    yield fault(entry.source, Code[code], message)


def find_missing_names(matter: Matter, kind: str, wordings: Wordings) -> list[str]:
    """Return the languages in which an entry of a kind has no name, and the settings want one."""
    together = matter.together.get(kind, ())
    wanted = [*matter.wanted.get(kind, ()), *(together if {*together} & wordings.keys() else ())]
    return [tag for tag in dict.fromkeys(wanted) if tag not in wordings]


def get_wordings(entry: Entry) -> Wordings:
    """Return the names of an entry in other languages."""
    fields = (field.name for field in entry.kind.fields if field.type is Type.WORDINGS)
    return {tag: words for name in fields for tag, words in entry.values[name].items()}


def list_questions(wordings: Wordings) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the place of each language that checks some of them, and what its answer depends on."""
    words = ""
    for place, language in enumerate(languages.LANGUAGES):
        if language.checked & wordings.keys():
            words = words or json.dumps(wordings, sort_keys=True)
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
        for wordings in map(get_wordings, matter.entries)
        for place, given in list_questions(wordings)
        if not matter.memo.knows(NAME, given)
    }
    return Unknown(tuple((given, *rest) for given, rest in asked.items()))
