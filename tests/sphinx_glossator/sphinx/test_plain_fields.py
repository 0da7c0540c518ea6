"""A field that has no LaTeX in it is not decoded; all that decoding would change is."""

from __future__ import annotations

import codecs
from itertools import product
from unicodedata import category

import latexcodec  # noqa: F401  # it registers the codec ulatex
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from latexcodec.codec import LatexUnicodeTable
from latexcodec.lexer import LatexIncrementalDecoder
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from sphinx_glossator.sphinx.plain_fields import PLAIN, decode, read_field, use_plain_fields


def find_changed(field: str) -> bool:
    return codecs.decode(field, "ulatex") != field


def test_what_is_plain_is_what_decoding_leaves() -> None:
    fields = (
        "".join(letters)
        for size in range(1, 5)
        for letters in product("aD -'`!?,{}.\"~", repeat=size)
    )
    plain = [field for field in fields if PLAIN.fullmatch(field)]
    assert len(plain) > 1000
    assert [field for field in plain if find_changed(field)] == []


def test_no_sign_of_any_script_is_changed_where_it_is_plain() -> None:
    signs = [chr(code) for code in range(1, 0x30000) if category(chr(code)) not in ("Cn", "Cs")]
    plain = [sign for sign in signs if PLAIN.fullmatch(f"a{sign}b")]
    assert len(plain) > 100_000
    # The decoder spells no sign above these; it takes long for each token that it is given.
    fields = [f"a{sign}b" for sign in plain if sign < "\u3000"]
    others = [sign for sign in plain if sign >= "\u3000"]
    fields += ["a" + "".join(others[at : at + 64]) + "b" for at in range(0, len(others), 64)]
    assert [field for field in fields if find_changed(field)] == []


def test_nothing_that_the_decoder_knows_is_plain() -> None:
    known = LatexUnicodeTable(LatexIncrementalDecoder()).unicode_map
    spelled = {"".join(token.text for token in tokens) for tokens in known}
    assert len(spelled) > 500
    assert max(map(max, spelled)) < "\u3000"
    assert [
        s for s in spelled for field in (s, f"a{s}", f"{s}a", f"a{s}a") if PLAIN.fullmatch(field)
    ] == []


@given(st.text(alphabet="abD {}'`-,!?\\%#$~&_^\"é汉\n", max_size=30))
@example("a {Title} of 2012--13")
@example("{\\'e}t{\\'e}")
@example("a{")
def test_a_field_is_read_as_pybtex_reads_it(field: str) -> None:
    try:
        expected = decode(field)
    except (PybtexError, ValueError) as error:
        with pytest.raises(type(error)):
            read_field(field)
    else:
        assert read_field(field) == expected


def test_the_methods_of_pybtex_read_by_it() -> None:
    use_plain_fields()
    use_plain_fields()
    assert Text.from_latex is read_field
    assert str(Text.from_latex("Caf\\'e -- bar")) == "Café – bar"
