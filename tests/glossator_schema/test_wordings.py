"""Names in other languages, as a page has them in one line."""

from __future__ import annotations

from glossator_schema.wordings import pack_wordings, unpack_wordings


def test_names_keep_their_order_and_their_words():
    wordings = {"grc": "παιδεία", "grc-Latn": "paideía", "fa": "فرهنگ و ادب"}
    assert unpack_wordings(pack_wordings(wordings)) == wordings
    assert list(unpack_wordings("b x | a y")) == ["b", "a"]
    assert unpack_wordings("") == {}
    assert unpack_wordings("grc |") == {"grc": ""}
