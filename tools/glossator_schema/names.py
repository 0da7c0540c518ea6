"""Names of persons and bodies, in the parts that CSL has: family, given, particles, suffix, literal.

An editor writes the name as it is printed, or its parts, or both: what is not said of a printed name is taken
from it. Where nothing is said but the name, it is divided only if it is a plain "Given Family": two words, each
with a capital, of which no language knows that they may be a body, or stand the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from glossator_schema.fields import Field, Type
from glossator_schema.languages import may_be_no_plain_name

ORDERS = GIVEN_FIRST, FAMILY_FIRST = "given-first", "family-first"

PARTS: tuple[Field, ...] = (
    Field(name="family", type=Type.LINE, about="The family name, by which the person is filed."),
    Field(
        name="given", type=Type.LINE, about="The given names; alone, a name that is not divided."
    ),
    Field(
        name="dropping_particle",
        type=Type.LINE,
        about="What precedes the family name, but not in a list: van in Ludwig van Beethoven.",
    ),
    Field(
        name="non_dropping_particle",
        type=Type.LINE,
        about="What stays with the family name: de in Charles de Gaulle.",
    ),
    Field(name="suffix", type=Type.LINE, about="What follows the name: Jr., III."),
    Field(
        name="order",
        type=Type.CHOICE,
        about="Which comes first in print, where the name is given in parts alone.",
        choices=ORDERS,
    ),
)
"""The parts of a person's name, as an editor may write them; with hyphens they are those of CSL."""

LITERAL = Field(name="literal", type=Type.LINE, about="The name of a body, which is never divided.")

BRACKETS = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True)
class ProperName:
    """A name and its parts; without ``family`` it is not divided. ``printed``: as bylines have it."""

    printed: str
    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    family_first: bool = False
    is_body: bool = False

    @property
    def families(self) -> str:
        """The family name with the particle that stays with it."""
        return _words(self.non_dropping_particle, self.family)

    @property
    def givens(self) -> str:
        """The given names, and the particle that leaves the family name to stand behind them."""
        return _words(self.given, self.dropping_particle)

    @property
    def parts(self) -> dict[str, str]:
        """Its parts by the names of their fields, each "" where the name has none."""
        order = (FAMILY_FIRST if self.family_first else GIVEN_FIRST) if self.family else ""
        said = {**vars(self), "order": order}
        return {field.name: said[field.name] for field in PARTS}

    @property
    def inverted(self) -> str:
        """The name as data have it: ``Beethoven, Ludwig van``, ``King, Martin, Jr.``, ``Xi, Jinping``."""
        if not self.family:
            return self.printed
        return ", ".join(filter(None, (self.families, self.givens, self.suffix)))

    @property
    def filed(self) -> str:
        """The name as an index has it: without a comma where the family's name comes first in print too."""
        return _words(self.families, self.givens) if self.family_first else self.inverted


def _words(*parts: str) -> str:
    return " ".join(filter(None, parts))


def read_name(said: Mapping[str, str], printed: str = "") -> ProperName:
    """Return the name that some fields say; raises :class:`ValueError` where they do not go together.

    :param said: parts by the names of their fields, each "" where nothing is said.
    :param printed: the name as it is printed, "" where it is said in parts alone.
    """
    parts = {field.name: said.get(field.name, "").strip() for field in PARTS}
    order = parts.pop("order")
    if literal := said.get(LITERAL.name, "").strip():
        if any(parts.values()) or order:
            raise ValueError("a literal name has no parts; write the one or the others")
        if printed not in ("", literal):
            raise ValueError(
                f"the name is {printed!r}, and literally {literal!r}; write one of them"
            )
        return ProperName(literal, is_body=True)
    if not printed:
        return _compose(replace(_with(parts, ""), family_first=order == FAMILY_FIRST))
    bare = BRACKETS.sub(r"\1", printed)
    if not any(parts.values()):
        return _divide_plainly(printed, bare, order)
    rest, places = _take_out(bare, parts)
    if parts["family"] and not parts["given"]:
        parts["given"] = " ".join(rest.replace(",", " ").split())
        places["given"] = bare.find(parts["given"].split(" ")[0]) if parts["given"] else -1
    first = bool(parts["family"]) and places.get("given", -1) > places["family"]
    if order and parts["given"] and first != (order == FAMILY_FIRST):
        raise ValueError(f"{printed!r} is not {order}; correct the one or the other")
    return replace(_with(parts, printed), family_first=first)


def _with(parts: Mapping[str, str], printed: str) -> ProperName:
    return replace(ProperName(printed), **parts)  # type: ignore[arg-type]


def _compose(name: ProperName) -> ProperName:
    if not (name.family or name.given):
        raise ValueError("a name is missing; write name, family and given, or literal")
    whole = _words(name.dropping_particle, name.families)
    ordered = (whole, name.given) if name.family_first else (name.given, whole)
    return replace(name, printed=_words(*ordered, name.suffix))


def _take_out(bare: str, parts: Mapping[str, str]) -> tuple[str, dict[str, int]]:
    """Return what is left of a name without its parts, and where each of them stands."""
    rest, places = bare, {}
    for field, words in sorted(parts.items(), key=lambda part: -len(part[1])):
        if words:
            found = [*re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", rest)]
            if not found:
                raise ValueError(f"{field}: {words!r} does not stand in the name {bare!r}")
            place = found[0 if field == "given" else -1]
            places[field] = place.start()
            rest = f"{rest[: place.start()]}{' ' * len(words)}{rest[place.end() :]}"
    return rest, places


def _divide_plainly(printed: str, bare: str, order: str) -> ProperName:
    """Return a name of which nothing is said but, perhaps, its order: divided if it is of two words."""
    words = bare.split(" ")
    plain = len(words) == 2 and _is_plain(words[0].removesuffix(".")) and _is_plain(words[1])
    if order and not plain:
        raise ValueError(f"{printed!r} is not of two plain words; write which are the family name")
    if not plain or (not order and may_be_no_plain_name(*words)):
        return ProperName(printed)
    first = order == FAMILY_FIRST
    given, family = reversed(words) if first else words
    return ProperName(printed, family=family, given=given, family_first=first)


def _is_plain(word: str) -> bool:
    """Tell whether each part of a word begins with a capital: Jean-Luc and O’Brien, not Ki-moon, BBC or de."""
    letters = re.sub("['’]", "", word)
    capital = all(part[:1].isupper() and part.isalpha() for part in letters.split("-"))
    return capital and (len(letters) == 1 or letters != letters.upper())
