"""Another language beside Chinese: where its words end, and how its names are checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
import regex
from tiny_edition import anchor, make_terms, make_text

from glossator import languages
from glossator.checks.matter import Matter
from glossator.checks.wordings import check_wordings
from glossator.languages.language import Flaw, Language
from glossator.linking import FormMatcher


class Thai(Language):
    """No spaces between words; no name is longer than four characters."""

    unspaced = regex.compile(r"\p{Script=Thai}")
    checked = frozenset({"th"})

    def check(self, wordings: Mapping[str, str]) -> Iterator[Flaw]:
        if len(wordings["th"]) > 4:
            yield Flaw("SPELLING", "th", f"{wordings['th']} is too long")


@pytest.fixture
def thai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, Thai()))
    languages.sets_no_spaces.cache_clear()
    yield
    languages.sets_no_spaces.cache_clear()


def find(form: str, words: str) -> int:
    return len(FormMatcher(make_terms(f"a: {form}")).find("alpha-p1", words))


@pytest.mark.parametrize(
    ("form", "words", "found"),
    [
        ("peace", "peaceful", 0),
        ("和平", "求和平的", 1),
        ("和平", "the和平s", 1),
        ("𠀀𠀁", "𠀂𠀀𠀁𠀂", 1),  # rare characters are characters, too
    ],
)
def test_where_words_end(form: str, words: str, found: int) -> None:
    assert find(form, words) == found


@pytest.mark.parametrize(
    ("form", "words", "found"),
    [
        ("cafe", "cafe\u0301", 0),  # an accent is not cut off
        ("détente", "de\u0301tente", 1),
        ("major country", "major\u00a0country", 1),
        ("=China's", "China\u2019s", 1),
        ("win-win", "win\u2011win", 1),
        ("cooperation", "co\u00adoperation", 1),
        ("operation", "co\u00adoperation", 0),
    ],
)
def test_forms_are_found_whose_characters_look_alike(form: str, words: str, found: int) -> None:
    assert find(form, words) == found


def test_an_added_language_says_where_its_words_end(request: pytest.FixtureRequest) -> None:
    assert find("รัก", "ความรักชาติ") == 0
    request.getfixturevalue("thai")
    assert find("รัก", "ความรักชาติ") == 1
    assert find("peace", "peaceful") == 0


def check(words: str, reason: str = "") -> list[str]:
    (term,) = make_terms("a: peace")
    wordings = {"zh-Hans": "词", "zh-Latn-pinyin": "shī", "th": words}
    reasons = {"zh-Latn-pinyin": "p", "th": reason} if reason else {}
    changed = {"wordings": wordings, "exceptions": reasons}
    given = replace(term, values={**term.values, **changed})
    matter = Matter([anchor(make_text("Peace.\n"))], [given], {}, ())
    return [str(fault) for fault in check_wordings(matter)]


def test_an_added_language_checks_names(thai: None) -> None:
    (chinese, thai_fault) = check("กกกกก")
    assert " BAD_CHINESE term-a: 词 reads cí" in chinese
    assert thai_fault.endswith(
        " SPELLING term-a: กกกกก is too long; correct it, or say why under exceptions"
    )


def test_an_entry_may_say_why_a_name_is_not_by_the_rules(thai: None) -> None:
    assert check("กกกกก", reason="it is old") == []
