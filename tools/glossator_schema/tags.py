"""Language tags (BCP 47): which there are, and how words of a language are marked: ``lang`` and ``dir``.

What a tag leaves unsaid, its script first of all, is said by CLDR, which comes with Babel; in which direction a
script runs, by its letters in Unicode. A script that Unicode does not have runs as the words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<region>[A-Z]{2}|[0-9]{3}))?"
    r"(?P<variants>(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)
"""A tag as it is written, in small letters but for a script (``Latn``) and a region (``TW``)."""

PARTS = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
"""What someone meant for a tag, in whatever letters."""

_PLAIN = re.sub("[?]P<[a-z]+>", "", TAG.pattern)
TAG_PATTERN, TAG_PATTERN_OR_NONE = f"^{_PLAIN}$", f"^({_PLAIN})?$"
"""The same, as every dialect of regular expressions reads it."""

LEFTWARD = ("R", "AL")
"""The classes of letters that are written from right to left."""


class Tag(NamedTuple):
    """What a tag says, and what is understood: its language, script and region; "" where nobody knows."""

    language: str
    script: str
    region: str


def attributes(tag: str, words: str = "", around: str = "") -> dict[str, str]:
    """Return how words of a language are marked: ``lang``, and ``dir`` where they run another way.

    :param words: where they are known, they are from right to left only if they have such letters: a name in
        Latin letters is not.
    :param around: the language of what they stand in, which runs from left to right if it is not given.
    """
    if not tag:
        return {}
    marked = {} if tag == around else {"lang": tag}
    leftward = runs_leftward(tag, words)
    if leftward != (bool(around) and runs_leftward(around)):
        marked["dir"] = "rtl" if leftward else "ltr"
    return marked


def write_attributes(tag: str, words: str = "", around: str = "") -> str:
    """Return :func:`attributes` as they stand in an element of HTML, each after a space."""
    return "".join(f' {name}="{value}"' for name, value in attributes(tag, words, around).items())


def runs_leftward(tag: str, words: str = "") -> bool:
    """Tell whether words of a language run from right to left."""
    if words and not any(bidirectional(character) in LEFTWARD for character in words):
        return False
    leftward = is_leftward(read_tag(tag).script)
    return begins_leftward(words) if leftward is None else leftward


def begins_leftward(words: str) -> bool:
    """Tell whether words of an unknown script run from right to left, by the first of their letters."""
    sides = (bidirectional(character) for character in words)
    return next((side for side in sides if side in ("L", *LEFTWARD)), "L") != "L"


def is_mostly_leftward(words: str) -> bool | None:
    """Tell whether most letters of words are written from right to left; ``None`` where none is a letter."""
    sides = [bidirectional(character) for character in words]
    left, right = sum(map(sides.count, LEFTWARD)), sides.count("L")
    return left > right if left or right else None


def is_transliteration(tag: str) -> bool:
    """Tell whether a tag is of another language in Latin letters: it says so."""
    return "-Latn" in tag


@cache
def is_leftward(script: str) -> bool | None:
    """Tell whether the letters of a script run from right to left; ``None`` of a script without letters."""
    import regex

    if not script:
        return None
    try:
        letter = regex.compile(rf"\p{{Script={script}}}")
    except regex.error:
        return None
    return letter.search(_leftward_letters()) is not None


@cache
def _leftward_letters() -> str:
    letters = map(chr, range(0x590, 0x20000))
    return "".join(letter for letter in letters if bidirectional(letter) in LEFTWARD)


@cache
def read_tag(tag: str) -> Tag:
    """Return what a tag says, and what CLDR has of it where it says nothing."""
    said = TAG.fullmatch(tag)
    if said is None:
        return Tag(tag, "", "")
    language, script, region = said["language"], said["script"], said["region"]
    likely = _likely_subtags()
    known = (f"{language}_{region}", language) if region else (language,)
    found = next((likely[name] for name in known if name in likely), "").split("_")
    _, understood, place = found if len(found) == 3 else ("", "", "")
    return Tag(language, script or understood, region or place)


@cache
def list_languages_in(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that are written in one of some scripts: those for which CLDR has a name."""
    from babel import Locale

    codes = (str(code) for code in Locale("en").languages if "_" not in str(code))
    return tuple(sorted(code for code in codes if read_tag(code).script in scripts))


@cache
def find_tag_fault(tag: str) -> str:
    """Return what is wrong with a tag, and what to write; "" where nothing is."""
    said = TAG.fullmatch(tag)
    if said and is_language(said["language"]):
        return next(_find_unknown_parts(said), "")
    meant = next(_guess(tag), "")
    hint = f"write {meant}" if meant else "write one such as fr, grc, pt-BR"
    return f"{tag!r} is no language tag (BCP 47); {hint}"


def find_word_fault(tag: str, words: str) -> str:
    """Return what is wrong with words that are marked as of a language; "" where nothing is."""
    message = find_tag_fault(tag) or ("" if words.strip() else f"no words follow {tag}")
    return f"{message}, as in {{lang}}`fr mot`" if message else ""


def spell_tag(tag: str) -> str:
    """Return a tag as it is written, where it was written in other letters: ``EN-gb`` is ``en-GB``."""
    language, *others = tag.split("-")
    return "-".join((language.lower(), *(_put_in_case(part.lower()) for part in others)))


def _find_unknown_parts(said: re.Match[str]) -> Iterator[str]:
    from babel import Locale

    english = Locale("en")
    for part, known in (("script", english.scripts), ("region", english.territories)):
        if said[part] and said[part] not in known:
            near = get_close_matches(said[part], known, n=1)
            hint = f"write {near[0]}, or leave it out" if near else "leave it out"
            yield f"{said[0]!r} names a {part} that there is not, {said[part]}; {hint}"


def _guess(tag: str) -> Iterator[str]:
    """Yield tags that one may have meant by what is none: in other letters, in a longer form, by a name."""
    from babel import Locale

    if PARTS.fullmatch(tag):
        language, *others = re.split("[-_]", tag.lower())
        language = _aliases().get(language, language)
        meant = "-".join((language.replace("_", "-"), *map(_put_in_case, others)))
        if meant != tag and TAG.fullmatch(meant) and is_language(language.split("_")[0]):
            yield meant
    by_name = {name.lower(): code for code, name in Locale("en").languages.items()}
    if (
        tag.lower() not in by_name
    ):  # a language's own name goes before what is only like an English one
        yield from (code for code, name in _own_names() if name == tag.lower())
    near = get_close_matches(tag.lower(), by_name, n=1, cutoff=0.75)
    yield from (by_name[name].replace("_", "-") for name in near)


@cache
def _own_names() -> tuple[tuple[str, str], ...]:
    """The languages of which CLDR says how they call themselves, each with that name in small letters."""
    from babel import Locale, localedata

    codes = sorted(code for code in localedata.locale_identifiers() if "_" not in code)
    named = ((code, Locale(code).get_language_name(code)) for code in codes)
    return tuple((code, name.lower()) for code, name in named if name)


def _put_in_case(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part


@cache
def is_language(code: str) -> bool:
    """Tell whether there is a language with a code: CLDR knows most of them, the registry all."""
    from babel import Locale

    known = code in _likely_subtags() or code in Locale("en").languages
    if known and code not in _aliases():
        return True
    from langcodes import Language  # takes a tenth of a second to be imported

    return Language.get(code, normalize=False).is_valid()


@cache
def _likely_subtags() -> Mapping[str, str]:
    from babel.core import get_global

    return get_global("likely_subtags")


@cache
def _aliases() -> Mapping[str, str]:
    """The codes in whose place there are others: ``fas`` for ``fa``, ``iw`` for ``he``."""
    from babel.core import get_global

    return get_global("language_aliases")
