"""A language added beside Chinese is set in the book as it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from greek import Greek
from pdf_structure import _read_pieces

from sphinx_glossator import languages

if TYPE_CHECKING:
    from conftest import Book


def test_its_words_carry_its_language(
    set_book: Callable[..., Book],
    write_project: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(languages, "LANGUAGES", (*languages.LANGUAGES, Greek()))
    book = set_book(write_project(index="# A page of λόγος\n\nThe word {grc}`λόγος`, 外交.\n"))
    assert book.warnings == ""
    assert '#in-language("grc", "λόγος")' in book.source
    with pikepdf.open(book.path) as pdf:
        pieces = [piece for page in pdf.pages for piece in _read_pieces(page)]
    said = {piece.words.strip(): piece.lang for piece in pieces}
    assert said["λόγος"] == "grc"
    assert said["外交"] == "zh-CN"
