"""The record: an editor's decisions on one witness, read from ``seeds/<text-id>/record.yaml``."""

from __future__ import annotations

import re
from dataclasses import field, fields
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic.dataclasses import dataclass

from glossator.bibliographic import Bibliography, Contributor
from glossator.block_rules import HASH, NONE_LEFT, Pattern, StructureRules, check_file
from glossator.data_file import (
    STRICT,
    Checked,
    LanguageTagOrNone,
    NotEmpty,
    Placed,
    Said,
    WordingsEntry,
    alike,
    check_choice,
    matching,
    one_of,
    parse_data,
)
from glossator.notations import NOTATIONS
from glossator_schema.blocks import read_block_id
from glossator_schema.dates import WRITTEN, normalize_date
from glossator_schema.entries import kind_of
from glossator_schema.inlines import INLINES_BY_NAME, NOT_MARKED
from glossator_schema.names import ORDERS, read_name


@dataclass(frozen=True, kw_only=True, config=STRICT)
class EmendationRule(Placed):
    """One change of wording: ``exact`` words of the witness in ``line``, and what the edition reads."""

    line: int
    exact: NotEmpty
    reading: str
    kind: Said
    certainty: Said
    prefix: str = ""
    suffix: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ClassRule(Placed):
    """A class of mechanical change: each match of ``pattern`` in the words of a block is emended.

    ``pattern`` is a regular expression of Python's ``re``; the whole match becomes ``reading``.
    """

    name: Said
    pattern: Pattern
    reading: str
    kind: Said
    certainty: Said
    remark: Said


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SicRule(Placed):
    """Words that are kept as they stand, odd as they are; the remark says what one would expect."""

    line: int
    exact: NotEmpty
    remark: Said
    prefix: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MarkRule(Placed):
    """Words of a line that the record marks itself: emphasis that the witness lost, words in another language.

    ``kind`` ``none``: what looks like markup in these words is none. ``language``: of foreign words.
    """

    line: int
    exact: NotEmpty
    kind: one_of((*INLINES_BY_NAME, NOT_MARKED))  # type: ignore[valid-type]
    language: LanguageTagOrNone = ""
    prefix: str = ""
    suffix: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class HyphenRules(Placed):
    """What hyphens at line ends are: of the printer, who divided a word (``join``), or of the word (``keep``).

    ``exceptions``: the words that are otherwise, as they are read: ``well-known``, ``pre- and post-war``.
    """

    default: one_of(("join", "keep"))  # type: ignore[valid-type]
    exceptions: Annotated[tuple[NotEmpty, ...], NONE_LEFT] = ()
    remark: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class WitnessRule(Placed):
    """Which file is the witness, under what name it was received, and the SHA-256 that pins it.

    Where it was read out of a document, ``received`` is that file, which lies beside it, with its own hash;
    ``extracted_by`` says by what, in which version.
    """

    file: Annotated[str, AfterValidator(check_file)]
    received_as: Said
    sha256: Annotated[Said, Field(json_schema_extra={"pattern": "^[0-9a-f]{64}$"})]
    received: Annotated[str, Checked(lambda value: value and check_file(value), {})] = ""
    received_sha256: Annotated[str, HASH] = ""
    extracted_by: str = ""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ContributorEntry(Placed):
    """A contributor; what the witness does not say stands in square brackets.

    The name is said as it is printed (``name``), in the parts that CSL has, or both; that of a body, which has
    no parts, is ``literal``.
    """

    name: str = ""
    wordings: WordingsEntry = field(default_factory=dict)
    affiliation: str = ""
    family: str = ""
    given: str = ""
    dropping_particle: Annotated[str, alike("dropping_particle")] = ""
    non_dropping_particle: Annotated[str, alike("non_dropping_particle")] = ""
    suffix: str = ""
    order: Annotated[
        str,
        Checked(lambda value: value and check_choice(value, ORDERS), {"enum": ["", *ORDERS]}),
    ] = ""
    literal: str = ""

    @model_validator(mode="after")
    def _check_name(self) -> ContributorEntry:
        read_name(self.__dict__, self.name.strip())
        return self

    def contributor(self) -> Contributor:
        said = {each.name: getattr(self, each.name) for each in fields(Contributor)}
        return Contributor(**said | {"name": read_name(said, self.name.strip()).printed})


def normalize_supplied_date(value: str) -> str:
    """Return a date in EDTF, or one in square brackets, which the witness does not have."""
    if value.startswith("[") and value.endswith("]"):
        return f"[{normalize_date(value[1:-1])}]"
    return value and normalize_date(value)


PrintedDate = Annotated[
    str,
    Checked(normalize_supplied_date, {"pattern": rf"^({WRITTEN}|\[{WRITTEN}\])?$"}),
]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class BibliographyEntry(Placed):
    """The bibliographic data; what the witness does not say stands in square brackets."""

    title: Said
    short: Said
    publication: Said = ""
    rights: Said = ""
    provenance: Said = ""
    date: PrintedDate = ""
    date_printed: str = ""
    series: str = ""
    issue: str = ""
    authors: Annotated[tuple[ContributorEntry, ...], NONE_LEFT] = ()
    translators: Annotated[tuple[ContributorEntry, ...], NONE_LEFT] = ()
    editors: Annotated[tuple[ContributorEntry, ...], NONE_LEFT] = ()

    def bibliography(self) -> Bibliography:
        given = {each.name: getattr(self, each.name) for each in fields(Bibliography)}
        for role in ("authors", "translators", "editors"):
            given[role] = tuple(entry.contributor() for entry in given[role])
        return Bibliography(**given)


def _check_notation(value: str) -> str:
    return value and check_choice(value, NOTATIONS)


Markup = Annotated[str, Checked(_check_notation, {"enum": ["", *NOTATIONS]})]

WANTED = ("publication", "rights", "provenance")
"""What the bibliography of every text says that is no draft."""

DRAFT = "draft"
"""The state of a record that rules have proposed and no editor has read yet."""

TEXT_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def is_like_another(text_id: str) -> bool:
    """Tell whether an id would be read as that of a block or an entry: ``poem-p3``, not ``school-reform``."""
    kind, number = read_block_id(text_id)
    like_block = kind is not None and (not number or any(map(str.isdigit, number)))
    return like_block or kind_of(text_id) is not None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Record(Placed):
    """Everything an editor decided about one witness; ``id`` is the text id.

    ``markup``: the notation in which the witness marks emphasized words and the like; without it, nothing in
    the witness is markup but what ``cuts`` name. ``language``: that of the text, where it is not the edition's;
    ``state``: ``draft`` until an editor has read it, which its page says.
    """

    id: Annotated[str, matching(TEXT_ID.pattern, "a text id is made of a-z, 0-9 and hyphens")]
    witness: WitnessRule
    bibliography: BibliographyEntry
    structure: StructureRules
    state: one_of(("", DRAFT)) = ""  # type: ignore[valid-type]
    language: LanguageTagOrNone = ""
    markup: Markup = ""
    marks: Annotated[tuple[MarkRule, ...], NONE_LEFT] = ()
    hyphens: HyphenRules | None = None
    emendations: Annotated[tuple[EmendationRule, ...], NONE_LEFT] = ()
    rules: Annotated[tuple[ClassRule, ...], NONE_LEFT] = ()
    sic: Annotated[tuple[SicRule, ...], NONE_LEFT] = ()

    @model_validator(mode="after")
    def _check_known(self) -> Record:
        """A draft may leave out what nobody has looked up yet."""
        said = self.bibliography
        if not self.state and (lacking := [f for f in WANTED if not getattr(said, f).strip()]):
            fields, one = ", ".join(lacking), len(lacking) == 1
            raise ValueError(
                f"bibliography says nothing of {fields}; write {'it' if one else 'them'}, or say state: {DRAFT}"
            )
        return self


def parse_record(content: str, file: str) -> Record:
    """Parse a record file; raises :class:`~glossator.diagnostics.EditionError` with file and line."""
    return parse_data(content, file, Record)
