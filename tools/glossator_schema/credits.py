"""Who wrote an editorial note, and how far it is: names in the parts that CSL has, and the state of its review.

In one line several names are parted by semicolons, each as it is printed. Where that does not tell the parts of
a name, they are said as in the record of a text, and a page has them as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from glossator_schema.names import LITERAL, PARTS, ProperName, read_name

NAME = "name"
KEYS = (NAME, *(part.name for part in PARTS), LITERAL.name)
"""What is said of a person: the name as it is printed, and its parts."""

DRAFT, REVIEWED_BY = "draft", "reviewed by"


@dataclass(frozen=True)
class Review:
    """The state of a note: whether it is a draft, and who has reviewed it."""

    is_draft: bool = False
    reviewers: tuple[ProperName, ...] = ()


def read_names(said: str) -> tuple[ProperName, ...]:
    """Return the names that a line says, one or several; none of "".

    Raises :class:`ValueError` where it is not plain who is meant.
    """
    if not said:
        return ()
    if not said.lstrip().startswith("["):
        return _each_once(_read_printed(name) for name in said.split(";"))
    try:
        people = json.loads(said)
    except json.JSONDecodeError as error:
        raise ValueError(f"{said!r} is no list of names; write them with ; between two") from error
    return read_people(people)


def read_people(people: Any) -> tuple[ProperName, ...]:
    """Return the names of a list of people, each a name as it is printed or a mapping of :data:`KEYS`.

    Raises :class:`ValueError` where it is no such list.
    """
    if not isinstance(people, list) or not people:
        raise ValueError("a name, or a list of names, is wanted")
    return _each_once(map(_read_person, people))


def spell_names(names: Iterable[ProperName]) -> str:
    """Return the line from which :func:`read_names` reads these names."""
    names = tuple(names)
    if all(_reads_alike(name) for name in names):
        return "; ".join(name.printed for name in names)
    return json.dumps([_say(name) for name in names], ensure_ascii=False)


def read_review(said: str) -> Review:
    """Return the state that a note says; raises :class:`ValueError` where it is none."""
    state = " ".join(said.split())
    if state in ("", DRAFT):
        return Review(is_draft=state == DRAFT)
    if not state.startswith(REVIEWED_BY):
        near = get_close_matches(state.split()[0], (DRAFT, REVIEWED_BY.split()[0]), n=1)
        hint = f" (did you mean {near[0]}?)" if near and near[0] != state else ""
        raise ValueError(
            f"{said!r} is no state{hint}; write {DRAFT}, or {REVIEWED_BY} and a name, or leave it out"
        )
    names = state.removeprefix(REVIEWED_BY)
    if not names.startswith(" "):
        raise ValueError(f"{said!r} does not say who; write {REVIEWED_BY} and a name")
    return Review(reviewers=read_names(names.strip()))


def is_draft(state: str) -> bool:
    """Tell whether a note is a draft, by its state, which is one that it may have."""
    return read_review(state).is_draft


def refuse_credits(options: Mapping[str, str]) -> tuple[str, str]:
    """Return which option of a note does not say who or how far, and why; two "" if all is well."""
    for name, read in (("author", read_names), ("state", read_review)):
        try:
            read(options.get(name, ""))
        except ValueError as error:
            return name, str(error)
    return "", ""


def _read_printed(name: str) -> ProperName:
    printed = " ".join(name.split())
    if not printed:
        raise ValueError(
            "a name is missing before or after a semicolon; write it, or take that out"
        )
    if "," in printed:
        message = (
            f"{printed!r} has a comma; write ; between two names, "
            "and of one name that has a comma its parts: {family: King, given: Martin, suffix: Jr.}"
        )
        raise ValueError(message)
    return read_name({}, printed)


def _read_person(said: Any) -> ProperName:
    if isinstance(said, str):
        return _read_printed(said)
    if not isinstance(said, Mapping) or not all(isinstance(of, str) for of in said.values()):
        raise ValueError("a person is a name, or a mapping of its parts to words")
    parts = {key.replace("-", "_"): value for key, value in said.items()}
    for key in parts:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise ValueError(f"unknown part {key} of a name{hint}; write one of {', '.join(KEYS)}")
    return read_name(parts, parts.get(NAME, "").strip())


def _each_once(names: Iterable[ProperName]) -> tuple[ProperName, ...]:
    found: dict[str, ProperName] = {}
    for name in names:
        if name.printed in found:
            raise ValueError(f"{name.printed} is named twice; keep one")
        found[name.printed] = name
    return tuple(found.values())


def _reads_alike(name: ProperName) -> bool:
    plain = not (set(";,") & set(name.printed) or name.printed.startswith("["))
    return plain and read_name({}, name.printed) == name


def _say(name: ProperName) -> dict[str, str]:
    if name.is_body:
        return {LITERAL.name: name.printed}
    return {key: of for key, of in {NAME: name.printed, **name.parts}.items() if of}
