"""What a record says of signs within lines: the notation of its witness, marked words, hyphens at line ends."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic.dataclasses import dataclass

from glossator.data_file import (
    NONE_LEFT,
    STRICT,
    Checked,
    NotEmpty,
    Placed,
    check_choice,
    matching,
    one_of,
)
from glossator.notations import NOTATIONS
from glossator_schema.inlines import INLINES_BY_NAME, NOT_MARKED

LANGUAGE_TAG = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

LANGUAGE = matching(
    LANGUAGE_TAG.pattern, "a language is a BCP 47 tag: fr, grc, zh-Hans", or_empty=True
)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class MarkRule(Placed):
    """Words of a line that the record marks itself: emphasis that the witness lost, words in another language.

    ``kind`` ``none``: what looks like markup in these words is none. ``language``: of foreign words.
    """

    line: int
    exact: NotEmpty
    kind: one_of((*INLINES_BY_NAME, NOT_MARKED))  # type: ignore[valid-type]
    language: Annotated[str, LANGUAGE] = ""
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


def _check_notation(value: str) -> str:
    return value and check_choice(value, NOTATIONS)


Markup = Annotated[str, Checked(_check_notation, {"enum": ["", *NOTATIONS]})]
